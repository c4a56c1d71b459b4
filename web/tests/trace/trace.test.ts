import { describe, expect, test } from "vitest";
import { InputError } from "../../src/base/errors";
import type { Layer } from "../../src/network/dense";
import { ACTIVATION_NAMES, ACTIVATIONS } from "../../src/operations/table";
import { record } from "../../src/trace/trace";
import { farthest, layersOf, networkOf, randomImage, randomNetwork } from "../helpers";

/** 4-3-2, small whole numbers. */
const layers: Layer[] = [
  {
    name: "fc1",
    weight: Float32Array.of(1, 2, 3, 4, -1, 0, 0, -1, 0, 1, 0, 2),
    bias: Float32Array.of(0, 1, -4),
    activation: "relu",
    slope: 0,
    scale: 1,
  },
  {
    name: "fc2",
    weight: Float32Array.of(1, 5, 5, 0, 5, 5),
    bias: Float32Array.of(-2, 1),
    activation: "identity",
    slope: 0,
    scale: 1,
  },
];

describe("record", () => {
  test("does what can be done by hand", () => {
    const image = Float32Array.of(1, 0, 0, 0.5);
    const trace = record(networkOf(layers), image);
    expect([...trace.layers[0].pre]).toEqual([3, -0.5, -3]);
    expect([...trace.layers[0].post]).toEqual([3, 0, 0]);
    expect([...trace.layers[1].pre]).toEqual([1, 1]);
    expect([...trace.probs]).toEqual([0.5, 0.5]);
    expect(trace.logProbs[0]).toBe(Math.fround(Math.log(0.5)));
    expect(trace.layers[1].post).toEqual(trace.probs);
    expect([trace.prediction, trace.confidence]).toEqual([0, 0.5]); // the first of equals
    expect(trace.image).toBe(image);
  });

  test.each(ACTIVATION_NAMES)("%s: every layer follows from the one before it", (name) => {
    const network = randomNetwork([30, 20, 10, 5], name);
    const trace = record(network, randomImage(30));
    let a: Float32Array = trace.image;
    layersOf(network).forEach((layer, k) => {
      const { pre, post } = trace.layers[k];
      for (let j = 0; j < layer.outputs; j++) {
        let z = layer.bias[j];
        for (let i = 0; i < layer.inputs; i++) z += layer.weight[j * layer.inputs + i] * a[i];
        expect(pre[j]).toBeCloseTo(z, 6);
        const value = ACTIVATIONS[layer.activation].curve.value(z, 0.1, 0);
        if (k < 2) expect(post[j]).toBeCloseTo(value, 6);
      }
      a = post;
    });
  });

  test("probabilities add up to 1 and are those of the logarithms", () => {
    const { probs, logProbs, prediction, confidence } = record(
      randomNetwork([40, 20, 10]),
      randomImage(40),
    );
    expect(probs.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 6);
    expect(farthest(logProbs.map(Math.exp), probs)).toBeLessThan(1e-6);
    expect(confidence).toBe(Math.max(...probs));
    expect(probs[prediction]).toBe(confidence);
  });

  test("very large logits do not overflow", () => {
    const [first, second] = layers;
    const loud = { ...second, bias: Float32Array.of(1e30, -1e30) };
    const { probs, logProbs } = record(networkOf([first, loud]), new Float32Array(4));
    expect([...probs]).toEqual([1, 0]);
    expect(logProbs[1]).toBeCloseTo(-2e30, -25);
  });

  test("refuses images of another size or without numbers", () => {
    const network = networkOf(layers);
    expect(() => record(network, new Float32Array(784))).toThrow(InputError);
    expect(() => record(network, Float32Array.of(0, 1, Number.NaN, 0))).toThrow(InputError);
  });

  test("refuses sums beyond float32", () => {
    const [first, second] = layers;
    const endless = { ...second, weight: second.weight.map(() => 3e38) };
    const network = networkOf([first, endless]);
    expect(() => record(network, Float32Array.of(1, 1, 1, 1))).toThrow(InputError);
  });
});
