/**
 * The network without a framework: layers, operations, source and credits, read from one
 * `.safetensors` file. Knows nothing of images; the file may come from a stranger, so every
 * field is checked and anything wrong ends in one InputError.
 */
import { InputError, shown } from "./errors";
import { type Fields, readFields } from "./fields";
import { readTensors, type Tensor } from "./safetensors";

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
}

/** One operation of the module's forward, in the order of computation. */
export interface Operation {
  readonly kind: string;
  /** Layer it belongs to, or null (flatten, log_softmax). */
  readonly layer: string | null;
  /** 1-based line of `Source.text`, or null when unknown. */
  readonly line: number | null;
  /** Shape of its result for one image. */
  readonly shape: readonly number[];
  /** Probability, for dropout. */
  readonly p?: number;
}

/** The program that computed the network. */
export interface Source {
  readonly file: string;
  readonly text: string;
  /** [1-based line, first column, column after the last, kind], for colouring. */
  readonly tokens: readonly (readonly [number, number, number, string])[];
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
}

const FORMAT = 1;

/** The network in a `.safetensors` file. Throws InputError for anything that is not one. */
export function parseNetwork(bytes: ArrayBuffer): Network {
  const { tensors, metadata } = readTensors(bytes);
  const text = metadata.get("forwardpass");
  if (text === undefined) {
    throw new InputError(
      'The network file has no "forwardpass" entry in its metadata: write it with Network.save.',
    );
  }
  const fields = readFields("the network's description", text);
  if (fields.number("format") !== FORMAT) {
    throw new InputError(
      `The network file has format ${fields.number("format")}, this page reads format ${FORMAT}: update forwardpass or save the network again.`,
    );
  }
  const layers = fields.records("layers").map((layer) => readLayer(layer, tensors));
  if (tensors.size !== 2 * layers.length) {
    throw new InputError(
      `The network file has ${tensors.size} tensors, its ${layers.length} layers need a weight and a bias each.`,
    );
  }
  const network: Network = {
    name: fields.string("name"),
    inputShape: fields.sizes("input_shape"),
    classNames: fields.strings("class_names"),
    layers,
    output: fields.oneOf("output", OUTPUT_NAMES),
    operations: fields.records("operations").map(readOperation),
    source: readSource(fields.record("source")),
    accuracy: fields.records("accuracy").map(readAccuracy),
    credits: fields.string("credits"),
  };
  checkShapes(network);
  checkNames(network);
  return network;
}

function readLayer(fields: Fields, tensors: ReadonlyMap<string, Tensor>): Layer {
  const name = fields.string("name");
  const weight = tensorOf(tensors, `${name}.weight`, 2);
  const bias = tensorOf(tensors, `${name}.bias`, 1);
  const [outputs, inputs] = weight.shape;
  if (bias.shape[0] !== outputs) {
    throw new InputError(
      `Layer ${shown(name)} has ${bias.shape[0]} biases and ${outputs} rows of weights: they must be equal.`,
    );
  }
  const scale = fields.number("scale", 1);
  return {
    name,
    inputs,
    outputs,
    weight: weight.values,
    bias: bias.values,
    activation: fields.oneOf("activation", ACTIVATION_NAMES),
    slope: fields.number("slope", 0),
    scale: scale > 0 ? scale : 1,
  };
}

function tensorOf(tensors: ReadonlyMap<string, Tensor>, name: string, dimensions: number): Tensor {
  const tensor = tensors.get(name);
  if (tensor === undefined) throw new InputError(`The network file has no tensor ${shown(name)}.`);
  if (tensor.shape.length !== dimensions || tensor.values.length === 0) {
    throw new InputError(
      `Tensor ${shown(name)} has shape ${shown(tensor.shape)}: it needs ${dimensions} sizes above 0.`,
    );
  }
  for (const value of tensor.values) {
    if (!Number.isFinite(value)) {
      throw new InputError(`Tensor ${shown(name)} has the value ${value}: all must be finite.`);
    }
  }
  return tensor;
}

function readOperation(fields: Fields): Operation {
  const operation: Operation = {
    kind: fields.string("kind"),
    layer: fields.nullable("layer") ? null : fields.string("layer"),
    line: fields.nullable("line") ? null : fields.size("line"),
    shape: fields.sizes("shape"),
  };
  return fields.nullable("p") ? operation : { ...operation, p: fields.number("p") };
}

function readSource(fields: Fields): Source {
  return { file: fields.string("file"), text: fields.string("text"), tokens: fields.tokens() };
}

function readAccuracy(fields: Fields): Accuracy {
  return {
    data: fields.string("data"),
    images: fields.number("images"),
    accuracy: fields.number("accuracy"),
  };
}

/** Every layer must fit the one before it, the input the first, the classes the last. */
function checkShapes({ inputShape, classNames, layers }: Network): void {
  if (layers.length === 0) throw new InputError("The network file has no layers.");
  let width = inputShape.reduce((product, size) => product * size, 1);
  let before = `the input ${shown(inputShape)}`;
  for (const { name, inputs, outputs } of layers) {
    if (inputs !== width) {
      throw new InputError(`Layer ${shown(name)} reads ${inputs} values, ${before} has ${width}.`);
    }
    width = outputs;
    before = `layer ${shown(name)}`;
  }
  const last = layers[layers.length - 1];
  if (classNames.length !== last.outputs) {
    throw new InputError(
      `The network names ${classNames.length} classes, layer ${shown(last.name)} has ${last.outputs} outputs.`,
    );
  }
  if (last.activation !== "identity") {
    throw new InputError(
      `The last layer ${shown(last.name)} has activation ${last.activation}: its sums must be the logits (identity).`,
    );
  }
}

/** Layers are named once, and operations name layers that exist. */
function checkNames({ layers, operations }: Network): void {
  const names = new Set<string | null>(layers.map((layer) => layer.name));
  if (names.size !== layers.length) {
    throw new InputError("Two layers of the network have the same name.");
  }
  const lost = operations.find(({ layer }) => layer !== null && !names.has(layer));
  if (lost) {
    throw new InputError(`Operation ${shown(lost.kind)} names no layer: ${shown(lost.layer)}.`);
  }
}
