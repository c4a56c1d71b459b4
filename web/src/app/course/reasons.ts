/** Chapter 7: why this answer, and how little it takes to change it. */
import { contrast } from "../../inside/contrast";
import { inputName } from "../../words/names";
import { ask, type Card, doing, type Figure, type Question, tell } from "./card";
import type { Chapter } from "./chapter";
import { type Facts, isDrawing, leadersOf, nameOf } from "./facts";

/** With fewer classes there is nothing to guess, with more no room. */
const FEWEST = 3;
const MOST = 10;

export const reasons: Chapter = {
  id: "reasons",
  fits: ({ network }) => network.classNames.length > 1,

  cards(facts): Card[] {
    const { about, network, reading, words } = facts;
    const told = words.course.cards.reasons;
    const { first, second } = leadersOf(facts);
    const [one, other] = [nameOf(facts, first), nameOf(facts, second)];
    // While pixels are erased the answer changes; the task stays.
    const unchanged = nameOf(facts, reading.original.prediction);
    const cards: Card[] = [];
    if (network.classNames.length >= FEWEST) {
      const stand = { after: { kind: "scores", layer: network.planes.length - 1 } } as const;
      cards.push(ask(told.second(about, one), runnerUp(facts), { stand }));
    }
    const figure = differenceOf(facts, first, second);
    cards.push(
      tell(told.evidence(about, one, other), { stand: "end", terms: ["evidence"], figure }),
    );
    return isDrawing(facts)
      ? [...cards, doing(told.fool(unchanged), "fool", { stand: "end" })]
      : cards;
  },
};

/** All bars but the answer's own, as high as they are once the answer is given. */
function runnerUp(facts: Facts): Question | null {
  const { blank, network, reading, words } = facts;
  const { first, second, p, q } = leadersOf(facts);
  const { probs } = reading.trace;
  const asked = Array.from(network.classNames.keys())
    .sort((a, b) => probs[b] - probs[a])
    .slice(0, MOST)
    .filter((c) => c !== first)
    .sort((a, b) => a - b);
  const isTie = asked.some((c) => c !== second && probs[c] >= q);
  if (blank || isTie) return null;
  return {
    kind: "bars",
    options: asked.map((c) => ({ label: nameOf(facts, c), bar: probs[c], class: c })),
    right: [asked.indexOf(second)],
    reason: words.course.cards.reasons.came(nameOf(facts, first), p, nameOf(facts, second), q),
  };
}

function differenceOf(facts: Facts, first: number, second: number): Figure | null {
  const { blank, network, reading, words } = facts;
  if (blank) return null;
  const { map } = contrast(network, reading.trace, first, second);
  return {
    values: map,
    label: words.course.difference(nameOf(facts, first), nameOf(facts, second)),
    tell: (i) => words.course.evidenceAt(inputName(network, i, words), map[i]),
  };
}
