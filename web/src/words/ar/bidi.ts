/**
 * Text that runs from left to right within Arabic, which runs the other way: without these marks,
 * which nobody sees, a sign would stand on the wrong side of its number and a formula be turned round.
 */

/** A formula, a size, a line of arithmetic: in its own order, whatever stands around it. */
export const ltr = (text: string): string => `\u2066${text}\u2069`;

/** Arabic words within such a line: what follows them stays where it is. */
export const rtl = (text: string): string => `\u2067${text}\u2069`;

const DIGITS = /^[\d.,]*$/;
const MARK = "\u200e";

/** A number with a sign or a power. */
export const signedNumber = (text: string): string =>
  DIGITS.test(text) || text.startsWith(MARK) ? text : MARK + text;

/** As it is read aloud, where no mark is of use. */
export const unmarkedText = (text: string): string =>
  text.replaceAll(/[\u200e\u200f\u2066-\u2069]/g, "");
