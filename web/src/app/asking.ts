/** Asking about any network, once: at once here, or with a promise where it is heavy. */
import type { Network } from "../network/network";
import { type Answer, type Args, answer, type Question } from "./answers";
import type { Elsewhere } from "./elsewhere";

export type Ask = <Q extends Question>(
  network: Network,
  name: Q,
  ...args: Args<Q>
) => Answer<Q> | Promise<Answer<Q>>;

export const askOf =
  (elsewhere: Elsewhere | null): Ask =>
  (network, name, ...args) =>
    elsewhere?.takes(network)
      ? elsewhere.aside.ask(network, name, ...args)
      : answer(name, network, args);
