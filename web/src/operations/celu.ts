/** `F.celu` (J. Barron, 2017): z above 0, alpha * (exp(z / alpha) - 1) below. */
import { elementwise } from "./elementwise";
import { refused } from "./operation";

/** Settings: alpha, its depth below 0. */
export const celu = elementwise(
  {
    value: (z, alpha) => (z > 0 ? z : alpha * Math.expm1(z / alpha)),
    secant: (z, alpha) => (z >= 0 ? 1 : (alpha * Math.expm1(z / alpha)) / z),
    derivative: (z, alpha) => (z > 0 ? 1 : Math.exp(z / alpha)),
  },
  ["alpha"],
  undefined,
  (op, alpha) => {
    if (alpha <= 0) throw refused(op, "notAbove", "alpha", alpha);
  },
);
