/** Chapter 3: the weights of a neuron are a picture. */
import { bundlesOfPlane, weightsInto } from "../../inside/bundle";
import { inputName, neuronName } from "../../words/names";
import { ask, type Card, type Figure, type Question, tell } from "./card";
import type { Chapter } from "./chapter";
import { type Facts, hiddenOf, isDrawing, startsLinear, whoOf } from "./facts";
import { among, DECOYS } from "./guessing";

const LETTERS = ["A", "B", "C"];

export const weights: Chapter = {
  id: "weights",
  fits: (ground) =>
    isDrawing(ground) && hiddenOf(ground.network) > 0 && startsLinear(ground.network),

  cards(facts): Card[] {
    const told = facts.words.course.cards.weights;
    const index = facts.reading.scene.spotlight[0];
    const stand = { after: { kind: "sum", layer: 0 } } as const;
    return [
      tell(told.picture(whoOf(facts, 0, index)), { stand, figure: figureOf(facts, index) }),
      ask(told.which(), () => which(facts), { stand, terms: ["active"] }),
      tell(told.nobody(), { stand }),
    ];
  },
};

/** The weights of a neuron of the first layer, a value for each pixel. */
function weightsOf({ network, reading }: Facts, index: number): Float32Array {
  const [bundle] = bundlesOfPlane(network, 0);
  return weightsInto(bundle, index, reading.trace.values);
}

function figureOf(facts: Facts, index: number): Figure {
  const { network, words } = facts;
  const values = weightsOf(facts, index);
  return {
    kind: "sign",
    values,
    label: words.course.weightsOf(neuronName(network, { layer: 0, index }, words)),
    tell: (i) => words.course.weightAt(inputName(network, i, words), values[i]),
  };
}

/** The most active neuron, among those that are furthest from it. */
function which(facts: Facts): Question | null {
  const { blank, reading, words, seed } = facts;
  const { pre } = reading.trace.layers[0];
  const order = Array.from(pre.keys()).sort((i, j) => pre[j] - pre[i]);
  const most = order[0];
  const others = order
    .slice(1)
    .filter((j) => pre[j] < 0)
    .slice(-DECOYS);
  if (blank || !(pre[most] > 0) || others.length < DECOYS) return null;
  const option = (j: number) => ({ label: "", picture: weightsOf(facts, j) });
  const choice = among(option(most), others.map(option), seed);
  const right = LETTERS[choice.right[0]];
  return {
    ...{ kind: "pictures", right: choice.right },
    options: choice.options.map(({ picture }, k) => ({
      label: words.course.picture(LETTERS[k]),
      ...(picture ? { picture } : {}),
    })),
    reason: words.course.cards.weights.fits(
      right,
      whoOf(facts, 0, most),
      pre[most],
      others.map((j) => pre[j]),
    ),
  };
}
