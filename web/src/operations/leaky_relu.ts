/** `F.leaky_relu`: z above 0, slope * z below. */
import { elementwise } from "./elementwise";

const gate = (z: number, slope: number): number => (z > 0 ? 1 : slope);

/** Settings: slope, the factor at 0 and below. */
export const leakyRelu = elementwise(
  {
    value: (z, slope) => (z > 0 ? z : z * slope),
    secant: gate,
    derivative: gate,
  },
  ["slope"],
);
