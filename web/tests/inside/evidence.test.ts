import { describe, expect, test } from "vitest";
import { InputError } from "../../src/base/errors";
import { bundlesOf } from "../../src/inside/bundle";
import { planeConstants, planeGradients } from "../../src/inside/carry";
import { evidence, important, inputMap } from "../../src/inside/evidence";
import type { Network } from "../../src/network/network";
import { ACTIVATION_NAMES } from "../../src/operations/table";
import { record, type Trace } from "../../src/trace/trace";
import { layersOf, networkOf, randomImage, randomNetwork } from "../helpers";

/** a[i] * w[j, i] * g[j] of every connection, by the definition. */
function allEvidence(network: Network, trace: Trace, digit: number, layer: number): Float32Array {
  const { inputs, weight } = layersOf(network)[layer];
  const a = layer === 0 ? trace.image : trace.layers[layer - 1].post;
  const g = planeGradients(network, trace, evidence(network, trace, digit))[layer];
  return weight.map((w, k) => a[k % inputs] * w * g[Math.floor(k / inputs)]);
}

function sum(values: Float32Array): number {
  return values.reduce((total, value) => total + value, 0);
}

describe.each(ACTIVATION_NAMES)("evidence through %s", (name) => {
  const network = randomNetwork([60, 40, 30, 20, 10], name, 5);
  const trace = record(network, randomImage(60));

  test("of each layer plus the biases from there on is the logit", () => {
    for (let digit = 0; digit < 10; digit++) {
      const found = evidence(network, trace, digit);
      expect(found.logit).toBe(trace.layers[3].pre[digit]);
      for (let layer = 0; layer < 4; layer++) {
        const whole = sum(allEvidence(network, trace, digit, layer));
        expect(whole + sum(planeConstants(network, found).slice(layer))).toBeCloseTo(
          found.logit,
          5,
        );
      }
    }
  });

  test("of each pixel plus the bias is the logit", () => {
    for (let digit = 0; digit < 10; digit++) {
      const found = evidence(network, trace, digit);
      const { map, bias } = inputMap(trace, found);
      expect(sum(map) + bias).toBeCloseTo(found.logit, 5);
      expect(map.some((value, i) => value !== 0 && trace.image[i] === 0)).toBe(false);
    }
  });
});

test("ReLU gradients are those of finite differences", () => {
  const network = randomNetwork([12, 9, 7, 3], "relu", 8);
  const image = randomImage(12, 1);
  const trace = record(network, image);
  const gradients = planeGradients(network, trace, evidence(network, trace, 1));
  const logit = (layer: number, j: number, step: number) => {
    const layers = layersOf(network).map((l, k) =>
      k === layer ? { ...l, bias: l.bias.map((b, m) => (m === j ? b + step : b)) } : l,
    );
    return record(networkOf(layers), image).layers[2].pre[1];
  };
  gradients.forEach((g, layer) => {
    g.forEach((slope, j) => {
      const difference = (logit(layer, j, 1e-3) - logit(layer, j, -1e-3)) / 2e-3;
      expect(difference).toBeCloseTo(slope, 3);
    });
  });
});

test("refuses classes that do not exist", () => {
  const network = randomNetwork([4, 3, 2]);
  const trace = record(network, randomImage(4, 1));
  for (const digit of [-1, 2, 0.5, Number.NaN]) {
    expect(() => evidence(network, trace, digit)).toThrow(InputError);
  }
});

describe("important", () => {
  const network = randomNetwork([60, 40, 30, 10], "relu", 9);
  const bundles = bundlesOf(network);
  const trace = record(network, randomImage(60, 0.5));

  test.each([0.5, 0.8, 0.95])("is the smallest set that carries %s", (coverage) => {
    for (let layer = 0; layer < 3; layer++) {
      const values = allEvidence(network, trace, 3, layer);
      const order = [...values.keys()].sort(
        (a, b) => Math.abs(values[b]) - Math.abs(values[a]) || a - b,
      );
      const whole = sum(values.map(Math.abs));
      let needed = 0;
      let carried = 0;
      while (carried < coverage * whole) carried += Math.abs(values[order[needed++]]);

      const found = important(
        network,
        trace,
        evidence(network, trace, 3),
        bundles[layer],
        coverage,
      );
      const { inputs } = layersOf(network)[layer];
      expect(found.needed).toBe(needed);
      expect(found.total).toBe(values.length);
      expect(found.share).toBeCloseTo(carried / whole, 10);
      expect([...found.targets].map((j, k) => j * inputs + found.sources[k])).toEqual(
        order.slice(0, needed),
      );
      expect([...found.evidence]).toEqual(order.slice(0, needed).map((k) => values[k]));
    }
  });

  test("returns at most the limit, and says what it carries", () => {
    const found = evidence(network, trace, 0);
    const whole = important(network, trace, found, bundles[1]);
    const few = important(network, trace, found, bundles[1], 0.8, 5);
    expect(few.needed).toBe(whole.needed);
    expect([...few.evidence]).toEqual([...whole.evidence.slice(0, 5)]);
    expect([few.sources.length, few.targets.length]).toEqual([5, 5]);
    expect(few.share).toBeLessThan(whole.share);
    expect(few.share).toBeGreaterThan(0);
    expect(important(network, trace, found, bundles[1], 0.8, 0).sources.length).toBe(0);
  });

  test("of a blank image: no connection of the first layer says anything", () => {
    const blank = record(network, new Float32Array(60));
    const found = important(network, blank, evidence(network, blank, 0), bundles[0]);
    expect([found.needed, found.sources.length, found.share]).toEqual([0, 0, 0]);
  });
});
