/**
 * What the stage shows as one thing: the units of an operation through its norm and activation.
 * A view of a network's operations, derived and never stored.
 */
import { INPUT, type Operation, type Shape, sizeOf } from "../operations/operation";
import { kindOf } from "../operations/table";
import { type Form, formOf } from "./form";
import { placesOf } from "./places";

export interface Plane {
  /** Of its first operation, e.g. "fc1". */
  readonly name: string;
  /** Of its units; of the last plane that of the scores. */
  readonly shape: Shape;
  /** How they lie beside each other. */
  readonly form: Form;
  /** Names, in the order of computation, without reshaping. */
  readonly operations: readonly string[];
  /** Planes, or "input", reshaping looked through. */
  readonly reads: readonly string[];
  /** The operation whose value is z, after norms; of the last plane the scores. */
  readonly pre: string;
  /** The operation whose value is handed on; of the last plane the scores. */
  readonly post: string;
  /** The operation that is its first activation, or null. */
  readonly activation: string | null;
  /** Number of units. */
  readonly outputs: number;
}

type Group = Operation[];

/** What a value shows of a group of operations. */
interface Shown {
  readonly group: Group;
  /** As it came out of the last of them: in order, and nobody else reads it on the way. */
  readonly alone: boolean;
}

/** Roles that belong to the plane they read. */
const CONTINUES: readonly string[] = ["norm", "activation", "dropout"];

/**
 * The planes in the order of computation. A plane begins at an affine operation, a pool or a join.
 * Norm, activation and dropout continue the plane they read if nobody else reads it there, and
 * begin one of their own otherwise. Reshaping belongs to no plane and is looked through; a final
 * softmax follows the scores and is in none either. Scores that are only a part of a plane, or in
 * another order, are a plane.
 */
export function planesOf(operations: readonly Operation[]): Plane[] {
  const scores = scoresOf(operations);
  const readers = readersOf(operations);
  const shapes = new Map(operations.map(({ name, shape }) => [name, shape]));
  const groups: Group[] = [];
  const shown = new Map<string, Shown>();
  for (const op of operations) {
    const { role } = kindOf(op);
    const [read] = op.reads;
    const before = shown.get(read);
    const alone = before?.alone === true && readers.get(read) === 1;
    if (role === "reshape" || role === "output") {
      if (!before) continue;
      const inOrder = role === "output" || placesOf(op, shapes.get(read) ?? []) === null;
      if (inOrder || op.name !== scores) {
        shown.set(op.name, { group: before.group, alone: alone && inOrder });
        continue;
      }
    }
    if (before && alone && CONTINUES.includes(role)) {
      before.group.push(op);
      shown.set(op.name, before);
    } else {
      const group = [op];
      groups.push(group);
      shown.set(op.name, { group, alone: true });
    }
  }
  return groups.map((group, place) => {
    const plane = planeOf(group, shown);
    if (place < groups.length - 1 || !shown.has(scores)) return plane;
    const shape = shapes.get(scores) ?? plane.shape;
    return { ...plane, shape, form: formOf(shape), pre: scores, post: scores };
  });
}

/** The operation whose value the scores are: what a final softmax reads, or the last. */
export function scoresOf(operations: readonly Operation[]): string {
  const last = operations[operations.length - 1];
  return kindOf(last).role === "output" ? last.reads[0] : last.name;
}

/** How many operations read each value. */
function readersOf(operations: readonly Operation[]): ReadonlyMap<string, number> {
  const readers = new Map<string, number>();
  for (const { reads } of operations) {
    for (const name of reads) readers.set(name, (readers.get(name) ?? 0) + 1);
  }
  return readers;
}

function planeOf(group: Group, shown: ReadonlyMap<string, Shown>): Plane {
  const [first] = group;
  const active = group.findIndex(bends);
  const norm = group.findLastIndex((op) => kindOf(op).role === "norm");
  const pre = active < 0 ? norm : active - 1;
  return {
    name: first.name,
    shape: first.shape,
    form: formOf(first.shape),
    operations: group.map(({ name }) => name),
    reads: [...new Set(first.reads.map((name) => shown.get(name)?.group[0].name ?? INPUT))],
    pre: group[Math.max(pre, 0)].name,
    post: group[group.length - 1].name,
    activation: active < 0 ? null : group[active].name,
    outputs: sizeOf(first.shape),
  };
}

const bends = (op: Operation): boolean =>
  kindOf(op).role === "activation" && op.kind !== "identity";
