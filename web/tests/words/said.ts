/** Every sentence of a language, with the facts of facts.json where it needs some. */
import { english as first } from "../../src/words/en";
import { later } from "../../src/words/en/later";
import type { Words } from "../../src/words/words";
import facts from "./facts.json";

export const ENGLISH: Words = { ...first, ...later };
const FACTS: Readonly<Record<string, readonly (readonly unknown[])[]>> = facts;

export interface Said {
  readonly path: string;
  readonly text: string;
  /** What the same is in English. */
  readonly english: string;
}

type Sentence = (...facts: readonly unknown[]) => unknown;

/** All that `words` say, beside English; a function without facts is an error. */
export function allSaid(words: Words): Said[] {
  const found: Said[] = [];
  const walk = (own: unknown, english: unknown, path: string): void => {
    if (typeof own === "function") {
      const calls = FACTS[path];
      if (!calls?.length) throw new Error(`${path} has no facts in tests/words/facts.json`);
      for (const call of calls) {
        add(path, (own as Sentence)(...call), (english as Sentence)(...call));
      }
    } else if (isText(own)) add(path, own, english);
    else if (typeof own === "object" && own !== null) {
      for (const [name, each] of Object.entries(own)) {
        walk(each, (english as Record<string, unknown>)[name], `${path}.${name}`);
      }
    }
  };
  const add = (path: string, own: unknown, english: unknown): void => {
    found.push({ path, text: textOf(own), english: textOf(english) });
  };
  for (const [name, each] of Object.entries(words)) {
    if (!["numbers", "glossary", "locale", "direction"].includes(name)) {
      walk(each, ENGLISH[name as keyof Words], name);
    }
  }
  return found;
}

const isText = (value: unknown): boolean =>
  typeof value === "string" || (Array.isArray(value) && value.every(isPiece));

const isPiece = (piece: unknown): boolean =>
  typeof piece === "string" ||
  (typeof piece === "object" && piece !== null && ("mark" in piece || "slot" in piece));

/** As a reader sees it; what stands in a slot is left out. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(textOf).join("");
  if (value === undefined) return "undefined";
  if (typeof value !== "object" || value === null) return String(value);
  if ("slot" in value) return "…";
  if ("text" in value) return textOf(value.text);
  if ("raised" in value) return textOf(value.raised);
  return Object.values(value).map(textOf).join(" | ");
}
