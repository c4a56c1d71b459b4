/** How much work one pass of a network is: what decides where it is done. Knows nothing of running it. */
import { sizeOf } from "../operations/operation";
import { kindOf } from "../operations/table";
import type { Network } from "./network";

/**
 * Networks of more multiply-adds a pass are heavy. A pass, its evidence and its lines together take
 * some 4 ms a million in a browser: at 30 million a picture takes 0.1 s, which is as long as a pen
 * move may take. The usual tutorial network has 12 million, a ResNet-18 for 32x32 has 555.
 */
export const MOST_AT_ONCE = 30e6;

/** Multiply-adds of one pass: each weight is used once for every place that its operation gives. */
export const workOf = ({ operations }: Network): number =>
  operations.reduce((sum, op) => {
    const { weight } = op.tensors;
    if (kindOf(op).role !== "affine" || !weight) return sum;
    return sum + (weight.values.length * sizeOf(op.shape)) / weight.shape[0];
  }, 0);

const known = new WeakMap<Network, boolean>();

/** Whether its readings take so long that the page must not wait for them. */
export function isHeavy(network: Network): boolean {
  let heavy = known.get(network);
  if (heavy === undefined) {
    heavy = workOf(network) > MOST_AT_ONCE;
    known.set(network, heavy);
  }
  return heavy;
}
