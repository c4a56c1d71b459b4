/**
 * How much a network may have, to the last one that is allowed and the first that is not.
 * @module-tag slow
 */
import { describe, expect, test } from "vitest";
import { MOST_OPERATIONS, MOST_PLANES } from "../../src/network/check";
import { Network } from "../../src/network/network";
import type { Operation } from "../../src/operations/operation";
import { networkOf, randomLayers, randomNetwork } from "../helpers";
import { firstFile, type Json, networkFile, outcome, stored } from "../networkfile";

const of = (...values: number[]) => Float32Array.from(values);

const operation = (name: string, kind: string, reads: string[], more: Partial<Operation> = {}) => ({
  ...{ name, kind, reads, shape: [1], tensors: {}, settings: {}, line: null },
  ...more,
});
const linear = (name: string, read: string): Operation =>
  operation(name, "linear", [read], { tensors: { weight: { shape: [1, 1], values: of(1) } } });

const network = (operations: readonly Operation[], more: Json = {}): Network =>
  new Network({ name: "N", inputShape: [1], classNames: ["a"], operations, ...more });

/** So many operations in a row, `every` of them a layer and the others reshaping. */
const row = (count: number, isLayer: (k: number) => boolean): Operation[] =>
  Array.from({ length: count }, (_, k) => {
    const read = k === 0 ? "input" : `n${k - 1}`;
    return isLayer(k) ? linear(`n${k}`, read) : operation(`n${k}`, "reshape", [read]);
  });

describe("a network", () => {
  test("has 1024 operations at most, and one at least", () => {
    expect(MOST_OPERATIONS).toBe(1024);
    const few = (k: number) => k < 2;
    expect(network(row(1024, few)).operations).toHaveLength(1024);
    expect(() => network(row(1025, few))).toThrow(/has 1025 operations, not 1 to 1024/);
    expect(() => network([])).toThrow(/has no operations, not 1 to 1024/);
  });

  test("has 256 layers at most, and one at least", () => {
    expect(MOST_PLANES).toBe(256);
    const all = () => true;
    expect(network(row(256, all)).planes).toHaveLength(256);
    expect(() => network(row(257, all))).toThrow(/has 257 layers, not 1 to 256/);
    expect(() => network(row(1, () => false))).toThrow(/has no layers, not 1 to 256/);
  });

  test("reads 16 million numbers at most, and has 128 million in a pass", () => {
    const cut = (read: string) =>
      operation("cut", "slice", [read], { settings: { starts: [0], steps: [1] } });
    const through = (count: number, size: number): Network => {
      const reads = ["input", ...Array.from({ length: count }, (_, k) => `n${k}`)];
      const rows = reads
        .slice(1)
        .map((name, k) => operation(name, "relu", [reads[k]], { shape: [size] }));
      return network([...rows, cut(reads[count]), linear("n", "cut")], { inputShape: [size] });
    };
    expect(through(0, 2 ** 24).inputs).toBe(2 ** 24);
    expect(() => through(0, 2 ** 24 + 1)).toThrow(/too many to show\.$/);
    // Beside the values of the row there are two, of the cut and the score.
    expect(through(6, 2 ** 24).inputs).toBe(2 ** 24);
    expect(() => through(7, 2 ** 24)).toThrow(/has 134217730 numbers in one pass/);
  });

  test.each(["x", "Größe α", "a b", "ab.c_1~", "~ !", "x".repeat(200), "\u{1f600}".repeat(200)])(
    "may be named %s, and so may its operations",
    (name) => {
      expect(network([linear("n", "input")], { name }).name).toBe(name);
      expect(network([linear(name, "input")]).operations[0].name).toBe(name);
    },
  );

  test.each(["", "a\nb", "a\n", "\u0007", "a\u00a0b", "a\u200bb", "ä\n", "x".repeat(201)])(
    "may not be named %j",
    (name) => {
      expect(() => network([linear("n", "input")], { name })).toThrow(/which is no name\.$/);
      expect(() => network([linear(name, "input")])).toThrow(/which is no name for one\.$/);
    },
  );

  test("has a name for each input or for none", () => {
    const two = (featureNames: string[]) => randomNetwork([2, 2], "relu", 1, { featureNames });
    expect(two(["a", "b"]).featureNames).toEqual(["a", "b"]);
    expect(() => two(["a"])).toThrow(/2 inputs come with 1 feature names/);
    expect("featureNames" in randomNetwork([2, 2])).toBe(false);
  });

  test("gives one score a class", () => {
    const square = { shape: [2, 2] };
    const operations = [
      operation("one", "reshape", ["input"], square),
      operation("sum", "add", ["one", "one"], square),
    ];
    const four = { inputShape: [4], classNames: ["a", "b", "c", "d"] };
    expect(() => network(operations, four)).toThrow(/\[2,2\], not one score a class/);
    const flat = operation("flat", "reshape", ["sum"], { shape: [4] });
    expect(() => network([...operations, flat], four)).not.toThrow();
  });

  test("ends in any layer", () => {
    const first = linear("n", "input");
    const flat = operation("flat", "reshape", ["n"]);
    const dropout = operation("d", "dropout", ["flat"], { settings: { p: 0.5 } });
    for (const kind of ["relu", "tanh", "identity"]) {
      const last = network([first, operation("r", kind, ["n"])]).planes.at(-1);
      expect(last).toMatchObject({ name: "n", pre: "r", post: "r" });
    }
    expect(network([first, flat, dropout]).planes).toHaveLength(1);
    expect(network([operation("r", "relu", ["input"])]).planes).toHaveLength(1);
  });

  test("tells lines that its source has", () => {
    const source = { file: "", text: "one\ntwo", tokens: [] };
    const at = (line: number) => network([{ ...linear("n", "input"), line }], { source });
    expect([at(1), at(2)].map(({ operations }) => operations[0].line)).toEqual([1, 2]);
    expect(() => at(3)).toThrow(/"n" is at line 3 of 2/);
    expect(() => at(0)).toThrow(/line 0 of 2/);
    expect(network([{ ...linear("n", "input"), line: 1 }]).source.text).toBe("");
  });

  test("has scales and shares within their bounds", () => {
    const measured = (facts: Json) =>
      network([linear("n", "input"), linear("m", "n")], { measured: { n: facts } });
    expect(measured({ scale: 1e-9, often: of(0) }).measures("n").scale).toBe(1e-9);
    expect(measured({ scale: 1, often: of(1) }).measures("n").often?.[0]).toBe(1);
    for (const scale of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => measured({ scale })).toThrow(/^Layer "n" has scale .*, not above 0\.$/);
    }
    expect(() => measured({ scale: 1, often: of(1, 1) })).toThrow(
      'Tensor "n.often" has 2 values, not 1 in 1 rows.',
    );
    for (const share of [-0.01, 1.01]) {
      expect(() => measured({ scale: 1, often: of(share) })).toThrow(/from 0 to 1\.$/);
    }
  });

  test("has a lamp that reads every hidden layer, so that one without any has none", () => {
    const lamp = { bias: 0, threshold: 0, rates: [] };
    const heavy = { scale: 1, familiar: of(1) };
    const three = [linear("n", "input"), linear("m", "n"), linear("o", "m")];
    expect(network(three, { lamp, measured: { n: heavy, m: heavy } }).lamp).toBe(lamp);
    const LAMP = /lamp with weights in every hidden layer/;
    expect(() => network(three, { lamp, measured: { n: heavy } })).toThrow(LAMP);
    expect(() => network(three, { measured: { n: heavy } })).toThrow(LAMP);
    expect(() => network([linear("n", "input")], { lamp })).toThrow(LAMP);
  });
});

describe("asked for what it has", () => {
  const make = () => randomNetwork([4, 3, 2]);

  test("layers go by name or number", () => {
    const three = make();
    expect([0, 1, "fc1", "fc2"].map((layer) => three.index(layer))).toEqual([0, 1, 0, 1]);
    for (const bad of [-1, 2, 0.5, Number.NaN]) {
      expect(() => three.index(bad)).toThrow(`There is no layer ${bad}: layers are 0 to 1.`);
    }
    expect(() => three.index("fc9")).toThrow('There is no layer "fc9": layers are 0 to 1.');
    expect(() => three.index("fc1.relu")).toThrow(/no layer "fc1.relu"/);
  });

  test("operations go by name, and shapes too", () => {
    const three = make();
    expect(three.operation("fc1.relu").kind).toBe("relu");
    expect(() => three.operation("input")).toThrow('The network has no operation "input".');
    expect([three.shapeOf("input"), three.shapeOf("fc2")]).toEqual([[4], [2]]);
    expect(three.shapesRead(three.operation("fc2"))).toEqual([[3]]);
  });

  test("activations and measures have names for nothing", () => {
    const three = make();
    expect(three.planes.map((plane) => three.activationOf(plane))).toEqual(["relu", "identity"]);
    expect(three.measures("fc1")).toEqual({ scale: 1 });
    expect([three.output, three.scores, three.inputs]).toEqual(["log_softmax", "fc2", 4]);
    expect([three.source, three.accuracy, three.credits]).toEqual([
      ...[{ file: "", text: "", tokens: [] }, [], ""],
    ]);
    const logits = networkOf(randomLayers([4, 3, 2]), {}, "logits");
    expect([logits.output, logits.scores]).toEqual(["logits", "fc2"]);
    expect(networkOf(randomLayers([4, 3, 2]), {}, "softmax").output).toBe("softmax");
  });
});

describe("a file", () => {
  const tiny = randomNetwork([4, 3, 2]);
  const token = [1, 0, 1, "name"];
  const source = { file: "", text: "", tokens: [] };
  const rates = (count: number) => Array(count).fill({ data: "x", images: 1, accuracy: 1 });
  const both = (changes: Json): (Network | string)[] =>
    [firstFile, networkFile].map((file) => outcome(file(tiny, changes)));

  const most: [string, (count: number) => Json, number, RegExp][] = [
    ["data sets", (n) => ({ accuracy: rates(n) }), 64, /accuracy .* at most 64 objects/],
    ["characters of code", (n) => ({ source: { ...source, text: "x".repeat(n) } }), 2e5, /200000/],
    ["tokens", (n) => ({ source: { ...source, tokens: Array(n).fill(token) } }), 1e5, /tokens/],
  ];
  test.each(most)("holds so many %s and no more", (_, changes, count, sentence) => {
    for (const found of both(changes(count))) expect(found).toBeInstanceOf(Network);
    for (const found of both(changes(count + 1))) expect(found).toMatch(sentence);
  });

  test("may leave out framework, feature names and scales", () => {
    for (const found of both({ feature_names: [] })) {
      expect(found).toBeInstanceOf(Network);
      expect("featureNames" in (found as Network)).toBe(false);
      expect("framework" in (found as Network).source).toBe(false);
    }
    for (const found of both({ feature_names: ["a", "b", "c", "d"] })) {
      expect((found as Network).featureNames).toEqual(["a", "b", "c", "d"]);
    }
    for (const found of both({ source: { ...source, framework: "PyTorch" } })) {
      expect((found as Network).source.framework).toBe("PyTorch");
    }
    const plain = outcome(networkFile(tiny, { planes: [{ name: "fc1" }] })) as Network;
    expect(plain.measures("fc1").scale).toBe(1);
    const scaled = outcome(networkFile(tiny, { planes: [{ name: "fc1", scale: 3 }] })) as Network;
    expect(scaled.measures("fc1").scale).toBe(3);
    expect(outcome(networkFile(tiny, { planes: null }))).toBeInstanceOf(Network);
  });

  test("of the first format has scales of hidden layers alone", () => {
    const layers = [
      { name: "fc1", activation: "relu", scale: 3 },
      { name: "fc2", activation: "identity", scale: 5 },
    ];
    const found = outcome(firstFile(tiny, { layers })) as Network;
    expect([found.measures("fc1").scale, found.measures("fc2").scale]).toEqual([3, 1]);
    const unscaled = outcome(networkFile(tiny, { planes: [{ name: "fc9", scale: 1 }] }));
    expect(unscaled).toBeInstanceOf(Network);
  });

  test("of the first format is what its layers say, where its operations say something else", () => {
    const step = (kind: string, layer: string | null, size: number) => ({
      ...{ kind, layer, line: 1, shape: [1, size] },
    });
    const [one, two, end] = [step("linear", "fc1", 3), step("linear", "fc2", 2), "log_softmax"];
    const lines = (...operations: unknown[]) =>
      (outcome(firstFile(tiny, { operations })) as Network).operations.map(({ kind, line }) => [
        ...[kind, line],
      ]);
    const own = (line: number | null) => [
      ["linear", line],
      ["relu", line],
      ["linear", line],
      [end, line],
    ];
    const last = step(end, null, 2);
    expect(lines(one, step("relu", "fc1", 3), two, last)).toEqual(own(1));
    expect(lines(one, step("tanh", "fc1", 3), two, last)).toEqual(own(null));
    expect(lines(one, step("relu", "fc2", 3), two, last)).toEqual(own(null));
    expect(lines(one, step("relu", "fc1", 3), step("identity", "fc1", 3), two, last)).toEqual([
      ...[own(1)[0], own(1)[1], ["identity", 1], own(1)[2], own(1)[3]],
    ]);
  });

  test("has operations that read 64 values at most", () => {
    const { about } = stored(tiny);
    const [one, relu, two, last] = about.operations as Json[];
    const sum = (count: number) => ({
      ...{ name: "sum", kind: "add", reads: Array(count).fill("fc1.relu"), shape: [3] },
      ...{ settings: {}, line: null },
    });
    const file = (count: number) =>
      outcome(
        networkFile(tiny, {
          operations: [one, relu, sum(count), { ...two, reads: ["sum"] }, last],
        }),
      );
    expect(file(64)).toBeInstanceOf(Network);
    expect(file(65)).toMatch(/reads .* list of texts/);
    expect(file(1)).toMatch(/adds values/);
  });
});
