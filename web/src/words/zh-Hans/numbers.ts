/** Numbers as simplified Chinese writes them. */
import { numbersIn, tooLarge, tooSmall } from "../../base/numbers";

export const LOCALE = "zh-Hans";

export const numbers = numbersIn(LOCALE);
export const { many, num, percent, cellPercent, exactPercent, fixed, short, signed } = numbers;
export const { listed, precise, rate, loss } = numbers;

/** A share within a sentence; never a false 0%. */
export const sharePercent = (share: number): string =>
  tooSmall(share) ? `不到${percent(0.01)}` : percent(share);

/** A probability within a sentence; never a false 0% or 100%. */
export const probability = (share: number): string =>
  tooLarge(share) ? `${percent(0.99)}以上` : sharePercent(share);

export const product = (sizes: readonly number[], sign = "×"): string =>
  sizes.map((size) => many(size)).join(sign);
