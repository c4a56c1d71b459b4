/** A small network of convolutions with branches against what PyTorch has of it in float64. */
import { describe, expect, test } from "vitest";
import { dot, sum } from "../src/base/arrays";
import { bundlesOf } from "../src/inside/bundle";
import { carryBack, constantOf, cuts } from "../src/inside/carry";
import { evidence, important, inputMap } from "../src/inside/evidence";
import { mapEvidence } from "../src/inside/mapevidence";
import { effective, terms } from "../src/inside/neuron";
import { parseNetwork } from "../src/network/file";
import { oneHot } from "../src/trace/gradients";
import { type Factors, run, type Trace } from "../src/trace/trace";
import { farthest, readBytes, readJson } from "./helpers";

type Rows = Record<string, number[]>;

interface Truth {
  logit: number;
  gradients: Rows;
  constants: Record<string, number>;
  maps: Record<string, Record<string, number[][]>>;
}

interface Case {
  image: number[];
  factors: Rows;
  values: Rows;
  scores: number[];
  log_probs: number[];
  probs: number[];
  evidence: Record<string, Truth>;
}

const CLOSE = 1e-5; // relative above 1

const network = parseNetwork(readBytes("conv.safetensors"));
const { cases } = readJson<{ cases: Case[] }>("conv.json");

function passOf({ image, factors }: Case): Trace {
  const put: Factors = Object.fromEntries(
    Object.entries(factors).map(([name, row]) => [name, Float32Array.from(row)]),
  );
  return run(network, Float32Array.from(image), put);
}

function expectRows(found: Readonly<Record<string, Float32Array>>, truth: Rows): void {
  for (const [name, values] of Object.entries(truth)) {
    expect(farthest(found[name], values), name).toBeLessThan(CLOSE);
  }
}

test("its planes", () => {
  expect(
    network.planes.map(({ name, operations, reads, pre, post, form }) => [
      ...[name, operations.join(), reads.join(), pre, post],
      ...[form.kind, form.maps, form.rows, form.columns],
    ]),
  ).toEqual([
    ["conv1", "conv1,bn1,relu1", "input", "bn1", "relu1", "maps", 3, 8, 8],
    ["pool1", "pool1", "conv1", "pool1", "pool1", "maps", 3, 4, 4],
    ["conv2", "conv2,bn2", "pool1", "bn2", "bn2", "maps", 3, 4, 4],
    ["add", "add", "pool1,conv2", "add", "add", "maps", 3, 4, 4],
    ["conv3", "conv3,tanh", "add", "conv3", "tanh", "maps", 3, 4, 4],
    ["conv4", "conv4", "add", "conv4", "conv4", "maps", 2, 4, 4],
    ["concat", "concat,softplus", "conv3,conv4", "concat", "softplus", "maps", 5, 4, 4],
    ["pool2", "pool2", "concat", "pool2", "pool2", "maps", 5, 2, 2],
    ["fc", "fc", "pool2", "fc", "fc", "row", 4, 1, 1],
  ]);
});

describe.each(cases.map((truth, k) => ({ truth, k })))("case $k", ({ truth }) => {
  const trace = passOf(truth);
  const targets = Object.entries(truth.evidence).map(([target, of]) => ({
    of,
    found: evidence(network, trace, Number(target)),
  }));

  test("every value", () => {
    expectRows(trace.values, truth.values);
    expectRows(trace as unknown as Record<string, Float32Array>, {
      ...{ scores: truth.scores, logProbs: truth.log_probs, probs: truth.probs },
    });
  });

  test("every gradient and constant of every class", () => {
    for (const { of, found } of targets) {
      expect(farthest([found.logit], [of.logit])).toBeLessThan(CLOSE);
      expectRows(found.gradients, of.gradients);
      for (const [name, constant] of Object.entries(of.constants)) {
        expect(farthest([found.constants[name]], [constant]), name).toBeLessThan(CLOSE);
      }
    }
  });

  test("every cut, and the input map with all constants, add up to the logit", () => {
    for (const { of, found } of targets) {
      const { map, bias } = inputMap(trace, found);
      expect(farthest([sum(map) + bias], [of.logit])).toBeLessThan(CLOSE);
      for (const { position, crossing } of cuts(network)) {
        const { scores } = network;
        const seed = oneHot(network, found.target);
        const { gradients, constants } = carryBack(network, trace, scores, seed, position);
        const behind = network.operations
          .slice(position, network.operations.findIndex(({ name }) => name === scores) + 1)
          .reduce((total, { name }) => total + constants[name], 0);
        const crossed = crossing.reduce(
          (total, name) => total + dot(trace.values[name], gradients[name]),
          behind,
        );
        expect(farthest([crossed], [of.logit]), crossing.join()).toBeLessThan(CLOSE);
      }
    }
  });

  test("what flows from map to map, and connection by connection", () => {
    for (const { of, found } of targets) {
      for (const bundle of bundlesOf(network)) {
        const { name } = network.planes[bundle.layer];
        const wanted = of.maps[name][bundle.read];
        const maps = mapEvidence(network, trace, found, bundle);
        expect([maps.targets, maps.sources]).toEqual([wanted.length, wanted[0].length]);
        expect(farthest(maps.values, wanted.flat()), `${name} ${bundle.read}`).toBeLessThan(CLOSE);
        const all = important(network, trace, found, bundle, 1);
        expect(farthest([sum(all.evidence)], [sum(maps.values)]), name).toBeLessThan(CLOSE);
      }
    }
  });

  test("the products of every unit add up, and so does its picture", () => {
    network.planes.forEach(({ outputs, name }, layer) => {
      for (let unit = 0; unit < outputs; unit += 5) {
        const { products, bias, sum: total, z } = terms(network, trace, layer, unit);
        expect(farthest([sum(products) + bias], [total]), name).toBeLessThan(CLOSE);
        const picture = effective(network, trace, layer, unit);
        expect(farthest([sum(picture.ink) + picture.bias], [z]), name).toBeLessThan(CLOSE);
        expect(picture.z).toBe(z);
      }
    });
  });

  test("constants are what the input map leaves", () => {
    const { found, of } = targets[0];
    const constants = Object.values(of.constants).reduce((total, each) => total + each, 0);
    expect(farthest([constantOf(found)], [constants])).toBeLessThan(CLOSE);
  });
});
