/**
 * Every way to change the input: pen, ready-made drawings, examples, values of a script or a
 * slider, and undoing it. Points gather between two animation frames. Knows nothing of the DOM.
 */
import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { InputError } from "../base/errors";
import type { Point, Stroke } from "../ink/ink";
import { type byLabel, checkStrokes, type Drawing, intoPad, written } from "../ink/strokes";
import type { Network } from "../network/network";
import type { Words } from "../words/words";
import { checkPixels, checkValues, EMPTY, type Input, isEmpty } from "./input";
import type { Reading } from "./reading";

export interface EditingOptions {
  readonly words: Words;
  readonly network: Network;
  readonly samples: ReturnType<typeof byLabel>;
  readonly examples: readonly Float32Array[];
  /** Reduced motion: drawings are there at once. */
  readonly calm: boolean;
  readonly input: Signal<Input>;
  readonly reading: ReadonlySignal<Reading>;
  /** What was told about one drawing is told about the next. */
  readonly newPicture: () => void;
  /** The result follows the pen: the finished picture, standing still. */
  readonly showFinished: () => void;
  readonly say: (sentence: string) => void;
  readonly wake: () => void;
}

const MOST_UNDO = 200;
/** Seconds for a drawing that writes itself, at the start and when chosen by hand. */
const INTRO = 1.2;
const WRITE = 0.45;

interface Writing {
  readonly strokes: readonly Stroke[];
  readonly duration: number;
  readonly then: () => void;
  seconds: number;
}

const readyMade = (strokes: readonly Stroke[]): Input => ({
  strokes,
  pixels: null,
  readyMade: true,
});

const given = (pixels: Float32Array): Input => ({ strokes: [], pixels, readyMade: true });

export function createEditing({
  words,
  network,
  samples,
  examples,
  calm,
  input,
  ...page
}: EditingOptions) {
  const penDown = signal(false);
  /** The next variant of each ready-made digit. */
  const variants = signal<readonly number[]>(samples.map(() => 0));
  const history: Input[] = [];
  let unread: Stroke[] | null = null;
  let writing: Writing | null = null;
  /** The feature that is being changed: all its changes are undone at once. */
  let adjusting: number | null = null;

  /** Hands the points gathered since the last frame to the network. */
  function commit(): void {
    if (unread === null) return;
    const strokes = unread.map((stroke) => stroke.slice());
    unread = null;
    input.value = { strokes, pixels: null };
    page.showFinished();
  }

  function writeOn(elapsed: number): void {
    if (writing === null) return;
    const now = writing;
    now.seconds += elapsed;
    const share = Math.min(now.seconds / now.duration, 1);
    input.value = readyMade(written(now.strokes, share));
    page.showFinished();
    if (share < 1) return;
    writing = null;
    now.then();
  }

  /** Ends a drawing that writes itself: at once it is all there. */
  function finishWriting(): void {
    if (writing === null) return;
    input.value = readyMade(writing.strokes);
    writing = null;
    page.showFinished();
  }

  function remember(): void {
    adjusting = null;
    history.push(input.value);
    if (history.length > MOST_UNDO) history.shift();
  }

  function change(next: Input): void {
    batch(() => {
      page.newPicture();
      writing = null;
      unread = null;
      input.value = next;
      page.showFinished();
    });
    page.wake();
  }

  function write(strokes: readonly Stroke[], seconds: number, then: () => void): void {
    page.newPicture();
    writing = { strokes, duration: seconds, seconds: 0, then };
    page.wake();
  }

  const pen = {
    down(point: Point): void {
      finishWriting();
      commit();
      remember();
      penDown.value = true;
      unread = [...(input.value.readyMade ? [] : input.value.strokes), [point]];
      page.wake();
    },
    move(points: readonly Point[]): void {
      if (!penDown.value || points.length === 0) return;
      unread ??= input.value.strokes.map((stroke) => stroke.slice());
      const last = unread.length - 1;
      unread[last] = [...unread[last], ...points];
      page.wake();
    },
    up(): void {
      penDown.value = false;
      page.wake();
    },
  };

  function clear(): void {
    if (isEmpty(input.value) && writing === null) return;
    finishWriting();
    remember();
    penDown.value = false;
    change(EMPTY);
    page.say(words.input.cleared);
  }

  function undo(): void {
    finishWriting();
    const before = history.pop();
    if (before) change(before);
  }

  /** Draws the next ready-made drawing of a digit. */
  function drawSample(label: number): void {
    const at = samples.findIndex(([each]) => each === label);
    const list = samples[at]?.[1];
    if (!list) return;
    const variant = variants.value[at];
    const drawing = list[variant];
    variants.value = variants.value.map((each, k) => (k === at ? (each + 1) % list.length : each));
    finishWriting();
    remember();
    if (calm) change(readyMade(drawing.strokes));
    else write(drawing.strokes, WRITE, () => {});
  }

  /** A drawing is written as if by hand; `then` follows, unless motion is reduced. */
  function open(drawing: Drawing, then: () => void): void {
    if (calm) change(readyMade(drawing.strokes));
    else write(drawing.strokes, INTRO, then);
  }

  function drawStrokes(value: unknown): void {
    const strokes = intoPad(checkStrokes(value));
    remember();
    change(readyMade(strokes));
  }

  function setPixels(values: ArrayLike<number>): void {
    const pixels = checkPixels(values, network);
    remember();
    change(given(pixels));
  }

  /** As `setPixels`, for values of any size: features, or pixels that were standardised. */
  function setInput(values: ArrayLike<number>): void {
    const pixels = checkValues(values, network);
    remember();
    change(given(pixels));
  }

  function showExample(index: number): void {
    const example = examples[index];
    if (!example) throw new InputError(`there are ${examples.length} examples, none is ${index}`);
    remember();
    change(given(example));
  }

  function setFeature(index: number, value: number): void {
    const pixels = page.reading.value.image.slice();
    pixels[index] = value;
    if (adjusting !== index) remember();
    adjusting = index;
    change(given(pixels));
  }

  return {
    penDown: penDown as ReadonlySignal<boolean>,
    variants: variants as ReadonlySignal<readonly number[]>,
    /** A drawing is writing itself. */
    isWriting: (): boolean => writing !== null,
    writeOn,
    commit,
    /** Everything that is on its way to the pad is there. */
    settle(): void {
      finishWriting();
      commit();
    },
    pen,
    clear,
    undo,
    drawSample,
    open,
    drawStrokes,
    setPixels,
    setInput,
    showExample,
    setFeature,
  };
}
