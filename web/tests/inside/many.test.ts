/**
 * The strongest of millions of connections, and bundles of convolutions, against brute force.
 * @module-tag slow
 */
import { describe, expect, test } from "vitest";
import { bundlesOf, incoming, readerIn, sourceValues } from "../../src/inside/bundle";
import { ownGradient } from "../../src/inside/carry";
import { absoluteFlow, MOST_HELD, strongest } from "../../src/inside/connections";
import { evidence, important } from "../../src/inside/evidence";
import { absoluteOfMany, strongestOfMany } from "../../src/inside/many";
import { mapEvidence } from "../../src/inside/mapevidence";
import { Network } from "../../src/network/network";
import type { Operation } from "../../src/operations/operation";
import { record } from "../../src/trace/trace";
import { farthest, seeded } from "../helpers";

const random = seeded(5);
const numbers = (count: number, scale = 1): Float32Array =>
  Float32Array.from({ length: count }, () => scale * (2 * random() - 1));

function convolution(name: string, read: string, shape: number[], depth: number): Operation {
  const sizes = [shape[0], depth, 3, 3];
  return {
    ...{ name, kind: "conv2d", reads: [read], shape, line: null },
    tensors: { weight: { shape: sizes, values: numbers(shape[0] * depth * 9, 0.3) } },
    settings: { stride: [1, 1], padding: [1, 1, 1, 1], dilation: [1, 1], groups: 1 },
  };
}

const plain = (name: string, kind: string, read: string, shape: number[]): Operation => ({
  ...{ name, kind, reads: [read], shape, tensors: {}, settings: {}, line: null },
});

/** conv, relu, conv, relu, fc: of `maps` maps of `side` x `side`. */
function network(maps: number, side: number): Network {
  const shape = [maps, side, side];
  const units = maps * side * side;
  return new Network({
    ...{ name: "N", inputShape: [1, side, side], classNames: ["a", "b"] },
    operations: [
      convolution("one", "input", shape, 1),
      plain("act", "relu", "one", shape),
      convolution("two", "act", shape, maps),
      plain("bend", "relu", "two", shape),
      plain("flat", "reshape", "bend", [units]),
      {
        ...plain("fc", "linear", "flat", [2]),
        tensors: { weight: { shape: [2, units], values: numbers(2 * units) } },
      },
    ],
  });
}

interface Flow {
  readonly source: number;
  readonly target: number;
  readonly value: number;
}

/** Every connection through which something flows, the strongest first. */
function everyFlow(
  of: Network,
  k: number,
  a: Float32Array,
  g: Float32Array,
  values: Record<string, Float32Array>,
): Flow[] {
  const bundle = bundlesOf(of)[k];
  const flows: Flow[] = [];
  g.forEach((slope, target) => {
    if (slope === 0) return;
    for (const { units, shift, weights } of incoming(bundle, target, values)) {
      weights.forEach((weight, n) => {
        const source = (units ? units[n] : n) + shift;
        const value = Math.fround(a[source] * weight * slope);
        if (value !== 0) flows.push({ source, target, value });
      });
    }
  });
  return flows.sort(
    (p, q) => Math.abs(q.value) - Math.abs(p.value) || p.target - q.target || p.source - q.source,
  );
}

function needed(flows: readonly Flow[], coverage: number): { count: number; whole: number } {
  const whole = flows.reduce((sum, { value }) => sum + Math.abs(value), 0);
  let [count, carried] = [0, 0];
  while (count < flows.length && carried < coverage * whole) {
    carried += Math.abs(flows[count++].value);
  }
  return { count, whole };
}

describe("the strongest, gone through without being held", () => {
  const net = network(6, 7);
  const trace = record(net, numbers(49).map(Math.abs));
  const found = evidence(net, trace, 1);
  const bundle = bundlesOf(net)[1];
  const a = sourceValues(net, trace, bundle);
  const g = ownGradient(trace, found, "two");

  test.each([0.1, 0.5, 0.8, 0.97, 1])("carry %d", (coverage) => {
    for (const slopes of [g, g.map((slope) => (slope > 0 ? 1 : 0)), g.map(() => 0)]) {
      const flows = everyFlow(net, 1, a, slopes, trace.values);
      const { count, whole } = needed(flows, coverage);
      for (const limit of [0, 1, 40, MOST_HELD]) {
        const chosen = strongestOfMany(readerIn(bundle, trace.values), a, slopes, coverage, limit);
        expect(Math.abs(chosen.needed - count)).toBeLessThanOrEqual(coverage === 1 ? 0 : 1);
        expect(farthest([chosen.whole], [whole])).toBeLessThan(1e-9);
        const wanted = flows.slice(0, Math.min(chosen.needed, limit));
        expect([...chosen.evidence]).toEqual(wanted.map(({ value }) => value));
        expect([...chosen.sources]).toEqual(wanted.map(({ source }) => source));
        expect([...chosen.targets]).toEqual(wanted.map(({ target }) => target));
      }
    }
    const whole = absoluteOfMany(readerIn(bundle, trace.values), a, g);
    expect(farthest([whole], [absoluteFlow(bundle, a, g, trace.values)])).toBeLessThan(1e-9);
  });

  test("where all are alike", () => {
    const ones = a.map(() => 1);
    const alike = () => [
      { read: 0, units: null, shift: 0, weights: Float32Array.from(a, (_, k) => (k % 2 ? 1 : -1)) },
    ];
    const chosen = strongestOfMany(alike, ones, Float32Array.of(0, 1, 1), 0.5, 5);
    expect([chosen.needed, chosen.whole]).toEqual([a.length, 2 * a.length]);
    expect([...chosen.targets]).toEqual([1, 1, 1, 1, 1]);
    expect([...chosen.sources]).toEqual([0, 1, 2, 3, 4]);
  });
});

test("more than a million connections are chosen as sorting them would choose", () => {
  const net = network(16, 26);
  const trace = record(net, numbers(676).map(Math.abs));
  const found = evidence(net, trace, 0);
  const bundle = bundlesOf(net)[1];
  const g = ownGradient(trace, found, "two");
  const flows = everyFlow(net, 1, sourceValues(net, trace, bundle), g, trace.values);
  const { count, whole } = needed(flows, 0.8);
  const chosen = important(net, trace, found, bundle, 0.8, 500);
  expect(bundle.total).toBe(16 * 16 * 76 * 76);
  expect(bundle.total).toBeGreaterThan(1 << 20);
  expect(Math.abs(chosen.needed - count)).toBeLessThanOrEqual(1);
  expect([...chosen.evidence]).toEqual(flows.slice(0, 500).map(({ value }) => value));
  const told = flows.slice(0, 500).reduce((sum, { value }) => sum + Math.abs(value), 0);
  expect(farthest([chosen.share], [told / whole])).toBeLessThan(1e-6);
  const maps = new Float64Array(16 * 16);
  for (const { source, target, value } of flows) {
    maps[Math.floor(target / 676) * 16 + Math.floor(source / 676)] += value;
  }
  expect(farthest(mapEvidence(net, trace, found, bundle).values, maps)).toBeLessThan(1e-9);
  // A set of which too many would be told is told in part; how many there are stays true.
  const all = strongest(
    bundle,
    new Float32Array(16 * 676).fill(1),
    g.map(() => 1),
    1,
  );
  expect([all.evidence.length, all.needed]).toEqual([MOST_HELD, bundle.total]);
}, 30_000);
