/**
 * The numbers of a network that learning changes, by operation and tensor: "fc1.weight". Means and
 * variances of a batch norm are measured and not learnt, so they are none of them; neither are the
 * constants of a `scale`, which are written into somebody's `forward`.
 */
import { shown, wrong } from "../base/errors";
import { type Named, named } from "../base/named";
import { allFinite, type Tensor } from "../base/safetensors";
import type { Operation } from "../operations/operation";
import { Network } from "./network";

const LEARNT = ["weight", "bias"] as const;
const WRITTEN = "scale";

/** Every number that learning may change, in the order of computation. */
export function parametersOf(network: Network): Named<Float32Array> {
  const found = named<Float32Array>();
  for (const { name, kind, tensors } of network.operations) {
    if (kind === WRITTEN) continue;
    for (const tensor of LEARNT) {
      if (tensors[tensor]) found[`${name}.${tensor}`] = tensors[tensor].values;
    }
  }
  return found;
}

/**
 * The network with these numbers in the place of its own; the others stay. What was measured of it
 * is another network's now: its accuracy and its lamp go. The drawing scales and where units stand
 * are kept, so that two pictures can be compared. Throws InputError for names that it does not
 * have, other sizes, NaN and infinity.
 */
export function withParameters(network: Network, parameters: Named<Float32Array>): Network {
  const known = parametersOf(network);
  for (const [name, values] of Object.entries(parameters)) {
    if (!known[name]) throw wrong("noParameter", shown(name));
    if (values.length !== known[name].length) {
      throw wrong("parameterNumbers", name, known[name].length, values.length);
    }
    if (!allFinite(values)) throw wrong("parameterNotFinite", name);
  }
  const { lamp, ...rest } = network;
  const entries = Object.entries(network.measured);
  const measured = lamp
    ? named(entries.map(([name, { familiar: _, ...facts }]) => [name, facts] as const))
    : network.measured;
  const operations = network.operations.map((op) => changed(op, parameters));
  return new Network({ ...rest, operations, accuracy: [], measured });
}

function changed(op: Operation, parameters: Named<Float32Array>): Operation {
  const names = Object.keys(op.tensors);
  if (!names.some((name) => parameters[`${op.name}.${name}`])) return op;
  const tensors = named<Tensor>();
  for (const name of names) {
    const { shape, values } = op.tensors[name];
    tensors[name] = { shape, values: parameters[`${op.name}.${name}`] ?? values };
  }
  return { ...op, tensors };
}

/**
 * The network without anything that was measured of it but the scales that it is drawn on: what is about
 * to learn anew prefers other classes and finds other pictures familiar.
 */
export function unmeasured(network: Network): Network {
  const { lamp: _, ...rest } = network;
  const measured = named(
    Object.entries(network.measured).map(([name, { scale }]) => [name, { scale }] as const),
  );
  return new Network({ ...rest, accuracy: [], measured });
}
