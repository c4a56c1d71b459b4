/** Pictures and the classes that they are said to be: what a network learns from, batch by batch. */
import { mulberry32, shuffled } from "../base/chance";
import { wrongLater } from "../base/laterfaults";
import type { Stroke } from "../ink/ink";
import type { InputForm } from "../network/input";
import { bent } from "./bend";

/** Pictures one after the other, as numbers 0..1 or as bytes 0..255, and their classes. */
export interface Pictures {
  readonly images: Float32Array | Uint8Array;
  readonly targets: Uint8Array;
}

export interface Lessons extends Pictures {
  /** One picture after the other, 0..1, ink is 1. */
  readonly images: Float32Array;
  /** Their classes. */
  readonly targets: Uint8Array;
}

/** Gives lessons without end; the same seed gives the same ones. */
export interface Teacher {
  /** How many are one epoch. */
  readonly epoch: number;
  next(count: number): Lessons;
}

/** A drawing and what it is said to be. */
export interface Drawn {
  readonly label: number;
  readonly strokes: readonly Stroke[];
}

/** As many bent drawings are called an epoch. */
export const EPOCH = 6_000;

/**
 * Drawings, each bent anew whenever its turn comes, as 28x28 pictures or as a network reads them. Throws
 * InputError where there are none.
 */
export function drawnTeacher(
  drawings: readonly Drawn[],
  seed: number,
  form: InputForm | null = null,
): Teacher {
  if (drawings.length === 0) throw wrongLater("noDrawing");
  const chance = mulberry32(seed);
  let order = shuffled(drawings.length, chance);
  let at = 0;
  const nextDrawing = (): Drawn => {
    if (at === order.length) {
      order = shuffled(drawings.length, chance);
      at = 0;
    }
    return drawings[order[at++]];
  };
  return {
    epoch: EPOCH,
    next(count) {
      const chosen = Array.from({ length: count }, nextDrawing);
      return together(
        chosen.map(({ strokes, label }) => ({ image: bent(strokes, chance, form), label })),
      );
    },
  };
}

/**
 * Pictures as they are, in an order by chance that is another one in every epoch. An epoch's last
 * pictures are left out where they do not fill a batch.
 */
export function givenTeacher(given: Pictures, inputs: number, seed: number): Teacher {
  const total = given.targets.length;
  if (total === 0) throw wrongLater("noPicture");
  const chance = mulberry32(seed);
  let order = shuffled(total, chance);
  let at = 0;
  return {
    epoch: total,
    next(wanted) {
      const count = Math.min(wanted, total);
      if (at + count > total) {
        order = shuffled(total, chance);
        at = 0;
      }
      const images = new Float32Array(count * inputs);
      const targets = new Uint8Array(count);
      for (let k = 0; k < count; k++) {
        const from = order[at++];
        images.set(numbersOf(given.images, from * inputs, (from + 1) * inputs), k * inputs);
        targets[k] = given.targets[from];
      }
      return { images, targets };
    },
  };
}

/** Pictures `from` to `end` of a row as numbers 0..1. */
export function numbersOf(
  images: Float32Array | Uint8Array,
  from: number,
  end: number,
): Float32Array {
  const some = images.subarray(from, end);
  return some instanceof Float32Array ? some : Float32Array.from(some, (byte) => byte / 255);
}

/** Every so many-th picture, so that about `count` are left. */
export function sampled({ images, targets }: Pictures, inputs: number, count: number): Pictures {
  const step = Math.max(1, Math.floor(targets.length / count));
  const chosen = Array.from({ length: Math.ceil(targets.length / step) }, (_, k) => k * step);
  const found = images.slice(0, chosen.length * inputs);
  chosen.forEach((from, k) => {
    found.set(images.subarray(from * inputs, (from + 1) * inputs), k * inputs);
  });
  return { images: found, targets: Uint8Array.from(chosen, (k) => targets[k]) };
}

/** The same pictures with their classes exchanged by chance: nothing that could be learnt from. */
export function mislabelled({ images, targets }: Pictures, seed: number): Pictures {
  const order = shuffled(targets.length, mulberry32(seed));
  return { images, targets: targets.map((_, k) => targets[order[k]]) };
}

function together(all: readonly { image: Float32Array; label: number }[]): Lessons {
  const size = all[0].image.length;
  const images = new Float32Array(all.length * size);
  all.forEach(({ image }, k) => {
    images.set(image, k * size);
  });
  return { images, targets: Uint8Array.from(all, ({ label }) => label) };
}
