/** A skip connection through everything: planes, pass, evidence on every cut, learning, the file. */
import { describe, expect, test } from "vitest";
import { createApp } from "../../src/app/app";
import { dot, sum } from "../../src/base/arrays";
import { ablate } from "../../src/inside/ablate";
import { bundlesOf, sourceValues, weightsInto } from "../../src/inside/bundle";
import { carryBack, cuts, planeConstants, planeGradients } from "../../src/inside/carry";
import { contrast } from "../../src/inside/contrast";
import { recordTraining, sampleMasks, spread } from "../../src/inside/dropout";
import { evidence, important, inputMap } from "../../src/inside/evidence";
import { effective, terms } from "../../src/inside/neuron";
import { path } from "../../src/inside/path";
import { parseNetwork } from "../../src/network/file";
import { Network } from "../../src/network/network";
import type { Operation } from "../../src/operations/operation";
import { ACTIVATION_NAMES, type ActivationName } from "../../src/operations/table";
import { backward, oneHot } from "../../src/trace/gradients";
import { record, run, type Trace } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { toldSteps } from "../../src/words/steps";
import { edited, farthest, randomImage, randomNetwork, seeded, settingsOf } from "../helpers";
import { networkFile } from "../networkfile";

const operation = (
  name: string,
  kind: string,
  reads: string[],
  shape: number[],
  more: Partial<Operation> = {},
): Operation => ({ name, kind, reads, shape, tensors: {}, settings: {}, line: null, ...more });

const linear = (name: string, read: string, weight: number[][], bias: number[]): Operation =>
  operation(name, "linear", [read], [bias.length], {
    tensors: {
      weight: { shape: [bias.length, weight[0].length], values: Float32Array.from(weight.flat()) },
      bias: { shape: [bias.length], values: Float32Array.from(bias) },
    },
  });

/** x -> fc1 -> relu -> fc2 -> relu; fc3 reads relu(fc1) + relu(fc2). */
const small = new Network({
  name: "Small",
  inputShape: [2],
  classNames: ["a", "b"],
  operations: [
    linear(
      "fc1",
      "input",
      [
        [1, 1],
        [1, -1],
      ],
      [0, 1],
    ),
    operation("fc1.relu", "relu", ["fc1"], [2]),
    linear(
      "fc2",
      "fc1.relu",
      [
        [1, 2],
        [-1, 0],
      ],
      [-1, 0],
    ),
    operation("fc2.relu", "relu", ["fc2"], [2]),
    operation("join", "add", ["fc1.relu", "fc2.relu"], [2]),
    linear(
      "fc3",
      "join",
      [
        [1, 0],
        [2, -1],
      ],
      [0.5, 0],
    ),
    operation("log_softmax", "log_softmax", ["fc3"], [2]),
  ],
});

describe("by hand", () => {
  const trace = record(small, Float32Array.of(2, 1));

  test("the pass", () => {
    const values = Object.entries(trace.values).map(([name, value]) => [name, [...value]]);
    expect(values.slice(0, -1)).toEqual([
      ["input", [2, 1]],
      ["fc1", [3, 2]],
      ["fc1.relu", [3, 2]],
      ["fc2", [6, -3]],
      ["fc2.relu", [6, 0]],
      ["join", [9, 2]],
      ["fc3", [9.5, 16]],
    ]);
    expect(trace.layers.map(({ name, shape, pre }) => [name, shape, [...pre]])).toEqual([
      ["fc1", [2], [3, 2]],
      ["fc2", [2], [6, -3]],
      ["join", [2], [9, 2]],
      ["fc3", [2], [9.5, 16]],
    ]);
  });

  test("planes and the bundles between them", () => {
    expect(small.planes.map(({ name, reads, pre, post }) => [name, reads, pre, post])).toEqual([
      ["fc1", ["input"], "fc1", "fc1.relu"],
      ["fc2", ["fc1"], "fc2", "fc2.relu"],
      ["join", ["fc1", "fc2"], "join", "join"],
      ["fc3", ["join"], "fc3", "fc3"],
    ]);
    expect(bundlesOf(small).map(({ from, layer, total }) => [from, layer, total])).toEqual([
      [-1, 0, 4],
      [0, 1, 4],
      [0, 2, 2],
      [1, 2, 2],
      [2, 3, 4],
    ]);
    expect([...weightsInto(bundlesOf(small)[3], 1, null)]).toEqual([0, 1]);
  });

  test("evidence for b: 2 join[0] - join[1]", () => {
    const found = evidence(small, trace, 1);
    expect([...found.gradients.join]).toEqual([2, -1]);
    expect([...found.gradients["fc2.relu"]]).toEqual([2, -1]);
    expect(found.gradients.fc2.map(Math.abs)).toEqual(Float32Array.of(2, 0));
    // 2 (1 + 1) and -1 + 2 * 2: by the skip and through fc2.
    expect([...found.gradients["fc1.relu"]]).toEqual([4, 3]);
    expect([...found.gradients.input]).toEqual([7, 1]);
    expect({ ...found.constants }).toMatchObject({ fc1: 3, fc2: -2, join: 0, fc3: 0 });
    const { map, bias } = inputMap(trace, found);
    expect([[...map], bias, found.logit]).toEqual([[14, 1], 1, 16]);
  });

  test("what a unit of the join is made of, and the way through one before it", () => {
    const { reads, sources, products, bias, z } = terms(small, trace, 2, 0);
    expect([[...reads], [...sources], [...products]]).toEqual([
      [1, 0],
      [0, 0],
      [6, 3],
    ]);
    expect([bias, z]).toEqual([0, 9]);
    const { map, bias: straight } = effective(small, trace, 2, 0);
    expect([[...map], straight]).toEqual([[4, 0], 1]);
    const { hops } = path(small, trace, 0, 0, 1, 1);
    expect(hops.map(({ from, layer, evidence }) => [from, layer, [...evidence]])).toEqual([
      [-1, 0, [2, 1]],
      [0, 1, [6]],
      [0, 2, [6]],
      [1, 2, [6]],
      [2, 3, [12]],
    ]);
  });

  test("cuts: what crosses", () => {
    expect(cuts(small).map(({ crossing }) => crossing.join(" "))).toEqual([
      "input",
      "fc1",
      "fc1.relu",
      "fc1.relu fc2",
      "fc1.relu fc2.relu",
      "join",
    ]);
  });
});

/** Two skips, one of them around another, a read of the input further on, dropout, reshaping. */
function tangled(activation: ActivationName): Network {
  const random = seeded(34); // no sum so near a corner that the finite differences step over it
  const some = (count: number) => Array.from({ length: count }, () => 2 * random() - 1);
  const layer = (name: string, read: string, inputs: number, outputs: number): Operation =>
    linear(
      name,
      read,
      Array.from({ length: outputs }, () => some(inputs)),
      some(outputs),
    );
  const settings = settingsOf(activation, 0.1);
  const active = (name: string, read: string, size: number): Operation =>
    operation(name, activation, [read], [size], { settings });
  return new Network({
    name: "Tangled",
    inputShape: [2, 3],
    classNames: ["a", "b", "c", "d"],
    operations: [
      operation("flat", "reshape", ["input"], [6]),
      layer("one", "flat", 6, 5),
      active("one.act", "one", 5),
      operation("one.drop", "dropout", ["one.act"], [5], { settings: { p: 0.4 } }),
      layer("two", "one.drop", 5, 5),
      active("two.act", "two", 5),
      operation("inner", "add", ["two.act", "one.drop"], [5]),
      active("inner.act", "inner", 5),
      operation("inner.drop", "dropout", ["inner.act"], [5], { settings: { p: 0.3 } }),
      layer("again", "flat", 6, 5),
      operation("outer", "add", ["inner.drop", "one.drop", "again"], [5]),
      layer("last", "outer", 5, 4),
      operation("softmax", "softmax", ["last"], [4]),
    ],
  });
}

/** A pass as it is, with neurons off, and with dropout. */
function passes(network: Network): [string, Trace][] {
  const image = randomImage(6, 1, 4);
  const off = [
    { layer: 0, neurons: [1] },
    { layer: 2, neurons: [0, 3] },
    { layer: 3, neurons: [2] },
  ];
  return [
    ["plain", record(network, image)],
    ["off", ablate(network, image, off)],
    ["dropout", recordTraining(network, image, sampleMasks(network, 3))],
  ];
}

describe.each(ACTIVATION_NAMES)("a tangle of skips with %s", (activation) => {
  const network = tangled(activation);

  test.each(passes(network))("adds up on every cut, for every class: %s", (_, trace) => {
    const before = network.operations.slice(0, -1);
    for (let target = 0; target < 4; target++) {
      const { logit, constants } = evidence(network, trace, target);
      for (const { position, crossing } of cuts(network)) {
        const seed = oneHot(network, target);
        const { gradients } = carryBack(network, trace, network.scores, seed, position);
        const flow = crossing.map((name) => dot(trace.values[name], gradients[name]));
        const behind = before.slice(position).map(({ name }) => constants[name]);
        const whole = sum(Float64Array.from([...flow, ...behind]));
        expect(Math.abs(whole - logit)).toBeLessThan(1e-4);
      }
    }
  });

  test.each(passes(network))("so do map, contrast and effective pictures: %s", (_, trace) => {
    const found = evidence(network, trace, 2);
    const { map, bias } = inputMap(trace, found);
    expect(sum(map) + bias).toBeCloseTo(found.logit, 4);
    expect(sum(planeConstants(network, found))).toBeCloseTo(bias, 5);
    const difference = contrast(network, trace, 1, 3);
    expect(sum(difference.map) + difference.bias).toBeCloseTo(difference.margin, 4);
    network.planes.forEach((plane, layer) => {
      for (let neuron = 0; neuron < plane.outputs; neuron++) {
        const { z, products, bias: own } = terms(network, trace, layer, neuron);
        expect(sum(products) + own).toBeCloseTo(z, 4);
        const picture = effective(network, trace, layer, neuron);
        expect(sum(picture.ink) + picture.bias).toBeCloseTo(z, 4);
        expect(picture.z).toBe(z);
      }
    });
  });

  test("the strongest connections are those of the definition", () => {
    const [, [, trace]] = passes(network);
    const found = evidence(network, trace, 0);
    const gradients = planeGradients(network, trace, found);
    for (const bundle of bundlesOf(network)) {
      const a = sourceValues(network, trace, bundle);
      const every: number[] = [];
      gradients[bundle.layer].forEach((g, j) => {
        weightsInto(bundle, j, null).forEach((w, i) => {
          every.push(Math.abs(a[i] * w * g));
        });
      });
      const all = important(network, trace, found, bundle, 1);
      const kept = every.sort((p, q) => q - p).slice(0, all.evidence.length);
      expect(farthest(all.evidence.map(Math.abs), kept)).toBeLessThan(1e-6);
      all.targets.forEach((j, k) => {
        const i = all.sources[k];
        const worth = a[i] * weightsInto(bundle, j, null)[i] * gradients[bundle.layer][j];
        expect(all.evidence[k]).toBeCloseTo(worth, 5);
      });
    }
  });

  test.each(passes(network))("learns as finite differences say: %s", (_, trace) => {
    const target = 1;
    const { loss, values, tensors } = backward(network, trace, target);
    expect(loss).toBeCloseTo(-Math.log(trace.probs[target]), 5);
    const lossOf = (changed: Network, image: Float32Array): number =>
      -run(changed, image, trace.factors).logProbs[target];
    for (const op of network.operations) {
      for (const [part, { values: numbers, shape }] of Object.entries(op.tensors)) {
        const slopes = numbers.map((_, k) => {
          const moved = [0.01, -0.01].map((step) => {
            const other = numbers.map((value, n) => (n === k ? value + step : value));
            const tensors = { ...op.tensors, [part]: { shape, values: other } };
            const operations = network.operations.map((each) =>
              each.name === op.name ? { ...op, tensors } : each,
            );
            return lossOf(edited(network, { operations }), trace.image);
          });
          return (moved[0] - moved[1]) / 0.02;
        });
        expect(farthest(tensors[`${op.name}.${part}`], slopes)).toBeLessThan(2e-3);
      }
    }
    const slopes = trace.image.map((_, k) => {
      const moved = [0.01, -0.01].map((step) =>
        lossOf(
          network,
          trace.image.map((value, n) => (n === k ? value + step : value)),
        ),
      );
      return (moved[0] - moved[1]) / 0.02;
    });
    expect(farthest(values.input, slopes)).toBeLessThan(2e-3);
    expect([...values.softmax]).toEqual([0, Math.fround(-1 / trace.probs[target]), 0, 0]);
  });

  test("repeated passes take what no factor reaches from one another", () => {
    const [[, plain], [, off]] = passes(network);
    expect(run(network, plain.image, off.factors, plain)).toEqual(off);
    expect(run(network, plain.image, {}, off)).toEqual(plain);
    const { values } = run(network, plain.image, off.factors, plain);
    expect(values.again === plain.values.again).toBe(!("again" in off.factors));
    const { mean } = spread(network, plain.image, 20, 1);
    expect(sum(mean)).toBeCloseTo(1, 5);
  });

  test("survives its file", () => {
    expect(parseNetwork(networkFile(network))).toEqual(network);
  });
});

test("the log of a probability has a gradient that nothing divides by", () => {
  const network = randomNetwork([6, 5, 3]);
  const trace = record(network, randomImage(6, 1));
  const { values } = backward(network, trace, 2);
  expect([...values.log_softmax].map(Math.abs)).toEqual([0, 0, 1]);
  expect(
    farthest(
      values.fc2,
      trace.probs.map((p, c) => p - Number(c === 2)),
    ),
  ).toBeLessThan(1e-7);
});

test("the page tells of such a network", () => {
  const app = createApp({
    network: tangled("relu"),
    calm: true,
    request: () => 0,
    cancel: () => {},
  });
  app.setInput([0.3, 1, -0.2, 0.5, 2, 0.1]);
  const { scene, trace } = app.current();
  expect(scene.bundles.map(({ from, layer }) => [from, layer])).toEqual([
    [-1, 0],
    [0, 1],
    [1, 2],
    [0, 2],
    [-1, 3],
    [2, 4],
    [0, 4],
    [3, 4],
    [4, 5],
  ]);
  for (const { name, caption } of toldSteps(scene, english))
    expect(`${name} ${caption}`).toMatch(/[.!]$/);
  app.inside.inspect({ layer: 4, index: 1 });
  expect(app.inside.sums.value?.z).toBe(trace.layers[4].pre[1]);
  expect(app.inside.stagePath.value?.length).toBeGreaterThan(5);
  app.inside.switchOff([{ layer: 2, index: 0 }]);
  expect(app.current().trace.layers[2].post[0]).toBe(0);
});
