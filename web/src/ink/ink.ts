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
import { InputError } from "../base/errors";
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
  /** Of the pen, px. */
  readonly width: number;
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

/** The picture of `strokes`, and the steps on the way to it. No points: all zero. */
export function ink(
  strokes: readonly Stroke[],
  width: number = PEN_WIDTH,
  paper: Paper = MNIST_PAPER,
): Ink {
  const points = clean(strokes);
  const grid = gridFor(paper, width);
  const fitted = fitInto(points, grid);
  const first = rasterise(points, fitted, grid);
  const centred = centre(first, fitted, grid);
  const fine = rasterise(points, centred, grid);
  return {
    strokes: points,
    fitted: inPaper(fitted, grid),
    centred: inPaper(centred, grid),
    width: grid.width / grid.fineness,
    paper,
    pixels: Float32Array.from(averaged(fine, grid)),
  };
}

/** The squares that ink is drawn in: `fineness` of them along a pixel of the picture. */
interface Grid extends Paper {
  readonly fineness: number;
  /** Sides of the box that ink is fitted into, and width of the pen. */
  readonly box: Point;
  readonly width: number;
  /** Where the centre of mass goes. */
  readonly centre: Point;
}

/** MNIST's own proportions; a picture too small to hold a pen line is drawn finer. */
function gridFor(paper: Paper, width: number): Grid {
  const fineness = Math.max(1, Math.ceil(SIZE / Math.min(paper.columns, paper.rows) - 0.25));
  const columns = paper.columns * fineness;
  const rows = paper.rows * fineness;
  const unit = Math.min(columns, rows) / SIZE;
  return {
    columns,
    rows,
    fineness,
    box: [(columns * BOX) / SIZE, (rows * BOX) / SIZE],
    width: width * unit,
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

/** Strokes without the empty ones. Throws InputError for anything but finite pairs. */
function clean(strokes: readonly Stroke[]): readonly Stroke[] {
  strokes.forEach((stroke, index) => {
    if (!Array.isArray(stroke) || !stroke.every(isPoint)) {
      throw new InputError(
        `stroke ${index} is not a list of [x, y] numbers between -${LARGEST_COORDINATE} and ${LARGEST_COORDINATE}.`,
      );
    }
  });
  return strokes.filter((stroke) => stroke.length > 0);
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
function fitInto(strokes: readonly Stroke[], { box, width, columns, rows }: Grid): Transform {
  if (!(width > 0 && width < Math.min(...box))) {
    throw new InputError(`pen width is ${width} px: it must be above 0 and below ${BOX} px.`);
  }
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const stroke of strokes) {
    for (const [x, y] of stroke) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (left > right) return { scale: 1, dx: 0, dy: 0 };
  const dot = Math.max(right - left, bottom - top) <= SMALLEST_EXTENT;
  const scale = dot
    ? 1
    : Math.min((box[0] - width) / (right - left), (box[1] - width) / (bottom - top));
  return {
    scale,
    dx: columns / 2 - ((left + right) / 2) * scale,
    dy: rows / 2 - ((top + bottom) / 2) * scale,
  };
}

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

/** (squares) of clamp(width / 2 + 0.5 - d, 0, 1), d squares from the centre to the ink. */
function rasterise(strokes: readonly Stroke[], place: Transform, grid: Grid): Float64Array {
  const reach = grid.width / 2 + 0.5; // farther from the ink a square is blank
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
  return distance2.map((nearest2) => Math.min(Math.max(reach - Math.sqrt(nearest2), 0), 1));
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
