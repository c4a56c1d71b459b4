/** `F.softplus`: log(1 + exp(beta z)) / beta, a smooth ReLU; z itself where beta z is above a threshold. */

import { elementwise } from "./elementwise";
import { refused } from "./operation";
import { logistic } from "./sigmoid";

/** log(1 + exp u), for large u too. */
const rounded = (u: number): number => Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u)));

function value(z: number, beta: number, threshold: number): number {
  return beta * z > threshold ? z : rounded(beta * z) / beta;
}

/** Settings: beta, threshold. */
export const softplus = elementwise(
  {
    value,
    secant(z, beta, threshold) {
      const u = beta * z;
      if (z === 0) return u > threshold ? 1 : 0.5;
      if (u > threshold) {
        return (value(z, beta, threshold) - value(0, beta, threshold)) / z;
      }
      if (u > 1) return (rounded(u) - Math.LN2) / u;
      // log(1 + exp u) - log 2, without the subtraction's rounding near 0
      return Math.log1p(Math.expm1(u) / 2) / u;
    },
    derivative: (z, beta, threshold) => (beta * z > threshold ? 1 : logistic(beta * z)),
  },
  ["beta", "threshold"],
  undefined,
  (op, beta, threshold) => {
    if (!(beta > 0 && threshold >= 0)) throw refused(op, "softplusOf", beta, threshold);
  },
);
