/** From an input to everything that follows from it. Knows nothing of time or of the DOM. */
import { computed, type ReadonlySignal } from "@preact/signals";
import { InputError } from "../base/errors";
import { type Ink, ink as inkOf } from "../ink/ink";
import { fromInk } from "../ink/input";
import { SMALLEST } from "../ink/pens";
import { PAD } from "../ink/strokes";
import type { InputForm } from "../network/input";
import type { Network } from "../network/network";
import { buildScene } from "../scene/build";
import type { Scene } from "../scene/scene";
import { finite, type Trace } from "../trace/trace";
import { paced } from "../words/pace";
import type { Words } from "../words/words";
import type { Drawn } from "./drawing";
import { type Input, isEmpty, widthsOf } from "./input";
import { type Lens, see } from "./lens";

/** One reading of the input: all that follows from it. */
export interface Reading {
  readonly input: Input;
  readonly ink: Ink | null;
  /** What the network read: the ink's pixels, or those that were given or changed by hand. */
  readonly image: Float32Array;
  readonly trace: Trace;
  /** The pass without anything switched off, erased or dropped; mostly `trace` itself. */
  readonly original: Trace;
  readonly scene: Scene;
  /** Nothing is drawn, so there is nothing to claim. */
  readonly blank: boolean;
  /** Why this is still the reading before: the newest has numbers that cannot be shown. */
  readonly fault: string | null;
}

/** The picture that an input makes, and its ink where there is some. */
interface Raster {
  readonly ink: Ink | null;
  readonly image: Float32Array;
}

function raster(form: InputForm, input: Input): Raster {
  const { strokes, pixels } = input;
  if (pixels) return { ink: null, image: pixels };
  if (form.kind === "features") return { ink: null, image: restingValues(form) };
  const ink = inkOf(strokes, widthsOf(input), form, SMALLEST);
  // In several planes there is no one picture that the ink turns into.
  return { ink: form.planes === 1 ? ink : null, image: fromInk(ink, form) };
}

/** Where sliders stand before anybody has touched them. */
const restingValues = ({ features }: InputForm): Float32Array =>
  Float32Array.from(features, ({ range: [low, high] }) => (low + high) / 2);

export interface ReadingOptions {
  readonly network: ReadonlySignal<Network>;
  readonly form: InputForm;
  readonly drawing: Drawn;
  readonly lens: Lens;
  readonly words: Words;
  /** A film is taken: it keeps the story's own short pace and waits for no reader. */
  readonly steady: boolean;
  /** Somebody draws, or a drawing writes itself: every move is read anew, and nobody reads along. */
  readonly penDown: ReadonlySignal<boolean>;
  readonly hurried: ReadonlySignal<boolean>;
}

/** What is read of what was handed to the network, and of everything that is drawn up to now. */
export function createReadings(options: ReadingOptions) {
  const { network, form, drawing, lens, words, steady, penDown, hurried } = options;
  let last: Reading | null = null;
  const readings = (input: ReadonlySignal<Input>): ReadonlySignal<Reading> => {
    // Other weights or another class to explain leave the picture as it is.
    const rastered = computed(() => raster(form, input.value));
    return computed(() => {
      last = orElse(last, () => readingOf(network.value, form, input.value, rastered.value, lens));
      return last;
    });
  };
  const told = (read: Reading): Reading => (steady ? read : inTime(read, words));
  const read = readings(drawing.input);
  const newest = readings(drawing.newest);
  return {
    reading: computed(() => (hurried.value ? read.value : told(read.value))),
    latest: computed(() => {
      const latest = drawing.unread.value === null ? read.value : newest.value;
      return penDown.value ? latest : told(latest);
    }),
  };
}

/** A new reading, or the one before with the reason why there is none. */
function orElse(before: Reading | null, read: () => Reading): Reading {
  try {
    return read();
  } catch (error) {
    if (before && error instanceof InputError) return { ...before, fault: error.message };
    throw error;
  }
}

const timed = new WeakMap<Scene, Reading>();

/** A reading whose story takes the time that its words need; the same one whenever it is asked for. */
function inTime(reading: Reading, words: Words): Reading {
  const known = timed.get(reading.scene);
  if (known?.fault === reading.fault) return known;
  const found = { ...reading, scene: paced(reading.scene, words) };
  timed.set(reading.scene, found);
  return found;
}

function readingOf(
  network: Network,
  form: InputForm,
  input: Input,
  { ink, image }: Raster,
  lens: Lens,
): Reading {
  const seen = see(network, input, image, lens);
  // Pixels that were changed by hand are no picture of the strokes any more.
  const shownInk = seen.edited ? null : ink;
  const scene = buildScene(network, seen.trace, shownInk, {
    padSize: PAD,
    photo: seen.edited ? null : (input.photo ?? null),
    digit: lens.digit.value ?? undefined,
    coverage: lens.coverage.value,
    off: seen.off,
    training: seen.training,
  });
  for (const gradients of scene.gradients) finite(gradients);
  const blank = isBlank(form, input, seen.edited ? seen.image : input.pixels);
  const { trace, original } = seen;
  return { input, ink: shownInk, image: seen.image, trace, original, scene, blank, fault: null };
}

/** Sliders always say something; a picture may be all paper. */
function isBlank(form: InputForm, input: Input, pixels: Float32Array | null): boolean {
  if (form.kind === "features") return false;
  return pixels ? pixels.every((value) => value === form.range[0]) : isEmpty(input);
}
