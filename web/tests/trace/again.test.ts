/** Passes that follow another, and gradients of a network that ends in plain scores: by hand. */
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/base/errors";
import { Network } from "../../src/network/network";
import { backward, oneHot } from "../../src/trace/gradients";
import { record, run } from "../../src/trace/trace";
import { networkOf } from "../helpers";

const of = (...values: number[]) => Float32Array.from(values);

/** Two ways from the input, which a join adds up; the scores are twice the sum and minus it. */
const forked = new Network({
  name: "Forked",
  inputShape: [2],
  classNames: ["a", "b"],
  operations: [
    ...(["left", "right"] as const).map((name, k) => ({
      ...{ name, kind: "linear", reads: ["input"], shape: [1], settings: {}, line: null },
      tensors: { weight: { shape: [1, 2], values: k === 0 ? of(1, 0) : of(0, 1) } },
    })),
    {
      ...{ name: "join", kind: "add", reads: ["left", "right"], shape: [1] },
      ...{ tensors: {}, settings: {}, line: null },
    },
    {
      ...{ name: "last", kind: "linear", reads: ["join"], shape: [2], settings: {}, line: null },
      tensors: { weight: { shape: [2, 1], values: of(2, -1) } },
    },
  ],
});

describe("a pass after another", () => {
  const image = of(3, 5);
  const plain = record(forked, image);

  test("computes what a factor reaches anew, through one read of several", () => {
    const half = run(forked, image, { left: of(0.5) }, plain);
    expect([...half.values.left]).toEqual([1.5]);
    expect([...half.values.join]).toEqual([6.5]);
    expect([...half.scores]).toEqual([13, -6.5]);
  });

  test("takes what no factor reaches as it is", () => {
    const half = run(forked, image, { left: of(0.5) }, plain);
    expect(half.values.right).toBe(plain.values.right);
    const late = run(forked, image, { join: of(0) }, plain);
    expect(late.values.left).toBe(plain.values.left);
    expect([...late.scores].map(Math.abs)).toEqual([0, 0]);
    expect(run(forked, image, {}, plain).values.last).toBe(plain.values.last);
  });

  test("knows that the pass before had factors of its own", () => {
    const off = run(forked, image, { left: of(0) });
    const back = run(forked, image, { right: of(2) }, off);
    expect([...back.values.left]).toEqual([3]);
    expect([...back.scores]).toEqual([26, -13]);
  });
});

test("an image with a hole in it is refused as such", () => {
  expect(() => record(forked, of(1, Number.NaN))).toThrow(
    "The image has values that are NaN or infinite.",
  );
  expect(() => record(forked, of(1))).toThrow("The image must have 2 values, it has 1.");
});

test("the gradient at plain scores is p - y", () => {
  const trace = record(forked, of(0.25, 0.25));
  const { values, tensors, loss, target } = backward(forked, trace, 1);
  const [p, q] = trace.probs;
  expect(target).toBe(1);
  expect(loss).toBeCloseTo(Math.log(1 + Math.exp(1.5)), 6);
  expect(values.last[0]).toBeCloseTo(p, 6);
  expect(values.last[1]).toBeCloseTo(q - 1, 6);
  // Through weights 2 and -1, then one way each.
  const join = 2 * p - (q - 1);
  expect(values.join[0]).toBeCloseTo(join, 6);
  expect([...values.input]).toEqual([expect.closeTo(join, 6), expect.closeTo(join, 6)]);
  expect(tensors["last.weight"][0]).toBeCloseTo(p * 0.5, 6);
});

test("a loss of softmax itself has its gradient at the shares", () => {
  const layer = { weight: of(1, 0, 0, 1), bias: of(0, 0), activation: "identity" as const };
  const network = networkOf([{ name: "fc", ...layer }], {}, "softmax");
  const { values } = backward(network, record(network, of(0, Math.log(3))), 0);
  expect([...values.softmax]).toEqual([expect.closeTo(-4, 5), 0]);
});

test("one class is wanted, and only one that there is", () => {
  expect([...oneHot(forked, 0)]).toEqual([1, 0]);
  expect([...oneHot(forked, 1)]).toEqual([0, 1]);
  for (const bad of [-1, 2, 0.5]) expect(() => oneHot(forked, bad)).toThrow(InputError);
});
