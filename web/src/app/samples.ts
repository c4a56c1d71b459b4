/** Ready-made drawings: which hand of each is next, and writing it on the pad. */
import type { Stroke } from "../ink/ink";
import type { byLabel, Drawing, Tricky } from "../ink/strokes";
import { type Input, readyMade } from "./input";
import { state } from "./state";

export type Samples = ReturnType<typeof byLabel>;

export interface SamplesOptions {
  readonly samples: Samples;
  readonly tricky: readonly Tricky[];
  /** Reduced motion: drawings are there at once. */
  readonly calm: boolean;
  readonly newPicture: () => void;
  readonly remember: () => void;
  readonly change: (next: Input) => void;
  readonly finish: () => void;
  readonly write: (strokes: readonly Stroke[], seconds: number, then: () => void) => void;
  readonly writeOn: (seconds: number) => void;
}

/** Seconds for a drawing that writes itself, at the start and when chosen by hand. */
const INTRO = 1.2;
const WRITE = 0.45;
/** Of the start, seconds that are there in the first picture, which can then be read: nothing is ever shown before. */
const BEGUN = 0.15;

export function createSamples({ samples, tricky, calm, ...pad }: SamplesOptions) {
  const [nextTricky, setNextTricky] = state(0);
  /** The next variant of each ready-made digit. */
  const [variants, setVariants] = state<readonly number[]>(samples.map(() => 0));

  function draw(strokes: readonly Stroke[], seconds: number, then: () => void): void {
    if (calm) {
      pad.change(readyMade(strokes));
      then();
      return;
    }
    pad.newPicture();
    pad.write(strokes, seconds, then);
  }

  return {
    variants,
    /** Draws the next ready-made drawing of a digit. */
    drawSample(label: number): void {
      const at = samples.findIndex(([each]) => each === label);
      const list = samples[at]?.[1];
      if (!list) return;
      const variant = variants.value[at];
      setVariants(variants.value.map((each, k) => (k === at ? (each + 1) % list.length : each)));
      pad.finish();
      pad.remember();
      draw(list[variant].strokes, WRITE, () => {});
    },
    /** The tricky drawing that comes next. */
    nextTricky,
    /** Draws the next tricky drawing; returns the two digits that it could be. */
    drawTricky(): Tricky["either"] | null {
      const drawing = tricky[nextTricky.value];
      if (!drawing) return null;
      setNextTricky((nextTricky.value + 1) % tricky.length);
      pad.finish();
      pad.remember();
      draw(drawing.strokes, WRITE, () => {});
      return drawing.either;
    },
    /** A drawing is written as if by hand; `then` follows. */
    open({ strokes }: Drawing, then: () => void): void {
      draw(strokes, INTRO, then);
      pad.writeOn(BEGUN);
    },
  };
}
