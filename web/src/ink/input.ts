/** From a drawing to the input of a network, whatever values that wants. */
import type { InputForm } from "../network/input";
import type { Ink } from "./ink";

/** The input that a drawing makes: ink 0..1 in the network's own values, in every plane. */
export function fromInk({ pixels }: Ink, { planes, range: [low, high] }: InputForm): Float32Array {
  if (planes === 1 && low === 0 && high === 1) return pixels;
  const input = new Float32Array(planes * pixels.length);
  for (let plane = 0; plane < planes; plane++) {
    input.set(
      pixels.map((value) => low + (high - low) * value),
      plane * pixels.length,
    );
  }
  return input;
}
