/**
 * Why this class and not another: the difference of two logits, by pixel and by neuron.
 * Knows nothing of drawing.
 */
import { times } from "../base/arrays";
import type { Network } from "../network/network";
import { oneHot } from "../trace/gradients";
import type { Trace } from "../trace/trace";
import { type Carried, carryBack } from "./carry";
import { inputMap } from "./evidence";
import { largestPlaces } from "./strongest";

/** One neuron and what it adds to the difference. */
export interface Deciding {
  readonly layer: number;
  readonly neuron: number;
  readonly value: number;
}

/** Why class `a` rather than class `b`: everything adds up to `margin` = logit a - logit b. */
export interface Contrast extends Carried {
  readonly a: number;
  readonly b: number;
  readonly margin: number;
  /** By pixel; with `bias` it adds up to the margin. */
  readonly map: Float32Array;
  readonly bias: number;
  /** By neuron, per hidden plane; with the constants of later planes a cut adds up, too. */
  readonly neurons: readonly Float32Array[];
  /** The neurons of all hidden planes that say most either way, the strongest first. */
  readonly deciding: readonly Deciding[];
}

export function contrast(
  network: Network,
  trace: Trace,
  a: number,
  b: number,
  count = 3,
): Contrast {
  const { planes, scores } = network;
  const other = oneHot(network, b);
  const seed = oneHot(network, a).map((value, c) => value - other[c]);
  const carried = carryBack(network, trace, scores, seed);
  const neurons = planes
    .slice(0, -1)
    .map(({ post }) => times(trace.values[post], carried.gradients[post]));
  return {
    ...carried,
    a,
    b,
    margin: trace.scores[a] - trace.scores[b],
    ...inputMap(trace, carried),
    neurons,
    deciding: strongestNeurons(neurons, count),
  };
}

function strongestNeurons(neurons: readonly Float32Array[], count: number): Deciding[] {
  return neurons
    .flatMap((row, layer) =>
      Array.from(largestPlaces(row, count), (neuron) => ({ layer, neuron, value: row[neuron] })),
    )
    .sort((one, two) => Math.abs(two.value) - Math.abs(one.value))
    .slice(0, count);
}

/** The likeliest class beside `winner`; where there is no other, the winner itself. */
export function runnerUp(probs: Float32Array, winner: number): number {
  let best = winner === 0 ? 1 : 0;
  probs.forEach((value, c) => {
    if (c !== winner && value > probs[best]) best = c;
  });
  return Math.min(best, probs.length - 1);
}
