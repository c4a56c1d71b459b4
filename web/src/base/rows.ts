/**
 * Tensors in eight or four bits: a number is a whole number times the scale of its row (along the first
 * axis), rounded once to float32. rows.py computes exactly that.
 */
export const LARGEST_SCALE = 1e36; // 128 times that is still a float32
const HALF = 8; // what is taken off four bits, 0..15

/** The first `size` numbers of `stored`, "I8" or "U8" with two of four bits in a byte, in float32. */
export function scaled(
  stored: Uint8Array,
  dtype: string,
  scales: Float32Array,
  size: number,
): Float32Array {
  const values = new Float32Array(size);
  const columns = scales.length > 0 ? size / scales.length : 0;
  for (let r = 0, k = 0; r < scales.length; r++) {
    const scale = scales[r];
    for (let c = 0; c < columns; c++, k++) {
      const whole = dtype === "I8" ? (stored[k] << 24) >> 24 : nibble(stored, k) - HALF;
      values[k] = whole * scale;
    }
  }
  return values;
}

const nibble = (bytes: Uint8Array, k: number): number => (bytes[k >> 1] >> (4 * (k & 1))) & 15;

/** Whether rows can have these scales: no number becomes infinite, whatever is in a row. */
export const usable = (scales: Float32Array): boolean =>
  scales.every((scale) => scale >= 0 && scale <= LARGEST_SCALE);
