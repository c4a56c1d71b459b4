/**
 * Reads named, typed fields out of JSON from a stranger. Every getter checks what it returns and
 * throws one InputError that names the field. Knows nothing of what the fields mean.
 */
import { InputError } from "./errors";

/** One JSON object whose fields are asked for by name. */
export interface Fields {
  string(key: string): string;
  number(key: string, fallback?: number): number;
  /** A whole number above 0. */
  size(key: string): number;
  sizes(key: string): readonly number[];
  strings(key: string): readonly string[];
  oneOf<T extends string>(key: string, names: readonly T[]): T;
  /** True when the field is null or not there. */
  nullable(key: string): boolean;
  record(key: string): Fields;
  records(key: string): readonly Fields[];
  /** The field "tokens": rows of three whole numbers and a word. */
  tokens(): readonly (readonly [number, number, number, string])[];
}

type Json = Readonly<Record<string, unknown>>;

/** The fields of the JSON object `text`; `place` names it in messages. */
export function readFields(place: string, text: string): Fields {
  return fieldsOf(place, parseObject(place, text));
}

/** The JSON object `text`. Throws InputError for anything else. */
export function parseObject(place: string, text: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError(`Network file: ${place} is not valid JSON.`);
  }
  if (!isObject(value)) throw new InputError(`Network file: ${place} is not a JSON object.`);
  return value;
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A whole number that indexes and multiplies exactly. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function fieldsOf(place: string, object: Json): Fields {
  const get = (key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);
  const take = <T>(key: string, what: string, is: (value: unknown) => value is T): T => {
    const value = get(key);
    if (is(value)) return value;
    throw new InputError(`Network file: "${key}" in ${place} is not ${what}.`);
  };
  return {
    string: (key) => take(key, "text", isString),
    number: (key, fallback) =>
      fallback !== undefined && get(key) == null
        ? fallback
        : take(key, "a finite number", isFiniteNumber),
    size: (key) => take(key, "a whole number above 0", isSize),
    sizes: (key) => take(key, "a list of whole numbers above 0", listOf(isSize)),
    strings: (key) => take(key, "a list of texts", listOf(isString)),
    oneOf: <T extends string>(key: string, names: readonly T[]) =>
      take(key, `one of ${names.join(", ")}`, (value): value is T => names.includes(value as T)),
    nullable: (key) => get(key) == null,
    record: (key) => fieldsOf(`"${key}"`, take(key, "a JSON object", isObject)),
    records: (key) =>
      take(key, "a list of JSON objects", listOf(isObject)).map((row, index) =>
        fieldsOf(`"${key}" ${index}`, row),
      ),
    tokens: () => take("tokens", "a list of [line, start, end, kind]", listOf(isToken)),
  };
}

function listOf<T>(is: (value: unknown) => value is T) {
  return (value: unknown): value is T[] => Array.isArray(value) && value.every(is);
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}

function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isSize(value: unknown): value is number {
  return isCount(value) && value > 0;
}

function isToken(value: unknown): value is [number, number, number, string] {
  return (
    Array.isArray(value) &&
    value.length === 4 &&
    value.slice(0, 3).every(isCount) &&
    isString(value[3])
  );
}
