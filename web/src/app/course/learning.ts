/** Chapter 8: how it learnt, told and then seen. */
import { isLesson } from "../../words/names";
import { ask, type Card, doing, tell } from "./card";
import type { Chapter } from "./chapter";
import { type Facts, leadersOf, nameOf } from "./facts";
import { numbersAmong } from "./guessing";

const HALF = 0.5;
/** Shares whose loss is told. */
const TOLD = [0.9, 0.1, 0.01];

const lossOf = (share: number): number => -Math.log(share);

export const learning: Chapter = {
  id: "learning",
  fits: ({ network }) => network.classNames.length > 1,

  cards(facts): Card[] {
    const { about, network, reading, words } = facts;
    const told = words.course.cards.learning;
    const { first, p } = leadersOf(facts);
    const stand = "end";
    const [measured] = network.accuracy;
    const tested = measured
      ? told.tested(measured.accuracy, measured.images, measured.data)
      : told.test();
    return [
      tell(told.training(about), { stand, terms: ["training"] }),
      tell(told.loss(TOLD.map((share) => [share, lossOf(share)])), {
        stand,
        terms: ["loss", "log"],
      }),
      ask(
        told.half(about, nameOf(facts, first), p, -reading.trace.logProbs[first]),
        () => half(facts),
        {
          ...{ stand, withheld: false },
        },
      ),
      tell(tested, { stand, terms: ["test"] }),
      ...(isLesson(network) ? [doing(told.grow(), "grow", { stand })] : []),
    ];
  },
};

function half({ blank, words, seed }: Facts) {
  const truth = lossOf(HALF);
  const written = (value: number): string => words.numbers.fixed(value, 2);
  // Half of the way, the logarithm to base 10, twice.
  const choice = numbersAmong(truth, [HALF, Math.log10(2), 2], written, seed);
  if (blank || !choice) return null;
  const reason = words.course.cards.learning.costs(truth);
  return { kind: "choice", ...choice, reason } as const;
}
