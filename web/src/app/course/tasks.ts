/** The tasks of the lesson: scores to move, pixels to erase, something to draw. */
import { computed, effect, type ReadonlySignal } from "@preact/signals";
import type { createInside } from "../inside";
import type { Mode } from "../mode";
import type { Reading } from "../reading";
import { state } from "../state";
import { changed, fewest } from "./fooling";
import type { Places } from "./places";
import { createScores } from "./scores";
import { attemptOf } from "./task";

export interface TasksOptions {
  readonly places: Places;
  readonly reading: ReadonlySignal<Reading>;
  readonly inside: ReturnType<typeof createInside>;
  readonly mode: ReadonlySignal<Mode>;
  readonly busy: ReadonlySignal<boolean>;
}

/** After this many drawings that did not do it a hint is given. */
const TRIES = 3;

export function createTasks(options: TasksOptions) {
  const { places } = options;
  const scores = createScores(options.reading);
  const fooling = createFooling(options);
  const drawing = createAttempts(options);
  const [grown, setGrown] = state(false);
  return {
    ...{ scores, fooling, drawing },
    /** A training was played to its end. */
    setGrown,
    /** What there is to do on this card is done. */
    solved: computed(() => {
      const card = places.card.value;
      if (card.kind !== "do") return false;
      if (card.task === "shares") return scores.won.value;
      if (card.task === "fool") return fooling.fooled.value;
      if (card.task === "grow") return grown.value;
      return drawing.attempt.value === "solved";
    }),
    stop: drawing.stop,
  };
}

function createFooling({ reading, inside, places }: TasksOptions) {
  const [best, setBest] = state<{ image: Float32Array; pixels: readonly number[] | null } | null>(
    null,
  );
  const fooled = computed(() => {
    const { trace, original, blank } = reading.value;
    return !blank && trace.prediction !== original.prediction;
  });
  return {
    fooled,
    erased: computed(() => changed(reading.value.original.image, reading.value.image)),
    /** What a search found for this picture; null: nobody asked yet. */
    best: computed(() => {
      const found = best.value;
      return found?.image === reading.value.original.image ? found : null;
    }),
    search(): void {
      const { original } = reading.value;
      const { network, form } = places.facts.value;
      setBest({ image: original.image, pixels: fewest(network, original, form.range[0]) });
    },
    erase(index: number): void {
      inside.setPixel(index, places.facts.value.form.range[0]);
    },
    restore: inside.restorePixels,
  };
}

function createAttempts({ places, reading, mode, busy }: TasksOptions) {
  const [tries, setTries] = state(0);
  const attempt = computed(() => attemptOf(places.facts.value, places.facts.value.wanted));
  let last: unknown = null;
  const stop = effect(() => {
    const isOn = mode.value === "learn" && places.place.value.chapter === "task";
    if (!isOn || busy.value) return;
    const { input, blank } = reading.value;
    if (!blank && last !== null && input !== last && attempt.value !== "solved") {
      setTries(tries.peek() + 1);
    }
    last = input;
  });
  return {
    attempt,
    isHinted: computed(() => tries.value >= TRIES),
    /** The class that is asked for. */
    wanted: computed(() => places.facts.value.wanted),
    stop,
    startOver: (): void => setTries(0),
  };
}
