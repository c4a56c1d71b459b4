/** `F.gelu(approximate="tanh")`: GELU as a hyperbolic tangent approximates it. */
import { elementwise } from "./elementwise";

const ROOT = Math.sqrt(2 / Math.PI);
const CUBIC = 0.044715;

/** The tanh approximation of the normal share (Hendrycks & Gimpel 2016, arXiv 1606.08415). */
function tanhShare(z: number): number {
  return (1 + Math.tanh(ROOT * (z + CUBIC * z * z * z))) / 2;
}

/** d/dz of z g(z) = g + 2 z g (1 - g) u', with u' the slope of what the tanh is of. */
function derivative(z: number): number {
  const gate = tanhShare(z);
  const closing = gate * (1 - gate);
  return closing === 0 ? gate : gate + 2 * z * closing * ROOT * (1 + 3 * CUBIC * z * z);
}

export const geluTanh = elementwise({
  value: (z) => z * tanhShare(z),
  secant: tanhShare,
  derivative,
});
