/** How far the steps of a story are at an instant. */
import type { Scene, Step, StepKind } from "./scene";

/** Parts of a layer's motion: its sums appear, and are activated. */
export const ADDING = [0.3, 0.65] as const;
export const ACTIVATING = [0.6, 1] as const;

/** Index of the step that is on at `seconds`. */
export function stepAt(steps: readonly Step[], seconds: number): number {
  let index = 0;
  while (index + 1 < steps.length && steps[index + 1].start <= seconds) index++;
  return index;
}

export const ease = (t: number): number => (t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2);
export const mix = (from: number, to: number, t: number): number => from + (to - from) * t;
export const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high);

/** How far `t` has come from one number to the other, 0..1, eased. */
export const part = (t: number, from: number, to: number): number =>
  ease(clamp((t - from) / (to - from), 0, 1));

/** 0 before the step begins, 1 after its motion, eased in between; 1 when there is no such step. */
export function progressOf(step: Step | undefined, seconds: number): number {
  return step ? ease(linearProgress(step, seconds)) : 1;
}

export function linearProgress(step: Step, seconds: number): number {
  return clamp((seconds - step.start - step.lead) / step.motion, 0, 1);
}

export function progress(
  scene: Scene,
  kind: StepKind,
  layer: number | null,
  seconds: number,
): number {
  return progressOf(findStep(scene, kind, layer), seconds);
}

/** The first step of a kind, of this plane where one is given. */
export const findStep = (scene: Scene, kind: StepKind, layer: number | null): Step | undefined =>
  scene.steps.find(
    (step) =>
      step.kind === kind && (layer === null || (step.layer <= layer && layer <= step.through)),
  );

/** The step that shows all neurons of a plane at once. */
export const wholeStep = (scene: Scene, layer: number): Step | undefined =>
  findStep(scene, "layer", layer) ??
  findStep(scene, "scores", layer) ??
  findStep(scene, "dropout", layer);

/** How far a plane is in that step, 0..1: several in one step come one after the other. */
export function wholeTime(scene: Scene, layer: number, seconds: number): number {
  const step = wholeStep(scene, layer);
  if (!step) return 1;
  const count = step.through - step.layer + 1;
  return clamp(linearProgress(step, seconds) * count - (layer - step.layer), 0, 1);
}

export const wholeProgress = (scene: Scene, layer: number, seconds: number): number =>
  ease(wholeTime(scene, layer, seconds));
