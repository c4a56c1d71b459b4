/** Told what a drawing is: the story backwards, and what stands beside it. */
import { amountsIn, SEEN, SURE } from "../amounts";
import { counted, many, num, numbers, percent, probability, precise as short } from "./numbers";

const { bracketed, exact, factor, nearOne, plus } = amountsIn(numbers);

/** A class, its share, and what that is to blame for. */
export interface ScoreBlame {
  readonly name: string;
  readonly share: number;
  readonly blame: number;
}

/** One product of a weight and what it is multiplied by. */
export type Part = readonly [weight: number, other: number];

export interface Gate {
  readonly activation: string;
  readonly relu: boolean;
  readonly neuron: number;
  /** What it handed on, what arrived, what is left. */
  readonly value: number;
  readonly arrived: number;
  readonly blame: number;
  readonly silenced: { readonly neuron: number; readonly arrived: number } | null;
}

export interface Back {
  /** A layer was told before. */
  readonly again: boolean;
  /** The planes, the last first. */
  readonly layers: readonly string[];
  readonly units: number;
  /** Those with some blame. */
  readonly blamed: number;
  readonly relu: boolean;
  /** The one with most of it. */
  readonly most: { readonly name: string; readonly blame: number } | null;
}

export interface Slope {
  /** What its weight leads into, and what it comes from. */
  readonly into: string;
  readonly from: string;
  readonly blame: number;
  readonly value: number;
  readonly slope: number;
  /** Its weight is used in several places. */
  readonly shared: boolean;
}

export interface Stepped {
  readonly rate: number;
  readonly before: number;
  readonly slope: number;
  readonly after: number;
  readonly count: number;
}

export interface Price {
  readonly drawings: number;
  readonly right: readonly [before: number, after: number];
  readonly loss: readonly [before: number, after: number];
  /** Drawings that are read less well than before. */
  readonly worse: number;
}

const drawings = { one: "drawing", other: "drawings" };
const neurons = { one: "neuron", other: "neurons" };

const side = (blame: number): string => (blame > 0 ? "too high" : "too low");

export const teaching = {
  title: (drawn: boolean) => `Teach it one ${drawn ? "drawing" : "example"}`,
  intro: (drawn: boolean) =>
    `Say what your ${thing(drawn)} is. The network looks for who is to blame, from the answer backwards, and takes one small step.`,
  ask: "This is a \u2026",
  askClass: "This is \u2026",
  blank: "Draw something first.",
  heavy:
    "This network is too large to be taught here: a single step would hold up the page for seconds.",
  rate: "Learning rate: how far the step goes",
  rateValue: (rate: number) => short(rate),
  rateFailed: (reason: string) => `With this rate no step can be taken: ${reason}`,
  replay: "Tell it again",
  again: "Another step",
  undo: "Undo this step",
  forget: "Forget everything",
  undone: "The network is as it was before this step.",
  forgotten: "The network is as it came.",
  steps: (count: number) =>
    count === 1
      ? "This network has taken 1 step of yours."
      : `This network has taken ${many(count)} steps of yours.`,
  pending: "The step is taken when the story comes to it.",
  loss: "Loss",
  answer: "Answer",
  before: "before",
  after: "after",
  change: "What the step changes",
  lossIs: (value: number) => short(value),
  answerIs: (name: string, share: number) => `${name}, ${probability(share)}`,
  targetShare: (name: string) => `Share of ${name}`,
  code: "The training loop",
  save: "Save this file",
  saveOwn:
    "The file imports your own module as my_model: put it beside it, with the weights that this network has.",
  notSaved: "The weights that this began with are the page's own, so no file can begin with them.",
  said: (name: string, before: number, after: number) =>
    `This is ${name}. The loss is ${short(before)}, after one step ${short(after)}.`,
  groups: { start: "loss", step: "step", again: "again", price: "price" },
  names: {
    output: "the answer now",
    loss: "loss",
    blame: "blame at the scores",
    passed: "passed back",
    gate: "let through",
    back: "blame",
    slopes: "slopes",
    descend: "the step",
    again: "once more",
    price: "the price",
  },
  output(drawn: boolean, answer: string, share: number, target: string, own: number) {
    const read = `The network reads your ${thing(drawn)} as ${answer}, with ${probability(share)}.`;
    if (answer !== target) {
      return `${read} You say that it is ${target}, which has ${probability(own)}.`;
    }
    return share > SURE
      ? `${read} You say the same, so hardly anything is left to learn. Say something else, or try a ${thing(drawn)} that it is not sure of.`
      : `${read} You say the same. Even then it can learn: it is not sure.`;
  },
  lossSaid: (target: string) =>
    `How wrong was that? The loss is one number for it: minus the logarithm of the share of ${target}. At 100% it is 0; the smaller the share, the larger the loss.`,
  lossFormula: (share: number, loss: number) =>
    `\u2212log(${nearOne(share, -Math.expm1(-loss))}) = ${short(loss)}`,
  lossAloud: (share: number, loss: number) =>
    `minus log of ${nearOne(share, -Math.expm1(-loss)).replace("\u2212", "minus")} is ${short(loss)}`,
  /** Other lines of arithmetic, as they are read aloud. */
  aloud: (formula: string) =>
    formula
      .replaceAll("\u00d7", "times")
      .replaceAll("=", "is")
      .replaceAll(/\u2212 ?/g, "minus ")
      .replaceAll("+", "plus "),
  blameSaid(target: ScoreBlame, other: ScoreBlame | null) {
    const first = `Each score is to blame for its share, less what it should be. ${target.name} should have 100%: it is ${side(target.blame)}`;
    return other
      ? `${first}, hollow violet. ${other.name} should have 0%: ${side(other.blame)}, solid violet.`
      : `${first}.`;
  },
  blameFormula: (target: ScoreBlame, other: ScoreBlame | null) =>
    [target, ...(other ? [other] : [])]
      .map(
        ({ name, share, blame }, k) =>
          `${name}: ${k > 0 ? short(share) : bracketed(nearOne(share, -blame))} \u2212 ${1 - k} = ${plus(blame)}`,
      )
      .join("   "),
  passedSaid: (layer: string, neuron: number, readers: number) =>
    `Neuron ${neuron} of ${layer} was read by all ${many(readers)} scores. Each passes its blame back, times the weight between them. The sum is the blame of neuron ${neuron}.`,
  passedFormula(parts: readonly Part[], more: number, sum: number) {
    const products = parts.map(([weight, blame]) => `${short(weight)} \u00d7 ${factor(blame)}`);
    const rest = more > 0 ? [`${many(more)} more`] : [];
    return `${[...products, ...rest].join(" + ")} = ${plus(sum)}`;
  },
  gateSaid({ activation, relu, neuron, value, arrived, blame, silenced }: Gate) {
    if (!relu) {
      return `${activation} bends what goes through it, and blame is multiplied by how steep it is there: of ${plus(arrived)} neuron ${neuron} keeps ${plus(blame)}.`;
    }
    const open = `ReLU lets blame back only where it let a value through. Neuron ${neuron} was ${num(value)}: its ${plus(arrived)} stays.`;
    return silenced
      ? `${open} Neuron ${silenced.neuron} was 0: its ${plus(silenced.arrived)} is gone, as moving it a little would change nothing.`
      : open;
  },
  backSaid({ layers, units, blamed, relu, most, again }: Back) {
    const [last] = layers;
    const first = layers[layers.length - 1];
    const who =
      layers.length > 1
        ? `The same from ${last} back to ${first}, ${many(layers.length)} layers`
        : again
          ? `The same in ${last}`
          : `All ${counted(units, neurons)} of ${last} add up what comes back to them`;
    const gate = relu && !again ? ", and ReLU lets it through where they were active" : "";
    if (!most) return `${who}${gate}. Nobody here has any blame.`;
    return `${who}${gate}: ${many(blamed)} of ${many(units)} are to blame. The most: ${most.name}, ${plus(most.blame)}, ${side(most.blame)}.`;
  },
  slopesSaid({ into, from, shared }: Slope, idle: number, count: number) {
    const how = shared ? ", added up over all places where it is used" : "";
    return `A weight's slope is the blame of what it leads into, times the value that came through it${how}. The steepest: from ${from} into ${into}. ${share(idle / count)} of all ${many(count)} slopes are 0.`;
  },
  slopesNone: "Nobody is to blame, so every slope is 0: there is nothing here to learn from.",
  stepNone: "The step moves nothing: every slope is 0.",
  slopeFormula: ({ blame, value, slope, shared }: Slope) =>
    shared ? `slope = ${plus(slope)}` : `${short(blame)} \u00d7 ${factor(value)} = ${plus(slope)}`,
  stepSaid({ rate, slope, count }: Stepped) {
    const way = slope > 0 ? "shrinks" : "grows";
    return `The step: every weight moves against its slope, ${short(rate)} times as far as it is steep. This one ${way}. The other ${many(count - 1)} numbers of the network move likewise.`;
  },
  stepFormula: ({ rate, before, slope, after }: Stepped) =>
    `${short(before)} \u2212 ${short(rate)} \u00d7 ${factor(slope)} = ${short(after)}`,
  againSaid(
    drawn: boolean,
    target: string,
    shares: readonly [number, number],
    loss: readonly [number, number],
  ) {
    const read = `The same ${thing(drawn)}, read with the new weights: ${target} had ${probability(shares[0])}, now it has ${probability(shares[1])}.`;
    if (Math.abs(loss[1] - loss[0]) < SEEN * loss[0]) {
      return `${read} The loss is ${short(loss[1])}, as before: where it is nearly flat, a step changes nothing that can be seen.`;
    }
    return loss[1] > loss[0]
      ? `${read} The loss has grown, from ${short(loss[0])} to ${short(loss[1])}: the step was too long and went past the goal.`
      : `${read} The loss fell from ${short(loss[0])} to ${short(loss[1])}.`;
  },
  priceCounting:
    "What has this step done to all other drawings? The ready-made ones are being read again.",
  priceSaid({ drawings: count, right, loss, worse }: Price) {
    const all = `Nobody asked the other drawings. Of ${counted(count, drawings)} that come with the page ${many(right[0])} were read rightly before, ${many(right[1])} are now.`;
    const mean = `Their mean loss went from ${short(loss[0])} to ${short(loss[1])}`;
    return worse > 0
      ? `${all} ${mean}; ${many(worse)} of them got worse. That is why training looks at many drawings in turn.`
      : `${all} ${mean}; none got worse.`;
  },
  note: (blame: number) => (blame === 0 ? ", no blame" : `, blame ${plus(blame)}`),
  weight: "One weight",
  weightWords: (from: string, into: string) => `From ${from} into ${into}.`,
  weightHint: "Point at a square below to see its weight here.",
  weightName: "Weight",
  computed: "Slope, computed backwards",
  measured: "Slope, measured",
  measuredIs: (value: number, least: number) =>
    Math.abs(value) < least ? `0 \u00b1 ${short(least)}` : short(value),
  measuredWords: (nudge: number, up: number, down: number) =>
    `Measured: with this weight ${short(nudge)} larger the loss is ${exact(up)}, with it ${short(nudge)} smaller ${exact(down)}. Their difference, divided by ${short(2 * nudge)}, is the slope.`,
  slopes: "All slopes",
  slopesWords:
    "How the loss changes with every weight: a row for each neuron or map that reads, a column for what it reads. Full violet: the weight should shrink. Hollow: it should grow. Empty: it stays.",
  matrix: (op: string) => `Slopes of ${op}`,
  matrixSize: (op: string, outputs: number, inputs: number) =>
    `${op}: ${many(outputs)} × ${many(inputs)}`,
  blockOf: (size: number) =>
    size > 1
      ? `A square is up to ${many(size)} weights, and shows the steepest.`
      : "A square is a weight.",
  slopeAt: (from: string, into: string, slope: number) =>
    `From ${from} into ${into}: ${plus(slope)}`,
  pictures: (op: string) => `Steepest in ${op}`,
  pictureName: (op: string, unit: number) => `${op} ${unit}`,
  weightsOf: "weights",
  slopesOf: "slopes",
  weightsName: (op: string, unit: number) => `Weights of ${op} ${unit}`,
  slopesName: (op: string, unit: number) => `Slopes of ${op} ${unit}`,
  valueAt: (at: string, value: number) => `${at}: ${plus(value)}`,
  price: "The price",
  priceChanged: "Read otherwise than before",
  priceWorst: "What has become worse",
  drawing: "drawing",
  readAs: (before: string, after: string) =>
    before === after ? `still ${after}` : `${before}, now ${after}`,
  /** A weight of a kernel: its map, and its place among the numbers that the kernel has. */
  mapOf: (op: string, map: number) => `map ${map} of ${op}`,
  placeOf: (row: number, column: number, read: number) =>
    `row ${row}, column ${column} of the kernel for map ${read}`,
  numberOf: (at: number) => `number ${at} of what is read`,
};

/** What a network reads: a drawing, or numbers. */
const thing = (drawn: boolean): string => (drawn ? "drawing" : "input");

const share = (part: number): string => percent(part);
