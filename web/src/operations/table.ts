/** The kinds of operation that there are, a row each. To add one is to add its file and its row. */
import { shown } from "../base/errors";
import { add, sub } from "./add";
import { celu } from "./celu";
import { clamp, hardtanh } from "./clamp";
import { concat } from "./concat";
import { conv1d, conv2d } from "./conv";
import { dropout } from "./dropout";
import type { Elementwise } from "./elementwise";
import { elu } from "./elu";
import { gate } from "./gate";
import { gelu } from "./gelu";
import { geluTanh } from "./gelu_tanh";
import { hardsigmoid } from "./hardsigmoid";
import { hardswish } from "./hardswish";
import { identity } from "./identity";
import type { Kind } from "./kind";
import { leakyRelu } from "./leaky_relu";
import { linear } from "./linear";
import { localResponseNorm } from "./local_response_norm";
import { maximum } from "./maximum";
import { mish } from "./mish";
import { pad, permute, slice } from "./moved";
import { groupNorm, layerNorm } from "./norms";
import { type Operation, refused } from "./operation";
import { POOLS } from "./pools";
import { prelu } from "./prelu";
import { amax, mean, sum } from "./reduce";
import { relu } from "./relu";
import { relu6 } from "./relu6";
import { reshape } from "./reshape";
import { batchNorm, scale } from "./scale";
import { selu } from "./selu";
import { sigmoid } from "./sigmoid";
import { silu } from "./silu";
import { logSoftmax, softmax } from "./softmax";
import { softplus } from "./softplus";
import { softsign } from "./softsign";
import { square } from "./square";
import { tanh } from "./tanh";

/** Activations that one number says all about, or none: those that a plain layer can have. */
export const ACTIVATIONS = {
  relu,
  tanh,
  sigmoid,
  gelu,
  gelu_tanh: geluTanh,
  leaky_relu: leakyRelu,
  elu,
  identity,
  relu6,
  selu,
  celu,
  silu,
  mish,
  hardswish,
  hardsigmoid,
  square,
  softsign,
} as const satisfies Readonly<Record<string, Elementwise>>;

export type ActivationName = keyof typeof ACTIVATIONS;

export const ACTIVATION_NAMES = Object.keys(ACTIVATIONS) as readonly ActivationName[];

/** All that bend numbers one by one. */
const CURVES = { ...ACTIVATIONS, prelu, softplus, hardtanh, clamp } as const;

export type CurveName = keyof typeof CURVES;

const ALL = {
  linear,
  conv1d,
  conv2d,
  ...POOLS,
  batch_norm: batchNorm,
  layer_norm: layerNorm,
  group_norm: groupNorm,
  local_response_norm: localResponseNorm,
  mean,
  sum,
  amax,
  scale,
  add,
  sub,
  maximum,
  gate,
  concat,
  pad,
  slice,
  permute,
  ...CURVES,
  dropout,
  reshape,
  softmax,
  log_softmax: logSoftmax,
} as const satisfies Readonly<Record<string, Kind>>;

/** Of which texts, for instance, have a row each: the compiler asks for the one that is missing. */
export type KindName = keyof typeof ALL;

export const KINDS: Readonly<Record<string, Kind>> = ALL;

/** The kind of an operation. Throws InputError for a kind that is not known. */
export function kindOf(op: Operation): Kind {
  if (Object.hasOwn(KINDS, op.kind)) return KINDS[op.kind];
  throw refused(op, "unknownKind", shown(op.kind));
}

/** Whether a kind is an activation of a plain layer. */
export const isActivation = (kind: string): kind is ActivationName =>
  Object.hasOwn(ACTIVATIONS, kind);

/** The names of an activation's settings: one number, or none. */
export const numbersOf = (kind: string): readonly string[] =>
  isActivation(kind) ? ACTIVATIONS[kind].settings : [];
