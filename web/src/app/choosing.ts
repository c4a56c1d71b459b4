/** Choosing a neuron and the panel that tells of it. */
import { batch, type ReadonlySignal } from "@preact/signals";
import { InputError } from "../base/errors";
import type { Network } from "../network/network";
import type { NeuronId } from "../scene/look";
import type { createDrawer, Tab } from "./drawer";
import type { Reading } from "./reading";
import type { createTrail } from "./trail";

export interface ChoosingOptions {
  readonly network: ReadonlySignal<Network>;
  readonly reading: ReadonlySignal<Reading>;
  readonly trail: ReturnType<typeof createTrail>;
  readonly drawer: ReturnType<typeof createDrawer>;
}

export function createChoosing({ network, reading, trail, drawer }: ChoosingOptions) {
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
      trail.visit(next);
      open("neuron");
    });
  }
  return { strongest, open, inspect };
}

/** How many neurons a layer has, the input being layer -1; undefined where there is no such layer. */
const countOf = ({ layers, inputs }: Network, layer: number): number | undefined =>
  layer === -1 ? inputs : layers[layer]?.outputs;

export const hasNeuron = (network: Network, { layer, index }: NeuronId): boolean =>
  index < (countOf(network, layer) ?? 0);

function checkNeuron(network: Network, { layer, index }: NeuronId): void {
  const count = countOf(network, layer);
  if (!Number.isInteger(layer) || count === undefined) {
    throw new InputError(
      `inspect needs a layer from -1 (the input) to ${network.layers.length - 1}`,
    );
  }
  if (!(Number.isInteger(index) && index >= 0 && index < count)) {
    throw new InputError(`inspect needs a neuron from 0 to ${count - 1}, got ${index}`);
  }
}
