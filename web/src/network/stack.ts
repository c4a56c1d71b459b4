/**
 * One tensor of a network at every checkpoint of a training, as it lies in a history file. Weights may
 * be kept in eight or four bits, with one scale a row (`base/rows`).
 */
import { type InputError, shown } from "../base/errors";
import { wrongLater } from "../base/laterfaults";
import { scaled, usable } from "../base/rows";
import { allFinite, isFloat, type Place, type Types, widened } from "../base/safetensors";

/** The types of a history's tensors, with the bytes of a number. */
export const TYPES: Types = { F16: 2, F32: 4, I8: 1, U8: 1 };

export interface Stack {
  readonly shape: readonly number[];
  /** The tensor at one checkpoint, by its place. */
  readonly at: (place: number) => Float32Array;
}

/** A piece of a file: where it lies, and its bytes. */
export interface Piece extends Place {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The tensor `name` of `shape`, at each of `count` checkpoints. Throws InputError. */
export function stackOf(
  name: string,
  shape: readonly number[],
  count: number,
  stored: Piece | undefined,
  scales: Piece | undefined,
): Stack {
  const size = shape.reduce((product, length) => product * length, 1);
  if (!stored || !isSame(stored.shape, [count, ...storedShape(shape, stored.dtype)])) {
    throw wrongLater("historyForm", shown(name));
  }
  if (isFloat(stored.dtype)) return floats(name, shape, size, stored, scales);
  const rows = scalesOf(name, [count, shape[0]], scales);
  const { bytes, dtype } = stored;
  const each = bytes.length / count;
  return {
    shape,
    at(place) {
      const own = bytes.subarray(place * each, (place + 1) * each);
      return scaled(own, dtype, rows.subarray(place * shape[0], (place + 1) * shape[0]), size);
    },
  };
}

function storedShape(shape: readonly number[], dtype: string): readonly number[] {
  if (isFloat(dtype) || dtype === "I8") return shape;
  return [shape[0], shape.slice(1).reduce((product, length) => product * length, 1) / 2];
}

function floats(
  name: string,
  shape: readonly number[],
  size: number,
  stored: Piece,
  scales: Piece | undefined,
): Stack {
  const values = widened(stored.bytes.slice().buffer, stored.dtype);
  if (scales || !allFinite(values)) throw damaged(name);
  return { shape, at: (place) => values.slice(place * size, (place + 1) * size) };
}

function scalesOf(name: string, shape: readonly number[], scales: Piece | undefined): Float32Array {
  if (!scales || !isFloat(scales.dtype) || !isSame(scales.shape, shape)) throw damaged(name);
  const values = widened(scales.bytes.slice().buffer, scales.dtype);
  if (!usable(values)) throw damaged(name);
  return values;
}

const damaged = (name: string): InputError => wrongLater("historyNumbers", shown(name));

const isSame = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((length, axis) => length === other[axis]);
