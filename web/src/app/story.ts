/**
 * The story of the reading that is shown: its steps, where its clock stands and how fast it goes.
 * Knows nothing of buttons, frames or words.
 */
import { computed, type ReadonlySignal } from "@preact/signals";
import { stepAt } from "../scene/frame";
import { type Step, type StepKind, TAUGHT } from "../scene/scene";
import { type Clock, moving, stillAt } from "./clock";
import type { Reading } from "./reading";
import { state } from "./state";

export type Story = ReturnType<typeof createStory>;

/** `blank`: nothing is drawn, though an older picture may still be shown. */
export function createStory(
  reading: ReadonlySignal<Reading>,
  blank: ReadonlySignal<boolean> = computed(() => reading.value.blank),
) {
  const [kept, keep] = state<Clock>(stillAt(0));
  const [speed, setSpeed] = state(1);
  const [loop, setLoop] = state(false);
  const steps = computed(() => reading.value.scene.steps);
  const duration = computed(() => reading.value.scene.duration);
  /** At the end it stays at the end, however long the next story is. */
  const clock = computed(() => {
    const { seconds } = kept.value;
    return seconds > 0 && seconds > duration.value
      ? { ...kept.value, seconds: duration.value }
      : kept.value;
  });
  const setClock = (next: Clock): void =>
    keep(next.seconds >= duration.value ? { ...next, seconds: Number.POSITIVE_INFINITY } : next);
  const step = computed(() => stepAt(steps.value, Math.max(clock.value.seconds, 0)));
  const stand = (seconds: number): void => setClock(stillAt(within(seconds, duration.value)));
  return {
    clock,
    speed,
    loop,
    steps,
    outline: outlineOf(steps),
    step,
    told: toldOf(computed(() => steps.value[step.value]?.kind)),
    /** The finished picture stands still. */
    finished: computed(() => !moving(clock.value) && clock.value.seconds >= duration.value),
    playing: computed(() => clock.value.playing),
    duration,
    moving: (): boolean => moving(clock.value),
    setClock,
    setSpeed,
    setLoop,
    /** Stands still there, whatever was drawn meanwhile. */
    stand,
    /** The finished picture, standing still; the start where nothing is drawn. */
    showFinished: (): void => stand(blank.value ? 0 : duration.value),
  };
}

/**
 * How much of the answer the story has given: the scores of the classes, their shares of 100 %, and
 * which of them it is. At its end, where the page also stands while somebody draws, all of it; and
 * whoever says what the drawing is has seen what the network says.
 */
function toldOf(kind: ReadonlySignal<StepKind | undefined>) {
  const from = (...kinds: readonly StepKind[]) =>
    computed(() => kind.value !== undefined && [...kinds, ...TAUGHT].includes(kind.value));
  return {
    scores: from("scores", "shares", "answer"),
    shares: from("shares", "answer"),
    answer: from("answer"),
  };
}

/**
 * The steps, as the same list for as long as they say the same: panels that show their order need
 * not follow every pen move.
 */
function outlineOf(steps: ReadonlySignal<readonly Step[]>): ReadonlySignal<readonly Step[]> {
  const text = computed(() => JSON.stringify(steps.value));
  return computed(() => JSON.parse(text.value) as readonly Step[]);
}

export const within = (seconds: number, duration: number): number =>
  Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), duration) : 0;
