/** What is taken away or changed by hand: neurons that are switched off, pixels of one input. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { NeuronId } from "../scene/look";
import type { Input } from "./input";

/** Pixels changed by hand; they belong to one input and go with it. */
export interface Edit {
  readonly input: Input;
  readonly pixels: Float32Array;
}

export const isSame = (one: NeuronId, other: NeuronId): boolean =>
  one.layer === other.layer && one.index === other.index;

export function createMissing() {
  const off = signal<readonly NeuronId[]>([]);
  const edit = signal<Edit | null>(null);
  const isOff = (id: NeuronId): boolean => off.value.some((each) => isSame(each, id));
  return {
    off: off as ReadonlySignal<readonly NeuronId[]>,
    edit: edit as ReadonlySignal<Edit | null>,
    isOff,
    switchOff(neurons: readonly NeuronId[]): void {
      off.value = [...off.value, ...neurons.filter((id) => !isOff(id))];
    },
    switchOn(neurons: readonly NeuronId[]): void {
      off.value = off.value.filter((id) => !neurons.some((each) => isSame(each, id)));
    },
    /** Only these may stay switched off. */
    keepOff(exists: (id: NeuronId) => boolean): void {
      if (!off.value.every(exists)) off.value = off.value.filter(exists);
    },
    changePixels(next: Edit | null): void {
      edit.value = next;
    },
  };
}
