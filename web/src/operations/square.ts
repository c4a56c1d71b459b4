/** `x ** 2` or `x * x`: the activation of networks that compute on encrypted numbers. */
import { elementwise } from "./elementwise";

export const square = elementwise({
  value: (z) => z * z,
  secant: (z) => z,
  derivative: (z) => 2 * z,
});
