/** What one operation does for many examples at once, forwards and back, and with what. */
import { sumInto } from "../base/arrays";
import type { Network } from "../network/network";
import { INPUT, type Operation, sizeOf } from "../operations/operation";
import type { Kernel } from "./kernel";
import type { Rows } from "./rows";

export interface Stage {
  /** The value of the first `n` examples. In `training`, dropout drops. */
  forward(n: number, training: boolean): void;
  /** From the slope of the value to those of its reads and parameters. */
  backward(n: number): void;
}

export interface Bench {
  readonly network: Network;
  readonly rows: Rows;
  readonly kernel: Kernel;
  /** What dropout draws from. */
  readonly chance: () => number;
}

/** Where an operation writes the slope of its k-th read; null for the input, whose slope nobody asks. */
export function arrival(network: Network, rows: Rows, op: Operation, k: number) {
  const name = op.reads[k];
  if (name === INPUT) return null;
  const row = rows.slopes[name];
  const size = sizeOf(network.shapeOf(name));
  if (isFirstBack(network, op, k)) return { ...row, done: () => {} };
  const aside = rows.heap.row(row.count); // and then added to what has arrived
  const done = (n: number): void =>
    sumInto(rows.heap.floats(row, n * size), rows.heap.floats(aside, n * size));
  return { ...aside, done };
}

/** Whether nothing that comes later in the pass reads the same value. */
function isFirstBack(network: Network, op: Operation, k: number): boolean {
  const name = op.reads[k];
  const later = network.operations.slice(network.operations.indexOf(op) + 1);
  const again = op.reads.indexOf(name, k + 1) >= 0;
  return !again && !later.some(({ reads }) => reads.includes(name));
}
