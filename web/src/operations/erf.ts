/** The normal distribution function, which Math lacks. */

/** Share of a standard normal distribution below z: (1 + erf(z / sqrt 2)) / 2. */
export function normalShare(z: number): number {
  return (1 + erf(z * Math.SQRT1_2)) / 2;
}

/**
 * The error function, by its series of positive terms (Abramowitz & Stegun 7.1.6):
 * erf x = 2/sqrt(pi) * exp(-x^2) * sum of 2^n x^(2n+1) / (1 * 3 * ... * (2n+1)).
 */
export function erf(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x); // 1 - erf(6) is 2e-17, below float64's rounding
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}
