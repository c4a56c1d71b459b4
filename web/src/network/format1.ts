/**
 * Reads the first format of the network file, in which a network was a row of linear layers.
 * It told the pass twice, as `layers` (what is computed) and as `operations` (the lines of the
 * code). The layers are the truth; lines, dropout and reshaping are taken from the other list where
 * the two agree on the layers and their activations, and left out where they do not.
 */
import { shown, wrong } from "../base/errors";
import type { Fields } from "../base/fields";
import { ACTIVATION_NAMES } from "../operations/table";
import { checkLine, MOST_OPERATIONS, MOST_PLANES } from "./check";
import { chain, dense, type Layer, type Step, toldOf } from "./dense";
import { MEASURED } from "./measured";
import { type Network, OUTPUT_NAMES } from "./network";
import { measuredIn, restOf, type Tensors, tensorOf } from "./parts";

export function fromFormat1(fields: Fields, tensors: Tensors): Network {
  const layers = fields.objects("layers", MOST_PLANES).map((entry, k, { length }): Layer => {
    const layer = readLayer(entry, tensors);
    // Scores have no scale of their own, whatever such files say.
    return k + 1 < length ? layer : { ...layer, scale: 1 };
  });
  const told = fields.objects("operations", MOST_OPERATIONS).map(readStep);
  const output = fields.oneOf("output", OUTPUT_NAMES);
  const rest = restOf(fields);
  if (layers.length > 0) checkTensors(layers, tensors.size);
  for (const { kind, layer, line } of told) {
    if (layer !== null && !layers.some(({ name }) => name === layer)) {
      throw wrong("noSuchOwner", shown(kind), shown(layer));
    }
    checkLine(rest.source, kind, line);
  }
  const agree = heart(told) === heart(toldOf(layers, output));
  return agree ? chain(layers, told, rest) : dense(layers, rest, output);
}

/** What of the steps changes numbers. */
const heart = (told: readonly Step[]): string =>
  JSON.stringify(
    told
      .filter(({ kind }) => !["flatten", "dropout", "identity"].includes(kind))
      .map(({ kind, layer }) => [kind, layer]),
  );

function readLayer(fields: Fields, tensors: Tensors): Layer {
  const name = fields.text("name");
  const weight = tensorOf(tensors, `${name}.weight`, 2);
  const bias = tensorOf(tensors, `${name}.bias`, 1);
  const [outputs] = weight.shape;
  if (bias.values.length !== outputs) {
    throw wrong("biasesOf", shown(name), bias.values.length, outputs);
  }
  return {
    name,
    weight: weight.values,
    bias: bias.values,
    activation: fields.oneOf("activation", ACTIVATION_NAMES),
    slope: fields.number("slope", 0),
    scale: fields.number("scale", 0) || 1,
    ...measuredIn(tensors, name, outputs),
  };
}

const readStep = (fields: Fields): Step => ({
  kind: fields.text("kind"),
  layer: fields.has("layer") ? fields.text("layer") : null,
  line: fields.has("line") ? fields.whole("line") : null,
  shape: fields.sizes("shape"),
  p: fields.has("p") ? fields.share("p") : 0,
});

/** Every tensor has its layer. */
function checkTensors(layers: readonly Layer[], tensors: number): void {
  const used = layers.map((layer) => 2 + MEASURED.filter((part) => layer[part]).length);
  const known = used.reduce((sum, count) => sum + count, 0);
  if (tensors !== known) {
    throw wrong("tensorsOfLayers", tensors, layers.length, known);
  }
}
