/** What stays the same for as long as a page lives: what it reads, what it offers, how it moves. */
import { SIZE } from "../ink/ink";
import { byLabel, type Drawing, type Tricky } from "../ink/strokes";
import { inputForm, isDrawn } from "../network/input";
import type { Network } from "../network/network";
import { english } from "../words/en";
import type { Words } from "../words/words";
import { createSpeech } from "./speech";

export interface SettingOptions {
  readonly network: Network;
  /** The language of the page; English unless given. */
  readonly words?: Words;
  readonly drawings?: readonly Drawing[];
  /** Drawings that could be two digits. */
  readonly tricky?: readonly Tricky[];
  /** Inputs to choose from, such as those that a notebook's `show` was given. */
  readonly examples?: readonly Float32Array[];
  /** Tells this page's ids from those of other pages in the same document; 0 is the first. */
  readonly instance?: number;
  /** Reduced motion: nothing plays by itself, steps jump. */
  readonly calm?: boolean;
  /** Always draw all lines, however slow the machine. */
  readonly steady?: boolean;
}

export function settingOf({ network, drawings = [], examples = [], ...page }: SettingOptions) {
  const { tricky = [], words = english, instance = 0, calm = false, steady = false } = page;
  const speech = createSpeech(words);
  const form = inputForm(network, examples);
  const readsPad = isDrawn(form);
  return {
    words: speech.words,
    /** The language that is spoken now, as it was loaded. */
    language: speech.now,
    /** From now on every sentence is said in this one. */
    speak: speech.speak,
    /** An id as this page writes it: the first page of a document has them plain. */
    idOf: (name: string): string => (instance ? `${name}-${instance + 1}` : name),
    calm,
    steady,
    form,
    examples,
    /** Whether this network reads what can be drawn. */
    readsPad,
    /** Whether this network reads a photo of a digit: pictures such as MNIST's. */
    readsPhotos: form.kind === "picture" && form.columns === SIZE && form.rows === SIZE,
    tricky: readsPad ? tricky.filter(({ either }) => either.every(isNamed(network))) : [],
    samples: byLabel(readsPad ? drawings.filter(({ label }) => isNamed(network)(label)) : []),
  };
}

/** Ready-made drawings are digits: those that the network tells apart. */
const isNamed =
  ({ classNames }: Network) =>
  (digit: number): boolean =>
    classNames.includes(String(digit));
