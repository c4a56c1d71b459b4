/** Every value of a batch and its slope, in the heap; and the parameters with theirs, end to end. */
import { named } from "../base/named";
import type { Network } from "../network/network";
import { parametersOf } from "../network/parameters";
import { INPUT, sizeOf } from "../operations/operation";
import type { Heap, Row } from "./heap";

const FOUR = 4; // numbers that the kernel steps by

export interface Rows {
  readonly heap: Heap;
  /** Values of "input" and of every operation: one example after the other. */
  readonly values: Readonly<Record<string, Row>>;
  /** d loss / d value, of every operation. */
  readonly slopes: Readonly<Record<string, Row>>;
  /** Parameters and their slopes: `all` of them in a row, and each by name within it. */
  readonly parameters: Parameters;
  readonly gradients: Parameters;
}

export interface Parameters {
  readonly all: Row;
  readonly each: Readonly<Record<string, Row>>;
}

/** Room for `most` examples at once. */
export function rowsOf(network: Network, heap: Heap, most: number): Rows {
  const values = named<Row>([[INPUT, heap.row(most * network.inputs)]]);
  const slopes = named<Row>();
  for (const { name, shape } of network.operations) {
    values[name] = heap.row(most * sizeOf(shape));
    slopes[name] = heap.row(most * sizeOf(shape));
  }
  const counts = Object.entries(parametersOf(network)).map(
    ([name, { length }]) => [name, length] as const,
  );
  return {
    heap,
    values,
    slopes,
    parameters: endToEnd(heap, counts),
    gradients: endToEnd(heap, counts),
  };
}

function endToEnd(heap: Heap, counts: readonly (readonly [string, number])[]): Parameters {
  const rounded = counts.map(([, count]) => Math.ceil(count / FOUR) * FOUR);
  const all = heap.row(rounded.reduce((sum, count) => sum + count, 0));
  let at = all.at;
  const each = counts.map(([name, count], k) => {
    const row: Row = { at, count };
    at += 4 * rounded[k];
    return [name, row] as const;
  });
  return { all, each: named(each) };
}
