/** Which language a page speaks at first: a link's, its host's, the reader's, the browser's, else English. */
import { type Language, langOf, meant } from "../words/languages";
import type { Words } from "../words/words";

const KEY = "forwardpass-language";
/** In the address: `?lang=de`. */
export const ASKED = "lang";

export interface Wishes {
  /** What the address asks for. */
  readonly address: string | null;
  /** What `serve`, `export` or `show` were told. */
  readonly told: string | undefined;
  /** What the reader chose before. */
  readonly chosen: string | null;
  /** What the browser is set to, the best first. */
  readonly browser: readonly string[];
}

/** The first wish that is offered, and whether the reader or a link has it; the first language for none. */
export function firstLanguage(
  { address, told, chosen, browser }: Wishes,
  offered: readonly Language[],
): { readonly first: Language; readonly wanted: boolean } {
  const named = (tag: string | null | undefined): Language[] => {
    const found = tag ? meant(tag, offered) : null;
    return found ? [found] : [];
  };
  const [asked] = named(address);
  if (asked) return { first: asked, wanted: true };
  const [own] = [...named(told), ...named(chosen), ...browser.flatMap(named)];
  const [before] = named(told).length > 0 ? [] : named(chosen);
  return { first: own ?? offered[0], wanted: before !== undefined };
}

/** The document of a page that is all there is in it has the page's language. */
export function showInDocument(words: Words): void {
  document.documentElement.lang = langOf(words);
  document.documentElement.dir = words.direction;
}

/** Puts the language into the address where it already stands there: a page loaded again speaks it too. */
export function keepInAddress(tag: string): void {
  const address = new URL(location.href);
  if (!address.searchParams.has(ASKED)) return;
  address.searchParams.set(ASKED, tag);
  try {
    history.replaceState(null, "", address);
  } catch {
    // A page inside another document may have no address of its own.
  }
}

export function chosenBefore(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // Storage may be forbidden: nothing is then remembered.
  }
}

export function remember(tag: string): void {
  try {
    localStorage.setItem(KEY, tag);
  } catch {
    // As above.
  }
}
