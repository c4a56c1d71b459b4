/**
 * One unit of any network taken apart: what it reads, map by map, with which weights, and what norms
 * and activation make of the sum. Exact: all products and the bias add up to the sum, and every
 * change goes on from the number before. Knows nothing of drawing.
 */
import type { Network } from "../network/network";
import { NOWHERE } from "../network/places";
import { numberOf, type Operation, sizeOf, wholeOf } from "../operations/operation";
import { kindOf } from "../operations/table";
import { plain, type Trace } from "../trace/trace";
import { bundlesOfPlane, sourceValues } from "./bundle";
import { biasOf, checkNeuron, weightsBySource } from "./neuron";
import { type Piece, piecesOf } from "./window";

/** (number - mean) / spread * factor + shift: what a norm does to one number in this pass. */
export interface Line {
  readonly mean: number;
  readonly spread: number;
  readonly factor: number;
  readonly shift: number;
}

/** What one more operation of its plane does to the unit's number. */
export interface Change {
  readonly name: string;
  readonly kind: string;
  readonly before: number;
  readonly after: number;
  /** Of a norm. */
  readonly line: Line | null;
  /** What the result is multiplied by: 0 where it is switched off or dropped. */
  readonly times: number;
}

export interface Cell {
  readonly layer: number;
  readonly unit: number;
  /** By how much they add; none where its plane only changes what it reads. */
  readonly pieces: readonly Piece[];
  /** How many products there are, without those of padding, and what they add up to. */
  readonly count: number;
  readonly products: number;
  readonly bias: number;
  /** Products and bias together: the value of the plane's first operation. */
  readonly sum: number;
  /** Its factor: 0 where it is switched off before anything changes it. */
  readonly times: number;
  readonly changes: readonly Change[];
  readonly z: number;
  /** What it hands on; its probability in the last plane. */
  readonly a: number;
}

/** Roles of what only changes the number in the same place. */
const CHANGES: readonly string[] = ["norm", "activation", "dropout"];

export function cell(network: Network, trace: Trace, layer: number, unit: number): Cell {
  checkNeuron(network, layer, unit);
  const { operations, outputs } = network.planes[layer];
  const [first, ...more] = operations.map((name) => network.operation(name));
  const begins = CHANGES.includes(kindOf(first).role);
  const pieces = begins ? [] : allPieces(network, trace, layer, unit);
  const value = begins ? trace.values[first.reads[0]] : plain(network, trace, first);
  const later = (begins ? [first, ...more] : more).filter(({ shape }) => sizeOf(shape) === outputs);
  const { pre, post } = trace.layers[layer];
  return {
    ...{ layer, unit, pieces },
    count: pieces.reduce((n, { units }) => n + units.filter((at) => at !== NOWHERE).length, 0),
    products: pieces.reduce((total, piece) => total + piece.sum, 0),
    bias: begins ? 0 : biasOf(network, trace, layer, unit),
    sum: value[unit],
    times: begins ? 1 : timesOf(trace, first, unit),
    changes: later.map((op) => changeOf(network, trace, op, unit)),
    z: pre[unit],
    a: post[unit],
  };
}

/** A piece for each map that is read; what adds most, or takes most away, first. */
function allPieces(network: Network, trace: Trace, layer: number, unit: number): Piece[] {
  return bundlesOfPlane(network, layer)
    .flatMap((bundle) =>
      piecesOf(
        network,
        bundle,
        unit,
        weightsBySource(bundle, unit, trace),
        sourceValues(network, trace, bundle),
      ),
    )
    .sort((p, q) => Math.abs(q.sum) - Math.abs(p.sum));
}

const timesOf = ({ factors }: Trace, { name }: Operation, unit: number): number =>
  factors[name]?.[unit] ?? 1;

function changeOf(network: Network, trace: Trace, op: Operation, unit: number): Change {
  const read = trace.values[op.reads[0]];
  return {
    ...{ name: op.name, kind: op.kind },
    before: read[unit],
    after: plain(network, trace, op)[unit],
    line: kindOf(op).role === "norm" ? lineOf(network, op, read, unit) : null,
    times: timesOf(trace, op, unit),
  };
}

const NO_LINE: Line = { mean: 0, spread: 1, factor: 1, shift: 0 };

function lineOf(network: Network, op: Operation, read: Float32Array, unit: number): Line {
  const { weight, bias, mean, variance } = op.tensors;
  const channel = Math.floor((unit * op.shape[0]) / read.length);
  const numbersAt = (k: number) => ({
    factor: weight?.values[k] ?? 1,
    shift: bias?.values[k] ?? 0,
  });
  if (op.kind === "batch_norm") {
    const spread = Math.sqrt(variance.values[channel] + numberOf(op, "eps"));
    return { mean: mean.values[channel], spread, ...numbersAt(channel) };
  }
  if (op.kind === "layer_norm" || op.kind === "group_norm") {
    const layer = op.kind === "layer_norm";
    const length = layer
      ? sizeOf(op.shape.slice(-wholeOf(op, "axes")))
      : read.length / wholeOf(op, "groups");
    const begin = unit - (unit % length);
    const block = read.subarray(begin, begin + length);
    return {
      ...statistics(block, numberOf(op, "eps")),
      ...numbersAt(layer ? unit - begin : channel),
    };
  }
  // The others multiply the number itself, in this pass, and add a constant.
  const shapes = network.shapesRead(op);
  const [{ weights }] = kindOf(op).terms(op, unit, [read], shapes);
  const held = op.kind === "local_response_norm";
  if (held) return { ...NO_LINE, spread: 1 / weights[0] };
  const constant = kindOf(op).straight(op, [read], read, shapes).constant?.[unit] ?? 0;
  return { ...NO_LINE, factor: weights[0], shift: constant };
}

function statistics(block: Float32Array, eps: number): Pick<Line, "mean" | "spread"> {
  const mean = block.reduce((total, value) => total + value, 0) / block.length;
  const squares = block.reduce((total, value) => total + (value - mean) ** 2, 0);
  return { mean, spread: Math.sqrt(squares / block.length + eps) };
}

/**
 * Whether a unit is told window by window: it is a cell of a map, reads maps, or is made of more
 * than a sum and one activation, as those of plain layers are.
 */
export function isTakenApart(network: Network, layer: number): boolean {
  const { form, name, operations, reads } = network.planes[layer];
  const kinds = operations.map((each) => kindOf(network.operation(each)).role);
  const bends = kinds.filter((role) => role === "activation").length;
  return (
    form.kind !== "row" ||
    network.operation(name).kind !== "linear" ||
    kinds.includes("norm") ||
    bends > 1 ||
    network.planes.some((plane) => reads.includes(plane.name) && plane.form.kind !== "row")
  );
}
