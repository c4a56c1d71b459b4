/** The kinds of operation that there are, a row each. To add one is to add its file and its row. */
import { shown } from "../base/errors";
import { add } from "./add";
import { conv1d, conv2d } from "./conv";
import { dropout } from "./dropout";
import type { Elementwise } from "./elementwise";
import { elu } from "./elu";
import { gelu } from "./gelu";
import { geluTanh } from "./gelu_tanh";
import { identity } from "./identity";
import type { Kind } from "./kind";
import { leakyRelu } from "./leaky_relu";
import { linear } from "./linear";
import { type Operation, refused } from "./operation";
import { POOLS } from "./pools";
import { relu } from "./relu";
import { reshape } from "./reshape";
import { batchNorm, scale } from "./scale";
import { sigmoid } from "./sigmoid";
import { logSoftmax, softmax } from "./softmax";
import { tanh } from "./tanh";

export const ACTIVATION_NAMES = [
  "relu",
  "tanh",
  "sigmoid",
  "gelu",
  "gelu_tanh",
  "leaky_relu",
  "elu",
  "identity",
] as const;
export type ActivationName = (typeof ACTIVATION_NAMES)[number];

export const ACTIVATIONS: Readonly<Record<ActivationName, Elementwise>> = {
  relu,
  tanh,
  sigmoid,
  gelu,
  gelu_tanh: geluTanh,
  leaky_relu: leakyRelu,
  elu,
  identity,
};

export const KINDS: Readonly<Record<string, Kind>> = {
  linear,
  conv1d,
  conv2d,
  ...POOLS,
  batch_norm: batchNorm,
  scale,
  add,
  ...ACTIVATIONS,
  dropout,
  reshape,
  softmax,
  log_softmax: logSoftmax,
};

/** The kind of an operation. Throws InputError for a kind that is not known. */
export function kindOf(op: Operation): Kind {
  if (Object.hasOwn(KINDS, op.kind)) return KINDS[op.kind];
  throw refused(op, `is a ${shown(op.kind)}, which this page does not know: update forwardpass`);
}

/** The names of an activation's settings: one number, or none. */
export const numbersOf = (kind: string): readonly string[] =>
  Object.hasOwn(ACTIVATIONS, kind) ? ACTIVATIONS[kind as ActivationName].settings : [];
