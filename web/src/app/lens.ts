/**
 * What is changed about a reading before it is shown: which class is explained, how much its lines
 * carry, neurons switched off, pixels erased, dropout as in training. Knows nothing of the DOM.
 */
import { computed, signal } from "@preact/signals";
import { ablate } from "../inside/ablate";
import { type Masks, recordTraining, sampleMasks } from "../inside/dropout";
import type { Network } from "../network/network";
import { COVERAGE } from "../scene/build";
import type { NeuronId } from "../scene/look";
import { record, type Trace } from "../trace/trace";
import type { Input } from "./input";

/** Pixels changed by hand; they belong to one input and go with it. */
interface Edit {
  readonly input: Input;
  readonly pixels: Float32Array;
}

/** What the lens shows of an input. */
export interface Seen {
  readonly image: Float32Array;
  /** Pixels were changed by hand: the picture is no longer the ink's. */
  readonly edited: boolean;
  /** As it is shown, with everything that is changed. */
  readonly trace: Trace;
  /** As the network reads the unchanged picture; the same record when nothing is changed. */
  readonly original: Trace;
  /** Hidden neurons that are switched off or dropped, in all layers one after the other. */
  readonly off: Uint8Array | null;
  /** Real dropout masks are in use. */
  readonly training: boolean;
}

export type Lens = ReturnType<typeof createLens>;

export function createLens(network: Network) {
  /** The class that is explained; null: the answer, whatever it is. */
  const digit = signal<number | null>(null);
  const coverage = signal<number>(COVERAGE);
  const off = signal<readonly NeuronId[]>([]);
  const edit = signal<Edit | null>(null);
  /** Seed of the dropout masks, or null: the network recognises, nothing is dropped. */
  const seed = signal<number | null>(null);

  const masks = computed(() =>
    seed.value === null ? null : withoutThose(network, sampleMasks(network, seed.value), off.value),
  );

  function see(input: Input, image: Float32Array): Seen {
    const edited = edit.value?.input === input ? edit.value.pixels : null;
    const shown = edited ?? image;
    const trace = passThrough(network, shown, off.value, masks.value);
    const changed = edited !== null || off.value.length > 0 || masks.value !== null;
    return {
      image: shown,
      edited: edited !== null,
      trace,
      original: changed ? record(network, image) : trace,
      off: offOf(network, off.value, masks.value),
      training: masks.value !== null,
    };
  }

  return { digit, coverage, off, edit, seed, masks, see };
}

function passThrough(
  network: Network,
  image: Float32Array,
  off: readonly NeuronId[],
  masks: Masks | null,
): Trace {
  if (masks) return recordTraining(network, image, masks);
  if (off.length === 0) return record(network, image);
  return ablate(
    network,
    image,
    off.map(({ layer, index }) => ({ layer, neurons: [index] })),
  );
}

/** Masks in which the switched-off neurons are dropped as well. */
function withoutThose(network: Network, masks: Masks, off: readonly NeuronId[]): Masks {
  if (off.length === 0) return masks;
  const each = masks.map((mask) => mask?.slice() ?? null);
  for (const { layer, index } of off) {
    each[layer] ??= new Uint8Array(network.layers[layer].outputs).fill(1);
    const mask = each[layer];
    if (mask) mask[index] = 0;
  }
  return each;
}

/** One flag a neuron, indexed like a layout: the input first. */
function offOf(network: Network, off: readonly NeuronId[], masks: Masks | null): Uint8Array | null {
  if (off.length === 0 && !masks) return null;
  const starts = [network.inputs];
  for (const { outputs } of network.layers) starts.push(starts[starts.length - 1] + outputs);
  const flags = new Uint8Array(starts[starts.length - 1]);
  for (const { layer, index } of off) flags[starts[layer] + index] = 1;
  masks?.forEach((mask, layer) => {
    mask?.forEach((kept, j) => {
      if (kept === 0) flags[starts[layer] + j] = 1;
    });
  });
  return flags;
}
