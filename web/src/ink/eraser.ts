/**
 * The eraser: cuts strokes where it passes. Where they are cut is computed exactly: what lies near
 * to the eraser's path is a convex shape, so of every straight piece one part at most goes.
 */
import type { Point, Stroke } from "./ink";

/** Of the eraser on the pad, px of it. */
export const ERASER = 16;

/** Strokes and the width of each one's pen, in the same order. */
export interface Inked {
  readonly strokes: readonly Stroke[];
  readonly widths: readonly number[];
}

/**
 * What remains when an eraser goes straight from `from` to `to`; `reach` tells how near to its path
 * the middle of a stroke of some width goes. The same object where nothing is touched.
 */
export function erased(
  inked: Inked,
  from: Point,
  to: Point,
  reach: (width: number) => number,
): Inked {
  const strokes: Stroke[] = [];
  const widths: number[] = [];
  inked.strokes.forEach((stroke, k) => {
    const width = inked.widths[k];
    for (const part of cut(stroke, from, to, reach(width))) {
      strokes.push(part);
      widths.push(width);
    }
  });
  const same =
    strokes.length === inked.strokes.length &&
    strokes.every((each, k) => each === inked.strokes[k]);
  return same ? inked : { strokes, widths };
}

/** The parts of a stroke that are not within `reach` of the path; the stroke itself if all is left. */
function cut(stroke: Stroke, from: Point, to: Point, reach: number): readonly Stroke[] {
  if (stroke.length === 1) return inside(stroke[0], stroke[0], from, to, reach) ? [] : [stroke];
  const parts: Point[][] = [];
  let part: Point[] = [];
  let touched = false;
  const end = (): void => {
    if (part.length > 1) parts.push(part);
    part = [];
  };
  for (let k = 1; k < stroke.length; k++) {
    const [a, b] = [stroke[k - 1], stroke[k]];
    const gone = inside(a, b, from, to, reach);
    if (!gone) {
      if (part.length === 0) part.push(a);
      part.push(b);
      continue;
    }
    touched = true;
    const [first, last] = gone;
    if (first > 0) {
      if (part.length === 0) part.push(a);
      part.push(along(a, b, first));
    }
    end();
    if (last < 1) part = [along(a, b, last), b];
  }
  end();
  return touched ? parts : [stroke];
}

const along = ([x0, y0]: Point, [x1, y1]: Point, t: number): Point => [
  x0 + t * (x1 - x0),
  y0 + t * (y1 - y0),
];

type Span = readonly [first: number, last: number];

/** The part of a segment, 0..1, that is within `reach` of another one; null where none is. */
function inside(a: Point, b: Point, from: Point, to: Point, reach: number): Span | null {
  const spans = [inDisc(a, b, from, reach), inDisc(a, b, to, reach), inBand(a, b, from, to, reach)];
  const found = spans.filter((span) => span !== null);
  if (found.length === 0) return null;
  const first = Math.max(0, Math.min(...found.map(([start]) => start)));
  const last = Math.min(1, Math.max(...found.map(([, end]) => end)));
  return first <= last ? [first, last] : null;
}

/** Where the line through two points is in a disc. */
function inDisc([x0, y0]: Point, [x1, y1]: Point, [x, y]: Point, reach: number): Span | null {
  const [alongX, alongY, offX, offY] = [x1 - x0, y1 - y0, x0 - x, y0 - y];
  const length2 = alongX * alongX + alongY * alongY;
  const apart2 = offX * offX + offY * offY - reach * reach;
  if (length2 === 0) return apart2 <= 0 ? [0, 1] : null;
  const half = (offX * alongX + offY * alongY) / length2;
  const root2 = half * half - apart2 / length2;
  if (root2 < 0) return null;
  const root = Math.sqrt(root2);
  return within(-half - root, root - half);
}

/** Where it is in the rectangle around the path, without the round ends. */
function inBand(
  [x0, y0]: Point,
  [x1, y1]: Point,
  [fromX, fromY]: Point,
  [toX, toY]: Point,
  reach: number,
): Span | null {
  const length = Math.hypot(toX - fromX, toY - fromY);
  if (length === 0) return null;
  const [ux, uy] = [(toX - fromX) / length, (toY - fromY) / length];
  const forward = (x: number, y: number): number => (x - fromX) * ux + (y - fromY) * uy;
  const aside = (x: number, y: number): number => (y - fromY) * ux - (x - fromX) * uy;
  const one = between(forward(x0, y0), forward(x1, y1), 0, length);
  const other = between(aside(x0, y0), aside(x1, y1), -reach, reach);
  return one && other && within(Math.max(one[0], other[0]), Math.min(one[1], other[1]));
}

/** Where a value that goes evenly from `a` to `b` is between two bounds. */
function between(a: number, b: number, low: number, high: number): Span | null {
  if (a === b) return a >= low && a <= high ? [0, 1] : null;
  const [s, t] = [(low - a) / (b - a), (high - a) / (b - a)];
  return within(Math.min(s, t), Math.max(s, t));
}

const within = (first: number, last: number): Span | null =>
  first <= last && first <= 1 && last >= 0 ? [Math.max(first, 0), Math.min(last, 1)] : null;
