/**
 * A convolution for many examples at once: the patches of its windows in rows, and over them the
 * kernel's loops, as over the rows of a linear layer. Weights lie turned, as a linear layer's do.
 */
import { sumInto } from "../base/arrays";
import { patchesOf } from "../operations/conv";
import { numberOf, type Operation, sizeOf } from "../operations/operation";
import { layOut, type Patches, putBack } from "../operations/patches";
import type { Row } from "./heap";
import { arrival, type Bench, type Stage } from "./stage";

/** Numbers in the patches of the examples that are taken together. */
const TOGETHER = 2 ** 21;

/** Whether all maps of a convolution read the same ones: then it has a stage of its own. */
export const isWhole = (op: Operation): boolean =>
  (op.kind === "conv1d" || op.kind === "conv2d") && numberOf(op, "groups") === 1;

/** How many rows its patches have, at most, for `most` examples. */
export const patchRows = (op: Operation, most: number): number =>
  isWhole(op) ? most * sizeOf(op.shape.slice(1)) : 0;

export class Convolution implements Stage {
  readonly #bench: Bench;
  readonly #op: Operation;
  readonly #parts: Patches;
  /** Numbers in a patch, in what one example reads, and in its value. */
  readonly #length: number;
  readonly #inputs: number;
  readonly #size: number;
  readonly #together: number;
  readonly #patches: Row;
  /** Values or slopes of the examples taken together, a row for each window. */
  readonly #turned: Row;
  readonly #ones: Row;
  /** Slopes of weights and offsets, of all examples and of those taken together. */
  readonly #learnt: readonly { readonly all: Row; readonly some: Row; readonly weight: boolean }[];
  readonly #arriving: ReturnType<typeof arrival>;

  constructor(bench: Bench, op: Operation) {
    const { network, rows } = bench;
    const shape = network.shapeOf(op.reads[0]);
    const parts = patchesOf(op, [shape]);
    const length = parts.windows.units.length;
    [this.#bench, this.#op, this.#parts] = [bench, op, parts];
    [this.#length, this.#inputs, this.#size] = [length, sizeOf(shape), sizeOf(op.shape)];
    const most = rows.values[op.name].count / this.#size;
    this.#together = Math.min(most, Math.max(1, Math.floor(TOGETHER / (parts.count * length))));
    this.#patches = rows.heap.row(this.#together * parts.count * length);
    this.#turned = rows.heap.row(this.#together * this.#size);
    this.#ones = rows.heap.row(this.#together * parts.count);
    this.#learnt = ["weight", "bias"].flatMap((tensor) => {
      const all = rows.gradients.each[`${op.name}.${tensor}`];
      return all ? [{ all, some: rows.heap.row(all.count), weight: tensor === "weight" }] : [];
    });
    this.#arriving = arrival(network, rows, op, 0);
  }

  forward(n: number): void {
    const { rows, kernel } = this.#bench;
    const { count, outputs } = this.#parts;
    const [weight, bias] = [this.#parameter("weight"), this.#parameter("bias")];
    for (let from = 0; from < n; from += this.#together) {
      const end = Math.min(from + this.#together, n);
      this.#lay(from, end);
      const [a, z] = [this.#patches.at, this.#turned.at];
      kernel.forward(a, (end - from) * count, this.#length, weight, bias, outputs, z);
      for (let k = from; k < end; k++) {
        const value = this.#example(rows.values[this.#op.name], this.#size, k);
        exchange(this.#example(this.#turned, this.#size, k - from), value, count, outputs);
      }
    }
  }

  backward(n: number): void {
    const { rows } = this.#bench;
    const { count, outputs } = this.#parts;
    for (const { all } of this.#learnt) rows.heap.floats(all).fill(0);
    rows.heap.floats(this.#ones).fill(1);
    for (let from = 0; from < n; from += this.#together) {
      const end = Math.min(from + this.#together, n);
      if (n > this.#together) this.#lay(from, end); // else they lie there still
      for (let k = from; k < end; k++) {
        const slope = this.#example(rows.slopes[this.#op.name], this.#size, k);
        exchange(slope, this.#example(this.#turned, this.#size, k - from), outputs, count);
      }
      this.#learn((end - from) * count);
      this.#handBack(from, end);
    }
    this.#arriving?.done(n);
  }

  /** The slopes of weights and offsets, from so many rows of patches. */
  #learn(many: number): void {
    const { rows, kernel } = this.#bench;
    const { outputs } = this.#parts;
    for (const { all, some, weight } of this.#learnt) {
      const [a, length] = weight ? [this.#patches, this.#length] : [this.#ones, 1];
      kernel.slopes(a.at, many, length, this.#turned.at, outputs, some.at);
      sumInto(rows.heap.floats(all), rows.heap.floats(some));
    }
  }

  /** The slopes of what is read; they take the place of the patches. */
  #handBack(from: number, end: number): void {
    if (!this.#arriving) return;
    const { windows, count, outputs } = this.#parts;
    const [g, back, length] = [this.#turned.at, this.#patches.at, this.#length];
    const weight = this.#parameter("weight");
    this.#bench.kernel.back(g, (end - from) * count, length, weight, outputs, 0, back);
    for (let k = from; k < end; k++) {
      const sums = this.#example(this.#arriving, this.#inputs, k).fill(0);
      const patches = this.#example(this.#patches, count * length, k - from);
      for (let place = 0; place < count; place++) {
        const patch = patches.subarray(place * length, (place + 1) * length);
        putBack(windows, place, 0, patch, sums);
      }
    }
  }

  #lay(from: number, end: number): void {
    const { windows, count } = this.#parts;
    const read = this.#bench.rows.values[this.#op.reads[0]];
    for (let k = from; k < end; k++) {
      const room = this.#example(this.#patches, count * this.#length, k - from);
      const values = this.#example(read, this.#inputs, k);
      layOut(windows, values, [0, count], 0, room, this.#length);
    }
  }

  #parameter(tensor: string): number {
    return this.#bench.rows.parameters.each[`${this.#op.name}.${tensor}`]?.at ?? 0;
  }

  #example({ at }: { readonly at: number }, count: number, k: number): Float32Array {
    return this.#bench.rows.heap.floats({ at: at + 4 * count * k, count });
  }
}

/** `from`, of so many rows and columns, with both exchanged. */
function exchange(from: Float32Array, to: Float32Array, rows: number, columns: number): void {
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) to[j * rows + i] = from[at++];
  }
}
