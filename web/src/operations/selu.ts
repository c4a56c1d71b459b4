/** `F.selu` (G. Klambauer and others, 2017): ELU stretched so that spreads stay near 1. */
import { elementwise } from "./elementwise";

const ALPHA = 1.6732632423543772;
const SCALE = 1.0507009873554805;

export const selu = elementwise({
  value: (z) => SCALE * (z > 0 ? z : ALPHA * Math.expm1(z)),
  secant(z) {
    if (z > 0) return SCALE;
    return SCALE * ALPHA * (z === 0 ? 1 : Math.expm1(z) / z);
  },
  derivative: (z) => (z > 0 ? SCALE : SCALE * ALPHA * Math.exp(z)),
});
