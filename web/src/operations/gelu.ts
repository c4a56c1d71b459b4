/** `F.gelu`: z times the share of a standard normal distribution below z. */
import { elementwise } from "./elementwise";
import { normalShare } from "./erf";

const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** GELU with erf (Hendrycks & Gimpel 2016, arXiv 1606.08415). */
export const gelu = elementwise({
  value: (z) => z * normalShare(z),
  secant: normalShare,
  derivative: (z) => normalShare(z) + (z === 0 ? 0 : z * density(z)),
});
