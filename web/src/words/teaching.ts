/**
 * What the story that is told backwards says, in a language, with a lesson's real numbers. Knows nothing of
 * time, of pictures or of the DOM.
 */

import { bundlesOf, sourceValues } from "../inside/bundle";
import { runnerUp } from "../inside/contrast";
import { isPicture } from "../network/input";
import type { Network } from "../network/network";
import { parametersOf } from "../network/parameters";
import type { Operation } from "../operations/operation";
import { kindOf } from "../operations/table";
import { blameOf, type Told } from "../scene/blame";
import type { StepWords, TaughtKind } from "../scene/scene";
import type { Beat } from "../scene/teaching";
import type { Lesson } from "../trace/lesson";
import type { Price, ScoreBlame, Slope } from "./en/teaching";
import { activationLabel, neuronName, plainName } from "./names";
import type { Words } from "./words";

/** Products that are written out. */
const WRITTEN = 2;

/** A weight of a network: of which operation, and its place in its tensor. */
export interface WeightId {
  readonly op: string;
  readonly at: number;
}

/** What a weight is between, its slope and where it stands before and after the step. */
export interface WeightFacts extends Slope {
  readonly id: WeightId;
  readonly before: number;
  readonly after: number;
}

export function taughtWords(
  lesson: Lesson,
  beat: Beat,
  told: Told | null,
  price: Price | null,
  words: Words,
): StepWords {
  const [caption, text = null, aloud] = TELL[beat.kind](lesson, beat, {
    told,
    price,
    words,
  });
  return {
    name: nameOf(lesson.before.network, beat, words),
    caption,
    formula: text === null ? null : { text, aloud: aloud ?? words.teaching.aloud(text) },
    group: groupOf(lesson.before.network, beat, words),
  };
}

function nameOf(
  { planes }: Network,
  { kind, layer }: Beat,
  { teaching, stepNames }: Words,
): string {
  const name = teaching.names[kind];
  return layer < planes.length && kind !== "blame"
    ? stepNames.ofLayer(planes[layer].name, name)
    : name;
}

function groupOf({ planes }: Network, { kind, layer }: Beat, { teaching }: Words): string {
  const { groups } = teaching;
  if (layer < planes.length) return planes[layer].name;
  if (kind === "output" || kind === "loss") return groups.start;
  if (kind === "again") return groups.again;
  return kind === "price" ? groups.price : groups.step;
}

interface Around {
  readonly told: Told | null;
  readonly price: Price | null;
  readonly words: Words;
}

type Said = readonly [caption: string, formula?: string | null, aloud?: string];

const TELL: Readonly<Record<TaughtKind, (lesson: Lesson, beat: Beat, around: Around) => Said>> = {
  output({ before: { network, trace }, target }, _, { words: { teaching } }) {
    const { prediction, confidence, probs } = trace;
    const names = [prediction, target].map((index) => plainName(network, index));
    return [teaching.output(isPicture(network), names[0], confidence, names[1], probs[target])];
  },
  loss({ before: { network, trace }, target, loss }, _, { words: { teaching } }) {
    const share = trace.probs[target];
    return [
      teaching.lossSaid(plainName(network, target)),
      teaching.lossFormula(share, loss[0]),
      teaching.lossAloud(share, loss[0]),
    ];
  },
  blame(lesson, _, { words: { teaching } }) {
    const [target, other] = blamedScores(lesson);
    return [teaching.blameSaid(target, other), teaching.blameFormula(target, other)];
  },
  passed(lesson, _, { told, words: { teaching } }) {
    if (!told) return [""];
    const { layer, index } = told.followed;
    const { network } = lesson.before;
    const parts = told.parts.slice(0, WRITTEN).map((p) => [p.weight, p.blame] as const);
    const sum = blameOf(lesson)[layer].arrived[index];
    return [
      teaching.passedSaid(network.planes[layer].name, index, told.parts.length),
      teaching.passedFormula(parts, told.parts.length - parts.length, sum),
    ];
  },
  gate(lesson, _, { told, words }) {
    if (!told) return [""];
    const { layer, index } = told.followed;
    const { network, trace } = lesson.before;
    const { arrived, blame } = blameOf(lesson)[layer];
    const relu = network.activationOf(network.planes[layer]) === "relu";
    const silenced = told.silenced && {
      neuron: told.silenced.index,
      arrived: arrived[told.silenced.index],
    };
    return [
      words.teaching.gateSaid({
        ...{ activation: activationLabel(network, layer, words), relu, silenced, neuron: index },
        ...{ value: trace.layers[layer].post[index], arrived: arrived[index], blame: blame[index] },
      }),
    ];
  },
  back: aboutPlanes,
  slopes(lesson, _, { words }) {
    const { tensors } = lesson.gradients;
    const weights = Object.values(tensors);
    const count = weights.reduce((sum, { length }) => sum + length, 0);
    const idle = weights.reduce(
      (sum, values) => sum + values.reduce((none, value) => none + (value === 0 ? 1 : 0), 0),
      0,
    );
    const slope = steepest(lesson, words);
    if (!slope) return [words.teaching.slopesNone];
    return [words.teaching.slopesSaid(slope, idle, count), words.teaching.slopeFormula(slope)];
  },
  descend(lesson, _, { words }) {
    const at = steepest(lesson, words);
    if (!at) return [words.teaching.stepNone];
    const all = Object.values(parametersOf(lesson.before.network));
    const count = all.reduce((sum, { length }) => sum + length, 0);
    const step = { rate: lesson.rate, before: at.before, slope: at.slope, after: at.after, count };
    return [words.teaching.stepSaid(step), words.teaching.stepFormula(step)];
  },
  again({ before, after, target, loss }, _, { words: { teaching } }) {
    const shares = [before.trace.probs[target], after.trace.probs[target]] as const;
    return [
      teaching.againSaid(
        isPicture(before.network),
        plainName(before.network, target),
        shares,
        loss,
      ),
    ];
  },
  price: (_, __, { price, words: { teaching } }) => [
    price ? teaching.priceSaid(price) : teaching.priceCounting,
  ],
};

/** The score that should be all, and of the others the one that has most. */
function blamedScores({ before: { network, trace }, gradients, target }: Lesson) {
  const blame = gradients.values[network.scores];
  const of = (index: number): ScoreBlame => ({
    name: plainName(network, index),
    share: trace.probs[index],
    blame: blame[index],
  });
  const isSole = trace.probs.length < 2;
  return [of(target), isSole ? null : of(runnerUp(trace.probs, target))] as const;
}

function aboutPlanes(lesson: Lesson, { layer, through }: Beat, { words }: Around): Said {
  const { network } = lesson.before;
  const planes = network.planes.slice(layer, through + 1).reverse();
  const all = blameOf(lesson).slice(layer, through + 1);
  const count = (is: (value: number) => boolean): number =>
    all.reduce((sum, { blame }) => sum + blame.reduce((n, each) => n + (is(each) ? 1 : 0), 0), 0);
  // Of the plane that is told last.
  const { blame } = all[0];
  const index = furthest(blame);
  const id = { layer, index };
  const hidden = network.planes.length - 2;
  return [
    words.teaching.backSaid({
      layers: planes.map(({ name }) => name),
      again: through < hidden,
      units: count(() => true),
      blamed: count((value) => value !== 0),
      relu: planes.some((plane) => network.activationOf(plane) === "relu"),
      most:
        blame[index] === 0 ? null : { name: neuronName(network, id, words), blame: blame[index] },
    }),
  ];
}

const furthest = (values: Float32Array): number =>
  values.reduce((best, v, j) => (Math.abs(v) > Math.abs(values[best]) ? j : best), 0);

const steepestOf = new WeakMap<Lesson, WeightId | null>();

/** The weight with the largest slope, of all operations that multiply. */
export function steepestWeight(lesson: Lesson): WeightId | null {
  const known = steepestOf.get(lesson);
  if (known !== undefined) return known;
  let best: WeightId | null = null;
  let most = 0;
  for (const { name, kind } of lesson.before.network.operations) {
    const slopes = lesson.gradients.tensors[`${name}.weight`];
    if (
      !slopes ||
      kind === "scale" ||
      kindOf(lesson.before.network.operation(name)).role !== "affine"
    )
      continue;
    slopes.forEach((slope, at) => {
      if (Math.abs(slope) <= most) return;
      most = Math.abs(slope);
      best = { op: name, at };
    });
  }
  steepestOf.set(lesson, best);
  return best;
}

function steepest(lesson: Lesson, words: Words): WeightFacts | null {
  const id = steepestWeight(lesson);
  return id && weightFacts(lesson, id, words);
}

/** What a weight is between, and what becomes of it. */
export function weightFacts(lesson: Lesson, id: WeightId, words: Words): WeightFacts {
  const { before, after, gradients } = lesson;
  const { network, trace } = before;
  const op = network.operation(id.op);
  const key = `${id.op}.weight`;
  const numbers = {
    id,
    slope: gradients.tensors[key][id.at],
    before: parametersOf(network)[key][id.at],
    after: parametersOf(after.network)[key][id.at],
  };
  const [outputs, inputs] = op.tensors.weight.shape;
  const layer = network.planes.findIndex(({ name }) => name === id.op);
  const [bundle, ...others] = bundlesOf(network).filter((each) => each.layer === layer);
  const [into, source] = [Math.floor(id.at / inputs), id.at % inputs];
  const isPlain =
    op.kind === "linear" && layer >= 0 && others.length === 0 && op.shape.length === 1;
  if (!isPlain || !bundle || bundle.sources !== inputs) {
    const each = op.tensors.weight.values.length / outputs;
    const map = Math.floor(id.at / each);
    return {
      ...numbers,
      ...{ into: words.teaching.mapOf(id.op, map), from: kernelPlace(op, id.at % each, words) },
      ...{ blame: 0, value: 0, shared: true },
    };
  }
  const from = { layer: bundle.from, index: source };
  return {
    ...numbers,
    into: neuronName(network, { layer, index: into }, words),
    from: neuronName(network, from, words),
    blame: gradients.values[id.op][into],
    value: sourceValues(network, trace, bundle)[source],
    shared: false,
  };
}

/** Where a weight stands among those of its kernel. */
function kernelPlace({ kind, tensors }: Operation, at: number, { teaching }: Words): string {
  if (kind !== "conv1d" && kind !== "conv2d") return teaching.numberOf(at);
  const [columns, rows = 1] = tensors.weight.shape.slice(2).reverse();
  const within = at % (rows * columns);
  const [row, column] = [Math.floor(within / columns), within % columns];
  return teaching.placeOf(row + 1, column + 1, Math.floor(at / (rows * columns)));
}
