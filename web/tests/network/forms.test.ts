/** What a network reads, which planes people see in it, and how layers in a row are written down. */
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/base/errors";
import { chain, dense, type Layer, type Step, toldOf } from "../../src/network/dense";
import { inputForm, isDrawn, isPicture, placeOf, reads, readsOf } from "../../src/network/input";
import { planesOf } from "../../src/network/planes";
import type { Operation } from "../../src/operations/operation";
import { randomLayers, randomNetwork } from "../helpers";

const of = (...values: number[]) => Float32Array.from(values);

describe("what is read", () => {
  const KINDS: [number[], string, number, number, number][] = [
    [[4, 4], "picture", 4, 4, 1],
    [[3, 4], "features", 12, 1, 1],
    [[4, 3], "features", 12, 1, 1],
    [[16], "features", 16, 1, 1],
    [[784], "picture", 28, 28, 1],
    [[1, 784, 1], "picture", 28, 28, 1],
    [[2, 392], "features", 784, 1, 1],
    [[785], "features", 785, 1, 1],
    [[2, 4, 5], "planes", 4, 5, 2],
    [[2, 3, 4, 5], "planes", 4, 5, 6],
    [[1], "features", 1, 1, 1],
    [[4, 5, 1], "picture", 4, 5, 1],
  ];
  test.each(KINDS)("%j is %s", (shape, kind, rows, columns, planes) => {
    const form = reads(shape);
    expect(form).toEqual({ kind, rows, columns, planes, featureNames: [] });
    expect(isDrawn(form)).toBe(kind !== "features");
  });

  test("values with names are features whatever their shape", () => {
    const names = Array.from({ length: 16 }, (_, k) => `f${k}`);
    expect(reads([4, 4], names)).toEqual({
      ...{ kind: "features", rows: 16, columns: 1, planes: 1, featureNames: names },
    });
    const named = randomNetwork([16, 2], "relu", 1, { inputShape: [4, 4], featureNames: names });
    expect([isPicture(named), readsOf(named).kind]).toEqual([false, "features"]);
    const plain = randomNetwork([16, 2], "relu", 1, { inputShape: [4, 4] });
    expect([isPicture(plain), readsOf(plain).kind]).toEqual([true, "picture"]);
  });

  test("a value has its plane, row and column", () => {
    const form = reads([2, 4, 5]);
    expect([0, 4, 5, 19, 20, 39].map((index) => placeOf(form, index))).toEqual([
      [1, 1, 1],
      [1, 1, 5],
      [1, 2, 1],
      [1, 4, 5],
      [2, 1, 1],
      [2, 4, 5],
    ]);
  });

  test("examples tell which values are usual", () => {
    const picture = randomNetwork([16, 2], "relu", 1, { inputShape: [4, 4] });
    expect(inputForm(picture)).toMatchObject({ range: [0, 1], features: [] });
    expect(inputForm(picture, [of(3, 3)]).range).toEqual([0, 1]);
    expect(inputForm(picture, [of(-1, 0), of(2, 0.5)]).range).toEqual([-1, 2]);
    const features = randomNetwork([2, 2]);
    const usual = (...examples: Float32Array[]) => {
      const form = inputForm(features, examples);
      expect(form.range).toEqual([0, 1]);
      return form.features.map(({ range }) => range);
    };
    expect(usual()).toEqual([
      [-3, 3],
      [-3, 3],
    ]);
    expect(usual(of(0, 7), of(10, 7), of(4, 7))).toEqual([
      [-1, 11],
      [-3, 3],
    ]);
    // Two digits: -0.123 and 1.353
    expect(usual(of(0, 0), of(1.23, 1))).toEqual([
      [-0.12, 1.4],
      [-0.1, 1.1],
    ]);
  });
});

const step = (name: string, kind: string, read: string | string[], shape = [2]): Operation => ({
  ...{ name, kind, reads: [read].flat(), shape, settings: {}, tensors: {}, line: null },
});

describe("planes", () => {
  const seen = (...operations: Operation[]) =>
    planesOf(operations).map(({ name, operations: own, reads: from, pre, post, activation }) => [
      ...[name, own.join(), from.join(), pre, post, activation],
    ]);

  test("take in the activation and dropout that follow", () => {
    const operations = [
      step("one", "linear", "input"),
      step("i", "identity", "one"),
      step("r", "relu", "i"),
      step("d", "dropout", "r"),
      step("two", "linear", "d"),
      step("s", "softmax", "two"),
    ];
    expect(seen(...operations)).toEqual([
      ["one", "one,i,r,d", "input", "i", "d", "r"],
      ["two", "two", "one", "two", "two", null],
    ]);
  });

  test("do not take in what another reads as well, but what reads a reshaping", () => {
    expect(
      seen(
        step("one", "linear", "input"),
        step("r", "relu", "one"),
        step("sum", "add", ["one", "r"]),
        step("flat", "reshape", "sum", [1, 2]),
        step("d", "dropout", "flat"),
        step("again", "tanh", "d"),
      ),
    ).toEqual([
      ["one", "one", "input", "one", "one", null],
      ["r", "r", "one", "r", "r", "r"],
      ["sum", "sum,d,again", "one,r", "again", "again", "again"],
    ]);
  });

  test("read each plane once, and the input through its reshaping", () => {
    const operations = [
      step("flat", "reshape", "input"),
      step("sum", "add", ["flat", "input"]),
      step("twice", "add", ["sum", "sum"]),
      step("act", "relu", "twice"),
    ];
    expect(seen(...operations)).toEqual([
      ["sum", "sum", "input", "sum", "sum", null],
      ["twice", "twice,act", "sum", "act", "act", "act"],
    ]);
    expect(planesOf([step("a", "add", ["input", "input"], [2, 3])])[0]).toMatchObject({
      ...{ shape: [2, 3], outputs: 6 },
    });
  });

  test("do not take in what reads a reshaping that others read, too", () => {
    expect(
      seen(
        step("one", "linear", "input"),
        step("flat", "reshape", "one", [1, 2]),
        step("r", "relu", "flat"),
        step("sum", "add", ["flat", "r"]),
        step("end", "reshape", "sum"),
      ),
    ).toEqual([
      ["one", "one", "input", "one", "one", null],
      ["r", "r", "one", "r", "r", "r"],
      ["sum", "sum", "one,r", "end", "end", null],
    ]);
  });

  test("end where the scores are", () => {
    expect(seen(step("one", "linear", "input"), step("s", "log_softmax", "one"))).toHaveLength(1);
    // What would follow an output follows the plane whose scores it shows.
    expect(seen(step("s", "softmax", "input"), step("one", "linear", "s"))).toEqual([
      ["one", "one", "input", "one", "one", null],
    ]);
  });
});

describe("layers in a row", () => {
  const [first, second] = randomLayers([4, 3, 2]);
  const about = { name: "N", inputShape: [4], classNames: ["a", "b"] };
  const names = (...layers: Layer[]) => dense(layers, about).operations.map(({ name }) => name);
  const told = (steps: readonly Partial<Step>[], inputShape = [4]) =>
    chain(
      [first, second],
      steps.map((each): Step => ({ kind: "linear", layer: null, line: null, ...each })),
      { ...about, inputShape },
    ).operations.map(({ name, kind, reads: from, shape }) => [name, kind, from[0], shape.join()]);
  const ONE = { kind: "linear", layer: "fc1" };
  const TWO = { kind: "linear", layer: "fc2" };

  test("are named after their layer, and what has no layer after its kind", () => {
    expect(names(first, second)).toEqual(["fc1", "fc1.relu", "fc2", "log_softmax"]);
    const dropping = { ...first, dropout: 0.5 };
    const network = dense([dropping, { ...second, dropout: 0 }], about);
    expect(network.operations.map(({ name }) => name)).toEqual([
      ...["fc1", "fc1.relu", "fc1.dropout", "fc2", "log_softmax"],
    ]);
    expect({ ...network.operation("fc1.dropout").settings }).toEqual({ p: 0.5 });
    expect({ ...network.operation("fc1.relu").settings }).toEqual({});
    const leaky = dense([{ ...first, activation: "leaky_relu", slope: 0.3 }, second], about);
    expect({ ...leaky.operation("fc1.leaky_relu").settings }).toEqual({ slope: 0.3 });
    const elu = dense([{ ...randomLayers([4, 3, 2], "elu")[0], slope: 2 }, second], about);
    expect({ ...elu.operation("fc1.elu").settings }).toEqual({ alpha: 2 });
    expect({ ...leaky.operation("fc1").tensors }).toEqual({
      weight: { shape: [3, 4], values: first.weight },
      bias: { shape: [3], values: first.bias },
    });
  });

  test("give way to one another's names", () => {
    expect(names({ ...first, name: "input" }, second)).toEqual([
      ...["input_2", "input.relu", "fc2", "log_softmax"],
    ]);
    expect(names({ ...first, name: "log_softmax" }, second)).toEqual([
      ...["log_softmax", "log_softmax.relu", "fc2", "log_softmax_2"],
    ]);
    const flat = { kind: "flatten", shape: [1, 4] };
    expect(told([flat, flat, flat, ONE, TWO])).toEqual([
      ["flatten", "reshape", "input", "4"],
      ["flatten_2", "reshape", "flatten", "4"],
      ["flatten_3", "reshape", "flatten_2", "4"],
      ["fc1", "linear", "flatten_3", "3"],
      ["fc2", "linear", "fc1", "2"],
    ]);
  });

  test("read a picture through a flatten that is told, or that is needed", () => {
    expect(told([ONE, TWO], [2, 2])).toEqual([
      ["flatten", "reshape", "input", "4"],
      ["fc1", "linear", "flatten", "3"],
      ["fc2", "linear", "fc1", "2"],
    ]);
    const square = { kind: "flatten", shape: [1, 2, 2] };
    expect(told([square, ONE, TWO]).slice(0, 3)).toEqual([
      ["flatten", "reshape", "input", "2,2"],
      ["flatten_2", "reshape", "flatten", "4"],
      ["fc1", "linear", "flatten_2", "3"],
    ]);
    // One of other numbers is none.
    expect(told([{ kind: "flatten", shape: [1, 5] }, ONE, TWO])).toHaveLength(2);
    expect(told([{ kind: "flatten" }, ONE, TWO])).toHaveLength(2);
    const one = { ...first, weight: of(1, 2, 3) };
    const steps = [
      { kind: "flatten", layer: null, line: 1, shape: [1] },
      ...toldOf([one, second], "logits"),
    ];
    const { operations } = chain([one, second], steps, {
      ...{ ...about, inputShape: [1], source: { file: "", text: "", tokens: [] } },
    });
    expect(operations[0]).toMatchObject({ name: "flatten", kind: "reshape", shape: [1], line: 1 });
  });

  test("have the lines that are told of them", () => {
    const source = { file: "", text: "1\n2\n3", tokens: [] };
    const rest = { ...about, inputShape: [2, 2], source };
    const layers = [{ ...first, lines: { linear: 2, relu: 2 } }, second];
    const lines = (more?: { flatten?: number; output?: number }) =>
      dense(layers, rest, "softmax", more).operations.map(({ line }) => line);
    expect(lines()).toEqual([null, 2, 2, null, null]);
    expect(lines({ flatten: 1, output: 3 })).toEqual([1, 2, 2, null, 3]);
    const [needed] = chain(
      layers,
      [
        { ...ONE, line: 2 },
        { ...TWO, line: 3 },
      ],
      rest,
    ).operations;
    expect([needed.name, needed.line]).toEqual(["flatten", null]);
  });

  test("are measured where they say more than scale 1", () => {
    const often = of(0, 1, 0.5);
    expect(dense([first, second], about).measured).toEqual({});
    expect({ ...dense([{ ...first, scale: 1, often }, second], about).measured }).toEqual({
      fc1: { scale: 1, often },
    });
    expect({ ...dense([{ ...first, scale: 2 }, second], about).measured }).toEqual({
      fc1: { scale: 2 },
    });
  });

  test("fit each other", () => {
    const bad: [Layer[], RegExp][] = [
      [[], /The network has no layers\./],
      [[first, { ...second, name: "fc1" }], /two layers of the same name\./],
      [[second], /^Layer "fc2" reads 3 values, the input has 4\.$/],
      [
        [first, first].map((l, k) => ({ ...l, name: `l${k}` })),
        /"l1" reads 4 values, layer "l0" has 3/,
      ],
    ];
    for (const [layers, sentence] of bad) {
      expect(() => dense(layers, about)).toThrow(InputError);
      expect(() => dense(layers, about)).toThrow(sentence);
    }
  });
});
