/**
 * What is where and when: neurons, chosen connections and the timeline of steps.
 * Knows nothing of the DOM or of WebGL; `frameAt` turns it into a picture at one instant.
 */

import type { Ink } from "../ink/ink";
import type { PhotoSteps } from "../ink/photo";
import type { Bundle } from "../inside/bundle";
import type { Connections } from "../inside/connections";
import type { Evidence } from "../inside/evidence";
import type { Source } from "../network/about";
import type { Network } from "../network/network";
import type { Trace } from "../trace/trace";
import type { Layout } from "./layout";
import type { NeuronId, PathLayer } from "./look";

/**
 * What a step does, whatever the network. One neuron is told slowly (products, sum, norm, activation),
 * then its whole layer and each layer after it at once. Of a stack of maps a window slides over what
 * it reads until the map of that neuron is full; before a row that reads a stack its maps are laid down.
 */
export type StepKind =
  | "ink"
  | "photo"
  | "separate"
  | "fit"
  | "pixels"
  | "products"
  | "sum"
  | "norm"
  | "activation"
  | "window"
  | "layer"
  | "dropout"
  | "lay"
  | "scores"
  | "shares"
  | "answer"
  | TaughtKind;

/**
 * The steps of the other story, in which the network is told what the drawing is: what it says, how
 * wrong that is, who is to blame from the scores backwards (one neuron told slowly, then its layer and
 * each layer before it), what each weight should do, the step, and the same drawing once more.
 */
export const TAUGHT = [
  ...(["output", "loss", "blame", "passed", "gate", "back"] as const),
  ...(["slopes", "descend", "again", "price"] as const),
] as const;
export type TaughtKind = (typeof TAUGHT)[number];

/** What a step says where it brings its own words. */
export interface StepWords {
  readonly name: string;
  readonly caption: string;
  /** A line of arithmetic, as it is written and as it is read aloud; null: there is none. */
  readonly formula: { readonly text: string; readonly aloud: string } | null;
  /** What it stands under on the timeline. */
  readonly group: string;
}

/** One step of the story: words that stand still, a motion, and a rest to read what came of it. */
export interface Step {
  readonly kind: StepKind;
  /** Plane of the network this step computes, or -1 before the first and after the last. */
  readonly layer: number;
  /** The last plane of it: of a deep network one step may tell several. */
  readonly through: number;
  /** The operation that is executed, or null where the step is none of the network's own. */
  readonly op: string | null;
  /** 1-based lines of `network.source.text` that are executed, and the first of them or null. */
  readonly lines: readonly number[];
  readonly line: number | null;
  /** The tensor after this step, e.g. "x: [1, 512]". */
  readonly shape: string;
  /**
   * Seconds from the start of the story. For `lead` seconds nothing moves yet, then something does
   * for `motion` seconds, and until `end` nothing does again.
   */
  readonly start: number;
  readonly lead: number;
  readonly motion: number;
  readonly end: number;
  /** Its own words; none: those that its kind has in a language. */
  readonly told?: StepWords;
}

/** Products that are drawn as lines together: those of a bundle, or of one of its neurons alone. */
export interface FlowGroup {
  /** Index into `scene.bundles`. */
  readonly bundle: number;
  /** The neuron of the plane that reads which alone they lead into; null: every one. */
  readonly into: number | null;
}

/** Another story on the same stage: what the network learns once it is told what the drawing is. */
export interface Teaching {
  /** The class that is said to be right. */
  readonly target: number;
  /** Changes the finished picture to that of an instant. */
  readonly fill: (scene: Scene, seconds: number, out: Frame) => void;
  /** What the units of each plane are to blame for, -1..1: too high above 0, too low below it. */
  readonly blame: readonly Float32Array[];
  /** The same of the scores, as it is: p - y. */
  readonly scores: Float32Array;
  /** This scene as it is at an instant: on the way the network becomes another. For films. */
  readonly sceneAt: (scene: Scene, seconds: number) => Scene;
  /** Lines into a unit that is pointed at, and what is said of it. */
  readonly pointed: (id: NeuronId) => readonly PathLayer[];
  readonly note: (id: NeuronId) => string;
  /** The code that the steps execute, in the place of the network's own. */
  readonly source: Source;
}

/** Everything needed to draw any instant of one recognition. */
export interface Scene {
  readonly network: Network;
  readonly trace: Trace;
  readonly ink: Ink | null;
  /** How the picture came about where a photo was given; null for every other input. */
  readonly photo: PhotoSteps | null;
  /** Units that are switched off or dropped, crossed out on the stage: a flag each, or null. */
  readonly off: Uint8Array | null;
  /** The pass has real dropout masks, as in training. */
  readonly training: boolean;
  /** Width of the square that the strokes were drawn in, px. */
  readonly padSize: number;
  readonly layout: Layout;
  /** The class that the lines explain (the prediction unless another was chosen). */
  readonly digit: number;
  readonly evidence: Evidence;
  /** Which planes the lines join; a plain chain of layers has one bundle a layer. */
  readonly bundles: readonly Bundle[];
  /** Drawn connections of each bundle, strongest first. */
  readonly connections: readonly Connections[];
  /**
   * Between two stacks of maps, bundle by bundle: the strongest sums of evidence from map to map, whose
   * sources and targets are maps; null elsewhere. Chosen when they are asked for.
   */
  readonly bands: () => readonly (Connections | null)[];
  /** What flows forward: groups of products, and the strongest of each, chosen when they are asked for. */
  readonly flowGroups: readonly FlowGroup[];
  readonly flows: () => readonly Connections[];
  /** What each neuron of each plane adds to its products, null for nothing. */
  readonly biases: readonly (Float32Array | null)[];
  /** Of each plane: d score / d z. */
  readonly gradients: readonly Float32Array[];
  /** The neuron of each plane that the captions follow: the strongest evidence for `digit`. */
  readonly spotlight: readonly number[];
  /** The neuron that is told slowly, and one beside it that its activation makes 0; null: there is none. */
  readonly followed: NeuronId | null;
  readonly silenced: NeuronId | null;
  readonly steps: readonly Step[];
  readonly duration: number;
  /** Null: the story is that of the recognition. What is violet is told by it alone. */
  readonly teaching: Teaching | null;
}

/** How much of a stack of maps is shown; a few numbers, however many units it has. */
export interface MapsShown {
  /** How far its sums are shown, and how far they have become what the plane hands on, 0..1. */
  sum: number;
  lit: number;
  /** Share of each map that is filled, row by row, 0..1: the window of a convolution has come so far. */
  swept: number;
}

/** A map that is told by itself, ahead of the others of its plane. */
export interface EarlyMap extends MapsShown {
  readonly layer: number;
  readonly map: number;
}

/** A unit that is told by itself, ahead of the others of its plane; `sum` and `lit` as above. */
export interface AloneShown extends NeuronId {
  readonly sum: number;
  readonly lit: number;
}

/**
 * The picture at one instant. `active` and `signed` are indexed as the places of `layout`, by
 * `Block.first`: units of stacks of maps have no place in them.
 */
export interface Frame {
  seconds: number;
  /** Index into `scene.steps`, and how far its motion is, 0..1 (eased). */
  step: number;
  progress: number;
  /** Per neuron (input pixels first): brightness of the active colour 0..1. */
  readonly active: Float32Array;
  /** Per neuron: signed value shown before the activation, -1..1 (cool..warm). */
  readonly signed: Float32Array;
  /** Per block: what its maps show, of no meaning where it has none. */
  readonly maps: readonly MapsShown[];
  /** Units of maps that are told by themselves now. */
  alone: readonly AloneShown[];
  /** The map that the window fills before all others of its plane, or null. */
  early: EarlyMap | null;
  /** The unit whose window is where it is now, or null: it is seen on what its plane reads. */
  window: NeuronId | null;
  /** Per bundle: visibility of its evidence 0..1. */
  readonly lines: Float32Array;
  /** Per flow group: visibility of its products 0..1, and where their pulses are 0..1 (below 0: none). */
  readonly flows: Float32Array;
  readonly pulses: Float32Array;
  /** Strokes on their way into the 28x28 image: the transform now and their opacity. */
  readonly inkPlace: { scale: number; dx: number; dy: number };
  inkOpacity: number;
  /** Number of stroke points already written, 0..1, and the 20x20 guide box's opacity. */
  inkWritten: number;
  guide: number;
  /** The photo on its way: its opacity, and how far it is from whole (0) over its ink (1) to pixels (2). */
  readonly photo: { opacity: number; stage: number };
  /** Per class: probability shown by the bars now, 0..1; and how lit the answer is, 0..1. */
  readonly bars: Float32Array;
  answer: number;
  /** The unit (counted through all blocks as in `Scene.off`, -1: none) that the camera has come close to, and how close, 0..1. */
  readonly near: { neuron: number; closeness: number };
}
