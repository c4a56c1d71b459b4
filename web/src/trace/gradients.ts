/** What would have to change for the loss to fall: one fold of `learn` from the loss backwards. */
import { times } from "../base/arrays";
import { wrong } from "../base/errors";
import { type Named, named } from "../base/named";
import type { Network } from "../network/network";
import { kindOf } from "../operations/table";
import { plain, type Trace } from "./trace";

/** Derivatives of the loss of one pass, as autograd has them. */
export interface Gradients {
  /** The class that would have been right. */
  readonly target: number;
  /** -log of its probability, in nats. */
  readonly loss: number;
  /** d loss / d value of "input" and of every operation. */
  readonly values: Named<Float32Array>;
  /** d loss / d tensor, by operation and tensor: "fc1.weight". */
  readonly tensors: Named<Float32Array>;
}

/**
 * The gradients of -log(probability of class `target`), the pass's factors held. At the scores they
 * are p - y, so that nothing is divided by a probability that may be 0.
 */
export function backward(network: Network, trace: Trace, target: number): Gradients {
  const wanted = oneHot(network, target);
  const values = named<Float32Array>();
  const tensors = named<Float32Array>();
  const { operations, scores } = network;
  values[scores] = trace.probs.map((p, c) => p - wanted[c]);
  const end = operations.findIndex(({ name }) => name === scores);
  for (const op of operations.slice(0, end + 1).reverse()) {
    const factor = trace.factors[op.name];
    const gradient = factor ? times(values[op.name], factor) : values[op.name];
    const reads = op.reads.map((name) => trace.values[name]);
    const value = plain(network, trace, op);
    const learnt = kindOf(op).learn(op, reads, value, gradient, network.shapesRead(op));
    for (const [name, slope] of Object.entries(learnt.tensors)) {
      tensors[`${op.name}.${name}`] = slope;
    }
    op.reads.forEach((name, k) => {
      const arriving = learnt.reads[k];
      values[name] = values[name]?.map((g, n) => g + arriving[n]) ?? arriving;
    });
  }
  const last = operations[operations.length - 1];
  if (network.output === "log_softmax") values[last.name] = wanted.map((y) => -y);
  if (network.output === "softmax") {
    values[last.name] = wanted.map((y, c) => (y > 0 ? -1 / trace.probs[c] : 0));
  }
  return { target, loss: -trace.logProbs[target], values, tensors };
}

/** 1 for class `target` and 0 for the others. Throws InputError for other classes. */
export function oneHot({ classNames }: Network, target: number): Float32Array {
  const count = classNames.length;
  if (!(Number.isInteger(target) && target >= 0 && target < count)) {
    throw wrong("noClass", target, count - 1);
  }
  const seed = new Float32Array(count);
  seed[target] = 1;
  return seed;
}
