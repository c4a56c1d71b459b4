/**
 * Every explanation of the reading that is shown: computed when somebody looks at it, once a
 * reading. Knows nothing of panels.
 */
import { computed, type ReadonlySignal } from "@preact/signals";
import { arrange } from "../inside/arrange";
import { cell, isTakenApart } from "../inside/cell";
import { contrast, runnerUp } from "../inside/contrast";
import { spread } from "../inside/dropout";
import { inputMap } from "../inside/evidence";
import { familiarity } from "../inside/familiarity";
import { effective, terms } from "../inside/neuron";
import { path } from "../inside/path";
import type { Network } from "../network/network";
import type { NeuronId } from "../scene/look";
import { SPREAD_RUNS } from "./dropping";
import type { Lens } from "./lens";
import type { Reading } from "./reading";

export interface ExplanationsOptions {
  readonly network: ReadonlySignal<Network>;
  readonly lens: Lens;
  readonly reading: ReadonlySignal<Reading>;
  /** The chosen neuron, where it is no pixel. */
  readonly unit: ReadonlySignal<NeuronId | null>;
}

export function createExplanations(options: ExplanationsOptions) {
  return { ...ofNeuron(options), ...ofAnswer(options), ...ofNetwork(options) };
}

function ofNeuron({ network, lens, reading, unit }: ExplanationsOptions) {
  const about = <T>(tell: (of: Reading, layer: number, index: number) => T) =>
    computed(() => unit.value && tell(reading.value, unit.value.layer, unit.value.index));
  return {
    /** Window by window; null for a neuron of a plain layer, whose products say all. */
    cell: about(({ trace }, layer, index) =>
      isTakenApart(network.value, layer) ? cell(network.value, trace, layer, index) : null,
    ),
    sums: about(({ trace }, layer, index) => terms(network.value, trace, layer, index)),
    picture: about(({ trace }, layer, index) => effective(network.value, trace, layer, index)),
    way: about(({ trace, scene }, layer, index) =>
      path(network.value, trace, layer, index, lens.coverage.value, scene.digit),
    ),
  };
}

function ofAnswer({ network, lens, reading }: ExplanationsOptions) {
  const digit = computed(() => reading.value.scene.digit);
  /** The class compared with: the one chosen, or the runner-up. */
  const than = computed(() => {
    const chosen = lens.second.value;
    return chosen !== null && chosen !== digit.value
      ? chosen
      : runnerUp(reading.value.trace.probs, digit.value);
  });
  return {
    digit,
    than,
    map: computed(() => {
      const { trace, scene } = reading.value;
      return inputMap(trace, scene.evidence);
    }),
    /** Why the higher of the two and not the lower, as people ask it. */
    difference: computed(() => {
      const { trace } = reading.value;
      const behind = trace.scores[digit.value] < trace.scores[than.value];
      const [one, other] = behind ? [than.value, digit.value] : [digit.value, than.value];
      return contrast(network.value, trace, one, other);
    }),
    spreading: computed(() =>
      lens.spreadSeed.value === null || reading.value.blank
        ? null
        : spread(network.value, reading.value.image, SPREAD_RUNS, lens.spreadSeed.value),
    ),
  };
}

function ofNetwork({ network, lens, reading }: ExplanationsOptions) {
  return {
    // The lamp judges pictures; with neurons missing its own sum means nothing.
    familiar: computed(() => {
      const { original, trace } = reading.value;
      const whole = lens.off.value.length === 0 && lens.masks.value === null;
      return familiarity(network.value, whole ? trace : original);
    }),
    districts: computed(() => arrange(network.value)),
  };
}
