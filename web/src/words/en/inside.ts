/** "Look inside": one neuron, the evidence, what if, the lines and dropout. */

import { contra, minus, nowrap, plus, pro, type Rich, rich, slot, strong } from "../rich";
import { counted, fixed, many, percent, probability, signed } from "./numbers";

/** What a neuron reads: the pixels of a drawing, features, or other neurons. */
export type Source = "pixel" | "feature" | "neuron";

const sources = { pixel: "ink", feature: "value", neuron: "activation" };

export const neuron = {
  choose: "Click a neuron on the stage, or walk there with the arrow keys and press Enter.",
  back: "Back",
  backName: "Back to the neuron before",
  forward: "Forward",
  forwardName: "Forward to the next neuron",
  layer: "Layer",
  input: "input",
  number: (last: number) => `Neuron, 0 to ${last}`,
  why: (name: string) => `Why ${name}?`,
  formula: (source: Source): Rich<"z"> =>
    rich`${slot("z")} = sum of weight × ${source === "neuron" ? "activation" : source === "pixel" ? "pixel" : "value"} + bias`,
  added: (bias: number): Rich<"z" | "sum" | "total"> =>
    rich`${slot("z")} = ${slot("sum")} ${bias < 0 ? "−" : "+"} ${fixed(Math.abs(bias))} = ${slot("total")}`,
  activated: (activation: string, z: number): Rich<"a" | "value"> =>
    rich`${slot("a")} = ${activation}(${fixed(z)}) = ${slot("value")}`,
  softmax: (share: number): Rich<"p" | "z"> =>
    rich`${slot("p")} = softmax(${slot("z")}) = ${strong(probability(share))}`,
  together: (scores: number) =>
    scores === 1 ? " of its only score" : ` of all ${inWords(scores)} scores together`,
  /** What became of its value. */
  off: " switched off by you",
  multiplied: " after dropout, which multiplied it",
  dropped: " dropped this time",
  active: " active",
  inactive: " not active",
  weights: "its weights",
  seen: "what it sees here",
  weightsName: "Its weights",
  seenName: "Its effective weights for this input",
  timesInk: "times the ink",
  timesInkName: "Weights times ink",
  timesValue: "times the values",
  timesValueName: "Weights times values",
  signedAt: (name: string, value: number) => `${name}: ${signed(value)}`,
  productAt: (weight: number, ink: number, product: number) =>
    `${fixed(weight, 2)} × ${fixed(ink, 2)} = ${signed(product)}`,
  pictures(first: boolean, source: Source): Rich<"picture" | "bias" | "z"> {
    const [inputs, all] = source === "pixel" ? ["pixel", "drawing"] : ["input", "input"];
    const about = first
      ? rich`One weight for each ${inputs}: ${plus("green, full squares count for the neuron")}, ${minus("pink, hollow ones against it")}.`
      : rich`All active weights between the ${inputs}s and this neuron, multiplied out: exact for this ${all}.`;
    const bias = first ? "bias" : "effective bias";
    return rich`${about} The right picture adds up to ${slot("picture")}, with the ${bias} ${slot("bias")} that is z = ${slot("z")}.`;
  },
  incoming: (source: Source): Rich =>
    rich`What comes in, the largest first: ${nowrap(`weight × ${sources[source]}`)}`,
  from: "from",
  source: (source: Source) => sources[source],
  more: (count: number, zeros: number) =>
    zeros > 0
      ? `and ${many(count)} more (${many(zeros)} ${zeros === 1 ? "is" : "are"} 0)`
      : `and ${many(count)} more`,
  bias: "its bias",
  sum: "sum: z",
  probability: "softmax: its probability",
  after: (activation: string) => `after ${activation}`,
  usualTitle: "What it usually responds to",
  usual(best: string | null, often: number | null): Rich {
    const most = best === null ? rich`It was never active. ` : rich`Most to ${strong(best)}. `;
    const share = often === null ? "" : `Active for ${percent(often)} of all training images. `;
    return rich`${most}${share}Mean activation for each:`;
  },
  mean: (mean: number) => `: ${fixed(mean, 2)}`,
  wayTitle: (name: string, source: Source) =>
    source === "feature"
      ? `Its way from the inputs to ${name}`
      : `Its way from the pixels to ${name}`,
  light: "light it on the stage",
  onWay: "connections on it",
  value: (source: Source): Rich<"value"> =>
    rich`${source === "pixel" ? "ink" : "value"} = ${slot("value")}`,
  says: (name: string): Rich<"value"> => rich`It says ${slot("value")} for ${name}.`,
  targets: (shown: number, all: number) =>
    shown < all
      ? `Where it goes: the ${shown} largest of its ${many(all)} weights`
      : `Where it goes: its ${counted(all, { one: "weight", other: "weights" })}`,
  to: "to",
};

const ONES = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** Small counts as words, as in running text. */
const inWords = (count: number): string => ONES[count] ?? many(count);

export const coverage = {
  name: "Coverage",
  least: (share: number): Rich => rich`Lines carry at least ${strong(percent(share))}`,
  value: (share: number) => `${percent(share)} of the evidence`,
};

export const picture = {
  role: "picture",
  name: (label: string) => `${label}. Arrow keys go from pixel to pixel.`,
  editable: (label: string) =>
    `${label}. Arrow keys go from pixel to pixel, Space erases or draws.`,
  point: "point at a pixel",
  scale: (most: number) => `full colour: ±${most < 0.0095 ? most.toPrecision(1) : fixed(most, 2)}`,
};

export const evidence = {
  name: "Evidence",
  /** While the answer is still to come. */
  toCome: "Why this answer?",
  why: rich`Why ${slot("one")}?` as Rich<"one">,
  whyNot: rich`Why ${slot("one")}, not ${slot("other")}?` as Rich<"one" | "other">,
  /** The same as one sentence, for who hears the title. */
  asked: (name: string) => `Why ${name}?`,
  askedNot: (one: string, other: string) => `Why ${one}, not ${other}?`,
  explained: "Class to explain",
  compared: "Class to compare with",
  only: (name: string) => `Only ${name}`,
  andNot: (name: string) => `And not ${name}?`,
  backTo: (name: string) => `Back to ${name}`,
  drawDigit: "Draw a digit: its ink is then told apart here.",
  drawSomething: "Draw something: its ink is then told apart here.",
  says: (name: string): Rich =>
    rich`What each pixel of the ink says about ${name}: ${pro("warm, full squares speak for it")}, ${contra("cool, hollow ones against")}.`,
  valuesSay: (name: string) => `What each value of the input says about ${name}:`,
  map: (name: string, picture: boolean) => `${picture ? "Ink" : "Values"} for and against ${name}`,
  mapRather: (one: string, other: string, picture: boolean) =>
    `${picture ? "Ink" : "Values"} for ${one} rather than ${other}`,
  parts: { pro: "ink for", contra: "ink against" },
  valueParts: { pro: "values for", contra: "values against" },
  bias: "effective bias",
  score: (name: string) => `score (logit) of ${name}`,
  difference: (one: string, other: string) => `${one} minus ${other}`,
  scores(one: string, other: string, margin: number): Rich<"one" | "other"> {
    return rich`${one} has the score ${slot("one")}, ${other} has ${slot("other")}: ${one} leads by ${strong(fixed(margin, 2))}. It comes from:`;
  },
  colours: (one: string, other: string): Rich =>
    rich`${pro(`Warm, full squares speak for ${one}`)}, ${contra(`cool, hollow ones for ${other}`)}.`,
  deciding: (count: number) =>
    count === 3 ? "The three neurons that decide most" : "The neurons that decide most",
  decides: (name: string): Rich<"value"> => rich`${slot("value")} for ${name}`,
  everyLayer: "Neuron by neuron it is the same difference in every layer",
  neurons: "its neurons",
  later: "later biases",
  together: "together",
  layerOf: (name: string, count: number) => `${name} (${many(count)})`,
  total: rich`= ${slot("total")}` as Rich<"total">,
};

export const whatIf = {
  name: "What if",
  title: "What if …",
  before: "before",
  now: "now",
  nothing: "–",
  pixels: "… some pixels were different?",
  pen: "Pen for the pixels",
  erase: "Erase",
  draw: "Draw",
  restore: "Restore",
  picture: "The pixels that the network reads",
  neurons: "… neurons were switched off?",
  off: (name: string) => `Switch off ${name}`,
  on: (name: string) => `Switch on ${name}`,
  offNone: "Switch off the chosen neuron",
  howMany: "How many neurons",
  ofLayer: "Layer of the neurons",
  flip: (count: number, layer: string, to: string) =>
    count === 1
      ? `Switch off the loudest of ${layer}: then it says ${to}`
      : `Switch off the ${many(count)} loudest of ${layer}: then it says ${to}`,
  never: (count: number, layer: string, name: string) =>
    count === 0
      ? `No neuron of ${layer} speaks for ${name} against the next class.`
      : `Even without all ${many(count)} neurons of ${layer} that speak for ${name}, it says ${name}.`,
  countOf: (count: number, all: number) => `${many(count)} of ${many(all)}`,
  group: (count: number, all: number, name: string, other: string): Rich<"layer"> =>
    rich`The ${strong(many(count))} loudest of the ${many(all)} in ${slot("layer")} that speak for ${name} against ${other}.`,
  none: "No neuron is switched off.",
  list: "Switched off",
  again: "Switch on again",
  onAgain: (name: string) => `Switch ${name} on again`,
  chip: (layer: string, index: number) => `${layer} ${index} `,
};

export const connections = {
  name: "Connections",
  title: (count: number) => counted(count, { one: "connection", other: "connections" }),
  onStage: "On the stage",
  important: "Important lines",
  aboutImportant: "those that carry most of the evidence",
  matrix: "Matrices",
  aboutMatrix: "every product as one dot; hover for its numbers, click for its neuron",
  every: "All lines",
  aboutEvery: (count: number) => `all ${many(count)}, added up a few thousand at a time`,
  notHere: "not possible in this browser",
  importantTitle: "The important ones",
  smallest: (name: string) =>
    `For each layer the smallest set of connections that carries this share of all evidence for ${name}.`,
  needed: "needed",
  neededOf: (all: number): Rich<"needed"> => rich`${slot("needed")} of ${many(all)}`,
  drawn: "drawn",
  note: "Where thousands are needed the strongest few show the way; that layer is told by the pictures of its neurons.",
  order: "Order of the hidden neurons",
  byNumber: "By number",
  byDigit: "By the digit they prefer",
  byClass: "By the class they prefer",
  districts: (first: string, last: string) =>
    `districts from ${first}, at the top, to ${last}: a drawing lights its own`,
  activeNow: "Active in each district now",
  prefers: "prefers",
};

export const dropout = {
  name: "Dropout",
  none: "This network has no dropout: in training it computes what it computes now.",
  about: (p: number) =>
    `In training a neuron may rely on nobody: dropout switches each neuron of a layer off with a chance of ${percent(p)}, and those that stay are multiplied by 1 / ${fixed(1 - p, 1)} = ${fixed(1 / (1 - p), 2)}. When it recognises, all of them work.`,
  training: "Training mode",
  crossedOut: "crossed out now",
  gone: (gone: number, all: number) => `${many(gone)} of ${many(all)} (${percent(gone / all)})`,
  others: "Other masks",
  again: "Again and again",
  passes: (runs: number) =>
    `${runs} passes, each with other masks: how far do the probabilities spread?`,
  repeat: (runs: number) => `Repeat ${runs} times`,
  repeatMore: (runs: number) => `${runs} times more`,
  hide: "Hide",
  spread:
    "Also drawn on the bars: 9 of 10 passes lie between the ends of each whisker, its tick is the middle",
  class: "class",
  from: "from",
  middle: "middle",
  to: "to",
  won: "won",
  times: (count: number) => (count === 1 ? "1 time" : `${many(count)} times`),
};
