/** Looking inside gives the numbers that the definitions give in float64: fixtures/inside.json. */
import { describe, expect, test } from "vitest";
import { ablate } from "../../src/inside/ablate";
import { arrange } from "../../src/inside/arrange";
import { planeConstants, planeGradients } from "../../src/inside/carry";
import { contrast } from "../../src/inside/contrast";
import { recordTraining, sampleMasks, spread } from "../../src/inside/dropout";
import { evidence, inputMap } from "../../src/inside/evidence";
import { familiarity } from "../../src/inside/familiarity";
import { effective, terms } from "../../src/inside/neuron";
import { path } from "../../src/inside/path";
import { parseNetwork } from "../../src/network/file";
import type { Network } from "../../src/network/network";
import type { Operation } from "../../src/operations/operation";
import { record } from "../../src/trace/trace";
import {
  edited,
  farthest,
  networkOf,
  randomImage,
  randomLayers,
  randomNetwork,
  readBytes,
  readJson,
} from "../helpers";

const CLOSE = 1e-5;

interface Hop {
  layer: number;
  from: number[];
  to: number[];
  evidence: number[];
  share: number;
  whole: number;
}

interface Case {
  image: number[];
  neurons: {
    layer: number;
    neuron: number;
    z: number;
    products: number[];
    map: number[];
    bias: number;
  }[];
  contrast: {
    a: number;
    b: number;
    margin: number;
    map: number[];
    bias: number;
    neurons: number[][];
    deciding: [number, number, number][];
  }[];
  ablated: {
    off: { layer: number; neurons: number[] }[];
    log_probs: number[];
    digit: number;
    input_map: number[];
    input_bias: number;
  }[];
  paths: { layer: number; neuron: number; coverage: number; digit: number; hops: Hop[] }[];
  training: {
    seed: number;
    runs: number;
    masks: (string | null)[];
    pre: number[][];
    log_probs: number[];
    mean: number[];
    std: number[];
    quantiles: number[][];
    won: number[];
  };
}

type Shipped = Case & {
  lamp: { name: string; pixels: string; score: number; familiar: boolean }[];
  districts: { order: number[][]; preferred: number[][] };
};

const fixture = readJson<{ tiny: Case; activations: Case; mnistnet: Shipped }>("inside.json");

/** The small networks get dropout after their first layer, as the fixture's writer gave them. */
function networkNamed(name: string): Network {
  const network = parseNetwork(readBytes(`${name}.safetensors`));
  if (name === "mnistnet") return network;
  const [first, ...others] = network.planes;
  const dropout: Operation = {
    ...{ name: "dropout", kind: "dropout", reads: [first.post], shape: first.shape },
    ...{ tensors: {}, settings: { p: 0.3 }, line: null },
  };
  const operations = network.operations.flatMap((op) => [
    op.name === others[0].name ? { ...op, reads: [dropout.name] } : op,
    ...(op.name === first.post ? [dropout] : []),
  ]);
  return edited(network, { operations });
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe.each(["tiny", "activations", "mnistnet"] as const)("inside the %s network", (name) => {
  const network = networkNamed(name);
  const truth: Case = fixture[name];
  const image = Float32Array.from(truth.image);
  const trace = record(network, image);

  test("terms and effective pictures add up to z", () => {
    for (const expected of truth.neurons) {
      const { layer, neuron, z } = expected;
      const found = terms(network, trace, layer, neuron);
      const products = new Float32Array(found.sources.length);
      for (const [k, i] of found.sources.entries()) products[i] = found.products[k];
      expect(farthest(products, expected.products)).toBeLessThan(CLOSE);
      const sizes = found.products.map(Math.abs);
      expect(sizes).toEqual(sizes.slice().sort().reverse());
      expect(farthest([found.z, sum(found.products) + found.bias], [z, z])).toBeLessThan(CLOSE);
      const straight = effective(network, trace, layer, neuron);
      expect(farthest(straight.map, expected.map)).toBeLessThan(CLOSE);
      expect(farthest([straight.bias, straight.z], [expected.bias, z])).toBeLessThan(CLOSE);
      expect(farthest([sum(straight.ink) + straight.bias], [z])).toBeLessThan(CLOSE);
    }
  });

  test("contrast", () => {
    for (const expected of truth.contrast) {
      const found = contrast(network, trace, expected.a, expected.b);
      const { margin } = expected;
      expect(farthest([found.margin, found.bias], [margin, expected.bias])).toBeLessThan(CLOSE);
      expect(farthest(found.map, expected.map)).toBeLessThan(CLOSE);
      found.neurons.forEach((row, k) => {
        expect(farthest(row, expected.neurons[k])).toBeLessThan(CLOSE);
        const whole = sum(row) + sum(planeConstants(network, found).slice(k + 1));
        expect(farthest([whole], [margin])).toBeLessThan(CLOSE);
      });
      const deciding = found.deciding.map(({ value }) => value);
      expect(found.deciding.map(({ layer, neuron }) => [layer, neuron])).toEqual(
        expected.deciding.map(([layer, neuron]) => [layer, neuron]),
      );
      const values = expected.deciding.map(([, , value]) => value);
      expect(farthest(deciding, values)).toBeLessThan(CLOSE);
    }
  });

  test("ablated traces and their evidence", () => {
    for (const expected of truth.ablated) {
      const found = ablate(network, trace, expected.off);
      expect(farthest(found.logProbs, expected.log_probs)).toBeLessThan(CLOSE);
      const why = evidence(network, found, expected.digit);
      const { map, bias } = inputMap(found, why);
      const gradients = planeGradients(network, found, why);
      expect(farthest(map, expected.input_map)).toBeLessThan(CLOSE);
      expect(farthest([bias], [expected.input_bias])).toBeLessThan(CLOSE);
      for (const { layer, neurons } of expected.off) {
        for (const neuron of neurons) expect(gradients[layer][neuron]).toBeCloseTo(0, 12);
      }
    }
  });

  test("paths", () => {
    expect(truth.paths.length).toBeGreaterThan(3);
    for (const { layer, neuron, coverage, digit, hops } of truth.paths) {
      const found = path(network, trace, layer, neuron, coverage, digit);
      expect(found.hops.map((hop) => hop.layer)).toEqual(hops.map((hop) => hop.layer));
      found.hops.forEach((hop, k) => {
        const pairs = (sources: ArrayLike<number>, targets: ArrayLike<number>) =>
          Array.from(sources, (i, n) => `${i}>${targets[n]}`).sort();
        expect(pairs(hop.sources, hop.targets)).toEqual(pairs(hops[k].from, hops[k].to));
        expect(farthest([hop.share, hop.whole], [hops[k].share, hops[k].whole])).toBeLessThan(
          CLOSE,
        );
        const sizes = hops[k].evidence.map(Math.abs);
        expect(farthest(hop.evidence.map(Math.abs), sizes)).toBeLessThan(CLOSE);
      });
    }
  });

  test("dropout: masks, one pass, and the spread", () => {
    const { seed, runs, ...expected } = truth.training;
    const masks = sampleMasks(network, seed);
    expect(masks.map((mask) => mask?.join("") ?? null)).toEqual(expected.masks);
    const found = recordTraining(network, image, masks);
    expect(farthest(found.logProbs, expected.log_probs)).toBeLessThan(CLOSE);
    found.layers.forEach(({ pre }, k) => {
      expect(farthest(pre, expected.pre[k])).toBeLessThan(CLOSE);
    });
    const why = evidence(network, found, 1);
    const { map, bias } = inputMap(found, why);
    expect(farthest([sum(map) + bias], [why.logit])).toBeLessThan(CLOSE);
    const many = spread(network, image, runs, seed);
    expect(farthest(many.mean, expected.mean)).toBeLessThan(CLOSE);
    expect(farthest(many.std, expected.std)).toBeLessThan(CLOSE);
    expect(farthest(many.won, expected.won)).toBeLessThan(CLOSE);
    many.quantiles.forEach((row, k) => {
      expect(farthest(row, expected.quantiles[k])).toBeLessThan(CLOSE);
    });
    expect(spread(network, image, runs, seed)).toEqual(many);
  });
});

describe("the shipped network", () => {
  const network = networkNamed("mnistnet");
  const { lamp, districts } = fixture.mnistnet;

  test.each(lamp)("the lamp says of $name what Python says", ({ pixels, score, familiar }) => {
    const levels = Uint8Array.from(atob(pixels), (letter) => letter.charCodeAt(0));
    const trace = record(
      network,
      Float32Array.from(levels, (level) => Math.fround(level / 255)),
    );
    const found = familiarity(network, trace);
    expect(farthest([found?.score ?? Number.NaN], [score])).toBeLessThan(CLOSE);
    expect(found?.familiar).toBe(familiar);
  });

  test("neurons stand in districts", () => {
    const found = arrange(network);
    expect(found?.order.slice(0, -1).map((row) => [...row])).toEqual(districts.order);
    expect(found?.preferred.slice(0, -1).map((row) => [...row])).toEqual(districts.preferred);
    expect([...(found?.order.at(-1) ?? [])]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test("knows how often its lamp is wrong", () => {
    const rates = network.lamp?.rates ?? [];
    expect(rates.some(({ digits }) => digits) && rates.some(({ digits }) => !digits)).toBe(true);
  });
});

test("a network that was not measured has no lamp and no districts", () => {
  const network = randomNetwork([20, 12, 6]);
  expect(familiarity(network, record(network, randomImage(20)))).toBeNull();
  expect(arrange(network)).toBeNull();
});

test("neurons that are never active belong to no district", () => {
  const [fc1, fc2] = randomLayers([4, 3, 2]);
  const responses = Float32Array.of(0, 1, 0, 2, 0.5, 0); // neuron 0 prefers class 1, 1 class 0
  const found = arrange(networkOf([{ ...fc1, responses }, fc2]));
  expect([...(found?.preferred[0] ?? [])]).toEqual([1, 0, -1]);
  expect([...(found?.order[0] ?? [])]).toEqual([1, 0, 2]);
});
