/** What is said under the stage while a network learns. */
import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { Meanwhile } from "../../src/app/messages";
import type { Reading } from "../../src/app/reading";
import { type MeanwhileSetting, tellMeanwhile } from "../../src/app/training/meanwhile";
import type { Judged, TrainingState } from "../../src/learn/training";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { later } from "../../src/words/en/later";
import { randomNetwork } from "../helpers";

const words = Object.assign(english, later);
const { meanwhile } = words.training;
const first = randomNetwork([784, 16, 10]);
const learnt = randomNetwork([784, 12, 10]);
const image = Float32Array.from({ length: 784 }, (_, k) => (k % 7) / 7);

const judged = (steps: number, accuracy: number): Judged => ({
  ...{ steps, accuracy, loss: 1, count: 200, confusions: new Uint32Array(100) },
});
const after = (steps: number, accuracy = 0.5): TrainingState => ({
  ...{ steps, rate: 0.1, epochs: 0, fault: null, accuracy: steps === 0 ? null : 0.25 },
  ...{ loss: steps === 0 ? null : 0.75, heldOut: judged(steps, accuracy) },
});
const readBy = (network: typeof first, of = image): Reading =>
  ({ image: of, blank: false, trace: record(network, of) }) as unknown as Reading;

function told() {
  const reading = signal(readBy(first));
  const state = signal<TrainingState | null>(null);
  const judgements = signal<readonly Judged[]>([]);
  const [going, isShown, penDown] = [signal(true), signal(true), signal(false)];
  const [shown, looked] = [signal<number | null>(null), signal<number | null>(null)];
  let time = 0;
  const said: string[] = [];
  const last: { now: Meanwhile | null } = { now: null };
  const training: MeanwhileSetting["training"] = {
    ...{ state, going, isShown, shown, looked, judgements, first: () => first },
  };
  const stop = tellMeanwhile({
    ...{ training, reading, penDown, words, now: () => time },
    tell: (next) => {
      last.now = next;
    },
    say: (sentence) => said.push(sentence),
  });
  const pass = (ms: number): void => {
    time += ms;
  };
  return { reading, state, judgements, going, shown, looked, penDown, pass, said, last, stop };
}

const [atFirst, now] = [first, learnt].map((network) => {
  const { prediction, confidence } = record(network, image);
  return { name: String(prediction), share: confidence };
});

test("nothing is told before the first network of a training is on the stage", () => {
  const { state, shown, last } = told();
  state.value = after(0);
  expect(last.now).toBe(null);
  shown.value = 0;
  expect(last.now).toEqual({
    ...{ name: meanwhile.name, count: meanwhile.count(0), text: meanwhile.begun(atFirst) },
  });
});

test("the step is counted on, while the sentence stands as long as it takes to be read", () => {
  const { reading, state, shown, pass, last } = told();
  shown.value = 8;
  state.value = after(8);
  const early = meanwhile.goes({ steps: 8, loss: 0.75, right: 0.5, held: 200 }, atFirst, atFirst);
  expect(last.now?.text).toBe(early);
  pass(1000);
  reading.value = readBy(learnt);
  state.value = after(30);
  expect(last.now).toEqual({ name: meanwhile.name, count: meanwhile.count(30), text: early });
  pass(2000);
  state.value = after(60, 0.6);
  const goes = { steps: 60, loss: 0.75, right: 0.6, held: 200 };
  expect(last.now?.text).toBe(meanwhile.goes(goes, atFirst, now));
});

test("another drawing is told at once, but not while the pen draws; nothing drawn is not told of", () => {
  const { reading, state, shown, penDown, last } = told();
  [shown.value, state.value] = [8, after(8)];
  penDown.value = true;
  expect(last.now).toBe(null);
  reading.value = readBy(
    learnt,
    image.map((value) => 1 - value),
  );
  penDown.value = false;
  const { prediction } = reading.value.trace;
  expect(last.now?.text).toContain(`now it answers ${prediction} `);
  const goes = { steps: 8, loss: 0.75, right: 0.5, held: 200 };
  reading.value = { ...reading.value, image: new Float32Array(784), blank: true };
  expect(last.now?.text).toBe(meanwhile.goes(goes, null, null));
});

test("what it answers is told of the newest network once that is shown, and of no other", () => {
  const { reading, state, shown, going, looked, last } = told();
  [shown.value, state.value] = [8, after(8)];
  const early = last.now?.text;
  going.value = false;
  state.value = after(40);
  expect(last.now?.text).toBe(early);
  reading.value = readBy(learnt);
  shown.value = 40;
  const goes = { steps: 40, loss: 0.75, right: 0.5, held: 200 };
  expect(last.now?.text).toBe(meanwhile.goes(goes, atFirst, now));
  looked.value = 8;
  expect(last.now).toBe(null);
});

test("a screen reader hears of large shares, each once", () => {
  const { judgements, said } = told();
  const go = (...shares: number[]): void => {
    judgements.value = shares.map((share, k) => judged(10 * k, share));
  };
  go(0.1);
  go(0.1, 0.82);
  go(0.1, 0.82, 0.81);
  go(0.1, 0.82, 0.81, 0.91);
  const { reached } = words.training.said;
  expect(said).toEqual([reached(10, 0.82), reached(30, 0.91)]);
  go();
  go(0.6);
  expect(said.at(-1)).toBe(reached(0, 0.6));
});

test("the sentences say their numbers", () => {
  const three = { name: "3", share: 0.998 };
  const goes = { steps: 1500, loss: 0.213, right: 0.83, held: 1000 };
  expect(meanwhile.goes(goes, { name: "9", share: 0.112 }, three)).toBe(
    "After 1,500 steps the loss is 0.21, and 83% of 1,000 held-out examples are read right. At first it answered 9 (11%), now it answers 3 (over 99%).",
  );
  expect(meanwhile.goes({ ...goes, steps: 1 }, null, three)).toBe(
    "After 1 step the loss is 0.21, and 83% of 1,000 held-out examples are read right.",
  );
  expect(meanwhile.begun(null)).toBe("All weights are drawn by chance.");
});
