/** What a hidden plane may have been measured for. What it means is left to `inside`. */

export interface Measured {
  /** The post value that is drawn as full red, the same for every image. */
  readonly scale: number;
  /** Mean post for each class, at [class * outputs + j]. */
  readonly responses?: Float32Array;
  /** Share of training images for which each neuron is active. */
  readonly often?: Float32Array;
  /** Weight of each neuron in the lamp's sum. */
  readonly familiar?: Float32Array;
}

/** The arrays, as they are named in the file. */
export const MEASURED = ["responses", "often", "familiar"] as const;
export type Part = (typeof MEASURED)[number];

export const UNMEASURED: Measured = { scale: 1 };
