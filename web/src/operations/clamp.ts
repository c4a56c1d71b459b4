/** `torch.clamp` and `F.hardtanh`: z, but no less than one bound and no more than another. */
import { type Curve, elementwise } from "./elementwise";
import { type Operation, refused } from "./operation";

const bounded = (z: number, low: number, high: number): number => Math.min(Math.max(z, low), high);

function refuseCrossed(op: Operation, low: number, high: number): void {
  if (low > high) throw refused(op, "boundsCross", low, high);
}

/** They differ in their slope where z is a bound. */
const between = (derivative: Curve["derivative"]): Curve => ({
  value: bounded,
  secant: (z, low, high) =>
    z === 0 ? derivative(z, low, high) : (bounded(z, low, high) - bounded(0, low, high)) / z,
  derivative,
});

/** Settings: low, high; one that is absent is no bound. */
export const clamp = elementwise(
  between((z, low, high) => (z >= low && z <= high ? 1 : 0)),
  ["low", "high"],
  [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  (op, low, high) => {
    if (low === -high && high === Number.POSITIVE_INFINITY) throw refused(op, "noBound");
    refuseCrossed(op, low, high);
  },
);

/** Settings: low, high. */
export const hardtanh = elementwise(
  between((z, low, high) => (z > low && z < high ? 1 : 0)),
  ["low", "high"],
  undefined,
  refuseCrossed,
);
