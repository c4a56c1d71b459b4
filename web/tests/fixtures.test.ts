/** The page's numbers against PyTorch's in float64, on the files that both languages read. */
import { describe, expect, test } from "vitest";
import { ink, type Stroke } from "../src/ink/ink";
import { bundlesOfPlane, sourceValues, weightsInto } from "../src/inside/bundle";
import { planeConstants, planeGradients } from "../src/inside/carry";
import { evidence, important, inputMap } from "../src/inside/evidence";
import { parseNetwork } from "../src/network/file";
import type { Network } from "../src/network/network";
import { record, type Trace } from "../src/trace/trace";
import { farthest, layersOf, readBytes, readJson } from "./helpers";

interface Truth {
  image: number[];
  layers: { name: string; pre: number[]; post: number[] }[];
  log_probs: number[];
  probs: number[];
  prediction: number;
  confidence: number;
  evidence: Record<string, TrueEvidence>;
}

interface TrueEvidence {
  logit: number;
  bias_terms: number[];
  connection_sums: number[];
  input_map: number[];
  input_bias: number;
  gradients?: number[][];
}

interface TrueConnections {
  digit: number;
  layer: number;
  /** The plane that is read, where there are several. */
  read?: string;
  coverage: number;
  from: number[];
  to: number[];
  evidence: number[];
  needed: number;
  total: number;
  share: number;
}

const CLOSE = 1e-5; // relative above 1
const EXACT = 1e-4; // evidence against the logit

function expectTrace(trace: Trace, truth: Truth): void {
  expect(trace.layers.map(({ name }) => name)).toEqual(truth.layers.map(({ name }) => name));
  trace.layers.forEach(({ pre, post }, k) => {
    expect(farthest(pre, truth.layers[k].pre)).toBeLessThan(CLOSE);
    expect(farthest(post, truth.layers[k].post)).toBeLessThan(CLOSE);
  });
  expect(farthest(trace.logProbs, truth.log_probs)).toBeLessThan(CLOSE);
  expect(farthest(trace.probs, truth.probs)).toBeLessThan(CLOSE);
  expect(trace.prediction).toBe(truth.prediction);
  expect(Math.abs(trace.confidence - truth.confidence)).toBeLessThan(CLOSE);
}

function expectEvidence(network: Network, trace: Trace, digit: number, truth: TrueEvidence): void {
  const found = evidence(network, trace, digit);
  expect(farthest([found.logit], [truth.logit])).toBeLessThan(CLOSE);
  const constants = planeConstants(network, found);
  const gradients = planeGradients(network, trace, found);
  expect(farthest(constants, truth.bias_terms)).toBeLessThan(CLOSE);
  truth.gradients?.forEach((g, k) => {
    expect(farthest(gradients[k], g)).toBeLessThan(CLOSE);
  });
  const { map, bias } = inputMap(trace, found);
  expect(farthest(map, truth.input_map)).toBeLessThan(CLOSE);
  expect(farthest([bias], [truth.input_bias])).toBeLessThan(CLOSE);
  network.layers.forEach((_, layer) => {
    const whole = connectionSum(network, trace, layer, gradients[layer]);
    const behind = constants.slice(layer).reduce((sum, term) => sum + term, 0);
    expect(farthest([whole], [truth.connection_sums[layer]])).toBeLessThan(CLOSE);
    if (crossedByAll(network, layer)) {
      expect(Math.abs(whole + behind - found.logit)).toBeLessThan(EXACT);
    }
  });
}

/** Whether no way leads around a plane. */
const crossedByAll = ({ planes }: Network, layer: number): boolean =>
  planes
    .slice(layer + 1)
    .every(({ reads }) => reads.every((read) => planes.slice(layer).some((p) => p.name === read)));

/** Sum of a[i] * w[j, i] * g[j] over all connections of a plane. */
function connectionSum(network: Network, trace: Trace, layer: number, g: Float32Array): number {
  let sum = 0;
  for (const bundle of bundlesOfPlane(network, layer)) {
    const a = sourceValues(network, trace, bundle);
    g.forEach((slope, j) => {
      weightsInto(bundle, j, null).forEach((w, i) => {
        sum += a[i] * w * slope;
      });
    });
  }
  return sum;
}

const SMALL = ["tiny", "activations"];

describe.each(SMALL)("the %s network", (name) => {
  const network = parseNetwork(readBytes(`${name}.safetensors`));
  const truth = readJson<Truth & { important: TrueConnections[] }>(`${name}.json`);
  const trace = record(network, Float32Array.from(truth.image));

  test("every number of the forward pass", () => {
    expectTrace(trace, truth);
  });

  test.each(Object.entries(truth.evidence))("evidence for class %s", (digit, expected) => {
    expectEvidence(network, trace, Number(digit), expected);
  });

  test.each(truth.important)("important: class $digit, layer $layer, $coverage", (expected) => {
    const { digit, layer, coverage } = expected;
    const bundles = bundlesOfPlane(network, layer);
    const bundle = bundles.find(({ read }) => read === expected.read) ?? bundles[0];
    const found = important(network, trace, evidence(network, trace, digit), bundle, coverage);
    expect([found.layer, found.needed, found.total]).toEqual([
      layer,
      expected.needed,
      expected.total,
    ]);
    // Equal ones may change places by rounding: compare as a set, and the sizes in order.
    const pairs = (from: ArrayLike<number>, to: ArrayLike<number>) =>
      Array.from(from, (i, k) => `${i}>${to[k]}`).sort();
    expect(pairs(found.sources, found.targets)).toEqual(pairs(expected.from, expected.to));
    expect(farthest(found.evidence.map(Math.abs), expected.evidence.map(Math.abs))).toBeLessThan(
      CLOSE,
    );
    expect(Math.abs(found.share - expected.share)).toBeLessThan(CLOSE);
  });
});

describe("the shipped network, from pen strokes on", () => {
  const network = parseNetwork(readBytes("mnistnet.safetensors"));
  const { cases } = readJson<{ cases: (Truth & { name: string; strokes: Stroke[] })[] }>(
    "mnistnet.json",
  );

  test.each(cases)("$name", (truth) => {
    const { pixels } = ink(truth.strokes);
    expect(farthest(pixels, truth.image)).toBeLessThan(1e-6);
    const trace = record(network, pixels);
    expectTrace(trace, truth);
    for (const [digit, expected] of Object.entries(truth.evidence)) {
      expectEvidence(network, trace, Number(digit), expected);
    }
  });

  test("describes the lesson's network", () => {
    expect(layersOf(network).map(({ name, inputs, outputs }) => [name, inputs, outputs])).toEqual([
      ["fc1", 784, 512],
      ["fc2", 512, 256],
      ["fc3", 256, 128],
      ["fc4", 128, 10],
    ]);
    expect(network.classNames).toEqual([..."0123456789"]);
    expect(network.inputShape).toEqual([1, 28, 28]);
    expect(network.source.text).toContain("class MNISTNet");
  });
});
