/** Numbers as Turkish writes them; a noun beside a number stays in the singular. */
import { numbersIn, tooLarge, tooSmall } from "../../base/numbers";

export const LOCALE = "tr-TR";

export const numbers = numbersIn(LOCALE);
export const { many, num, percent, cellPercent, exactPercent, fixed, short, signed } = numbers;
export const { listed, form, precise, rate, loss } = numbers;

/** "1 çarpım", "1.024 çarpım". */
export const counted = (count: number, noun: string): string => `${many(count)} ${noun}`;

/** Numbers with decimal commas are told apart by semicolons. */
export const inRow = (values: readonly string[]): string => values.join("; ");

/** A share within a sentence; never a false 0%. */
export const sharePercent = (share: number): string =>
  tooSmall(share) ? `${percent(0.01)}’den az` : percent(share);

/** A probability within a sentence; never a false 0% or 100%. */
export const probability = (share: number): string =>
  tooLarge(share) ? `${percent(0.99)}’dan fazla` : sharePercent(share);

export const product = (sizes: readonly number[], sign = "×"): string =>
  sizes.map((size) => many(size)).join(sign);
