/**
 * The story as it plays: where its clock stands, which step that is, and the ways to move it. Knows
 * nothing of what is painted or of the DOM.
 */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { stepAt } from "../scene/frame";
import type { Step } from "../scene/scene";
import { isDigits } from "../words/names";
import { stepCaption } from "../words/steps";
import type { Words } from "../words/words";
import * as player from "./clock";
import type { Reading } from "./reading";

export interface PlayingOptions {
  readonly words: Words;
  readonly reading: ReadonlySignal<Reading>;
  /** Reduced motion: steps jump. */
  readonly calm: boolean;
  /** Takes in everything that is drawn; the story never moves before. */
  readonly settle: () => void;
  readonly say: (sentence: string) => void;
  readonly wake: () => void;
}

export function createPlaying({ words, reading, calm, ...page }: PlayingOptions) {
  const clock = signal<player.Clock>(player.stillAt(0));
  const speed = signal<number>(1);
  const loop = signal(false);
  const stepsNow = () => reading.value.scene.steps;
  // Panels that show the order of the steps, not their words, need not follow every pen move.
  let outlined: readonly Step[] = [];
  const outline = computed(() => {
    if (!sameOutline(outlined, stepsNow())) outlined = stepsNow();
    return outlined;
  });
  const step = computed(() => stepAt(stepsNow(), Math.max(clock.value.seconds, 0)));
  const playing = computed(() => clock.value.playing);
  const duration = computed(() => reading.value.scene.duration);

  function setClock(next: player.Clock): void {
    page.settle();
    clock.value = next;
    page.wake();
  }

  function sayStep(index: number): void {
    const { scene, blank } = reading.value;
    const now = scene.steps[index];
    page.say(blank || !now ? "" : stepCaption(scene, now, words));
  }

  function goTo(next: player.Clock): void {
    setClock(next);
    sayStep(player.currentStep(stepsNow(), next));
  }

  /** Time goes on, where the clock runs. */
  function advance(elapsed: number): void {
    if (!player.moving(clock.value)) return;
    const before = step.value;
    const pace = { duration: duration.value, speed: speed.value, loop: loop.value };
    clock.value = player.advance(clock.value, elapsed, pace);
    if (step.value !== before && speed.value <= 1) sayStep(step.value);
  }

  function play(): void {
    page.settle();
    if (reading.value.blank) {
      const { drawDigitFirst, drawSomethingFirst } = words.story;
      page.say(isDigits(reading.value.scene.network) ? drawDigitFirst : drawSomethingFirst);
      return;
    }
    setClock(player.play(clock.value, duration.value));
  }

  const pause = (): void => setClock(player.pause(clock.value));
  const moving = (): boolean => player.moving(clock.value);

  return {
    clock: clock as ReadonlySignal<player.Clock>,
    speed,
    loop,
    /** The steps; the same list as long as only their words change. */
    outline,
    step,
    playing,
    duration,
    moving,
    advance,
    /** The finished picture, standing still; the start where nothing is drawn. */
    showFinished: (): void => {
      clock.value = player.stillAt(reading.value.blank ? 0 : duration.value);
    },
    /** Stands still there, whatever was drawn meanwhile. */
    stand: (seconds: number): void => {
      clock.value = player.stillAt(within(seconds, duration.value));
    },
    playFromStart: (): void => setClock(player.play(player.stillAt(0), 1)),
    play,
    pause,
    toggle: (): void => (playing.value || moving() ? pause() : play()),
    seek: (seconds: number): void =>
      setClock({ ...clock.value, until: null, seconds: within(seconds, duration.value) }),
    next: (): void => goTo(player.nextStep(stepsNow(), clock.value, calm)),
    previous: (): void => goTo(player.previousStep(stepsNow(), clock.value)),
    toStart: (): void => goTo(player.stillAt(0)),
    toEnd: (): void => goTo(player.stillAt(duration.value)),
    showSteps: (first: number, last: number): void =>
      goTo(player.showSteps(stepsNow(), first, last, calm)),
  };
}

function sameOutline(a: readonly Step[], b: readonly Step[]): boolean {
  const same = (p: Step, q: Step): boolean =>
    p.kind === q.kind &&
    p.layer === q.layer &&
    p.line === q.line &&
    p.start === q.start &&
    p.end === q.end;
  return a.length === b.length && a.every((step, k) => same(step, b[k]));
}

const within = (seconds: number, duration: number): number =>
  Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), duration) : 0;
