/**
 * Turns pen strokes into the 28x28 picture that the network reads, the way MNIST was made: the
 * ink's box is fitted into 20x20 keeping its shape, drawn with a soft-edged round pen, and moved
 * so that its centre of mass lies where MNIST's does. The same arithmetic in float64 as ink.py,
 * which is the reference. Where strokes come from is left to others.
 *
 * Coordinates are continuous: pixel (row r, column c) covers [c, c+1] x [r, r+1], its centre is
 * c + 0.5. x points right, y points down, ink is 1 and paper is 0.
 */
import { InputError } from "./errors";

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
  /** (784) row-major, 0..1. */
  readonly pixels: Float32Array;
}

export const SIZE = 28; // px, side of the picture
export const BOX = 20; // px, side of the square that the ink is fitted into
export const PEN_WIDTH = 2.5; // px
// Where the centre of mass of MNIST digits lies: in the middle of pixel 14, as ink.py measured.
export const CENTRE: Point = [14.5, 14.5]; // px
const SMALLEST_EXTENT = 1e-9; // ink whose box is smaller than this on both sides is a dot
const LARGEST_COORDINATE = 1e9; // beyond it float64 would round the shape away

/** The picture of `strokes`, and the steps on the way to it. No points: all zero. */
export function ink(strokes: readonly Stroke[], width: number = PEN_WIDTH): Ink {
  const points = clean(strokes);
  const fitted = fit(points, width);
  const first = rasterise(points, fitted, width);
  const centred = centre(first, fitted);
  const pixels = rasterise(points, centred, width);
  return { strokes: points, fitted, centred, width, pixels: Float32Array.from(pixels) };
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
export function fit(strokes: readonly Stroke[], width: number = PEN_WIDTH): Transform {
  if (!(width > 0 && width < BOX)) {
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
  const extent = Math.max(right - left, bottom - top);
  const scale = extent > SMALLEST_EXTENT ? (BOX - width) / extent : 1;
  return {
    scale,
    dx: SIZE / 2 - ((left + right) / 2) * scale,
    dy: SIZE / 2 - ((top + bottom) / 2) * scale,
  };
}

/** `fitted` moved so that the centre of mass of `pixels` comes to lie at CENTRE. */
function centre(pixels: Float64Array, fitted: Transform): Transform {
  let [mass, x, y] = [0, 0, 0];
  for (let row = 0; row < SIZE; row++) {
    for (let column = 0; column < SIZE; column++) {
      const value = pixels[row * SIZE + column];
      mass += value;
      x += value * (column + 0.5);
      y += value * (row + 0.5);
    }
  }
  if (mass === 0) return fitted;
  const { scale, dx, dy } = fitted;
  return { scale, dx: dx + CENTRE[0] - x / mass, dy: dy + CENTRE[1] - y / mass };
}

/** (784) of clamp(width / 2 + 0.5 - d, 0, 1), d px from the pixel's centre to the ink. */
function rasterise(strokes: readonly Stroke[], place: Transform, width: number): Float64Array {
  const reach = width / 2 + 0.5; // px; farther from the ink a pixel is blank
  const distance2 = new Float64Array(SIZE * SIZE).fill(reach * reach);
  for (const stroke of strokes) {
    // A stroke of one point is a segment of length 0.
    let start = moved(stroke[0], place);
    for (let k = Math.min(1, stroke.length - 1); k < stroke.length; k++) {
      const end = moved(stroke[k], place);
      nearSegment(distance2, start, end, reach);
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
): void {
  const alongX = endX - startX;
  const alongY = endY - startY;
  const length2 = alongX * alongX + alongY * alongY || 1;
  const [firstColumn, lastColumn] = pixelsWithin(startX, endX, reach);
  const [firstRow, lastRow] = pixelsWithin(startY, endY, reach);
  for (let row = firstRow; row <= lastRow; row++) {
    const y = row + 0.5 - startY;
    for (let column = firstColumn; column <= lastColumn; column++) {
      const x = column + 0.5 - startX;
      const t = Math.min(Math.max((x * alongX + y * alongY) / length2, 0), 1);
      const offX = x - t * alongX;
      const offY = y - t * alongY;
      const pixel = row * SIZE + column;
      distance2[pixel] = Math.min(distance2[pixel], offX * offX + offY * offY);
    }
  }
}

/** First and last pixel whose centre is within `reach` of the span from `a` to `b`. */
function pixelsWithin(a: number, b: number, reach: number): [number, number] {
  const first = Math.ceil(Math.min(a, b) - reach - 0.5);
  const last = Math.floor(Math.max(a, b) + reach - 0.5);
  return [Math.max(first, 0), Math.min(last, SIZE - 1)];
}
