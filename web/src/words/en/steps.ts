/** What each step of the story is called and what it says. */
import type { MapCell } from "./names";
import { counted, many, num, percent, probability, sharePercent } from "./numbers";

/** A neuron as a sentence calls it: an output by its class, a cell of a map by its place, others by their number. */
export type Followed =
  | { readonly output: string }
  | { readonly cell: MapCell; readonly sameMap: boolean }
  | { readonly neuron: number };

/** One number of each input, by its name. */
export type Named = readonly (readonly [name: string, value: number])[];

/** The lines that are drawn: how many, and which share 0..1 of everything that flows they carry. */
export interface Carried {
  readonly lines: number;
  readonly share: number;
}

export interface Products extends Carried {
  readonly layer: string;
  readonly inputs: number;
  readonly followed: Followed;
}

/** A neuron before and after its activation. */
export interface Bent {
  readonly neuron: Followed;
  readonly z: number;
  readonly a: number;
}

export interface Activated {
  readonly activation: string;
  readonly relu: boolean;
  readonly followed: Bent;
  /** One that becomes 0, where there is one. */
  readonly silenced: Bent | null;
}

export interface WholeLayer extends Carried {
  readonly layer: string;
  readonly count: number;
  readonly active: number;
  /** One of its neurons was told before. */
  readonly again: boolean;
  /** Of its first operation: with weights, only adding, or neither. */
  readonly role: string;
}

export interface Scores extends Carried {
  readonly layer: string;
  readonly classes: number;
  readonly least: number;
  readonly most: number;
}

/** A class with its score and its share. */
export interface Shared {
  readonly name: string;
  readonly score: number;
  readonly share: number;
}

export interface Shares {
  readonly kind: "log_softmax" | "softmax" | "logits";
  readonly first: Shared;
  readonly second: Shared | null;
}

export interface Answered {
  readonly name: string;
  readonly confidence: number;
  readonly undecided: boolean;
  /** Another class that is nearly as probable, with its share. */
  readonly rival: readonly [name: string, share: number] | null;
  /** The class that the lines explain, where it is not the answer. */
  readonly explained: string | null;
}

type Size = readonly [columns: number, rows: number];

const by = ([columns, rows]: Size): string => `${columns}\u00d7${rows}`;

const shift = (right: number, down: number): string =>
  `${num(Math.abs(right))} pixels ${right < 0 ? "left" : "right"}, ${num(Math.abs(down))} ${down < 0 ? "up" : "down"}`;

const products = { one: "product", other: "products" };

function subject(at: Followed): string {
  if ("cell" in at) return "This cell";
  return "output" in at ? `Output ${at.output}` : `Neuron ${at.neuron}`;
}

function object(at: Followed): string {
  if ("output" in at) return `output ${at.output}`;
  if ("neuron" in at) return `neuron ${at.neuron}`;
  const { map, row, column } = at.cell;
  const where = `row ${row}, column ${column}`;
  return at.sameMap ? `the one in ${where}` : `the one in map ${map}, ${where},`;
}

export const stepNames = {
  ink: "ink",
  photo: "photo",
  separate: "separate the ink",
  fit: "fit and centre",
  pixels: "pixels",
  features: "features",
  products: "products",
  sum: "sum",
  norm: "norm",
  window: "window",
  layer: "all neurons",
  maps: "all maps",
  pool: "pooling",
  join: "joining",

  lay: "maps in a row",
  scores: "scores",
  dropout: "dropout",
  log_softmax: "log_softmax",
  softmax: "softmax",
  answer: "answer",
  /** A step of a layer, e.g. "fc1 ReLU". */
  ofLayer: (layer: string, step: string) => `${layer} ${step}`,
};

export const steps = {
  ink: (strokes: number, points: number) =>
    `Your drawing: ${counted(strokes, { one: "stroke", other: "strokes" })} of the pen, ${many(points)} points.`,
  photo: (size: Size, darkest: number, brightest: number) =>
    `Your photo, made small and grey: ${by(size)} numbers between 0, black, and 1, white. The darkest is ${num(darkest)}, the brightest ${num(brightest)}.`,
  separate: (sheet: Size, inked: number) =>
    `What stands out from the paper around it is ink: ${sharePercent(inked)} of these ${by(sheet)} pixels. Light and shadow are gone.`,
  fitPhoto: (ink: Size, box: number, picture: Size, right: number, down: number) =>
    `The ink, ${by(ink)} pixels, is cut out, scaled into a ${by([box, box])} box and balanced in the middle of ${by(picture)}: ${shift(right, down)}.`,
  fit: (box: Size, picture: Size, right: number, down: number) =>
    `The ink is scaled to fit a ${by(box)} box and balanced in the middle of the ${by(picture)} picture: ${shift(right, down)}.`,
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
  products({ layer, inputs, followed, ...drawn }: Products) {
    const each = inputs === 1 ? "its one input" : `each of its ${many(inputs)} inputs`;
    return `${subject(followed)} of ${layer} multiplies ${each} by a weight that was learnt. ${carried(drawn)}`;
  },
  sum(count: number, sum: number, bias: number | null, z: number) {
    const added = `It adds up ${count === 1 ? "its one product" : `its ${counted(count, products)}`}`;
    if (bias === null) return `${added}: ${num(z)}.`;
    return `${added}: ${num(sum)}. Then it adds its bias, one more number that was learnt: ${num(bias)}.`;
  },
  activation({ activation, relu, followed, silenced }: Activated) {
    if (!relu)
      return `${activation} bends every value by the same curve. ${bent(followed, silenced)}`;
    return `ReLU keeps whatever is above 0; the rest becomes 0. ${kept(followed, silenced)}`;
  },
  layer({ layer, count, active, again, role, ...drawn }: WholeLayer) {
    const one = count === 1;
    const all = one ? `The one neuron of ${layer}` : `All ${many(count)} neurons of ${layer}`;
    const does = doing(role, again, one);
    const lit = active === 1 ? "1 lights up" : `${many(active)} light up`;
    return `${all} ${does}: ${lit}. ${carried(drawn)}`;
  },
  dropout: (p: number) =>
    `Dropout, as in training: about ${percent(p)} of these neurons are switched off at random, the others are multiplied by 1 / ${num(1 - p)} = ${num(1 / (1 - p))}.`,
  scores({ layer, classes, least, most, ...drawn }: Scores) {
    const range =
      classes === 1
        ? `one score (a logit): ${num(most)}`
        : `${many(classes)} scores (logits), one for each answer, from ${num(least)} to ${num(most)}`;
    return `${layer} gives ${range}. ${carried(drawn)}`;
  },
  shares({ kind, first, second }: Shares) {
    const other = second
      ? `, ${second.name} with ${num(second.score)} gets ${probability(second.share)}`
      : "";
    return `${sharing(kind)}: ${first.name} with ${num(first.score)} gets ${probability(first.share)}${other}.`;
  },
  answer: (at: Answered) => `${highest(at)} ${shownFor(at)}`,
  /** The picture is finished and stands still. */
  finished: (at: Answered) =>
    `${highest(at)} Press Play to see how it comes about.${notTheAnswer(at)}`,
};

/** What the neurons of a layer do, where one of them was told before, or none. */
function doing(role: string, again: boolean, one: boolean): string {
  if (role === "join") return one ? "adds what it reads" : "add what they read";
  if (role !== "affine") return one ? "changes what it reads" : "change what they read";
  if (again) return one ? "does just this" : "do the same with their own weights";
  return one ? "multiplies and adds in the same way" : "multiply and add in the same way";
}

/** How many lines are drawn, and how much of the truth that is. */
function carried({ lines, share }: Carried): string {
  if (lines === 0) return "Everything here is 0: no line is drawn.";
  const of = `${sharePercent(share)} of what flows`;
  return lines === 1
    ? `Drawn: one line, ${of}.`
    : `Drawn: the ${many(lines)} strongest lines, ${of}.`;
}

function bent(followed: Bent, silenced: Bent | null): string {
  const more = silenced ? `, ${object(silenced.neuron)} from ${num(silenced.z)} to 0` : "";
  return `${subject(followed.neuron)} goes from ${num(followed.z)} to ${num(followed.a)}${more}.`;
}

function kept(followed: Bent, silenced: Bent | null): string {
  const { neuron, z, a } = followed;
  const first =
    a > 0
      ? `${subject(neuron)} keeps its ${num(a)}`
      : `${subject(neuron)} had ${num(z)} and becomes 0`;
  if (!silenced)
    return `${first}. No other ${"cell" in neuron ? "cell" : "neuron"} here is below 0.`;
  return `${first}; ${object(silenced.neuron)} had ${num(silenced.z)} and becomes 0.`;
}

/** What makes shares of scores: the network's own last operation, or what the page adds. */
function sharing(kind: Shares["kind"]): string {
  if (kind === "logits") {
    return "The code ends with its scores. Their softmax turns them into shares of 100%";
  }
  const turned = `${kind} turns the scores into shares of 100%`;
  return kind === "softmax" ? turned : `${turned} and takes their logarithm`;
}

function highest({ name, confidence, undecided, rival }: Answered): string {
  if (undecided) {
    return `The highest bars are equally high: the network is undecided, and takes ${name}, with ${probability(confidence)} confidence.`;
  }
  const also = rival ? `; ${rival[0]} also has ${probability(rival[1])}` : "";
  return `The highest bar is the answer: ${name}, with ${probability(confidence)} confidence${also}.`;
}

function shownFor({ name, explained }: Answered): string {
  return explained === null
    ? `Now the lines show evidence: solid for ${name}, dashed against it.`
    : `Now the lines show evidence for ${explained}, not for the answer.`;
}

const notTheAnswer = ({ explained }: Answered): string =>
  explained === null ? "" : ` The lines explain ${explained}, not the answer.`;

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
  following: "The answer follows the pen.",
  learning: "It learns, and the answer follows.",
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
