/** Pictures and the classes that they are said to be: what a network learns from. */

export interface Lessons {
  /** One picture after the other, 0..1, ink is 1. */
  readonly images: Float32Array;
  /** Their classes. */
  readonly targets: Uint8Array;
}
