/**
 * The window through which a unit reads a map: where each of its places is, the padding as well,
 * and the numbers and weights there.
 */
import type { Form } from "../network/form";
import type { Network } from "../network/network";
import { NOWHERE } from "../network/places";
import { INPUT, integersOf, type Operation, type Shape } from "../operations/operation";
import { type Bundle, formsOf } from "./bundle";
import { kernelsOf, sidesOf } from "./kernels";

/** What a unit reads of one map, row by row. */
export interface Piece {
  /** Plane that is read, -1 for the input, and which of its maps. */
  readonly from: number;
  readonly map: number;
  readonly rows: number;
  readonly columns: number;
  /** Units of the plane that is read; `NOWHERE` in the padding, which counts as 0. */
  readonly units: Int32Array;
  readonly values: Float32Array;
  readonly weights: Float32Array;
  readonly products: Float32Array;
  /** Of the products. */
  readonly sum: number;
}

/** Rows and columns of a map; those outside it are padding. */
interface Window {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** The pieces of a bundle that a unit reads, in the order of its maps. */
export function piecesOf(
  network: Network,
  bundle: Bundle,
  unit: number,
  weights: ReadonlyMap<number, number>,
  values: Float32Array,
): Piece[] {
  const op = network.operation(network.planes[bundle.layer].name);
  const stated = statedWindow(network, op, bundle, unit);
  const source = stated ? stackOf(network.shapeOf(op.reads[0])) : formsOf(network, bundle).source;
  const kernels = stated && kernelsOf(network, bundle.layer);
  const own = Math.floor(unit / stackOf(op.shape).cells);
  return Array.from(mapsOf(source, weights.keys()), ([map, units]) => {
    const window = stated ?? windowAround(source, units);
    const kernel = kernels?.weights(own, map - kernels.read(own, 0)) ?? null;
    return pieceOf({ from: bundle.from, map, source, window, weights, values, kernel });
  });
}

type Stack = Pick<Form, "rows" | "columns" | "cells">;

/** Maps, one after the other, even where they are one row or one cell. */
function stackOf(shape: Shape): Stack {
  const [columns, rows = 1] = shape.slice(1).reverse();
  return { rows, columns, cells: rows * columns };
}

/** Units by the map that they are in. */
function mapsOf(form: Stack, units: Iterable<number>): Map<number, number[]> {
  const maps = new Map<number, number[]>();
  for (const unit of units) {
    const map = Math.floor(unit / form.cells);
    const there = maps.get(map);
    if (there) there.push(unit);
    else maps.set(map, [unit]);
  }
  return maps;
}

/** As convolutions and pools state it; null where something else reads, or reads what was moved. */
function statedWindow(
  network: Network,
  op: Operation,
  { from }: Bundle,
  unit: number,
): Window | null {
  const sides = sidesOf(op);
  if (!sides || op.reads[0] !== (from < 0 ? INPUT : network.planes[from].post)) return null;
  const places = placeIn(stackOf(op.shape), unit).slice(-sides.length);
  const taps = sides.map((_, axis) => tapsOf(op, sides, axis, places[axis]));
  const [rows, columns] = taps.length === 1 ? [[0], taps[0]] : taps;
  return { rows, columns };
}

const placeIn = ({ columns, cells }: Stack, unit: number): readonly [number, number] => [
  Math.floor((unit % cells) / columns),
  unit % columns,
];

/** Where the taps of one axis lie. */
function tapsOf(op: Operation, sides: readonly number[], axis: number, place: number): number[] {
  const stride = integersOf(op, "stride", sides.length, 1)[axis];
  const before = integersOf(op, "padding", 2 * sides.length)[2 * axis];
  const step = op.settings.dilation === undefined ? 1 : integersOf(op, "dilation")[axis];
  return Array.from({ length: sides[axis] }, (_, tap) => place * stride - before + tap * step);
}

/** Every row and every column in which one of the units is. */
function windowAround(form: Stack, units: readonly number[]): Window {
  const cells = units.map((unit) => placeIn(form, unit));
  const along = (axis: 0 | 1): number[] =>
    [...new Set(cells.map((cell) => cell[axis]))].sort((p, q) => p - q);
  return { rows: along(0), columns: along(1) };
}

interface Given {
  readonly from: number;
  readonly map: number;
  readonly source: Stack;
  readonly window: Window;
  readonly weights: ReadonlyMap<number, number>;
  readonly values: Float32Array;
  /** Tells the weights in the padding, too. */
  readonly kernel: Float32Array | null;
}

function pieceOf({ from, map, source, window, weights, values, kernel }: Given): Piece {
  const { rows, columns } = window;
  const units = Int32Array.from(
    rows.flatMap((row) => columns.map((column) => unitAt(source, map, row, column))),
    (unit) => (weights.has(unit) ? unit : NOWHERE),
  );
  const there = Float32Array.from(units, (unit) => (unit === NOWHERE ? 0 : values[unit]));
  const own = kernel ?? Float32Array.from(units, (unit) => weights.get(unit) ?? 0);
  return {
    ...{ from, map, rows: rows.length, columns: columns.length, units },
    values: there,
    weights: own,
    products: there.map((value, k) => value * own[k]),
    sum: there.reduce((total, value, k) => total + value * own[k], 0),
  };
}

const unitAt = (
  { rows, columns, cells }: Stack,
  map: number,
  row: number,
  column: number,
): number =>
  row >= 0 && row < rows && column >= 0 && column < columns
    ? map * cells + row * columns + column
    : NOWHERE;
