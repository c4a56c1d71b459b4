/** Finds the steps of the story that the lesson speaks of: how finely it is cut is its own business. */
import type { Step, StepKind } from "../../scene/scene";

export interface Beat {
  readonly kind: StepKind;
  /** The plane it is about; missing, where there is only one such step. */
  readonly layer?: number;
}

type Cut = readonly Pick<Step, "kind" | "layer">[];

/** The step that tells a beat; -1 where the story has none. */
export const stepOf = (steps: Cut, { kind, layer }: Beat): number =>
  steps.findIndex((step) => step.kind === kind && (layer === undefined || step.layer === layer));

/** From the first to the last step of several beats; null where the story has none of them. */
export function stretchOf(
  steps: Cut,
  beats: readonly Beat[],
): readonly [first: number, last: number] | null {
  const found = beats.map((beat) => stepOf(steps, beat)).filter((index) => index >= 0);
  return found.length > 0 ? [Math.min(...found), Math.max(...found)] : null;
}
