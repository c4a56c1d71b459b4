/**
 * One recorded forward pass: every number between the pixels and the answer, one fold over the
 * operations. Knows nothing of drawing; nothing that draws computes these numbers again.
 */
import { largest, times } from "../base/arrays";
import { wrong } from "../base/errors";
import { type Named, named } from "../base/named";
import { allFinite } from "../base/safetensors";
import type { Network } from "../network/network";
import type { Plane } from "../network/planes";
import { INPUT, type Operation, type Shape } from "../operations/operation";
import { softmaxOf } from "../operations/softmax";
import { kindOf } from "../operations/table";

/** One plane of a pass, its units in a row. */
export interface LayerTrace {
  /** Name in the module, e.g. "fc1". */
  readonly name: string;
  readonly shape: Shape;
  /** z, before the activation and whatever follows it. */
  readonly pre: Float32Array;
  /** What the plane hands on; of the last plane the probabilities. */
  readonly post: Float32Array;
}

/** What values are multiplied by after their operation, by its name: 0 switches a neuron off. */
export type Factors = Named<Float32Array>;

export interface Trace {
  /** What the network read, row-major; 0..1, ink is 1. */
  readonly image: Float32Array;
  /** Of "input" and of every operation, by name, with the factors that were put on them. */
  readonly values: Named<Float32Array>;
  readonly factors: Factors;
  /** The planes in order: the view of the values that scripts and people use. */
  readonly layers: readonly LayerTrace[];
  /** One number a class, before softmax. */
  readonly scores: Float32Array;
  readonly logProbs: Float32Array;
  readonly probs: Float32Array;
  /** Index of the most probable class. */
  readonly prediction: number;
  /** Its probability, 0..1. */
  readonly confidence: number;
}

/** Runs the network once. Sums are taken in float64 and rounded once to float32. */
export function record(network: Network, image: Float32Array): Trace {
  return run(network, image, named());
}

/**
 * The pass with values multiplied by `factors`: 0 switches a neuron off, dropout gives survivors
 * 1 / (1 - p). From `before`, an earlier pass of the same image, values that no factor reaches are
 * taken instead of being computed again.
 */
export function run(
  network: Network,
  image: Float32Array,
  factors: Factors,
  before?: Trace,
): Trace {
  if (image.length !== network.inputs) {
    throw wrong("imageValues", network.inputs, image.length);
  }
  if (!allFinite(image)) throw wrong("imageNotFinite");
  const values = named<Float32Array>([[INPUT, image]]);
  const reached = new Set<string>();
  for (const op of network.operations) {
    const { name, reads } = op;
    const factor = factors[name];
    if (factor || before?.factors[name] || reads.some((read) => reached.has(read))) {
      reached.add(name);
    }
    const kept = reached.has(name) ? undefined : before?.values[name];
    const value = kept ?? forward(network, op, values);
    values[name] = finite(factor ? times(value, factor) : value);
  }
  return traceOf(network, image, { values, factors });
}

/** The pass whose values these are: all else follows from them. Throws InputError. */
export function traceOf(
  network: Network,
  image: Float32Array,
  pass: Pick<Trace, "values" | "factors">,
): Trace {
  const scores = pass.values[network.scores];
  const { logProbs, probs } = softmaxOf(scores);
  finite(logProbs);
  const prediction = probs.indexOf(largest(probs));
  const confidence = probs[prediction];
  const layers = network.planes.map((plane) => layerOf(network, pass, plane, probs));
  return { image, ...pass, layers, scores, logProbs, probs, prediction, confidence };
}

/** A value without infinities: with one in it nothing after it means anything. Throws InputError. */
export function finite(values: Float32Array): Float32Array {
  if (allFinite(values)) return values;
  throw wrong("sumsTooLarge");
}

/** What an operation gave by itself, before any factor was put on its value. */
export function plain(
  network: Network,
  { values, factors }: Pick<Trace, "values" | "factors">,
  op: Operation,
): Float32Array {
  return factors[op.name] ? forward(network, op, values) : values[op.name];
}

function forward(network: Network, op: Operation, values: Named<Float32Array>): Float32Array {
  const reads = op.reads.map((name) => values[name]);
  return kindOf(op).forward(op, reads, network.shapesRead(op));
}

function layerOf(
  network: Network,
  pass: Pick<Trace, "values" | "factors">,
  { name, shape, pre, post }: Plane,
  probs: Float32Array,
): LayerTrace {
  const last = network.planes[network.planes.length - 1];
  return {
    name,
    shape,
    pre: plain(network, pass, network.operation(pre)),
    post: name === last.name ? probs : pass.values[post],
  };
}
