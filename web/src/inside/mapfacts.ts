/** One feature map in a pass: its values, where it is active, and its loudest cell. */
import type { Network } from "../network/network";
import type { Trace } from "../trace/trace";

export interface MapFacts {
  /** What its cells hand on, row by row. */
  readonly values: Float32Array;
  /** How many of them are above 0. */
  readonly active: number;
  /** The unit of the largest; the first of equals. */
  readonly loudest: number;
}

export function mapFacts(network: Network, trace: Trace, layer: number, map: number): MapFacts {
  const { cells } = network.planes[layer].form;
  const values = trace.layers[layer].post.subarray(map * cells, (map + 1) * cells);
  let loudest = 0;
  let active = 0;
  values.forEach((value, k) => {
    if (value > 0) active++;
    if (value > values[loudest]) loudest = k;
  });
  return { values, active, loudest: map * cells + loudest };
}

export const loudestCell = (network: Network, trace: Trace, layer: number, map: number): number =>
  mapFacts(network, trace, layer, map).loudest;
