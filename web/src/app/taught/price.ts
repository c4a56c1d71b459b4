/** What a step has done to drawings that nobody asked about: how each network reads them. */

import { ink } from "../../ink/ink";
import { fromInk } from "../../ink/input";
import type { InputForm } from "../../network/input";
import type { Network } from "../../network/network";
import { record } from "../../trace/trace";
import type { Price } from "../../words/en/teaching";
import type { Idle } from "../idle";
import type { Samples } from "../samples";

/** A ready-made drawing as the network sees it. */
export interface Judge {
  readonly name: string;
  readonly image: Float32Array;
  /** The class that it is. */
  readonly target: number;
}

/** How a network reads one: its answer, and -log of the share of what it is. */
export interface Judged {
  readonly prediction: number;
  readonly loss: number;
}

/** Both networks on every drawing. */
export interface Prices extends Price {
  readonly each: readonly (readonly [before: Judged, after: Judged])[];
}

export const judgesOf = (samples: Samples, form: InputForm, { classNames }: Network): Judge[] =>
  samples.flatMap(([label, drawings]) =>
    drawings.map(({ name, strokes }) => ({
      name,
      image: fromInk(ink(strokes, undefined, form), form),
      target: classNames.indexOf(String(label)),
    })),
  );

/** What a network made of them before: it is asked once. */
const known = new WeakMap<Network, Map<Judge, Judged>>();

function judged(network: Network, judge: Judge): Judged {
  const own = known.get(network) ?? new Map<Judge, Judged>();
  known.set(network, own);
  let found = own.get(judge);
  if (!found) {
    const { prediction, logProbs } = record(network, judge.image);
    found = { prediction, loss: -logProbs[judge.target] };
    own.set(judge, found);
  }
  return found;
}

/** Finds it out drawing by drawing, when nobody waits for anything else; returns what stops that. */
export function priced(
  judges: readonly Judge[],
  [before, after]: readonly [Network, Network],
  idle: Idle,
  done: (prices: Prices) => void,
): () => void {
  const each: (readonly [Judged, Judged])[] = [];
  let stop = (): void => {};
  const next = (): void => {
    const judge = judges[each.length];
    if (judge) {
      each.push([judged(before, judge), judged(after, judge)]);
      stop = idle(next);
    } else done(pricesOf(judges, each));
  };
  if (judges.length > 0) stop = idle(next);
  return () => stop();
}

function pricesOf(judges: readonly Judge[], each: Prices["each"]): Prices {
  const right = (k: 0 | 1): number =>
    each.filter((pair, n) => pair[k].prediction === judges[n].target).length;
  const mean = (k: 0 | 1): number =>
    each.reduce((sum, pair) => sum + pair[k].loss, 0) / judges.length;
  return {
    drawings: judges.length,
    right: [right(0), right(1)],
    loss: [mean(0), mean(1)],
    worse: each.filter(([before, after]) => after.loss > before.loss + WORSE).length,
    each,
  };
}

/** Less than this is not worth a word. */
const WORSE = 5e-4;
