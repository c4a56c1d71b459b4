/** What every language promises: nothing left in English, whole sentences, its own numbers, its glossary. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/words/languages";
import { allSaid, ENGLISH, type Said } from "./said";

const OTHERS = LANGUAGES.filter(({ tag }) => tag !== "en");
const GLOSSARIES = join(import.meta.dirname, "../../../docs/glossary");

/** Names, code and symbols, which are the same everywhere. */
const NAMES = /\b(MNIST\w*|fc\d|conv\d|bn\d|\w+\(|ReLU\w*|tanh|sigmoid|softmax|log_softmax)\b/gi;

const isSentence = ({ text }: Said): boolean =>
  /\p{L}{2,}.*\P{L}.*\p{L}{2,}/u.test(text.replace(NAMES, ""));

const told = ({ path, text }: Said): string => `${path}: ${text}`;

describe.each(OTHERS)("$name", ({ tag, load }) => {
  it("leaves no sentence in English", async () => {
    const same = allSaid(await load()).filter(
      (said) => said.text === said.english && isSentence(said),
    );
    expect(same.map(told)).toEqual([]);
  });

  it("says whole sentences", async () => {
    const broken = allSaid(await load()).filter(
      ({ text, english }) =>
        (/undefined|NaN|\[object/.test(text) && !/undefined|NaN/.test(english)) ||
        (/ {2}/.test(text) && !/ {2}/.test(english)) ||
        (!isBalanced(text) && isBalanced(english)),
    );
    expect(broken.map(told)).toEqual([]);
  });

  it("writes numbers as it does", async () => {
    const words = await load();
    const foreign =
      words.numbers.fixed(0.5, 1) === "0,5"
        ? /(?<![\w.])\d+\.(?!\d{3}(?!\d))\d+(?![\w.])/
        : /(?<![\w,])\d,\d{1,2}(?![\w,])/;
    const wrong = allSaid(words).filter(({ path, text }) => foreign.test(text) && !CODE.test(path));
    expect(wrong.map(told)).toEqual([]);
  });

  it("keeps to its glossary", async () => {
    const file = join(GLOSSARIES, `${tag}.md`);
    expect(existsSync(file)).toBe(true);
    const words = await load();
    const terms = words.glossary.flatMap(({ term, forms, meaning }) => [term, ...forms, meaning]);
    const said = allSaid(words);
    const text = [...terms, ...said.map((each) => each.text)].join("\n").toLowerCase();
    const rows = rowsOf(readFileSync(file, "utf8"));
    expect(rows.length).toBeGreaterThan(40);
    const all = [...terms.map((each) => ({ path: "glossary", text: each })), ...said];
    const used = rows.flatMap(({ never }) =>
      never.flatMap((form) =>
        all
          .filter((each) => stands(form, each.text.toLowerCase()))
          .map((each) => `${form}: ${each.path}: ${each.text}`),
      ),
    );
    expect(used).toEqual([]);
    const known = ENGLISH.glossary.flatMap(({ forms }) => forms.map((form) => form.toLowerCase()));
    const unused = rows.filter(
      ({ english, terms: own }) =>
        known.includes(english) && !own.some((term) => text.includes(term)),
    );
    expect(unused.map(({ english }) => english)).toEqual([]);
  });
});

/** Where texts are code, or numbers as a file has them. */
const CODE = /^(code|kinds|faults|laterFaults|teaching\.(code|aloud))\b/;

const PAIRS: readonly (readonly [open: string, close: string])[] = [
  ["(", ")"],
  ["[", "]"],
  ["（", "）"],
  ["「", "」"],
  ["«", "»"],
  ["\u2066", "\u2069"],
];

function isBalanced(text: string): boolean {
  const count = (sign: string): number => text.split(sign).length - 1;
  return PAIRS.every(([open, close]) =>
    close === "\u2069"
      ? count("\u2066") + count("\u2067") + count("\u2068") === count(close)
      : count(open) === count(close),
  );
}

/** The rows of a glossary: a term in English, in the language, and what must not be used for it. */
function rowsOf(table: string) {
  const lines = table.split("\n").filter((line) => line.startsWith("| ") && !line.includes("---"));
  return lines.slice(1).map((line) => {
    const [, english, terms, never = ""] = line.split("|").map((cell) => cell.trim().toLowerCase());
    return { english, terms: listed(terms), never: listed(never) };
  });
}

const listed = (cell: string): string[] =>
  cell
    .replace(/\(.*?\)/g, "")
    .split(/[,،、;؛/（）]/)
    .map((each) => each.trim())
    .filter(Boolean);

/** As a word of its own; in Chinese and Japanese anywhere. */
function stands(form: string, text: string): boolean {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(form))
    return text.includes(form);
  const sure = form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}_])${sure}(?![\\p{L}\\p{N}_])`, "u").test(text);
}
