/** Which unit of what it reads each unit of a reshaping shows: reshaping only moves, cuts and pads. */
import { type Operation, type Shape, sizeOf } from "../operations/operation";
import { kindOf } from "../operations/table";

/** The place of a constant that pads, which no unit gives. */
export const NOWHERE = -1;

/**
 * Where each unit of a reshaping's result stands in the read of `shape`; null where every unit
 * keeps its place. Found by pushing place numbers through, counted from 1 since a constant is
 * pushed as 0; they are whole numbers in float32 as long as no value has more than 2^24 units.
 */
export function placesOf(op: Operation, shape: Shape): Int32Array | null {
  const numbers = Float32Array.from({ length: sizeOf(shape) }, (_, unit) => unit + 1);
  const value = new Float32Array(sizeOf(op.shape));
  const pushed = kindOf(op).straight(op, [numbers], value, [shape]).push([numbers]);
  const places = Int32Array.from(pushed, (number) => number - 1);
  const kept = places.length === numbers.length && places.every((place, unit) => place === unit);
  return kept ? null : places;
}
