/** What is taken away or changed by hand: neurons and maps that are off, pixels of one input. */
import type { Network } from "../network/network";
import type { NeuronId } from "../scene/look";
import type { Input } from "./input";
import { state } from "./state";

/** Pixels changed by hand; they belong to one input and go with it. */
export interface Edit {
  readonly input: Input;
  readonly pixels: Float32Array;
}

/** A neuron or a cell; with `map` a whole feature map, by its number. */
export interface Part extends NeuronId {
  readonly map?: true;
}

/** The units of a part: the first, and the one behind the last. */
export function unitsOf({ layers }: Network, { layer, index, map }: Part): [number, number] {
  const size = map ? layers[layer].form.cells : 1;
  return [index * size, (index + 1) * size];
}

export const isSame = (one: Part, other: Part): boolean =>
  one.layer === other.layer && one.index === other.index && one.map === other.map;

/** How many neurons a layer has, the input being layer -1; undefined where there is no such layer. */
export const countOf = ({ layers, inputs }: Network, layer: number): number | undefined =>
  layer === -1 ? inputs : layers[layer]?.outputs;

export const hasNeuron = (network: Network, { layer, index, map }: Part): boolean =>
  index < ((map ? network.layers[layer]?.form.maps : countOf(network, layer)) ?? 0);

export function createMissing() {
  const [off, setOff] = state<readonly Part[]>([]);
  const [edit, changePixels] = state<Edit | null>(null);
  const isOff = (id: Part): boolean => off.value.some((each) => isSame(each, id));
  return {
    off,
    edit,
    isOff,
    switchOff(neurons: readonly Part[]): void {
      setOff([...off.value, ...neurons.filter((id) => !isOff(id))]);
    },
    switchOn(neurons: readonly Part[]): void {
      setOff(off.value.filter((id) => !neurons.some((each) => isSame(each, id))));
    },
    /** Only these may stay switched off. */
    keepOff(exists: (id: Part) => boolean): void {
      if (!off.value.every(exists)) setOff(off.value.filter(exists));
    },
    changePixels,
  };
}
