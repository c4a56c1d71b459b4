/** `F.softsign`: z / (1 + |z|), between -1 and 1 as tanh, which it nears more slowly. */
import { elementwise } from "./elementwise";

const slope = (z: number): number => 1 / (1 + Math.abs(z));

export const softsign = elementwise({
  value: (z) => z * slope(z),
  secant: slope,
  derivative: (z) => slope(z) ** 2,
});
