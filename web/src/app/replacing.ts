/** Other weights, or another network, in the place of the one that is shown. */
import { batch, type ReadonlySignal, type Signal } from "@preact/signals";
import { errorOf, wrong } from "../base/errors";
import { inputForm } from "../network/input";
import { Network } from "../network/network";
import type { Reading } from "./reading";
import type { Story } from "./story";

export interface ReplacingOptions {
  readonly network: Signal<Network>;
  readonly examples: readonly Float32Array[];
  readonly reading: ReadonlySignal<Reading>;
  readonly story: Story;
  /** Lets go of whatever another network does not have. */
  readonly inside: { readonly fit: (next: Network) => void };
}

/**
 * Shows `next` from now on, with everything that is drawn, chosen and playing. Throws InputError,
 * and changes nothing, where it does not read what this page draws, or not the whole of it.
 */
export function replaceNetwork(next: Network, options: ReplacingOptions): void {
  const { network, examples, reading, story, inside } = options;
  const before = network.value;
  if (!isAlike(before, next, examples)) {
    throw wrong("anotherNetwork");
  }
  const { clock, duration } = story;
  const finished = !story.moving() && clock.value.seconds >= duration.value;
  batch(() => {
    inside.fit(next);
    network.value = next;
    const { fault } = reading.value;
    if (fault !== null) {
      network.value = before;
      throw errorOf(fault);
    }
    if (finished) story.showFinished();
    else if (clock.value.seconds > duration.value) story.stand(duration.value);
  });
}

/** Whether both read the same input and know the same classes. */
export function isAlike(
  one: Network,
  other: Network,
  examples: readonly Float32Array[] = [],
): boolean {
  if (!(other instanceof Network)) return false; // a script may hand in anything
  const read = (network: Network): string =>
    JSON.stringify([network.classNames, inputForm(network, examples)]);
  return read(one) === read(other);
}
