/**
 * Strokes in a few bytes: on a quarter-pixel grid, without the points that make no difference, each
 * point as the step from the one before. `settle` is what a link keeps of a drawing: settling
 * twice changes nothing, so a link restores exactly what was settled.
 */
import { PEN_WIDTH, type Point, type Stroke } from "../ink/ink";
import { damaged, type Reader, type Writer } from "./bytes";

/** Steps of the grid in a px of the 280 px pad. */
const GRID = 4;
/** Points this near to the line through their neighbours make no difference: px of the pad. */
const TOLERANCE = 0.4;

export function settle(strokes: readonly Stroke[]): Stroke[] {
  return strokes
    .filter((stroke) => stroke.length > 0)
    .map((stroke) => simplify(stroke.map(onGrid)));
}

/** Steps of a pen's width in a px of the 28x28 picture. */
const WIDTH_STEPS = 10;
/** Pens as wide as this or wider draw no digit: their widths are damaged. */
const WIDEST = 20;

/** Strokes and, if any has another than the normal one, the width of the pen of each. */
export interface LinkedInk {
  readonly strokes: readonly Stroke[];
  readonly widths?: readonly number[];
}

/** As `settle`, widths included. */
export function settleInk({ strokes, widths }: LinkedInk): LinkedInk {
  const kept = widths
    ?.filter((_, k) => strokes[k]?.length > 0)
    .map((width) => Math.round(width * WIDTH_STEPS) / WIDTH_STEPS);
  const own = kept?.some((width) => width !== PEN_WIDTH);
  return { strokes: settle(strokes), ...(kept && own ? { widths: kept } : {}) };
}

const onGrid = ([x, y]: Point): Point => [Math.round(x * GRID) / GRID, Math.round(y * GRID) / GRID];

/** Keeps the ends, and between them what is farthest from the line, again and again. */
function simplify(stroke: Stroke): Stroke {
  const last = stroke.length - 1;
  if (last < 1) return stroke;
  const keep = new Uint8Array(stroke.length);
  keep[0] = keep[last] = 1;
  const open: [first: number, last: number][] = [[0, last]];
  for (let part = open.pop(); part; part = open.pop()) {
    const [start, end] = part;
    const farthest = farthestBetween(stroke, start, end);
    if (farthest < 0) continue;
    keep[farthest] = 1;
    open.push([start, farthest], [farthest, end]);
  }
  return stroke.filter((_, p) => keep[p] === 1);
}

/** The point between two others that is farthest from their line, or -1 when all are near. */
function farthestBetween(stroke: Stroke, start: number, end: number): number {
  let most = TOLERANCE;
  let farthest = -1;
  for (let p = start + 1; p < end; p++) {
    const off = distance(stroke[p], stroke[start], stroke[end]);
    if (off > most) {
      most = off;
      farthest = p;
    }
  }
  return farthest;
}

/** From a point to the segment between two others. */
function distance([x, y]: Point, [x0, y0]: Point, [x1, y1]: Point): number {
  const [alongX, alongY] = [x1 - x0, y1 - y0];
  const length2 = alongX * alongX + alongY * alongY;
  const t = length2 > 0 ? ((x - x0) * alongX + (y - y0) * alongY) / length2 : 0;
  const within = Math.min(Math.max(t, 0), 1);
  return Math.hypot(x - x0 - within * alongX, y - y0 - within * alongY);
}

/** Writes settled strokes; the reader must know where they end. */
export function writeStrokes(strokes: readonly Stroke[], writer: Writer): void {
  let [x, y] = [0, 0];
  writer.whole(strokes.length);
  for (const stroke of strokes) {
    writer.whole(stroke.length);
    for (const point of stroke) {
      const [nextX, nextY] = point.map((value) => Math.round(value * GRID));
      writer.signed(nextX - x);
      writer.signed(nextY - y);
      [x, y] = [nextX, nextY];
    }
  }
}

export function readStrokes(reader: Reader): Stroke[] {
  let [x, y] = [0, 0];
  const point = (): Point => {
    x += reader.signed();
    y += reader.signed();
    return [x / GRID, y / GRID];
  };
  return list(reader, () => list(reader, point));
}

/** A count, then that many items: each takes a byte or more, so a false count ends at the end. */
function list<T>(reader: Reader, item: () => T): T[] {
  const count = reader.whole();
  const items: T[] = [];
  for (let k = 0; k < count; k++) items.push(item());
  return items;
}

export function writeWidths(widths: readonly number[], writer: Writer): void {
  for (const width of widths) writer.whole(Math.round(width * WIDTH_STEPS));
}

/** The widths of so many strokes, where the link has them. */
export function readWidths(count: number, reader: Reader): Pick<LinkedInk, "widths"> {
  if (reader.left === 0) return {};
  const widths = Array.from({ length: count }, () => reader.whole() / WIDTH_STEPS);
  if (!widths.every((width) => width > 0 && width < WIDEST)) throw damaged();
  return { widths };
}
