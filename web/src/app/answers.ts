/**
 * What takes long to find out about a heavy network, each a plain function, so that the page or its
 * worker can be asked and gives the same numbers. Knows nothing of threads.
 */
import { bundlesOf } from "../inside/bundle";
import { planeGradients } from "../inside/carry";
import type { Connections } from "../inside/connections";
import { contrast } from "../inside/contrast";
import { spread } from "../inside/dropout";
import { type Evidence, evidence, inputMap } from "../inside/evidence";
import { type Flip, flip } from "../inside/flip";
import { effective } from "../inside/neuron";
import { path } from "../inside/path";
import type { Network } from "../network/network";
import { strongestPairs } from "../scene/bands";
import { chosenConnections, layoutOf } from "../scene/build";
import { flowOf } from "../scene/flows";
import { finite, record, type Trace } from "../trace/trace";
import { type Changes, type Passes, passesOf } from "./lens";

/** One reading, asked for: a picture, and what the lens changes about it. */
export interface Request extends Changes {
  readonly image: Float32Array;
}

/** All of a reading that takes long, but for its lines. */
export interface Read extends Passes {
  readonly evidence: Evidence;
}

/** What a pass says, and no more of it. */
export type Says = Pick<Trace, "prediction" | "confidence">;

/** Of the passes that somebody still asks about. */
const known = new WeakMap<Trace, Map<number, Evidence>>();

function reasonsOf(network: Network, trace: Trace, digit: number): Evidence {
  const own = known.get(trace) ?? new Map<number, Evidence>();
  known.set(trace, own);
  const found = own.get(digit) ?? evidence(network, trace, digit);
  own.set(digit, found);
  return found;
}

export const ANSWERS = {
  /** Throws InputError where the numbers are too large. */
  read(network: Network, request: Request): Read {
    const passes = passesOf(network, request.image, request);
    const { trace } = passes;
    const reasons = reasonsOf(network, trace, request.digit ?? trace.prediction);
    for (const gradients of planeGradients(network, trace, reasons)) finite(gradients);
    return { ...passes, evidence: reasons };
  },
  /** The lines of bundle `k`, and its bands. */
  lines(network: Network, trace: Trace, digit: number, coverage: number, k: number) {
    const bundles = bundlesOf(network);
    const reasons = reasonsOf(network, trace, digit);
    const scene = { network, trace, evidence: reasons, bundles, layout: layoutOf(network) };
    return {
      lines: chosenConnections(network, trace, reasons, bundles[k], { coverage }),
      bands: strongestPairs(scene, k),
    };
  },
  /** The products of bundle `k`, or of what leads into one of its neurons. */
  flow: (network: Network, trace: Trace, k: number, into: number | null): Connections =>
    flowOf(network, trace, bundlesOf(network)[k], into),
  effective,
  path,
  contrast,
  spread,
  /** Of the picture as it is, with every neuron at work. */
  flip: (network: Network, image: Float32Array, layer: number, by: "neurons" | "maps"): Flip =>
    flip(network, record(network, image), layer, by),
  record,
  /** What each input says for the answer. */
  map: (network: Network, trace: Trace): Float32Array =>
    inputMap(trace, evidence(network, trace, trace.prediction)).map,
  says(network: Network, image: Float32Array): Says {
    const { prediction, confidence } = record(network, image);
    return { prediction, confidence };
  },
};

export type Question = keyof typeof ANSWERS;
export type Args<Q extends Question> =
  Parameters<(typeof ANSWERS)[Q]> extends [Network, ...infer Rest] ? Rest : never;
export type Answer<Q extends Question> = ReturnType<(typeof ANSWERS)[Q]>;

/** Any of them: the table's own types say which arguments fit. */
export function answer<Q extends Question>(name: Q, network: Network, args: Args<Q>): Answer<Q> {
  const find = ANSWERS[name] as unknown as (network: Network, ...args: Args<Q>) => Answer<Q>;
  return find(network, ...args);
}
