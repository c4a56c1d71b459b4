/** Inputs that come as a whole: from a script, a link, an example or a slider. */
import type { ReadonlySignal } from "@preact/signals";
import { wrong } from "../base/errors";
import { checkStrokes, intoPad } from "../ink/strokes";
import type { Drawn } from "./drawing";
import { checkPixels, checkValues, given, type Input, readyMade } from "./input";
import type { Reading } from "./reading";

export interface GivingOptions {
  readonly examples: readonly Float32Array[];
  readonly drawing: Drawn;
  readonly reading: ReadonlySignal<Reading>;
  readonly change: (next: Input) => void;
}

export function createGiving({ examples, drawing, reading, change }: GivingOptions) {
  /** The feature that is being changed: all its changes are undone at once. */
  let adjusting: number | null = null;
  const network = () => reading.value.scene.network;

  function remember(feature: number | null = null): void {
    adjusting = feature;
    drawing.remember();
  }
  /** Checked before: what does not fit changes nothing. */
  function give(next: Input): void {
    remember();
    change(next);
  }

  return {
    remember: (): void => remember(),
    /** What was there before the page was loaded again: nothing to be taken back. */
    restore: (next: Input): void => change(next),
    /** `widths` are those of the pen of each stroke; without them all have the normal one. */
    drawStrokes: (value: unknown, widths?: readonly number[]): void =>
      give(readyMade(intoPad(checkStrokes(value)), widths)),
    setPixels: (values: ArrayLike<number>): void => give(given(checkPixels(values, network()))),
    /** As `setPixels`, for values of any size: features, or pixels that were standardised. */
    setInput: (values: ArrayLike<number>): void => give(given(checkValues(values, network()))),
    showExample(index: number): void {
      const example = examples[index];
      if (!example) throw wrong("noExample", examples.length, index);
      give(given(example));
    },
    setFeature(index: number, value: number): void {
      const pixels = reading.value.image.slice();
      pixels[index] = value;
      if (adjusting !== index) remember(index);
      change(given(pixels));
    },
  };
}
