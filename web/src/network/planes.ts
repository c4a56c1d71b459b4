/**
 * What the stage shows as one thing: the units of an operation through its activation and dropout.
 * A view of a network's operations, derived and never stored.
 */
import { INPUT, type Operation, type Shape, sizeOf } from "../operations/operation";
import { kindOf } from "../operations/table";

export interface Plane {
  /** Of its first operation, e.g. "fc1". */
  readonly name: string;
  /** Of its units. */
  readonly shape: Shape;
  /** Names, in the order of computation. */
  readonly operations: readonly string[];
  /** Planes, or "input", reshaping looked through. */
  readonly reads: readonly string[];
  /** The operation whose value is z. */
  readonly pre: string;
  /** The operation whose value is handed on. */
  readonly post: string;
  /** The operation that is its activation, or null. */
  readonly activation: string | null;
  /** Number of units. */
  readonly outputs: number;
}

type Group = Operation[];

/**
 * The planes in the order of computation. A plane begins at an affine operation or a join.
 * Activation and dropout continue the plane they read if nobody else reads it there, and begin one
 * of their own otherwise. Reshaping belongs to no plane and is looked through; a final softmax
 * follows the scores and is in none either.
 */
export function planesOf(operations: readonly Operation[]): Plane[] {
  const readers = readersOf(operations);
  const groups: Group[] = [];
  /** The group that an operation belongs to, or that it shows again. */
  const groupOf = new Map<string, Group>();
  for (const op of operations) {
    const { role } = kindOf(op);
    const [read] = op.reads;
    const before = groupOf.get(read);
    if (role === "reshape" || role === "output") {
      if (before) groupOf.set(op.name, before);
      continue;
    }
    const follows = role === "activation" || role === "dropout";
    const continues = follows && before?.at(-1)?.name === read && readers.get(read) === 1;
    const group: Group = continues && before ? before : [];
    if (group.length === 0) groups.push(group);
    group.push(op);
    groupOf.set(op.name, group);
  }
  return groups.map((group) => planeOf(group, groupOf));
}

/** How many operations read each value. */
function readersOf(operations: readonly Operation[]): ReadonlyMap<string, number> {
  const readers = new Map<string, number>();
  for (const { reads } of operations) {
    for (const name of reads) readers.set(name, (readers.get(name) ?? 0) + 1);
  }
  return readers;
}

function planeOf(group: Group, groupOf: ReadonlyMap<string, Group>): Plane {
  const [first] = group;
  const names = group.map(({ name }) => name);
  const bends = (op: Operation): boolean =>
    kindOf(op).role === "activation" && op.kind !== "identity";
  const active = group.findIndex(bends);
  return {
    name: first.name,
    shape: first.shape,
    operations: names,
    reads: [...new Set(first.reads.map((name) => groupOf.get(name)?.[0].name ?? INPUT))],
    pre: names[Math.max(active - 1, 0)],
    post: names[names.length - 1],
    activation: active < 0 ? null : names[active],
    outputs: sizeOf(first.shape),
  };
}
