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
import { numberOf } from "../operations/operation";
import { kindOf } from "../operations/table";
import { type Choice, flowInto } from "../scene/lines";
import { lookOf, type NeuronId } from "../scene/look";
import { balancing, INKED, inkBoxOf } from "../scene/photo";
import type { Scene, Step, StepKind } from "../scene/scene";
import { dropoutOf } from "../scene/steps";
import { plain, type Trace } from "../trace/trace";
import type { Answered, Bent, Carried, Followed, Named, Shared } from "./en/steps";
import { activationLabel, inputName, plainName } from "./names";
import type { Words } from "./words";

/** Short name for the timeline, e.g. "fc1 ReLU". */
export function stepName(
  network: Network,
  { kind, layer }: Pick<Step, "kind" | "layer">,
  words: Words,
): string {
  const part = partName(network, kind, layer, words);
  const here = network.layers[layer];
  return here ? words.stepNames.ofLayer(here.name, part) : part;
}

function partName(network: Network, kind: StepKind, layer: number, words: Words): string {
  const names = words.stepNames;
  if (kind === "pixels") return isPicture(network) ? names.pixels : names.features;
  if (kind === "activation") return activationLabel(network, layer, words);
  // Of bare scores the page reads the softmax.
  if (kind === "shares") return names[network.output === "log_softmax" ? "log_softmax" : "softmax"];
  return names[kind];
}

const isLast = ({ layers }: Network, layer: number): boolean => layer === layers.length - 1;

/** Plain words for a step of the scene, where these lines of it are drawn. */
export const stepCaption = (
  scene: Scene,
  { kind, layer }: Pick<Step, "kind" | "layer">,
  words: Words,
  lines: Choice,
): string => CAPTIONS[kind](scene, layer, words, lines);

/** What is said of a finished picture that stands still. */
export const finishedCaption = (scene: Scene, { steps }: Words): string =>
  steps.finished(answered(scene));

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

const CAPTIONS: Readonly<Record<StepKind, Caption>> = {
  ink: ({ ink }, _, words) => aboutInk(ink as Ink, words),
  photo: ({ photo }, _, words) => aboutPhoto(photo as PhotoSteps, words),
  separate: ({ photo }, _, words) => aboutSeparating(photo as PhotoSteps, words),
  fit: ({ ink, photo }, _, words) =>
    photo ? aboutFitting(photo, words) : aboutFit(ink as Ink, words),
  pixels: ({ network, trace }, _, words) =>
    isPicture(network)
      ? aboutPixels(trace.image, network, words)
      : aboutFeatures(network, trace, words),
  products: aboutProducts,
  sum: aboutSum,
  activation: aboutActivation,
  layer: aboutLayer,
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

const named = (network: Network, { layer, index }: NeuronId): Followed =>
  isLast(network, layer) ? { output: plainName(network, index) } : { neuron: index };

/** The products drawn into a plane, or into one of its neurons alone. */
function carriedInto(scene: Scene, layer: number, into: number | null, lines: Choice): Carried {
  const { count, share } = flowInto(scene, layer, into, lines);
  return { lines: count, share };
}

function aboutProducts(scene: Scene, layer: number, { steps }: Words, lines: Choice): string {
  const { network } = scene;
  const { index } = followedOf(scene);
  return steps.products({
    layer: network.planes[layer].name,
    inputs: fanIn(network, layer),
    followed: named(network, { layer, index }),
    ...carriedInto(scene, layer, index, lines),
  });
}

function aboutSum(scene: Scene, layer: number, { steps }: Words): string {
  const { biases, network, trace } = scene;
  const { index } = followedOf(scene);
  const bias = biases[layer]?.[index] ?? null;
  const z = trace.layers[layer].pre[index];
  return steps.sum(fanIn(network, layer), z - (bias ?? 0), bias, z);
}

function aboutActivation(scene: Scene, layer: number, words: Words): string {
  const { network, silenced } = scene;
  const post = activated(scene, layer);
  const bent = (id: NeuronId): Bent => ({
    neuron: named(network, id),
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
