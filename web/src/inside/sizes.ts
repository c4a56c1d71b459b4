/**
 * Counts by size what flows into one unit after the other, in WebAssembly (sizes.wat), four products
 * at once. Finds what plain loops find.
 */
import { type Assembly, assembly } from "../base/assembly";
import text from "./sizes.wat";

/** Which sizes are counted, and how. A size is the bits of a float32 above 0. */
export interface Counted {
  /** Smaller ones are not counted. */
  readonly floor: number;
  /** The bucket of a size is what is left of it without its last `shift` bits. */
  readonly buckets: number;
  readonly shift: number;
  /** Sizes of the buckets from `low` to before `high` are held. */
  readonly low: number;
  readonly high: number;
}

interface Loops {
  readonly count: (...numbers: number[]) => number;
}

const ALIGNED = 16; // bytes
/** At 0 stands the sum of all sizes, at 8 how many are held. */
const FIRST = 64;

let assembled: Assembly<Loops> | null | undefined;

/** A count of sizes, which the next one takes the memory of; null where no WebAssembly runs. */
export function countSizes(longest: number, how: Counted) {
  if (assembled === undefined) assembled = assembly<Loops>("sizes", text);
  if (!assembled) return null;
  const { loops, memory, reserve } = assembled;
  const row = Math.ceil((4 * longest) / ALIGNED + 1) * ALIGNED;
  const counts = FIRST + 8 * how.buckets;
  const read = counts + 4 * how.buckets;
  const [weights, large, near] = [read + row, read + 2 * row, read + 3 * row];
  const floats = (at: number, many: number) => new Float32Array(memory.buffer, at, many);
  reserve(near + row);
  new Uint8Array(memory.buffer, 0, large).fill(0);
  let [rows, length] = [floats(read, (2 * row) / 4), 0];
  const floor = new Float32Array(Int32Array.of(how.floor).buffer)[0];
  const held = (): number => new Int32Array(memory.buffer, 8, 1)[0];
  return {
    /** What is read by all units that are added next: so many values. */
    look(values: Float32Array, many: number): void {
      rows.set(values.subarray(0, many));
      rows.fill(0, many, many + 4);
      length = many;
    },
    /** Counts what flows into a unit of slope `g`; returns the bits of the largest size. */
    add(given: Float32Array, g: number): number {
      reserve(near + 4 * (held() + length + 4));
      if (rows.length === 0) rows = floats(read, (2 * row) / 4); // the memory has grown
      rows.set(given, row / 4);
      const { low, high, shift } = how;
      return loops.count(
        ...[read, weights, length + 3 - ((length + 3) % 4), g, floor],
        ...[counts, FIRST, large, near, low, high, shift],
      );
    },
    end: () => ({
      counts: new Int32Array(memory.buffer, counts, how.buckets).slice(),
      sums: new Float64Array(memory.buffer, FIRST, how.buckets).slice(),
      whole: new Float64Array(memory.buffer, 0, 1)[0],
      near: floats(near, held()).slice(),
    }),
  };
}
