/** From an input to everything that follows from it. Knows nothing of time or of the DOM. */

import { computed, effect, type ReadonlySignal } from "@preact/signals";
import { errorOf, InputError, type Refusal, refusalOf } from "../base/errors";

import { type Ink, ink as inkOf } from "../ink/ink";
import { fromInk } from "../ink/input";
import { SMALLEST } from "../ink/pens";
import { PAD } from "../ink/strokes";
import { COVERAGE } from "../inside/connections";
import type { InputForm } from "../network/input";
import type { Network } from "../network/network";
import { buildScene, type Found } from "../scene/build";
import type { Scene } from "../scene/scene";
import { finite, type Trace } from "../trace/trace";
import { english } from "../words/en";
import { paced } from "../words/pace";
import type { Request } from "./answers";
import type { Drawn } from "./drawing";
import type { Elsewhere, Entry } from "./elsewhere";
import { EMPTY, type Input, isEmpty, widthsOf } from "./input";
import { type Changes, changesOf, type Lens, type Passes, see } from "./lens";
import { hasNeuron } from "./missing";

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
  readonly fault: Refusal | null;
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
  /** A film is taken: it keeps the story's own short pace and waits for no reader. */
  readonly steady: boolean;
  /** Somebody draws, or a drawing writes itself: every move is read anew, and nobody reads along. */
  readonly penDown: ReadonlySignal<boolean>;
  readonly hurried: ReadonlySignal<boolean>;
  /** Where heavy networks are read; null: here. */
  readonly elsewhere: Elsewhere | null;
}

/** What is read of what was handed to the network, and of everything that is drawn up to now. */
export function createReadings(options: ReadingOptions) {
  const { network, form, drawing, lens, steady, penDown, hurried, elsewhere } = options;
  let last: Reading | null = null;
  // Other weights or another class to explain leave the picture as it is.
  const rasterOf = (input: ReadonlySignal<Input>) => computed(() => raster(form, input.value));
  const readings = (input: ReadonlySignal<Input>): ReadonlySignal<Reading> => {
    const rastered = rasterOf(input);
    return computed(() => {
      const changes = changesOf(lens, input.value);
      last = orElse(
        () => last ?? nothingRead(),
        () => readingOf(network.value, form, input.value, rastered.value, changes),
      );
      return last;
    });
  };
  const nothingRead = (): Reading =>
    readingOf(network.value, form, EMPTY, raster(form, EMPTY), changesOf(lens, EMPTY));
  const rastered = rasterOf(drawing.input);
  const isFar = computed(() => elsewhere?.takes(network.value) ?? false);
  const told = (read: Reading): Reading => (steady ? read : inTime(read));
  const here = readings(drawing.input);
  const far = createFar({ ...options, raster: rastered, here });
  const read = computed(() => (isFar.value ? far.value.shown : here.value));
  const newest = readings(drawing.newest);
  const waits = computed(() => isFar.value && far.value.waits);
  return {
    reading: computed(() => (hurried.value ? read.value : told(read.value))),
    latest: computed(() => {
      const isRead = drawing.unread.value === null || isFar.value;
      const latest = isRead ? read.value : newest.value;
      return penDown.value ? latest : told(latest);
    }),
    /** A newer picture is being read than the one that is shown. */
    waits,
    /** Whether anything is drawn, however long it takes to be read. */
    blank: computed(() => {
      if (!isFar.value) return read.value.blank;
      const { value } = drawing.input;
      return isBlank(form, value, changesOf(lens, value).pixels ?? value.pixels);
    }),
    /** Resolves once the newest picture is shown. Rejects with an InputError where it was refused. */
    settled: (): Promise<void> => settledOf(waits, drawing.input.peek()),
    /** Gets the present picture read by another network, before that is shown. Rejects as `settled`. */
    async prepare(next: Network): Promise<void> {
      const { off, ...changes } = changesOf(lens, drawing.input.peek());
      const stays = off.filter((id) => id.layer < next.layers.length - 1 && hasNeuron(next, id));
      const { image } = rastered.peek();
      await elsewhere?.ready(next, { ...changes, masks: null, off: stays, image });
    },
  };
}

/** Gets a network's first reading ready, that of nothing drawn. */
export async function prepareFirst(
  elsewhere: Elsewhere,
  network: Network,
  form: InputForm,
): Promise<void> {
  const { image } = raster(form, EMPTY);
  const nothing = { pixels: null, off: [], masks: null, digit: null, coverage: COVERAGE };
  await elsewhere.ready(network, { ...nothing, image });
}

/** Why an input was not read, for whoever waits for it. */
const refusals = new WeakMap<Input, Refusal>();

function settledOf(waits: ReadonlySignal<boolean>, input: Input): Promise<void> {
  return new Promise((resolve, reject) => {
    const refused = (): Refusal | undefined => refusals.get(input);
    const end = (): void => {
      const why = refused();
      if (why === undefined) resolve();
      else reject(errorOf(why));
    };
    if (!waits.value && refused() === undefined) return end();
    const stop = effect(() => {
      if (!waits.value)
        queueMicrotask(() => {
          stop();
          end();
        });
    });
  });
}

interface FarOptions extends ReadingOptions {
  readonly raster: ReadonlySignal<Raster>;
  /** The reading made in this thread. */
  readonly here: ReadonlySignal<Reading>;
}

/** The readings of the second thread: the newest one there is, and whether a newer one is awaited. */
function createFar({ network, form, drawing, lens, elsewhere, raster, here }: FarOptions) {
  let last: Reading | null = null;
  let shown: Entry | null = null;
  let version = 0;
  /** What a picture that was asked for was made of. */
  const origins = new WeakMap<Request, readonly [Input, Raster]>();

  function show(entry: Entry, input: Input, rastered: Raster): Reading {
    const { read, request } = entry;
    if (!read) throw errorOf(entry.refused ?? { fault: ["said"], message: "" });
    if (last && shown === entry && version === entry.version && last.input === input) return last;
    const found = { ...entry, evidence: read.evidence };
    last = readingOf(entry.network, form, input, rastered, request, { passes: read, found });
    [shown, version] = [entry, entry.version];
    elsewhere?.shows(entry, last.scene.flowGroups);
    return last;
  }
  return computed((): { readonly shown: Reading; readonly waits: boolean } => {
    if (!elsewhere) return { shown: here.value, waits: false };
    const input = drawing.input.value;
    const request = { ...changesOf(lens, input), image: raster.value.image };
    const entry = elsewhere.find(network.value, request);
    if (entry) {
      const before = last;
      const reading = orElse(
        () => before,
        () => show(entry, input, raster.value),
      );
      if (reading.fault !== null) refusals.set(input, reading.fault);
      return { shown: reading, waits: false };
    }
    // Nothing of this network could be shown meanwhile: there is no way around waiting for it.
    if (last?.scene.network !== network.value) {
      last = here.value;
      return { shown: last, waits: false };
    }
    origins.set(request, [input, raster.value]);
    elsewhere.want(network.value, request);
    const newest = elsewhere.newest();
    const origin = newest && newest.network === network.value && origins.get(newest.request);
    if (newest?.read && newest !== shown && origin) show(newest, ...origin);
    return { shown: last, waits: true };
  });
}

/** A new reading, or the one before with the reason why there is none. */
function orElse(before: () => Reading | null, read: () => Reading): Reading {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const shown = before();
    if (shown) return { ...shown, fault: refusalOf(error) };
    throw error;
  }
}

const timed = new WeakMap<Scene, Reading>();

/**
 * A reading whose story takes the time that its words need; the same one whenever it is asked for. The
 * English words in every language, so that a second of the story is the same one in all of them: links
 * hold it, and it stays when the language changes.
 */
function inTime(reading: Reading): Reading {
  const known = timed.get(reading.scene);
  if (known?.fault === reading.fault) return known;
  const found = { ...reading, scene: paced(reading.scene, english) };
  timed.set(reading.scene, found);
  return found;
}

function readingOf(
  network: Network,
  form: InputForm,
  input: Input,
  { ink, image }: Raster,
  changes: Changes,
  known: { readonly passes?: Passes; readonly found?: Found } = {},
): Reading {
  const seen = see(network, image, changes, known.passes);
  // Pixels that were changed by hand are no picture of the strokes any more.
  const shownInk = seen.edited ? null : ink;
  const scene = buildScene(network, seen.trace, shownInk, {
    padSize: PAD,
    photo: seen.edited ? null : (input.photo ?? null),
    digit: changes.digit ?? undefined,
    coverage: changes.coverage,
    off: seen.off,
    training: seen.training,
    found: known.found,
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
