/**
 * How a scene is looked at: everything beside scene and time that changes a picture. Stage, SVG,
 * film and link mean the same by it. Knows nothing of what draws.
 */

export type View = "space" | "flat";
export type Theme = "dark" | "light";
/** Which connections are shown: those that matter, every single one, or all as matrices. */
export type Shown = "important" | "every" | "matrix";

/** A neuron on the stage: layer -1 is the input. */
export interface NeuronId {
  readonly layer: number;
  readonly index: number;
}

/** Connections between two planes that are pointed out, strongest first. */
export interface PathLayer {
  /** Plane that is read, -1 for the input, and plane that reads. */
  readonly from: number;
  readonly layer: number;
  /** Units of the two. */
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  readonly evidence: Float32Array;
}

/** Where a network in space is seen from. */
export interface Orbit {
  /** Radians around the vertical axis and downwards. */
  yaw: number;
  pitch: number;
  zoom: number;
}

export const DEFAULT_ORBIT: Readonly<Orbit> = { yaw: 0.72, pitch: 0.13, zoom: 1 };
