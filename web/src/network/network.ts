/**
 * The network without a framework: layers, operations, source and credits, and what makes them fit
 * each other. Knows nothing of images or of the file it came from.
 */
import { InputError, shown } from "../base/errors";
import type { Token } from "../base/fields";
import type { ActivationName } from "../operations/activation";

export const OUTPUT_NAMES = ["log_softmax", "softmax", "logits"] as const;
export type OutputName = (typeof OUTPUT_NAMES)[number];

/** One linear layer and the activation after it: post = activation(weight @ input + bias). */
export interface Layer {
  /** Name in the module, e.g. "fc1". */
  readonly name: string;
  readonly inputs: number;
  readonly outputs: number;
  /** w[j, i] at [j * inputs + i]: target j, source i. */
  readonly weight: Float32Array;
  readonly bias: Float32Array;
  readonly activation: ActivationName;
  /** Slope below zero, for leaky_relu. */
  readonly slope: number;
  /** The post value that is drawn as full red, the same for every image. */
  readonly scale: number;
  /** Hidden layers may have been measured: mean post for each class, at [class * outputs + j]. */
  readonly responses?: Float32Array;
  /** Share of training images for which each neuron is active. */
  readonly often?: Float32Array;
  /** Weight of each neuron in the lamp's sum. */
  readonly familiar?: Float32Array;
}

/** How often the lamp lights on one set of pictures; on digits that is a false alarm. */
export interface Rate {
  readonly data: string;
  readonly images: number;
  readonly digits: boolean;
  readonly lit: number;
}

/** "This does not look like a digit": lit when bias + sum of familiar * post is below threshold. */
export interface Lamp {
  readonly bias: number;
  readonly threshold: number;
  readonly rates: readonly Rate[];
}

/** One operation of the module's forward, in the order of computation. */
export interface Operation {
  readonly kind: string;
  /** Layer it belongs to, or null (flatten, log_softmax). */
  readonly layer: string | null;
  /** 1-based line of `Source.text`, or null when unknown. */
  readonly line: number | null;
  /** Of its result, the first number being the batch. */
  readonly shape: readonly number[];
  /** For dropout: the share it switches off in training. */
  readonly p?: number;
}

/** The program that computed the network. */
export interface Source {
  readonly file: string;
  /** What it is written in: "PyTorch", "scikit-learn", or "" where that is unknown. */
  readonly framework?: string;
  readonly text: string;
  /** [1-based line, first column, column after the last, kind] in UTF-16 units, for colouring. */
  readonly tokens: readonly Token[];
}

/** What share of a data set's images the network gets right. */
export interface Accuracy {
  readonly data: string;
  readonly images: number;
  readonly accuracy: number;
}

export interface Network {
  readonly name: string;
  readonly inputShape: readonly number[];
  readonly classNames: readonly string[];
  readonly layers: readonly Layer[];
  readonly output: OutputName;
  readonly operations: readonly Operation[];
  readonly source: Source;
  readonly accuracy: readonly Accuracy[];
  readonly credits: string;
  /** Only where it was learnt; every hidden layer then has `familiar`. */
  readonly lamp?: Lamp;
  /** Names of the input values, where they are no picture. */
  readonly featureNames?: readonly string[];
}

/** Of a layer, only where it was measured. */
export const MEASURED = ["responses", "often", "familiar"] as const;
export type Measured = (typeof MEASURED)[number];

/** Whether the parts fit each other. Throws InputError. */
export function checkNetwork(network: Network): void {
  checkShapes(network);
  checkMeasured(network);
  checkOperations(network);
}

/** What was measured belongs to hidden layers, and the lamp reads all of them or none. */
function checkMeasured({ layers, classNames, lamp }: Network): void {
  const last = layers[layers.length - 1];
  if (MEASURED.some((part) => last[part])) {
    throw new InputError(`Layer ${shown(last.name)} is the last: only hidden layers are measured.`);
  }
  const hidden = layers.slice(0, -1);
  for (const { name, outputs, responses } of hidden) {
    if (responses && responses.length !== classNames.length * outputs) {
      throw new InputError(
        `Tensor ${shown(`${name}.responses`)} must have ${classNames.length} rows, one a class.`,
      );
    }
  }
  const weighed = hidden.filter(({ familiar }) => familiar).length;
  if (lamp ? weighed !== hidden.length || weighed === 0 : weighed > 0) {
    throw new InputError("The network file must have a lamp with weights in every hidden layer.");
  }
}

/** Every layer must fit the one before it, the input the first, the classes the last. */
function checkShapes({ inputShape, classNames, featureNames, layers }: Network): void {
  let width = inputShape.reduce((product, size) => product * size, 1);
  if (featureNames && featureNames.length !== width) {
    throw new InputError(`${width} inputs come with ${featureNames.length} feature names.`);
  }
  let before = "the input";
  for (const { name, inputs, outputs } of layers) {
    if (inputs !== width) {
      throw new InputError(`Layer ${shown(name)} reads ${inputs} values, ${before} has ${width}.`);
    }
    width = outputs;
    before = `layer ${shown(name)}`;
  }
  if (classNames.length !== width) {
    throw new InputError(`${before} has ${width} outputs for ${classNames.length} class names.`);
  }
  if (layers[layers.length - 1].activation !== "identity") {
    throw new InputError(`The last, ${before}, must have activation identity.`);
  }
}

/** Operations name layers and lines that exist. */
function checkOperations({ layers, operations, source }: Network): void {
  const names = new Set(layers.map(({ name }) => name));
  const lines = source.text.split("\n").length;
  for (const { kind, layer, line } of operations) {
    if (layer !== null && !names.has(layer)) {
      throw new InputError(`Operation ${shown(kind)} belongs to ${shown(layer)}, no layer.`);
    }
    if (line !== null && !(line >= 1 && line <= lines)) {
      throw new InputError(`Operation ${shown(kind)} is at line ${line} of ${lines}.`);
    }
  }
}
