/**
 * How a scene is looked at: everything beside scene and frame that changes a picture. Stage, SVG, PNG,
 * film and link mean the same by it. Knows nothing of what draws.
 */
import type { Arrangement } from "./layout";

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
  readonly yaw: number;
  readonly pitch: number;
  readonly zoom: number;
  /** How far the picture is moved, right and down, in stage units; not at all unless told. */
  readonly shift?: readonly [right: number, down: number];
}

/** Where the matrices lie, px, and how much larger than they fit. */
export interface Pan {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Most lines drawn: of all layers together, each of which gives up the same share, and of each. */
export interface Budget {
  readonly all: number;
  readonly each: number;
}

/** On the way from one look to the next. */
export interface Glide {
  /** From space (0) to flat (1). */
  readonly flatness: number;
  /** The order that the neurons come from (null: that of their numbers), and how far they are. */
  readonly from: Arrangement | null;
  readonly walked: number;
}

export interface Look {
  readonly view: View;
  readonly theme: Theme;
  readonly orbit: Orbit;
  /** Order of the hidden neurons; null: that of their numbers. */
  readonly order: Arrangement | null;
  /** Connections that are pointed out; all others step back. */
  readonly path: readonly PathLayer[] | null;
  /** The neuron that is pointed at. */
  readonly focus: NeuronId | null;
  readonly shown: Shown;
  readonly pan: Pan;
  readonly budget: Budget;
  /** Under a moving pen: what takes time and nobody reads is left out. */
  readonly hurried: boolean;
  /** Null at rest. */
  readonly glide: Glide | null;
}

export const DEFAULT_ORBIT: Orbit = { yaw: 0.72, pitch: 0.13, zoom: 1 };
export const WHOLE: Pan = { x: 0, y: 0, zoom: 1 };
export const ALL_LINES: Budget = { all: Number.POSITIVE_INFINITY, each: Number.POSITIVE_INFINITY };

const DEFAULT: Look = {
  view: "space",
  theme: "dark",
  orbit: DEFAULT_ORBIT,
  order: null,
  path: null,
  focus: null,
  shown: "important",
  pan: WHOLE,
  budget: ALL_LINES,
  hurried: false,
  glide: null,
};

/** A look that is as the page begins, but for these. */
export const lookOf = (parts: Partial<Look> = {}): Look => Object.freeze({ ...DEFAULT, ...parts });

/** How far the arrangement is from space (0) to flat (1). */
export const flatnessOf = ({ view, glide }: Look): number =>
  glide ? glide.flatness : view === "flat" ? 1 : 0;
