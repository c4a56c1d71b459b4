/** A network that knows nothing yet: its numbers drawn anew, as PyTorch's modules draw theirs. */
import { made } from "../base/arrays";
import { shown } from "../base/errors";
import { wrongLater } from "../base/laterfaults";
import { mersenne } from "../base/mersenne";
import { named } from "../base/named";
import { type Operation, sizeOf } from "../operations/operation";
import { kindOf } from "../operations/table";
import type { Network } from "./network";
import { parametersOf, withParameters } from "./parameters";

const SHARED = 0.25; // PReLU's slope

/**
 * The same network as PyTorch builds it after `torch.manual_seed(seed)`, before any learning.
 * Weights and biases of linear layers and convolutions are drawn evenly from -b to b with b = 1 /
 * sqrt(inputs of one unit), which is what `kaiming_uniform_(a=sqrt(5))` comes to (He et al. 2015,
 * "Delving deep into rectifiers"); norms begin as 1 and 0, PReLU as 0.25. Throws InputError for a
 * seed that is not a whole number from 0 to 2^32 - 1.
 */
export function initial(network: Network, seed: number): Network {
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)) {
    throw wrongLater("seedOf", 2 ** 32 - 1, shown(seed));
  }
  const uniform = mersenne(seed);
  const drawn = named<Float32Array>();
  const known = parametersOf(network);
  for (const op of network.operations) {
    for (const name of ["weight", "bias"] as const) {
      const full = `${op.name}.${name}`;
      if (known[full]) drawn[full] = drawnAnew(op, name, known[full].length, uniform);
    }
  }
  return withParameters(network, drawn);
}

function drawnAnew(
  op: Operation,
  name: "weight" | "bias",
  count: number,
  uniform: () => number,
): Float32Array {
  if (kindOf(op).role === "affine") {
    const bound = Math.fround(1 / Math.sqrt(sizeOf(op.tensors.weight.shape.slice(1))));
    return made(count, () => Math.fround(uniform() * (2 * bound)) - bound);
  }
  if (name === "bias") return new Float32Array(count);
  return new Float32Array(count).fill(op.kind === "prelu" ? SHARED : 1);
}
