/**
 * Which languages the page speaks: each is one file of this folder, fetched when it is chosen. English
 * is always there. To add one: its own name here, and its file (CONTRIBUTING.md).
 */
import "./amounts"; // what languages share with parts that are loaded later lies in the first script
import { english } from "./en";
import type { Words } from "./words";

/** The names that languages have in themselves, in the order in which they are offered. */
const NAMES = {
  en: "English",
  de: "Deutsch",
  es: "Español",
  fr: "Français",
  "pt-BR": "Português (Brasil)",
  tr: "Türkçe",
  "zh-Hans": "简体中文",
  ja: "日本語",
  ar: "العربية",
};

export type Tag = keyof typeof NAMES;

/** One script a language; a name whose file is not there is not offered. */
const FILES: Readonly<Partial<Record<string, () => Promise<Words>>>> = import.meta.glob<Words>(
  ["./de.ts", "./es.ts", "./fr.ts", "./pt-BR.ts", "./tr.ts", "./zh-Hans.ts", "./ja.ts", "./ar.ts"],
  { import: "words" },
);

/** The language of an element: its tag, without what says how numbers are written. */
export const langOf = ({ locale }: Words): string =>
  Object.keys(NAMES).find((tag) => `${locale}-`.startsWith(`${tag}-`)) ?? locale;

export interface Language {
  readonly tag: Tag;
  readonly name: string;
  /** Rejects where its file cannot be fetched. */
  readonly load: () => Promise<Words>;
}

export const ENGLISH: Language = { tag: "en", name: NAMES.en, load: async () => english };

export const LANGUAGES: readonly Language[] = (Object.keys(NAMES) as Tag[]).flatMap((tag) => {
  const load = FILES[`./${tag}.ts`];
  if (tag === "en") return ENGLISH;
  return load ? { tag, name: NAMES[tag], load } : [];
});

/**
 * The language that somebody means by a tag as browsers write it: the same, else one of the same tongue
 * ("pt-PT" is "pt-BR" here, "zh-SG" is "zh-Hans"); null for none. Chinese in traditional characters is
 * another writing, which is not guessed.
 */
export function meant(asked: string, offered: readonly Language[]): Language | null {
  const locale = localeOf(asked);
  if (!locale) return null;
  const { language, script } = locale;
  const own = offered.find(({ tag }) => tag.toLowerCase() === asked.toLowerCase());
  if (own) return own;
  return (
    offered.find(({ tag }) => {
      const other = localeOf(tag);
      return other?.language === language && other.script === script;
    }) ?? null
  );
}

function localeOf(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    return null; // no tag at all
  }
}
