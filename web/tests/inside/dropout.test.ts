/** Dropout as in training: masks, what survives, and how far answers spread. */
import { describe, expect, test } from "vitest";
import { recordTraining, sampleMasks, spread } from "../../src/inside/dropout";
import { record } from "../../src/trace/trace";
import { farthest, networkOf, randomImage, randomLayers, withDropout } from "../helpers";

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe("training mode", () => {
  const layers = randomLayers([20, 400, 6], "relu", 3);
  const plain = networkOf(layers);
  const network = networkOf(withDropout(layers, 0.2));
  const image = randomImage(20);

  test("drops about p of the neurons, others with every seed, and never a class", () => {
    const [mask, last] = sampleMasks(network, 1);
    expect(last).toBeNull();
    expect(sum(mask ?? [])).toBeGreaterThan(290);
    expect(sum(mask ?? [])).toBeLessThan(350);
    expect(sampleMasks(network, 1)).toEqual([mask, null]);
    expect(sampleMasks(network, 2)).not.toEqual([mask, null]);
  });

  test("survivors are 1 / (1 - p) times as active", () => {
    const masks = sampleMasks(network, 1);
    const { post } = recordTraining(network, image, masks).layers[0];
    const usual = record(network, image).layers[0].post;
    expect(
      farthest(
        post,
        usual.map((a, j) => (masks[0]?.[j] ? 1.25 * a : 0)),
      ),
    ).toBeLessThan(1e-6);
  });

  test("without dropout nothing spreads", () => {
    const { mean, std, won } = spread(plain, image, 5, 1);
    const trace = record(plain, image);
    expect(farthest(mean, trace.probs)).toBeLessThan(1e-7);
    expect(Math.max(...std)).toBeLessThan(1e-7);
    expect(won[trace.prediction]).toBeCloseTo(1, 10);
    expect(sampleMasks(plain, 1)).toEqual([null, null]);
  });
});
