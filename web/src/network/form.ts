/**
 * How the units of a value lie beside each other: a row, a picture, or a stack of feature maps. The
 * twin of src/forwardpass/network/form.py. A unit is known by its place in the flattened value.
 */
import { type Shape, sizeOf } from "../operations/operation";

/**
 * `maps` pictures of `rows` x `columns` cells, one after the other. In a row every unit is a map of
 * one cell, so that whatever is said of maps (which class one prefers, how often it is active) is
 * said of the neurons of a row as well.
 */
export interface Form {
  readonly kind: "row" | "picture" | "maps";
  readonly maps: number;
  readonly rows: number;
  readonly columns: number;
  /** Units of one map. */
  readonly cells: number;
}

/**
 * The form of a value of this shape: channels first, the last two sides are a picture's. [n] is a
 * row, and so are the maps of one cell each that global pooling leaves; [C, L] are maps of one line,
 * [1, H, W] is one picture.
 */
export function formOf(shape: Shape): Form {
  const first = shape.length > 2 ? shape.length - 2 : Math.min(1, shape.length);
  const sides = shape.slice(first);
  const cells = sizeOf(sides);
  const maps = sizeOf(shape.slice(0, first));
  const row = (units: number): Form => ({
    kind: "row",
    maps: units,
    rows: 1,
    columns: 1,
    cells: 1,
  });
  if (cells === 1) return row(maps);
  const [columns, rows = 1] = sides.slice().reverse();
  if (maps === 1 && rows === 1) return row(columns);
  return { kind: maps > 1 ? "maps" : "picture", maps, rows, columns, cells };
}

/** The map that a unit is in. */
export const mapOf = ({ cells }: Form, unit: number): number => Math.floor(unit / cells);

/** Row and column of a unit in its map. */
export function cellOf(
  { cells, columns }: Form,
  unit: number,
): readonly [row: number, column: number] {
  const within = unit % cells;
  return [Math.floor(within / columns), within % columns];
}
