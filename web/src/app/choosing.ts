/** Choosing a neuron and the panel that tells of it. */
import { batch, type ReadonlySignal } from "@preact/signals";
import { wrong } from "../base/errors";
import { loudestCell } from "../inside/mapfacts";
import type { Network } from "../network/network";
import type { NeuronId } from "../scene/look";
import type { createDrawer, Tab } from "./drawer";
import { countOf } from "./missing";
import type { Reading } from "./reading";
import { state } from "./state";
import type { createTrail } from "./trail";

export interface ChoosingOptions {
  readonly network: ReadonlySignal<Network>;
  readonly reading: ReadonlySignal<Reading>;
  readonly trail: ReturnType<typeof createTrail>;
  readonly drawer: ReturnType<typeof createDrawer>;
}

export function createChoosing({ network, reading, trail, drawer }: ChoosingOptions) {
  /** The layer whose kernels are all shown, in the place of a neuron. */
  const [kernels, showKernels] = state<number | null>(null);
  /** The neuron before the outputs that speaks loudest for the class explained. */
  function strongest(): NeuronId {
    const layer = Math.max(0, network.value.layers.length - 2);
    return { layer, index: reading.value.scene.spotlight[layer] };
  }
  function open(next: Tab = drawer.tab.value ?? drawer.last.value): void {
    batch(() => {
      if (next === "neuron" && !trail.neuron.value) trail.visit(strongest());
      drawer.turnTo(next);
    });
  }
  function inspect(next: NeuronId): void {
    checkNeuron(network.value, next);
    batch(() => {
      showKernels(null);
      trail.visit(next);
      open("neuron");
    });
  }
  return {
    strongest,
    open,
    inspect,
    kernels,
    forgetKernels: (): void => showKernels(null),
    /** Opens the page of a layer's kernels; null goes back to the neuron. */
    showKernels: (layer: number | null): void =>
      batch(() => {
        showKernels(layer);
        open("neuron");
      }),
    /** Opens the loudest cell of a map. */
    inspectMap: (layer: number, map: number): void =>
      inspect({ layer, index: loudestCell(network.value, reading.value.trace, layer, map) }),
  };
}

function checkNeuron(network: Network, { layer, index }: NeuronId): void {
  const count = countOf(network, layer);
  if (!Number.isInteger(layer) || count === undefined) {
    throw wrong("inspectLayer", network.layers.length - 1);
  }
  if (!(Number.isInteger(index) && index >= 0 && index < count)) {
    throw wrong("inspectNeuron", count - 1, index);
  }
}
