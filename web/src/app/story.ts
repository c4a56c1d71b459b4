/**
 * The story of the reading that is shown: its steps, where its clock stands and how fast it goes.
 * Knows nothing of buttons, frames or words.
 */
import { computed, type ReadonlySignal } from "@preact/signals";
import { stepAt } from "../scene/frame";
import type { Step } from "../scene/scene";
import { type Clock, moving, stillAt } from "./clock";
import type { Reading } from "./reading";
import { state } from "./state";

export type Story = ReturnType<typeof createStory>;

export function createStory(reading: ReadonlySignal<Reading>) {
  const [clock, setClock] = state<Clock>(stillAt(0));
  const [speed, setSpeed] = state(1);
  const [loop, setLoop] = state(false);
  const steps = computed(() => reading.value.scene.steps);
  const duration = computed(() => reading.value.scene.duration);
  const stand = (seconds: number): void => setClock(stillAt(within(seconds, duration.value)));
  return {
    clock,
    speed,
    loop,
    steps,
    outline: outlineOf(steps),
    step: computed(() => stepAt(steps.value, Math.max(clock.value.seconds, 0))),
    playing: computed(() => clock.value.playing),
    duration,
    moving: (): boolean => moving(clock.value),
    setClock,
    setSpeed,
    setLoop,
    /** Stands still there, whatever was drawn meanwhile. */
    stand,
    /** The finished picture, standing still; the start where nothing is drawn. */
    showFinished: (): void => stand(reading.value.blank ? 0 : duration.value),
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
