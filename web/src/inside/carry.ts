/**
 * Carries what a value is worth back to the input, along the straight line that the pass is. With
 * gates and winners held every operation is a straight line of what it reads, value = push(reads) +
 * constant, and so is the whole network. The fold here has no case for any kind. A factor that was
 * put on a value stands behind its line.
 */
import { dot, times } from "../base/arrays";
import { lazily, type Named, named, once } from "../base/named";
import type { Network } from "../network/network";
import type { Plane } from "../network/planes";
import type { Straight } from "../operations/kind";
import { INPUT, type Operation } from "../operations/operation";
import { kindOf } from "../operations/table";
import { plain, type Trace } from "../trace/trace";

/** What everything before some value adds to seed . value; worked out when it is looked at. */
export interface Carried {
  /** The operation whose value is explained, before any factor on it. */
  readonly at: string;
  /** At the value of "input" and of each operation up to `at`. */
  readonly gradients: Named<Float32Array>;
  /** What each operation's own constant adds. */
  readonly constants: Named<number>;
}

/** A place between operations, which everything on its way from the input to the scores crosses. */
export interface Cut {
  /** It lies behind this many operations. */
  readonly position: number;
  /** The values that are read on the other side. */
  readonly crossing: readonly string[];
}

/** The line that an operation is in this pass, before any factor. */
export function straight(network: Network, trace: Trace, op: Operation): Straight {
  const reads = op.reads.map((name) => trace.values[name]);
  const value = plain(network, trace, op);
  return kindOf(op).straight(op, reads, value, network.shapesRead(op));
}

/**
 * Carries `seed`, a gradient at operation `at`, back to the input. For every cut, the sum over what
 * crosses it of value * gradient plus the constants behind it is seed . value. With `stop` only
 * operations from that position on are carried through: what reaches a value from behind a cut.
 */
export function carryBack(
  network: Network,
  trace: Trace,
  at: string,
  seed: Float32Array,
  stop = 0,
): Carried {
  const before = network.operations.slice(0, positionOf(network, at) + 1);
  const readers = readersOf(before.slice(stop));
  const names = namesOf(before);
  const lineOf = once((name) => straight(network, trace, network.operation(name)));
  const pulled = once((name) => lineOf(name).pull(ownGradient(trace, carried, name)));
  const gradients = lazily([INPUT, ...names], (name): Float32Array => {
    if (name === at) return seed;
    const arriving = (readers[name] ?? []).map(([reader, place]) => pulled(reader)[place]);
    return arriving.length === 1 ? arriving[0] : total(arriving, trace.values[name].length);
  });
  const constants = lazily(names, (name) => {
    const { constant } = lineOf(name);
    return constant ? dot(constant, ownGradient(trace, carried, name)) : 0;
  });
  const carried: Carried = { at, gradients, constants };
  return carried;
}

/** The gradient at what an operation gave by itself, before any factor on its value. */
export function ownGradient(trace: Trace, { at, gradients }: Carried, name: string): Float32Array {
  const factor = trace.factors[name];
  return factor && name !== at ? times(gradients[name], factor) : gradients[name];
}

/** Per plane: what one unit more of z adds. */
export const planeGradients = (network: Network, trace: Trace, carried: Carried): Float32Array[] =>
  network.planes.map(({ pre }) => ownGradient(trace, carried, pre));

/** Per plane: what its biases, and f(0) of its activation, add. */
export const planeConstants = (network: Network, { constants }: Carried): Float32Array =>
  Float32Array.from(network.planes, ({ operations }) =>
    operations.reduce((sum, name) => sum + (constants[name] ?? 0), 0),
  );

/** What all constants add. */
export const constantOf = ({ constants }: Carried): number =>
  Object.values(constants).reduce((sum, each) => sum + each, 0);

/** Every cut before the scores, from the input on. */
export function cuts(network: Network): Cut[] {
  const before = network.operations.slice(0, positionOf(network, network.scores) + 1);
  return before.map((_, position) => {
    const behind = new Set(before.slice(position).flatMap(({ reads }) => reads));
    const names = [INPUT, ...namesOf(before.slice(0, position))];
    return { position, crossing: names.filter((name) => behind.has(name)) };
  });
}

/** How parts of what an operation reads go on through it; what is not named is 0. */
export function pushed(
  network: Network,
  trace: Trace,
  op: Operation,
  parts: Named<Float32Array>,
): Float32Array {
  const reads = op.reads.map((name) => parts[name] ?? new Float32Array(trace.values[name].length));
  const part = straight(network, trace, op).push(reads);
  const factor = trace.factors[op.name];
  return factor ? times(part, factor) : part;
}

/** With which weight each unit of the first plane reads one value of the input, reshaping looked through. */
export function weightsFrom(network: Network, trace: Trace, input: number): Float32Array {
  const part = new Float32Array(network.inputs);
  part[input] = 1;
  const parts = named<Float32Array>([[INPUT, part]]);
  const [{ name: first }] = network.planes;
  for (const op of network.operations) {
    if (op.reads.some((name) => parts[name])) parts[op.name] = pushed(network, trace, op, parts);
    if (op.name === first) break;
  }
  return parts[first] ?? new Float32Array(network.planes[0].outputs);
}

/** The gradient of one unit of a plane at the plane's own values. */
export function unitSeed({ outputs }: Plane, neuron: number): Float32Array {
  const seed = new Float32Array(outputs);
  seed[neuron] = 1;
  return seed;
}

const namesOf = (operations: readonly Operation[]): string[] => operations.map(({ name }) => name);

const positionOf = ({ operations }: Network, at: string): number =>
  operations.findIndex(({ name }) => name === at);

/** Who reads each value, and in which place. */
function readersOf(operations: readonly Operation[]): Named<[reader: string, place: number][]> {
  const readers = named<[string, number][]>();
  for (const { name, reads } of operations) {
    reads.forEach((read, place) => {
      readers[read] ??= [];
      readers[read].push([name, place]);
    });
  }
  return readers;
}

function total(parts: readonly Float32Array[], length: number): Float32Array {
  const sums = new Float32Array(length);
  for (const part of parts) for (let k = 0; k < length; k++) sums[k] += part[k];
  return sums;
}
