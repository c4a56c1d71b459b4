/** Numbers in lines of arithmetic, in any language: bracketed where a sign would stand beside a sign. */
import type { Numbers } from "../base/numbers";

/** From here on a network is as good as sure. */
export const SURE = 0.99;
/** A change of less than this share of the loss is none that anybody sees. */
export const SEEN = 0.005;

export function amountsIn({ fixed, precise }: Numbers) {
  return {
    /** A share that three digits would call 1 by what it lacks. */
    nearOne: (share: number, rest: number): string =>
      rest > 0 && precise(share) === "1" ? `1 \u2212 ${precise(rest)}` : precise(share),
    bracketed: (text: string): string => (text.includes(" ") ? `(${text})` : text),
    /** As a factor. */
    factor: (value: number): string => (value < 0 ? `(${precise(value)})` : precise(value)),
    /** As many digits as a small difference needs. */
    exact: (value: number): string => fixed(value, 5),
    plus: (value: number): string => (value < 0 ? precise(value) : `+${precise(value)}`),
  };
}
