/** `F.hardswish`: z times a straight stand-in of its sigmoid. */
import { elementwise } from "./elementwise";

/** From 0 at -3 to 1 at 3. */
export const ramp = (z: number): number => Math.min(Math.max(z + 3, 0), 6) / 6;

export const hardswish = elementwise({
  value: (z) => z * ramp(z),
  secant: ramp,
  derivative(z) {
    if (z <= -3) return 0;
    return z < 3 ? z / 3 + 0.5 : 1;
  },
});
