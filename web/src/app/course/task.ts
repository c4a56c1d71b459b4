/** The last task: something that the network takes for another class. */
import { type Card, doing, tell } from "./card";
import type { Chapter } from "./chapter";
import { type Facts, nameOf } from "./facts";

/** Nines are often taken for fours and sevens, and the other way round: a good one to try. */
const FAVOURITES = ["9", "4"];

export const task: Chapter = {
  id: "task",
  fits: ({ network }) => network.classNames.length > 1,

  cards(facts): Card[] {
    const { about, words } = facts;
    const told = words.course.cards.task;
    return [
      doing(told.draw(about, nameOf(facts, facts.wanted)), "draw"),
      tell(about.picture ? told.end() : told.endOfValues()),
    ];
  },
};

/** A class that is not the answer now. */
export function wantedOf(classNames: readonly string[], answer: number | null): number {
  const favourite = FAVOURITES.map((name) => classNames.indexOf(name)).find(
    (c) => c >= 0 && c !== answer,
  );
  if (favourite !== undefined) return favourite;
  const last = classNames.length - 1;
  return answer === last ? Math.max(last - 1, 0) : last;
}

/** How far the last task is. */
export type Attempt = "open" | "ready-made" | "solved";

export function attemptOf({ blank, reading, about }: Facts, wanted: number): Attempt {
  if (blank || reading.trace.prediction !== wanted) return "open";
  // Values of sliders are always given as a whole.
  return about.picture && reading.input.readyMade ? "ready-made" : "solved";
}
