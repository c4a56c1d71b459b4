/**
 * The activation functions: their value, and the slope that evidence passes through them.
 * Computed in float64; knows nothing of layers.
 */
export const ACTIVATION_NAMES = [
  "relu",
  "tanh",
  "sigmoid",
  "gelu",
  "gelu_tanh",
  "leaky_relu",
  "identity",
] as const;
export type ActivationName = (typeof ACTIVATION_NAMES)[number];

export interface Activation {
  /** f(z), as PyTorch defines it. `slope` is used by leaky_relu only. */
  value(z: number, slope: number): number;
  /** Slope of the line from (0, f(0)) to (z, f(z)); at z = 0 the derivative, for ReLUs the lower one. */
  secant(z: number, slope: number): number;
  /** f(0). */
  readonly atZero: number;
}

export const ACTIVATIONS: Readonly<Record<ActivationName, Activation>> = {
  relu: {
    value: (z) => Math.max(z, 0),
    secant: (z) => (z > 0 ? 1 : 0),
    atZero: 0,
  },
  leaky_relu: {
    value: (z, slope) => (z > 0 ? z : z * slope),
    secant: (z, slope) => (z > 0 ? 1 : slope),
    atZero: 0,
  },
  tanh: {
    value: Math.tanh,
    secant: (z) => (z === 0 ? 1 : Math.tanh(z) / z),
    atZero: 0,
  },
  sigmoid: {
    value: (z) => 1 / (1 + Math.exp(-z)),
    // sigmoid(z) - 1/2 = tanh(z / 2) / 2, without the subtraction's rounding near 0
    secant: (z) => (z === 0 ? 0.25 : Math.tanh(z / 2) / (2 * z)),
    atZero: 0.5,
  },
  gelu: {
    value: (z) => z * normalShare(z),
    secant: (z) => normalShare(z),
    atZero: 0,
  },
  gelu_tanh: {
    value: (z) => z * tanhShare(z),
    secant: (z) => tanhShare(z),
    atZero: 0,
  },
  identity: {
    value: (z) => z,
    secant: () => 1,
    atZero: 0,
  },
};

/** Share of a standard normal distribution below z: (1 + erf(z / sqrt 2)) / 2. */
function normalShare(z: number): number {
  return (1 + erf(z * Math.SQRT1_2)) / 2;
}

/** The tanh approximation of `normalShare` (Hendrycks & Gimpel 2016, arXiv 1606.08415). */
function tanhShare(z: number): number {
  return (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z))) / 2;
}

/**
 * The error function, by its series of positive terms (Abramowitz & Stegun 7.1.6):
 * erf x = 2/sqrt(pi) * exp(-x^2) * sum of 2^n x^(2n+1) / (1 * 3 * ... * (2n+1)).
 */
export function erf(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x); // 1 - erf(6) is 2e-17, below float64's rounding
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}
