/** Where a photo shows the sheet, and what on it is ink. The twin of images.py. */
import { SIZE } from "../ink";
import { boxOf, cropped, frameOf, type Grey, grey, mapped, median, otsu, type Part } from "./grey";
import { inkContrast } from "./light";

/** Of the picture's height and width: a sheet of paper is at least this large. */
const SHEET_SHARE = 0.4;
/** Of its box: a sheet is tilted a little and has ink on it. */
const SHEET_FILL = 0.7;
/** Contrast of the faintest ink, as a share of the paper's brightness. */
const FAINTEST = 0.06;
/** Ink stands out from the paper's grain by at least this many times the grain. */
const NOISE_RATIO = 5;
/** Of the largest piece of ink: smaller pieces are specks. */
const SMALLEST_PART = 0.03;
/** A median deviation in standard deviations. */
const DEVIATION = 1.4826;

/** A 28x28 picture that is one of MNIST's kind already, or its negative; null for others. */
export function asDrawn(picture: Grey): Grey | null {
  const { rows, columns, values } = picture;
  if (rows !== SIZE || columns !== SIZE) return null;
  if (Math.fround(Math.max(...values) - Math.min(...values)) < 0.5) return null;
  const ground = median(Float32Array.from(frameOf(SIZE, SIZE), (at) => values[at]));
  if (ground === 0) return picture;
  return ground === 1 ? mapped(picture, (value) => 1 - value) : null;
}

/**
 * The part of a photo that shows the sheet, where it lies on a darker table; else all of it. A sheet
 * is the one bright thing that is large on both sides and fills its box, a digit does not.
 */
export function findSheet(picture: Grey): Part {
  const { rows, columns, values } = picture;
  const all: Part = { rows: [0, rows], columns: [0, columns] };
  const threshold = otsu(values);
  const bright = Uint8Array.from(values, (value) => Number(value > threshold));
  const border = Float32Array.from(frameOf(rows, columns), (at) => bright[at]);
  if (!bright.includes(1) || median(border) === 1) return all;
  const { labels, sizes } = connected({ rows, columns, mask: bright });
  const largest = Math.max(...sizes.values());
  const label = Math.min(
    ...[...sizes].filter(([, size]) => size === largest).map(([name]) => name),
  );
  const box = boxOf(picture, (at) => labels[at] === label) ?? all;
  const high = box.rows[1] - box.rows[0];
  const wide = box.columns[1] - box.columns[0];
  const large = Math.min(high / rows, wide / columns) > SHEET_SHARE;
  const fill = largest / (high * wide);
  return large && fill >= SHEET_FILL && fill < 1 ? box : all;
}

/** How much each px is ink, 0..1, whatever the light; all 0 where there is none. */
export function findInk(picture: Grey): Grey {
  const { rows, columns } = picture;
  const none = grey(rows, columns);
  const contrast = inkContrast(Math.min(rows, columns) > 2 * SIZE ? blurred(picture) : picture);
  const paper = median(contrast.values);
  const grain = DEVIATION * median(contrast.values.map((value) => Math.abs(value - paper)));
  const clear = Math.fround(3 * grain);
  const threshold = otsu(contrast.values.filter((value) => value > clear));
  const dark = contrast.values.filter((value) => value > threshold);
  if (dark.length === 0) return none;
  const full = Math.fround(dark.reduce((sum, value) => sum + value, 0) / dark.length);
  if (full - paper < Math.max(FAINTEST, NOISE_RATIO * grain)) return none;
  // Between paper and ink: what is nearer to one of them than a quarter counts as that one.
  const span = Math.fround(full - paper);
  const level = mapped(contrast, (value) => {
    const share = Math.fround(Math.fround(2 * Math.fround(value - paper)) / span);
    return Math.min(Math.max(Math.fround(share - 0.5), 0), 1);
  });
  const digit = digitParts({
    rows,
    columns,
    mask: Uint8Array.from(level.values, (value) => Number(value > 0.5)),
  });
  return mapped(level, (value, at) => (digit[at] ? value : 0));
}

/** Some px of a picture: 1 each, 0 all others. */
interface Mask {
  readonly rows: number;
  readonly columns: number;
  readonly mask: Uint8Array;
}

/**
 * The pieces of ink that belong to the digit: no specks, and nothing that enters from outside. What
 * touches the border goes, unless that is nearly all there is: then the picture is cropped close.
 */
function digitParts(ink: Mask): Uint8Array {
  const { labels, sizes } = connected(ink);
  const largest = Math.max(0, ...sizes.values());
  const outside = new Set(frameOf(ink.rows, ink.columns, 1).map((at) => labels[at]));
  const within = [...sizes].filter(([label]) => !outside.has(label));
  const inside = Math.max(0, ...within.map(([, size]) => size));
  const [parts, most] = inside > 0.1 * largest ? [within, inside] : [[...sizes], largest];
  const kept = new Set(parts.filter(([, size]) => size >= SMALLEST_PART * most).map(([l]) => l));
  return Uint8Array.from(labels, (label) => Number(kept.has(label)));
}

/** A number for every piece (its px touch at sides or corners), 0 elsewhere; and their sizes in px. */
function connected({ rows, columns, mask }: Mask) {
  const labels = new Int32Array(mask.length);
  const sizes = new Map<number, number>();
  // From the end, so that each piece is called by its last px, as in images.py.
  for (let start = mask.length - 1; start >= 0; start--) {
    if (!mask[start] || labels[start]) continue;
    const label = start + 1;
    const open = [start];
    labels[start] = label;
    let size = 0;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      size++;
      for (const next of around(at, rows, columns)) {
        if (!mask[next] || labels[next]) continue;
        labels[next] = label;
        open.push(next);
      }
    }
    sizes.set(label, size);
  }
  return { labels, sizes };
}

function around(at: number, rows: number, columns: number): number[] {
  const [row, column] = [Math.floor(at / columns), at % columns];
  const found: number[] = [];
  for (let y = Math.max(row - 1, 0); y <= Math.min(row + 1, rows - 1); y++) {
    for (let x = Math.max(column - 1, 0); x <= Math.min(column + 1, columns - 1); x++) {
      found.push(y * columns + x);
    }
  }
  return found;
}

/** A px and its neighbours averaged, which takes most of the grain off. */
function blurred(picture: Grey): Grey {
  const { rows, columns } = picture;
  const one = mapped(picture, (value, at) => {
    const row = Math.floor(at / columns);
    const above = picture.values[row > 0 ? at - columns : at];
    const below = picture.values[row < rows - 1 ? at + columns : at];
    return 0.25 * above + 0.5 * value + 0.25 * below;
  });
  return mapped(one, (value, at) => {
    const column = at % columns;
    const left = one.values[column > 0 ? at - 1 : at];
    const right = one.values[column < columns - 1 ? at + 1 : at];
    return 0.25 * left + 0.5 * value + 0.25 * right;
  });
}

/** The part of a map of ink that has ink, or null without any. */
export function inkBox(ink: Grey): Grey | null {
  const box = boxOf(ink, (at) => ink.values[at] > 0.5);
  return box && cropped(ink, box);
}
