/** Numbers as Arabic writes them, with the digits 0 to 9, and nouns beside them. */
import { type Numbers, numbersIn, tooLarge, tooSmall } from "../../base/numbers";
import { ltr, signedNumber } from "./bidi";
import type { Noun } from "./nouns";

export const LOCALE = "ar-u-nu-latn";

const plain = numbersIn(LOCALE);

export const numbers: Numbers = {
  ...plain,
  fixed: (value, digits) => signedNumber(plain.fixed(value, digits)),
  signed: (value, digits) => signedNumber(plain.signed(value, digits)),
  num: (value) => signedNumber(plain.num(value)),
  short: (value) => signedNumber(plain.short(value)),
  precise: (value) => signedNumber(plain.precise(value)),
  cellPercent: (share) => signedNumber(plain.cellPercent(share)),
  counted: (count, forms) => {
    const form = plain.form(count, forms);
    return count === 1 || count === 2 ? form : `${plain.many(count)} ${form}`;
  },
};
export const { many, num, percent, cellPercent, exactPercent, fixed, short, signed } = numbers;
export const { listed, form, precise, rate, loss } = numbers;

/** "عصبون واحد", "عصبونان", "3 عصبونات": one and two are said by the noun alone. */
export const counted = (count: number, noun: Noun): string => numbers.counted(count, noun);

/** The same after a preposition or as what a verb acts on: "عصبونين" instead of "عصبونان". */
export const countedOf = (count: number, noun: Noun): string =>
  numbers.counted(count, { ...noun, two: noun.twoOf });

/** A share within a sentence; never a false 0%. */
export const sharePercent = (share: number): string =>
  tooSmall(share) ? `أقل من ${percent(0.01)}` : percent(share);

/** A probability within a sentence; never a false 0% or 100%. */
export const probability = (share: number): string =>
  tooLarge(share) ? `أكثر من ${percent(0.99)}` : sharePercent(share);

export const product = (sizes: readonly number[], sign = "×"): string =>
  ltr(sizes.map((size) => many(size)).join(sign));
