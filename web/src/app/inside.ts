/**
 * What "Look inside" knows while the page runs, put together: the drawer and its panels, the chosen
 * neuron, what is explained and compared, what is changed, what the stage points out.
 */
import { computed, type ReadonlySignal } from "@preact/signals";
import type { Network } from "../network/network";
import type { Words } from "../words/words";
import { createChoosing } from "./choosing";
import { createContrasting } from "./contrasting";
import { createDrawer } from "./drawer";
import type { Elsewhere } from "./elsewhere";
import { createExplanations } from "./explanations";
import type { Lens } from "./lens";
import { createLines } from "./lines";
import { hasNeuron } from "./missing";
import type { Reading } from "./reading";
import { createTrail } from "./trail";
import { createWhatIf } from "./whatif";

/** What the page around it provides. */
export interface Surroundings {
  readonly words: Words;
  readonly network: ReadonlySignal<Network>;
  readonly lens: Lens;
  readonly reading: ReadonlySignal<Reading>;
  /** Where heavy networks are asked; null: here. */
  readonly elsewhere: Elsewhere | null;
  /** The story has given the answer: nothing leads to it before. */
  readonly answered: ReadonlySignal<boolean>;
  /** Shows the finished picture, standing still. */
  readonly showFinished: () => void;
  readonly say: (sentence: string) => void;
}

export function createInside(around: Surroundings) {
  const { network, lens, reading, answered } = around;
  const trail = createTrail();
  const drawer = createDrawer();
  const explanations = createExplanations({ ...around, unit: trail.unit });
  /** The stage points out the path of the chosen neuron while its panel is open. */
  const way = computed(() =>
    drawer.tab.value === "neuron" && !reading.value.blank && answered.value
      ? explanations.way.value
      : null,
  );
  const choosing = createChoosing({ network, reading, trail, drawer });
  return {
    /** What is changed about the reading before it is shown; it changes without a word. */
    lens,
    ...lens,
    ...trail,
    ...drawer,
    ...explanations,
    ...createLines({ way, districts: explanations.districts }),
    ...choosing,
    ...createContrasting({ ...around, drawer }),
    ...createWhatIf(around),
    /** Lets go of neurons that another network does not have. */
    fit(next: Network): void {
      const last = next.layers.length - 1;
      choosing.forgetKernels();
      trail.keep((id) => hasNeuron(next, id));
      lens.keepOff((id) => id.layer < last && hasNeuron(next, id));
    },
  };
}
