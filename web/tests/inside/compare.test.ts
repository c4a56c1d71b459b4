/** Two passes beside each other. */
import { describe, expect, test } from "vitest";
import { ablate } from "../../src/inside/ablate";
import { compare } from "../../src/inside/compare";
import { record } from "../../src/trace/trace";
import { randomImage, randomNetwork } from "../helpers";

describe("the difference of two passes", () => {
  const network = randomNetwork([6, 5, 4, 3], "relu", 4);
  const [one, other] = [5, 6].map((seed) => record(network, randomImage(6, 0.8, seed)));

  test("is the second minus the first, and probabilities go round", () => {
    const { image, probs } = compare(network, one, other);
    image.forEach((value, i) => {
      expect(one.image[i] + value).toBeCloseTo(other.image[i], 6);
    });
    probs.forEach((value, c) => {
      expect(one.probs[c] + value).toBeCloseTo(other.probs[c], 6);
    });
    expect(probs.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 6);
  });

  test("names the hidden neurons that changed most, found one by one", () => {
    const every = [0, 1].flatMap((layer) =>
      Array.from(one.layers[layer].post, (before, neuron) => {
        const after = other.layers[layer].post[neuron];
        return { layer, neuron, before, after };
      }),
    );
    const { changed } = compare(network, one, other, 3);
    expect(changed.length).toBe(3);
    const least = Math.abs(changed[2].after - changed[2].before);
    for (const each of every) {
      const told = changed.some((c) => c.layer === each.layer && c.neuron === each.neuron);
      if (told) expect(changed).toContainEqual(each);
      else expect(Math.abs(each.after - each.before)).toBeLessThanOrEqual(least);
    }
  });

  test("of the same is nothing; of a neuron missing begins with what it was", () => {
    expect(compare(network, one, one).changed).toEqual([]);
    const loudest = one.layers[0].post.indexOf(Math.max(...one.layers[0].post));
    const without = ablate(network, one, [{ layer: 0, neurons: [loudest] }]);
    const { image, changed } = compare(network, one, without, 9);
    expect(image.every((value) => value === 0)).toBe(true);
    const before = one.layers[0].post[loudest];
    expect(changed).toContainEqual({ layer: 0, neuron: loudest, before, after: 0 });
    expect(changed.filter(({ layer }) => layer === 0).length).toBe(1);
  });
});
