/** What one unit reads, value by value. Knows nothing of words. */
import { bundlesOfPlane, incoming, sourceValues } from "../inside/bundle";
import type { NeuronId } from "../scene/look";
import type { Scene } from "../scene/scene";

/** A value that is read, and the weight that it has in this pass. */
export type Term = readonly [a: number, w: number];

/** All that a unit reads, in the order of its planes and their units. */
export function termsInto({ network, trace }: Scene, { layer, index }: NeuronId): Term[] {
  return bundlesOfPlane(network, layer).flatMap((bundle) => {
    const values = sourceValues(network, trace, bundle);
    return incoming(bundle, index, trace.values).flatMap(({ units, shift, weights }) =>
      Array.from(weights, (w, k): Term => [values[(units ? units[k] : k) + shift], w]),
    );
  });
}
