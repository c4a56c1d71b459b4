/**
 * What is said under the stage while a network learns: how far it is, and what it makes of the drawing,
 * at first and now. Numbers stand still for as long as they take to be read. Knows nothing of the DOM.
 */
import { effect, type ReadonlySignal, untracked } from "@preact/signals";
import type { TrainingState } from "../../learn/training";
import type { Network } from "../../network/network";
import { record, type Trace } from "../../trace/trace";
import { plainName } from "../../words/names";
import type { Words } from "../../words/words";
import type { Meanwhile } from "../messages";
import type { Reading } from "../reading";
import type { PageTraining } from "./training";

/** ms that a sentence stands for at least, while the network goes on to learn. */
const STANDS = 2500;
/** Shares of held-out examples read right that are worth a word to who cannot see the curve. */
const REACHED = [0.5, 0.8, 0.9, 0.95, 0.97, 0.99];

export interface MeanwhileSetting {
  readonly training: Pick<
    PageTraining,
    "state" | "going" | "isShown" | "shown" | "looked" | "first" | "judgements"
  >;
  readonly reading: ReadonlySignal<Reading>;
  readonly penDown: ReadonlySignal<boolean>;
  readonly words: Words;
  /** Milliseconds. */
  readonly now: () => number;
  readonly tell: (meanwhile: Meanwhile | null) => void;
  /** To a screen reader. */
  readonly say: (sentence: string) => void;
}

/** Begins to tell; gives what ends it. */
export function tellMeanwhile(setting: MeanwhileSetting): () => void {
  const { training, reading, penDown, words, now, tell } = setting;
  const firstOf = createFirst(training);
  /** What is told, since when, and of which picture. */
  let last: { text: string; at: number; of: Float32Array } | null = null;
  const stops = [
    sayReached(setting),
    effect(() => {
      const state = training.state.value;
      const { isShown, shown, looked } = training;
      const newest = isShown.value && shown.value !== null && looked.value === null;
      if (!state || !newest || penDown.value) {
        last = null;
        tell(null);
        return;
      }
      const { trace, blank, image } = reading.value;
      const going = training.going.value;
      if (last?.of !== image) last = null;
      const stands = last !== null && going && now() - last.at < STANDS;
      // When it pauses, the newest network comes to the stage a moment after its numbers.
      if (!stands && (going || shown.value === state.steps)) {
        const text = untracked(() => sentence(state, blank ? null : trace, firstOf, words));
        last = { text, at: now(), of: image };
      }
      const { name, count } = words.training.meanwhile;
      tell(last && { name, count: count(state.steps), text: last.text });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

type FirstOf = (image: Float32Array) => { network: Network; trace: Trace } | null;

function sentence(state: TrainingState, now: Trace | null, firstOf: FirstOf, words: Words): string {
  const { meanwhile } = words.training;
  const first = now && firstOf(now.image);
  const answered = (trace: Trace | null) =>
    first && trace
      ? { name: plainName(first.network, trace.prediction), share: trace.confidence }
      : null;
  const { steps, loss, heldOut } = state;
  if (loss === null || !heldOut) return meanwhile.begun(answered(now));
  const goes = { steps, loss, right: heldOut.accuracy, held: heldOut.count };
  return meanwhile.goes(goes, answered(first?.trace ?? null), answered(now));
}

/** What the network made of a picture before its first step. */
function createFirst(training: MeanwhileSetting["training"]): FirstOf {
  let known: { network: Network; trace: Trace } | null = null;
  return (image) => {
    const network = training.first();
    if (!network) return null;
    if (known?.network !== network || known.trace.image !== image) {
      known = { network, trace: record(network, image) };
    }
    return known;
  };
}

/** Once for each share, and for none that is left behind at the same time. */
function sayReached({ training, words, say }: MeanwhileSetting): () => void {
  let told = 0;
  return effect(() => {
    const judged = training.judgements.value.at(-1);
    if (!judged) told = 0;
    const reached = REACHED.filter((share) => judged && judged.accuracy >= share).length;
    if (!judged || reached <= told) return;
    told = reached;
    untracked(() => say(words.training.said.reached(judged.steps, judged.accuracy)));
  });
}
