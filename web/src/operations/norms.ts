/**
 * `nn.LayerNorm` and `nn.GroupNorm`: blocks of numbers, each less its mean and divided by its spread
 * sigma. With sigma held, as it is here, that is a straight line of the numbers.
 */
import { made } from "../base/arrays";
import { shown } from "../base/errors";
import { checkNames, type Kind, oneRead } from "./kind";
import { firsts } from "./linear";
import {
  numberOf,
  type Operation,
  refused,
  type Shape,
  sameShape,
  sizeOf,
  wholeOf,
} from "./operation";
import { returned } from "./places";
import { channelPlaces, checkChannels } from "./scale";

/** How a norm is divided into blocks, and which weight and bias each number has. */
interface Dividing {
  readonly setting: string;
  /** Throws InputError unless settings and tensors fit. */
  check(op: Operation, shape: Shape): void;
  /** Numbers in a block. */
  block(op: Operation): number;
  places(op: Operation): Int32Array;
}

/** One block: mean and 1 / sigma. */
const statistics = (block: Float32Array, eps: number): readonly [mean: number, inverse: number] => {
  let mean = 0;
  for (const value of block) mean += value;
  mean /= block.length;
  let squares = 0;
  for (const value of block) squares += (value - mean) ** 2;
  return [mean, 1 / Math.sqrt(squares / block.length + eps)];
};

function blockwise({ setting, check, block, places }: Dividing): Kind {
  /** `work` is given each block's statistics in this pass, and where it is. */
  const eachBlock = (
    op: Operation,
    read: Float32Array,
    work: (mean: number, inverse: number, begin: number, end: number) => void,
  ): void => {
    const length = block(op);
    for (let begin = 0; begin < read.length; begin += length) {
      const end = begin + length;
      work(...statistics(read.subarray(begin, end), numberOf(op, "eps")), begin, end);
    }
  };
  const numbersOf = (op: Operation, tensor: string): ((k: number) => number) | null => {
    if (!op.tensors[tensor]) return null;
    const [at, { values }] = [places(op), op.tensors[tensor]];
    return (k) => values[at[k]];
  };
  const weightOf = (op: Operation) => numbersOf(op, "weight") ?? (() => 1);
  const meanOf = (values: Float32Array | Float64Array, begin: number, end: number): number => {
    let sum = 0;
    for (let k = begin; k < end; k++) sum += values[k];
    return sum / (end - begin);
  };
  const constantOf = (op: Operation): Float32Array | null => {
    const bias = numbersOf(op, "bias");
    return bias && made(sizeOf(op.shape), bias);
  };
  const push = (op: Operation, read: Float32Array, part: Float32Array): Float32Array => {
    const weight = weightOf(op);
    const result = new Float32Array(read.length);
    eachBlock(op, read, (_mean, inverse, begin, end) => {
      const mean = meanOf(part, begin, end);
      for (let k = begin; k < end; k++) result[k] = weight(k) * (part[k] - mean) * inverse;
    });
    return result;
  };
  return {
    role: "norm",

    check(op, shapes) {
      checkNames(op, [setting, "eps"], ["weight", "bias"]);
      const shape = oneRead(op, shapes);
      if (numberOf(op, "eps") < 0) throw refused(op, "epsilon");
      check(op, shape);
      return shape;
    },

    forward(op, [read]) {
      const constant = constantOf(op);
      const result = push(op, read, read);
      return constant ? result.map((value, k) => value + constant[k]) : result;
    },

    straight: (op, [read]) => ({
      pull(gradient) {
        const weight = weightOf(op);
        const scaled = Float64Array.from(gradient, (g, k) => g * weight(k));
        const result = new Float32Array(read.length);
        eachBlock(op, read, (_mean, inverse, begin, end) => {
          const mean = meanOf(scaled, begin, end);
          for (let k = begin; k < end; k++) result[k] = (scaled[k] - mean) * inverse;
        });
        return [result];
      },
      push: ([part]) => push(op, read, part),
      get constant() {
        return constantOf(op);
      },
    }),

    learn(op, [read], _value, gradient) {
      const { weight, bias } = op.tensors;
      const factor = weightOf(op);
      const normal = new Float64Array(read.length);
      const scaled = Float64Array.from(gradient, (g, k) => g * factor(k));
      const result = new Float32Array(read.length);
      eachBlock(op, read, (mean, inverse, begin, end) => {
        for (let k = begin; k < end; k++) normal[k] = (read[k] - mean) * inverse;
        const slope = meanOf(scaled, begin, end);
        const along = meanOf(
          scaled.map((g, k) => g * normal[k]),
          begin,
          end,
        );
        for (let k = begin; k < end; k++) {
          result[k] = (scaled[k] - slope - normal[k] * along) * inverse;
        }
      });
      const slopes = gradient.map((g, k) => g * normal[k]);
      return {
        reads: [result],
        tensors: {
          ...(weight && { weight: returned(slopes, places(op), weight.values.length) }),
          ...(bias && { bias: returned(gradient, places(op), bias.values.length) }),
        },
      };
    },

    /** Every unit of its block, as their mean is taken off. */
    terms(op, unit, [read]) {
      const length = block(op);
      const begin = unit - (unit % length);
      const [, inverse] = statistics(read.subarray(begin, begin + length), numberOf(op, "eps"));
      const factor = weightOf(op)(unit) * inverse;
      const weights = new Float32Array(length).fill(-factor / length);
      weights[unit - begin] = factor - factor / length;
      return [{ read: 0, units: firsts(length), shift: begin, weights }];
    },
  };
}

const layerBlock = (op: Operation): number => sizeOf(op.shape.slice(-wholeOf(op, "axes")));

/** Settings: eps; axes, how many of the last are a block, whose shape weight and bias have. */
export const layerNorm = blockwise({
  setting: "axes",
  check(op, shape) {
    const axes = wholeOf(op, "axes");
    if (!(axes >= 1 && axes <= shape.length)) {
      throw refused(op, "overAxes", axes, shown(shape));
    }
    for (const [name, tensor] of Object.entries(op.tensors)) {
      if (!sameShape(tensor.shape, shape.slice(-axes))) {
        throw refused(op, "partOfAxes", name, shown(tensor.shape), axes, shown(shape));
      }
    }
  },
  block: layerBlock,
  places(op) {
    const length = layerBlock(op);
    return new Int32Array(sizeOf(op.shape)).map((_, k) => k % length);
  },
});

/** Settings: eps; groups, into how many blocks the channels are divided. Weight and bias (C,). */
export const groupNorm = blockwise({
  setting: "groups",
  check(op, shape) {
    const groups = wholeOf(op, "groups");
    if (groups < 1 || shape[0] % groups > 0) {
      throw refused(op, "groupsOf", shape[0], groups);
    }
    checkChannels(op, shape);
  },
  block: (op) => sizeOf(op.shape) / wholeOf(op, "groups"),
  places: (op) => channelPlaces(op.shape),
});
