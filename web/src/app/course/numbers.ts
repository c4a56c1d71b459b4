/** Chapter 1: ink becomes numbers. */
import { ask, type Card, show, tell } from "./card";
import type { Chapter } from "./chapter";
import { type Facts, isDrawing } from "./facts";
import { numbersAmong, seeded, shuffled } from "./guessing";

/** How far off the decoys are. */
const OFF = [0.35, 0.55, 1.6, 2.3, 3.2];

/** What a picture is made of: strokes, or a photo. */
const FIRST = [{ kind: "ink" }, { kind: "photo" }, { kind: "fit" }] as const;

export const numbers: Chapter = {
  id: "numbers",
  fits: isDrawing,

  cards(facts): Card[] {
    const { form, network, words } = facts;
    const told = words.course.cards.numbers;
    const pixels = { kind: "pixels" } as const;
    return [
      show(told.grid(form.columns, form.rows), [...FIRST, pixels], { terms: ["pixel"] }),
      ask(told.howMany(network.inputs, ...form.range), () => howMany(facts), {
        stand: { after: pixels },
      }),
      tell(told.row(network.inputs), { stand: { after: pixels } }),
    ];
  },
};

function howMany({ blank, reading, form, words, seed }: Facts) {
  const { image } = reading;
  const [low] = form.range;
  const above = image.reduce((count, value) => count + (value > low ? 1 : 0), 0);
  const others = shuffled(OFF, seeded(seed))
    .map((factor) => Math.round(above * factor))
    .filter((count) => count > 0 && count < image.length);
  const choice = numbersAmong(above, others, words.numbers.many, seed);
  if (blank || !choice) return null;
  const reason = words.course.cards.numbers.inked(above, image.length - above);
  return { kind: "choice", ...choice, reason } as const;
}
