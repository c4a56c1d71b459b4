/**
 * `nn.Conv1d` and `nn.Conv2d`: z[o, y, x] = sum of weight[o] * the patch under the kernel at (y, x),
 * plus bias[o]. A patch is of the maps of its group.
 */
import { made, sum } from "../base/arrays";
import { shown } from "../base/errors";
import type { Tensor } from "../base/safetensors";
import { checkNames, type Kind, kept, oneRead } from "./kind";
import { type Operation, refused, type Shape, sameShape, sizeOf, wholeOf } from "./operation";
import { multiply, originOf, type Patches, pullBack, weightSlopes } from "./patches";
import {
  axisOf,
  countOf,
  liesOf,
  reachOf,
  sidesOf,
  windowAt,
  windowCount,
  windowsOf,
} from "./windows";

/** The same limit as in Python: numbers of patches for one row of the result. */
const MOST_COLUMNS = 2 ** 26;

/**
 * Tensors: weight (out, in / groups, *kernel), and bias (out,) unless the module has none. Settings:
 * stride, dilation; padding, begin and end of each axis; groups.
 */
const conv = (axes: number): Kind => ({
  role: "affine",

  check(op, shapes) {
    const shape = oneRead(op, shapes);
    checkNames(op, ["stride", "padding", "dilation", "groups"], ["weight", "bias"]);
    const sides = sidesOf(op, shape, axes);
    const [outputs, ...kernel] = checkWeights(op, shape, axes);
    const lies = liesOf(op, sides, kernel);
    const counts = lies.map((lie) => countOf(op, lie));
    const covered = lies.map((lie, k) => (counts[k] - 1) * lie.stride + reachOf(lie));
    const row = (op.tensors.weight.values.length / outputs) * wholeOf(op, "groups");
    if (Math.max(row * counts[axes - 1], shape[0] * sizeOf(covered)) > MOST_COLUMNS) {
      throw refused(op, "kernelTooLarge");
    }
    return [outputs, ...counts];
  },

  forward: (op, [read], shapes) => multiply(patchesOf(op, shapes), read, true),

  straight(op, _reads, _value, shapes) {
    const parts = patchesOf(op, shapes);
    const { bias, count } = parts;
    return {
      pull: (gradient) => [pullBack(parts, gradient, sizeOf(shapes[0]))],
      push: ([part]) => multiply(parts, part, false),
      get constant() {
        return bias && made(sizeOf(op.shape), (k) => bias[Math.floor(k / count)]);
      },
    };
  },

  learn(op, [read], _value, gradient, shapes) {
    const parts = patchesOf(op, shapes);
    const { bias, count } = parts;
    const weight = weightSlopes(parts, read, gradient);
    const total = (o: number): number => sum(gradient.subarray(o * count, (o + 1) * count));
    return {
      reads: [pullBack(parts, gradient, read.length)],
      tensors: bias ? { weight, bias: made(bias.length, total) } : { weight },
    };
  },

  terms(op, unit, _reads, shapes) {
    const parts = patchesOf(op, shapes);
    const output = Math.floor(unit / parts.count);
    const window = windowAt(parts.windows, unit % parts.count, originOf(parts, output));
    const length = parts.windows.units.length;
    const kernel = parts.weight.subarray(output * length, (output + 1) * length);
    const { units, shift, taps } = window;
    const weights = taps ? made(taps.length, (k) => kernel[taps[k]]) : kernel;
    return [{ read: 0, units, shift, weights }];
  },
});

export const conv1d = conv(1);
export const conv2d = conv(2);

/** What a convolution works with; made once for an operation. */
export const patchesOf = kept((op, [shape]): Patches => {
  const { weight, bias }: { weight: Tensor; bias?: Tensor } = op.tensors as { weight: Tensor };
  const [outputs, depth, ...kernel] = weight.shape;
  const lies = liesOf(op, shape.slice(1), kernel);
  const windows = windowsOf(
    lies.map((lie) => axisOf(lie, countOf(op, lie))),
    depth,
  );
  return {
    windows,
    count: windowCount(windows),
    weight: weight.values,
    bias: bias?.values ?? null,
    outputs,
    together: outputs / wholeOf(op, "groups"),
  };
});

/** Outputs and sizes of the kernel. Throws InputError unless weights, groups and maps fit. */
function checkWeights(op: Operation, [maps]: Shape, axes: number): readonly number[] {
  const { weight, bias }: { weight?: Tensor; bias?: Tensor } = op.tensors;
  const sizes = weight?.shape ?? [];
  if (sizes.length !== axes + 2 || !sizes.every((size) => size > 0)) {
    const form = `[out, in, ${axes === 1 ? "length" : "height, width"}]`;
    throw refused(op, "weightsOf", shown(weight?.shape), form);
  }
  const [outputs, depth, ...kernel] = sizes;
  if (bias && !sameShape(bias.shape, [outputs])) {
    throw refused(op, "biasesOfMaps", shown(bias.shape), outputs);
  }
  const groups = wholeOf(op, "groups");
  if (groups < 1 || outputs % groups > 0 || depth * groups !== maps) {
    throw refused(op, "groupsOfMaps", groups, depth, outputs, maps);
  }
  return [outputs, ...kernel];
}
