/** Where somebody is in the lesson and what they have done, as text that the browser keeps. */
import type { ChapterId } from "./chapter";
import { CHAPTERS } from "./chapters";

export interface Place {
  readonly chapter: ChapterId;
  /** From 0. */
  readonly card: number;
}

export interface Progress extends Place {
  readonly done: readonly ChapterId[];
}

export const writeProgress = (progress: Progress): string => JSON.stringify(progress);

/** What was kept, or null where it is none: another version may have written it. */
export function readProgress(text: string | null): Progress | null {
  try {
    const { chapter, card, done } = JSON.parse(text ?? "") as Partial<Progress>;
    if (!isId(chapter) || !Number.isInteger(card) || Number(card) < 0) return null;
    return { chapter, card: Number(card), done: Array.isArray(done) ? done.filter(isId) : [] };
  } catch {
    return null;
  }
}

const isId = (name: unknown): name is ChapterId => CHAPTERS.some(({ id }) => id === name);
