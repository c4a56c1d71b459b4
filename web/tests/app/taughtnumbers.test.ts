/** What stands beside the story: slopes measured, pictures of slopes, how other drawings are read. */
import { describe, expect, it } from "vitest";
import { blocksOf, picturesOf } from "../../src/app/taught/blocks";
import { measured } from "../../src/app/taught/check";
import { type Judge, type Prices, priced } from "../../src/app/taught/price";
import { parseNetwork } from "../../src/network/file";
import type { Network } from "../../src/network/network";
import { parametersOf } from "../../src/network/parameters";
import { type Lesson, learn } from "../../src/trace/lesson";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { steepestWeight, weightFacts } from "../../src/words/teaching";
import { randomImage, randomNetwork, readBytes } from "../helpers";

const taught = (network: Network, target = 3): Lesson =>
  learn({ network, trace: record(network, randomImage(network.inputs, 0.3)) }, target, 0.01);

const dense = taught(randomNetwork([60, 100, 12, 5], "relu", 4));
const conv = taught(parseNetwork(readBytes("mnistconv.safetensors")));

describe("a slope that is measured", () => {
  it.each([
    ["dense", dense],
    ["convolutional", conv],
  ])("is the one that was computed: %s", (_, lesson) => {
    const id = steepestWeight(lesson);
    if (!id) throw new Error("no weight");
    const slopes = lesson.gradients.tensors[`${id.op}.weight`];
    const strong = [...slopes.keys()]
      .sort((p, q) => Math.abs(slopes[q]) - Math.abs(slopes[p]))
      .slice(0, 5);
    for (const at of strong) {
      const { slope, up, down, nudge } = measured(lesson, { op: id.op, at });
      expect(Math.abs(slope / slopes[at] - 1)).toBeLessThan(0.02);
      expect((up - down) / (2 * nudge)).toBe(slope);
    }
  });

  it("is told as no more than rounding where the weight does nothing", () => {
    const { values } = { values: dense.gradients.tensors["fc1.weight"] };
    const { slope, least } = measured(dense, { op: "fc1", at: values.indexOf(0) });
    expect(Math.abs(slope)).toBeLessThan(least);
    expect(english.teaching.measuredIs(slope, least)).toMatch(/^0 \u00b1/);
    expect(english.teaching.measuredIs(-2.934, least)).toBe("\u22122.93");
  });
});

describe("a matrix of slopes", () => {
  it("has a square a weight where there are few", () => {
    const { op, rows, columns, slopes, places } = blocksOf(dense)[2];
    expect([op, rows, columns]).toEqual(["fc3", 5, 12]);
    expect([...slopes]).toEqual([...dense.gradients.tensors["fc3.weight"]]);
    expect([...places]).toEqual([...places.keys()]);
  });

  it("shows the steepest of each block where there are many", () => {
    const { rows, columns, slopes, places, outputs, inputs } = blocksOf(dense)[0];
    expect([rows, columns, outputs, inputs]).toEqual([48, 48, 100, 60]);
    const all = dense.gradients.tensors["fc1.weight"];
    expect([...places].map((place) => all[place])).toEqual([...slopes]);
    const most = (values: ArrayLike<number>) => Math.max(...Array.from(values, Math.abs));
    expect(most(slopes)).toBe(most(all));
    expect(new Set(places).size).toBe(places.length);
  });

  it("has every layer that multiplies, convolutions too", () => {
    const ops = blocksOf(conv).map(({ op }) => op);
    expect(ops[0]).toBe("conv1");
    expect(ops.at(-1)).toBe("fc");
    for (const { op, places } of blocksOf(conv)) {
      const count = parametersOf(conv.before.network)[`${op}.weight`].length;
      expect(places.every((place) => place < count)).toBe(true);
    }
  });
});

describe("pictures of the first layer", () => {
  it("are the units with the steepest slopes, weights and slopes alike", () => {
    const network = randomNetwork([784, 20, 10], "relu", 3);
    const lesson = taught(network);
    const pictures = picturesOf(lesson, 28, 3);
    expect(pictures).toHaveLength(3);
    for (const { unit, weights, slopes, first } of pictures) {
      expect(weights).toHaveLength(784);
      expect(first).toBe(unit * 784);
      expect(slopes[400]).toBe(lesson.gradients.tensors["fc1.weight"][first + 400]);
    }
    expect(picturesOf(lesson, null, 3)).toEqual([]);
  });

  it("are kernels of a convolution, and a weight in one is told by its place", () => {
    const [steepest] = picturesOf(conv, 28, 3);
    const [, , rows, columns] = conv.before.network.operation("conv1").tensors.weight.shape;
    expect(steepest.weights).toHaveLength(rows * columns);
    const facts = weightFacts(conv, { op: "conv1", at: steepest.first + columns + 2 }, english);
    expect(facts.from).toBe("row 2, column 3 of the kernel for map 0");
    expect(facts.into).toBe(`map ${steepest.unit} of conv1`);
  });
});

describe("the price", () => {
  const judges: Judge[] = [1, 2].map((target) => ({
    ...{ name: `${target}`, target },
    image: randomImage(60, 0.5, target),
  }));
  const networks = [dense.before.network, dense.after.network] as const;

  it("is found drawing by drawing, and not once it is stopped", () => {
    let work: (() => void)[] = [];
    const idle = (next: () => void) => {
      work.push(next);
      return () => {
        work = work.filter((each) => each !== next);
      };
    };
    const run = (): void => {
      for (const next of work.splice(0)) next();
    };
    const found: Prices[] = [];
    const stop = priced(judges, networks, idle, (prices) => found.push(prices));
    run();
    expect(found).toHaveLength(0);
    run();
    run();
    expect(found).toHaveLength(1);
    expect(found[0].each).toHaveLength(2);
    stop();
    priced(judges, networks, idle, (prices) => found.push(prices))();
    run();
    expect(found).toHaveLength(1);
  });
});
