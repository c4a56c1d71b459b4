/** Chapter 7: why this answer, and how little it takes to change it. */
import { contrast } from "../../inside/contrast";
import { inputName } from "../../words/names";
import { ask, type Card, doing, type Figure, type Question, tell } from "./card";
import type { Chapter } from "./chapter";
import { type Facts, isDrawing, leadersOf, nameOf } from "./facts";
import { fewest } from "./fooling";
import { numbersAmong, seeded, shuffled } from "./guessing";

/** How far off the decoys are. */
const OFF = [0.5, 2, 3, 5, 8];

export const reasons: Chapter = {
  id: "reasons",
  fits: ({ network }) => network.classNames.length > 1,

  cards(facts): Card[] {
    const { about, reading, words } = facts;
    const told = words.course.cards.reasons;
    const { first, second } = leadersOf(facts);
    const [one, other] = [nameOf(facts, first), nameOf(facts, second)];
    const figure = differenceOf(facts, first, second);
    const why = told.evidence(about, one, other);
    const cards: Card[] = [tell(why, { stand: "end", terms: ["evidence"], figure })];
    if (!isDrawing(facts)) return cards;
    // While pixels are erased the answer changes; the task stays.
    const unchanged = nameOf(facts, reading.original.prediction);
    return [
      ...cards,
      ask(told.howFew(unchanged), () => howFew(facts), { stand: "end", withheld: false }),
      doing(told.fool(unchanged), "fool", { stand: "end" }),
    ];
  },
};

function howFew({ blank, form, network, reading, seed, words }: Facts): Question | null {
  const { original } = reading;
  const pixels = blank ? null : fewest(network, original, form.range[0]);
  if (!pixels) return null;
  const others = shuffled(OFF, seeded(seed)).map((factor) => Math.round(pixels.length * factor));
  const choice = numbersAmong(
    pixels.length,
    others.filter((count) => count > 0),
    words.numbers.many,
    seed,
  );
  const reason = words.course.cards.reasons.best(pixels.length);
  return choice && { kind: "choice", ...choice, reason };
}

function differenceOf(facts: Facts, first: number, second: number): Figure | null {
  const { blank, network, reading, words } = facts;
  if (blank) return null;
  const { map } = contrast(network, reading.trace, first, second);
  return {
    kind: "evidence",
    values: map,
    label: words.course.difference(nameOf(facts, first), nameOf(facts, second)),
    tell: (i) => words.course.evidenceAt(inputName(network, i, words), map[i]),
  };
}
