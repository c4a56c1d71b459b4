/** `torch.sigmoid`: the logistic function 1 / (1 + exp(-z)). */
import { elementwise } from "./elementwise";

/** 1 / (1 + exp(-z)). */
export const logistic = (z: number): number => 1 / (1 + Math.exp(-z));

export const sigmoid = elementwise({
  value: logistic,
  // sigmoid(z) - 1/2 = tanh(z / 2) / 2, without the subtraction's rounding near 0
  secant: (z) => (z === 0 ? 0.25 : Math.tanh(z / 2) / (2 * z)),
  derivative: (z) => logistic(z) * logistic(-z),
});
