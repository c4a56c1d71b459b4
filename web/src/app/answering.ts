/** The worker's side: holds networks and a few passes, and answers one question after the other. */

import { InputError, refusalOf } from "../base/errors";
import { parseNetwork } from "../network/file";
import type { Network } from "../network/network";
import { run, type Trace } from "../trace/trace";
import { type Args, answer, type Question } from "./answers";
import {
  again,
  type FromWorker,
  isPass,
  isTrace,
  networkFrom,
  sentNetwork,
  type ToWorker,
} from "./wire";

/** Passes that are kept: the page asks about the one it shows, and compares it with others. */
const KEPT = 4;

/** What answers messages through `post`. */
export function createAnswering(post: (message: FromWorker) => void): (asked: ToWorker) => void {
  const networks = new Map<number, Network>();
  let passes: { readonly pass: number; readonly trace: Trace }[] = [];
  let last = 0;

  function keep(trace: Trace, pass: number): Trace {
    passes = [...passes, { pass, trace }].slice(-KEPT);
    return trace;
  }
  function sent(value: unknown): unknown {
    if (isTrace(value)) {
      const { image, values, factors } = value;
      last += 1;
      keep(value, last);
      return { pass: last, image, values, factors };
    }
    if (typeof value !== "object" || value === null || !("original" in value)) return value;
    const { trace, original, ...rest } = value as { trace: Trace; original: Trace };
    // One record stands for both where nothing was changed.
    return { ...rest, trace: sent(trace), original: original === trace ? null : sent(original) };
  }
  function find(name: Question, network: Network, args: readonly unknown[]): unknown {
    const given = args.map((each) => {
      if (!isPass(each)) return each;
      const known = passes.find(({ pass }) => pass === each.pass);
      return known?.trace ?? keep(run(network, each.image, again(each.factors)), each.pass);
    });
    return sent(answer(name, network, given as Args<typeof name>));
  }
  function answerTo(asked: ToWorker): unknown {
    if (asked.kind === "parse") {
      const parsed = parseNetwork(asked.bytes);
      networks.set(asked.network, parsed);
      return sentNetwork(parsed);
    }
    if (asked.kind !== "ask") return null;
    const network = networks.get(asked.network);
    if (!network) throw new Error(`network ${asked.network} is not here`);
    return find(asked.name, network, asked.args);
  }
  return (asked) => {
    if (asked.kind === "network") networks.set(asked.network, networkFrom(asked.parts));
    else if (asked.kind === "forget") networks.delete(asked.network);
    else {
      const { id } = asked;
      try {
        post({ id, value: answerTo(asked) });
      } catch (error) {
        if (error instanceof InputError) post({ id, refused: refusalOf(error) });
        else post({ id, failed: String(error) });
      }
    }
  };
}
