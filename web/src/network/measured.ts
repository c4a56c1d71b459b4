/**
 * What a hidden plane may have been measured for, by unit of a row and by map of a stack (see
 * `Form`): what is said of a map is the mean over its cells. What it means is left to `inside`.
 */
import type { Form } from "./form";

export interface Measured {
  /** The post value that is drawn as full red, the same for every image. */
  readonly scale: number;
  /** Mean post for each class, at [class * maps + j]. */
  readonly responses?: Float32Array;
  /** Share of training images (and cells) for which each neuron (or map) is active. */
  readonly often?: Float32Array;
  /** Weight of each neuron, or of the mean of each map, in the lamp's sum. */
  readonly familiar?: Float32Array;
}

/** The arrays, as they are named in the file. */
export const MEASURED = ["responses", "often", "familiar"] as const;
export type Part = (typeof MEASURED)[number];

export const UNMEASURED: Measured = { scale: 1 };

/** The mean over the cells of each map; a row is returned as it is. */
export function mapMeans(values: Float32Array, { maps, cells }: Form): Float32Array {
  if (cells === 1) return values;
  const means = new Float32Array(maps);
  for (let map = 0; map < maps; map++) {
    let sum = 0;
    for (let k = map * cells; k < (map + 1) * cells; k++) sum += values[k];
    means[map] = sum / cells;
  }
  return means;
}
