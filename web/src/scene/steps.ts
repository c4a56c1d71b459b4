/**
 * The story: which steps a recognition has, how long each lasts and the lines of code it executes.
 * Reads the network's own operations, so that any MLP classifier tells its own story. Knows nothing
 * of pictures or of words.
 */
import { isPrepared } from "../ink/photo";
import type { Network } from "../network/network";
import type { Plane } from "../network/planes";
import { INPUT, type Operation } from "../operations/operation";
import { kindOf } from "../operations/table";
import type { Scene, Step, StepKind } from "./scene";

/** Seconds before the motion, of the motion, and of rest after it, where nobody reads. */
const PACE: Readonly<Record<StepKind, readonly [lead: number, motion: number, rest: number]>> = {
  ink: [0.3, 1.2, 0.6],
  photo: [0.3, 0.8, 0.8],
  separate: [0.5, 1.2, 0.8],
  fit: [0.5, 0.8, 0.7],
  pixels: [0.5, 0.6, 0.9],
  products: [0.8, 0.9, 1],
  sum: [0.6, 0.7, 0.8],
  activation: [0.6, 0.8, 1],
  layer: [0.5, 0.8, 0.6],
  dropout: [0.5, 0.4, 0.8],
  scores: [0.5, 0.6, 0.8],
  shares: [0.5, 0.6, 1],
  answer: [0.5, 0.6, 1.4],
};
/** Each further layer moves in this share of the time of the one before it. */
const QUICKER = 0.8;

type Told = Pick<Step, "kind" | "layer" | "op" | "line" | "lines" | "shape">;

/** Of a story whose steps follow each other. */
export interface Timed {
  readonly steps: readonly Step[];
  readonly duration: number;
}

/** The steps in order; those that make a picture only where one is made, of ink or of a photo. */
export function tellStory(
  network: Network,
  made: Pick<Scene, "ink" | "photo">,
  training: boolean,
): Step[] {
  const slow = slowPlane(network);
  const told = [
    ...preparation(network, made),
    pixels(network),
    ...network.planes.flatMap((plane, layer) => [
      ...(layer === slow ? oneNeuron(network, plane, layer) : []),
      ...wholeLayer(network, plane, layer, training),
    ]),
    ...conclusion(network),
  ];
  return [...inARow(told.map((step) => ({ ...step, start: 0, lead: 0, motion: 0, end: 0 }))).steps];
}

/** The same steps one after the other, each as long as it is by itself: for whoever does not read. */
export function inARow(steps: readonly Step[]): Timed {
  let layers = 0;
  return retimed(steps, ({ kind }) => {
    const [lead, motion, rest] = PACE[kind];
    const quicker = kind === "layer" ? QUICKER ** layers++ : 1;
    return { lead, motion: quicker * motion, rest };
  });
}

/** The same steps one after the other with other times, whose seconds `timesOf` tells. */
export function retimed(
  steps: readonly Step[],
  timesOf: (step: Step) => {
    readonly lead: number;
    readonly motion: number;
    readonly rest: number;
  },
): Timed {
  let start = 0;
  const timed = steps.map((step) => {
    const { lead, motion, rest } = timesOf(step);
    const next = { ...step, start, lead, motion, end: start + lead + motion + rest };
    start = next.end;
    return next;
  });
  return { steps: timed, duration: start };
}

/** The plane of which one neuron is told slowly: the first that multiplies with weights; -1: none. */
export const slowPlane = (network: Network): number =>
  network.planes.findIndex(({ name }) => kindOf(network.operation(name)).role === "affine");

/** The dropout of a plane, or null. */
export const dropoutOf = (network: Network, { operations }: Plane): Operation | null =>
  operations.map((name) => network.operation(name)).find(isDropout) ?? null;

const isDropout = (op: Operation): boolean => kindOf(op).role === "dropout";

function preparation(network: Network, made: Pick<Scene, "ink" | "photo">): Told[] {
  const at = linesOf([forwardLine(network)]);
  const shape = `x: [1, ${network.inputShape.join(", ")}]`;
  return kindsOf(made).map((kind) => ({ kind, layer: -1, op: null, ...at, shape }));
}

function kindsOf({ ink, photo }: Pick<Scene, "ink" | "photo">): readonly StepKind[] {
  if (ink) return ["ink", "fit"];
  if (!photo) return [];
  return isPrepared(photo) ? ["photo"] : ["photo", "separate", "fit"];
}

function pixels(network: Network): Told {
  const flatten = network.operations.find(
    (op) => kindOf(op).role === "reshape" && op.reads.includes(INPUT),
  );
  return {
    kind: "pixels",
    layer: -1,
    op: flatten?.name ?? null,
    ...linesOf([flatten?.line ?? forwardLine(network)]),
    shape: shapeOf([1, ...(flatten?.shape ?? [network.inputs])]),
  };
}

/** What one neuron of a plane does, before all of them do it. */
function oneNeuron(network: Network, plane: Plane, layer: number): Told[] {
  const first = network.operation(plane.name);
  const { activation } = plane;
  return [
    step("products", layer, [first]),
    step("sum", layer, [first]),
    ...(activation === null ? [] : [step("activation", layer, [network.operation(activation)])]),
  ];
}

/** All neurons of a plane at once; of the last one they are the scores. */
function wholeLayer(network: Network, plane: Plane, layer: number, training: boolean): Told[] {
  const operations = plane.operations.map((name) => network.operation(name));
  if (layer === network.planes.length - 1) return [step("scores", layer, operations)];
  const dropout = dropoutOf(network, plane);
  // Without masks dropout does nothing, and its line runs with the others.
  if (!training || !dropout) return [step("layer", layer, operations)];
  const others = operations.filter((op) => op !== dropout);
  return [
    ...(others.length > 0 ? [step("layer", layer, others)] : []),
    step("dropout", layer, [dropout]),
  ];
}

function step(kind: StepKind, layer: number, operations: readonly Operation[]): Told {
  const { name, shape } = operations[0];
  const at = linesOf(operations.map(({ line }) => line));
  return { kind, layer, op: name, ...at, shape: shapeOf([1, ...shape]) };
}

function conclusion({ planes, operations, output, classNames }: Network): Told[] {
  const last = output === "logits" ? null : operations[operations.length - 1];
  const shape = shapeOf([1, classNames.length]);
  const kinds = ["shares", "answer"] as const;
  return kinds.map((kind) => ({
    kind,
    layer: planes.length,
    op: last?.name ?? null,
    ...linesOf([last?.line ?? null]),
    shape,
  }));
}

const shapeOf = (shape: readonly number[]): string => `x: [${shape.join(", ")}]`;

/** Lines in the order in which they run, each once; the first of them. */
function linesOf(found: readonly (number | null)[]): Pick<Step, "line" | "lines"> {
  const lines = [...new Set(found.filter((line) => line !== null))];
  return { lines, line: lines[0] ?? null };
}

/** 1-based line of `def forward`, where the story stands before the first operation. */
function forwardLine(network: Network): number | null {
  const line = network.source.text.split("\n").findIndex((text) => /^\s*def forward\b/.test(text));
  return line < 0 ? null : line + 1;
}
