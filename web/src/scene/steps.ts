/**
 * The story: which steps a recognition has, how long each lasts and the line of code it executes.
 * Reads the network's own operations, so that any MLP classifier tells its own story. Knows nothing
 * of pictures or of words.
 */
import type { Network, Operation } from "../network/network";
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

type Told = Pick<Step, "kind" | "layer" | "line" | "shape">;

/** The steps in order; those that make a picture of ink only where something is `drawn`. */
export function tellStory(network: Network, drawn: boolean): Step[] {
  const told = [
    ...(drawn ? preparation(network) : []),
    pixels(network),
    ...network.layers.flatMap((_, layer) => layerSteps(network, layer)),
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

/** The operation of this kind that belongs to a layer. */
export const operationOf = (
  { operations }: Network,
  kind: string,
  layer: string,
): Operation | undefined => operations.find((each) => each.kind === kind && each.layer === layer);

function preparation(network: Network): Told[] {
  const line = forwardLine(network);
  const shape = `x: [1, ${network.inputShape.join(", ")}]`;
  const kinds = ["ink", "fit", "centre"] as const;
  return kinds.map((kind) => ({ kind, layer: -1, line, shape }));
}

function pixels(network: Network): Told {
  const operation = network.operations.find((each) => each.kind === "flatten");
  return {
    kind: "pixels",
    layer: -1,
    line: operation?.line ?? forwardLine(network),
    shape: shapeOf(operation?.shape ?? [1, network.layers[0].inputs]),
  };
}

function layerSteps(network: Network, layer: number): Told[] {
  const { name, outputs, activation } = network.layers[layer];
  const shape = shapeOf([1, outputs]);
  const lineOf = (kind: string): number | null => operationOf(network, kind, name)?.line ?? null;
  const steps: Told[] = (["products", "sum", "bias"] as const).map((kind) => ({
    kind,
    layer,
    line: lineOf("linear"),
    shape,
  }));
  if (activation !== "identity") {
    steps.push({ kind: "activation", layer, line: lineOf(activation), shape });
  }
  if (operationOf(network, "dropout", name)) {
    steps.push({ kind: "dropout", layer, line: lineOf("dropout"), shape });
  }
  return steps;
}

function conclusion({ layers, operations }: Network): Told[] {
  const operation = operations.find(({ kind }) => kind === "log_softmax" || kind === "softmax");
  const line = operation?.line ?? null;
  const shape = shapeOf([1, layers[layers.length - 1].outputs]);
  const kinds = ["output", "probabilities", "prediction"] as const;
  return kinds.map((kind) => ({ kind, layer: layers.length, line, shape }));
}

const shapeOf = (shape: readonly number[]): string => `x: [${shape.join(", ")}]`;

/** 1-based line of `def forward`, where the story stands before the first operation. */
function forwardLine(network: Network): number | null {
  const line = network.source.text.split("\n").findIndex((text) => /^\s*def forward\b/.test(text));
  return line < 0 ? null : line + 1;
}
