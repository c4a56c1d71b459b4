/** Whether a frame would give another picture than the one that is on screen. */
import type { Look } from "../scene/look";
import type { Frame, Scene } from "../scene/scene";
import { WRITTEN } from "./shares";

export interface Changes {
  /** True when scene, frame, look or `place` (how large and sharp) differ from the last call. */
  since(scene: Scene, frame: Frame, look: Look, place: string): boolean;
  forget(): void;
}

export function createChanges(): Changes {
  let known: Float32Array | null = null;
  let before: { scene: Scene; look: Look; place: string } | null = null;
  return {
    since(scene, frame, look, place) {
      const numbers = numbersOf(frame);
      const same =
        before?.scene === scene &&
        before.look === look &&
        before.place === place &&
        known?.length === numbers.length &&
        known.every((value, k) => value === numbers[k]);
      known = numbers;
      before = { scene, look, place };
      return !same;
    },
    forget() {
      before = null;
    },
  };
}

/** Everything in a frame that shows. */
function numbersOf(frame: Frame): Float32Array {
  const { active, signed, lines, flows, pulses, bars, inkPlace, near } = frame;
  const maps = frame.maps.flatMap(({ sum, lit, swept }) => [sum, lit, swept]);
  const alone = frame.alone.flatMap(({ index, sum, lit }) => [index, sum, lit]);
  const single = [
    frame.step,
    frame.progress >= WRITTEN ? 1 : 0,
    inkPlace.scale,
    inkPlace.dx,
    inkPlace.dy,
    frame.inkOpacity,
    frame.inkWritten,
    frame.guide,
    frame.photo.opacity,
    frame.photo.stage,
    frame.answer,
    near.closeness > 0 ? near.neuron : -1,
    near.closeness,
  ];
  const parts = [active, signed, maps, alone, lines, flows, pulses, bars, single];
  const numbers = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    numbers.set(part, at);
    at += part.length;
  }
  return numbers;
}
