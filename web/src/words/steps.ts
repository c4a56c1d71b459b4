/**
 * What each step of the story is called and what it says, with this drawing's real numbers. Knows
 * nothing of time, of pictures or of the DOM.
 */

import { many, num } from "../base/numbers";
import type { Paper } from "../base/paper";
import { BOX, type Ink, SIZE } from "../ink/ink";
import { bundlesOfPlane, fanIn, sourceValues, weightsInto } from "../inside/bundle";
import { runnerUp } from "../inside/contrast";
import { isPicture, readsOf, valueName } from "../network/input";
import type { Network } from "../network/network";
import { numberOf } from "../operations/operation";
import { type Choice, drawnInto } from "../scene/lines";
import { lookOf } from "../scene/look";
import type { Scene, Step, StepKind } from "../scene/scene";
import { dropoutOf } from "../scene/steps";
import { plain, type Trace } from "../trace/trace";
import { activationLabel, percentInWords } from "./names";

/** Short name for the timeline, e.g. "fc1 ReLU". */
export function stepName(network: Network, { kind, layer }: Pick<Step, "kind" | "layer">): string {
  const part = partName(network, kind, layer);
  const here = network.layers[layer];
  return here ? `${here.name} ${part}` : part;
}

function partName(network: Network, kind: StepKind, layer: number): string {
  if (kind === "pixels") return isPicture(network) ? "pixels" : "features";
  if (kind === "bias") return isLast(network, layer) ? "bias: scores" : "bias";
  if (kind === "activation") return activationLabel(network, layer);
  if (kind === "output") return network.output === "softmax" ? "softmax" : "log_softmax";
  return kind;
}

const isLast = ({ layers }: Network, layer: number): boolean => layer === layers.length - 1;

/** Plain words for a step of the scene, where these lines of it are drawn. */
export const stepCaption = (
  scene: Scene,
  { kind, layer }: Pick<Step, "kind" | "layer">,
  lines: Choice,
): string => CAPTIONS[kind](scene, layer, lines);

/** A step with its words, as it is told to whoever reads the story from outside. */
export interface ToldStep extends Step {
  readonly name: string;
  readonly caption: string;
}

export const toldSteps = (scene: Scene, lines: Choice = lookOf()): ToldStep[] =>
  scene.steps.map((step) => ({
    ...step,
    name: stepName(scene.network, step),
    caption: stepCaption(scene, step, lines),
  }));

type Caption = (scene: Scene, layer: number, lines: Choice) => string;

const CAPTIONS: Readonly<Record<StepKind, Caption>> = {
  ink: ({ ink }) => aboutInk(ink as Ink),
  fit: ({ ink }) => aboutFit(ink as Ink),
  centre: ({ ink }) => aboutCentre(ink as Ink),
  pixels: ({ network, trace }) =>
    isPicture(network) ? aboutPixels(trace.image, network) : aboutFeatures(network, trace),
  products: (scene, layer, lines) =>
    `${multiplying(scene.network, layer)} ${strongestProduct(scene, layer)} ${aboutLines(scene, layer, lines)}`,
  sum: aboutSum,
  bias: aboutBias,
  activation: aboutActivation,
  dropout: aboutDropout,
  output: aboutOutput,
  probabilities: aboutProbabilities,
  prediction: ({ network, trace }) =>
    `The highest bar is the answer: ${nameOf(network, trace.prediction)}, with ${percentInWords(trace.confidence)} confidence.`,
};

const plural = (n: number, noun: string): string => `${many(n)} ${noun}${n === 1 ? "" : "s"}`;

const nameOf = ({ classNames }: Network, index: number): string =>
  classNames[index] ?? String(index);

function aboutInk({ strokes }: Ink): string {
  const points = strokes.reduce((sum, stroke) => sum + stroke.length, 0);
  const count = strokes.length === 1 ? "1 stroke" : `${strokes.length} strokes`;
  return `Your drawing: ${count} of the pen, ${many(points)} points.`;
}

const aboutFit = ({ paper, fitted }: Ink): string =>
  `The ink is scaled to fit a ${boxOf(paper)} box and keeps its shape: a hundred pixels of the pad become ${num(100 * fitted.scale)}.`;

function aboutCentre({ paper, fitted, centred }: Ink): string {
  const right = centred.dx - fitted.dx;
  const down = centred.dy - fitted.dy;
  return `Its centre of mass moves to the middle of the ${paper.columns}\u00d7${paper.rows} image: ${num(Math.abs(right))} pixels ${right < 0 ? "left" : "right"}, ${num(Math.abs(down))} ${down < 0 ? "up" : "down"}.`;
}

/** Ink fills as much of a picture as it does in MNIST: 20 of 28 px. */
const boxOf = ({ columns, rows }: Paper): string =>
  [columns, rows].map((side) => Math.round((side * BOX) / SIZE)).join("\u00d7");

function aboutPixels(image: Float32Array, network: Network): string {
  const above = image.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
  const [least, most] = [-1, 1].map((sign) => sign * extreme(image, sign));
  const inRow = `The input becomes ${many(image.length)} numbers in a row`;
  const order = readsOf(network).kind === "planes" ? ", one colour plane after the other" : "";
  if (least < 0 || most > 1) {
    return `${inRow}${order}, here from ${num(least)} to ${num(most)}. ${many(above)} of them are above 0.`;
  }
  return `${inRow}${order}: 0 is blank, 1 is full ink. ${many(above)} of them are above 0.`;
}

const extreme = (values: Float32Array, sign: number): number =>
  values.reduce((most, value) => Math.max(most, sign * value), Number.NEGATIVE_INFINITY);

/** Most values that a caption lists. */
const LISTED = 4;

function aboutFeatures(network: Network, { image }: Trace): string {
  const form = readsOf(network);
  const values = [...image.subarray(0, LISTED)].map(
    (value, i) => `${valueName(form, i)} ${num(value)}`,
  );
  const more = image.length > LISTED ? `, and ${many(image.length - LISTED)} more` : "";
  const count = image.length === 1 ? "one number" : `${many(image.length)} numbers in a row`;
  return `The input is ${count}: ${values.join(", ")}${more}. What is above 0 is red, what is below is hollow.`;
}

/** The neuron that a layer's captions follow. */
function followed({ network, spotlight }: Scene, layer: number): string {
  const j = spotlight[layer];
  return isLast(network, layer) ? `Output ${network.classNames[j]}` : `Neuron ${j}`;
}

/** Its bias, and its sum with the bias. */
function numbersOf({ biases, trace, spotlight }: Scene, layer: number) {
  const j = spotlight[layer];
  return { bias: biases[layer]?.[j] ?? 0, z: trace.layers[layer].pre[j] };
}

function strongestProduct(scene: Scene, index: number): string {
  const { network, trace, spotlight } = scene;
  const every = bundlesOfPlane(network, index).flatMap((bundle) => {
    const source = sourceValues(network, trace, bundle);
    return Array.from(weightsInto(bundle, spotlight[index]), (weight, i) => [source[i], weight]);
  });
  let best = 0;
  every.forEach(([value, weight], k) => {
    if (Math.abs(value * weight) > Math.abs(every[best][0] * every[best][1])) best = k;
  });
  const [a, w] = every[best] ?? [0, 0];
  const who = followed(scene, index);
  return `The largest of ${who.charAt(0).toLowerCase()}${who.slice(1)}: ${num(a)} \u00d7 ${num(w)} = ${num(a * w)}.`;
}

function multiplying(network: Network, layer: number): string {
  const { name, outputs } = network.planes[layer];
  const inputs = fanIn(network, layer);
  const each = outputs === 1 ? "its one neuron" : `each of ${many(outputs)} neurons`;
  const all = inputs === 1 ? "the one input" : `all ${many(inputs)} inputs`;
  return `${name}: ${each} multiplies ${all} by its own ${inputs === 1 ? "weight" : "weights"}, ${plural(inputs * outputs, "product")}.`;
}

/** What the lines into a plane show, and how much of the truth that is. */
function aboutLines(scene: Scene, layer: number, lines: Choice): string {
  const { count, share, needed } = drawnInto(scene, layer, lines);
  const name = nameOf(scene.network, scene.digit);
  if (needed === 0) return `No connection here speaks for or against ${name}.`;
  const carried = `${percentInWords(share)} of the evidence for ${name}`;
  if (lines.shown !== "important") return `All ${many(count)} connections carry ${carried}.`;
  if (count === 1) return `The strongest connection carries ${carried}.`;
  return `The ${many(count)} strongest connections carry ${carried}.`;
}

function aboutSum(scene: Scene, layer: number): string {
  const { bias, z } = numbersOf(scene, layer);
  const inputs = fanIn(scene.network, layer);
  return `Every neuron adds up its ${plural(inputs, "product")}. ${followed(scene, layer)}: the sum is ${num(z - bias)}.`;
}

function aboutBias(scene: Scene, layer: number): string {
  const { bias, z } = numbersOf(scene, layer);
  const ending = isLast(scene.network, layer) ? " These scores are called logits." : "";
  return `Then it adds its bias, the one number it has learnt for itself. ${followed(scene, layer)}: ${num(z - bias)} ${bias < 0 ? "\u2212" : "+"} ${num(Math.abs(bias))} = ${num(z)}.${ending}`;
}

function aboutActivation(scene: Scene, index: number): string {
  const { network } = scene;
  const activation = network.activationOf(network.planes[index]);
  const post = activated(scene, index);
  const active = post.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
  const rule =
    activation === "relu"
      ? "ReLU: whatever is below zero becomes 0."
      : `${activationLabel(network, index)} bends every value by the same curve.`;
  const { z } = numbersOf(scene, index);
  const a = post[scene.spotlight[index]];
  return `${rule} ${many(active)} of ${plural(post.length, "neuron")} ${active === 1 ? "is active and lights" : "are active and light"} up red. ${followed(scene, index)}: ${num(z)} becomes ${num(a)}.`;
}

/** What follows the activation (dropout, a neuron switched off) is not its doing. */
function activated({ network, trace, training }: Scene, index: number): Float32Array {
  const { activation } = network.planes[index];
  return training && activation !== null
    ? plain(network, trace, network.operation(activation))
    : trace.layers[index].post;
}

function aboutDropout({ network, training }: Scene, index: number): string {
  const dropout = dropoutOf(network, network.planes[index]);
  const p = dropout ? numberOf(dropout, "p") : 0;
  return training
    ? `Dropout, as in training: about ${Math.round(100 * p)}% of these neurons are switched off at random and crossed out, the others are multiplied by 1 / ${num(1 - p)} = ${num(1 / (1 - p))}.`
    : `Dropout: while the network was trained, ${Math.round(100 * p)}% of these neurons were switched off at random, so that it relies on none of them alone. Now it changes nothing.`;
}

function aboutOutput({ network, trace }: Scene): string {
  const { prediction, scores, logProbs } = trace;
  const logit = scores[prediction];
  const logProb = logProbs[prediction];
  return `${lastOperation(network)} For ${nameOf(network, prediction)}: ${num(logit)} ${logit < logProb ? "+" : "\u2212"} ${num(Math.abs(logit - logProb))} = ${num(logProb)}.`;
}

/** What comes after the scores: the network's own last operation, or what the page adds. */
function lastOperation({ output, classNames }: Network): string {
  const subtracts = `subtracts one and the same number from all ${classNames.length} scores, so that they become logarithms of probabilities.`;
  if (output === "log_softmax") return `log_softmax ${subtracts}`;
  if (output === "softmax") return `softmax first ${subtracts}`;
  return `The network's own code ends with its scores. What one reads from them is their softmax: it first ${subtracts}`;
}

function aboutProbabilities({ network, trace }: Scene): string {
  const { probs, prediction, confidence } = trace;
  const second = runnerUp(probs, prediction);
  const count = probs.length === 1 ? "1 probability" : `${many(probs.length)} probabilities`;
  const other =
    probs.length > 1 ? `, ${network.classNames[second]} gets ${percentInWords(probs[second])}` : "";
  return `e to the power of each gives ${count} between 0 and 1; together they are 1. ${nameOf(network, prediction)} gets ${percentInWords(confidence)}${other}.`;
}
