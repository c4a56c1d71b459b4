/** The chosen neuron, and the way through neurons back and forward, like the pages of a book. */
import { computed } from "@preact/signals";
import type { NeuronId } from "../scene/look";
import { isSame } from "./missing";
import { state } from "./state";

interface Trail {
  readonly list: readonly NeuronId[];
  readonly at: number;
}

const MOST_VISITED = 100;

export function createTrail() {
  const [trail, setTrail] = state<Trail>({ list: [], at: -1 });
  const neuron = computed<NeuronId | null>(() => trail.value.list[trail.value.at] ?? null);
  const go = (steps: number): void => {
    const { list, at } = trail.value;
    setTrail({ list, at: Math.min(Math.max(at + steps, 0), list.length - 1) });
  };
  return {
    trail,
    neuron,
    /** The chosen neuron where it is one of the network's own, not a pixel. */
    unit: computed(() => (neuron.value && neuron.value.layer >= 0 ? neuron.value : null)),
    visit(next: NeuronId): void {
      const { list, at } = trail.value;
      if (neuron.value && isSame(neuron.value, next)) return;
      const kept = [...list.slice(0, at + 1), next].slice(-MOST_VISITED);
      setTrail({ list: kept, at: kept.length - 1 });
    },
    back: (): void => go(-1),
    forward: (): void => go(1),
    /** Forgets the neurons that there are no more. */
    keep(exists: (id: NeuronId) => boolean): void {
      const { list, at } = trail.value;
      if (list.every(exists)) return;
      const kept = list.filter(exists);
      const before = list.slice(0, at + 1).filter(exists).length;
      setTrail({ list: kept, at: Math.min(Math.max(before - 1, 0), kept.length - 1) });
    },
  };
}
