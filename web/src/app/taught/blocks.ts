/**
 * A matrix of slopes as a picture of few squares: each stands for a block of weights, and shows the one of
 * them whose slope is steepest. Knows nothing of what draws.
 */

import { kindOf } from "../../operations/table";
import type { Lesson } from "../../trace/lesson";

/** Most squares across and down. */
const MOST = 48;

export interface Blocks {
  /** The operation whose weights they are. */
  readonly op: string;
  /** Targets and sources, or maps and the numbers of their kernels. */
  readonly outputs: number;
  readonly inputs: number;
  readonly rows: number;
  readonly columns: number;
  /** The steepest slope of each block, row by row, and the place of its weight. */
  readonly slopes: Float32Array;
  readonly places: Int32Array;
}

/** Of each operation that multiplies, in the order of computation. */
export const blocksOf = ({ before: { network }, gradients }: Lesson): Blocks[] =>
  network.operations.flatMap((op) => {
    const slopes = gradients.tensors[`${op.name}.weight`];
    if (!slopes || kindOf(op).role !== "affine") return [];
    const [outputs] = op.tensors.weight.shape;
    return [inBlocks(op.name, slopes, outputs)];
  });

function inBlocks(op: string, values: Float32Array, outputs: number): Blocks {
  const inputs = values.length / outputs;
  const [rows, columns] = [Math.min(outputs, MOST), Math.min(inputs, MOST)];
  const slopes = new Float32Array(rows * columns);
  const places = new Int32Array(rows * columns);
  for (let k = 0; k < places.length; k++) {
    const [row, column] = [Math.floor(k / columns), k % columns];
    // The first weight of the block, unless one of it is steep.
    const [j, i] = [Math.ceil((row * outputs) / rows), Math.ceil((column * inputs) / columns)];
    places[k] = j * inputs + i;
  }
  for (let j = 0; j < outputs; j++) {
    const row = Math.floor((j * rows) / outputs) * columns;
    for (let i = 0; i < inputs; i++) {
      const block = row + Math.floor((i * columns) / inputs);
      const slope = values[j * inputs + i];
      if (Math.abs(slope) <= Math.abs(slopes[block])) continue;
      slopes[block] = slope;
      places[block] = j * inputs + i;
    }
  }
  return { op, outputs, inputs, rows, columns, slopes, places };
}

/** Neurons, or maps with one of their kernels, whose weights are a picture: the steepest of the first layer. */
export interface Pictured {
  readonly op: string;
  readonly unit: number;
  /** Place of its first weight here, and how wide the picture is. */
  readonly first: number;
  readonly columns: number;
  readonly weights: Float32Array;
  readonly slopes: Float32Array;
}

/** Of the first operation that multiplies, where what one unit reads of it is a picture of more than a row. */
export function picturesOf(
  { before: { network }, gradients }: Lesson,
  columns: number | null,
  count: number,
): Pictured[] {
  const op = network.operations.find((each) => kindOf(each).role === "affine");
  const slopes = op && gradients.tensors[`${op.name}.weight`];
  if (!op || !slopes) return [];
  const { shape, values } = op.tensors.weight;
  const sides = op.kind === "conv2d" ? shape.slice(2) : null;
  if (sides ? sides[0] * sides[1] === 1 : op.kind !== "linear" || columns === null) return [];
  const size = sides ? sides[0] * sides[1] : shape[1];
  if (!sides && size !== network.inputs) return [];
  const units = Array.from({ length: values.length / size }, (_, unit) => ({
    unit,
    most: slopes
      .subarray(unit * size, (unit + 1) * size)
      .reduce((most, slope) => Math.max(most, Math.abs(slope)), 0),
  }));
  const kernels = shape[1];
  return units
    .filter(({ most }) => most > 0)
    .sort((p, q) => q.most - p.most)
    .slice(0, count)
    .map(({ unit }) => ({
      op: op.name,
      unit: sides ? Math.floor(unit / kernels) : unit,
      first: unit * size,
      columns: sides ? sides[1] : (columns ?? size),
      weights: values.subarray(unit * size, (unit + 1) * size),
      slopes: slopes.subarray(unit * size, (unit + 1) * size),
    }));
}
