/** The text below the stage: how it works, the code, and where the weights come from. */

import { active, code, contra, pro, type Rich, rich, strong, term } from "../rich";
import {
  counted,
  exactPercent,
  fixed,
  listed,
  many,
  percent,
  probability,
  product,
} from "./numbers";
import type { Shares } from "./steps";

/** Of what kind the classes are. */
export type Answers = { readonly digits: boolean; readonly names: readonly string[] };

/** What goes in: a picture of this size, or numbers with their names where they have some. */
export interface InputFacts {
  readonly count: number;
  readonly picture: readonly number[] | null;
  readonly digits: boolean;
  readonly names: readonly string[] | null;
}

export interface Measurement {
  readonly data: string;
  readonly images: number;
  readonly accuracy: number;
}

/** A class, and the loss if it is the right answer. */
export interface Lost {
  readonly name: string;
  readonly loss: number;
}

/** Classes or features that a sentence names. */
const MOST_LISTED = 12;

const noun = (digits: boolean): string => (digits ? "digit" : "class");
const yours = (picture: boolean): string => (picture ? "your drawing" : "your input");
/** A loss that is not quite 0 is never said to be. */
const small = (loss: number): string =>
  loss > 0 && loss < 0.001 ? `under ${fixed(0.001, 3)}` : fixed(loss, 3);
const neurons = { one: "neuron", other: "neurons" };

function answers({ digits, names }: Answers): string {
  const row = names.every((name, k) => Number(name) === Number(names[0]) + k);
  if (digits && row && names.length > 2) {
    return `the digits ${names[0]}–${names[names.length - 1]}`;
  }
  if (names.length > MOST_LISTED) {
    return `${names.slice(0, MOST_LISTED).join(", ")} and ${many(names.length - MOST_LISTED)} more`;
  }
  return listed(names);
}

export const lesson = {
  howTitle: (ofLesson: boolean) =>
    ofLesson ? "How Does MNIST Neural Network Work?" : "How Does This Neural Network Work?",
  how: (digits: boolean, picture: boolean): Rich =>
    rich`This animation shows how a ${term("neural network")} recognises ${digits ? "a handwritten digit" : "what it is shown"}. Nothing in it is made up: every brightness, line and bar is a number that the network computed for the ${picture ? "drawing on the pad" : "values of the sliders"}.`,
  neuron: rich`A ${term("neuron")} is a small calculation: it multiplies every number that reaches it by a ${term("weight")} of its own, adds up these ${term("products")} and adds one more number, its ${term("bias")}. The larger a weight, the more a number counts, and below 0 it counts against the neuron; the bias moves the whole ${term("sum")} up or down, whatever comes in.`,
  learnt: rich`Weights and biases are not written by anybody: they are learnt from examples, which is called ${term("training")}.`,
  layers: (layers: readonly string[]): Rich =>
    rich`Neurons that read the same numbers form a ${term("layer")}. The model has ${counted(layers.length, { one: "layer", other: "layers" })} of weights, ${listed(layers)}, between these groups of neurons:`,
  inputLayer: "Input layer",
  input({ count, picture, digits, names }: InputFacts): Rich {
    if (picture) {
      const what = digits ? "handwritten image" : "image";
      const each =
        picture.length > 2
          ? "each of its small squares in every plane"
          : "each of these small squares";
      return rich`The ${product(picture)} ${term("pixel")} ${what} is converted into a ${term("vector")}, a row of numbers, of ${many(count)} neurons: one for ${each}.`;
    }
    const numbers = count === 1 ? "One number" : `${many(count)} numbers, one neuron each`;
    if (!names) return [`${numbers}.`];
    const more = count > MOST_LISTED ? ["more"] : [];
    return [`${numbers}: ${listed([...names.slice(0, MOST_LISTED), ...more])}.`];
  },
  /** A convolutional network reads the picture as it is. */
  inputMaps: (picture: readonly number[], digits: boolean): Rich =>
    rich`The ${product(picture)} ${term("pixel")} ${digits ? "handwritten image" : "image"} stays the picture that it is: ${many(picture.reduce((all, side) => all * side, 1))} numbers, the neurons of the input. Numbers in a row are called a ${term("vector")}.`,
  convolution: (names: readonly string[], size: readonly number[], count: number): Rich =>
    rich`${listed(names)} ${names.length === 1 ? "is a" : "are each a"} ${term("convolution")}: a neuron there reads only what lies under a small window, in ${code(names[0])} one of ${product(size)}, and uses the same weights at every place. What one window finds everywhere is a ${term("feature map")}, drawn as a picture; ${code(names[0])} has ${many(count)} of them.`,
  pooling: (names: readonly string[], largest: boolean): Rich =>
    rich`${listed(names)} ${names.length === 1 ? "is" : "are"} ${term("pooling")}: of several neighbours ${largest ? "only the largest number" : "one number"} goes on, so that the maps become smaller and a small shift of the drawing matters less.`,
  batchNorm: (names: readonly string[]): Rich =>
    rich`${listed(names)} ${names.length === 1 ? "is a" : "are each a"} ${term("batch norm")}: it shifts and scales the sums of a map, by numbers measured and learnt in training, so that they vary by about 1.`,
  hiddenMaps: (
    sizes: readonly (readonly [name: string, maps: number, size: readonly number[]])[],
  ) =>
    `There ${sizes.length === 1 ? "is one" : `are ${sizes.length}`}: ${listed(
      sizes.map(([name, maps, size]) =>
        size.length > 0
          ? `${name} with ${counted(maps, { one: "map", other: "maps" })} of ${product(size)}`
          : `${name} with ${counted(maps, neurons)}`,
      ),
    )}. Each processes what the layers before it found out.`,
  hiddenLayers: (count: number) => (count === 1 ? "Hidden layer" : "Hidden layers"),
  hidden: (sizes: readonly number[]) =>
    sizes.length === 1
      ? `It contains ${counted(sizes[0], neurons)}. Each processes what the layer before it found out.`
      : `There are ${sizes.length}, with ${listed(sizes.map(many))} neurons respectively. Each processes what the layer before it found out.`,
  outputLayer: "Output layer",
  output: (at: Answers) =>
    at.names.length === 1
      ? `1 neuron, for the only answer: ${at.names[0]}.`
      : `${many(at.names.length)} neurons, one for each answer: ${answers(at)}.`,
  activations: (names: readonly string[], relu: boolean): Rich =>
    relu
      ? rich`Behind each hidden layer comes ${term(listed(names))}: it keeps a value that is above zero and turns everything else into 0. A neuron that stays above 0 is ${term("active")}, and this number is its ${term("activation")}; the others pass nothing on.`
      : rich`Behind each hidden layer comes ${strong(listed(names))}: it bends each value by a fixed curve, so that the layers together can do more than one alone. What comes out is the neuron's ${term("activation")}; a neuron is ${term("active")} when it is above 0.`,
  dropout: (p: number): Rich =>
    rich`For training the model has ${term("dropout")}: it switches each of these neurons off with a chance of ${percent(p)}, so that the network relies on none of them alone. That is against ${term("overfitting")}, learning examples by heart; while the network recognises, dropout does nothing.`,
  why: (picture: boolean) =>
    `Why several layers? The first one weighs ${picture ? "single pixels" : "the inputs themselves"}; each one after it weighs what the neurons before it found, and so notices combinations that no single sum of ${picture ? "pixels" : "inputs"} can.`,
  activeNow: (
    layers: readonly { name: string; active: number; count: number }[],
    picture: boolean,
  ) =>
    `For ${yours(picture)}, right now, these are active: ${listed(
      layers.map(({ name, active, count }) => `${many(active)} of ${many(count)} in ${name}`),
    )}.`,
  softmax(kind: Shares["kind"], classes: number, digits: boolean): Rich {
    const scores = counted(classes, { one: "score", other: "scores" });
    const probabilities = rich`into ${term("probabilities")}: each is a value between 0 and 1, and their sum equals 1. That is how the network tells which ${noun(digits)} has the highest probability.`;
    if (kind === "log_softmax") {
      return rich`What the last layer adds up are ${term("scores")}, also called logits. After it comes ${term("log_softmax")}, the ${term("logarithm")} of the ${term("softmax")} function: softmax turns the ${scores} ${probabilities}`;
    }
    if (kind === "softmax") {
      return rich`What the last layer adds up are ${term("scores")}, also called logits. After it comes the ${term("softmax")} function, which turns the ${scores} ${probabilities}`;
    }
    return rich`The network's own code ends with the ${term("scores")} of its last layer, also called logits. The page adds the ${term("softmax")} function, which turns the ${scores} ${probabilities}`;
  },
  formula:
    "As a formula, with z for the scores, p for the probabilities, and e for the number 2.718…:",
  formulaSpoken:
    "p of i is e to the power of z of i, divided by the sum of e to the power of z of j over all j",
  stage: (digits: boolean, plain: boolean): Rich =>
    rich`On the stage, ${active(plain ? "active neurons are red" : "values above 0 are red")}, brighter for larger values. Once there is an answer, the ${term("important connections")} are drawn as lines by their ${term("evidence")}: ${pro("solid and warm")} where they speak for the answer, ${contra("dashed and cool")} where they speak against it. The probability of each ${noun(digits)} is a bar, and the one with the highest probability is shown as the ${term("prediction")}, its probability as the ${term("confidence")}.`,
  now: (name: string, confidence: number, picture: boolean) =>
    `For ${yours(picture)} that is ${name}: its probability is ${probability(confidence)}.`,
  accuracy: (measured: readonly Measurement[], digits: boolean): Rich =>
    rich`How often is it right? Only ${term(digits ? "test digits" : "test examples")}, from which it has not learnt, can tell; measured: ${listed(
      measured.map(
        ({ data, images, accuracy }) =>
          `${exactPercent(accuracy)} of ${many(images)} ${digits ? "images" : "examples"} (${data})`,
      ),
    )}. It always answers, even to a scribble: a high probability says how sure the network is, not that it is right.`,
  trainingTitle: "Where the weights come from",
  /** Which functions measure the loss is told of PyTorch, which has these two. */
  training(weights: number, pytorch: boolean, kind: Shares["kind"], digits: boolean): Rich {
    const before = rich`Nobody wrote the ${many(weights)} weights and biases: they were learnt. During training the network is shown many examples with the right answer, and a ${term("loss")} function of the cross-entropy kind measures how wrong it is`;
    const after = `Every weight is then moved a little in the direction that makes the loss smaller, again and again. When training is complete, the model gives a `;
    const end = ` for each ${digits ? "image" : "input"} that it is shown: the ${noun(digits)} with the highest probability.`;
    const rest = rich`${after}${strong("prediction")}${end}`;
    if (!pytorch) return rich`${before}. ${rest}`;
    if (kind === "log_softmax") {
      return rich`${before}: ${code("nn.NLLLoss")} on the output of log_softmax, or ${code("nn.CrossEntropyLoss")}, which does both steps at once. ${rest}`;
    }
    return rich`${before}, such as ${code("nn.CrossEntropyLoss")} on the scores. ${rest}`;
  },
  loss: rich`For one example the loss is −log p, the negative natural ${term("logarithm")} of p, where p is the probability of the right answer: near 0 for an answer that is right and sure, and large for one that is sure and wrong.`,
  /** The loss if the prediction is right, and if another class is. */
  lossNow(name: string, loss: number, other: Lost | null, picture: boolean) {
    const wrong = other ? `; if ${other.name} is, it is ${fixed(other.loss, 2)}` : "";
    return `For ${yours(picture)}, if ${name} is right, p is ${probability(Math.exp(-loss))} and the loss ${small(loss)}${wrong}.`;
  },
  wordsTitle: "Words",
  words: "What the terms on this page mean, in the order in which they are first used.",
  codeTitle: "Python Code and Explanations",
  /** Of a row of layers how many neurons they have; null: it is no such row. */
  code(file: string, name: string, framework: string, sizes: readonly number[] | null): Rich {
    const written = framework ? `as it is written in ${framework}` : "as it is written";
    const what = sizes
      ? `the fully connected network ${name} ${written}: ${listed(sizes.map(many))} neurons from input to output`
      : `the network ${name} ${written}`;
    return rich`This is ${code(file)}, ${what}. Point at a line that is marked, or move to it with the Tab key, and the stage shows what it does.`;
  },
  /** What the code as a whole does: takes, passes through, gives back. */
  codeDoes(at: InputFacts, hidden: number, kind: Shares["kind"], answer: Answers) {
    const numbers = counted(at.count, { one: "number", other: "numbers" });
    const takes = at.picture
      ? `${product(at.picture)} images (${many(at.count)} ${at.digits ? "pixels" : "numbers"})`
      : numbers;
    const through = { one: "hidden layer", other: "hidden layers" };
    const passes = hidden > 0 ? `, passes them through ${counted(hidden, through)}` : "";
    const what = { log_softmax: "the logarithm of a probability", softmax: "a probability" };
    const gives = kind === "logits" ? "a score" : what[kind];
    const classes = answer.digits
      ? { one: "digit", other: "different digits" }
      : { one: "class", other: "different classes" };
    return `The code takes ${takes} as input${passes} and returns ${gives} for ${counted(answer.names.length, classes)}.`;
  },
  insideTitle: "Looking Inside the Network",
  inside: (picture: boolean, maps: boolean) =>
    `What does a single ${maps ? "cell or neuron" : "neuron"} do, and why this answer and not another? Each chapter says it in a few words and then shows it on the stage, with ${picture ? "your own drawing" : "your own input"}.`,
  showMe: "Show me",
  showChapter: (title: string) => `Show me: ${title}`,
  chapter: (index: number, all: number, title: string) => `${index + 1} of ${all}: ${title}`,
  previousChapter: "Previous",
  nextChapter: "Next chapter",
  text: "Text",
};
