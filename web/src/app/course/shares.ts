/** Chapter 6: scores become shares of 100%. */
import { ask, type Card, doing, show } from "./card";
import type { Chapter } from "./chapter";
import { type Facts, leadersOf, nameOf } from "./facts";
import { numbersAmong, seeded, shuffled } from "./guessing";

/** How far off the decoys are: people think of a whole 100% that must be made up for. */
const OFF = [0.4, 2.5, 4, 6];

export const shares: Chapter = {
  id: "shares",
  fits: ({ network }) => network.classNames.length > 1,

  cards(facts): Card[] {
    const { about, network, words } = facts;
    const told = words.course.cards.shares;
    const { first, second, p, q } = leadersOf(facts);
    const [one, other] = [nameOf(facts, first), nameOf(facts, second)];
    const scores = { kind: "scores", layer: network.planes.length - 1 } as const;
    const stand = { after: { kind: "shares" } } as const;
    return [
      show(told.scores(about), [scores], { terms: ["score"] }),
      show(told.softmax(), [{ kind: "shares" }], { terms: ["softmax", "share"] }),
      ask(told.gap(one, p, other, q), gap(facts), { stand, withheld: false }),
      doing(told.drag(other), "shares", { stand: "end" }),
    ];
  },
};

function gap(facts: Facts) {
  const { blank, reading, words, seed } = facts;
  const told = words.course.cards.shares;
  const { first, second } = leadersOf(facts);
  const { scores } = reading.trace;
  const truth = scores[first] - scores[second];
  const others = shuffled(OFF, seeded(seed)).map((factor) => truth * factor);
  const choice = numbersAmong(truth, others, told.points, seed);
  if (blank || !choice) return null;
  const reason = told.answer(
    nameOf(facts, first),
    scores[first],
    nameOf(facts, second),
    scores[second],
  );
  return { kind: "choice", ...choice, reason } as const;
}
