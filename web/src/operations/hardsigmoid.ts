/** `F.hardsigmoid`: a straight line from 0 at -3 to 1 at 3. */
import { elementwise } from "./elementwise";
import { ramp } from "./hardswish";

export const hardsigmoid = elementwise({
  value: ramp,
  secant: (z) => Math.min(1 / 6, 0.5 / Math.abs(z)),
  derivative: (z) => (z > -3 && z < 3 ? 1 / 6 : 0),
});
