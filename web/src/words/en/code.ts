/** What each statement of the model's code does. */
import { many, percent, product } from "./numbers";

const ORDINALS = ["first", "second", "third", "fourth", "fifth"];

export interface LayerFacts {
  readonly name: string;
  readonly inputs: number;
  readonly outputs: number;
  /** Its number among the layers, and the name of the one before; null for the first. */
  readonly index: number;
  readonly before: string | null;
  readonly last: boolean;
}

/** A convolution: maps that each window reads, its sides, and its numbers. */
export interface ConvolutionFacts {
  readonly name: string;
  readonly outputs: number;
  readonly depth: number;
  readonly window: readonly number[];
  readonly biases: number;
}

function role({ name, index, last }: LayerFacts): string {
  if (last) return `${name}, the output layer`;
  return `${name}, the ${ORDINALS[index] ?? `${index + 1}th`} hidden layer`;
}

export const codeLines = {
  inOut:
    "A note for people, in quotes: the way of the data, and the form in which it comes. Python keeps it as the help text and computes nothing.",
  purpose:
    "A note for people, in quotes: what this is for. Python keeps it as the help text and computes nothing.",
  ordinary: "Ordinary Python around the network: no number of this recognition changes here.",
  torch:
    "Brings in PyTorch, the library that stores the numbers (tensors) and calculates with them.",
  torchNn: (name: string) =>
    `PyTorch's basic building blocks for neural networks, from here on called ${name}.`,
  torchFunctional: (name: string) =>
    `Activation functions such as ReLU, and other helpers, from here on called ${name}.`,
  takes: (what: string, library: string) => `Takes ${what} from the library ${library}.`,
  library: (library: string) => `Brings in the library ${library}.`,
  libraryAs: (library: string, name: string) =>
    `Brings in the library ${library}, from here on called ${name}.`,
  module: (name: string) =>
    `Describes a kind of network called ${name}. Being an nn.Module, it keeps track of all its weights by itself.`,
  kind: (name: string) => `Describes a kind of object called ${name}.`,
  init: "Runs once, when the network is made: it creates the layers, with weights still to be learnt.",
  superOf: (name: string) =>
    `Lets nn.Module, which ${name} is built on, set itself up first, so that it can register the layers below. Python 3 also takes super() without the names.`,
  superInit: "Lets nn.Module set itself up first, so that it can register the layers below.",
  forward: (name: string, shape: readonly number[]) =>
    `The way of the data through the network. ${name} is a stack of inputs, here of one: [1, ${shape.join(", ")}].`,
  helper: (name: string) => `A function of its own, called ${name}.`,
  makesDropout: (p: number) =>
    `Dropout against overfitting (learning the examples by heart): in training mode every neuron is switched off with a chance of ${percent(p)}, so that the network learns to rely on none of them alone. It has no weights.`,
  makesActivation: (name: string) =>
    `Makes the activation function ${name}, to be used between layers. It has no weights.`,
  makesFlatten: "Makes the step that turns a picture into one row of numbers.",
  makesSequence: "Puts the steps in a row: what one gives, the next one takes.",
  makesSoftmax: "Makes the step that turns the scores into (log) probabilities.",
  returns: "Hands the result back to whoever called the network.",
  makesNorm:
    "Makes a norm, which shifts and scales numbers so that they vary by about 1: what follows can then learn more easily.",
  makesPool: (largest: boolean) =>
    largest
      ? "Makes a pooling step: of each window it keeps the largest number. It has no weights."
      : "Makes a pooling step: of each window it takes the mean. It has no weights.",
  makesUnknownConvolution: "Makes a convolution: windows with learnt weights that slide over maps.",
  makesConvolution({ name, outputs, depth, window, biases }: ConvolutionFacts) {
    const each = [depth, ...window];
    const count = outputs * each.reduce((all, size) => all * size, 1);
    const what = biases > 0 ? `, plus ${many(biases)} biases` : ", and no biases";
    return `${name}: ${many(outputs)} windows of ${product(window, " × ")} that slide over ${many(depth)} ${depth === 1 ? "map" : "maps"}. That is ${many(outputs)} × ${product(each, " × ")} = ${many(count)} weights${what}, the same at every place.`;
  },
  makesUnknownLayer: "Makes a layer that connects every input with every output.",
  makesLayer(layer: LayerFacts) {
    const { inputs, outputs, before } = layer;
    const sources = before === null ? "inputs" : `neurons of ${before}`;
    return `${role(layer)}: each of its ${many(outputs)} neurons is connected to all ${many(inputs)} ${sources}. That is ${many(inputs)} × ${many(outputs)} = ${many(inputs * outputs)} weights, plus ${many(outputs)} biases.`;
  },
  /** What the operations of one line do, and what x is behind it. */
  line: (sentences: readonly string[], shape: readonly number[], returned: boolean) =>
    returned
      ? `${sentences.join(" ")} This is the network's answer: [${shape.join(", ")}].`
      : `${sentences.join(" ")} Now x is: [${shape.join(", ")}].`,
  /** Several results, and the way to the one that is shown. */
  results: (name: string, count: number, way: string) =>
    `${name} returns ${many(count)} tensors; shown is ${way}.`,
  flatten: (sizes: readonly number[], count: number) =>
    `Flattens the input: its ${product(sizes, " × ")} values become one row of ${many(count)} numbers, row after row.`,
  linear: (name: string, inputs: number, outputs: number) =>
    `${name}: each of its ${many(outputs)} neurons multiplies the ${many(inputs)} numbers by its own weights, adds them up and adds its bias.`,
};
