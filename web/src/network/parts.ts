/** What the descriptions of both formats have in common, read from a stranger's JSON. */
import { shown, wrong } from "../base/errors";
import type { Fields } from "../base/fields";
import type { Tensor } from "../base/safetensors";
import type { Accuracy, Lamp, Source } from "./about";
import type { Rest } from "./dense";
import { MEASURED, type Measured, type Part } from "./measured";

export type Tensors = ReadonlyMap<string, Tensor>;

const MOST_DATA_SETS = 64;
const LONGEST_SOURCE = 200_000; // characters
const MOST_TOKENS = 100_000;

/** The parts of a network that are no operations. */
export function restOf(fields: Fields): Rest {
  return {
    name: fields.text("name"),
    inputShape: fields.sizes("input_shape"),
    classNames: fields.texts("class_names"),
    source: readSource(fields.object("source")),
    accuracy: fields.objects("accuracy", MOST_DATA_SETS).map(readAccuracy),
    credits: fields.text("credits"),
    ...featureNamesIn(fields),
    ...(fields.has("lamp") ? { lamp: readLamp(fields.object("lamp")) } : {}),
  };
}

/** None is as good as an empty list of them. */
function featureNamesIn(fields: Fields): Pick<Rest, "featureNames"> {
  const featureNames = fields.has("feature_names") ? fields.texts("feature_names") : [];
  return featureNames.length > 0 ? { featureNames } : {};
}

/** The tensors that were measured of a plane of `outputs` units, or maps of a stack. */
export function measuredIn(
  tensors: Tensors,
  plane: string,
  outputs: number,
): Omit<Measured, "scale"> {
  const facts: Partial<Record<Part, Float32Array>> = {};
  for (const part of MEASURED) {
    const name = `${plane}.${part}`;
    if (!tensors.has(name)) continue;
    const { shape, values } = tensorOf(tensors, name, part === "responses" ? 2 : 1);
    if (shape.at(-1) !== outputs) {
      throw wrong("tensorNeurons", shown(name), outputs);
    }
    facts[part] = values;
  }
  return facts;
}

/** The tensor of this name and number of sizes. Throws InputError. */
export function tensorOf(tensors: Tensors, name: string, dimensions: number): Tensor {
  const tensor = tensors.get(name);
  if (tensor === undefined) throw wrong("tensorMissing", shown(name));
  if (tensor.shape.length !== dimensions || tensor.values.length === 0) {
    throw wrong("tensorSizes", shown(name), shown(tensor.shape), dimensions);
  }
  return tensor;
}

function readSource(fields: Fields): Source {
  return {
    file: fields.text("file"),
    ...(fields.has("framework") ? { framework: fields.text("framework") } : {}),
    ...(fields.has("result") ? { result: fields.text("result") } : {}),
    ...(fields.has("results") ? { results: fields.whole("results") } : {}),
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
      ...(rate.has("choosing") ? { choosing: rate.flag("choosing") } : {}),
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
