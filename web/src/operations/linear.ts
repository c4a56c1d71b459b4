/** `nn.Linear`: z[j] = sum over i of w[j, i] * a[i], plus bias[j]; w[j, i] at [j * inputs + i]. */
import { nonZero } from "../base/arrays";
import { InputError, shown } from "../base/errors";
import type { Tensor } from "../base/safetensors";
import { checkNames, type Kind, oneRead } from "./kind";
import type { Operation, Shape } from "./operation";

/** Tensors: weight (out, in), and bias (out,) unless the module has none. */
export const linear: Kind = {
  role: "affine",

  check(op, shapes) {
    checkNames(op, { tensors: ["weight", "bias"] });
    const [outputs, inputs] = sizesOf(op);
    const shape = oneRead(op, shapes);
    if (shape.length !== 1 || shape[0] !== inputs) {
      const [read] = op.reads;
      throw new InputError(
        `Layer ${shown(op.name)} reads ${inputs} values, ${shown(read)} has shape ${shown(shape)}.`,
      );
    }
    return [outputs];
  },

  /** Blank pixels and inactive neurons add nothing, so only the others are visited. */
  forward(op, [a]) {
    const { weight, bias, inputs, outputs } = partsOf(op);
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
  },

  straight(op) {
    const { weight, bias, inputs, outputs } = partsOf(op);
    return {
      pull: (gradient) => [backward(weight, inputs, gradient)],
      push: ([part]) => forwards(weight, outputs, part),
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
    return [{ read: 0, units: null, weights }];
  },
};

/** Numbers of outputs and inputs. Throws InputError unless the tensors are a linear layer's. */
function sizesOf({ name, tensors }: Operation): Shape {
  const { weight, bias }: { weight?: Tensor; bias?: Tensor } = tensors;
  if (!weight) throw new InputError(`The network lacks tensor ${shown(`${name}.weight`)}.`);
  if (weight.shape.length !== 2 || weight.values.length === 0) {
    const found = shown(weight.shape);
    throw new InputError(`Layer ${shown(name)} has weights of shape ${found}, not [out, in].`);
  }
  const [outputs] = weight.shape;
  if (bias && (bias.shape.length !== 1 || bias.shape[0] !== outputs)) {
    throw new InputError(
      `Layer ${shown(name)} has biases of shape ${shown(bias.shape)} for ${outputs} rows of weights.`,
    );
  }
  return weight.shape;
}

function partsOf({ tensors }: Operation) {
  const { weight, bias }: { weight: Tensor; bias?: Tensor } = tensors as { weight: Tensor };
  const [outputs, inputs] = weight.shape;
  return { weight: weight.values, bias: bias?.values ?? null, inputs, outputs };
}

/** W^T g: what each source passes on, added up in float64. */
function backward(weight: Float32Array, inputs: number, g: Float32Array): Float32Array {
  const result = new Float64Array(inputs);
  for (const j of nonZero(g)) {
    const row = j * inputs;
    const slope = g[j];
    for (let i = 0; i < inputs; i++) result[i] += weight[row + i] * slope;
  }
  return Float32Array.from(result);
}

/** W a: the sums without the bias. */
function forwards(weight: Float32Array, outputs: number, a: Float32Array): Float32Array {
  const sources = nonZero(a);
  const sums = new Float32Array(outputs);
  for (let j = 0; j < outputs; j++) {
    const row = j * a.length;
    let sum = 0;
    for (const i of sources) sum += weight[row + i] * a[i];
    sums[j] = sum;
  }
  return sums;
}
