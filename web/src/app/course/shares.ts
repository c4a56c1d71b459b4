/** Chapter 6: scores become shares of 100%. */
import { ask, type Card, doing, type Question, show, tell } from "./card";
import type { Chapter } from "./chapter";
import { type Facts, leadersOf, nameOf } from "./facts";
import { numbersAmong, seeded, shuffled } from "./guessing";

/** With fewer classes there is nothing to guess. */
const FEWEST = 3;
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
    const before = { before: scores } as const;
    const stand = { after: { kind: "shares" } } as const;
    return [
      tell(told.scores(about), { stand: before, terms: ["score"] }),
      ask(told.second(about), () => runnerUp(facts), { stand: before }),
      show(told.watch(), [scores]),
      show(told.softmax(), [{ kind: "shares" }], { terms: ["softmax", "share"] }),
      ask(told.gap(one, p, other, q), () => gap(facts), { stand, withheld: false }),
      doing(told.drag(other), "shares", { stand: "end" }),
    ];
  },
};

/** Most bars to choose from. */
const MOST = 10;

/** All bars, as long as the scores are high once the answer is given. */
function runnerUp(facts: Facts): Question | null {
  const { blank, network, reading, words } = facts;
  const { first, second } = leadersOf(facts);
  const { scores } = reading.trace;
  const told = words.course.cards.shares;
  const order = Array.from(network.classNames.keys()).sort((a, b) => scores[b] - scores[a]);
  const asked = order.slice(0, MOST).sort((a, b) => a - b);
  const [high, low] = [scores[order[0]], scores[order[asked.length - 1]]];
  if (blank || asked.length < FEWEST || scores[order[1]] === scores[order[2]]) return null;
  return {
    kind: "bars",
    options: asked.map((c) => ({
      label: nameOf(facts, c),
      bar: { length: (scores[c] - low) / (high - low), text: words.numbers.num(scores[c]) },
    })),
    right: [asked.indexOf(second)],
    reason: told.came(nameOf(facts, first), scores[first], nameOf(facts, second), scores[second]),
  };
}

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
