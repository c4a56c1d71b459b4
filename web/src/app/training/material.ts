/** What a training learns from, and what is held out of it to judge it by. Knows nothing of workers. */
import { said } from "../../base/errors";
import { wrongLater } from "../../base/laterfaults";
import type { Drawing } from "../../ink/strokes";
import { type Drawn, drawnTeacher, type Pictures } from "../../learn/lessons";
import type { InputForm } from "../../network/input";
import type { Network } from "../../network/network";
import type { Words } from "../../words/words";
import type { Material } from "./wire";

/** MNIST's 60,000 digits to learn from, and its 10,000 to judge by. */
export interface Mnist {
  readonly train: Pictures;
  readonly test: Pictures;
}

/** What is learnt from: ready-made and own drawings, own ones alone, MNIST, or pictures that are given. */
export type Data = "drawings" | "own" | "mnist" | Pictures;

export interface Source {
  /** Drawings that the network may be taught, by the numbers of their classes. */
  readonly ready: readonly Drawing[];
  readonly own: readonly Drawn[];
  readonly form: InputForm;
  readonly words: Words;
}

export interface Prepared {
  readonly material: Material;
  readonly held: Pictures;
}

const HELD = 200; // bent drawings that it is judged by
const SHARE = 10; // of given pictures one in so many is held out, at most `MOST_HELD`
const MOST_HELD = 1000;

/**
 * What is learnt from, and what is held out: of the ready-made drawings one hand of each digit, of pictures
 * the last tenth, of MNIST its test set. Throws InputError where it does not fit the network.
 */
export function prepared(
  data: Exclude<Data, "mnist"> | Mnist,
  source: Source,
  network: Network,
  seed: number,
): Prepared {
  if (data === "drawings" || data === "own") return ofDrawings(data, source, seed);
  if ("train" in data) {
    return { material: { kind: "pictures", lessons: data.train }, held: data.test };
  }
  return ofPictures(data, network);
}

function ofDrawings(data: "drawings" | "own", source: Source, seed: number): Prepared {
  const { ready, own, form, words } = source;
  if (data === "own" && own.length === 0) throw said(words.training.noOwn);
  if (data === "drawings" && ready.length + own.length === 0) {
    throw said(words.training.noDrawings);
  }
  const alone = data === "own" || ready.length === 0;
  const [learnt, unseen] = alone ? [own, own] : handsOf(ready);
  const drawings = alone ? learnt : [...learnt, ...own];
  const held = drawnTeacher(unseen, seed + 1, form).next(HELD);
  return { material: { kind: "drawings", drawings, form }, held };
}

/** All hands of each digit but the last, and the last; where there is one of each, both are these. */
function handsOf(
  drawings: readonly Drawing[],
): [learnt: readonly Drawn[], unseen: readonly Drawn[]] {
  const last = new Map(drawings.map((drawing) => [drawing.label, drawing]));
  if (last.size === drawings.length) return [drawings, drawings];
  return [drawings.filter((drawing) => last.get(drawing.label) !== drawing), [...last.values()]];
}

function ofPictures({ images, targets }: Pictures, { inputs, classNames }: Network): Prepared {
  if (images.length !== targets.length * inputs || targets.length < 2) {
    throw wrongLater("picturesOf", inputs);
  }
  if (targets.some((target) => target >= classNames.length)) {
    throw wrongLater("classesOf", classNames.length - 1);
  }
  const count = Math.min(Math.max(Math.floor(targets.length / SHARE), 1), MOST_HELD);
  const first = targets.length - count;
  return {
    material: {
      kind: "pictures",
      lessons: { images: images.slice(0, first * inputs), targets: targets.slice(0, first) },
    },
    held: { images: images.slice(first * inputs), targets: targets.slice(first) },
  };
}
