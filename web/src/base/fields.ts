/**
 * Typed reading of a JSON object from a stranger: each value is checked as it is taken out, and
 * anything else ends in one InputError that names the field. The same limits as fields.py.
 * Knows JSON and messages, not what the values are for.
 */
import { wrong } from "./errors";
import type { faults, OfFields, Place } from "./faults";
import { type Named, named } from "./named";

/** The fields of one object. */
export interface Fields {
  /** Whether the field is there and not null. */
  has(key: string): boolean;
  /** Text of at most `limit` characters. */
  text(key: string, limit?: number): string;
  texts(key: string, limit?: number): readonly string[];
  oneOf<T extends string>(key: string, names: readonly T[]): T;
  /** A finite number; `fallback` when absent. */
  number(key: string, fallback?: number): number;
  /** A number from 0 to 1. */
  share(key: string): number;
  flag(key: string): boolean;
  /** A whole number, 0 or above. */
  whole(key: string): number;
  /** One to eight whole numbers above 0: a shape. */
  sizes(key: string): readonly number[];
  object(key: string): Fields;
  objects(key: string, limit: number): readonly Fields[];
  tokens(key: string, limit: number): readonly Token[];
  /** Finite numbers, short texts, flags and lists of whole numbers by name; none when absent. */
  settings(key: string): Named<Setting>;
}

/** A list holds whole numbers, 0 or above. */
export type Setting = number | string | boolean | readonly number[];

/** [line, start, end, kind] of a coloured piece of code. */
export type Token = readonly [number, number, number, string];

type Json = Readonly<Record<string, unknown>>;

const LARGEST_SIZE = 2 ** 31;
const LONGEST_NAME = 10_000; // characters
const MOST_TEXTS = 100_000;
const MOST_SETTINGS = 64;
const DEEPEST = 64; // objects and lists within one another
const LONGEST_SETTING = 200; // characters
const LONGEST_LIST = 16; // whole numbers in a setting: two for each of eight axes

/** The fields of the JSON object `text`; `place` names it in messages. Throws InputError. */
export function readFields(place: Place, text: string): Fields {
  return fieldsOf("", parseObject(place, text));
}

/** The JSON object `text`. Throws InputError for anything else. */
export function parseObject(place: Place, text: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw wrong("notJson", place);
  }
  if (!isObject(value)) throw wrong("noObject", place);
  const { names, depth } = writtenIn(text);
  if (names !== namesIn(value) || depth > DEEPEST) {
    throw wrong("notJson", place);
  }
  return value;
}

/** What valid JSON text is made of: how many names its objects have, how deep they are nested. */
function writtenIn(text: string): { names: number; depth: number } {
  let [names, depth, deepest] = [0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfText(text, at);
    else if (character === ":") names++;
    else if (character === "{" || character === "[") deepest = Math.max(deepest, ++depth);
    else if (character === "}" || character === "]") depth--;
  }
  return { names, depth: deepest };
}

/** Where a text that begins here ends. */
function endOfText(text: string, begin: number): number {
  for (let at = begin + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

/** How many names are left of them: of those that were repeated only one. */
function namesIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const inner = Object.values(value);
  return inner.reduce((sum, each) => sum + namesIn(each), isObject(value) ? inner.length : 0);
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isWhole(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= LARGEST_SIZE;
}

function fieldsOf(path: string, object: Json): Fields {
  // Own fields only: a file must not reach what every object inherits.
  const get = (key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);
  const take = <T, Must extends keyof OfFields>(
    key: string,
    is: (value: unknown) => value is T,
    must: Must,
    ...facts: OfFields[Must]
  ): T => {
    const value = get(key);
    if (is(value)) return value;
    throw wrong(
      must,
      ...([`${path}${key}`, ...facts] as unknown as Parameters<(typeof faults)[Must]>),
    );
  };
  return {
    has: (key) => get(key) != null,
    text: (key, limit = LONGEST_NAME) => take(key, isText(limit), "fieldText", limit),
    texts: (key, limit = MOST_TEXTS) =>
      take(key, isList(limit, isText(LONGEST_NAME)), "fieldTexts"),
    oneOf: <T extends string>(key: string, names: readonly T[]) =>
      take(key, (value): value is T => names.includes(value as T), "fieldOneOf", names),
    number: (key, fallback) =>
      fallback !== undefined && !Object.hasOwn(object, key)
        ? fallback
        : take(key, isFiniteNumber, "fieldNumber"),
    share: (key) => take(key, isShare, "fieldShare"),
    flag: (key) => take(key, isFlag, "fieldFlag"),
    whole: (key) => take(key, isWhole, "fieldWhole"),
    sizes: (key) => take(key, isShape, "fieldSizes"),
    object: (key) => fieldsOf(`${path}${key}.`, take(key, isObject, "fieldObject")),
    objects: (key, limit) =>
      take(key, isList(limit, isObject), "fieldObjects", limit).map((item, n) =>
        fieldsOf(`${path}${key}[${n}].`, item),
      ),
    tokens: (key, limit) => take(key, isList(limit, isToken), "fieldTokens"),
    settings: (key) =>
      get(key) == null ? named() : named(Object.entries(take(key, isSettings, "fieldSettings"))),
  };
}

function isList<T>(limit: number, is: (value: unknown) => value is T) {
  return (value: unknown): value is T[] =>
    Array.isArray(value) && value.length <= limit && value.every(is);
}

/** Whether text has so many characters; those beyond the first 65,536 take two places. */
const isAtMost = (limit: number, text: string): boolean =>
  text.length <= limit || (text.length <= 2 * limit && [...text].length <= limit);

/** Text without halves of surrogate pairs, which could not be written back. */
function isText(limit: number) {
  return (value: unknown): value is string =>
    typeof value === "string" && isAtMost(limit, value) && !/\p{Surrogate}/u.test(value);
}

function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isShare(value: unknown): value is number {
  return isFiniteNumber(value) && value >= 0 && value <= 1;
}

function isFlag(value: unknown): value is boolean {
  return typeof value === "boolean";
}

function isSettings(value: unknown): value is Record<string, Setting> {
  const isSetting = (each: unknown): boolean =>
    isFiniteNumber(each) ||
    isFlag(each) ||
    isText(LONGEST_SETTING)(each) ||
    isList(LONGEST_LIST, isWhole)(each);
  if (!isObject(value)) return false;
  const settings = Object.values(value);
  return settings.length <= MOST_SETTINGS && settings.every(isSetting);
}

function isSize(value: unknown): value is number {
  return isWhole(value) && value > 0;
}

function isShape(value: unknown): value is number[] {
  return isList(8, isSize)(value) && value.length > 0;
}

function isToken(value: unknown): value is Token {
  const [line, start, end, kind, ...rest] = Array.isArray(value) ? value : [];
  return [line, start, end].every(isWhole) && isText(20)(kind) && rest.length === 0;
}
