/** The memory that the kernel works in: rows of float32, each at an address that it keeps. */

const PAGE = 65_536; // bytes
const ALIGNED = 64; // bytes: a line of a processor's cache

/** A row of numbers in the heap. */
export interface Row {
  /** In bytes. */
  readonly at: number;
  /** Of float32, or of int32 for places. */
  readonly count: number;
}

export class Heap {
  readonly memory = new WebAssembly.Memory({ initial: 1 });
  #top = ALIGNED; // address 0 stands for nothing

  /** A row of zeros. Throws RangeError when there is no memory left. */
  row(count: number): Row {
    const at = this.#top;
    this.#top = Math.ceil((at + 4 * count) / ALIGNED) * ALIGNED;
    const missing = Math.ceil((this.#top - this.memory.buffer.byteLength) / PAGE);
    if (missing > 0) this.memory.grow(missing);
    return { at, count };
  }

  /** The first `count` numbers of a row, in place, until the next row is made. */
  floats({ at, count }: Row, first = count): Float32Array {
    return new Float32Array(this.memory.buffer, at, first);
  }
}
