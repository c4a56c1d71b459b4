/**
 * From the decoded px of a picture file to small grey values, as picture.py makes them: Pillow's
 * grey of a colour, blocks of px averaged in bytes where the picture is large, then at most 400 px
 * a side. Where the px come from is left to others, and strip by strip is enough.
 */
import { type Grey, rounded } from "./grey";
import { BOX_FILTER, resized } from "./resample";

/** Longest side of the copy that ink is looked for in, px. */
export const WORK_SIDE = 400;
/** px of a picture: more is no photo of a digit. Some kinds of file are held several times over. */
export const LARGEST = 50_000_000;
export const LARGEST_OF: Readonly<Record<string, number>> = {
  "image/jpeg": 100_000_000,
  "image/webp": 40_000_000,
  "image/gif": 40_000_000,
};

/** A picture that gives its px, four bytes each: red, green, blue, opacity. */
export interface Decoded {
  readonly width: number;
  readonly height: number;
  /** The rows from the first up to but not including the last. */
  readonly rows: (first: number, last: number) => ArrayLike<number>;
}

/** Greys and opacities as bytes. */
interface Bytes {
  readonly width: number;
  readonly height: number;
  readonly greys: Uint8Array;
  readonly opaque: Uint8Array;
}

/** px that are made small at once. */
const STRIP = 2_000_000;

/** Grey values 0..1 of a picture, on a ground that its ink is seen on where it has none. */
export function smallGrey(decoded: Decoded): Grey {
  const { width, height } = decoded;
  const small = onGround(reduced(decoded));
  const shrink = Math.min(1, WORK_SIDE / Math.max(width, height));
  const [columns, rows] = [width, height].map((side) => Math.max(1, rounded(side * shrink)));
  return resized(small, rows, columns, BOX_FILTER);
}

/** Every px the average of a block of px; what is left at the edges is averaged by itself. */
function reduced({ width, height, rows }: Decoded): Bytes {
  const [across, down] = [width, height].map((side) =>
    Math.max(1, Math.floor(side / (4 * WORK_SIDE))),
  );
  const [columns, lines] = [Math.ceil(width / across), Math.ceil(height / down)];
  const greys = new Uint8Array(columns * lines);
  const opaque = new Uint8Array(columns * lines);
  const strip = Math.max(1, Math.floor(STRIP / width / down)) * down;
  for (let top = 0; top < height; top += strip) {
    const end = Math.min(top + strip, height);
    const bytes = rows(top, end);
    for (let line = top; line < end; line += down) {
      const tall = Math.min(down, end - line);
      for (let column = 0; column < columns; column++) {
        const left = column * across;
        const block = { left, top: line - top, wide: Math.min(across, width - left), tall };
        const at = (line / down) * columns + column;
        [greys[at], opaque[at]] = averageOf(bytes, width, block);
      }
    }
  }
  return { width: columns, height: lines, greys, opaque };
}

interface Block {
  readonly left: number;
  readonly top: number;
  readonly wide: number;
  readonly tall: number;
}

function averageOf(bytes: ArrayLike<number>, width: number, block: Block): [number, number] {
  const { left, top, wide, tall } = block;
  const count = wide * tall;
  let [grey, opaque] = [0, 0];
  for (let row = top; row < top + tall; row++) {
    for (let column = left; column < left + wide; column++) {
      const at = 4 * (row * width + column);
      grey += luminance(bytes[at], bytes[at + 1], bytes[at + 2]);
      opaque += bytes[at + 3];
    }
  }
  return [mean(grey, count), mean(opaque, count)];
}

/** Pillow's grey of a colour: ITU-R 601-2 in whole numbers. */
const luminance = (red: number, green: number, blue: number): number =>
  (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;

/** Pillow's mean of a block in whole numbers. */
function mean(sum: number, count: number): number {
  if (count === 1) return sum;
  const factor = Math.floor(Math.fround(2 ** 32 / (256 * count)));
  return Math.floor(((sum + Math.floor(count / 2)) * factor) / 2 ** 24);
}

function onGround({ width, height, greys, opaque }: Bytes): Grey {
  const values = Float32Array.from(greys, (value) => value / 255);
  const alpha = Float32Array.from(opaque, (value) => value / 255);
  let [inked, covered] = [0, 0];
  alpha.forEach((share, k) => {
    inked += values[k] * share;
    covered += share;
  });
  const ground = inked / Math.max(covered, 1) > 0.5 ? 0 : 1;
  return {
    rows: height,
    columns: width,
    values: values.map(
      (value, k) => Math.fround(value * alpha[k]) + ground * Math.fround(1 - alpha[k]),
    ),
  };
}
