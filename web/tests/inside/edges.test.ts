/** Neurons off, contrasts, masks, districts and paths of small networks, with ties and edges: by hand. */
import { describe, expect, test } from "vitest";
import { InputError, wrong } from "../../src/base/errors";
import { ablate } from "../../src/inside/ablate";
import { arrange } from "../../src/inside/arrange";
import { contrast, runnerUp } from "../../src/inside/contrast";
import { dropped, recordTraining, sampleMasks, spread } from "../../src/inside/dropout";
import { evidence } from "../../src/inside/evidence";
import { familiarity, ratesOf } from "../../src/inside/familiarity";
import { path } from "../../src/inside/path";
import { Network } from "../../src/network/network";
import { record } from "../../src/trace/trace";
import { edited, networkOf, randomNetwork } from "../helpers";
import { linear, of, step, trace, twice } from "./twice";

describe("neurons off", () => {
  test("hand on nothing behind dropout, and may be several of several layers", () => {
    const off = ablate(twice, trace, [
      { layer: 0, neurons: [1] },
      { layer: 1, neurons: [] },
    ]);
    expect([...off.values.d]).toEqual([4, 0]);
    expect([...off.scores]).toEqual([8, 1]);
    expect(off.values.r).toBe(trace.values.r);
    const all = ablate(twice, of(3, 1), [
      { layer: 0, neurons: [1] },
      { layer: 0, neurons: [0] },
      { layer: 1, neurons: [1] },
    ]);
    expect([...all.values.d]).toEqual([0, 0]);
    expect({ ...all.factors }).toEqual({ d: of(0, 0), s: of(1, 0) });
  });

  test("are hidden ones", () => {
    expect(() => ablate(twice, trace, [{ layer: 2, neurons: [0] }])).toThrow(
      wrong("isOutput", "o"),
    );
    expect(() => ablate(twice, trace, [{ layer: 2, neurons: [] }])).toThrow(InputError);
    expect(() => ablate(twice, trace, [{ layer: 0, neurons: [2] }])).toThrow(InputError);
  });
});

describe("contrast", () => {
  test("is the difference of two classes, by pixel and by neuron", () => {
    const found = contrast(twice, trace, 0, 1);
    expect([found.a, found.b, found.margin]).toEqual([0, 1, 13]);
    // 8 - (-6 + 1): s0 + s1 - 1
    expect(found.neurons.map((row) => [...row])).toEqual([
      [8, 6],
      [8, 6],
    ]);
    expect(found.deciding).toEqual([
      { layer: 0, neuron: 0, value: 8 },
      { layer: 1, neuron: 0, value: 8 },
      { layer: 0, neuron: 1, value: 6 },
    ]);
    expect(contrast(twice, trace, 0, 1, 1).deciding).toHaveLength(1);
    expect(contrast(twice, trace, 1, 0).margin).toBe(-13);
    expect(() => contrast(twice, trace, 0, 2)).toThrow(InputError);
  });

  test("is with the likeliest of the others", () => {
    expect(runnerUp(of(0.1, 0.6, 0.3), 1)).toBe(2);
    expect(runnerUp(of(0.6, 0.1, 0.3), 0)).toBe(2);
    expect(runnerUp(of(0.2, 0.6, 0.2), 1)).toBe(0); // the first of equals
    expect(runnerUp(of(0.6, 0.2, 0.2), 0)).toBe(1);
    expect(runnerUp(of(1), 0)).toBe(0);
  });
});

describe("dropout", () => {
  test("is a share of each plane, and never of the classes", () => {
    expect(dropped(twice)).toEqual([0.25, 0, 0]);
    const [mask, ...none] = sampleMasks(twice, 5);
    expect(mask).toHaveLength(2);
    expect(none).toEqual([null, null]);
    const last = step("end", "dropout", ["o"], 2, { p: 0.5 });
    const ended = edited(twice, { operations: [...twice.operations, last] });
    expect(dropped(ended)).toEqual([0.25, 0, 0.5]);
    expect(sampleMasks(ended, 5).at(-1)).toBeNull();
  });

  test("scales what stays, and leaves what has no mask", () => {
    const found = recordTraining(twice, of(3, 1), [Uint8Array.of(1, 0), null, null]);
    expect([...found.values.d]).toEqual([Math.fround(4 / 0.75), 0]);
    expect([...recordTraining(twice, of(3, 1), [null, null, null]).values.d]).toEqual([4, 3]);
  });

  test("of everything leaves nothing, not even infinity", () => {
    const operations = twice.operations.map((op) =>
      op.name === "d" ? { ...op, settings: { p: 1 } } : op,
    );
    const all = edited(twice, { operations });
    expect([...(sampleMasks(all, 1)[0] ?? [])]).toEqual([0, 0]);
    expect([...recordTraining(all, of(3, 1), [Uint8Array.of(1, 1), null, null]).values.d]).toEqual([
      0, 0,
    ]);
  });

  test("spreads as the runs say", () => {
    const one = spread(twice, of(3, 1), 1, 3);
    const only = recordTraining(twice, of(3, 1), sampleMasks(twice, 3));
    expect(one.runs).toBe(1);
    expect([...one.mean]).toEqual([...only.probs]);
    expect([...one.std]).toEqual([0, 0]);
    expect(one.quantiles.map((row) => [...row])).toEqual(Array(5).fill([...only.probs]));
    const two = spread(twice, of(0.1, 0), 2, 3);
    const [a, b] = [3, 4].map((seed) =>
      recordTraining(twice, of(0.1, 0), sampleMasks(twice, seed)),
    );
    expect(two.mean[0]).toBeCloseTo((a.probs[0] + b.probs[0]) / 2, 12);
    expect(two.std[0]).toBeCloseTo(Math.abs(a.probs[0] - b.probs[0]) / 2, 12);
    const low = Math.min(a.probs[0], b.probs[0]);
    const apart = Math.abs(a.probs[0] - b.probs[0]);
    expect(two.quantiles.map((row) => row[0])).toEqual(
      [0.05, 0.25, 0.5, 0.75, 0.95].map((q) => expect.closeTo(low + q * apart, 12)),
    );
    expect(two.won[0] + two.won[1]).toBeCloseTo(1, 12);
  });
});

describe("the lamp and the districts", () => {
  const measured = {
    ...{ name: "fc1", weight: of(1, -1), bias: of(0, 0), activation: "relu" as const },
    ...{ familiar: of(2, 5), scale: 1, responses: of(1, 1, 1, 3) },
  };
  const scores = {
    ...{ name: "fc2", weight: of(1, 0, 0, 1), bias: of(0, 0) },
    activation: "identity" as const,
  };
  const rates = [
    { data: "x", images: 1, digits: true, lit: 0, choosing: true },
    { data: "y", images: 1, digits: true, lit: 0, choosing: false },
    { data: "z", images: 1, digits: true, lit: 0 },
  ];
  const network = networkOf([measured, scores], { lamp: { bias: -1, threshold: 5, rates } });

  test("a sum at the threshold is familiar", () => {
    const at = (x: number) => familiarity(network, record(network, of(x)));
    expect(at(3)).toEqual({ score: 5, threshold: 5, familiar: true });
    expect(at(2.5)).toEqual({ score: 4, threshold: 5, familiar: false });
    expect(at(-2)).toEqual({ score: 9, threshold: 5, familiar: true });
    expect(ratesOf(network).map(({ data }) => data)).toEqual(["y", "z"]);
    expect(ratesOf(randomNetwork([4, 3, 2]))).toEqual([]);
  });

  test("equal neurons stand in order, and the first of equal classes is preferred", () => {
    const found = arrange(network);
    expect(found?.preferred.map((row) => [...row])).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(found?.order.map((row) => [...row])).toEqual([
      [0, 1],
      [0, 1],
    ]);
    const lamp = { bias: 0, threshold: 0, rates };
    const { responses: _, ...bare } = measured;
    expect(arrange(networkOf([bare, scores], { lamp }))).toBeNull();
    expect(arrange(networkOf([scores]))).toBeNull(); // nothing is hidden
    const responses = of(1, 2, 1, 0, 0, 0); // class 0: 1, 2, 1; class 1: nothing
    const wide = { weight: of(1, 1, 1), bias: of(0, 0, 0), familiar: of(0, 0, 0), responses };
    const into = { ...scores, weight: of(1, 0, 0, 0, 1, 0) };
    const three = networkOf([{ ...measured, ...wide }, into], { lamp });
    expect([...(arrange(three)?.order[0] ?? [])]).toEqual([1, 0, 2]);
  });
});

describe("a path", () => {
  test("carries what it claims, by hand", () => {
    const { hops, layer, neuron, target, coverage } = path(twice, trace, 0, 0);
    expect([layer, neuron, target, coverage]).toEqual([0, 0, 0, 0.8]);
    expect(
      hops.map(({ from, evidence: found, share, whole }) => [from, [...found], share, whole]),
    ).toEqual([
      [-1, [3, 1], 1, 1],
      [0, [4, 4], 1, 1],
      [1, [8], 1, 1],
    ]);
    const [back] = path(twice, trace, 1, 1, 0.7).hops;
    expect([[...back.evidence], back.share]).toEqual([[6], 0.75]);
  });

  test("leaves out the ways that the neuron is not on", () => {
    const forked = new Network({
      name: "Forked",
      inputShape: [2],
      classNames: ["a", "b"],
      operations: [
        linear("left", "input", [[1, 0]]),
        linear("right", "input", [[0, 3]]),
        step("join", "add", ["left", "right"], 1),
        linear("out", "join", [[2], [-1]]),
      ],
    });
    const found = (layer: number) =>
      path(forked, record(forked, of(3, 5)), layer, 0, 1, 0).hops.map((hop) => [
        ...[hop.from, hop.layer, [...hop.evidence]],
      ]);
    expect(found(0)).toEqual([
      [-1, 0, [3]],
      [0, 2, [6]],
      [2, 3, [6]],
    ]);
    expect(found(1)).toEqual([
      [-1, 1, [15]],
      [1, 2, [30]],
      [2, 3, [30]],
    ]);
  });

  test("through a neuron that hands on nothing has nothing behind it", () => {
    const silent = record(twice, of(0, 2)); // h = 2, -1: the second is shut
    const { hops } = path(twice, silent, 0, 1, 1, 1);
    expect(hops.map(({ evidence: found, share, whole }) => [[...found], share, whole])).toEqual([
      [[-2], 1, 1],
      [[], 0, 0],
      [[], 0, 0],
    ]);
  });
});

test("evidence names its class and its score", () => {
  expect(evidence(twice, trace, 1)).toMatchObject({ target: 1, logit: -5, at: "o" });
});
