/**
 * The story: which steps a recognition has, how long each lasts, the line of code it executes and
 * what it says, with this drawing's real numbers. Reads the network's own operations, so that any
 * MLP classifier tells its own story. Knows nothing of pictures.
 */

import { BOX, type Ink, type Paper, SIZE } from "../ink/ink";
import { isPicture } from "../network/input";
import type { ActivationName, Layer, Network } from "../network/network";
import { ACTIVATIONS } from "../operations/activation";
import type { Trace } from "../trace/trace";
import type { Scene, Step, StepKind } from "./scene";

export interface StoryInput {
  readonly network: Network;
  readonly trace: Trace;
  readonly ink: Ink | null;
  readonly digit: number;
  readonly connections: Scene["connections"];
  /** The neuron of each layer that the captions follow. */
  readonly spotlight: readonly number[];
  /** The pass has real dropout masks, as in training. */
  readonly training?: boolean;
}

/** Seconds of motion, then seconds of rest to read the caption. */
const PACE: Readonly<Record<StepKind, readonly [motion: number, pause: number]>> = {
  ink: [1.2, 0.6],
  fit: [0.6, 1.2],
  centre: [0.6, 1.2],
  pixels: [0.6, 1.4],
  products: [0.6, 1.3],
  sum: [0.5, 1.0],
  bias: [0.4, 0.9],
  activation: [0.5, 1.2],
  dropout: [0.4, 1.1],
  output: [0.5, 1.4],
  probabilities: [0.6, 1.4],
  prediction: [0.5, 2.0],
};

export const ACTIVATION_NAMES: Readonly<Record<ActivationName, string>> = {
  relu: "ReLU",
  tanh: "tanh",
  sigmoid: "sigmoid",
  gelu: "GELU",
  gelu_tanh: "GELU",
  leaky_relu: "leaky ReLU",
  identity: "identity",
};

type Told = Pick<Step, "kind" | "layer" | "name" | "caption" | "line" | "shape">;

export function tellStory(input: StoryInput): Step[] {
  const { network } = input;
  const told = [
    ...(input.ink ? preparation(input, input.ink) : []),
    pixels(input),
    ...network.layers.flatMap((_, layer) => layerSteps(input, layer)),
    ...conclusion(input),
  ];
  let start = 0;
  return told.map((step) => {
    const [motion, pause] = PACE[step.kind];
    const timed = { ...step, start, motion, end: start + motion + pause };
    start = timed.end;
    return timed;
  });
}

/** A number as people read it: two decimals, a real minus sign, three decimals when tiny. */
export function num(value: number): string {
  const size = Math.abs(value);
  const text = size > 0 && size < 0.095 ? size.toFixed(3) : size.toFixed(2);
  return value < 0 && Number(text) !== 0 ? `\u2212${text}` : text;
}

/** A probability in whole percent, as the lesson writes it; never a false 0 % or 100 %. */
export function percent(probability: number): string {
  if (probability > 0 && probability < 0.005) return "under 1%";
  return `${Math.round(100 * probability)}%`;
}

const many = (n: number): string => n.toLocaleString("en");
const plural = (n: number, noun: string): string => `${many(n)} ${noun}${n === 1 ? "" : "s"}`;

function preparation({ network }: StoryInput, ink: Ink): Told[] {
  const line = forwardLine(network);
  const shape = `x: [1, ${network.inputShape.join(", ")}]`;
  const points = ink.strokes.reduce((sum, stroke) => sum + stroke.length, 0);
  const { fitted, centred } = ink;
  const right = centred.dx - fitted.dx;
  const down = centred.dy - fitted.dy;
  const strokes = ink.strokes.length === 1 ? "1 stroke" : `${ink.strokes.length} strokes`;
  const before = { layer: -1, line, shape };
  return [
    {
      ...before,
      kind: "ink",
      name: "ink",
      caption: `Your drawing: ${strokes} of the pen, ${many(points)} points.`,
    },
    {
      ...before,
      kind: "fit",
      name: "fit",
      caption: `The ink is scaled to fit a ${boxOf(ink.paper)} box and keeps its shape: a hundred pixels of the pad become ${num(100 * fitted.scale)}.`,
    },
    {
      ...before,
      kind: "centre",
      name: "centre",
      caption: `Its centre of mass moves to the middle of the ${ink.paper.columns}\u00d7${ink.paper.rows} image: ${num(Math.abs(right))} pixels ${right < 0 ? "left" : "right"}, ${num(Math.abs(down))} ${down < 0 ? "up" : "down"}.`,
    },
  ];
}

/** Ink fills as much of a picture as it does in MNIST: 20 of 28 px. */
const boxOf = ({ columns, rows }: Paper): string =>
  [columns, rows].map((side) => Math.round((side * BOX) / SIZE)).join("\u00d7");

function pixels({ network, trace }: StoryInput): Told {
  const operation = network.operations.find((each) => each.kind === "flatten");
  const noun = isPicture(network) ? "pixels" : "features";
  return {
    kind: "pixels",
    layer: -1,
    name: noun,
    caption: isPicture(network) ? aboutPixels(trace.image, network) : aboutFeatures(network, trace),
    line: operation?.line ?? forwardLine(network),
    shape: shapeOf(operation?.shape ?? [1, trace.image.length]),
  };
}

function aboutPixels(image: Float32Array, { inputShape }: Network): string {
  const above = image.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
  const [least, most] = [-1, 1].map((sign) => sign * extreme(image, sign));
  const inRow = `The input becomes ${many(image.length)} numbers in a row`;
  const order = planesOf(inputShape) > 1 ? ", one colour plane after the other" : "";
  if (least < 0 || most > 1) {
    return `${inRow}${order}, here from ${num(least)} to ${num(most)}. ${many(above)} of them are above 0.`;
  }
  return `${inRow}${order}: 0 is blank, 1 is full ink. ${many(above)} of them are above 0.`;
}

const extreme = (values: Float32Array, sign: number): number =>
  values.reduce((most, value) => Math.max(most, sign * value), Number.NEGATIVE_INFINITY);

const planesOf = (shape: readonly number[]): number =>
  shape.slice(0, -2).reduce((product, size) => product * size, 1);

/** Most values that a caption lists. */
const LISTED = 4;

function aboutFeatures({ featureNames }: Network, { image }: Trace): string {
  const values = [...image.subarray(0, LISTED)].map(
    (value, i) => `${featureNames?.[i] ?? `input ${i}`} ${num(value)}`,
  );
  const more = image.length > LISTED ? `, and ${many(image.length - LISTED)} more` : "";
  const count = image.length === 1 ? "one number" : `${many(image.length)} numbers in a row`;
  return `The input is ${count}: ${values.join(", ")}${more}. What is above 0 is red, what is below is hollow.`;
}

function layerSteps(input: StoryInput, index: number): Told[] {
  const { network, trace, spotlight } = input;
  const layer = network.layers[index];
  const { pre, post } = trace.layers[index];
  const j = spotlight[index];
  const last = index === network.layers.length - 1;
  const who = last ? `Output ${network.classNames[j]}` : `Neuron ${j}`;
  const bias = layer.bias[j];
  const z = pre[j];
  const linear = find(network, "linear", layer.name);
  const here = { layer: index, line: linear?.line ?? null, shape: shapeOf([1, layer.outputs]) };
  const steps: Told[] = [
    {
      ...here,
      kind: "products",
      name: `${layer.name} products`,
      caption: `${multiplying(layer)} ${strongestProduct(input, index, who)} ${drawnLines(input, index)}`,
    },
    {
      ...here,
      kind: "sum",
      name: `${layer.name} sum`,
      caption: `Every neuron adds up its ${plural(layer.inputs, "product")}. ${who}: the sum is ${num(z - bias)}.`,
    },
    {
      ...here,
      kind: "bias",
      name: last ? `${layer.name} bias: scores` : `${layer.name} bias`,
      caption: `Then it adds its bias, the one number it has learnt for itself. ${who}: ${num(z - bias)} ${bias < 0 ? "\u2212" : "+"} ${num(Math.abs(bias))} = ${num(z)}.${last ? " These scores are called logits." : ""}`,
    },
  ];
  if (layer.activation !== "identity") {
    // What follows the activation (dropout, a neuron switched off) is not its doing.
    const { value } = ACTIVATIONS[layer.activation];
    const after = input.training ? pre.map((each) => value(each, layer.slope)) : post;
    steps.push(activationStep(network, index, after, { who, z, a: after[j] }));
  }
  const dropout = find(network, "dropout", layer.name);
  if (dropout) steps.push(dropoutStep(input, index, dropout.line, dropout.p ?? 0.5));
  return steps;
}

function strongestProduct(
  { network, trace, spotlight }: StoryInput,
  index: number,
  who: string,
): string {
  const layer = network.layers[index];
  const source = index === 0 ? trace.image : trace.layers[index - 1].post;
  const j = spotlight[index];
  const row = layer.weight.subarray(j * layer.inputs, (j + 1) * layer.inputs);
  let best = 0;
  for (let i = 1; i < row.length; i++) {
    if (Math.abs(row[i] * source[i]) > Math.abs(row[best] * source[best])) best = i;
  }
  const a = source[best];
  const w = row[best];
  return `The largest of ${who.charAt(0).toLowerCase()}${who.slice(1)}: ${num(a)} \u00d7 ${num(w)} = ${num(a * w)}.`;
}

function multiplying({ name, inputs, outputs }: Layer): string {
  const each = outputs === 1 ? "its one neuron" : `each of ${many(outputs)} neurons`;
  const all = inputs === 1 ? "the one input" : `all ${many(inputs)} inputs`;
  return `${name}: ${each} multiplies ${all} by its own ${inputs === 1 ? "weight" : "weights"}, ${plural(inputs * outputs, "product")}.`;
}

/** What the lines of a layer show, and how much of the truth that is. */
function drawnLines({ connections, network, digit }: StoryInput, index: number): string {
  const { from, share } = connections[index];
  const name = network.classNames[digit] ?? String(digit);
  if (from.length === 0) return `No connection here speaks for or against ${name}.`;
  const which = from.length === 1 ? "strongest connection carries" : "strongest connections carry";
  const count = from.length === 1 ? "The" : `The ${many(from.length)}`;
  return `${count} ${which} ${percent(share)} of the evidence for ${name}.`;
}

function activationStep(
  network: Network,
  index: number,
  post: Float32Array,
  { who, z, a }: { who: string; z: number; a: number },
): Told {
  const layer = network.layers[index];
  const name = ACTIVATION_NAMES[layer.activation];
  const active = post.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
  const rule =
    layer.activation === "relu"
      ? "ReLU: whatever is below zero becomes 0."
      : `${name} bends every value by the same curve.`;
  return {
    kind: "activation",
    layer: index,
    name: `${layer.name} ${name}`,
    caption: `${rule} ${many(active)} of ${plural(post.length, "neuron")} ${active === 1 ? "is active and lights" : "are active and light"} up red. ${who}: ${num(z)} becomes ${num(a)}.`,
    line: find(network, layer.activation, layer.name)?.line ?? null,
    shape: shapeOf([1, layer.outputs]),
  };
}

function dropoutStep(
  { network, training }: StoryInput,
  index: number,
  line: number | null,
  p: number,
): Told {
  const layer = network.layers[index];
  const rule = training
    ? `Dropout, as in training: about ${Math.round(100 * p)}% of these neurons are switched off at random and crossed out, the others are multiplied by 1 / ${num(1 - p)} = ${num(1 / (1 - p))}.`
    : `Dropout: while the network was trained, ${Math.round(100 * p)}% of these neurons were switched off at random, so that it relies on none of them alone. Now it changes nothing.`;
  return {
    kind: "dropout",
    layer: index,
    name: `${layer.name} dropout`,
    caption: rule,
    line,
    shape: shapeOf([1, layer.outputs]),
  };
}

function conclusion({ network, trace }: StoryInput): Told[] {
  const { probs, logProbs, prediction } = trace;
  const logits = trace.layers[trace.layers.length - 1].pre;
  const operation = network.operations.find(
    (each) => each.kind === "log_softmax" || each.kind === "softmax",
  );
  const line = operation?.line ?? null;
  const shape = shapeOf([1, probs.length]);
  const name = network.classNames[prediction] ?? String(prediction);
  const logit = logits[prediction];
  const logProb = logProbs[prediction];
  const second = runnerUp(probs, prediction);
  const here = { layer: network.layers.length, line, shape };
  return [
    {
      ...here,
      kind: "output",
      name: network.output === "softmax" ? "softmax" : "log_softmax",
      caption: `${aboutOutput(network)} For ${name}: ${num(logit)} ${logit < logProb ? "+" : "\u2212"} ${num(Math.abs(logit - logProb))} = ${num(logProb)}.`,
    },
    {
      ...here,
      kind: "probabilities",
      name: "probabilities",
      caption: `e to the power of each gives ${probs.length === 1 ? "1 probability" : `${many(probs.length)} probabilities`} between 0 and 1; together they are 1. ${name} gets ${percent(trace.confidence)}${probs.length > 1 ? `, ${network.classNames[second]} gets ${percent(probs[second])}` : ""}.`,
    },
    {
      ...here,
      kind: "prediction",
      name: "prediction",
      caption: `The highest bar is the answer: ${name}, with ${percent(trace.confidence)} confidence.`,
    },
  ];
}

/** What comes after the scores: the network's own last operation, or what the page adds. */
function aboutOutput({ output, classNames }: Network): string {
  const subtracts = `subtracts one and the same number from all ${classNames.length} scores, so that they become logarithms of probabilities.`;
  if (output === "log_softmax") return `log_softmax ${subtracts}`;
  if (output === "softmax") return `softmax first ${subtracts}`;
  return `The network's own code ends with its scores. What one reads from them is their softmax: it first ${subtracts}`;
}

function runnerUp(probs: Float32Array, winner: number): number {
  let best = winner === 0 ? 1 : 0;
  probs.forEach((value, c) => {
    if (c !== winner && value > probs[best]) best = c;
  });
  return Math.min(best, probs.length - 1);
}

function find(
  network: Network,
  kind: string,
  layer: string,
): Network["operations"][number] | undefined {
  return network.operations.find((each) => each.kind === kind && each.layer === layer);
}

const shapeOf = (shape: readonly number[]): string => `x: [${shape.join(", ")}]`;

/** 1-based line of `def forward`, where the story stands before the first operation. */
function forwardLine(network: Network): number | null {
  const line = network.source.text.split("\n").findIndex((text) => /^\s*def forward\b/.test(text));
  return line < 0 ? null : line + 1;
}
