/** What the cards do to the stage: where the story stands, and which motion a key press plays. */
import { computed, type ReadonlySignal } from "@preact/signals";
import { restOf, showSteps } from "../clock";
import type { createInside } from "../inside";
import type { Mode } from "../mode";
import { state } from "../state";
import type { Story } from "../story";
import { type Beat, stepOf, stretchOf } from "./beats";
import type { Card, Showing } from "./card";
import type { Places } from "./places";

export interface StagingOptions {
  readonly places: Places;
  readonly story: Story;
  readonly inside: ReturnType<typeof createInside>;
  /** Reduced motion: steps jump. */
  readonly calm: boolean;
  readonly mode: ReadonlySignal<Mode>;
}

export function createStaging({ places, story, inside, calm, mode }: StagingOptions) {
  /** The card whose motion was asked for. */
  const [started, setStarted] = state<string | null>(null);
  const isShown = computed(() => started.value === places.key.value);
  const secondsOf = (beat: Beat, after: boolean): number | null => {
    const step = story.steps.value[stepOf(story.steps.value, beat)];
    return step ? (after ? restOf(step) : step.start) : null;
  };
  function secondsAt({ stand }: Card): number | null {
    if (stand === null) return null;
    if (stand === "end") return story.duration.value;
    return "after" in stand ? secondsOf(stand.after, true) : secondsOf(stand.before, false);
  }
  return {
    /** The motion of this card was asked for, and whether it goes on. */
    isShown,
    isMoving: computed(
      () =>
        mode.value === "learn" &&
        isShown.value &&
        (story.playing.value || story.clock.value.until !== null),
    ),
    /** The story stands where the card needs it, and nothing of it was shown yet. */
    stand(): void {
      setStarted(null);
      const seconds = places.facts.value.blank ? null : secondsAt(places.card.value);
      if (seconds !== null) story.stand(seconds);
    },
    play({ beats }: Showing): void {
      setStarted(places.key.value);
      const stretch = stretchOf(story.steps.value, beats);
      // Without a word: what there is to say stands on the card.
      if (stretch) story.setClock(showSteps(story.steps.value, ...stretch, calm));
    },
    /** Whoever does not wait sees the end of the motion. */
    hurry(): void {
      const { until, seconds } = story.clock.value;
      story.stand(until ?? seconds);
    },
    /** Takes back what an earlier card, or the reader, changed about the network or the picture. */
    tidy(): void {
      inside.lens.keepOff(() => false);
      inside.lens.train(null);
      inside.lens.endRepeating();
      inside.lens.changePixels(null);
      inside.explain(null);
      inside.compare(null);
      inside.show("important");
      if (places.place.value.chapter === "districts") inside.arrange(true);
    },
  };
}
