/**
 * The ways to move the story: play, pause, seek, step by step. Each first takes in everything that
 * is drawn, and says the step that it comes to. Knows nothing of what is painted or of the DOM.
 */
import type { Choice } from "../scene/lines";
import type { Scene, Step } from "../scene/scene";
import { isDigits } from "../words/names";
import { stepCaption, stepName } from "../words/steps";
import type { Words } from "../words/words";
import * as player from "./clock";
import type { Reading } from "./reading";
import { type Story, within } from "./story";

export interface PlayingOptions {
  readonly words: Words;
  readonly story: Story;
  readonly reading: { readonly value: Reading };
  /** Reduced motion: steps jump. */
  readonly calm: boolean;
  /** What decides which lines are drawn. */
  readonly lines: { readonly value: Choice };
  /** Takes in everything that is drawn; the story never moves before. */
  readonly settle: () => void;
  readonly say: (sentence: string) => void;
}

export function createPlaying({ words, story, reading, calm, lines, settle, say }: PlayingOptions) {
  const { clock, steps, duration, speed, step } = story;

  function setClock(next: player.Clock): void {
    settle();
    story.setClock(next);
  }
  function sayStep(index: number, tell = captionOf): void {
    const { scene, blank } = reading.value;
    const now = scene.steps[index];
    say(blank || !now ? "" : tell(scene, now));
  }
  const captionOf = (scene: Scene, now: Step): string =>
    stepCaption(scene, now, words, lines.value);
  const nameOf = (scene: Scene, now: Step): string => stepName(scene.network, now, words);
  /** A step lasts as long as its words are read; faster than that only its name keeps up. */
  const tell = () => (speed.value <= 1 ? captionOf : nameOf);
  function goTo(next: player.Clock): void {
    setClock(next);
    sayStep(player.currentStep(steps.value, next));
  }
  /** Time goes on, where the clock runs. */
  function advance(elapsed: number): void {
    if (!story.moving()) return;
    const before = step.value;
    const pace = { duration: duration.value, speed: speed.value, loop: story.loop.value };
    story.setClock(player.advance(clock.value, elapsed, pace));
    if (step.value !== before) sayStep(step.value, tell());
  }
  function play(): void {
    settle();
    if (reading.value.blank) {
      const { drawDigitFirst, drawSomethingFirst } = words.story;
      say(isDigits(reading.value.scene.network) ? drawDigitFirst : drawSomethingFirst);
      return;
    }
    const next = player.play(clock.value, duration.value);
    setClock(next);
    if (next.seconds === 0) sayStep(0, tell());
  }
  const pause = (): void => setClock(player.pause(clock.value));

  return {
    advance,
    play,
    pause,
    toggle: (): void => (story.moving() ? pause() : play()),
    seek(seconds: number): void {
      settle(); // What is still being written makes the story another one.
      setClock({ ...clock.value, until: null, seconds: within(seconds, duration.value) });
    },
    next: (): void => goTo(player.nextStep(steps.value, clock.value, calm)),
    previous: (): void => goTo(player.previousStep(steps.value, clock.value)),
    toStart: (): void => goTo(player.stillAt(0)),
    toEnd: (): void => goTo(player.stillAt(duration.value)),
    showSteps: (first: number, last: number): void =>
      goTo(player.showSteps(steps.value, first, last, calm)),
  };
}
