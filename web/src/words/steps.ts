/**
 * What each step of the story is called and what it says, in a language, with this drawing's real
 * numbers. Knows nothing of time, of pictures or of the DOM.
 */
import { BOX, type Ink, SIZE } from "../ink/ink";
import { bundlesOfPlane, fanIn, sourceValues, weightsInto } from "../inside/bundle";
import { runnerUp } from "../inside/contrast";
import { isPicture, readsOf } from "../network/input";
import type { Network } from "../network/network";
import { numberOf } from "../operations/operation";
import { type Choice, drawnInto } from "../scene/lines";
import { lookOf } from "../scene/look";
import type { Scene, Step, StepKind } from "../scene/scene";
import { dropoutOf } from "../scene/steps";
import { plain, type Trace } from "../trace/trace";
import type { Followed, Named } from "./en/steps";
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
  if (kind === "bias") return isLast(network, layer) ? names.scores : names.bias;
  if (kind === "activation") return activationLabel(network, layer, words);
  // Of bare scores the page reads the softmax.
  if (kind === "output") return names[network.output === "log_softmax" ? "log_softmax" : "softmax"];
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
  fit: ({ ink }, _, words) => aboutFit(ink as Ink, words),
  centre: ({ ink }, _, words) => aboutCentre(ink as Ink, words),
  pixels: ({ network, trace }, _, words) =>
    isPicture(network)
      ? aboutPixels(trace.image, network, words)
      : aboutFeatures(network, trace, words),
  products: aboutProducts,
  sum: aboutSum,
  bias: aboutBias,
  activation: aboutActivation,
  dropout: aboutDropout,
  output: aboutOutput,
  probabilities: aboutProbabilities,
  prediction: ({ network, trace }, _, { steps }) =>
    steps.prediction(plainName(network, trace.prediction), trace.confidence, isUndecided(trace)),
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
function aboutFit({ paper, fitted }: Ink, { steps }: Words): string {
  const [columns, rows] = [paper.columns, paper.rows].map((side) =>
    Math.round((side * BOX) / SIZE),
  );
  return steps.fit(columns, rows, fitted.scale);
}

const aboutCentre = ({ paper, fitted, centred }: Ink, { steps }: Words): string =>
  steps.centre(paper.columns, paper.rows, centred.dx - fitted.dx, centred.dy - fitted.dy);

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

/** The neuron that a layer's captions follow. */
function followed({ network, spotlight }: Scene, layer: number): Followed {
  const j = spotlight[layer];
  return isLast(network, layer) ? { output: plainName(network, j) } : { neuron: j };
}

/** Its bias, and its sum with the bias. */
function numbersOf({ biases, trace, spotlight }: Scene, layer: number) {
  const j = spotlight[layer];
  return { bias: biases[layer]?.[j] ?? 0, z: trace.layers[layer].pre[j] };
}

function aboutProducts(scene: Scene, index: number, { steps }: Words, lines: Choice): string {
  const { network, digit } = scene;
  const { name, outputs } = network.planes[index];
  const { count, share, needed } = drawnInto(scene, index, lines);
  return steps.products({
    ...{ layer: name, inputs: fanIn(network, index), outputs, followed: followed(scene, index) },
    ...largestProduct(scene, index),
    lines: needed > 0 ? count : 0,
    all: lines.shown !== "important",
    share,
    name: plainName(network, digit),
  });
}

/** Of the neuron followed: what it reads there, and its weight. */
function largestProduct({ network, trace, spotlight }: Scene, index: number) {
  const every = bundlesOfPlane(network, index).flatMap((bundle) => {
    const source = sourceValues(network, trace, bundle);
    return Array.from(weightsInto(bundle, spotlight[index]), (weight, i) => [source[i], weight]);
  });
  let best = 0;
  every.forEach(([value, weight], k) => {
    if (Math.abs(value * weight) > Math.abs(every[best][0] * every[best][1])) best = k;
  });
  const [a, w] = every[best] ?? [0, 0];
  return { a, w };
}

function aboutSum(scene: Scene, layer: number, { steps }: Words): string {
  const { bias, z } = numbersOf(scene, layer);
  return steps.sum(fanIn(scene.network, layer), followed(scene, layer), z - bias);
}

function aboutBias(scene: Scene, layer: number, { steps }: Words): string {
  const { bias, z } = numbersOf(scene, layer);
  return steps.bias(followed(scene, layer), z - bias, bias, z, isLast(scene.network, layer));
}

function aboutActivation(scene: Scene, index: number, words: Words): string {
  const { network } = scene;
  const post = activated(scene, index);
  return words.steps.activation({
    activation: activationLabel(network, index, words),
    relu: network.activationOf(network.planes[index]) === "relu",
    active: post.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0),
    count: post.length,
    followed: followed(scene, index),
    z: numbersOf(scene, index).z,
    a: post[scene.spotlight[index]],
  });
}

/** What follows the activation (dropout, a neuron switched off) is not its doing. */
function activated({ network, trace, training }: Scene, index: number): Float32Array {
  const { activation } = network.planes[index];
  return training && activation !== null
    ? plain(network, trace, network.operation(activation))
    : trace.layers[index].post;
}

function aboutDropout({ network, training }: Scene, index: number, { steps }: Words): string {
  const dropout = dropoutOf(network, network.planes[index]);
  return steps.dropout(dropout ? numberOf(dropout, "p") : 0, training);
}

function aboutOutput({ network, trace }: Scene, _: number, { steps }: Words): string {
  const { prediction, scores, logProbs } = trace;
  return steps.output({
    kind: network.output,
    classes: network.classNames.length,
    name: plainName(network, prediction),
    logit: scores[prediction],
    logProb: logProbs[prediction],
  });
}

function aboutProbabilities({ network, trace }: Scene, _: number, { steps }: Words): string {
  const { probs, prediction, confidence } = trace;
  const second = runnerUp(probs, prediction);
  const others: Named = probs.length > 1 ? [[plainName(network, second), probs[second]]] : [];
  return steps.probabilities(probs.length, plainName(network, prediction), confidence, others);
}
