/**
 * One step of a forward pass, as a record. What a kind of step computes is in its own file.
 * Letters: i a unit that is read, j one of the result.
 */
import { type InputError, shown, wrong } from "../base/errors";
import type { faults, OfOperations } from "../base/faults";
import { isWhole, type Setting } from "../base/fields";
import type { Named } from "../base/named";
import { allFinite, type Tensor } from "../base/safetensors";

export type { Setting };
/** Sizes of one example's value; its numbers lie in one row, the last axis running fastest. */
export type Shape = readonly number[];

export interface Operation {
  /** As in the module, e.g. "fc1"; unique in its network. */
  readonly name: string;
  /** A key of `KINDS`, e.g. "linear". */
  readonly kind: string;
  /** "input" or the names of earlier operations. */
  readonly reads: readonly string[];
  /** Of its result for one example. */
  readonly shape: Shape;
  /** "weight", "bias", ... */
  readonly tensors: Named<Tensor>;
  /** "p", "slope", ... */
  readonly settings: Named<Setting>;
  /** 1-based line of `Source.text`, or null when unknown. */
  readonly line: number | null;
}

/** More numbers than this no value has: a file may ask for any. */
export const MOST_NUMBERS = 2 ** 24;
/** The name under which operations read what the network reads. */
export const INPUT = "input";
const LONGEST_NAME = 200; // characters

/** How many numbers a value of this shape has. */
export const sizeOf = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);

export const sameShape = (a: Shape, b: Shape): boolean => a.join() === b.join();

/** Whether `name` can stand in a one-line message. */
export function isName(name: string): boolean {
  // Most names are plain: classes of Unicode take long to compile on the way to the first picture.
  const plain = /^[ -~]+$/.test(name) || /^(?:[^\p{C}\p{Z}]| )+$/u.test(name);
  return plain && [...name].length <= LONGEST_NAME;
}

/** The error of an operation, by the name of its sentence and the facts behind its name. */
export const refused = <Name extends OfOperations>(
  { name }: Operation,
  what: Name,
  ...facts: Facts<Name>
): InputError => wrong(what, ...([shown(name), ...facts] as unknown as Parameters<Faults[Name]>));

type Faults = typeof faults;
/** The facts of a sentence about an operation, behind its name. */
type Facts<Name extends OfOperations> =
  Parameters<Faults[Name]> extends [string, ...infer Rest] ? Rest : never;

/** A setting that is a number. Throws InputError when it is absent or something else. */
export function numberOf(op: Operation, setting: string): number {
  const value = op.settings[setting];
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw refused(op, "notNumber", setting, shown(value));
}

/** A setting that is a whole number, 0 or above. Throws InputError for anything else. */
export function wholeOf(op: Operation, setting: string): number {
  const value = op.settings[setting];
  if (isWhole(value)) return value;
  throw refused(op, "notWhole", setting, shown(value));
}

/**
 * A setting that is a list of `count` whole numbers, or of any number of them, `least` or above.
 * Throws InputError for anything else.
 */
export function integersOf(
  op: Operation,
  setting: string,
  count?: number,
  least = 0,
): readonly number[] {
  const value = op.settings[setting];
  const is = (each: unknown): boolean => isWhole(each) && each >= least;
  if (Array.isArray(value) && value.length === (count ?? value.length) && value.every(is)) {
    return value;
  }
  if (count === undefined) throw refused(op, "notWholes", setting, shown(value), least);
  throw refused(op, "notSoManyWholes", setting, shown(value), count, least);
}

/** A setting that is true or false. Throws InputError when it is absent or something else. */
export function flagOf(op: Operation, setting: string): boolean {
  const value = op.settings[setting];
  if (typeof value === "boolean") return value;
  throw refused(op, "notFlag", setting, shown(value));
}

/**
 * Names that no line can hold, results of too many numbers and tensors of NaN are refused; the rest
 * is the kind's `check`.
 */
export function checkOperation(op: Operation): void {
  const { name, shape, tensors } = op;
  if (!isName(name) || name === INPUT) {
    throw wrong("operationName", shown(name));
  }
  if (sizeOf(shape) > MOST_NUMBERS) {
    throw refused(op, "tooLargeShape", shown(shape), MOST_NUMBERS);
  }
  for (const [part, { shape: sizes, values }] of Object.entries(tensors)) {
    checkNumbers(`${name}.${part}`, values, sizeOf(sizes));
  }
}

/** So many finite numbers, in so many rows or in its shape. */
export function checkNumbers(
  tensor: string,
  values: Float32Array,
  count: number,
  rows?: number,
): void {
  const has = values.length;
  if (has !== count) {
    if (rows === undefined) throw wrong("tensorValues", shown(tensor), has, count);
    throw wrong("tensorRows", shown(tensor), has, count, rows);
  }
  if (!allFinite(values)) throw wrong("tensorNotFinite", shown(tensor));
}
