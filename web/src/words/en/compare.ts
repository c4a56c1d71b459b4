/** Two pictures beside each other, and how they differ. */
import { cellPercent, fixed, many, probability } from "./numbers";

const MINUS = "\u2212";

export const compare = {
  name: "Difference",
  title: "B minus A",
  keep: "Keep to compare",
  keepKey: "Keep this picture and compare the next one with it (K)",
  keepNow: "Keep B as A",
  asBefore: "Compare with before",
  end: "End comparing",
  /** What the two are called, each above its picture. */
  first: "A",
  second: "B",
  answer: (name: string, confidence: number) => `${name} (${cellPercent(confidence)})`,
  none: "–",
  picture: (name: string, confidence: number) =>
    `The network as it read A, which was kept: ${name}, ${probability(confidence)}.`,
  kept: (name: string, confidence: number) =>
    `Kept as A: ${name}, ${probability(confidence)}. Now draw another one, or change something.`,
  ended: "Comparing has ended.",
  nothing: (digits: boolean) =>
    digits
      ? "Draw a digit first: then it can be kept."
      : "Choose an input first: then it can be kept.",
  same: "B is still the same as A. Draw another one, or switch something off.",
  blank: "Draw B: it is compared with A while you draw.",
  inputs: (picture: boolean) =>
    picture ? "Ink: in B alone, or in A alone" : "Values: larger in B, or smaller",
  answers: "Percentage points",
  /** Never a false 100, as nothing is ever certain. */
  points(share: number): string {
    const points = Math.round(100 * share);
    if (points === 0) return "0";
    if (Math.abs(points) === 100) return points < 0 ? `< ${MINUS}99` : "> +99";
    return points < 0 ? `${MINUS}${many(-points)}` : `+${many(points)}`;
  },
  /** A class with its probabilities, for who points at it. */
  shares: (name: string, before: number, after: number) =>
    `${name}: ${cellPercent(before)} in A, ${cellPercent(after)} in B`,
  neurons: "Neurons that changed most",
  change: (before: number, after: number) => `${fixed(before, 2)} → ${fixed(after, 2)}`,
};
