/** `torch.tanh`: the hyperbolic tangent. */
import { elementwise } from "./elementwise";

export const tanh = elementwise({
  value: Math.tanh,
  secant: (z) => (z === 0 ? 1 : Math.tanh(z) / z),
  derivative: (z) => 1 - Math.tanh(z) ** 2,
});
