/**
 * What all activations share: each unit is a function of one number. The functions are theirs.
 * Through a smooth function goes the straight line from (0, f(0)) to (z, f(z)): its slope is the
 * secant (f(z) - f(0)) / z, its constant f(0), and f(z) = f(0) + secant(z) * z holds exactly.
 */
import { checkNames, type Kind, NO_TENSORS, oneRead, single } from "./kind";
import { numberOf, type Operation } from "./operation";

/** The function of one number, in float64. `a` and `b` are its settings, as many as it has. */
export interface Curve {
  /** f(z), as PyTorch defines it. */
  value(z: number, a: number, b: number): number;
  /** Slope of the line from (0, f(0)) to (z, f(z)); at z = 0 the derivative, for ReLUs the lower one. */
  secant(z: number, a: number, b: number): number;
  /** f'(z), as PyTorch has it where there is a corner. */
  derivative(z: number, a: number, b: number): number;
}

export interface Elementwise extends Kind {
  readonly curve: Curve;
  readonly settings: readonly string[];
}

/**
 * The kind that maps every number by `curve`. Its settings are numbers; with `absent`, what they
 * are where they are not given, they need not be. `wrong` says what is wrong with them, if anything.
 */
export function elementwise(
  curve: Curve,
  settings: readonly string[] = [],
  absent?: readonly number[],
  refuse: (op: Operation, a: number, b: number) => void = () => {},
): Elementwise {
  const { value, secant, derivative } = curve;
  const numbersOf = (op: Operation): number[] =>
    settings.map((name, k) =>
      absent && !Object.hasOwn(op.settings, name) ? absent[k] : numberOf(op, name),
    );
  return {
    curve,
    settings,
    role: "activation",

    check(op, shapes) {
      checkNames(op, settings);
      const [a = 0, b = 0] = numbersOf(op);
      refuse(op, a, b);
      return oneRead(op, shapes);
    },

    forward(op, [read]) {
      const [a = 0, b = 0] = numbersOf(op);
      const result = new Float32Array(read.length);
      for (let k = 0; k < read.length; k++) result[k] = value(read[k], a, b);
      return result;
    },

    straight(op, [read]) {
      const [a = 0, b = 0] = numbersOf(op);
      const scaled = (values: Float32Array): Float32Array => {
        const result = new Float32Array(values.length);
        for (let k = 0; k < values.length; k++) {
          if (values[k] !== 0) result[k] = values[k] * secant(read[k], a, b);
        }
        return result;
      };
      const atZero = value(0, a, b);
      return {
        pull: (gradient) => [scaled(gradient)],
        push: ([part]) => scaled(part),
        constant: atZero === 0 ? null : new Float32Array(read.length).fill(atZero),
      };
    },

    learn(op, [read], _value, gradient) {
      const [a = 0, b = 0] = numbersOf(op);
      return {
        reads: [gradient.map((g, k) => g * derivative(read[k], a, b))],
        tensors: NO_TENSORS,
      };
    },

    terms(op, unit, [read]) {
      const [a = 0, b = 0] = numbersOf(op);
      return [single(unit, secant(read[unit], a, b))];
    },
  };
}
