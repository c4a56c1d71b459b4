/**
 * The neurons whose absence changes the answer, beside every group tried one by one.
 * @module-tag slow
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ink, type Stroke } from "../../src/ink/ink";
import { ablate } from "../../src/inside/ablate";
import { runnerUp } from "../../src/inside/contrast";
import { type Flip, flip } from "../../src/inside/flip";
import { parseNetwork } from "../../src/network/file";
import type { Network } from "../../src/network/network";
import { record, type Trace } from "../../src/trace/trace";
import { layersOf, randomImage, randomNetwork, readBytes } from "../helpers";

/** By definition: the score's difference without one neuron after the other, by hand. */
function worth(network: Network, trace: Trace, layer: number, a: number, b: number): number[] {
  const layers = layersOf(network);
  let gradient = layers[layers.length - 1].bias.map((_, c) => Number(c === a) - Number(c === b));
  for (let k = layers.length - 1; k > layer; k--) {
    const { weight, inputs, outputs } = layers[k];
    const gate = trace.layers[k - 1].pre;
    gradient = Float32Array.from({ length: inputs }, (_, i) => {
      let sum = 0;
      for (let j = 0; j < outputs; j++) sum += gradient[j] * weight[j * inputs + i];
      return gate[i] > 0 ? sum : 0;
    });
  }
  return Array.from(trace.layers[layer].post, (value, j) => value * gradient[j]);
}

/** The answers without the first 0, 1, 2, ... neurons of an order. */
const answersOf = (network: Network, trace: Trace, { layer, loudest }: Flip): number[] =>
  Array.from(
    { length: loudest.length + 1 },
    (_, count) =>
      ablate(network, trace, [{ layer, neurons: loudest.subarray(0, count) }]).prediction,
  );

/** Whether the answer, once lost, stays lost as the group grows. */
const isSteady = (answers: readonly number[]): boolean => {
  const first = answers.findIndex((answer) => answer !== answers[0]);
  return first < 0 || answers.slice(first).every((answer) => answer !== answers[0]);
};

describe("the smallest beginning of the loudest that changes the answer", () => {
  test("is what trying them all finds, on small networks", () => {
    let [flipped, kept, steady] = [0, 0, 0];
    for (let seed = 1; seed <= 150; seed++) {
      const network = randomNetwork([9, 12, 8, 4], "relu", seed);
      const trace = record(network, randomImage(9, 0.7, seed));
      for (const layer of [0, 1]) {
        const found = flip(network, trace, layer);
        const { count, loudest, from, to, confidence } = found;
        const answers = answersOf(network, trace, found);
        expect(from).toBe(trace.prediction);
        const last = ablate(network, trace, [
          { layer, neurons: loudest.subarray(0, count ?? loudest.length) },
        ]);
        expect([to, confidence]).toEqual([last.prediction, last.confidence]);
        if (count === null) expect(answers[loudest.length]).toBe(from);
        else expect([answers[count - 1] === from, answers[count] === from]).toEqual([true, false]);
        if (count === null) kept++;
        else flipped++;
        if (!isSteady(answers)) continue;
        steady++;
        const first = answers.findIndex((answer) => answer !== from);
        expect(count, `seed ${seed}, layer ${layer}`).toBe(first < 0 ? null : first);
      }
    }
    // All cases came up.
    expect(Math.min(flipped, kept)).toBeGreaterThan(10);
    expect(steady).toBeGreaterThan(200);
  });

  test("goes by what each neuron adds to the lead over the runner-up", () => {
    const network = randomNetwork([9, 12, 8, 4], "relu", 3);
    const trace = record(network, randomImage(9, 0.7, 3));
    for (const layer of [0, 1]) {
      const { from, against, loudest } = flip(network, trace, layer);
      expect(against).toBe(runnerUp(trace.probs, from));
      const values = worth(network, trace, layer, from, against);
      const order = [...values.keys()]
        .filter((j) => values[j] > 1e-9)
        .sort((i, j) => values[j] - values[i]);
      expect([...loudest]).toEqual(order);
    }
  });

  test("is nothing where nobody speaks for the answer", () => {
    const network = randomNetwork([3, 2, 1]);
    expect(flip(network, record(network, new Float32Array(3)), 0)).toMatchObject({
      count: null,
      to: 0,
    });
  });
});

const drawings = JSON.parse(
  readFileSync(new URL("../../../src/forwardpass/assets/drawings.json", import.meta.url), "utf8"),
) as { strokes: Stroke[] }[];

describe("the lesson's network", () => {
  const network = parseNetwork(readBytes("mnistnet.safetensors"));

  test("needs as few of each layer as trying them all says, for most drawings", () => {
    let [all, same] = [0, 0];
    for (const { strokes } of drawings) {
      const trace = record(network, ink(strokes).pixels);
      for (const layer of [0, 1, 2]) {
        const found = flip(network, trace, layer);
        const answers = answersOf(network, trace, found);
        const first = answers.findIndex((answer) => answer !== trace.prediction);
        all++;
        if ((found.count ?? -1) === first) same++;
      }
    }
    expect(same / all).toBeGreaterThan(0.9);
  });
});
