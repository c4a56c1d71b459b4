/**
 * The story: which steps a recognition has, how long each lasts and the line of code it executes.
 * Reads the network's own operations, so that any MLP classifier tells its own story. Knows nothing
 * of pictures or of words.
 */
import type { Network } from "../network/network";
import type { Plane } from "../network/planes";
import { INPUT, type Operation } from "../operations/operation";
import { kindOf } from "../operations/table";
import type { Step, StepKind } from "./scene";

/** Seconds of motion, then seconds of rest to read the caption. */
const PACE: Readonly<Record<StepKind, readonly [motion: number, pause: number]>> = {
  ink: [1.2, 0.6],
  fit: [0.6, 1.2],
  centre: [0.6, 1.2],
  pixels: [0.6, 1.4],
  products: [0.6, 1.3],
  sum: [0.5, 1.0],
  bias: [0.4, 0.9],
  activation: [0.5, 1.2],
  dropout: [0.4, 1.1],
  output: [0.5, 1.4],
  probabilities: [0.6, 1.4],
  prediction: [0.5, 2.0],
};

type Told = Pick<Step, "kind" | "layer" | "op" | "line" | "shape">;

/** The steps in order; those that make a picture of ink only where something is `drawn`. */
export function tellStory(network: Network, drawn: boolean): Step[] {
  const told = [
    ...(drawn ? preparation(network) : []),
    pixels(network),
    ...network.planes.flatMap((plane, layer) => planeSteps(network, plane, layer)),
    ...conclusion(network),
  ];
  let start = 0;
  return told.map((step) => {
    const [motion, pause] = PACE[step.kind];
    const timed = { ...step, start, motion, end: start + motion + pause };
    start = timed.end;
    return timed;
  });
}

/** The dropout of a plane, or null. */
export const dropoutOf = (network: Network, { operations }: Plane): Operation | null =>
  operations.map((name) => network.operation(name)).find((op) => kindOf(op).role === "dropout") ??
  null;

function preparation(network: Network): Told[] {
  const line = forwardLine(network);
  const shape = `x: [1, ${network.inputShape.join(", ")}]`;
  const kinds = ["ink", "fit", "centre"] as const;
  return kinds.map((kind) => ({ kind, layer: -1, op: null, line, shape }));
}

function pixels(network: Network): Told {
  const flatten = network.operations.find(
    (op) => kindOf(op).role === "reshape" && op.reads.includes(INPUT),
  );
  return {
    kind: "pixels",
    layer: -1,
    op: flatten?.name ?? null,
    line: flatten?.line ?? forwardLine(network),
    shape: shapeOf([1, ...(flatten?.shape ?? [network.inputs])]),
  };
}

function planeSteps(network: Network, plane: Plane, layer: number): Told[] {
  const step = (kind: StepKind, { name, line, shape }: Operation): Told => ({
    kind,
    layer,
    op: name,
    line,
    shape: shapeOf([1, ...shape]),
  });
  const first = network.operation(plane.name);
  const dropout = dropoutOf(network, plane);
  return [
    ...(["products", "sum", "bias"] as const).map((kind) => step(kind, first)),
    ...(plane.activation === null ? [] : [step("activation", network.operation(plane.activation))]),
    ...(dropout ? [step("dropout", dropout)] : []),
  ];
}

function conclusion({ planes, operations, output, classNames }: Network): Told[] {
  const last = output === "logits" ? null : operations[operations.length - 1];
  const shape = shapeOf([1, classNames.length]);
  const kinds = ["output", "probabilities", "prediction"] as const;
  return kinds.map((kind) => ({
    kind,
    layer: planes.length,
    op: last?.name ?? null,
    line: last?.line ?? null,
    shape,
  }));
}

const shapeOf = (shape: readonly number[]): string => `x: [${shape.join(", ")}]`;

/** 1-based line of `def forward`, where the story stands before the first operation. */
function forwardLine(network: Network): number | null {
  const line = network.source.text.split("\n").findIndex((text) => /^\s*def forward\b/.test(text));
  return line < 0 ? null : line + 1;
}
