/** `F.relu6`: z from 0 to 6, and no further. */
import { elementwise } from "./elementwise";

export const relu6 = elementwise({
  value: (z) => Math.min(Math.max(z, 0), 6),
  secant: (z) => (z > 0 ? Math.min(1, 6 / z) : 0),
  derivative: (z) => (z > 0 && z < 6 ? 1 : 0),
});
