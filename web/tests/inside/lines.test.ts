/** What leads into a neuron, and what is carried back through it: by hand. */
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/base/errors";
import {
  type Bundle,
  bundlesOf,
  bundlesOfPlane,
  connectionCount,
  fanIn,
  incoming,
  sourceValues,
  weightsInto,
} from "../../src/inside/bundle";
import { carryBack, constantOf, ownGradient, pushed, unitSeed } from "../../src/inside/carry";
import { absoluteFlow, COVERAGE, strongest } from "../../src/inside/connections";
import { inputMap } from "../../src/inside/evidence";
import { biasesOf, checkNeuron, effective, terms } from "../../src/inside/neuron";
import { path } from "../../src/inside/path";
import { Network } from "../../src/network/network";
import { record, run } from "../../src/trace/trace";
import { networkOf } from "../helpers";
import { linear, of, step, trace, twice } from "./twice";

describe("bundles", () => {
  test("are made once, and count each connection", () => {
    expect(bundlesOf(twice)).toBe(bundlesOf(twice));
    expect(bundlesOf(twice)).toEqual([
      { layer: 0, from: -1, read: "input", sources: 2, targets: 2, total: 4 },
      { layer: 1, from: 0, read: "h", sources: 2, targets: 2, total: 4 },
      { layer: 2, from: 1, read: "s", sources: 2, targets: 2, total: 4 },
    ]);
    expect(bundlesOfPlane(twice, 1).map(({ read }) => read)).toEqual(["h"]);
    expect(connectionCount(twice)).toBe(12);
    expect([0, 1, 2].map((layer) => fanIn(twice, layer))).toEqual([2, 2, 2]);
  });

  test("add up what is read twice", () => {
    const [into, sum] = bundlesOf(twice);
    expect([...weightsInto(into, 1, null)]).toEqual([1, -1]);
    expect([...weightsInto(sum, 0, null)]).toEqual([2, 0]);
    expect([...weightsInto(sum, 1, null)]).toEqual([0, 2]);
    expect(incoming(sum, 1)).toHaveLength(2);
    expect(incoming({ ...sum }, 1)).toEqual([]); // no bundle of a network
    expect([...sourceValues(twice, trace, into)]).toEqual([3, 1]);
    expect([...sourceValues(twice, trace, sum)]).toEqual([4, 3]);
  });

  test("tell apart what is read of several planes, reshaping looked through", () => {
    const network = new Network({
      name: "Two",
      inputShape: [2],
      classNames: ["a"],
      operations: [
        step("flat", "reshape", ["input"], 2),
        linear("h", "flat", [[1, 1], [2, 2]]), // biome-ignore format: rows
        step("again", "reshape", ["h"], 2),
        step("s", "add", ["again", "input", "flat"], 2),
        linear("o", "s", [[1, 1]]),
      ],
    });
    const [, h, input] = bundlesOf(network);
    const about = ({ layer, from, read, total }: Bundle) => [layer, from, read, total];
    expect([h, input].map(about)).toEqual([
      [1, 0, "h", 2],
      [1, -1, "input", 4],
    ]);
    expect(incoming(h, 0).map(({ read }) => read)).toEqual([0]);
    expect(incoming(input, 0).map(({ read }) => read)).toEqual([1, 2]);
    expect([[...weightsInto(h, 0, null)], [...weightsInto(input, 0, null)]]).toEqual([
      [1, 0],
      [2, 0],
    ]);
    expect(fanIn(network, 1)).toBe(3);
  });
});

describe("carrying back", () => {
  test("takes the way of every read, and the constants on it", () => {
    const carried = carryBack(twice, trace, "o", of(1, 2));
    expect([...carried.gradients.s]).toEqual([1, -2]);
    expect([...carried.gradients.d]).toEqual([2, -4]);
    expect([...carried.gradients.input]).toEqual([-2, 6]);
    expect({ ...carried.constants }).toEqual({ h: -4, r: 0, d: 0, s: 0, o: 2 });
    expect(constantOf(carried)).toBe(-2);
    const { map, bias } = inputMap(trace, carried);
    expect([[...map], bias]).toEqual([[-6, 6], -2]); // -2 = 8 + 2 * -5
  });

  test("ends at a cut, behind which nothing is carried", () => {
    const { gradients } = carryBack(twice, trace, "o", of(1, 2), 3);
    expect([...gradients.d]).toEqual([2, -4]);
    expect([[...gradients.r], [...gradients.input]]).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  test("goes through the factors on its way, but not through its own", () => {
    const half = run(twice, of(3, 1), { d: of(0.5, 0) });
    const carried = carryBack(twice, half, "s", of(1, 1));
    expect([...carried.gradients.d]).toEqual([2, 2]);
    expect([...ownGradient(half, carried, "d")]).toEqual([1, 0]);
    expect([...carried.gradients.h]).toEqual([1, 0]);
    const own = carryBack(twice, half, "d", unitSeed(twice.planes[0], 1));
    expect([...ownGradient(half, own, "d")]).toEqual([0, 1]);
    expect([...own.gradients.input]).toEqual([1, -1]);
  });

  test("parts go on through the line and the factor; what is not named is 0", () => {
    const half = run(twice, of(3, 1), { s: of(0.5, 1) });
    const sum = twice.operation("s");
    expect([...pushed(twice, trace, sum, { d: of(1, 2) })]).toEqual([2, 4]);
    expect([...pushed(twice, half, sum, { d: of(1, 2) })]).toEqual([1, 4]);
    expect([...pushed(twice, trace, sum, {})]).toEqual([0, 0]);
    expect([...unitSeed(twice.planes[0], 1)]).toEqual([0, 1]);
  });
});

describe("the strongest connections", () => {
  const [, , into] = bundlesOf(twice);

  test("are listed by both their ends, as many as are asked for", () => {
    const found = strongest(into, of(8, 6), of(1, 1), 1);
    expect({ ...found, evidence: [...found.evidence] }).toMatchObject({
      ...{ layer: 2, from: 1, read: "s", evidence: [8, -6], needed: 2, total: 4, share: 1 },
    });
    expect([[...found.sources], [...found.targets]]).toEqual([
      [0, 1],
      [0, 1],
    ]);
    const one = strongest(into, of(8, 6), of(1, 1), 1, 1);
    expect([one.needed, [...one.evidence], one.share]).toEqual([2, [8], 8 / 14]);
    expect(strongest(into, of(8, 6), of(1, 1), 1, -1).sources).toHaveLength(0);
    expect(strongest(into, of(8, 6), of(1, 1), 0.5).evidence).toHaveLength(1);
    expect(COVERAGE).toBe(0.8);
  });

  test("come from what is not 0 and go to what counts", () => {
    const blank = strongest(into, of(0, 0), of(1, 1), 1);
    expect([blank.needed, blank.share, blank.sources.length]).toEqual([0, 0, 0]);
    const second = strongest(into, of(8, 6), of(0, -2), 1);
    expect([[...second.sources], [...second.targets], [...second.evidence]]).toEqual([
      [1],
      [1],
      [12],
    ]);
    expect(absoluteFlow(into, of(8, 6), of(1, 1))).toBe(14);
    expect(absoluteFlow(into, of(8, 6), of(0, 0))).toBe(0);
  });

  test("of several reads of a unit keep the ends of each", () => {
    const [, sum] = bundlesOf(twice);
    const found = strongest(sum, of(4, 3), of(1, 10), 1);
    expect([[...found.sources], [...found.targets], [...found.evidence]]).toEqual([
      [1, 1, 0, 0],
      [1, 1, 0, 0],
      [30, 30, 4, 4],
    ]);
  });
});

describe("one neuron", () => {
  test("is made of products, the largest first, equal ones in order", () => {
    const network = networkOf([
      {
        name: "fc",
        weight: of(1, -2, 2, 0.5),
        bias: of(7),
        activation: "identity",
      },
    ]);
    const found = terms(network, record(network, of(1, 1, 1, 4)), 0, 0);
    expect([[...found.sources], [...found.products], [...found.weights]]).toEqual([
      [1, 2, 3, 0],
      [-2, 2, 2, 1],
      [-2, 2, 0.5, 1],
    ]);
    expect([found.layer, found.neuron, found.bias, found.z, found.a]).toEqual([0, 0, 7, 10, 1]);
    expect([...found.reads]).toEqual([0, 0, 0, 0]);
  });

  test("has the bias of its layer, or none", () => {
    expect([...(biasesOf(twice, trace, 0) ?? [])]).toEqual([0, 1]);
    expect(biasesOf(twice, trace, 1)).toBeNull();
    expect(terms(twice, trace, 1, 1)).toMatchObject({ bias: 0, z: 6, a: 6 });
    expect(terms(twice, trace, 0, 1)).toMatchObject({ bias: 1, z: 3, a: 3 });
  });

  test("has its picture of the input", () => {
    const { map, ink, bias, z, layer, neuron } = effective(twice, trace, 1, 1);
    expect([[...map], [...ink], bias, z, layer, neuron]).toEqual([[2, -2], [6, -2], 2, 6, 1, 1]);
  });

  test("is one that the network has", () => {
    expect(() => checkNeuron(twice, 2, 1)).not.toThrow();
    for (const [layer, neuron] of [
      [0, 2],
      [0, -1],
      [0, 0.5],
      [3, 0],
      [-1, 0],
    ]) {
      for (const ask of [terms, effective, path]) {
        expect(() => ask(twice, trace, layer, neuron)).toThrow(InputError);
      }
    }
    expect(() => checkNeuron(twice, 0, 2)).toThrow("h has neurons 0 to 1, not 2.");
  });
});
