/**
 * Dropout made visible: the forward pass as it is in training, with real masks, and how far the
 * ten probabilities spread over many of them. The same seed gives the same masks as in Python.
 */
import { mulberry32 } from "../base/chance";
import { named } from "../base/named";
import type { Network } from "../network/network";
import { numberOf, type Operation } from "../operations/operation";
import { kindOf } from "../operations/table";
import { type Factors, run, type Trace } from "../trace/trace";

/** Per plane: 1 for a neuron that stays, 0 for a dropped one; null where nothing is dropped. */
export type Masks = readonly (Uint8Array | null)[];

/** What the probabilities did over many masks, one value a class. */
export interface Spread {
  readonly runs: number;
  readonly mean: Float64Array;
  readonly std: Float64Array;
  /** Quantiles of QUANTILES, each one value a class. */
  readonly quantiles: readonly Float64Array[];
  /** Share of the runs in which each class was the most probable. */
  readonly won: Float64Array;
}

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** Share of each plane's neurons that training switches off: p of its dropout, or 0. */
export function dropped(network: Network): number[] {
  return dropouts(network).map((step) => (step ? numberOf(step, "p") : 0));
}

/** The first dropout of each plane. */
const dropouts = (network: Network): (Operation | undefined)[] =>
  network.planes.map(({ operations }) =>
    operations.map((name) => network.operation(name)).find(isDropout),
  );

const isDropout = (op: Operation): boolean => kindOf(op).role === "dropout";

/**
 * Masks as training would draw them, the same for the same seed (a whole number from 0). A dropout
 * of whole maps draws once for each map.
 */
export function sampleMasks(network: Network, seed: number): Masks {
  const chance = mulberry32(seed);
  const shares = dropped(network);
  return dropouts(network).map((step, k) => {
    const p = shares[k];
    if (!step || p === 0 || k === network.planes.length - 1) return null;
    const mask = new Uint8Array(network.planes[k].outputs);
    const each = step.settings.maps === true ? mask.length / step.shape[0] : 1;
    for (let at = 0; at < mask.length; at += each) mask.fill(chance() < p ? 0 : 1, at, at + each);
    return mask;
  });
}

/** The pass in training mode: dropped neurons give 0, survivors are scaled by 1 / (1 - p). */
export function recordTraining(network: Network, image: Float32Array, masks: Masks): Trace {
  return run(network, image, factorsOf(network, masks));
}

/** Many passes in training mode; run k has the masks of `sampleMasks(network, seed + k)`. */
export function spread(network: Network, image: Float32Array, runs: number, seed: number): Spread {
  const classes = network.classNames.length;
  const probs = Array.from({ length: classes }, () => new Float64Array(runs));
  const won = new Float64Array(classes);
  let before: Trace | undefined;
  for (let k = 0; k < runs; k++) {
    const factors = factorsOf(network, sampleMasks(network, seed + k));
    const trace = run(network, image, factors, before);
    before = trace;
    for (let c = 0; c < classes; c++) probs[c][k] = trace.probs[c];
    won[trace.prediction] += 1 / runs;
  }
  const mean = Float64Array.from(probs, (row) => row.reduce((sum, p) => sum + p, 0) / runs);
  const std = Float64Array.from(probs, (row, c) =>
    Math.sqrt(row.reduce((sum, p) => sum + (p - mean[c]) ** 2, 0) / runs),
  );
  const sorted = probs.map((row) => row.sort());
  const quantiles = QUANTILES.map((q) => Float64Array.from(sorted, (row) => quantile(row, q)));
  return { runs, mean, std, quantiles, won };
}

/** Masks are put on what a plane's dropout gives, or on what a plane without one hands on. */
function factorsOf(network: Network, masks: Masks): Factors {
  const factors = named<Float32Array>();
  const shares = dropped(network);
  dropouts(network).forEach((step, k) => {
    const survivor = shares[k] < 1 ? 1 / (1 - shares[k]) : 0;
    const mask = masks[k];
    const name = step?.name ?? network.planes[k].post;
    if (mask) factors[name] = Float32Array.from(mask, (kept) => kept * survivor);
  });
  return factors;
}

/** Linear between the sorted values, as NumPy has it. */
function quantile(sorted: Float64Array, q: number): number {
  const place = q * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
