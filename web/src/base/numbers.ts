/** Numbers as people read them. Knows nothing of what they count. */

/** Two decimals, a real minus sign, three decimals when tiny. */
export function num(value: number): string {
  const size = Math.abs(value);
  const text = size > 0 && size < 0.095 ? size.toFixed(3) : size.toFixed(2);
  return value < 0 && Number(text) !== 0 ? `\u2212${text}` : text;
}

/** Two significant digits without an exponent: 3.1, 0.42, 12. */
export function short(value: number): string {
  if (Math.abs(value) >= 10) return String(Math.round(value));
  return String(Number(value.toPrecision(2)));
}

export const many = (count: number): string => count.toLocaleString("en");

/** A probability in whole percent: 0.923 -> "92%". */
export const percent = (probability: number): string => `${Math.round(100 * probability)}%`;

/** Like `percent`, but what is small and not zero is never written as 0%. */
export const smallPercent = (probability: number): string =>
  probability > 0 && probability < 0.005 ? "<1%" : percent(probability);

/** One decimal, for measured accuracies: 0.9823 -> "98.2%". */
export const exactPercent = (share: number): string => `${(100 * share).toFixed(1)}%`;
