/** What each step of the story is called and what it says. */
import { counted, many, num, percent, probability, sharePercent } from "./numbers";

/** The neuron that a layer's captions follow: an output by its class, others by their number. */
export type Followed = { readonly output: string } | { readonly neuron: number };

/** One number of each input, by its name. */
export type Named = readonly (readonly [name: string, value: number])[];

export interface Products {
  readonly layer: string;
  readonly inputs: number;
  readonly outputs: number;
  readonly followed: Followed;
  /** The largest product of the neuron followed: value and weight. */
  readonly a: number;
  readonly w: number;
  /** Lines drawn, whether they are all there are, and the share of evidence for `name` in them. */
  readonly lines: number;
  readonly all: boolean;
  readonly share: number;
  readonly name: string;
}

export interface Activated {
  readonly activation: string;
  readonly relu: boolean;
  readonly active: number;
  readonly count: number;
  readonly followed: Followed;
  readonly z: number;
  readonly a: number;
}

export interface Output {
  readonly kind: "log_softmax" | "softmax" | "logits";
  readonly classes: number;
  readonly name: string;
  readonly logit: number;
  readonly logProb: number;
}

const MINUS = "\u2212";
const products = { one: "product", other: "products" };
const neurons = { one: "neuron", other: "neurons" };

const subject = (at: Followed): string =>
  "output" in at ? `Output ${at.output}` : `Neuron ${at.neuron}`;
const object = (at: Followed): string =>
  "output" in at ? `output ${at.output}` : `neuron ${at.neuron}`;

export const stepNames = {
  ink: "ink",
  fit: "fit",
  centre: "centre",
  pixels: "pixels",
  features: "features",
  products: "products",
  sum: "sum",
  bias: "bias",
  scores: "bias: scores",
  dropout: "dropout",
  log_softmax: "log_softmax",
  softmax: "softmax",
  probabilities: "probabilities",
  prediction: "prediction",
  /** A step of a layer, e.g. "fc1 ReLU". */
  ofLayer: (layer: string, step: string) => `${layer} ${step}`,
};

export const steps = {
  ink: (strokes: number, points: number) =>
    `Your drawing: ${counted(strokes, { one: "stroke", other: "strokes" })} of the pen, ${many(points)} points.`,
  fit: (columns: number, rows: number, scale: number) =>
    `The ink is scaled to fit a ${columns}\u00d7${rows} box and keeps its shape: a line of 100 pixels on the pad is now ${num(100 * scale)} pixels long.`,
  centre: (columns: number, rows: number, right: number, down: number) =>
    `Its centre of mass moves to the middle of the ${columns}\u00d7${rows} image: ${num(Math.abs(right))} pixels ${right < 0 ? "left" : "right"}, ${num(Math.abs(down))} ${down < 0 ? "up" : "down"}.`,
  pixels(count: number, planes: number, least: number, most: number, above: number) {
    const inRow =
      planes > 1
        ? `The input becomes ${many(count)} numbers in a row, one colour plane after the other`
        : `The input becomes ${many(count)} numbers in a row`;
    return least < 0 || most > 1
      ? `${inRow}, here from ${num(least)} to ${num(most)}. ${many(above)} of them are above 0.`
      : `${inRow}: 0 is blank, 1 is full ink. ${many(above)} of them are above 0.`;
  },
  features(count: number, values: Named) {
    const first = values.map(([name, value]) => `${name} ${num(value)}`).join(", ");
    const more = count > values.length ? `, and ${many(count - values.length)} more` : "";
    const what = count === 1 ? "one number" : `${many(count)} numbers in a row`;
    return `The input is ${what}: ${first}${more}. What is above 0 is red, what is below is hollow.`;
  },
  products: (at: Products) => `${multiplying(at)} ${largest(at)} ${drawn(at)}`,
  sum: (inputs: number, followed: Followed, sum: number) =>
    `Every neuron adds up its ${counted(inputs, products)}. ${subject(followed)}: the sum is ${num(sum)}.`,
  bias(followed: Followed, sum: number, bias: number, z: number, last: boolean) {
    const added = `${num(sum)} ${bias < 0 ? MINUS : "+"} ${num(Math.abs(bias))} = ${num(z)}`;
    const ending = last ? " These scores are called logits." : "";
    return `Then it adds its bias, one more number that it has learnt: how easily it becomes active. ${subject(followed)}: ${added}.${ending}`;
  },
  activation({ activation, relu, active, count, followed, z, a }: Activated) {
    const rule = relu
      ? "ReLU: whatever is below zero becomes 0."
      : `${activation} bends every value by the same curve.`;
    const lit = active === 1 ? "is active and lights" : "are active and light";
    return `${rule} ${many(active)} of ${counted(count, neurons)} ${lit} up red. ${subject(followed)}: ${num(z)} becomes ${num(a)}.`;
  },
  dropout: (p: number, training: boolean) =>
    training
      ? `Dropout, as in training: about ${percent(p)} of these neurons are switched off at random and crossed out, the others are multiplied by 1 / ${num(1 - p)} = ${num(1 / (1 - p))}.`
      : `Dropout: in training it switches each of these neurons off with a chance of ${percent(p)}, so that the network relies on none of them alone. Now it changes nothing.`,
  output(at: Output) {
    const { name, logit, logProb } = at;
    const sign = logit < logProb ? "+" : MINUS;
    return `${lastOperation(at)} For ${name}: ${num(logit)} ${sign} ${num(Math.abs(logit - logProb))} = ${num(logProb)}.`;
  },
  probabilities(count: number, name: string, confidence: number, second: Named) {
    const forms = { one: "probability", other: "probabilities" };
    const others = second.map(([other, share]) => `, ${other} gets ${probability(share)}`).join("");
    return `e to the power of each gives ${counted(count, forms)} between 0 and 1; together they are 1. ${name} gets ${probability(confidence)}${others}.`;
  },
  prediction: (name: string, confidence: number, undecided: boolean) =>
    undecided
      ? `The highest bars are equally high: the network is undecided, and takes ${name}, with ${probability(confidence)} confidence.`
      : `The highest bar is the answer: ${name}, with ${probability(confidence)} confidence.`,
};

function multiplying({ layer, inputs, outputs }: Products): string {
  const each = outputs === 1 ? "its one neuron" : `each of ${many(outputs)} neurons`;
  const all = inputs === 1 ? "the one input" : `all ${many(inputs)} inputs`;
  const weights = inputs === 1 ? "weight" : "weights";
  return `${layer}: ${each} multiplies ${all} by its own ${weights}, ${counted(inputs * outputs, products)}.`;
}

const largest = ({ followed, a, w }: Products): string =>
  `The largest of ${object(followed)}: ${num(a)} \u00d7 ${num(w)} = ${num(a * w)}.`;

/** What the lines of a layer show, and how much of the truth that is. */
function drawn({ lines, all, share, name }: Products): string {
  if (lines === 0) return `No connection here speaks for or against ${name}.`;
  const carried = `${sharePercent(share)} of the evidence for ${name}`;
  if (lines === 1) return `The ${all ? "only" : "strongest"} connection carries ${carried}.`;
  if (all) return `All ${many(lines)} connections carry ${carried}.`;
  return `The ${many(lines)} strongest connections carry ${carried}.`;
}

/** What comes after the scores: the network's own last operation, or what the page adds. */
function lastOperation({ kind, classes }: Output): string {
  const from = classes === 1 ? "its only score" : `all ${many(classes)} scores`;
  const logs =
    classes === 1
      ? "so that it becomes the logarithm of a probability"
      : "so that they become logarithms of probabilities";
  const subtracts = `subtracts one and the same number from ${from}, ${logs}.`;
  if (kind === "log_softmax") return `log_softmax ${subtracts}`;
  if (kind === "softmax") return `softmax first ${subtracts}`;
  return `The network's own code ends with its scores. What one reads from them is their softmax: it first ${subtracts}`;
}

export const story = {
  /** Names of the groups of steps that belong to no layer. */
  input: "input",
  answer: "answer",
  caption: "Step",
  ready: "ready",
  count: (index: number, all: number) => `step ${index + 1} of ${all}`,
  drawDigit:
    "Draw a digit on the pad, or choose a ready-made one: the network answers while you draw.",
  drawSomething:
    "Draw something on the pad, or choose a ready-made one: the network answers while you draw.",
  following: "The answer follows the pen. Press Play to see how it comes about.",
  drawDigitFirst: "Draw a digit first, or choose a ready-made one.",
  drawSomethingFirst: "Draw something first, or choose a ready-made one.",
  code: "Code of this step",
  shape: "Shape now: ",
  name: "Story",
  previous: "Previous step",
  previousKey: "Previous step (←)",
  next: "Next step",
  nextKey: "Next step (→)",
  play: "Play",
  playKey: "Play (Space)",
  pause: "Pause",
  pauseKey: "Pause (Space)",
  loop: "Loop",
  loopTitle: "Start again at the end",
  timeline: "Timeline",
  at: (step: string, seconds: number, all: number) => `${step}, ${seconds} of ${all} seconds`,
  speed: "Speed",
  times: (speed: number) => `${speed}×`,
};
