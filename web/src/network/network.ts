/**
 * The network without a framework: layers, operations, source and credits, read from one
 * `.safetensors` file. Knows nothing of images; the file may come from a stranger, so every
 * field is checked and anything wrong ends in one InputError.
 */
import { InputError, shown } from "../base/errors";
import { type Fields, readFields, type Token } from "../base/fields";
import { allFinite, readTensors, type Tensor } from "../base/safetensors";

export const ACTIVATION_NAMES = [
  "relu",
  "tanh",
  "sigmoid",
  "gelu",
  "gelu_tanh",
  "leaky_relu",
  "identity",
] as const;
export type ActivationName = (typeof ACTIVATION_NAMES)[number];

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

const FORMAT = 1;
const MOST_LAYERS = 64;
const MOST_OPERATIONS = 1024;
const MOST_DATA_SETS = 64;
const LONGEST_SOURCE = 200_000; // characters
const MOST_TOKENS = 100_000;

/** The network in a `.safetensors` file. Throws InputError for anything that is not one. */
export function parseNetwork(bytes: ArrayBuffer): Network {
  const { tensors, metadata } = readTensors(bytes);
  const about = metadata.get("forwardpass");
  if (about === undefined) {
    throw new InputError(
      "The file holds weights but no forwardpass description: make it with Network.from_module(module, example).save(path).",
    );
  }
  const fields = readFields("The network file's description", about);
  const format = fields.whole("format");
  if (format !== FORMAT) {
    throw new InputError(
      `The network file has format ${format}, this page reads ${FORMAT}: update forwardpass.`,
    );
  }
  const network: Network = {
    name: fields.text("name"),
    inputShape: fields.sizes("input_shape"),
    classNames: fields.texts("class_names"),
    layers: fields.objects("layers", MOST_LAYERS).map((layer) => readLayer(layer, tensors)),
    output: fields.oneOf("output", OUTPUT_NAMES),
    operations: fields.objects("operations", MOST_OPERATIONS).map(readOperation),
    source: readSource(fields.object("source")),
    accuracy: fields.objects("accuracy", MOST_DATA_SETS).map(readAccuracy),
    credits: fields.text("credits"),
    ...(fields.has("feature_names") ? { featureNames: fields.texts("feature_names") } : {}),
    ...(fields.has("lamp") ? { lamp: readLamp(fields.object("lamp")) } : {}),
  };
  checkNames(network, tensors.size);
  checkShapes(network);
  checkMeasured(network);
  checkOperations(network);
  return network;
}

function readLayer(fields: Fields, tensors: ReadonlyMap<string, Tensor>): Layer {
  const name = fields.text("name");
  const weight = finiteTensor(tensors, `${name}.weight`, 2);
  const bias = finiteTensor(tensors, `${name}.bias`, 1);
  const [outputs, inputs] = weight.shape;
  if (bias.values.length !== outputs) {
    throw new InputError(
      `Layer ${shown(name)} has ${bias.values.length} biases for ${outputs} rows of weights.`,
    );
  }
  const read = { name, outputs, tensors };
  const scale = fields.number("scale", 0) || 1;
  if (scale < 0) throw new InputError(`Layer ${shown(name)} has scale ${scale}, not above 0.`);
  return {
    name,
    inputs,
    outputs,
    weight: weight.values,
    bias: bias.values,
    activation: fields.oneOf("activation", ACTIVATION_NAMES),
    slope: fields.number("slope", 0),
    scale,
    ...measured("responses", read),
    ...measured("often", read),
    ...measured("familiar", read),
  };
}

const MEASURED = ["responses", "often", "familiar"] as const;
type Measured = (typeof MEASURED)[number];

/** An optional tensor of a layer, as the field to spread. */
function measured(
  part: Measured,
  layer: { name: string; outputs: number; tensors: ReadonlyMap<string, Tensor> },
): { [part in Measured]?: Float32Array } {
  const name = `${layer.name}.${part}`;
  if (!layer.tensors.has(name)) return {};
  const { shape, values } = finiteTensor(layer.tensors, name, part === "responses" ? 2 : 1);
  if (shape.at(-1) !== layer.outputs) {
    throw new InputError(`Tensor ${shown(name)} is not for ${layer.outputs} neurons.`);
  }
  if (part === "often" && !values.every((share) => share >= 0 && share <= 1)) {
    throw new InputError(`Tensor ${shown(name)} must hold shares from 0 to 1.`);
  }
  return { [part]: values };
}

function finiteTensor(
  tensors: ReadonlyMap<string, Tensor>,
  name: string,
  dimensions: number,
): Tensor {
  const tensor = tensors.get(name);
  if (tensor === undefined) throw new InputError(`The network file lacks tensor ${shown(name)}.`);
  if (tensor.shape.length !== dimensions || tensor.values.length === 0) {
    throw new InputError(
      `Tensor ${shown(name)} has shape ${shown(tensor.shape)}, not ${dimensions} sizes above 0.`,
    );
  }
  if (!allFinite(tensor.values)) {
    throw new InputError(`Tensor ${shown(name)} has weights that are NaN or infinite.`);
  }
  return tensor;
}

function readOperation(fields: Fields): Operation {
  const operation: Operation = {
    kind: fields.text("kind"),
    layer: fields.has("layer") ? fields.text("layer") : null,
    line: fields.has("line") ? fields.whole("line") : null,
    shape: fields.sizes("shape"),
  };
  return fields.has("p") ? { ...operation, p: fields.share("p") } : operation;
}

function readSource(fields: Fields): Source {
  return {
    file: fields.text("file"),
    text: fields.text("text", LONGEST_SOURCE),
    tokens: fields.tokens("tokens", MOST_TOKENS),
  };
}

function readLamp(fields: Fields): Lamp {
  return {
    bias: fields.number("bias"),
    threshold: fields.number("threshold"),
    rates: fields.objects("rates", MOST_DATA_SETS).map((rate) => ({
      data: rate.text("data"),
      images: rate.whole("images"),
      digits: rate.flag("digits"),
      lit: rate.share("lit"),
    })),
  };
}

function readAccuracy(fields: Fields): Accuracy {
  return {
    data: fields.text("data"),
    images: fields.whole("images"),
    accuracy: fields.share("accuracy"),
  };
}

/** Every layer has its own name, and every tensor its layer. */
function checkNames({ layers }: Network, tensors: number): void {
  if (layers.length === 0) throw new InputError("The network file has no layers.");
  if (new Set(layers.map(({ name }) => name)).size !== layers.length) {
    throw new InputError("The network file has two layers of the same name.");
  }
  const used = layers.map((layer) => 2 + MEASURED.filter((part) => layer[part]).length);
  const known = used.reduce((sum, count) => sum + count, 0);
  if (tensors !== known) {
    throw new InputError(
      `The network file has ${tensors} tensors, its ${layers.length} layers use ${known}.`,
    );
  }
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
