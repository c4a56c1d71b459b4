/**
 * What is changed about a reading before it is shown: which class is explained, how much its lines
 * carry, neurons switched off, pixels erased, dropout as in training. Knows nothing of the DOM.
 */
import type { ReadonlySignal } from "@preact/signals";
import { ablate } from "../inside/ablate";
import { type Masks, recordTraining } from "../inside/dropout";
import type { Network } from "../network/network";
import { record, type Trace } from "../trace/trace";
import { createDropping } from "./dropping";
import type { Input } from "./input";
import { createMissing, type Part, unitsOf } from "./missing";
import { createTarget } from "./target";

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

export function createLens(network: ReadonlySignal<Network>) {
  const target = createTarget();
  const missing = createMissing();
  const dropping = createDropping(network, missing.off);
  return { ...target, ...missing, ...dropping };
}

/** What the lens changes now, and what it explains. */
export interface Changes {
  /** The picture changed by hand, or null. */
  readonly pixels: Float32Array | null;
  readonly off: readonly Part[];
  readonly masks: Masks | null;
  /** The class that is explained; null: the answer. */
  readonly digit: number | null;
  readonly coverage: number;
}

export const changesOf = ({ edit, off, masks, digit, coverage }: Lens, input: Input): Changes => ({
  pixels: edit.value?.input === input ? edit.value.pixels : null,
  off: off.value,
  masks: masks.value,
  digit: digit.value,
  coverage: coverage.value,
});

/** The passes that `see` runs. */
export type Passes = Pick<Seen, "trace" | "original">;

/** A picture as the network sees it through the lens; `passes`, if they were run before. */
export function see(
  network: Network,
  image: Float32Array,
  changes: Changes,
  passes = passesOf(network, image, changes),
): Seen {
  const { pixels, off, masks } = changes;
  return {
    image: pixels ?? image,
    edited: pixels !== null,
    trace: passes.trace,
    original: passes.original,
    off: offOf(network, off, masks),
    training: masks !== null,
  };
}

/** The pass that is shown, and that of the unchanged picture. */
export function passesOf(network: Network, image: Float32Array, changes: Changes): Passes {
  const { pixels, off, masks } = changes;
  const trace = passThrough(network, pixels ?? image, off, masks);
  const changed = pixels !== null || off.length > 0 || masks !== null;
  return { trace, original: changed ? unchanged(network, image) : trace };
}

/** By picture, with the network that read it. */
const unchangedPasses = new WeakMap<Float32Array, readonly [Network, Trace]>();

/** The pass with nothing changed: of a picture it is asked for again and again. */
function unchanged(network: Network, image: Float32Array): Trace {
  const [by, known] = unchangedPasses.get(image) ?? [];
  if (known && by === network) return known;
  const trace = record(network, image);
  unchangedPasses.set(image, [network, trace]);
  return trace;
}

function passThrough(
  network: Network,
  image: Float32Array,
  off: readonly Part[],
  masks: Masks | null,
): Trace {
  if (masks) return recordTraining(network, image, masks);
  if (off.length === 0) return unchanged(network, image);
  return ablate(
    network,
    unchanged(network, image),
    off.map(({ layer, index, map }) =>
      map ? { layer, neurons: [], maps: [index] } : { layer, neurons: [index] },
    ),
  );
}

/** One flag a neuron, indexed like a layout: the input first. */
function offOf(network: Network, off: readonly Part[], masks: Masks | null): Uint8Array | null {
  if (off.length === 0 && !masks) return null;
  const starts = [network.inputs];
  for (const { outputs } of network.layers) starts.push(starts[starts.length - 1] + outputs);
  const flags = new Uint8Array(starts[starts.length - 1]);
  for (const part of off) {
    const [first, end] = unitsOf(network, part);
    flags.fill(1, starts[part.layer] + first, starts[part.layer] + end);
  }
  masks?.forEach((mask, layer) => {
    mask?.forEach((kept, j) => {
      if (kept === 0) flags[starts[layer] + j] = 1;
    });
  });
  return flags;
}
