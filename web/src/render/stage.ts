/**
 * The stage: draws a Frame into one element and reports what the pointer is on.
 * Knows nothing of time, of the drawing pad or of the panels.
 */
import type { Frame, Scene } from "../scene/scene";

export type View = "space" | "flat";
export type Theme = "dark" | "light";

/** A neuron on the stage: layer -1 is the input. */
export interface NeuronId {
  readonly layer: number;
  readonly index: number;
}

export interface Stage {
  /** Draws now; asks nothing of the clock. Cheap to call with the same arguments. */
  draw(scene: Scene, frame: Frame): void;
  setView(view: View): void;
  setTheme(theme: Theme): void;
  resetView(): void;
  /** Screen y (px, in the host) where each class's bar begins, so that outputs join their bars. */
  setBarAnchors(ys: readonly number[]): void;
  /** True when the picture is computed without a graphics card. */
  readonly software: boolean;
  /** True when WebGL2 is missing and a still picture is shown instead. */
  readonly still: boolean;
  dispose(): void;
}

export interface StageOptions {
  readonly view: View;
  readonly theme: Theme;
  /** Reduced motion: view changes jump instead of gliding. */
  readonly calm: boolean;
  /** Called when something other than the frame changed (view gliding, resize): draw again. */
  readonly onDirty: () => void;
  readonly onHover?: (neuron: NeuronId | null) => void;
}
