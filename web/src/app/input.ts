/** What was given to the network, and whether it can be read. Knows nothing of what comes of it. */
import { InputError } from "../base/errors";
import type { Stroke } from "../ink/ink";
import type { Network } from "../network/network";

/** What the network reads: strokes of the pad, or pixels given by a script. */
export interface Input {
  readonly strokes: readonly Stroke[];
  readonly pixels: Float32Array | null;
  /** Not drawn by the person at the pad: their pen starts on a clean one. */
  readonly readyMade?: boolean;
}

export const EMPTY: Input = { strokes: [], pixels: null };

export const isEmpty = ({ strokes, pixels }: Input): boolean =>
  pixels === null && strokes.every((stroke) => stroke.length === 0);

/** Strokes that nobody drew by hand. */
export const readyMade = (strokes: readonly Stroke[]): Input => ({
  strokes,
  pixels: null,
  readyMade: true,
});

/** Values that came as they are. */
export const given = (pixels: Float32Array): Input => ({ strokes: [], pixels, readyMade: true });

/** Checks pixels that a script handed in. Throws InputError. */
export function checkPixels(values: ArrayLike<number>, network: Network): Float32Array {
  const pixels = checkValues(values, network);
  if (!pixels.every((value) => value >= 0 && value <= 1)) {
    throw new InputError("setPixels needs values from 0 to 1");
  }
  return pixels;
}

/** Checks values of any size. Throws InputError. */
export function checkValues(values: ArrayLike<number>, network: Network): Float32Array {
  const pixels = Float32Array.from(values ?? []);
  const expected = network.inputs;
  if (pixels.length !== expected) {
    throw new InputError(`setPixels needs ${expected} values, got ${pixels.length}`);
  }
  if (!pixels.every(Number.isFinite)) {
    throw new InputError(`setPixels needs ${expected} finite numbers`);
  }
  return pixels;
}
