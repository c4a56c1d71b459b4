/** Questions made of true numbers: the true one among others that could be taken for it. */
import type { Option, Question } from "./card";

/** The same order for the same picture: a number made of all of its values (FNV-1a). */
export function seedOf(values: ArrayLike<number>): number {
  let hash = 0x811c9dc5;
  for (let k = 0; k < values.length; k++) {
    hash = Math.imul(hash ^ Math.round(255 * values[k]), 0x01000193);
  }
  return hash >>> 0;
}

/** Numbers in 0..1 that follow from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A shuffled copy. */
export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const mixed = [...list];
  for (let k = mixed.length - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    [mixed[k], mixed[other]] = [mixed[other], mixed[k]];
  }
  return mixed;
}

export type Choice = Pick<Question, "options" | "right">;

/** The right option among the others, in an order that tells nothing. */
export function among(right: Option, others: readonly Option[], seed: number): Choice {
  const options = shuffled([right, ...others], seeded(seed));
  return { options, right: [options.indexOf(right)] };
}

/** As many wrong answers as a choice of three has. */
export const DECOYS = 2;

/**
 * Three texts to choose from, or null where two others cannot be told from the true one: `others`
 * are tried in order, and those that read like one before them are passed over.
 */
export function numbersAmong(
  truth: number,
  others: readonly number[],
  written: (value: number) => string,
  seed: number,
): Choice | null {
  const texts = [written(truth)];
  for (const other of others) {
    const text = written(other);
    if (texts.length <= DECOYS && !texts.includes(text)) texts.push(text);
  }
  if (texts.length <= DECOYS) return null;
  const [right, ...rest] = texts.map((label) => ({ label }));
  return among(right, rest, seed);
}
