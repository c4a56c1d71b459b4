/**
 * Kernels times patches in WebAssembly (products.wat), two rows by four at once. Of a hundred
 * products the sum is taken in float32, of those sums in float64.
 */
import { type Assembly, assembly } from "../base/assembly";
import text from "./products.wat";

interface Loops {
  readonly products: (
    weights: number,
    patches: number,
    length: number,
    rows: number,
    many: number,
    out: number,
  ) => void;
}

const FIRST = 64; // bytes

let assembled: Assembly<Loops> | null | undefined;

const even = (count: number, times: number): number => Math.ceil(count / times) * times;

/**
 * Room for `rows` kernels and up to `most` patches of `length` numbers, until it is asked for again;
 * null where no WebAssembly runs.
 */
export function productRoom(rows: number, length: number, most: number) {
  if (assembled === undefined) assembled = assembly<Loops>("products", text);
  if (!assembled) return null;
  const { loops, memory, reserve } = assembled;
  const [apart, pairs, fours] = [even(length, 4), even(rows, 2), even(most, 4)];
  const patches = FIRST + 4 * pairs * apart;
  const out = patches + 4 * fours * apart;
  reserve(out + 4 * pairs * fours);
  const floats = (at: number, count: number) => new Float32Array(memory.buffer, at, count);
  const kernels = floats(FIRST, pairs * apart).fill(0);
  return {
    /** The patches lie here, one after another, `apart` numbers from one to the next. */
    patches: floats(patches, fours * apart).fill(0),
    apart,
    /** The kernels, from the number `first` on. */
    load(weight: Float32Array, first: number): void {
      for (let o = 0; o < rows; o++) {
        const at = first + o * length;
        kernels.set(weight.subarray(at, at + length), o * apart);
      }
    },
    /** What the first `many` patches give: `many` numbers a kernel, the next ones `step` further on. */
    multiply(many: number): { readonly sums: Float32Array; readonly step: number } {
      const step = even(many, 4);
      loops.products(FIRST, patches, 4 * apart, pairs, step, out);
      return { sums: floats(out, pairs * step), step };
    },
  };
}
