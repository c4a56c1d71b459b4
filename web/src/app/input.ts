/** What was given to the network, and whether it can be read. Knows nothing of what comes of it. */
import { wrong } from "../base/errors";
import { PEN_WIDTH, type Stroke } from "../ink/ink";
import type { PhotoSteps } from "../ink/photo";
import type { InputForm } from "../network/input";
import type { Network } from "../network/network";

/** What the network reads: strokes of the pad, or pixels given by a script. */
export interface Input {
  readonly strokes: readonly Stroke[];
  readonly pixels: Float32Array | null;
  /** Of the pen of each stroke, px of the picture; without them all have the normal one. */
  readonly widths?: readonly number[];
  /** How the pixels came about, where they are those of a photo. */
  readonly photo?: PhotoSteps;
  /** Not drawn by the person at the pad: their pen starts on a clean one. */
  readonly readyMade?: boolean;
}

export const EMPTY: Input = { strokes: [], pixels: null };

export const isEmpty = ({ strokes, pixels }: Input): boolean =>
  pixels === null && strokes.every((stroke) => stroke.length === 0);

/** The width of the pen of every stroke. */
export const widthsOf = ({ strokes, widths }: Input): readonly number[] =>
  widths ?? strokes.map(() => PEN_WIDTH);

/** Strokes that nobody drew by hand. */
export const readyMade = (strokes: readonly Stroke[], widths?: readonly number[]): Input => ({
  strokes,
  pixels: null,
  ...(widths ? { widths } : {}),
  readyMade: true,
});

/** The picture that a photo became, in the values that the network reads. */
export function fromPhoto(photo: PhotoSteps, { range: [low, high] }: InputForm): Input {
  const values = photo.pixels.map((value) => low + (high - low) * value);
  return { ...given(values), photo };
}

/** Values that came as they are. */
export const given = (pixels: Float32Array): Input => ({ strokes: [], pixels, readyMade: true });

/** Checks pixels that a script handed in. Throws InputError. */
export function checkPixels(values: ArrayLike<number>, network: Network): Float32Array {
  const pixels = checkValues(values, network);
  if (!pixels.every((value) => value >= 0 && value <= 1)) {
    throw wrong("pixelsBeyond");
  }
  return pixels;
}

/** Checks values of any size. Throws InputError. */
export function checkValues(values: ArrayLike<number>, network: Network): Float32Array {
  const pixels = Float32Array.from(values ?? []);
  const expected = network.inputs;
  if (pixels.length !== expected) {
    throw wrong("pixelsCount", expected, pixels.length);
  }
  if (!pixels.every(Number.isFinite)) {
    throw wrong("pixelsNotFinite", expected);
  }
  return pixels;
}
