/**
 * What multiplies and shifts each number by one of its own: `scale`, by constants and buffers, and
 * `nn.BatchNorm1d`, `nn.BatchNorm2d` in eval mode, by what was measured of each channel.
 */
import { made } from "../base/arrays";
import { shown } from "../base/errors";
import type { Tensor } from "../base/safetensors";
import { checkNames, type Kind, kept, oneRead, single } from "./kind";
import { numberOf, type Operation, refused, type Shape, sameShape, sizeOf } from "./operation";
import { returned, spreadPlaces } from "./places";

/** read * factor + offset, each number's in its place of a shorter list. */
interface Line {
  readonly factor: Float64Array;
  readonly offset: Float64Array;
  readonly factorAt: Int32Array;
  readonly offsetAt: Int32Array;
  /** What the slope of a factor is the sum of, beside the gradient: (read - mean) * scale. */
  readonly mean: Float64Array;
  readonly inverse: Float64Array;
}

type Given = { readonly [name in "weight" | "bias" | "mean" | "variance"]?: Tensor };

function lineKind(role: Kind["role"], check: Kind["check"], make: (op: Operation) => Line): Kind {
  const lineOf = kept(make);
  const scaled = ({ factor, factorAt }: Line, values: Float32Array): Float32Array =>
    made(values.length, (k) => values[k] * factor[factorAt[k]]);
  return {
    role,
    check,

    forward(op, [read], shapes) {
      const { factor, offset, factorAt, offsetAt } = lineOf(op, shapes);
      return made(read.length, (k) => read[k] * factor[factorAt[k]] + offset[offsetAt[k]]);
    },

    straight(op, _reads, _value, shapes) {
      const line = lineOf(op, shapes);
      const { offset, offsetAt } = line;
      return {
        pull: (gradient) => [scaled(line, gradient)],
        push: ([part]) => scaled(line, part),
        get constant() {
          const any = offset.some((each) => each !== 0);
          return any ? made(offsetAt.length, (k) => offset[offsetAt[k]]) : null;
        },
      };
    },

    learn(op, [read], _value, gradient, shapes) {
      const line = lineOf(op, shapes);
      const { weight, bias }: Given = op.tensors;
      const { factorAt, offsetAt, mean, inverse } = line;
      const normal = read.map(
        (value, k) => gradient[k] * (value - mean[factorAt[k]]) * inverse[factorAt[k]],
      );
      const slope = weight && returned(normal, factorAt, weight.values.length);
      const shift = bias && returned(gradient, offsetAt, bias.values.length);
      return {
        reads: [scaled(line, gradient)],
        tensors: { ...(slope && { weight: slope }), ...(shift && { bias: shift }) },
      };
    },

    terms(op, unit, _reads, shapes) {
      const { factor, factorAt } = lineOf(op, shapes);
      return [single(unit, factor[factorAt[unit]])];
    },
  };
}

/** Tensors: weight and bias, each if it is there, with as many axes as the value, sizes its or 1. */
export const scale = lineKind(
  "norm",
  (op, shapes) => {
    checkNames(op, [], ["weight", "bias"]);
    const shape = oneRead(op, shapes);
    const given = Object.entries(op.tensors);
    if (given.length === 0) throw refused(op, "nothingToScale");
    for (const [name, tensor] of given) {
      const suits = (size: number, k: number): boolean => size === 1 || size === shape[k];
      if (tensor.shape.length !== shape.length || !tensor.shape.every(suits)) {
        throw refused(op, "partOfShape", name, shown(tensor.shape), shown(shape));
      }
    }
    return shape;
  },
  (op) => {
    const { weight, bias }: Given = op.tensors;
    const at = (tensor?: Tensor): Int32Array =>
      tensor ? spreadPlaces(op.shape, tensor.shape) : new Int32Array(sizeOf(op.shape));
    const numbers = (tensor: Tensor | undefined, none: number): Float64Array =>
      tensor ? Float64Array.from(tensor.values) : Float64Array.of(none);
    const factor = numbers(weight, 1);
    return {
      factor,
      offset: numbers(bias, 0),
      factorAt: at(weight),
      offsetAt: at(bias),
      mean: new Float64Array(factor.length),
      inverse: new Float64Array(factor.length).fill(1),
    };
  },
);

/** Tensors: mean and variance (C,), and weight and bias (C,) unless the module has none. */
export const batchNorm = lineKind(
  "norm",
  (op, shapes) => {
    checkNames(op, ["eps"], ["weight", "bias", "mean", "variance"]);
    const shape = oneRead(op, shapes);
    checkChannels(op, shape, ["mean", "variance"]);
    const { variance } = op.tensors;
    const eps = numberOf(op, "eps");
    if (!variance.values.every((each) => each >= 0 && each + eps > 0)) {
      throw refused(op, "variance");
    }
    return shape;
  },
  (op) => {
    const { weight, bias, ...measured }: Given = op.tensors;
    const mean = Float64Array.from(measured.mean?.values ?? []);
    const eps = numberOf(op, "eps");
    const inverse = mean.map((_, c) => 1 / Math.sqrt((measured.variance?.values[c] ?? 0) + eps));
    const factor = inverse.map((each, c) => each * (weight?.values[c] ?? 1));
    const offset = mean.map((each, c) => (bias?.values[c] ?? 0) - each * factor[c]);
    const at = channelPlaces(op.shape);
    return { factor, offset, factorAt: at, offsetAt: at, mean, inverse };
  },
);

/** Every tensor has a number a channel, and those that must be there are. Throws InputError. */
export function checkChannels(
  op: Operation,
  [channels]: Shape,
  needed: readonly string[] = [],
): void {
  for (const name of needed) if (!op.tensors[name]) throw refused(op, "partMissing", name);
  for (const [name, { shape }] of Object.entries(op.tensors)) {
    if (!sameShape(shape, [channels])) {
      throw refused(op, "partOfChannels", name, shown(shape), channels);
    }
  }
}

/** The channel of each number. */
export const channelPlaces = (shape: Shape): Int32Array =>
  spreadPlaces(shape, [shape[0], ...shape.slice(1).map(() => 1)]);
