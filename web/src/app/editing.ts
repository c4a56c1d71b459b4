/**
 * Every way to change the input: pen, ready-made drawings, examples, values of a script or a
 * slider, and undoing it. Knows nothing of the DOM.
 */
import { batch, computed, type ReadonlySignal } from "@preact/signals";
import type { PhotoSteps } from "../ink/photo";
import type { Tricky } from "../ink/strokes";
import type { InputForm } from "../network/input";
import type { Words } from "../words/words";
import type { Drawn } from "./drawing";
import { createGiving } from "./giving";
import { EMPTY, fromPhoto, type Input, isEmpty } from "./input";
import { createPen } from "./pen";
import type { Reading } from "./reading";
import { createSamples, type Samples } from "./samples";
import { createWriting } from "./writing";

export interface EditingOptions {
  readonly words: Words;
  readonly samples: Samples;
  readonly tricky: readonly Tricky[];
  readonly examples: readonly Float32Array[];
  /** Reduced motion: drawings are there at once. */
  readonly calm: boolean;
  readonly drawing: Drawn;
  readonly form: InputForm;
  readonly reading: ReadonlySignal<Reading>;
  /** What was told about one drawing is told about the next. */
  readonly newPicture: () => void;
  /** The result follows the pen: the finished picture, standing still. */
  readonly showFinished: () => void;
  readonly say: (sentence: string) => void;
}

export function createEditing(options: EditingOptions) {
  const { words, drawing, newPicture, showFinished, say } = options;
  const writing = createWriting(drawing, showFinished);

  /** Hands the points gathered since the last frame to the network. */
  function takeIn(): void {
    const { unread } = drawing;
    if (unread.value === null) return;
    drawing.put(unread.value);
    showFinished();
  }
  /** Everything that is on its way to the pad is there. */
  function settle(): void {
    writing.finish();
    takeIn();
  }
  function change(next: Input): void {
    batch(() => {
      newPicture();
      writing.stop();
      drawing.put(next);
      showFinished();
    });
  }

  const giving = createGiving({ ...options, change });
  const pen = createPen({ ...options, settle, remember: giving.remember });
  const ways = { ...options, ...writing, change, remember: giving.remember };
  const { drawTricky, ...samples } = createSamples(ways);

  function clear(): void {
    if (isEmpty(drawing.input.value) && writing.now.value === null) return;
    writing.finish();
    giving.remember();
    pen.lift();
    change(EMPTY);
    say(words.input.cleared);
  }
  function undo(): void {
    settle();
    const before = drawing.before();
    if (before) change(before);
  }
  function redo(): void {
    settle();
    const after = drawing.after();
    if (after) change(after);
  }

  return {
    ...{ canUndo: drawing.canUndo, canRedo: drawing.canRedo },
    /** Whether there is something that could be cleared away. */
    canClear: computed(() => drawing.hasInk.value || writing.now.value !== null),
    writing,
    ...pen,
    ...giving,
    ...samples,
    /** The tricky drawing that is on the pad, or on its way there. */
    shownTricky: computed(() => {
      const { strokes } = writing.now.value ?? drawing.newest.value;
      return options.tricky.find((each) => each.strokes[0] === strokes[0]) ?? null;
    }),
    drawTricky(): void {
      const either = drawTricky();
      if (either) say(words.input.either(String(either[0]), String(either[1])));
    },
    /** The picture that a photo became; what was there before can be brought back. */
    showPhoto(photo: PhotoSteps): void {
      settle();
      giving.remember();
      change(fromPhoto(photo, options.form));
      say(words.input.photoRead);
    },
    takeIn,
    settle,
    clear,
    undo,
    redo,
  };
}
