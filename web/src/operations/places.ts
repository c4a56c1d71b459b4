/** Where numbers lie: a value's numbers are in one row, its last axis running fastest. */
import type { Shape } from "./operation";

/** How far apart neighbours along each axis are. */
export function strides(shape: Shape): number[] {
  const result = shape.map(() => 1);
  for (let k = shape.length - 2; k >= 0; k--) result[k] = result[k + 1] * shape[k + 1];
  return result;
}

/** No place. */
export const NOWHERE = -1;

/**
 * Every sum of one number of each list, the last running fastest: places, from what each axis adds
 * to them. Where an axis says NOWHERE, so is the place.
 */
export function placesOf(axes: readonly (readonly number[])[]): Int32Array {
  let places = Int32Array.of(0);
  for (const axis of axes) {
    const more = new Int32Array(places.length * axis.length);
    let at = 0;
    for (const place of places) {
      for (const step of axis) more[at++] = place < 0 || step < 0 ? NOWHERE : place + step;
    }
    places = more;
  }
  return places;
}

/** 0, 1, ... of a count, each through `value`. */
export const listed = (count: number, value: (k: number) => number): number[] =>
  Array.from({ length: count }, (_, k) => value(k));

/** Places in a value of shape `of` that is spread over `shape`, as NumPy does it. */
export function spreadPlaces(shape: Shape, of: Shape): Int32Array {
  const steps = strides(of);
  const missing = shape.length - of.length;
  return placesOf(
    shape.map((size, k) => {
      const own = k - missing;
      return listed(size, (n) => (own < 0 || of[own] === 1 ? 0 : n * steps[own]));
    }),
  );
}

/** The shape that values of these shapes are spread to, or null where they cannot be. */
export function spreadShape(shapes: readonly Shape[]): Shape | null {
  const rank = Math.max(...shapes.map((shape) => shape.length));
  const result = listed(rank, (k) =>
    shapes.reduce((most, shape) => Math.max(most, shape[k - rank + shape.length] ?? 1), 1),
  );
  const suits = (shape: Shape): boolean =>
    shape.every((size, k) => size === 1 || size === result[rank - shape.length + k]);
  return shapes.every(suits) ? result : null;
}

/** The numbers in these places; 0 for nowhere. */
export function taken(values: Float32Array, places: Int32Array): Float32Array {
  const result = new Float32Array(places.length);
  for (let k = 0; k < places.length; k++) if (places[k] >= 0) result[k] = values[places[k]];
  return result;
}

/** The numbers added up in these places of a value of so many: what `taken` is the transpose of. */
export function returned(values: Float32Array, places: Int32Array, length: number): Float32Array {
  const sums = new Float64Array(length);
  for (let k = 0; k < places.length; k++) if (places[k] >= 0) sums[places[k]] += values[k];
  return new Float32Array(sums);
}
