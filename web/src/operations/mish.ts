/** `F.mish` (D. Misra, 2019): z times the hyperbolic tangent of its softplus. */
import { elementwise } from "./elementwise";
import { logistic } from "./sigmoid";

/** tanh(log(1 + e)) = e (e + 2) / (e (e + 2) + 2), e = exp(z); 1 where that is beyond rounding. */
function share(z: number): number {
  const e = Math.exp(Math.min(z, 40));
  return (e * (e + 2)) / (e * (e + 2) + 2);
}

export const mish = elementwise({
  value: (z) => z * share(z),
  secant: share,
  derivative(z) {
    const bend = (1 - share(z) ** 2) * logistic(z);
    return share(z) + (bend === 0 ? 0 : z * bend);
  },
});
