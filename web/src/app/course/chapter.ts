/** A chapter of the lesson: which networks it is for, and its cards for what is on the pad. */
import type { Words } from "../../words/words";
import type { Card } from "./card";
import type { Facts, Ground } from "./facts";

export type ChapterId = keyof Words["course"]["chapters"];

export interface Chapter {
  readonly id: ChapterId;
  /** Whether it makes sense for this network, whatever is drawn. */
  readonly fits: (ground: Ground) => boolean;
  /** As many as there are, and of the same kinds, whatever is drawn. */
  readonly cards: (facts: Facts) => readonly Card[];
}
