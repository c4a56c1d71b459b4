/**
 * Every way to change the input: pen, ready-made drawings, examples, values of a script or a
 * slider, and undoing it. Knows nothing of the DOM.
 */
import { batch, type ReadonlySignal } from "@preact/signals";
import type { Words } from "../words/words";
import type { Drawn } from "./drawing";
import { createGiving } from "./giving";
import { EMPTY, type Input, isEmpty } from "./input";
import { createPen } from "./pen";
import type { Reading } from "./reading";
import { createSamples, type Samples } from "./samples";
import { createWriting } from "./writing";

export interface EditingOptions {
  readonly words: Words;
  readonly samples: Samples;
  readonly examples: readonly Float32Array[];
  /** Reduced motion: drawings are there at once. */
  readonly calm: boolean;
  readonly drawing: Drawn;
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
  const pen = createPen(drawing, () => {
    settle();
    giving.remember();
  });
  const ways = { ...options, ...writing, change, remember: giving.remember };
  const { variants, drawSample, open } = createSamples(ways);

  function clear(): void {
    if (isEmpty(drawing.input.value) && writing.now.value === null) return;
    writing.finish();
    giving.remember();
    pen.lift();
    change(EMPTY);
    say(words.input.cleared);
  }
  function undo(): void {
    writing.finish();
    const before = drawing.before();
    if (before) change(before);
  }
  function redo(): void {
    writing.finish();
    const after = drawing.after();
    if (after) change(after);
  }

  return {
    writing,
    ...pen,
    ...giving,
    variants,
    drawSample,
    open,
    takeIn,
    settle,
    clear,
    undo,
    redo,
  };
}
