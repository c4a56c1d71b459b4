/**
 * What flows through the connections of one unit: a[i] * w[j, i] * g[j], one number a connection.
 * Where a source hands on 0 or a target counts for nothing, nothing flows.
 */
import type { Incoming } from "../operations/kind";

/** How many numbers `fillTerm` writes for a term. */
export const lengthOf = ({ units }: Incoming, sources: Int32Array): number =>
  (units ?? sources).length;

/**
 * Writes what flows into a unit of slope `g` by one term, from `start` on; returns where it ends.
 * `sources` are the units that are not 0: of a unit that reads every one, only they are written.
 */
export function fillTerm(
  values: Float32Array,
  start: number,
  { units, shift, weights }: Incoming,
  a: Float32Array,
  sources: Int32Array,
  g: number,
): number {
  let place = start;
  if (units) {
    for (let k = 0; k < units.length; k++) {
      values[place++] = a[units[k] + shift] * weights[k] * g;
    }
  } else {
    for (let k = 0; k < sources.length; k++) {
      const i = sources[k];
      values[place++] = a[i] * weights[i] * g;
    }
  }
  return place;
}

/** The source of the number at `place` among those that were written for these terms. */
export function sourceAt(terms: readonly Incoming[], place: number, sources: Int32Array): number {
  let rest = place;
  for (const { units, shift } of terms) {
    const all = units ?? sources;
    if (rest < all.length) return all[rest] + shift;
    rest -= all.length;
  }
  return -1;
}
