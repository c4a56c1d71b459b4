/** Switching neurons off. */
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/base/errors";
import { ablate } from "../../src/inside/ablate";
import { record } from "../../src/trace/trace";
import { farthest, layersOf, networkOf, randomImage, randomNetwork } from "../helpers";

describe("ablation", () => {
  const network = randomNetwork([20, 12, 10, 6], "gelu", 4);
  const image = randomImage(20);

  test("equals a real forward pass of a network without the neuron", () => {
    const [fc1, fc2, fc3] = layersOf(network);
    const removed = networkOf([
      fc1,
      {
        ...fc2,
        weight: fc2.weight.filter((_, k) => Math.floor(k / 12) !== 4),
        bias: fc2.bias.filter((_, j) => j !== 4),
      },
      { ...fc3, weight: fc3.weight.filter((_, k) => k % 10 !== 4) },
    ]);
    const found = ablate(network, image, [{ layer: 1, neurons: [4] }]);
    expect(farthest(found.logProbs, record(removed, image).logProbs)).toBeLessThan(1e-6);
    expect(found.layers[1].post[4]).toBe(0);
  });

  test("of nothing changes nothing, and a trace is as good as its image", () => {
    const trace = record(network, image);
    expect(ablate(network, trace, [])).toEqual(trace);
    const off = [{ layer: 0, neurons: new Set([1, 2]) }];
    expect(ablate(network, trace, off)).toEqual(ablate(network, image, off));
    expect(record(network, image)).toEqual(trace);
  });

  test("of what is not there is refused", () => {
    const asked: [number, number][] = [
      [2, 0],
      [0, 12],
      [0, -1],
      [3, 0],
      [0, 0.5],
    ];
    for (const [layer, neuron] of asked) {
      expect(() => ablate(network, image, [{ layer, neurons: [neuron] }])).toThrow(InputError);
    }
  });
});
