/**
 * How many planes one beat of the story tells: one, as long as there are few; of a deep network as
 * many as are alike, so that its story is not longer than anybody listens.
 */
import type { Network } from "../network/network";
import type { Plane } from "../network/planes";
import { kindOf } from "../operations/table";

/** First and last plane that are told together. */
export type Stretch = readonly [first: number, last: number];

/** Most beats between the plane that is told slowly and the scores. */
const MOST = 5;

/** The plane of which one neuron is told slowly: the first that multiplies with weights; -1: none. */
export const slowPlane = (network: Network): number =>
  network.planes.findIndex(({ name }) => kindOf(network.operation(name)).role === "affine");

/** All planes in their order; up to the one that is told slowly, and the last, each by itself. */
export function stretchesOf(network: Network): Stretch[] {
  const { planes } = network;
  const last = planes.length - 1;
  const further = Math.min(slowPlane(network) + 1, last);
  const alone = Array.from({ length: further }, (_, k): Stretch => [k, k]);
  return [...alone, ...furtherOf(planes, further, last), [last, last]];
}

function furtherOf(planes: readonly Plane[], from: number, to: number): Stretch[] {
  for (const alike of [() => false, sameForm, sameSides]) {
    const found = joined(planes, from, to, alike);
    if (found.length <= MOST) return found;
  }
  const count = to - from;
  return Array.from({ length: MOST }, (_, k): Stretch => {
    const at = (part: number): number => from + Math.round((part * count) / MOST);
    return [at(k), at(k + 1) - 1];
  });
}

type Alike = (one: Plane, other: Plane) => boolean;

const sameSides: Alike = ({ form: a }, { form: b }) => a.rows === b.rows && a.columns === b.columns;
const sameForm: Alike = (one, other) => sameSides(one, other) && one.form.maps === other.form.maps;

function joined(planes: readonly Plane[], from: number, to: number, alike: Alike): Stretch[] {
  const found: Stretch[] = [];
  for (let k = from; k < to; k++) {
    const [first, before] = found[found.length - 1] ?? [k, -1];
    if (before >= 0 && alike(planes[before], planes[k])) found[found.length - 1] = [first, k];
    else found.push([k, k]);
  }
  return found;
}
