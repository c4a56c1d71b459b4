/** What if: neurons and whole maps switched off, pixels changed, dropout as in training; and the way back. */
import { batch, computed, type ReadonlySignal } from "@preact/signals";
import { type Flip, flip } from "../inside/flip";
import type { Network } from "../network/network";
import { record } from "../trace/trace";
import { plainName } from "../words/names";
import type { Words } from "../words/words";
import type { Args } from "./answers";
import { costly } from "./costly";
import type { Elsewhere } from "./elsewhere";
import type { Lens } from "./lens";
import type { Part } from "./missing";
import type { Reading } from "./reading";

export interface WhatIfOptions {
  readonly words: Words;
  readonly network: ReadonlySignal<Network>;
  readonly lens: Lens;
  readonly reading: ReadonlySignal<Reading>;
  readonly elsewhere: Elsewhere | null;
  /** The story has given the answer: nobody says it before. */
  readonly answered: ReadonlySignal<boolean>;
  /** Shows the finished picture, standing still. */
  readonly showFinished: () => void;
  readonly say: (sentence: string) => void;
}

export function createWhatIf(options: WhatIfOptions) {
  const { words, network, lens, reading, answered, showFinished, say } = options;
  /** Switches neurons off, or those on again that are off. Outputs and pixels stay. */
  function switchOff(neurons: readonly Part[], away = true): void {
    const last = network.value.layers.length - 1;
    const asked = neurons.filter(({ layer }) => layer >= 0 && layer < last);
    if (away) lens.switchOff(asked);
    else lens.switchOn(asked);
    if (answered.value) say(words.answer.now(...answerOf(reading.value)));
  }
  const { setPixel, restorePixels } = createPixels({ lens, reading, showFinished });
  const flipIn = createFlips(options);

  /** Everything as the network is: nothing off, nothing erased, nothing dropped. */
  function reset(): void {
    batch(() => {
      lens.keepOff(() => false);
      lens.train(null);
      lens.endRepeating();
      restorePixels();
    });
    say(words.answer.restored(...answerOf(reading.value)));
  }
  return {
    switchOff,
    flipIn,
    /** The neurons, or maps, of a hidden layer that add most to the lead of the answer. */
    loudest: (layer: number, count: number): Part[] => {
      const found = flipIn(layer)?.loudest.subarray(0, count) ?? [];
      const maps = isOfMaps(network.value, layer);
      return Array.from(found, (index) => (maps ? { layer, index, map: true } : { layer, index }));
    },
    /** Switches off these and no others: what was found out about them is then so. */
    switchOffOnly: (neurons: readonly Part[]): void =>
      batch(() => {
        lens.train(null);
        lens.keepOff(() => false);
        switchOff(neurons);
      }),
    setPixel,
    restorePixels,
    reset,
  };
}

/**
 * How many neurons of a layer make another answer, worked out when somebody asks. Of the picture
 * as it is, with every neuron at work: what is switched off meanwhile changes nothing about it.
 */
function createFlips({ network, reading, elsewhere }: WhatIfOptions) {
  const image = computed(() => reading.value.image);
  const flips = computed(() => {
    const { value } = network;
    const trace = record(value, image.value);
    const found: Flip[] = [];
    return (layer: number): Flip => {
      found[layer] ??= flip(value, trace, layer, isOfMaps(value, layer) ? "maps" : "neurons");
      return found[layer];
    };
  });
  const far = new Map<number, ReadonlySignal<Flip | null>>();
  /** Null: not known yet. */
  return (layer: number): Flip | null => {
    if (!elsewhere?.takes(network.value)) return flips.value(layer);
    let found = far.get(layer);
    if (!found) {
      const by = (): "maps" | "neurons" => (isOfMaps(network.value, layer) ? "maps" : "neurons");
      found = costly(elsewhere, network, "flip", (): Args<"flip"> => [image.value, layer, by()]);
      far.set(layer, found);
    }
    return found.value;
  };
}

/** Whether a layer has maps of many cells: they are then counted as neurons are elsewhere. */
export const isOfMaps = ({ layers }: Network, layer: number): boolean =>
  layers[layer].form.kind === "maps";

/** The input's values, changed by hand and put back. */
function createPixels({
  lens,
  reading,
  showFinished,
}: Pick<WhatIfOptions, "lens" | "reading" | "showFinished">) {
  function restorePixels(): void {
    batch(() => {
      lens.changePixels(null);
      showFinished();
    });
  }
  function setPixel(index: number, value: number): void {
    const { input, image } = reading.value;
    if (image[index] === value) return;
    const pixels = image.slice();
    pixels[index] = value;
    batch(() => {
      lens.changePixels({ input, pixels });
      showFinished();
    });
  }
  return { setPixel, restorePixels };
}

const answerOf = ({ trace, scene }: Reading): [name: string, confidence: number] => [
  plainName(scene.network, trace.prediction),
  trace.confidence,
];
