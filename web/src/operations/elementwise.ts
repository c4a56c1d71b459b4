/**
 * What all activations share: each unit is a function of one number. The functions are theirs.
 * Through a smooth function goes the straight line from (0, f(0)) to (z, f(z)): its slope is the
 * secant (f(z) - f(0)) / z, its constant f(0), and f(z) = f(0) + secant(z) * z holds exactly.
 */
import { checkNames, type Kind, NO_TENSORS, oneRead } from "./kind";
import { numberOf, type Operation } from "./operation";

/** The function of one number, in float64. `slope` is its setting, if it has one. */
export interface Curve {
  /** f(z), as PyTorch defines it. */
  value(z: number, slope: number): number;
  /** Slope of the line from (0, f(0)) to (z, f(z)); at z = 0 the derivative, for ReLUs the lower one. */
  secant(z: number, slope: number): number;
  /** f'(z), as PyTorch has it where there is a corner. */
  derivative(z: number, slope: number): number;
  /** f(0): what a neuron hands on when nothing reaches it. */
  readonly atZero: number;
}

export interface Elementwise extends Kind {
  readonly curve: Curve;
  readonly settings: readonly string[];
}

/** The kind that maps every number by `curve`; its settings are numbers. */
export function elementwise(curve: Curve, settings: readonly string[] = []): Elementwise {
  const { value, secant, derivative, atZero } = curve;
  const slopeOf = (op: Operation): number => (settings.length > 0 ? numberOf(op, settings[0]) : 0);
  return {
    curve,
    settings,
    role: "activation",

    check(op, shapes) {
      checkNames(op, settings);
      for (const name of settings) numberOf(op, name);
      return oneRead(op, shapes);
    },

    forward(op, [read]) {
      const slope = slopeOf(op);
      const result = new Float32Array(read.length);
      for (let k = 0; k < read.length; k++) result[k] = value(read[k], slope);
      return result;
    },

    straight(op, [read]) {
      const slope = slopeOf(op);
      const scaled = (values: Float32Array): Float32Array => {
        const result = new Float32Array(values.length);
        for (let k = 0; k < values.length; k++) {
          if (values[k] !== 0) result[k] = values[k] * secant(read[k], slope);
        }
        return result;
      };
      return {
        pull: (gradient) => [scaled(gradient)],
        push: ([part]) => scaled(part),
        constant: atZero === 0 ? null : new Float32Array(read.length).fill(atZero),
      };
    },

    learn(op, [read], _value, gradient) {
      const slope = slopeOf(op);
      return {
        reads: [gradient.map((g, k) => g * derivative(read[k], slope))],
        tensors: NO_TENSORS,
      };
    },

    terms: () => [],
  };
}
