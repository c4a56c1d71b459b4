/**
 * Turns pen strokes into the 28x28 picture that the network reads, the way MNIST was made: the
 * ink's box is fitted into 20x20 keeping its shape, drawn with a soft-edged round pen, and moved
 * so that its centre of mass lies where MNIST's does. The same arithmetic in float64 as ink.py,
 * which is the reference. Where strokes come from is left to others. Networks that read pictures of
 * another size get the same picture in proportion; small ones are drawn finer and averaged.
 *
 * Coordinates are continuous: pixel (row r, column c) covers [c, c+1] x [r, r+1], its centre is
 * c + 0.5. x points right, y points down, ink is 1 and paper is 0.
 */
import { wrong } from "../base/errors";
import type { Paper } from "../base/paper";

export type Point = readonly [number, number]; // x, y
export type Stroke = readonly Point[];

/** Places points in the picture: x28 = x * scale + dx, y28 = y * scale + dy. */
export interface Transform {
  readonly scale: number;
  readonly dx: number;
  readonly dy: number;
}

/** Strokes and the picture made of them. Knows nothing of networks. */
export interface Ink {
  /** As given, empty ones left out. */
  readonly strokes: readonly Stroke[];
  /** Box of the ink in 20x20, in the middle of 28x28. */
  readonly fitted: Transform;
  /** Same scale, centre of mass at CENTRE. */
  readonly centred: Transform;
  /** Of the pen that most are drawn with, px. */
  readonly width: number;
  /** Of the pen of each stroke, px. */
  readonly widths: readonly number[];
  readonly paper: Paper;
  /** (rows * columns) row-major, 0..1. */
  readonly pixels: Float32Array;
}

export const SIZE = 28; // px, side of the picture
const MNIST_PAPER: Paper = { columns: SIZE, rows: SIZE };
export const BOX = 20; // px, side of the square that the ink is fitted into
export const PEN_WIDTH = 2.5; // px
// Where the centre of mass of MNIST digits lies: in the middle of pixel 14, as ink.py measured.
export const CENTRE: Point = [14.5, 14.5]; // px
const SMALLEST_EXTENT = 1e-9; // ink whose box is smaller than this on both sides is a dot
const LARGEST_COORDINATE = 1e9; // beyond it float64 would round the shape away

/** Strokes that are drawn, each with its pen. */
interface Drawn {
  readonly strokes: readonly Stroke[];
  readonly widths: readonly number[];
}

/**
 * The picture of `strokes`, and the steps on the way to it. No points: all zero. `width` may be a
 * list, one for each stroke. `smallest` is the extent up to which ink is a mark and no digit: no ink
 * is enlarged more than ink of that size, so that a dot stays a dot.
 */
export function ink(
  strokes: readonly Stroke[],
  width: number | readonly number[] = PEN_WIDTH,
  paper: Paper = MNIST_PAPER,
  smallest = 0,
): Ink {
  const drawn = clean(strokes, width);
  const usual = typeof width === "number" ? width : PEN_WIDTH;
  const grid = gridFor(paper);
  const fitted = fitInto(drawn, grid, smallest);
  const first = rasterise(drawn, fitted, grid);
  const centred = centre(first, fitted, grid);
  const fine = rasterise(drawn, centred, grid);
  return {
    strokes: drawn.strokes,
    fitted: inPaper(fitted, grid),
    centred: inPaper(centred, grid),
    width: (usual * grid.unit) / grid.fineness,
    widths: drawn.widths.map((each) => (each * grid.unit) / grid.fineness),
    paper,
    pixels: Float32Array.from(averaged(fine, grid)),
  };
}

/** The squares that ink is drawn in: `fineness` of them along a pixel of the picture. */
interface Grid extends Paper {
  readonly fineness: number;
  /** Sides of the box that ink is fitted into. */
  readonly box: Point;
  /** Squares in a px of MNIST's own 28. */
  readonly unit: number;
  /** Where the centre of mass goes. */
  readonly centre: Point;
}

/** MNIST's own proportions; a picture too small to hold a pen line is drawn finer. */
function gridFor(paper: Paper): Grid {
  const fineness = Math.max(1, Math.ceil(SIZE / Math.min(paper.columns, paper.rows) - 0.25));
  const columns = paper.columns * fineness;
  const rows = paper.rows * fineness;
  const unit = Math.min(columns, rows) / SIZE;
  return {
    columns,
    rows,
    fineness,
    box: [(columns * BOX) / SIZE, (rows * BOX) / SIZE],
    unit,
    centre: [columns / 2 + (CENTRE[0] - SIZE / 2) * unit, rows / 2 + (CENTRE[1] - SIZE / 2) * unit],
  };
}

/** Squares of the grid -> pixels of the picture. */
function inPaper({ scale, dx, dy }: Transform, { fineness }: Grid): Transform {
  return { scale: scale / fineness, dx: dx / fineness, dy: dy / fineness };
}

/** Each pixel is the mean of its squares. */
function averaged(fine: Float64Array, { columns, rows, fineness }: Grid): Float64Array {
  if (fineness === 1) return fine;
  const across = columns / fineness;
  const pixels = new Float64Array((across * rows) / fineness);
  fine.forEach((value, at) => {
    const row = Math.floor(Math.floor(at / columns) / fineness);
    pixels[row * across + Math.floor((at % columns) / fineness)] += value / fineness ** 2;
  });
  return pixels;
}

/** Strokes without the empty ones. Throws InputError for anything but finite pairs and pens. */
function clean(strokes: readonly Stroke[], width: number | readonly number[]): Drawn {
  strokes.forEach((stroke, index) => {
    if (!Array.isArray(stroke) || !stroke.every(isPoint)) {
      throw wrong("strokeBeyond", index, LARGEST_COORDINATE);
    }
  });
  const every = typeof width === "number" ? strokes.map(() => width) : width;
  for (const each of typeof width === "number" ? [width] : width) {
    if (!(each > 0 && each < BOX)) {
      throw wrong("penWidth", each, BOX);
    }
  }
  if (every.length < strokes.length) {
    throw wrong("penWidths", every.length, strokes.length);
  }
  return {
    strokes: strokes.filter((stroke) => stroke.length > 0),
    widths: strokes.flatMap((stroke, k) => (stroke.length > 0 ? [every[k]] : [])),
  };
}

function isPoint(point: unknown): point is Point {
  return (
    Array.isArray(point) &&
    point.length === 2 &&
    point.every((value) => typeof value === "number" && Math.abs(value) <= LARGEST_COORDINATE)
  );
}

/**
 * The transform that makes the box of the ink, half a pen width included, 20 px long.
 * A dot has no size to scale: it keeps scale 1. No points: nothing moves.
 */
function fitInto(drawn: Drawn, grid: Grid, smallest: number): Transform {
  if (drawn.strokes.length === 0) return { scale: 1, dx: 0, dy: 0 };
  const boxes = drawn.strokes.map((stroke, k) => boxOf(stroke, drawn.widths[k] * grid.unit));
  const scale = scaleOf(byPen(boxes), grid, smallest);
  const [left, top] = [0, 1].map((axis) =>
    least(boxes.map(({ low, pen }) => low[axis] * scale - pen / 2)),
  );
  const [right, bottom] = [0, 1].map(
    (axis) => -least(boxes.map(({ high, pen }) => -(high[axis] * scale + pen / 2))),
  );
  return {
    scale,
    dx: grid.columns / 2 - (left + right) / 2,
    dy: grid.rows / 2 - (top + bottom) / 2,
  };
}

/** What a pen's points span, and the width of the pen in squares. */
interface Box {
  readonly low: Point;
  readonly high: Point;
  readonly pen: number;
}

function boxOf(stroke: Stroke, pen: number): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of stroke) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { low: [left, top], high: [right, bottom], pen };
}

/** One box for all strokes of a pen: an eraser leaves hundreds of strokes, of few pens. */
function byPen(boxes: readonly Box[]): readonly Box[] {
  return [...new Set(boxes.map(({ pen }) => pen))].map((pen) => {
    const same = boxes.filter((box) => box.pen === pen);
    return boxOf(
      same.flatMap(({ low, high }) => [low, high]),
      pen,
    );
  });
}

/** The largest scale at which no two boxes are further apart than the grid's, pens included. */
function scaleOf(boxes: readonly Box[], { box }: Grid, smallest: number): number {
  const thickest = -least(boxes.map(({ pen }) => -pen));
  const most = smallest > 0 ? (Math.min(...box) - thickest) / smallest : Infinity;
  const spans = boxes.flatMap((one) =>
    boxes.flatMap((other) =>
      [0, 1].map((axis) => ({
        extent: other.high[axis] - one.low[axis],
        room: box[axis] - (one.pen + other.pen) / 2,
      })),
    ),
  );
  const dot = spans.every(({ extent }) => extent <= SMALLEST_EXTENT);
  if (dot) return Math.min(1, most);
  return Math.min(
    most,
    ...spans.filter(({ extent }) => extent > 0).map(({ extent, room }) => room / extent),
  );
}

const least = (values: readonly number[]): number =>
  values.reduce((low, value) => Math.min(low, value), Infinity);

/** `fitted` moved so that the centre of mass of `pixels` comes to lie at the grid's centre. */
function centre(pixels: Float64Array, fitted: Transform, grid: Grid): Transform {
  let [mass, x, y] = [0, 0, 0];
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const value = pixels[row * grid.columns + column];
      mass += value;
      x += value * (column + 0.5);
      y += value * (row + 0.5);
    }
  }
  if (mass === 0) return fitted;
  const { scale, dx, dy } = fitted;
  return { scale, dx: dx + grid.centre[0] - x / mass, dy: dy + grid.centre[1] - y / mass };
}

/**
 * (squares) of clamp(width / 2 + 0.5 - d, 0, 1), d squares from the centre to the ink. Where strokes
 * of several widths come near to a square, the darkest counts.
 */
function rasterise({ strokes, widths }: Drawn, place: Transform, grid: Grid): Float64Array {
  const pixels = new Float64Array(grid.columns * grid.rows);
  for (const width of new Set(widths)) {
    const same = strokes.filter((_, k) => widths[k] === width);
    const reach = (width * grid.unit) / 2 + 0.5; // farther from the ink a square is blank
    nearest(same, place, reach, grid).forEach((distance2, at) => {
      const value = Math.min(Math.max(reach - Math.sqrt(distance2), 0), 1);
      pixels[at] = Math.max(pixels[at], value);
    });
  }
  return pixels;
}

/** Squared distances to the nearest of these strokes, or `reach` squared where all are farther. */
function nearest(
  strokes: readonly Stroke[],
  place: Transform,
  reach: number,
  grid: Grid,
): Float64Array {
  const distance2 = new Float64Array(grid.columns * grid.rows).fill(reach * reach);
  for (const stroke of strokes) {
    // A stroke of one point is a segment of length 0.
    let start = moved(stroke[0], place);
    for (let k = Math.min(1, stroke.length - 1); k < stroke.length; k++) {
      const end = moved(stroke[k], place);
      nearSegment(distance2, start, end, reach, grid);
      start = end;
    }
  }
  return distance2;
}

function moved([x, y]: Point, { scale, dx, dy }: Transform): Point {
  return [x * scale + dx, y * scale + dy];
}

/** Lowers the squared distances of the pixels within `reach` of one segment; the rest are blank. */
function nearSegment(
  distance2: Float64Array,
  [startX, startY]: Point,
  [endX, endY]: Point,
  reach: number,
  { columns, rows }: Paper,
): void {
  const alongX = endX - startX;
  const alongY = endY - startY;
  const length2 = alongX * alongX + alongY * alongY || 1;
  const [firstColumn, lastColumn] = pixelsWithin(startX, endX, reach, columns);
  const [firstRow, lastRow] = pixelsWithin(startY, endY, reach, rows);
  for (let row = firstRow; row <= lastRow; row++) {
    const y = row + 0.5 - startY;
    for (let column = firstColumn; column <= lastColumn; column++) {
      const x = column + 0.5 - startX;
      const t = Math.min(Math.max((x * alongX + y * alongY) / length2, 0), 1);
      const offX = x - t * alongX;
      const offY = y - t * alongY;
      const pixel = row * columns + column;
      distance2[pixel] = Math.min(distance2[pixel], offX * offX + offY * offY);
    }
  }
}

/** First and last pixel whose centre is within `reach` of the span from `a` to `b`. */
function pixelsWithin(a: number, b: number, reach: number, count: number): [number, number] {
  const first = Math.ceil(Math.min(a, b) - reach - 0.5);
  const last = Math.floor(Math.max(a, b) + reach - 0.5);
  return [Math.max(first, 0), Math.min(last, count - 1)];
}
