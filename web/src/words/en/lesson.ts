/** The text below the stage: how it works, the code, and where the weights come from. */

import { active, code, contra, pro, type Rich, rich, strong } from "../rich";
import { counted, exactPercent, listed, many, probability, product } from "./numbers";
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

/** Classes or features that a sentence names. */
const MOST_LISTED = 12;

const noun = (digits: boolean): string => (digits ? "digit" : "class");
const yours = (picture: boolean): string => (picture ? "your drawing" : "your input");
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
  how: (digits: boolean, picture: boolean) =>
    `This animation shows how a neural network recognises ${digits ? "a handwritten digit" : "what it is shown"}. Nothing in it is made up: every brightness, line and bar is a number that the network computed for the ${picture ? "drawing on the pad" : "values of the sliders"}.`,
  layers: (layers: readonly string[]) =>
    `The model has ${counted(layers.length, { one: "layer", other: "layers" })} of weights, ${listed(layers)}, between these groups of neurons:`,
  inputLayer: "Input layer",
  input({ count, picture, digits, names }: InputFacts) {
    if (picture) {
      const what = digits ? "pixel handwritten image" : "image";
      return `The ${product(picture)} ${what} is converted into a vector of ${many(count)} neurons.`;
    }
    const numbers = count === 1 ? "One number" : `${many(count)} numbers, one neuron each`;
    if (!names) return `${numbers}.`;
    const more = count > MOST_LISTED ? ["more"] : [];
    return `${numbers}: ${listed([...names.slice(0, MOST_LISTED), ...more])}.`;
  },
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
      ? rich`Behind each hidden layer comes ${strong(listed(names))}: it keeps a value that is above zero and turns everything else into 0. A neuron that stays above 0 is active; the others pass nothing on.`
      : rich`Behind each hidden layer comes ${strong(listed(names))}: it bends each value by a fixed curve, so that the layers together can do more than one alone.`,
  activeNow: (
    layers: readonly { name: string; active: number; count: number }[],
    picture: boolean,
  ) =>
    `For ${yours(picture)}, right now, these are active: ${listed(
      layers.map(({ name, active, count }) => `${many(active)} of ${many(count)} in ${name}`),
    )}.`,
  softmax(kind: Shares["kind"], classes: number, digits: boolean): Rich {
    const scores = counted(classes, { one: "score", other: "scores" });
    const probabilities = `turns the ${scores} into probabilities: each is a value between 0 and 1, and their sum equals 1. That is how the network tells which ${noun(digits)} has the highest probability.`;
    if (kind === "log_softmax") {
      return rich`After the last layer comes ${strong("log_softmax")}, the logarithm of the softmax function. Softmax ${probabilities}`;
    }
    if (kind === "softmax") {
      return rich`After the last layer comes the ${strong("softmax")} function. It ${probabilities}`;
    }
    return rich`The network's own code ends with the scores of its last layer. The page adds the ${strong("softmax")} function, which ${probabilities}`;
  },
  stage: (digits: boolean): Rich =>
    rich`On the stage, ${active("active neurons are red")}, brighter for larger values, and the ${strong("important connections")} are drawn as lines: ${pro("solid and warm")} where they speak for the answer, ${contra("dashed and cool")} where they speak against it. The probability of each ${noun(digits)} is a bar, and the one with the highest probability is shown as the prediction.`,
  now: (name: string, confidence: number, picture: boolean) =>
    `For ${yours(picture)} that is ${name}: its probability is ${probability(confidence)}.`,
  accuracy: (measured: readonly Measurement[]) =>
    `How often is it right? Measured: ${listed(
      measured.map(
        ({ data, images, accuracy }) =>
          `${exactPercent(accuracy)} of ${many(images)} images (${data})`,
      ),
    )}. It always answers, even to a scribble: a high probability says how sure the network is, not that it is right.`,
  trainingTitle: "Where the weights come from",
  /** Which functions measure the loss is told of PyTorch, which has these two. */
  training(weights: number, pytorch: boolean, kind: Shares["kind"], digits: boolean): Rich {
    const before = `Nobody wrote the ${many(weights)} weights and biases: they were learnt. During training the network is shown many examples with the right answer, and a loss function of the cross-entropy kind measures how wrong it is`;
    const after = `Every weight is then moved a little in the direction that makes the loss smaller, again and again. When training is complete, the model gives a `;
    const end = ` for each ${digits ? "image" : "input"} that it is shown: the ${noun(digits)} with the highest probability.`;
    const rest = rich`${after}${strong("prediction")}${end}`;
    if (!pytorch) return rich`${before}. ${rest}`;
    if (kind === "log_softmax") {
      return rich`${before}: ${code("nn.NLLLoss")} on the output of log_softmax, or ${code("nn.CrossEntropyLoss")}, which does both steps at once. ${rest}`;
    }
    return rich`${before}, such as ${code("nn.CrossEntropyLoss")} on the scores. ${rest}`;
  },
  codeTitle: "Python Code and Explanations",
  code(file: string, name: string, framework: string, sizes: readonly number[]): Rich {
    const written = framework ? `as it is written in ${framework}` : "as it is written";
    return rich`This is ${code(file)}, the fully connected network ${name} ${written}: ${listed(sizes.map(many))} neurons from input to output. Point at a line that is marked, or move to it with the Tab key, and the stage shows what it does.`;
  },
  insideTitle: "Looking Inside the Network",
  inside: (picture: boolean) =>
    `What does a single neuron do, and why this answer and not another? Each chapter says it in a few words and then shows it on the stage, with ${picture ? "your own drawing" : "your own input"}.`,
  showMe: "Show me",
  showChapter: (title: string) => `Show me: ${title}`,
  chapter: (index: number, all: number, title: string) => `${index + 1} of ${all}: ${title}`,
  previousChapter: "Previous",
  nextChapter: "Next chapter",
  text: "Text",
};
