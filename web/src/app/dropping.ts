/** Dropout as in training: the masks in use, and the repeated passes that show the spread. */
import { computed, type ReadonlySignal } from "@preact/signals";
import { type Masks, sampleMasks } from "../inside/dropout";
import type { Network } from "../network/network";
import { type Part, unitsOf } from "./missing";
import { state } from "./state";

export const SPREAD_RUNS = 30;

export function createDropping(
  network: ReadonlySignal<Network>,
  off: ReadonlySignal<readonly Part[]>,
) {
  const [seed, train] = state<number | null>(null);
  const [spreadSeed, setSpreadSeed] = state<number | null>(null);
  return {
    /** Seed of the dropout masks, or null: the network recognises, nothing is dropped. */
    seed,
    /** Seed of the first of the repeated passes, or null: no spread is shown. */
    spreadSeed,
    masks: computed(() =>
      seed.value === null
        ? null
        : withoutThose(network.value, sampleMasks(network.value, seed.value), off.value),
    ),
    train,
    /** Shows the spread over many passes; asked again, over as many others. */
    repeat: (): void => setSpreadSeed((spreadSeed.value ?? 1 - SPREAD_RUNS) + SPREAD_RUNS),
    endRepeating: (): void => setSpreadSeed(null),
  };
}

/** Masks in which the switched-off neurons are dropped as well. */
function withoutThose(network: Network, masks: Masks, off: readonly Part[]): Masks {
  if (off.length === 0) return masks;
  const each = masks.map((mask) => mask?.slice() ?? null);
  for (const part of off) {
    const { layer } = part;
    each[layer] ??= new Uint8Array(network.layers[layer].outputs).fill(1);
    each[layer]?.fill(0, ...unitsOf(network, part));
  }
  return each;
}
