/**
 * One step of a forward pass, as a record. What a kind of step computes is in its own file.
 * Letters: i a unit that is read, j one of the result.
 */
import { InputError, shown } from "../base/errors";
import type { Named } from "../base/named";
import { allFinite, type Tensor } from "../base/safetensors";

export type Setting = number | string | boolean;
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

/** The name under which operations read what the network reads. */
export const INPUT = "input";
const LONGEST_NAME = 200; // characters

/** How many numbers a value of this shape has. */
export const sizeOf = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);

export const sameShape = (a: Shape, b: Shape): boolean =>
  a.length === b.length && a.every((size, k) => size === b[k]);

/** Whether `name` can stand in a one-line message. */
export const isName = (name: string): boolean =>
  [...name].length <= LONGEST_NAME && /^(?:[^\p{C}\p{Z}]| )+$/u.test(name);

/** A setting that is a number. Throws InputError when it is absent or something else. */
export function numberOf({ name, settings }: Operation, setting: string): number {
  const value = settings[setting];
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new InputError(
    `Operation ${shown(name)} has ${setting} ${shown(value)}, not a finite number.`,
  );
}

/** Names that no line can hold and tensors of NaN are refused; the rest is the kind's `check`. */
export function checkOperation({ name, tensors }: Operation): void {
  if (!isName(name) || name === INPUT) {
    throw new InputError(`An operation is named ${shown(name)}, which is no name for one.`);
  }
  for (const [part, { shape, values }] of Object.entries(tensors)) {
    const tensor = `Tensor ${shown(`${name}.${part}`)}`;
    if (values.length !== sizeOf(shape)) {
      throw new InputError(`${tensor} has ${values.length} values for shape ${shown(shape)}.`);
    }
    if (!allFinite(values)) throw new InputError(`${tensor} has weights that are NaN or infinite.`);
  }
}
