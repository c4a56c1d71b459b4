/** `F.relu`, a gate: open above 0, shut at 0 and below. */
import { elementwise } from "./elementwise";

const gate = (z: number): number => (z > 0 ? 1 : 0);

export const relu = elementwise({
  value: (z) => Math.max(z, 0),
  secant: gate,
  derivative: gate,
});
