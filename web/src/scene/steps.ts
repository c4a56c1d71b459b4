/**
 * The story: which steps a recognition has, how long each lasts and the lines of code it executes.
 * Reads the network's own operations, so that any classifier tells its own story. Knows nothing of
 * pictures or of words.
 */
import type { Network } from "../network/network";
import type { Plane } from "../network/planes";
import { INPUT, type Operation } from "../operations/operation";
import { kindOf } from "../operations/table";
import { isPrepared } from "./photo";
import type { Scene, Step, StepKind, TaughtKind } from "./scene";
import { type Stretch, slowPlane, stretchesOf } from "./stretches";

/** Seconds before the motion, of the motion, and of rest after it, where nobody reads. */
type Pace = readonly [lead: number, motion: number, rest: number];
const PACE: Readonly<Record<Exclude<StepKind, TaughtKind>, Pace>> = {
  ink: [0.3, 1.2, 0.6],
  photo: [0.3, 0.8, 0.8],
  separate: [0.5, 1.2, 0.8],
  fit: [0.5, 0.8, 0.7],
  pixels: [0.5, 0.6, 0.9],
  products: [0.8, 0.9, 1],
  sum: [0.6, 0.7, 0.8],
  norm: [0.6, 0.6, 0.8],
  activation: [0.6, 0.8, 1],
  window: [0.6, 2.8, 0.8],
  layer: [0.5, 0.8, 0.6],
  dropout: [0.5, 0.4, 0.8],
  lay: [0.5, 1, 0.6],
  scores: [0.5, 0.6, 0.8],
  shares: [0.5, 0.6, 1],
  answer: [0.5, 0.6, 1.4],
};
/** Of a step with words of its own. */
const TOLD: Pace = [0.5, 1, 1];
/** Each further layer moves in this share of the time of the one before it. */
const QUICKER = 0.8;
/** Several layers together have this much more time for each further one, up to so many times as much. */
const TOGETHER = { each: 0.3, most: 3 };

type Told = Omit<Step, "start" | "lead" | "motion" | "end" | "told">;

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
    ...stretchesOf(network).flatMap(([first, last]) => [
      ...laidDown(network, first),
      ...(first === slow ? oneNeuron(network, first) : []),
      ...(first < last ? [together(network, [first, last])] : wholeLayer(network, first, training)),
    ]),
    ...conclusion(network),
  ];
  return [...inARow(told.map((step) => ({ ...step, start: 0, lead: 0, motion: 0, end: 0 }))).steps];
}

/** The same steps one after the other, each as long as it is by itself: for whoever does not read. */
export function inARow(steps: readonly Step[]): Timed {
  let layers = 0;
  return retimed(steps, ({ kind, layer, through, told }) => {
    const [lead, motion, rest] = told ? TOLD : PACE[kind as keyof typeof PACE];
    const quicker = kind === "layer" ? QUICKER ** layers++ : 1;
    const several = Math.min(1 + TOGETHER.each * (through - layer), TOGETHER.most);
    return { lead, motion: quicker * several * motion, rest };
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

/** The dropout of a plane, or null. */
export const dropoutOf = (network: Network, { operations }: Plane): Operation | null =>
  operations.map((name) => network.operation(name)).find(isDropout) ?? null;

const isDropout = (op: Operation): boolean => kindOf(op).role === "dropout";

const BEFORE = { layer: -1, through: -1 } as const;

function preparation(network: Network, made: Pick<Scene, "ink" | "photo">): Told[] {
  const at = linesOf([forwardLine(network)]);
  const shape = `x: [1, ${network.inputShape.join(", ")}]`;
  return kindsOf(made).map((kind) => ({ kind, ...BEFORE, op: null, ...at, shape }));
}

function kindsOf({ ink, photo }: Pick<Scene, "ink" | "photo">): readonly StepKind[] {
  if (ink) return ["ink", "fit"];
  if (!photo) return [];
  return isPrepared(photo) ? ["photo"] : ["photo", "separate", "fit"];
}

function pixels(network: Network): Told {
  const flatten = network.operations.find(
    ({ kind, reads }) => kind === "reshape" && reads.includes(INPUT),
  );
  return {
    kind: "pixels",
    ...BEFORE,
    op: flatten?.name ?? null,
    ...linesOf([flatten?.line ?? forwardLine(network)]),
    shape: shapeOf([1, ...(flatten?.shape ?? network.inputShape)]),
  };
}

/** What one neuron of a plane does, before all of them do it. */
function oneNeuron(network: Network, layer: number): Told[] {
  const plane = network.planes[layer];
  const first = network.operation(plane.name);
  const { activation } = plane;
  const norms = normsOf(network, plane);
  return [
    step("products", layer, [first]),
    step("sum", layer, [first]),
    ...(norms.length > 0 ? [step("norm", layer, norms)] : []),
    ...(activation === null ? [] : [step("activation", layer, [network.operation(activation)])]),
    ...(isSlid(network, layer) ? [step("window", layer, [first])] : []),
  ];
}

/** The norms that make z of the sums of a plane, in their order. */
export function normsOf(network: Network, { operations, pre }: Plane): Operation[] {
  const end = operations.indexOf(pre) + 1;
  return operations
    .slice(0, end)
    .map((name) => network.operation(name))
    .filter((op, k) => k > 0 && kindOf(op).role === "norm");
}

/** The maps of a stack in a row, before a plane of neurons that reads them so. */
function laidDown(network: Network, layer: number): Told[] {
  const laid = layingOf(network, layer);
  if (!laid) return [];
  const behind = network.planes.flatMap((plane) => cutAtRow(network, plane)[1]);
  const [read] = network.operation(network.planes[layer].name).reads;
  const own = behind.filter(({ name, reads }) => name === read || reads.includes(laid.name));
  return [step("lay", layer, [laid, ...own])];
}

/** The operations of a stack before and behind its being laid in a row. */
function cutAtRow(network: Network, plane: Plane): readonly [Operation[], Operation[]] {
  const operations = plane.operations.map((name) => network.operation(name));
  const cut = operations.findIndex(({ shape }) => isStack(plane) && shape.length === 1);
  return cut < 0 ? [operations, []] : [operations.slice(0, cut), operations.slice(cut)];
}

/** The operation that lays a stack of maps in a row for a plane of neurons, or null. */
export function layingOf(network: Network, layer: number): Operation | null {
  const { name, form, reads } = network.planes[layer];
  const first = network.operation(name);
  if (form.kind !== "row" || kindOf(first).role !== "affine") return null;
  if (!reads.some((read) => read !== INPUT && isStack(network.planes[network.index(read)])))
    return null;
  let read = first.reads[0];
  while (read !== INPUT) {
    const op = network.operation(read);
    if (op.kind === "reshape") return op;
    if (!["reshape", "dropout", "activation"].includes(kindOf(op).role)) return null;
    read = op.reads[0];
  }
  return null;
}

export const isStack = ({ form }: Plane): boolean => form.kind !== "row";

/** Whether a plane is a stack of maps whose cells look through a window. */
export function isSlid(network: Network, layer: number): boolean {
  const plane = network.planes[layer];
  return (
    isStack(plane) && layer < network.planes.length - 1 && isConv(network.operation(plane.name))
  );
}

export const isConv = ({ kind }: Operation): boolean => kind === "conv1d" || kind === "conv2d";

/** Several planes of a deep network, one after the other. */
function together(network: Network, [first, last]: Stretch): Told {
  const planes = network.planes.slice(first, last + 1);
  const operations = planes.flatMap((plane) => plane.operations);
  const told = step(
    "layer",
    first,
    operations.map((name) => network.operation(name)),
  );
  const { op, shape } = step("layer", last, [network.operation(planes[planes.length - 1].name)]);
  return { ...told, through: last, op, shape };
}

/** All neurons of a plane at once; of the last one they are the scores. */
function wholeLayer(network: Network, layer: number, training: boolean): Told[] {
  const plane = network.planes[layer];
  const [operations] = cutAtRow(network, plane);
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
  return { kind, layer, through: layer, op: name, ...at, shape: shapeOf([1, ...shape]) };
}

function conclusion({ planes, operations, output, classNames }: Network): Told[] {
  const last = output === "logits" ? null : operations[operations.length - 1];
  const shape = shapeOf([1, classNames.length]);
  const kinds = ["shares", "answer"] as const;
  return kinds.map((kind) => ({
    kind,
    ...{ layer: planes.length, through: planes.length },
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
