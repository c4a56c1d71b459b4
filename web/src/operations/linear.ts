/**
 * `nn.Linear`, over the last axis: z[j] = sum over i of w[j, i] * a[i], plus bias[j], for each row a
 * of what is read; w[j, i] at [j * inputs + i].
 */
import { made, nonZero } from "../base/arrays";
import { shown } from "../base/errors";
import type { Tensor } from "../base/safetensors";
import { checkNames, type Kind, oneRead } from "./kind";
import { type Operation, refused, sameShape, sizeOf } from "./operation";

/** Tensors: weight (out, in), and bias (out,) unless the module has none. */
export const linear: Kind = {
  role: "affine",

  check(op, shapes) {
    checkNames(op, [], ["weight", "bias"]);
    const shape = oneRead(op, shapes);
    const { weight, bias }: { weight?: Tensor; bias?: Tensor } = op.tensors;
    const [outputs, inputs, ...more] = weight?.shape ?? [];
    if (!(outputs > 0 && inputs > 0) || more.length > 0) {
      throw refused(op, "weightsOf", shown(weight?.shape), "[out, in]");
    }
    if (bias && !sameShape(bias.shape, [outputs])) {
      throw refused(op, "biasesOfRows", shown(bias.shape), outputs);
    }
    if (shape.at(-1) !== inputs) {
      throw refused(op, "readsValues", inputs, shown(op.reads[0]), shown(shape));
    }
    return [...shape.slice(0, -1), outputs];
  },

  forward(op, [a]) {
    const { weight, bias, inputs } = partsOf(op);
    return forwards(weight, inputs, a, bias);
  },

  straight(op) {
    const { weight, bias, inputs } = partsOf(op);
    return {
      pull: (gradient) => [backward(weight, inputs, gradient)],
      push: ([part]) => forwards(weight, inputs, part, null),
      get constant() {
        if (!bias || bias.length === sizeOf(op.shape)) return bias;
        return made(sizeOf(op.shape), (k) => bias[k % bias.length]);
      },
    };
  },

  learn(op, [a], _value, gradient) {
    const { weight, bias, inputs, outputs } = partsOf(op);
    const slope = new Float32Array(weight.length);
    const slopes = new Float32Array(outputs);
    for (const k of nonZero(gradient)) {
      const j = k % outputs;
      const from = ((k - j) / outputs) * inputs;
      slopes[j] += gradient[k];
      for (let i = 0; i < inputs; i++) slope[j * inputs + i] += gradient[k] * a[from + i];
    }
    return {
      reads: [backward(weight, inputs, gradient)],
      tensors: bias ? { weight: slope, bias: slopes } : { weight: slope },
    };
  },

  terms(op, unit, [a]) {
    const { weight, inputs, outputs } = partsOf(op);
    const j = unit % outputs;
    const weights = weight.subarray(j * inputs, (j + 1) * inputs);
    if (a.length === inputs) return [{ read: 0, units: null, shift: 0, weights }];
    return [{ read: 0, units: firsts(inputs), shift: ((unit - j) / outputs) * inputs, weights }];
  },
};

let counted = new Int32Array(0);

/** 0, 1, ...: of one row what every row reads. */
export function firsts(count: number): Int32Array {
  if (counted.length < count) counted = new Int32Array(count).map((_, k) => k);
  return counted.subarray(0, count);
}

function partsOf({ tensors }: Operation) {
  const { weight, bias }: { weight: Tensor; bias?: Tensor } = tensors as { weight: Tensor };
  const [outputs, inputs] = weight.shape;
  return { weight: weight.values, bias: bias?.values ?? null, inputs, outputs };
}

/** W a + bias. Blank pixels and inactive neurons add nothing, so only the others are visited. */
function forwards(
  weight: Float32Array,
  inputs: number,
  values: Float32Array,
  bias: Float32Array | null,
): Float32Array {
  const outputs = weight.length / inputs;
  const z = new Float32Array((values.length / inputs) * outputs);
  for (let from = 0, to = 0; from < values.length; from += inputs, to += outputs) {
    const a = values.subarray(from, from + inputs);
    const sources = nonZero(a);
    for (let j = 0; j < outputs; j++) {
      const row = j * inputs;
      let sum = 0;
      for (let k = 0; k < sources.length; k++) {
        const i = sources[k];
        sum += weight[row + i] * a[i];
      }
      z[to + j] = bias ? sum + bias[j] : sum;
    }
  }
  return z;
}

/** Sums in float64, kept from call to call: making room for them costs as much as adding up. */
let room = new Float64Array(0);

/** W^T g: what each source passes on. */
function backward(weight: Float32Array, inputs: number, g: Float32Array): Float32Array {
  const outputs = weight.length / inputs;
  const size = (g.length / outputs) * inputs;
  if (room.length < size) room = new Float64Array(size);
  const result = room.subarray(0, size).fill(0);
  for (const k of nonZero(g)) {
    const j = k % outputs;
    const row = j * inputs;
    const to = ((k - j) / outputs) * inputs;
    const slope = g[k];
    for (let i = 0; i < inputs; i++) result[to + i] += weight[row + i] * slope;
  }
  return new Float32Array(result);
}
