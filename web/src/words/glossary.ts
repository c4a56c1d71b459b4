/** Terms of a language, and which of them some texts use, in the order of their first use. */

export interface Term {
  readonly term: string;
  /** How it stands in sentences. */
  readonly forms: readonly string[];
  readonly meaning: string;
}

/** `forms` are told apart by commas; the first is the term. */
export function termOf(forms: string, meaning: string): Term {
  const all = forms.split(", ");
  return { term: all[0], forms: all, meaning };
}

/** A term that a lesson explains. */
export interface Explained {
  readonly name: string;
  readonly means: string;
}

/** A term of the glossary, by one of its forms. */
export function known(glossary: readonly Term[], form: string, name: string): Explained {
  const term = glossary.find(({ forms }) => forms.includes(form));
  if (!term) throw new Error(`"${form}" is not in the glossary.`);
  return { name, means: term.meaning };
}

/** Where one of its forms first stands as a word of its own; -1 where it does not. */
export function firstUse({ forms }: Term, text: string): number {
  const found = forms.map((form) => firstWord(form.toLowerCase(), text.toLowerCase()));
  return found
    .filter((at) => at >= 0)
    .reduce((one, other) => (one < 0 || other < one ? other : one), -1);
}

const LETTER = /[\p{L}\p{N}_]/u;
/** Scripts that put no space between words: a word may stand beside any letter there. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const isLetter = (letter: string | undefined): boolean =>
  letter !== undefined && LETTER.test(letter) && !UNSPACED.test(letter);
const goesOn = (letter: string | undefined, next: string | undefined): boolean =>
  isLetter(letter) && isLetter(next);

function firstWord(form: string, text: string): number {
  const isPart = (at: number): boolean =>
    goesOn(text[at - 1], form[0]) || goesOn(form[form.length - 1], text[at + form.length]);
  let at = text.indexOf(form);
  while (at >= 0 && isPart(at)) at = text.indexOf(form, at + 1);
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
