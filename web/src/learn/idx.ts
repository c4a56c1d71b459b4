/** IDX files of unsigned bytes, as MNIST's are. Strict: whatever is no whole one is refused. */
import { wrongLater } from "../base/laterfaults";

const BYTES = 8; // the element type that digits come in

/** The shape and the numbers of an IDX file of so many dimensions. Throws InputError. */
export function parseIdx(
  bytes: Uint8Array,
  dimensions: number,
  name: string,
): { readonly shape: readonly number[]; readonly values: Uint8Array } {
  const header = 4 + 4 * dimensions;
  const [zero, nought, type, axes] = bytes;
  if (
    bytes.length < header ||
    zero !== 0 ||
    nought !== 0 ||
    type !== BYTES ||
    axes !== dimensions
  ) {
    throw wrongLater("notIdx", name, dimensions);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: dimensions }, (_, k) => view.getUint32(4 + 4 * k));
  const count = shape.reduce((product, size) => product * size, 1);
  const values = bytes.subarray(header);
  if (values.length !== count) {
    throw wrongLater("idxNumbers", name, values.length, count);
  }
  return { shape, values };
}
