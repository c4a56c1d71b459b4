/** What if: neurons switched off, pixels changed, dropout as in training; and the way back. */
import { batch, type ReadonlySignal } from "@preact/signals";
import type { Network } from "../network/network";
import type { NeuronId } from "../scene/look";
import { plainName } from "../words/names";
import type { Words } from "../words/words";
import type { Lens } from "./lens";
import type { Reading } from "./reading";

export interface WhatIfOptions {
  readonly words: Words;
  readonly network: ReadonlySignal<Network>;
  readonly lens: Lens;
  readonly reading: ReadonlySignal<Reading>;
  /** Shows the finished picture, standing still. */
  readonly showFinished: () => void;
  readonly say: (sentence: string) => void;
}

export function createWhatIf({ words, network, lens, reading, showFinished, say }: WhatIfOptions) {
  /** Switches neurons off, or those on again that are off. Outputs and pixels stay. */
  function switchOff(neurons: readonly NeuronId[], away = true): void {
    const last = network.value.layers.length - 1;
    const asked = neurons.filter(({ layer }) => layer >= 0 && layer < last);
    if (away) lens.switchOff(asked);
    else lens.switchOn(asked);
    say(words.answer.now(...answerOf(reading.value)));
  }
  const { setPixel, restorePixels } = createPixels({ lens, reading, showFinished });

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
    loudest: (layer: number, count: number): NeuronId[] => loudest(reading.value, layer, count),
    setPixel,
    restorePixels,
    reset,
  };
}

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

/** The neurons of a hidden layer that speak loudest for the class explained. */
function loudest({ scene, trace }: Reading, layer: number, count: number): NeuronId[] {
  const { gradients } = scene;
  const { pre } = trace.layers[layer];
  const says = Array.from(pre, (z, j) => ({ index: j, value: z * gradients[layer][j] }));
  return says
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
    .slice(0, count)
    .map(({ index }) => ({ layer, index }));
}

const answerOf = ({ trace, scene }: Reading): [name: string, confidence: number] => [
  plainName(scene.network, trace.prediction),
  trace.confidence,
];
