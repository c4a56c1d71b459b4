/**
 * How many of the loudest neurons (or whole feature maps) of a layer must be switched off until the network changes its
 * mind. Loudest: by what each adds to the lead of the answer over the runner-up. Exact: every
 * group that is asked about is a forward pass without it. Knows nothing of drawing.
 */
import { sum } from "../base/arrays";
import type { Network } from "../network/network";
import type { Trace } from "../trace/trace";
import { ablate } from "./ablate";
import { contrast, runnerUp } from "./contrast";

/** What becomes of the answer when the loudest of a layer are switched off. */
export interface Flip {
  readonly layer: number;
  /** The answer, and the class that its neurons are loudest against. */
  readonly from: number;
  readonly against: number;
  /** Every neuron, or map, that speaks for the one against the other, the loudest first. */
  readonly loudest: Int32Array;
  /** So many of them, and not one fewer, make another answer; null: not even all of them do. */
  readonly count: number | null;
  /** The answer then, and its probability; without a count that without all of them. */
  readonly to: number;
  readonly confidence: number;
}

/**
 * By doubling and then halving: about 2 log2(n) passes, each from this layer on. It is the smallest
 * beginning of that order wherever more neurons never bring the answer back; a smaller group of
 * others, chosen otherwise, may do the same.
 */
export function flip(
  network: Network,
  trace: Trace,
  layer: number,
  by: "neurons" | "maps" = "neurons",
): Flip {
  const from = trace.prediction;
  const against = runnerUp(trace.probs, from);
  const values = contrast(network, trace, from, against).neurons[layer];
  const { cells } = network.planes[layer].form;
  const loudest = loudestOf(by === "maps" ? sumsOf(values, cells) : values);
  const without = (count: number): Trace =>
    ablate(network, trace, [{ layer, neurons: [], [by]: loudest.subarray(0, count) }]);
  const flips = (count: number): boolean => without(count).prediction !== from;
  const count = firstTrue(loudest.length, flips);
  const { prediction: to, confidence } = without(count ?? loudest.length);
  return { layer, from, against, loudest, count, to, confidence };
}

/** Sums of so many values at a time. */
function sumsOf(values: Float32Array, cells: number): Float32Array {
  return Float32Array.from({ length: values.length / cells }, (_, map) =>
    sum(values.subarray(map * cells, (map + 1) * cells)),
  );
}

/** The neurons whose value is above 0, the largest first; equal ones in their order. */
function loudestOf(values: Float32Array): Int32Array {
  const says = Int32Array.from(values.keys()).filter((j) => values[j] > 0);
  return says.sort((i, j) => values[j] - values[i] || i - j);
}

/** A count from 1 to `most` that is true while the one before is not; null: none is that was tried. */
function firstTrue(most: number, is: (count: number) => boolean): number | null {
  let no = 0;
  let yes = Math.min(1, most);
  while (yes > no && !is(yes)) {
    no = yes;
    yes = Math.min(2 * yes, most);
  }
  if (yes === no) return null;
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2);
    if (is(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
