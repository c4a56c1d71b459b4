/** Which terms of the glossary some texts use, in the order of their first use. */
import type { Term } from "./en/glossary";

/** Where one of its forms first stands as a word of its own; -1 where it does not. */
export function firstUse({ forms }: Term, text: string): number {
  const found = forms.map((form) => firstWord(form.toLowerCase(), text.toLowerCase()));
  return found
    .filter((at) => at >= 0)
    .reduce((one, other) => (one < 0 || other < one ? other : one), -1);
}

const LETTER = /[\p{L}\p{N}_]/u;
const isLetter = (letter: string | undefined): boolean =>
  letter !== undefined && LETTER.test(letter);

function firstWord(form: string, text: string): number {
  let at = text.indexOf(form);
  while (at >= 0 && (isLetter(text[at - 1]) || isLetter(text[at + form.length]))) {
    at = text.indexOf(form, at + 1);
  }
  return at;
}

export function termsIn(glossary: readonly Term[], texts: readonly string[]): Term[] {
  const text = texts.join("\n");
  return glossary
    .map((term) => ({ term, at: firstUse(term, text) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)
    .map(({ term }) => term);
}
