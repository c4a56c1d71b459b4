/**
 * Reads a network from one `.safetensors` file. The file may come from a stranger, so every field
 * is checked and anything wrong ends in one InputError.
 */
import { InputError, shown } from "../base/errors";
import { type Fields, readFields } from "../base/fields";
import { allFinite, readTensors, type Tensor } from "../base/safetensors";
import { ACTIVATION_NAMES } from "../operations/activation";
import {
  type Accuracy,
  checkNetwork,
  type Lamp,
  type Layer,
  MEASURED,
  type Measured,
  type Network,
  type Operation,
  OUTPUT_NAMES,
  type Source,
} from "./network";

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
  checkNetwork(network);
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
    ...(fields.has("framework") ? { framework: fields.text("framework") } : {}),
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
