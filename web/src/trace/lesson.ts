/** One step of learning, with what was before and after it. Knows nothing of who asked for it. */
import type { Network } from "../network/network";
import { backward, type Gradients } from "./gradients";
import { descend } from "./optimizers";
import { run, type Trace } from "./trace";

/** A network and its pass. */
export interface Pass {
  readonly network: Network;
  readonly trace: Trace;
}

export interface Lesson {
  /** The class that was said to be right. */
  readonly target: number;
  readonly rate: number;
  /** Of the pass before. */
  readonly gradients: Gradients;
  readonly before: Pass;
  readonly after: Pass;
  /** -log of the target's probability, in nats. */
  readonly loss: readonly [before: number, after: number];
}

/** Of the same picture with other weights: as the network learns it. */
export function lessonOf(before: Pass, gradients: Gradients, rate: number): Lesson {
  const { network, trace } = before;
  const { target } = gradients;
  const next = descend(network, gradients, rate);
  const after = { network: next, trace: run(next, trace.image, trace.factors) };
  const loss = [gradients.loss, -after.trace.logProbs[target]] as const;
  return { target, rate, gradients, before, after, loss };
}

/** One step of plain gradient descent. Throws InputError for other classes, rates and numbers too large. */
export const learn = ({ network, trace }: Pass, target: number, rate: number): Lesson =>
  lessonOf({ network, trace }, backward(network, trace, target), rate);
