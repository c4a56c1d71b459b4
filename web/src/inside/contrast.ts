/**
 * Why this digit and not another: the difference of two logits, by pixel and by neuron.
 * Knows nothing of drawing.
 */

import type { Network } from "../network/network";
import type { Trace } from "../trace/trace";
import { backward, carryBack, oneHot, sum } from "./evidence";

/** One neuron and what it adds to the difference. */
export interface Deciding {
  readonly layer: number;
  readonly neuron: number;
  readonly value: number;
}

/** Why class `a` rather than class `b`: everything adds up to `margin` = logit a - logit b. */
export interface Contrast {
  readonly a: number;
  readonly b: number;
  readonly margin: number;
  /** Per layer: d margin / d z_j. */
  readonly gradients: readonly Float32Array[];
  readonly biasTerms: Float32Array;
  /** By pixel; with `bias` it adds up to the margin. */
  readonly map: Float32Array;
  readonly bias: number;
  /** By neuron, per hidden layer; with the bias terms of the later layers it adds up, too. */
  readonly neurons: readonly Float32Array[];
  /** The neurons of all hidden layers that say most either way, the strongest first. */
  readonly deciding: readonly Deciding[];
}

export function contrast(
  network: Network,
  trace: Trace,
  a: number,
  b: number,
  count = 3,
): Contrast {
  const { layers } = network;
  const last = layers.length - 1;
  const other = oneHot(network, b);
  const seed = oneHot(network, a).map((value, c) => value - other[c]);
  const { gradients, biasTerms } = carryBack(network, trace, last, seed);
  const behind = backward(layers[0], gradients[0]);
  const neurons = layers.slice(0, last).map((_, k) => {
    const carried = backward(layers[k + 1], gradients[k + 1]);
    return trace.layers[k].post.map((value, j) => value * carried[j]);
  });
  const logits = trace.layers[last].pre;
  return {
    a,
    b,
    margin: logits[a] - logits[b],
    gradients,
    biasTerms,
    map: trace.image.map((value, i) => value * behind[i]),
    bias: sum(biasTerms),
    neurons,
    deciding: strongestNeurons(neurons, count),
  };
}

function strongestNeurons(neurons: readonly Float32Array[], count: number): Deciding[] {
  return neurons
    .flatMap((row, layer) => Array.from(row, (value, neuron) => ({ layer, neuron, value })))
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
