/** Numbers as Japanese writes them. */
import { numbersIn, tooLarge, tooSmall } from "../../base/numbers";

export const LOCALE = "ja-JP";

export const numbers = numbersIn(LOCALE);
export const { many, num, percent, cellPercent, exactPercent, fixed, short, signed } = numbers;
export const { listed, precise, rate, loss } = numbers;

/** A share within a sentence; never a false 0%. */
export const sharePercent = (share: number): string =>
  tooSmall(share) ? `${percent(0.01)}未満` : percent(share);

/** A probability within a sentence; never a false 0% or 100%. */
export const probability = (share: number): string =>
  tooLarge(share) ? `${percent(0.99)}超` : sharePercent(share);

export const product = (sizes: readonly number[], sign = "×"): string =>
  sizes.map((size) => many(size)).join(sign);
