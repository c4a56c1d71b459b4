/**
 * What each step of the story is called and what it says, in a language, with this drawing's real
 * numbers. Knows nothing of time, of pictures or of the DOM.
 */
import type { Paper } from "../base/paper";
import { BOX, type Ink, SIZE } from "../ink/ink";
import type { PhotoSteps } from "../ink/photo";
import { fanIn } from "../inside/bundle";
import { runnerUp } from "../inside/contrast";
import { isPicture, readsOf } from "../network/input";
import type { Network } from "../network/network";
import { INPUT, numberOf } from "../operations/operation";
import { kindOf } from "../operations/table";
import { type Choice, flowInto } from "../scene/lines";
import { lookOf, type NeuronId } from "../scene/look";
import { balancing, INKED, inkBoxOf } from "../scene/photo";
import type { Scene, Step, StepKind, TaughtKind } from "../scene/scene";
import { dropoutOf, isSlid, isStack } from "../scene/steps";
import { plain, type Trace } from "../trace/trace";
import type { Answered, Bent, Carried, Followed, Named, Shared } from "./en/steps";
import {
  aboutLaying,
  aboutNorm,
  aboutPicture,
  aboutPlane,
  aboutSliding,
  aboutStretch,
  aboutWindow,
  lookingOf,
  stretchName,
} from "./mapsteps";
import { activationLabel, cellAt, inputName, plainName } from "./names";
import { termsInto } from "./terms";
import type { Words } from "./words";

/** Short name for the timeline, e.g. "fc1 ReLU". */
export function stepName(network: Network, step: Told, words: Words): string {
  if (step.told) return step.told.name;
  const { kind, layer, through } = step;
  const part = partName(network, { kind, layer }, words);
  if (!network.layers[layer] || kind === "lay") return part;
  const name = stretchName(network, { layer, through }, words);
  return through > layer ? name : words.stepNames.ofLayer(name, part);
}

function partName(
  network: Network,
  { kind, layer }: Pick<Step, "kind" | "layer">,
  words: Words,
): string {
  const names = words.stepNames;
  if (kind === "layer") return wholeName(network, layer, words);
  if (kind === "pixels") return isPicture(network) ? names.pixels : names.features;
  if (kind === "activation") return activationLabel(network, layer, words);
  // Of bare scores the page reads the softmax.
  if (kind === "shares") return names[network.output === "log_softmax" ? "log_softmax" : "softmax"];
  return names[kind as Exclude<Untaught, "layer" | "pixels" | "activation" | "shares">];
}

type Untaught = Exclude<StepKind, TaughtKind>;

/** What the step is called that shows all of a plane. */
function wholeName(network: Network, layer: number, words: Words): string {
  const names = words.stepNames;
  const plane = network.planes[layer];
  const op = network.operation(plane.name);
  const { role } = kindOf(op);
  if (role === "activation") return activationLabel(network, layer, words);
  if (role === "join" && (isStack(plane) || op.kind !== "add")) return names.join;
  if (role === "pool" || role === "norm" || role === "dropout") return names[role];
  return isStack(plane) ? names.maps : names.layer;
}

const isLast = ({ layers }: Network, layer: number): boolean => layer === layers.length - 1;

/** Plain words for a step of the scene, where these lines of it are drawn. */
export const stepCaption = (
  scene: Scene,
  { kind, layer, through, told }: Told,
  words: Words,
  lines: Choice,
): string =>
  told
    ? told.caption
    : through > layer
      ? aboutStretch(scene, { layer, through }, words, lines)
      : CAPTIONS[kind as Untaught](scene, layer, words, lines);

type Told = Pick<Step, "kind" | "layer" | "through" | "told">;

/** What is said of a finished picture that stands still. */
export const finishedCaption = (scene: Scene, { steps }: Words): string =>
  scene.steps[scene.steps.length - 1]?.told?.caption ?? steps.finished(answered(scene));

/** A step with its words, as it is told to whoever reads the story from outside. */
export interface ToldStep extends Step {
  readonly name: string;
  readonly caption: string;
}

export const toldSteps = (scene: Scene, words: Words, lines: Choice = lookOf()): ToldStep[] =>
  scene.steps.map((step) => ({
    ...step,
    name: stepName(scene.network, step, words),
    caption: stepCaption(scene, step, words, lines),
  }));

type Caption = (scene: Scene, layer: number, words: Words, lines: Choice) => string;

const CAPTIONS: Readonly<Record<Untaught, Caption>> = {
  ink: ({ ink }, _, words) => aboutInk(ink as Ink, words),
  photo: ({ photo }, _, words) => aboutPhoto(photo as PhotoSteps, words),
  separate: ({ photo }, _, words) => aboutSeparating(photo as PhotoSteps, words),
  fit: ({ ink, photo }, _, words) =>
    photo ? aboutFitting(photo, words) : aboutFit(ink as Ink, words),
  pixels: aboutInput,
  products: aboutProducts,
  sum: aboutSum,
  norm: (scene, _, words) => aboutNorm(scene, followedOf(scene), words),
  activation: aboutActivation,
  window: (scene, _, words) => aboutSliding(scene, followedOf(scene), words),
  layer: (scene, layer, words, lines) =>
    aboutPlane(scene, layer, words, lines) ?? aboutLayer(scene, layer, words, lines),
  lay: aboutLaying,
  dropout: ({ network }, layer, { steps }) => {
    const dropout = dropoutOf(network, network.planes[layer]);
    return steps.dropout(dropout ? numberOf(dropout, "p") : 0);
  },
  scores: aboutScores,
  shares: aboutShares,
  answer: (scene, _, { steps }) => steps.answer(answered(scene)),
};

/** Closer than this two bars look equally high. */
const LOOKS_EQUAL = 0.005;

const isUndecided = ({ probs, prediction, confidence }: Trace): boolean =>
  probs.length > 1 && confidence - probs[runnerUp(probs, prediction)] < LOOKS_EQUAL;

function aboutInk({ strokes }: Ink, { steps }: Words): string {
  const points = strokes.reduce((sum, stroke) => sum + stroke.length, 0);
  return steps.ink(strokes.length, points);
}

/** Ink fills as much of a picture as it does in MNIST: 20 of 28 px. */
function aboutFit({ paper, fitted, centred }: Ink, { steps }: Words): string {
  const sides = [paper.columns, paper.rows] as const;
  const [columns, rows] = sides.map((side) => Math.round((side * BOX) / SIZE));
  return steps.fit([columns, rows], sides, centred.dx - fitted.dx, centred.dy - fitted.dy);
}

const sizeOf = ({ columns, rows }: Paper) => [columns, rows] as const;

const aboutPhoto = ({ grey }: PhotoSteps, { steps }: Words): string =>
  steps.photo(sizeOf(grey), -extreme(grey.values, -1), extreme(grey.values, 1));

function aboutSeparating({ ink }: PhotoSteps, { steps }: Words): string {
  const inked = ink.values.reduce((sum, value) => sum + (value > INKED ? 1 : 0), 0);
  return steps.separate(sizeOf(ink), inked / ink.values.length);
}

function aboutFitting(photo: PhotoSteps, { steps }: Words): string {
  const { width, height } = inkBoxOf(photo);
  const [right, down] = balancing(photo);
  return steps.fitPhoto([width, height], BOX, sizeOf(photo.fitted), right, down);
}

function aboutInput(scene: Scene, _: number, words: Words): string {
  const { network, trace } = scene;
  if (!isPicture(network)) return aboutFeatures(network, trace, words);
  return isLaid(network) ? aboutPixels(trace.image, network, words) : aboutPicture(scene, words);
}

/** Whether a picture comes, or is laid, in a row. */
const isLaid = ({ inputShape, operations }: Network): boolean =>
  inputShape.length === 1 ||
  operations.some(
    ({ kind, reads, shape }) => kind === "reshape" && reads.includes(INPUT) && shape.length === 1,
  );

function aboutPixels(image: Float32Array, network: Network, { steps }: Words): string {
  const above = image.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
  const [least, most] = [-1, 1].map((sign) => sign * extreme(image, sign));
  return steps.pixels(image.length, readsOf(network).planes, least, most, above);
}

const extreme = (values: Float32Array, sign: number): number =>
  values.reduce((most, value) => Math.max(most, sign * value), Number.NEGATIVE_INFINITY);

/** Most values that a caption lists. */
const LISTED = 4;

function aboutFeatures(network: Network, { image }: Trace, words: Words): string {
  const first: Named = [...image.subarray(0, LISTED)].map((value, i) => [
    inputName(network, i, words),
    value,
  ]);
  return words.steps.features(image.length, first);
}

function named(network: Network, { layer, index }: NeuronId, beside = index): Followed {
  if (isLast(network, layer)) return { output: plainName(network, index) };
  const cell = cellAt(network, layer, index);
  if (!cell) return { neuron: index };
  return { cell, sameMap: cellAt(network, layer, beside)?.map === cell.map };
}

/** The products drawn into a plane, or into one of its neurons alone. */
function carriedInto(scene: Scene, layer: number, into: number | null, lines: Choice): Carried {
  const { count, share } = flowInto(scene, layer, into, lines);
  return { lines: count, share };
}

function aboutProducts(scene: Scene, layer: number, words: Words, lines: Choice): string {
  const { network } = scene;
  const { index } = followedOf(scene);
  if (isSlid(network, layer)) return aboutWindow(scene, { layer, index }, words);
  return words.steps.products({
    layer: network.planes[layer].name,
    inputs: fanIn(network, layer),
    followed: named(network, { layer, index }),
    ...carriedInto(scene, layer, index, lines),
  });
}

function aboutSum(scene: Scene, layer: number, { steps, mapSteps: maps }: Words): string {
  const { biases, network, trace } = scene;
  const { index } = followedOf(scene);
  const bias = biases[layer]?.[index] ?? null;
  // Of a norm behind it the next step tells.
  const z = plain(network, trace, network.operation(network.planes[layer].name))[index];
  const sum = z - (bias ?? 0);
  if (!isSlid(network, layer)) return steps.sum(fanIn(network, layer), sum, bias, z);
  const count = termsInto(scene, { layer, index }).length;
  return maps.summed(count, lookingOf(network, layer), sum, bias);
}

function aboutActivation(scene: Scene, layer: number, words: Words): string {
  const { network, silenced } = scene;
  const post = activated(scene, layer);
  const bent = (id: NeuronId): Bent => ({
    neuron: named(network, id, followedOf(scene).index),
    z: scene.trace.layers[layer].pre[id.index],
    a: post[id.index],
  });
  return words.steps.activation({
    activation: activationLabel(network, layer, words),
    relu: network.activationOf(network.planes[layer]) === "relu",
    followed: bent(followedOf(scene)),
    silenced: silenced && bent(silenced),
  });
}

/** A story that tells of one neuron has one. */
const followedOf = ({ followed }: Scene): NeuronId => followed ?? { layer: 0, index: 0 };

/** What follows the activation (dropout, a neuron switched off) is not its doing. */
function activated({ network, trace }: Scene, index: number): Float32Array {
  const { activation } = network.planes[index];
  return activation !== null
    ? plain(network, trace, network.operation(activation))
    : trace.layers[index].post;
}

function aboutLayer(scene: Scene, layer: number, { steps }: Words, lines: Choice): string {
  const { network, training, trace } = scene;
  const { name, outputs } = network.planes[layer];
  // As in training the masks are a step of their own.
  const post = training ? activated(scene, layer) : trace.layers[layer].post;
  return steps.layer({
    ...{ layer: name, count: outputs },
    active: post.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0),
    again: scene.followed?.layer === layer,
    role: kindOf(network.operation(name)).role,
    ...carriedInto(scene, layer, null, lines),
  });
}

function aboutScores(scene: Scene, layer: number, { steps }: Words, lines: Choice): string {
  const { network, trace } = scene;
  const [least, most] = [-1, 1].map((sign) => sign * extreme(trace.scores, sign));
  return steps.scores({
    ...{ layer: network.planes[layer].name, classes: network.classNames.length, least, most },
    ...carriedInto(scene, layer, null, lines),
  });
}

function aboutShares({ network, trace }: Scene, _: number, { steps }: Words): string {
  const { probs, scores, prediction } = trace;
  const shared = (index: number): Shared => ({
    name: plainName(network, index),
    score: scores[index],
    share: probs[index],
  });
  return steps.shares({
    kind: network.output,
    first: shared(prediction),
    second: probs.length > 1 ? shared(runnerUp(probs, prediction)) : null,
  });
}

/** A runner-up with at least this share is told beside the answer. */
const NEAR = 0.1;

function answered({ network, trace, digit }: Scene): Answered {
  const { probs, prediction, confidence } = trace;
  const second = probs.length > 1 ? runnerUp(probs, prediction) : prediction;
  const isRival = second !== prediction && probs[second] >= NEAR;
  return {
    ...{ name: plainName(network, prediction), confidence, undecided: isUndecided(trace) },
    rival: isRival ? [plainName(network, second), probs[second]] : null,
    explained: digit === prediction ? null : plainName(network, digit),
  };
}
