/**
 * Every explanation of the reading that is shown: computed when somebody looks at it, once a
 * reading. Knows nothing of panels.
 */
import { computed, type ReadonlySignal } from "@preact/signals";
import { arrange } from "../inside/arrange";
import { cell, isTakenApart } from "../inside/cell";
import { runnerUp } from "../inside/contrast";
import { inputMap } from "../inside/evidence";
import { familiarity } from "../inside/familiarity";
import { terms } from "../inside/neuron";
import type { Network } from "../network/network";
import type { NeuronId } from "../scene/look";
import type { Args } from "./answers";
import { costly } from "./costly";
import { SPREAD_RUNS } from "./dropping";
import type { Elsewhere } from "./elsewhere";
import type { Lens } from "./lens";
import type { Reading } from "./reading";

export interface ExplanationsOptions {
  readonly network: ReadonlySignal<Network>;
  readonly lens: Lens;
  readonly reading: ReadonlySignal<Reading>;
  /** The chosen neuron, where it is no pixel. */
  readonly unit: ReadonlySignal<NeuronId | null>;
  readonly elsewhere: Elsewhere | null;
}

export function createExplanations(options: ExplanationsOptions) {
  return { ...ofNeuron(options), ...ofAnswer(options), ...ofNetwork(options) };
}

function ofNeuron({ network, lens, reading, unit, elsewhere }: ExplanationsOptions) {
  const about = <T>(tell: (of: Reading, layer: number, index: number) => T) =>
    computed(() => unit.value && tell(reading.value, unit.value.layer, unit.value.index));
  return {
    /** Window by window; null for a neuron of a plain layer, whose products say all. */
    cell: about(({ trace }, layer, index) =>
      isTakenApart(network.value, layer) ? cell(network.value, trace, layer, index) : null,
    ),
    sums: about(({ trace }, layer, index) => terms(network.value, trace, layer, index)),
    picture: costly(elsewhere, network, "effective", (): Args<"effective"> | null => {
      const { trace } = reading.value;
      return unit.value && [trace, unit.value.layer, unit.value.index];
    }),
    way: costly(elsewhere, network, "path", (): Args<"path"> | null => {
      const { trace, scene } = reading.value;
      const { layer, index } = unit.value ?? { layer: -1, index: 0 };
      return layer < 0 ? null : [trace, layer, index, lens.coverage.value, scene.digit];
    }),
  };
}

function ofAnswer({ network, lens, reading, elsewhere }: ExplanationsOptions) {
  const digit = computed(() => reading.value.scene.digit);
  /** The class compared with: the one chosen, or the runner-up. */
  const than = computed(() => {
    const chosen = lens.second.value;
    return chosen !== null && chosen !== digit.value
      ? chosen
      : runnerUp(reading.value.trace.probs, digit.value);
  });
  /** The two, the one with the higher score first, as people ask it. */
  const between = computed<readonly [number, number]>(() => {
    const { scores } = reading.value.trace;
    const behind = scores[digit.value] < scores[than.value];
    return behind ? [than.value, digit.value] : [digit.value, than.value];
  });
  return {
    digit,
    than,
    between,
    map: computed(() => {
      const { trace, scene } = reading.value;
      return inputMap(trace, scene.evidence);
    }),
    /** Why the higher of the two and not the lower. */
    difference: costly(
      elsewhere,
      network,
      "contrast",
      (): Args<"contrast"> => [reading.value.trace, ...between.value],
    ),
    spreading: costly(elsewhere, network, "spread", (): Args<"spread"> | null =>
      lens.spreadSeed.value === null || reading.value.blank
        ? null
        : [reading.value.image, SPREAD_RUNS, lens.spreadSeed.value],
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
