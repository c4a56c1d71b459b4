/**
 * What a language is: every sentence that a person reads in the page, as text or as a function of
 * the numbers and names in it. English tells which there are; another language is a record of this
 * type, and one that lacks a sentence, or has one that needs what is not given, does not compile.
 */
import type { english } from "./en";

/** The same sentences in whatever words; what is marked in them, and its slots, stays. */
type Translated<Said> = Said extends string
  ? string
  : Said extends (...facts: infer Facts) => infer Sentence
    ? (...facts: Facts) => Translated<Sentence>
    : Said extends readonly unknown[]
      ? Said
      : { readonly [Name in keyof Said]: Translated<Said[Name]> };

export interface Words extends Translated<Omit<typeof english, "numbers" | "direction">> {
  readonly numbers: (typeof english)["numbers"];
  readonly direction: "ltr" | "rtl";
}
