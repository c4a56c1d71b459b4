/**
 * Numbers as French writes them. In the French texts the spaces before : ; ! ? % and inside of « » are
 * no-break ones.
 */
import { numbersIn, tooLarge, tooSmall } from "../../base/numbers";

export const LOCALE = "fr-FR";

export const numbers = numbersIn(LOCALE);
export const { many, num, percent, cellPercent, exactPercent, fixed, short, signed } = numbers;
export const { listed, form, counted, precise, rate, loss } = numbers;

/** A share within a sentence; never a false 0%. */
export const sharePercent = (share: number): string =>
  tooSmall(share) ? `moins de ${percent(0.01)}` : percent(share);

/** A probability within a sentence; never a false 0% or 100%. */
export const probability = (share: number): string =>
  tooLarge(share) ? `plus de ${percent(0.99)}` : sharePercent(share);

export const product = (sizes: readonly number[], sign = "×"): string =>
  sizes.map((size) => many(size)).join(sign);
