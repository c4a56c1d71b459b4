/**
 * A picture moved by some pixels, as somebody would have drawn it a little further to one side: what a
 * network that has learnt its places makes of that. Knows nothing of drawing.
 */
import type { Reads } from "../network/input";

/** Columns to the right, rows down. */
export type Way = readonly [columns: number, rows: number];

/** The eight ways, row by row as they lie around a place. */
export const WAYS: readonly Way[] = [
  ...([-1, 0, 1] as const).map((across) => [across, -1] as const),
  ...([-1, 1] as const).map((across) => [across, 0] as const),
  ...([-1, 0, 1] as const).map((across) => [across, 1] as const),
];

/** Values moved on by `columns` and `rows`, in every plane; what comes in is `paper`, what goes out is lost. */
export function shift(
  values: Float32Array,
  { columns, rows, planes }: Reads,
  [across, down]: Way,
  paper: number,
): Float32Array {
  const moved = new Float32Array(values.length).fill(paper);
  for (let at = 0; at < planes * rows * columns; at++) {
    const column = (at % columns) + across;
    const row = (Math.floor(at / columns) % rows) + down;
    if (column < 0 || column >= columns || row < 0 || row >= rows) continue;
    moved[at + down * columns + across] = values[at];
  }
  return moved;
}
