/** What a page about a network calls things, in a language. Knows nothing of the DOM. */
import { cellOf, mapOf } from "../network/form";
import { isPicture, placeOf, readsOf } from "../network/input";
import type { Network } from "../network/network";
import { INPUT } from "../operations/operation";
import type { NeuronId } from "../scene/look";
import type { Scene } from "../scene/scene";
import type { Trace } from "../trace/trace";
import type { Source } from "./en/inside";
import type { MapCell, Place } from "./en/names";
import type { Hand } from "./hands";
import type { Words } from "./words";

/** Name of the module that the lesson is about. */
const LESSON = "MNISTNet";

/** The network of the lesson, whose text and title are the page's own. */
export const isLesson = ({ name }: Network): boolean => name === LESSON;

/** What the network is written in: "PyTorch", "scikit-learn", or nothing where that is unknown. */
export const frameworkOf = (network: Network): string =>
  network.source.framework || (isLesson(network) ? "PyTorch" : "");

/** A network that reads pictures and answers with digits. */
export const isDigits = (network: Network): boolean =>
  isPicture(network) && network.classNames.every((name) => /^\d$/.test(name));

/** A network that has feature maps: what stands in them is called a cell. */
export const hasMaps = ({ planes }: Network): boolean =>
  planes.slice(0, -1).some(({ form }) => form.kind !== "row");

export const titleOf = (network: Network, { names }: Words): string =>
  isLesson(network) ? names.lessonTitle : names.title(network.name);

/** A ready-made drawing, by its name in assets/drawings.json. */
export function drawingName(name: string, { input }: Words): string {
  const [digit, ...hand] = name.split(", ");
  return input.drawing(digit, hand.join(", ") as Hand);
}

/** A class as sentences call it. */
export const plainName = ({ classNames }: Network, index: number): string =>
  classNames[index] ?? String(index);

export const predictionSentence = (network: Network, trace: Trace, { names }: Words): string =>
  names.prediction(plainName(network, trace.prediction), trace.confidence);

const isNumber = (name: string): boolean => /^\d+$/.test(name);

/** A class called "3" is the digit 3, or at least the class 3; others go by their names. */
export function className(network: Network, index: number, { names }: Words): string {
  const name = plainName(network, index);
  if (!isNumber(name)) return name;
  return isDigits(network) ? names.digit(name) : names.numbered(name);
}

/** What the button says that explains a class. */
export function explainName(network: Network, index: number, { answer }: Words): string {
  const name = plainName(network, index);
  if (!isNumber(name)) return answer.explain(name);
  return isDigits(network) ? answer.explainDigit(name) : answer.explainNumbered(name);
}

/** What the activation of a plane is called. */
export function activationLabel(network: Network, layer: number, { names }: Words): string {
  const kind = network.activationOf(network.planes[layer]);
  return names.activations[kind as keyof typeof names.activations] ?? kind;
}

export const columnsOf = (network: Network): number => readsOf(network).columns;

/** What a layer reads; one that reads neurons beside the input is told of the neurons. */
export function sourceOf(network: Network, layer: number): Source {
  if (network.planes[layer].reads.some((name) => name !== INPUT)) return "neuron";
  return isPicture(network) ? "pixel" : "feature";
}

/** "row 12, column 8", counted from 1, or the feature's name. */
export const inputName = (network: Network, index: number, { names }: Words): string =>
  isPicture(network) ? names.place(pixelAt(network, index)) : featureName(network, index, names);

const featureName = ({ featureNames }: Network, index: number, names: Words["names"]): string =>
  featureNames?.[index] ?? names.input(index);

function pixelAt(network: Network, index: number): Place {
  const form = readsOf(network);
  const [plane, row, column] = placeOf(form, index);
  return { row, column, plane: form.kind === "planes" ? plane : null };
}

export function neuronName(network: Network, { layer, index }: NeuronId, words: Words): string {
  const { names } = words;
  if (layer < 0) {
    return isPicture(network)
      ? names.pixel(pixelAt(network, index))
      : featureName(network, index, names);
  }
  if (layer === network.layers.length - 1) {
    return names.output(network.layers[layer].name, plainName(network, index));
  }
  return unitName(network, layer, index, words);
}

/** A neuron of a hidden layer, or a cell of one of its maps. */
function unitName(network: Network, layer: number, index: number, { names }: Words): string {
  const { name } = network.layers[layer];
  const cell = cellAt(network, layer, index);
  return cell ? names.mapCell(name, cell) : names.neuron(name, index);
}

/** What the stage writes beside a unit that is told slowly: its name, with its sum, with its output. */
export function unitWords({ planes }: Network, { layer, index }: NeuronId, { stage }: Words) {
  const { form } = planes[layer];
  const [row, column] = cellOf(form, index);
  const cell = { map: mapOf(form, index), row: row + 1, column: column + 1 };
  const isCell = form.kind !== "row";
  return {
    name: isCell ? stage.mapCell(cell) : stage.neuron(index),
    z: (value: number) => (isCell ? stage.mapCellZ(cell, value) : stage.neuronZ(index, value)),
    a: (value: number) => (isCell ? stage.mapCellA(cell, value) : stage.neuronA(index, value)),
  };
}

/** Where a unit is in its map; null where it stands in a row. */
export function cellAt({ planes }: Network, layer: number, index: number): MapCell | null {
  const { form } = planes[layer];
  if (form.kind === "row" || layer === planes.length - 1) return null;
  const [row, column] = cellOf(form, index);
  return { map: mapOf(form, index), row: row + 1, column: column + 1 };
}

/** A neuron that is read, of plane `from` or of the input (-1), short enough for a table. */
export function sourceName(network: Network, from: number, index: number, words: Words): string {
  const { names } = words;
  if (from >= 0) return unitName(network, from, index, words);
  if (!isPicture(network)) return featureName(network, index, names);
  return names.pixelInTable(pixelAt(network, index));
}

/** What a neuron is called and holds, e.g. "fc1 neuron 137: z = 2.41, output 2.41". */
export function describe(scene: Scene, id: NeuronId, words: Words): string {
  const note = scene.teaching?.note(id) ?? "";
  return held(scene, id, words) + note;
}

function held(scene: Scene, id: NeuronId, words: Words): string {
  const { network, trace } = scene;
  const { names } = words;
  const { layer, index } = id;
  if (layer < 0) {
    return names.heldInput({ name: neuronName(network, id, words), value: trace.image[index] });
  }
  const { name, pre, post } = trace.layers[layer];
  const cell = cellAt(network, layer, index);
  if (cell) return names.heldCell(name, cell, pre[index], post[index]);
  return layer === network.layers.length - 1
    ? names.heldOutput(name, plainName(network, index), pre[index], post[index])
    : names.heldNeuron(name, index, pre[index], post[index]);
}

/** What the networks that come along were measured on: their files name it in English. */
type Data = "MNIST test set" | "pen digits of other writers" | "drawings that are no digits";

/** Followed by their numbers. */
const WRITERS = /^pen digits of writers (?=\d)/;

/** Data by its name in a language; a name that is not known stands as it is. */
export function dataNames(known: Readonly<Record<Data, string>>, writers: string) {
  const names: Readonly<Record<string, string>> = known;
  return (name: string): string =>
    Object.hasOwn(names, name) ? names[name] : name.replace(WRITERS, writers);
}
