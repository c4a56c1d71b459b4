/** Which kinds of lines the stage shows now, for whoever says what they mean. Knows nothing of frames. */
import { computed, type ReadonlySignal } from "@preact/signals";
import type { LineKind } from "../scene/lines";
import type { Look } from "../scene/look";
import type { Step } from "../scene/scene";
import type { Reading } from "./reading";
import type { Story } from "./story";

export interface OnStageOptions {
  readonly reading: ReadonlySignal<Reading>;
  readonly story: Story;
  readonly look: ReadonlySignal<Look>;
}

export function createOnStage({ reading, story, look }: OnStageOptions) {
  const { steps, step, clock, told } = story;
  const pointed = computed(() => (look.value.focus?.layer ?? -1) >= 0);
  const way = computed(() => look.value.path !== null);
  const every = computed(() => look.value.shown !== "important");
  const begun = computed(() => step.value >= steps.value.findIndex(({ layer }) => layer >= 0));
  /** Products give way to evidence while the answer is given. */
  const left = computed(() => clock.value.seconds >= restOfAnswer(steps.value));
  const shows = (kind: LineKind): boolean => {
    if (reading.value.blank) return false;
    // The cells of a matrix are products.
    if (look.value.shown === "matrix") return kind === "flow";
    if (kind === "evidence") return told.answer.value || way.value || every.value;
    return pointed.value || (begun.value && !left.value && !every.value);
  };
  return {
    /** The lines are products, and they are evidence; while one becomes the other they are both. */
    linesFlow: computed(() => shows("flow")),
    linesExplain: computed(() => shows("evidence")),
  };
}

function restOfAnswer(steps: readonly Step[]): number {
  const answer = steps.find(({ kind }) => kind === "answer");
  return answer ? answer.start + answer.lead + answer.motion : 0;
}
