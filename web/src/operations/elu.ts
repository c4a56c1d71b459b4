/** `F.elu` (D. Clevert and others, 2015): z above 0, alpha * (exp(z) - 1) below. */
import { elementwise } from "./elementwise";

/** Settings: alpha, its depth below 0. */
export const elu = elementwise(
  {
    value: (z, alpha) => (z > 0 ? z : alpha * Math.expm1(z)),
    secant(z, alpha) {
      if (z > 0) return 1;
      return z === 0 ? alpha : (alpha * Math.expm1(z)) / z;
    },
    derivative: (z, alpha) => (z > 0 ? 1 : alpha * Math.exp(z)),
  },
  ["alpha"],
);
