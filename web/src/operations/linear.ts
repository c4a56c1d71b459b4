/** `nn.Linear`: z[j] = sum over i of w[j, i] * a[i], plus bias[j]; w[j, i] at [j * inputs + i]. */
import { nonZero } from "../base/arrays";
import { shown } from "../base/errors";
import type { Tensor } from "../base/safetensors";
import { checkNames, type Kind, oneRead } from "./kind";
import { type Operation, refused, sameShape } from "./operation";

/** Tensors: weight (out, in), and bias (out,) unless the module has none. */
export const linear: Kind = {
  role: "affine",

  check(op, shapes) {
    checkNames(op, [], ["weight", "bias"]);
    const shape = oneRead(op, shapes);
    const { weight, bias }: { weight?: Tensor; bias?: Tensor } = op.tensors;
    const [outputs, inputs, ...more] = weight?.shape ?? [];
    if (!(outputs > 0 && inputs > 0) || more.length > 0) {
      throw refused(op, `has weights of shape ${shown(weight?.shape)}, not [out, in]`);
    }
    if (bias && !sameShape(bias.shape, [outputs])) {
      throw refused(op, `has biases of shape ${shown(bias.shape)} for ${outputs} rows of weights`);
    }
    if (!sameShape(shape, [inputs])) {
      throw refused(op, `reads ${inputs} values, ${shown(op.reads[0])} has shape ${shown(shape)}`);
    }
    return [outputs];
  },

  forward(op, [a]) {
    const { weight, bias } = partsOf(op);
    return forwards(weight, a, bias);
  },

  straight(op) {
    const { weight, bias, inputs } = partsOf(op);
    return {
      pull: (gradient) => [backward(weight, inputs, gradient)],
      push: ([part]) => forwards(weight, part, null),
      constant: bias,
    };
  },

  learn(op, [a], _value, gradient) {
    const { weight, bias, inputs } = partsOf(op);
    const slope = new Float32Array(weight.length);
    for (const j of nonZero(gradient)) {
      const row = j * inputs;
      for (let i = 0; i < inputs; i++) slope[row + i] = gradient[j] * a[i];
    }
    return {
      reads: [backward(weight, inputs, gradient)],
      tensors: bias ? { weight: slope, bias: gradient.slice() } : { weight: slope },
    };
  },

  terms(op, unit) {
    const { weight, inputs } = partsOf(op);
    const weights = weight.subarray(unit * inputs, (unit + 1) * inputs);
    return [{ read: 0, units: null, shift: 0, weights }];
  },
};

function partsOf({ tensors }: Operation) {
  const { weight, bias }: { weight: Tensor; bias?: Tensor } = tensors as { weight: Tensor };
  return { weight: weight.values, bias: bias?.values ?? null, inputs: weight.shape[1] };
}

/** W a + bias. Blank pixels and inactive neurons add nothing, so only the others are visited. */
function forwards(weight: Float32Array, a: Float32Array, bias: Float32Array | null): Float32Array {
  const inputs = a.length;
  const outputs = weight.length / inputs;
  const sources = nonZero(a);
  const z = new Float32Array(outputs);
  for (let j = 0; j < outputs; j++) {
    const row = j * inputs;
    let sum = 0;
    for (let k = 0; k < sources.length; k++) {
      const i = sources[k];
      sum += weight[row + i] * a[i];
    }
    z[j] = bias ? sum + bias[j] : sum;
  }
  return z;
}

/** Sums in float64, kept from call to call: making room for them costs as much as adding up. */
let room = new Float64Array(0);

/** W^T g: what each source passes on. */
function backward(weight: Float32Array, inputs: number, g: Float32Array): Float32Array {
  if (room.length < inputs) room = new Float64Array(inputs);
  const result = room.subarray(0, inputs).fill(0);
  for (const j of nonZero(g)) {
    const row = j * inputs;
    const slope = g[j];
    for (let i = 0; i < inputs; i++) result[i] += weight[row + i] * slope;
  }
  return new Float32Array(result);
}
