/**
 * Strokes as the pad has them: checking, fitting into the pad, writing them little by little, and
 * the ready-made drawings. Knows nothing of pixels or of the DOM.
 */
import { wrong } from "../base/errors";
import type { Point, Stroke } from "./ink";

/** Side of the drawing pad in its own coordinates, px. */
export const PAD = 280;
const MARGIN = 40;
/** Lifting the pen takes as long as drawing this many px. */
const LIFT = 60;

export interface Drawing {
  readonly name: string;
  readonly label: number;
  readonly strokes: readonly Stroke[];
}

/** A drawing between two digits. */
export interface Tricky {
  readonly either: readonly [one: number, other: number];
  readonly strokes: readonly Stroke[];
}

/** Checks what a script handed in. Raises InputError. */
export function checkStrokes(value: unknown): Stroke[] {
  if (!Array.isArray(value)) throw wrong("strokesNoList");
  return value.map((stroke: unknown, s) => {
    if (!Array.isArray(stroke)) throw wrong("strokeNoList", s);
    return stroke.map((point: unknown, p) => checkPoint(point, s, p));
  });
}

function checkPoint(point: unknown, stroke: number, place: number): Point {
  if (!Array.isArray(point) || point.length < 2 || !point.slice(0, 2).every(Number.isFinite)) {
    throw wrong("strokePoint", stroke, place);
  }
  return [point[0] as number, point[1] as number];
}

/** Strokes of any size as they fit the pad; what lies inside already stays where it is. */
export function intoPad(strokes: readonly Stroke[]): readonly Stroke[] {
  const points = strokes.flat();
  if (points.every(([x, y]) => x >= 0 && x <= PAD && y >= 0 && y <= PAD)) return strokes;
  const [left, right] = range(points.map(([x]) => x));
  const [top, bottom] = range(points.map(([, y]) => y));
  const scale = (PAD - 2 * MARGIN) / Math.max(right - left, bottom - top, Number.MIN_VALUE);
  const size = Number.isFinite(scale) ? scale : 1;
  const place = ([x, y]: Point): Point => [
    PAD / 2 + (x - (left + right) / 2) * size,
    PAD / 2 + (y - (top + bottom) / 2) * size,
  ];
  return strokes.map((stroke) => stroke.map(place));
}

function range(values: readonly number[]): [low: number, high: number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

/** The first part of a drawing as a pen moving evenly would have written it; `share` is 0..1. */
export function written(strokes: readonly Stroke[], share: number): Stroke[] {
  if (share >= 1) return strokes.map((stroke) => stroke);
  let left = share * lengthOf(strokes);
  const result: Stroke[] = [];
  for (const stroke of strokes) {
    if (left <= 0) break;
    result.push(startOf(stroke, left));
    left -= strokeLength(stroke) + LIFT;
  }
  return result;
}

function startOf(stroke: Stroke, length: number): Stroke {
  const points: Point[] = stroke.slice(0, 1);
  let left = length;
  for (let p = 1; p < stroke.length; p++) {
    const [x0, y0] = stroke[p - 1] as Point;
    const [x1, y1] = stroke[p] as Point;
    const step = Math.hypot(x1 - x0, y1 - y0);
    const t = step > 0 ? Math.min(left / step, 1) : 1;
    points.push([x0 + t * (x1 - x0), y0 + t * (y1 - y0)]);
    left -= step;
    if (left <= 0) break;
  }
  return points;
}

function lengthOf(strokes: readonly Stroke[]): number {
  const drawn = strokes.reduce((sum, stroke) => sum + strokeLength(stroke), 0);
  return drawn + LIFT * Math.max(strokes.length - 1, 0);
}

function strokeLength(stroke: Stroke): number {
  let length = 0;
  for (let p = 1; p < stroke.length; p++) {
    const [x0, y0] = stroke[p - 1] as Point;
    const [x1, y1] = stroke[p] as Point;
    length += Math.hypot(x1 - x0, y1 - y0);
  }
  return length;
}

/** The ready-made drawings by digit, in the order of their labels. */
export function byLabel(
  drawings: readonly Drawing[],
): readonly (readonly [label: number, variants: readonly Drawing[]])[] {
  const labels = [...new Set(drawings.map(({ label }) => label))].sort((a, b) => a - b);
  return labels.map((label) => [label, drawings.filter((drawing) => drawing.label === label)]);
}

/** A smooth path through the points of the strokes, as SVG and canvas know it. */
export function smoothPath(strokes: readonly Stroke[]): string {
  return strokes.map(smoothStroke).join("");
}

function smoothStroke(stroke: Stroke): string {
  const [first] = stroke;
  if (!first) return "";
  let path = `M${at(first)}`;
  for (let p = 1; p < stroke.length - 1; p++) {
    const [x0, y0] = stroke[p] as Point;
    const [x1, y1] = stroke[p + 1] as Point;
    path += `Q${at([x0, y0])} ${at([(x0 + x1) / 2, (y0 + y1) / 2])}`;
  }
  return `${path}L${at(stroke[stroke.length - 1] as Point)}`;
}

const at = ([x, y]: Point): string => `${+x.toFixed(2)} ${+y.toFixed(2)}`;
