/** Chapter 4: which neurons survive ReLU. */
import { ask, type Card, type Question, show, tell } from "./card";
import type { Chapter } from "./chapter";
import { type Facts, hiddenOf } from "./facts";
import { seeded, shuffled } from "./guessing";

/** Neurons that are asked about, and how many of them stand on either side of 0 at least. */
const ASKED = 5;
const EITHER = 2;
/** Sums that would be read as 0. */
const SMALLEST = 0.005;

export const relu: Chapter = {
  id: "relu",
  fits: ({ network }) =>
    hiddenOf(network) > 0 && network.activationOf(network.planes[0]) === "relu",

  cards(facts): Card[] {
    const { about, network, reading, words } = facts;
    const told = words.course.cards.relu;
    const layer = { kind: "layer", layer: 0 } as const;
    const stand = { after: { kind: "sum", layer: 0 } } as const;
    const { post } = reading.trace.layers[0];
    const active = post.reduce((count, a) => count + (a > 0 ? 1 : 0), 0);
    const count = Math.min(ASKED, network.planes[0].outputs);
    return [
      tell(told.rule(), { stand, terms: ["relu"] }),
      ask(told.which(count), () => survivors(facts), { stand }),
      show(told.watch(), [{ kind: "activation", layer: 0 }, layer], { terms: ["active"] }),
      tell(told.count(about, active, post.length), { stand: { after: layer } }),
    ];
  },
};

function survivors({ blank, reading, words, seed }: Facts): Question | null {
  const { pre } = reading.trace.layers[0];
  const told = words.course.cards.relu;
  const chosen = fiveOf(pre, seeded(seed));
  if (blank || chosen.length === 0) return null;
  const right = [...chosen.keys()].filter((k) => pre[chosen[k]] > 0);
  return {
    kind: "survive",
    options: chosen.map((j) => ({
      label: told.option(j, pre[j]),
      after: pre[j] > 0 ? words.course.survives : words.course.becomesZero,
    })),
    right,
    reason: told.survived(right.length, chosen.length),
  };
}

/** Some neurons above 0 and some below, mixed. */
function fiveOf(pre: Float32Array, random: () => number): number[] {
  const mixed = shuffled([...pre.keys()], random).filter((j) => Math.abs(pre[j]) >= SMALLEST);
  const above = mixed.filter((j) => pre[j] > 0);
  const below = mixed.filter((j) => pre[j] < 0);
  const sure = [...above.splice(0, EITHER), ...below.splice(0, EITHER)];
  const rest = shuffled([...above, ...below], random).slice(0, ASKED - sure.length);
  return shuffled([...sure, ...rest], random);
}
