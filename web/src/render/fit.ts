/** Words of one kind that stand beside each other: shorter, or fewer, where they have no room. */
import type { Layout } from "../scene/layout";
import { LETTER } from "./names";

export interface Word {
  readonly key: string;
  readonly text: string;
  /** The middle of its lines, and where they begin, px. */
  readonly x: number;
  readonly y: number;
  /** Has its place before others have theirs. */
  readonly first?: boolean;
}

/** Clear space between two, in sizes of the letters, and how much wider bold ones are. */
const CLEAR = 0.5;
export const BOLD = 1.08;

/** Of so many planes the words do not stand too close to each other, unless some have three lines. */
const FEW = 8;

/** Whether planes may be too many, or their words too long, for all of these to have room. */
export const isCrowded = ({ blocks }: Layout): boolean =>
  blocks.length > FEW || blocks.some(({ maps }) => maps !== null);

/**
 * The words in the longest of several wordings in which they stand apart from the others, which have
 * at least their shortest; those are left out that have no room even so, the ones that have their
 * place first before the others.
 */
export function fitting(wordings: readonly (readonly Word[])[], letters: number): readonly Word[] {
  const shortest = wordings[wordings.length - 1] ?? [];
  const order = [...shortest.keys()].sort(
    (a, b) => Number(shortest[b].first ?? false) - Number(shortest[a].first ?? false) || a - b,
  );
  const kept = new Map<number, Word>();
  const fits = (word: Word, k: number): boolean =>
    [...kept].every(([n, other]) => n === k || isApart(other, word, letters));
  for (const k of order) if (fits(shortest[k], k)) kept.set(k, shortest[k]);
  for (const wording of wordings.slice(0, -1).reverse()) {
    for (const k of kept.keys()) if (fits(wording[k], k)) kept.set(k, wording[k]);
  }
  return [...kept.values()];
}

function isApart(a: Word, b: Word, letters: number): boolean {
  const wide = ((BOLD * LETTER * (lettersIn(a) + lettersIn(b))) / 2 + CLEAR) * letters;
  const high = 1.25 * letters * Math.max(linesIn(a), linesIn(b));
  return Math.abs(a.x - b.x) >= wide || Math.abs(a.y - b.y) >= high;
}

const lettersIn = ({ text }: Word): number =>
  Math.max(...text.split("\n").map(({ length }) => length));
const linesIn = ({ text }: Word): number => text.split("\n").length;
