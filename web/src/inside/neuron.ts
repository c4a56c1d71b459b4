/**
 * One neuron taken apart: the products that add up to its z, and the picture of the image through
 * which this input reaches it. Exact, as evidence is. Knows nothing of drawing.
 */
import { wrong } from "../base/errors";
import type { Network } from "../network/network";
import { INPUT } from "../operations/operation";
import { plain, type Trace } from "../trace/trace";
import { type Bundle, bundlesOfPlane, incoming, paddingInto, sourceValues } from "./bundle";
import { carryBack, constantOf, straight, unitSeed } from "./carry";

/** The incoming products of one neuron, the largest first. */
export interface Terms {
  readonly layer: number;
  readonly neuron: number;
  /** Which of the planes in `Plane.reads` each product comes from. */
  readonly reads: Int32Array;
  /** Its unit there: every unit that the neuron reads, once. */
  readonly sources: Int32Array;
  readonly weights: Float32Array;
  /** weight * a[source]; with `bias` they add up to `sum`. */
  readonly products: Float32Array;
  readonly bias: number;
  /** What they add up to: z, unless a norm makes z of it. */
  readonly sum: number;
  readonly z: number;
  /** What the neuron hands on: activation(z), or its probability in the last plane. */
  readonly a: number;
}

/** One neuron as a straight function of this image: sum of `ink` plus `bias` is its z. */
export interface Effective {
  readonly layer: number;
  readonly neuron: number;
  /** Effective weight of each input. */
  readonly map: Float32Array;
  /** map * image. */
  readonly ink: Float32Array;
  readonly bias: number;
  readonly z: number;
}

/** Throws InputError unless the network has this neuron; layers count from 0. */
export function checkNeuron(network: Network, layer: number, neuron: number): void {
  const { name, outputs } = network.planes[network.index(layer)];
  if (!(Number.isInteger(neuron) && neuron >= 0 && neuron < outputs)) {
    throw wrong("noNeuron", name, outputs - 1, neuron);
  }
}

/** Every product that flows into a neuron, by size; equal ones in order of their source. */
export function terms(network: Network, trace: Trace, layer: number, neuron: number): Terms {
  checkNeuron(network, layer, neuron);
  const every = bundlesOfPlane(network, layer).flatMap((bundle, read) => {
    const a = sourceValues(network, trace, bundle);
    return Array.from(weightsBySource(bundle, neuron, trace), ([source, weight]) => ({
      read,
      source,
      weight,
      product: Math.fround(a[source] * weight),
    }));
  });
  every.sort((p, q) => Math.abs(q.product) - Math.abs(p.product));
  const { pre, post } = trace.layers[layer];
  return {
    layer,
    neuron,
    reads: Int32Array.from(every, ({ read }) => read),
    sources: Int32Array.from(every, ({ source }) => source),
    weights: Float32Array.from(every, ({ weight }) => weight),
    products: Float32Array.from(every, ({ product }) => product),
    bias: biasOf(network, trace, layer, neuron),
    sum: plain(network, trace, network.operation(network.planes[layer].name))[neuron],
    z: pre[neuron],
    a: post[neuron],
  };
}

/** The weight of every unit that a neuron reads, added up where it reads one twice. */
export function weightsBySource(
  bundle: Bundle,
  neuron: number,
  { values }: Trace,
): Map<number, number> {
  const weights = new Map<number, number>();
  for (const term of incoming(bundle, neuron, values)) {
    term.weights.forEach((weight, k) => {
      const source = (term.units ? term.units[k] : k) + term.shift;
      weights.set(source, (weights.get(source) ?? 0) + weight);
    });
  }
  return weights;
}

/** What a neuron adds to its products: its bias, and what pads the values that it reads. */
export function biasOf(network: Network, trace: Trace, layer: number, neuron: number): number {
  const own = biasesOf(network, trace, layer)?.[neuron] ?? 0;
  return bundlesOfPlane(network, layer).reduce(
    (total, bundle) => total + paddingInto(bundle, neuron, trace.values),
    own,
  );
}

/** What each neuron of a plane adds to its products, all for itself; null for nothing. */
export function biasesOf(network: Network, trace: Trace, layer: number): Float32Array | null {
  return straight(network, trace, network.operation(network.planes[layer].name)).constant;
}

/** The exact picture and bias through which this image reaches a neuron of any plane. */
export function effective(
  network: Network,
  trace: Trace,
  layer: number,
  neuron: number,
): Effective {
  checkNeuron(network, layer, neuron);
  const plane = network.planes[layer];
  const carried = carryBack(network, trace, plane.pre, unitSeed(plane, neuron));
  const map = carried.gradients[INPUT];
  return {
    layer,
    neuron,
    map,
    ink: map.map((weight, i) => weight * trace.image[i]),
    bias: constantOf(carried),
    z: trace.layers[layer].pre[neuron],
  };
}
