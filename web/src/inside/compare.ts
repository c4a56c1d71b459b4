/**
 * Two passes of one network beside each other: how they differ by input, by class and by neuron.
 * Knows nothing of drawing.
 */
import type { Network } from "../network/network";
import type { Trace } from "../trace/trace";
import { largestPlaces } from "./strongest";

/** One neuron of a hidden plane, with what it hands on in either pass. */
export interface Changed {
  readonly layer: number;
  readonly neuron: number;
  readonly before: number;
  readonly after: number;
}

/** Everything as the second pass minus the first. */
export interface Comparison {
  /** By input. */
  readonly image: Float32Array;
  /** By class: probabilities, -1..1. */
  readonly probs: Float32Array;
  /** The neurons of all hidden planes that changed most, the largest change first. */
  readonly changed: readonly Changed[];
}

export function compare(network: Network, a: Trace, b: Trace, count = 6): Comparison {
  return {
    image: minus(b.image, a.image),
    probs: minus(b.probs, a.probs),
    changed: network.planes
      .slice(0, -1)
      .flatMap((_, layer) => changesIn(layer, a.layers[layer].post, b.layers[layer].post, count))
      .sort((one, two) => sizeOf(two) - sizeOf(one))
      .slice(0, count),
  };
}

const sizeOf = ({ before, after }: Changed): number => Math.abs(after - before);

/** The `count` largest changes of a plane, in order of their neurons. */
function changesIn(
  layer: number,
  before: Float32Array,
  after: Float32Array,
  count: number,
): Changed[] {
  return Array.from(largestPlaces(minus(after, before), count))
    .filter((neuron) => before[neuron] !== after[neuron])
    .sort((i, j) => i - j)
    .map((neuron) => ({ layer, neuron, before: before[neuron], after: after[neuron] }));
}

const minus = (a: Float32Array, b: Float32Array): Float32Array => a.map((value, k) => value - b[k]);
