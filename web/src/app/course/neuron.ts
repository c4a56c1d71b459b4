/** Chapter 2: one neuron, its weights, its sum and its bias. */
import { ask, type Card, show } from "./card";
import type { Chapter } from "./chapter";
import { type Facts, startsLinear, whoOf } from "./facts";
import { numbersAmong } from "./guessing";

export const neuron: Chapter = {
  id: "neuron",
  fits: ({ network }) => startsLinear(network),

  cards(facts): Card[] {
    const { about, network, reading, words } = facts;
    const told = words.course.cards.neuron;
    const products = { kind: "products", layer: 0 } as const;
    const sum = { kind: "sum", layer: 0 } as const;
    const who = whoOf(facts, 0, reading.scene.spotlight[0]);
    const taken = partsOf(facts);
    return [
      show(told.products(about, who), [products], { terms: ["network", "neuron", "weight"] }),
      ask(
        told.whatComesOut(who, network.inputs, taken.sum, taken.bias, taken.digits),
        () => result(facts, taken),
        { terms: ["bias"], stand: { after: products } },
      ),
      show(told.layer(about, who, network.planes[0].outputs), [sum], { terms: ["layer"] }),
    ];
  },
};

type Parts = ReturnType<typeof partsOf>;

/** The sum of the products, the bias and z of the neuron that the story follows. */
function partsOf({ reading: { scene, trace } }: Facts) {
  const j = scene.spotlight[0];
  const bias = scene.biases[0]?.[j] ?? 0;
  const z = trace.layers[0].pre[j];
  const sum = z - bias;
  return { sum, bias, z, digits: digitsThatAdd(sum, bias, z) };
}

const DIGITS = [2, 3, 1] as const;

/** Rounded numbers should still add up for whoever checks them. */
function digitsThatAdd(sum: number, bias: number, z: number): number {
  const adds = (digits: number): boolean => {
    const [a, b, c] = [sum, bias, z].map((value) =>
      Math.round(Number(value.toFixed(digits)) * 10 ** digits),
    );
    return a + b === c;
  };
  return DIGITS.find(adds) ?? DIGITS[0];
}

function result({ blank, words, seed }: Facts, { sum, bias, z, digits }: Parts) {
  const written = (value: number): string => words.numbers.fixed(value, digits);
  // What comes out when the bias is taken away, multiplied or mistaken for the whole.
  const others = [sum - bias, sum * bias, sum, -z, bias, z + 1, z - 1];
  const choice = numbersAmong(z, others, written, seed);
  if (blank || !choice) return null;
  const reason = words.course.cards.neuron.added(sum, bias, z, digits);
  return { kind: "choice", ...choice, reason } as const;
}
