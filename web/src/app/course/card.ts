/** What a chapter of the lesson is made of: cards, each with one idea. */
import type { NeuronId } from "../../scene/look";
import type { Rich } from "../../words/rich";
import type { Words } from "../../words/words";
import type { Beat } from "./beats";

export type TermId = keyof Words["course"]["terms"];

/** Where the story stands when a card comes: at the end, or before or after the motion of a beat. */
export type Stand = "end" | { readonly before: Beat } | { readonly after: Beat };

interface Base {
  readonly words: Rich;
  /** Terms that this card explains. */
  readonly terms: readonly TermId[];
  readonly stand: Stand | null;
}

/** Words, and perhaps a picture beside them. */
export interface Telling extends Base {
  readonly kind: "tell";
  readonly figure: Figure | null;
}

/** Words, a key press, and then a motion of the stage without any further word. */
export interface Showing extends Base {
  readonly kind: "show";
  readonly beats: readonly Beat[];
}

/** A question, an answer that the learner gives first, then the reason. */
export interface Asking extends Base {
  readonly kind: "ask";
  /** Null: what is on the pad leaves nothing to ask. */
  readonly question: () => Question | null;
  /** What else on the page tells the answer must not do so yet. */
  readonly withheld: boolean;
}

/** Something to do until it is solved. */
export interface Doing extends Base {
  readonly kind: "do";
  readonly task: "shares" | "fool" | "draw" | "grow";
}

export type Card = Telling | Showing | Asking | Doing;

export interface Figure {
  /** What its numbers mean: what speaks for and against, or what adds and takes away. */
  readonly kind: "evidence" | "sign";
  readonly values: Float32Array;
  readonly label: string;
  /** What is said of one of its pixels. */
  readonly tell: (index: number) => string;
}

export interface Option {
  readonly label: string;
  /** Weights to be drawn. */
  readonly picture?: Float32Array;
  /** What is said of it once the answer is given, where that is more than right or not. */
  readonly after?: string;
  /** Its bar once the answer is given: how long it is, 0..1, and what it says. */
  readonly bar?: { readonly length: number; readonly text: string };
  /** The class it stands for. */
  readonly class?: number;
}

export interface Question {
  readonly kind: "choice" | "pictures" | "survive" | "bars" | "point";
  readonly options: readonly Option[];
  /** Places of the options that are right, in order. */
  readonly right: readonly number[];
  readonly reason: Rich;
  /** For "point": the layer, and the class that each of its neurons prefers. */
  readonly layer?: number;
  readonly preferred?: Int32Array;
}

/** What the learner answered. */
export interface Given {
  readonly chosen: readonly number[];
  /** The neuron that was pointed at, where one was. */
  readonly neuron: NeuronId | null;
}

/** Whether several options may be chosen. */
export const isMany = ({ kind }: Question): boolean => kind === "survive";

export const isRight = ({ right }: Question, { chosen }: Given): boolean =>
  chosen.length === right.length && right.every((place) => chosen.includes(place));

/** Worked out when somebody asks, and once. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const plain = { terms: [], stand: null } as const;

export const tell = (words: Rich, more: Partial<Telling> = {}): Telling => ({
  ...{ kind: "tell", figure: null, ...plain },
  ...{ words, ...more },
});

export const show = (
  words: Rich,
  beats: readonly Beat[],
  more: Partial<Showing> = {},
): Showing => ({
  ...{ kind: "show", ...plain, stand: beats[0] ? { before: beats[0] } : null },
  ...{ words, beats, ...more },
});

export const ask = (
  words: Rich,
  question: () => Question | null,
  more: Partial<Asking> = {},
): Asking => ({
  ...{ kind: "ask", withheld: true, ...plain },
  ...{ words, question: once(question), ...more },
});

export const doing = (words: Rich, task: Doing["task"], more: Partial<Doing> = {}): Doing => ({
  ...{ kind: "do", ...plain },
  ...{ words, task, ...more },
});
