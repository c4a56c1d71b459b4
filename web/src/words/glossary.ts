/** Which terms of the glossary some texts use, in the order of their first use. */
import type { Term } from "./en/glossary";

/** Where one of its forms first stands as a word of its own; -1 where it does not. */
export function firstUse({ forms }: Term, text: string): number {
  const any = [...forms]
    .sort((one, other) => other.length - one.length)
    .map(escaped)
    .join("|");
  return text.search(new RegExp(`(?<![\\p{L}\\p{N}_])(?:${any})(?![\\p{L}\\p{N}_])`, "iu"));
}

export function termsIn(glossary: readonly Term[], texts: readonly string[]): Term[] {
  const text = texts.join("\n");
  return glossary
    .map((term) => ({ term, at: firstUse(term, text) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)
    .map(({ term }) => term);
}

const escaped = (form: string): string => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
