/**
 * A training as it went, out of a `.history.safetensors` file: the network at some of its steps, and the
 * loss at every one. The file may come from a stranger: anything wrong ends in one InputError.
 */
import { type InputError, shown } from "../base/errors";
import { isWhole, parseObject } from "../base/fields";
import { wrongLater } from "../base/laterfaults";
import { named } from "../base/named";
import { isFloat, readPlaces, type Tensor, widened } from "../base/safetensors";
import { networkOf } from "./file";
import { KEY } from "./ishistory";
import { Network } from "./network";
import { type Piece, type Stack, stackOf, TYPES } from "./stack";

const FORMAT = 1;
const MARK = "history:";
const SCALES = ":scales";
const MOST_CHECKPOINTS = 1000;
const MOST_POINTS = 2 ** 16;
const MOST_KEPT = 4096;
const LONGEST_ABOUT = 2000; // characters

/** One point for every `every` steps; NaN where nothing was told. */
export interface Curve {
  readonly steps: number;
  readonly every: number;
  readonly loss: Float32Array;
  readonly accuracy: Float32Array | null;
}

export interface History {
  /** As after the last checkpoint. */
  readonly network: Network;
  /** Of the checkpoints: how many steps had been made. */
  readonly steps: readonly number[];
  readonly curve: Curve;
  /** Otherwise the run goes on, or broke off. */
  readonly ended: boolean;
  /** How it was trained, for people. */
  readonly about: string;
  /** The network at a checkpoint, by its place. Throws InputError. */
  readonly at: (place: number) => Network;
}

/** The history in a file. Throws InputError for anything that is not one. */
export function parseHistory(bytes: ArrayBuffer): History {
  const { places, data, metadata } = readPlaces(bytes, TYPES);
  const text = metadata.get(KEY);
  if (text === undefined) throw wrongLater("noHistory");
  const about = parseObject("history", text);
  if (about.format !== FORMAT) {
    throw wrongLater("historyFormat", shown(about.format), FORMAT);
  }
  const pieces = new Map<string, Piece>();
  for (const place of places) {
    const whole = new Uint8Array(bytes, data + place.begin, place.end - place.begin);
    pieces.set(place.name, { ...place, bytes: whole });
  }
  const { steps, stacks } = stacksOf(about, pieces);
  const curve = curveOf(about, pieces);
  if ((steps.at(-1) ?? 0) > curve.steps) throw damaged("checkpoints");
  const tensors = plainOf(pieces);
  for (const [name, stack] of stacks) {
    if (tensors.has(name)) throw wrongLater("historyTwice", shown(name));
    tensors.set(name, { shape: stack.shape, values: stack.at(steps.length - 1) });
  }
  const network = networkOf(metadata.get("forwardpass"), tensors);
  checkStacks(network, stacks);
  return {
    ...{ network, steps, curve, ended: about.ended === true },
    about: textOf(about.about),
    at: (place) => withStacks(network, stacks, place),
  };
}

const damaged = (field: string): InputError => wrongLater("historyField", field);

type About = Readonly<Record<string, unknown>>;

function stacksOf(about: About, pieces: Map<string, Piece>) {
  const { checkpoints: steps, kept, shapes } = about;
  if (!isRising(steps)) throw damaged("checkpoints");
  if (!isTexts(kept)) throw damaged("kept");
  if (!isShapes(shapes) || shapes.length !== kept.length) throw damaged("shapes");
  const stacks = new Map<string, Stack>();
  kept.forEach((name, k) => {
    const full = `${MARK}${name}`;
    const scales = `${full}${SCALES}`;
    const made = stackOf(name, shapes[k], steps.length, pieces.get(full), pieces.get(scales));
    stacks.set(name, made);
    pieces.delete(full);
    pieces.delete(scales);
  });
  return { steps, stacks };
}

function curveOf(about: About, pieces: Map<string, Piece>): Curve {
  const { steps, every } = about;
  if (!isWhole(steps) || !isWhole(every) || every < 1) throw damaged("steps");
  const points = Math.ceil(steps / every);
  const take = (name: string): Float32Array | null => {
    const piece = pieces.get(`${MARK}${name}`);
    if (!piece) return null;
    pieces.delete(`${MARK}${name}`);
    if (!isFloat(piece.dtype) || piece.shape.length !== 1 || piece.shape[0] !== points) {
      throw damaged("steps");
    }
    const values = widened(piece.bytes.slice().buffer, piece.dtype);
    if (values.includes(Infinity) || values.includes(-Infinity)) throw damaged("steps");
    return values;
  };
  const loss = take("loss");
  if (!loss || points > MOST_POINTS) throw damaged("steps");
  return { steps, every, loss, accuracy: take("accuracy") };
}

/** What is there once. */
function plainOf(pieces: ReadonlyMap<string, Piece>): Map<string, Tensor> {
  const tensors = new Map<string, Tensor>();
  for (const [name, { dtype, shape, bytes }] of pieces) {
    if (!isFloat(dtype)) throw wrongLater("historyTensor", shown(name));
    tensors.set(name, { shape, values: widened(bytes.slice().buffer, dtype) });
  }
  return tensors;
}

function checkStacks({ operations }: Network, stacks: ReadonlyMap<string, Stack>): void {
  const known = new Set(
    operations.flatMap(({ name, tensors }) =>
      Object.keys(tensors).map((part) => `${name}.${part}`),
    ),
  );
  for (const name of stacks.keys()) {
    if (!known.has(name)) throw wrongLater("historyKeeps", shown(name));
  }
}

/** What was measured of it is another network's; drawing scales stay, so that pictures can be compared. */
function withStacks(network: Network, stacks: ReadonlyMap<string, Stack>, place: number): Network {
  const { lamp, ...rest } = network;
  const operations = network.operations.map((op) => {
    const tensors = named<Tensor>();
    for (const [part, tensor] of Object.entries(op.tensors)) {
      const stack = stacks.get(`${op.name}.${part}`);
      tensors[part] = stack ? { shape: stack.shape, values: stack.at(place) } : tensor;
    }
    return { ...op, tensors };
  });
  const entries = Object.entries(network.measured);
  const measured = lamp
    ? named(entries.map(([name, { familiar: _, ...facts }]) => [name, facts] as const))
    : network.measured;
  return new Network({ ...rest, operations, accuracy: [], measured });
}

/** The place of the last checkpoint that had been made by `step`, or the first. */
export function nearest({ steps }: Pick<History, "steps">, step: number): number {
  const after = steps.findIndex((each) => each > step);
  return Math.max(0, (after < 0 ? steps.length : after) - 1);
}

const isRising = (value: unknown): value is readonly number[] =>
  Array.isArray(value) &&
  value.length >= 1 &&
  value.length <= MOST_CHECKPOINTS &&
  value.every((step, k) => isWhole(step) && (k === 0 || step > value[k - 1]));

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) &&
  value.length <= MOST_KEPT &&
  value.every((each) => typeof each === "string") &&
  new Set(value).size === value.length;

const isShapes = (value: unknown): value is readonly (readonly number[])[] =>
  Array.isArray(value) &&
  value.every(
    (shape) =>
      Array.isArray(shape) &&
      shape.length >= 1 &&
      shape.length <= 8 &&
      shape.every((length) => isWhole(length) && length > 0),
  );

function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string" && value.length <= LONGEST_ABOUT) return value;
  throw damaged("about");
}
