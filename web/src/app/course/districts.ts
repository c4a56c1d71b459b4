/** Chapter 5: neurons stand by what they prefer, and a drawing lights up its district. */
import { sum } from "../../base/arrays";
import { ask, type Card, type Question, show, tell } from "./card";
import type { Chapter } from "./chapter";
import { type Facts, hiddenOf, nameOf } from "./facts";
import { among, DECOYS } from "./guessing";

export const districts: Chapter = {
  id: "districts",
  fits: ({ network, districts: found }) => hiddenOf(network) > 0 && found !== null,

  cards(facts): Card[] {
    const { about, network, words } = facts;
    const told = words.course.cards.districts;
    const last = hiddenOf(network) - 1;
    const stand = { after: { kind: "layer", layer: last } } as const;
    const layers = Array.from(
      { length: last + 1 },
      (_, layer) => ({ kind: "layer", layer }) as const,
    );
    const cards: Card[] = [
      show(told.stand(about, layers.length), layers, { terms: ["district"] }),
      ask(told.which(about, network.planes[last].name), () => which(facts, last), { stand }),
    ];
    return last === 0 ? cards : [...cards, tell(sorted(facts, last), { stand })];
  },
};

/** What share of everything that a layer hands on each district holds. */
export function lightOf(
  { network, districts: found, reading }: Facts,
  layer: number,
): Float64Array {
  const light = new Float64Array(network.classNames.length);
  found?.preferred[layer].forEach((c, j) => {
    if (c >= 0) light[c] += Math.max(reading.trace.layers[layer].post[j], 0);
  });
  const whole = sum(light) || 1;
  return light.map((part) => part / whole);
}

const brightest = (light: Float64Array): number[] =>
  Array.from(light.keys()).sort((a, b) => light[b] - light[a]);

function which(facts: Facts, layer: number): Question | null {
  const { blank, network, districts: found, words, seed } = facts;
  const light = lightOf(facts, layer);
  const [most, ...rest] = brightest(light);
  if (blank || !found || rest.length < DECOYS || !(light[most] > light[rest[0]])) return null;
  const option = (c: number) => ({ label: nameOf(facts, c), class: c });
  return {
    kind: "point",
    ...among(option(most), rest.slice(0, DECOYS).map(option), seed),
    ...{ layer, preferred: found.preferred[layer] },
    reason: words.course.cards.districts.most(
      nameOf(facts, most),
      network.planes[layer].name,
      light[most],
    ),
  };
}

function sorted(facts: Facts, last: number) {
  const { planes } = facts.network;
  const after = lightOf(facts, last);
  const [most] = brightest(after);
  const before = lightOf(facts, 0)[most];
  return facts.words.course.cards.districts.sorted(
    nameOf(facts, most),
    planes[0].name,
    before,
    planes[last].name,
    after[most],
  );
}
