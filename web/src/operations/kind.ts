/**
 * What every kind of operation answers, for its own numbers only. The folds over a network ask it.
 * Values are those of one example, its numbers in a row; `shapes` are the shapes of the reads.
 */
import { shown } from "../base/errors";
import type { Named } from "../base/named";
import { type Operation, refused, type Shape } from "./operation";

/**
 * What an operation is to the picture: an affine operation, a pool or a join begins a plane; norm,
 * activation and dropout belong to the plane they read; reshaping, which also moves, cuts and pads,
 * is looked through; an output follows the scores.
 */
export type Role =
  | "affine"
  | "norm"
  | "pool"
  | "join"
  | "activation"
  | "dropout"
  | "reshape"
  | "output";

/** The straight line that an operation is around one example: push(reads) + constant = value. */
export interface Straight {
  /** A gradient at the value, carried to each read. */
  pull(gradient: Float32Array): readonly Float32Array[];
  /** Parts of the reads, carried to the value. */
  push(parts: readonly Float32Array[]): Float32Array;
  /** null for nothing. */
  readonly constant: Float32Array | null;
}

/** True derivatives of a loss, at every read and for every tensor. */
export interface Learnt {
  readonly reads: readonly Float32Array[];
  readonly tensors: Named<Float32Array>;
}

/** What one unit reads of one of its operation's reads: the sum of weight * read[unit + shift]. */
export interface Incoming {
  /** Place in `Operation.reads`. */
  readonly read: number;
  /** Units of the read before `shift`, or null for every one in order. Shared: not to be changed. */
  readonly units: Int32Array | null;
  /** Added to each of `units`, so that all cells of a convolution share one pattern; else 0. */
  readonly shift: number;
  /** One for each unit. Shared: not to be changed. */
  readonly weights: Float32Array;
}

/** One kind of operation: stateless, one object a kind in `KINDS`. */
export interface Kind {
  readonly role: Role;
  /** The shape of the result for reads of these shapes. Throws InputError for others. */
  check(op: Operation, shapes: readonly Shape[]): Shape;
  forward(op: Operation, reads: readonly Float32Array[], shapes: readonly Shape[]): Float32Array;
  /** The exact straight line that the operation is for this one example. */
  straight(
    op: Operation,
    reads: readonly Float32Array[],
    value: Float32Array,
    shapes: readonly Shape[],
  ): Straight;
  /** Derivatives for reads and tensors from the `gradient` at the value. */
  learn(
    op: Operation,
    reads: readonly Float32Array[],
    value: Float32Array,
    gradient: Float32Array,
    shapes: readonly Shape[],
  ): Learnt;
  /**
   * Which units the unit reads, with which weight of this pass's straight line. Which they are and
   * their order never depends on the values, only the weights may. Empty for an output.
   */
  terms(
    op: Operation,
    unit: number,
    reads: readonly Float32Array[],
    shapes: readonly Shape[],
  ): readonly Incoming[];
}

export const NO_TENSORS: Named<Float32Array> = {};

const ONE = Float32Array.of(1);
const FIRST = Int32Array.of(0);

/** One unit of a read, with its weight. */
export const single = (unit: number, weight = 1, read = 0): Incoming => ({
  read,
  units: FIRST,
  shift: unit,
  weights: weight === 1 ? ONE : Float32Array.of(weight),
});

/**
 * What an operation keeps from call to call: worked out from its settings and the shapes that it
 * reads, and again only for other shapes.
 */
export function kept<T>(make: (op: Operation, shapes: readonly Shape[]) => T) {
  const known = new WeakMap<Operation, { readonly shapes: readonly Shape[]; readonly made: T }>();
  return (op: Operation, shapes: readonly Shape[]): T => {
    const found = known.get(op);
    if (found?.shapes.every((shape, k) => shape === shapes[k])) return found.made;
    const made = make(op, shapes);
    known.set(op, { shapes: [...shapes], made });
    return made;
  };
}

/** The shape of the only read. Throws InputError for several. */
export function oneRead(op: Operation, shapes: readonly Shape[]): Shape {
  if (shapes.length === 1) return shapes[0];
  throw refused(op, "oneRead", op.kind, shapes.length);
}

/** Refuses tensors and settings that the kind does not know. */
export function checkNames(
  op: Operation,
  settings: readonly string[] = [],
  tensors: readonly string[] = [],
): void {
  const check = (
    given: object,
    known: readonly string[],
    what: "unknownTensor" | "unknownSetting",
  ): void => {
    const other = Object.keys(given).find((name) => !known.includes(name));
    if (other !== undefined) throw refused(op, what, op.kind, shown(other));
  };
  check(op.tensors, tensors, "unknownTensor");
  check(op.settings, settings, "unknownSetting");
}
