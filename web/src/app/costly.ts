/** A value that takes long for heavy networks: found at once, or in the second thread, null until then. */
import { computed, type ReadonlySignal } from "@preact/signals";
import type { Network } from "../network/network";
import { type Answer, type Args, answer, type Question } from "./answers";
import type { Elsewhere } from "./elsewhere";
import { state } from "./state";

/** `what` says what to ask now; null: nothing. Where there can be no answer, there is null, too. */
export function costly<Q extends Question>(
  elsewhere: Elsewhere | null,
  network: ReadonlySignal<Network>,
  name: Q,
  what: () => Args<Q> | null,
): ReadonlySignal<Answer<Q> | null> {
  const [found, setFound] = state<{ args: Args<Q>; value: Answer<Q> } | null>(null);
  const asked = computed(what);
  const place = {};
  return computed(() => {
    const args = asked.value;
    if (args === null) return null;
    if (!elsewhere?.takes(network.value)) return answer(name, network.value, args);
    if (found.value?.args === args) return found.value.value;
    const ask = { place, rank: 1, network: network.value, name, args };
    elsewhere.aside.want({
      ...ask,
      done: (outcome) => "value" in outcome && setFound({ args, value: outcome.value }),
    });
    return null;
  });
}
