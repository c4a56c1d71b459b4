/** What is taken away or changed by hand: neurons that are switched off, pixels of one input. */
import type { NeuronId } from "../scene/look";
import type { Input } from "./input";
import { state } from "./state";

/** Pixels changed by hand; they belong to one input and go with it. */
export interface Edit {
  readonly input: Input;
  readonly pixels: Float32Array;
}

export const isSame = (one: NeuronId, other: NeuronId): boolean =>
  one.layer === other.layer && one.index === other.index;

export function createMissing() {
  const [off, setOff] = state<readonly NeuronId[]>([]);
  const [edit, changePixels] = state<Edit | null>(null);
  const isOff = (id: NeuronId): boolean => off.value.some((each) => isSame(each, id));
  return {
    off,
    edit,
    isOff,
    switchOff(neurons: readonly NeuronId[]): void {
      setOff([...off.value, ...neurons.filter((id) => !isOff(id))]);
    },
    switchOn(neurons: readonly NeuronId[]): void {
      setOff(off.value.filter((id) => !neurons.some((each) => isSame(each, id))));
    },
    /** Only these may stay switched off. */
    keepOff(exists: (id: NeuronId) => boolean): void {
      if (!off.value.every(exists)) setOff(off.value.filter(exists));
    },
    changePixels,
  };
}
