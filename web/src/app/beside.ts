/**
 * Two networks side by side, both reading what is drawn: the one that is shown, and another one. What
 * they make of it is found piece by piece, when nobody waits for anything else. Knows nothing of the DOM.
 */

import { batch, computed, effect, type ReadonlySignal } from "@preact/signals";
import { InputError } from "../base/errors";
import { ink } from "../ink/ink";
import { fromInk } from "../ink/input";
import type { Tricky } from "../ink/strokes";
import { shift, WAYS, type Way } from "../inside/shift";
import type { InputForm } from "../network/input";
import type { Network } from "../network/network";
import type { Trace } from "../trace/trace";
import { told } from "../words/told";
import type { Words } from "../words/words";
import type { Says } from "./answers";
import { type Ask, askOf } from "./asking";
import type { Opener } from "./drawer";
import type { Elsewhere } from "./elsewhere";
import type { Idle } from "./idle";
import type { Key, Networks, Opened } from "./networks";
import type { Reading } from "./reading";
import { isAlike } from "./replacing";
import { state } from "./state";

/** px that a picture is moved by. */
export const MOVED = 3;

/** What a network says of one picture. */
export type Answer = Says;

/** The picture moved one way. */
export interface Moved {
  readonly way: Way;
  readonly image: Float32Array;
  /** The picture that was moved: under the pen, perhaps not the newest one yet. */
  readonly from: Float32Array;
  /** Of either network. */
  readonly answers: readonly Answer[];
}

/** What both make of one picture. */
export interface Found {
  readonly image: Float32Array;
  readonly networks: readonly Network[];
  readonly traces: readonly Trace[];
  /** What each input says for the answer; empty: not known yet. */
  readonly maps: readonly Float32Array[];
  /** As far as they are known. */
  readonly moved: readonly Moved[];
}

/** A tricky drawing as the networks see it. */
export interface TrickyPicture {
  readonly either: Tricky["either"];
  readonly image: Float32Array;
}

export interface BesideOptions {
  readonly words: Words;
  readonly network: ReadonlySignal<Network>;
  readonly networks: Networks;
  readonly reading: ReadonlySignal<Reading>;
  readonly form: InputForm;
  readonly tricky: readonly Tricky[];
  readonly idle: Idle;
  /** Where heavy networks are asked; null: here. */
  readonly elsewhere: Elsewhere | null;
  /** Answers are compared, so they are given. */
  readonly showFinished: () => void;
  /** What else has the place beside the stage. */
  readonly inside: { readonly tab: ReadonlySignal<unknown>; readonly close: () => unknown };
  readonly say: (sentence: string) => void;
  readonly notify: (sentence: string) => void;
}

export type Beside = ReturnType<typeof createBeside>;

export function createBeside(options: BesideOptions) {
  const { words, network, networks, reading, form, idle } = options;
  const ask = askOf(options.elsewhere);
  const [open, setOpen] = state(false);
  const [other, setOther] = state<Opened | null>(null);
  const [opener, setOpener] = state<Opener | null>(null);
  const [found, setFound] = state<Found | null>(null);
  const [answers, setAnswers] = state<ReadonlyMap<Network, readonly Answer[]>>(new Map());
  const pictures = trickyPictures(options);
  let before: Opened | null = null;

  /** Both, once the second one is loaded; it may not be the first, nor read something else. */
  const pair = computed<readonly Network[] | null>(() => {
    const second = other.value?.network;
    if (!open.value || !second || second === network.value) return null;
    return isAlike(network.value, second) ? [network.value, second] : null;
  });
  const work = computed(() => {
    if (!pair.value) return null; // What nobody compares need not be read for it.
    const { image, blank } = reading.value;
    return { networks: pair.value, image: blank ? null : image };
  });
  /** Of one network to one tricky drawing, once. */
  function answer(each: Network, place: number): void | Promise<void> {
    const known = answers.peek().get(each) ?? [];
    if (known.length > place) return;
    return withAll(
      [pictures()[place].image],
      (picture) => ask(each, "says", picture),
      (next) => setAnswers(new Map([...answers.peek(), [each, [...known, ...next]]])),
    );
  }
  const queue = createQueue(idle, (fault) => {
    setFound(null);
    options.notify(told(options.words, fault));
  });
  const stopWork = effect(() => {
    const { networks: both, image } = work.value ?? { networks: [], image: null };
    if (!image) setFound(null);
    queue.start([
      ...(image ? pieces(both, image, form, setFound, found.peek.bind(found), ask) : []),
      ...both.flatMap((each) =>
        options.tricky
          .map((_, place) => place)
          .filter((place) => place >= (answers.peek().get(each)?.length ?? 0))
          .map((place) => () => answer(each, place)),
      ),
    ]);
  });
  const stopGivingWay = effect(() => {
    if (options.inside.tab.value !== null) setOpen(false);
  });
  /** Whoever shows the second one has the first one beside it. */
  const stopTakingTurns = effect(() => {
    const now = networks.shown.value;
    const last = before;
    before = now;
    if (now && last && now.network === other.peek()?.network) setOther(last);
  });

  /** Which other network stands beside the one that is shown. */
  async function choose(key: Key): Promise<void> {
    try {
      setOther(await networks.get(key));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      options.notify(told(options.words, error));
    }
  }
  function close(): Opener | null {
    const from = opener.value;
    batch(() => {
      setOpen(false);
      setOpener(null);
    });
    return from;
  }
  return {
    open,
    pair,
    /** What the two are called. */
    names: computed<readonly [string, string]>(() => [
      networks.shown.value?.name ?? network.value.name,
      other.value?.name ?? "",
    ]),
    found,
    /** What each network answered to the tricky drawings, as far as it has read them. */
    answers,
    pictures,
    /** The others that can stand beside the one that is shown. */
    others: computed(() =>
      networks.choices.value.filter(({ key }) => key !== networks.shown.value?.key),
    ),
    other,
    opener,
    choose,
    close,
    /** Opens it, with the network that was there last, or the lesson's, or else the convolutional one. */
    begin(from: Opener | null): void {
      batch(() => {
        options.inside.close();
        setOpener(from);
        setOpen(true);
        options.showFinished();
      });
      const shown = networks.shown.value?.key;
      const last = other.value?.key;
      const key = last && last !== shown ? last : shown === "mnistnet" ? "mnistconv" : "mnistnet";
      void choose(key);
      options.say(words.beside.opened);
    },
    stop(): void {
      for (const each of [stopWork, stopGivingWay, stopTakingTurns]) each();
      queue.start([]);
    },
  };
}

/** A piece of work; a promise where it is done elsewhere. */
type Work = () => void | Promise<void>;

/** Goes on with what was found, at once where nothing has to be waited for. */
function withAll<T, V>(
  list: readonly T[],
  find: (each: T, k: number) => V | Promise<V>,
  then: (found: readonly V[]) => void,
): void | Promise<void> {
  const found = list.map(find);
  if (found.some((each) => each instanceof Promise)) return Promise.all(found).then(then);
  then(found as V[]);
}

/**
 * One piece of work after the other. New work takes the place of what is left, also while it waits; of a
 * picture that a network cannot read the rest is left out.
 */
function createQueue(idle: Idle, onFault: (fault: InputError) => void) {
  let left: Work[] = [];
  let waits = false;
  function fault(error: unknown): void {
    left = [];
    if (!(error instanceof InputError)) throw error;
    onFault(error);
  }
  function next(): void {
    waits = false;
    ask();
  }
  function ask(): void {
    if (waits || left.length === 0) return;
    waits = true;
    idle(() => {
      try {
        const work = left.shift()?.();
        if (work instanceof Promise) {
          work.catch(fault).then(next);
          return;
        }
      } catch (error) {
        waits = false;
        fault(error);
      }
      next();
    });
  }
  return {
    start(work: readonly Work[]): void {
      left = [...work];
      ask();
    },
  };
}

/** First both answers, then what they looked at, then every way that the picture is moved. */
function pieces(
  networks: readonly Network[],
  image: Float32Array,
  form: InputForm,
  tell: (found: Found) => void,
  last: () => Found | null,
  ask: Ask,
): readonly Work[] {
  const add = (more: (found: Found) => Partial<Found>): void => {
    const found = last();
    if (found) tell({ ...found, ...more(found) });
  };
  const [paper] = form.range;
  const all = <V>(
    find: (each: Network, k: number) => V | Promise<V>,
    then: (v: readonly V[]) => void,
  ) => withAll(networks, find, then);
  const begin: Work = () =>
    all<Trace>(
      (each) => ask(each, "record", image),
      (traces) => {
        const before = last();
        const same = before?.networks.every((each, k) => each === networks[k]);
        // What was found of the picture before stays until there is something newer.
        const { maps, moved } = before && same ? before : { maps: [], moved: [] };
        tell({ image, networks, traces, maps, moved });
      },
    );
  const look: Work = () => {
    const traces = last()?.traces ?? [];
    return withAll(
      traces,
      (trace, k) => ask(networks[k], "map", trace),
      (maps) => add(() => ({ maps })),
    );
  };
  const move =
    (way: Way, place: number): Work =>
    () => {
      const there = shift(image, form, [MOVED * way[0], MOVED * way[1]], paper);
      return all<Answer>(
        (each) => ask(each, "says", there),
        (answers) => {
          const next = { way, image: there, from: image, answers };
          add(({ moved }) => ({ moved: put(moved, place, next) }));
        },
      );
    };
  return [begin, look, ...WAYS.map(move)];
}

const put = (list: readonly Moved[], place: number, next: Moved): readonly Moved[] => [
  ...list.slice(0, place),
  next,
  ...list.slice(place + 1),
];

/** Made when they are first looked at, as the pad would make them. */
function trickyPictures({ tricky, form }: BesideOptions): () => readonly TrickyPicture[] {
  let made: readonly TrickyPicture[] | null = null;
  return () => {
    made ??= tricky.map(({ either, strokes }) => ({
      either,
      image: fromInk(ink(strokes, undefined, form), form),
    }));
    return made;
  };
}
