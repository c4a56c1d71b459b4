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
const BOLD = 1.08;

/** Of so many planes the words do not stand too close to each other, unless some have three lines. */
const FEW = 8;

/** Whether planes may be too many, or their words too long, for all of these to have room. */
export const isCrowded = ({ blocks }: Layout): boolean =>
  blocks.length > FEW || blocks.some(({ maps }) => maps !== null);

/**
 * The first of several wordings in which all stand apart; else those of the last that do, the ones
 * that have their place first before the others.
 */
export function fitting(wordings: readonly (readonly Word[])[], letters: number): readonly Word[] {
  const chosen = wordings.find((all) => areApart(all, letters));
  if (chosen) return chosen;
  const last = wordings[wordings.length - 1] ?? [];
  const kept: Word[] = [];
  for (const word of [
    ...last.filter(({ first }) => first),
    ...last.filter(({ first }) => !first),
  ]) {
    if (kept.every((other) => isApart(other, word, letters))) kept.push(word);
  }
  return kept;
}

const areApart = (words: readonly Word[], letters: number): boolean =>
  words.every((word, k) => words.slice(0, k).every((other) => isApart(other, word, letters)));

function isApart(a: Word, b: Word, letters: number): boolean {
  const wide = ((BOLD * LETTER * (lettersIn(a) + lettersIn(b))) / 2 + CLEAR) * letters;
  const high = 1.25 * letters * Math.max(linesIn(a), linesIn(b));
  return Math.abs(a.x - b.x) >= wide || Math.abs(a.y - b.y) >= high;
}

const lettersIn = ({ text }: Word): number =>
  Math.max(...text.split("\n").map(({ length }) => length));
const linesIn = ({ text }: Word): number => text.split("\n").length;
