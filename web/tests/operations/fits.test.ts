/** What an operation may be, to the edge of what is refused, and what it says of its own numbers. */
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/base/errors";
import {
  checkNumbers,
  checkOperation,
  flagOf,
  integersOf,
  isName,
  numberOf,
  type Operation,
  type Setting,
  type Shape,
  sameShape,
  sizeOf,
  wholeOf,
} from "../../src/operations/operation";
import {
  ACTIVATION_NAMES,
  ACTIVATIONS,
  KINDS,
  kindOf,
  numbersOf,
} from "../../src/operations/table";
import { settingsOf, unitsOf } from "../helpers";

const of = (...values: number[]) => Float32Array.from(values);

function made(
  kind: string,
  shape: Shape,
  tensors: Readonly<Record<string, Shape>> = {},
  settings: Readonly<Record<string, Setting>> = {},
): Operation {
  const filled = Object.entries(tensors).map(([name, sizes]) => [
    name,
    { shape: sizes, values: new Float32Array(sizeOf(sizes)) },
  ]);
  const about = { name: "op", kind, reads: ["a", "b", "c"], shape, settings, line: null };
  return { ...about, tensors: Object.fromEntries(filled) };
}

const check = (op: Operation, ...shapes: Shape[]): Shape => kindOf(op).check(op, shapes);

describe("what fits gives the shape of its result", () => {
  const cases: [string, Operation, Shape[], Shape][] = [
    ["linear", made("linear", [3], { weight: [3, 2], bias: [3] }), [[2]], [3]],
    ["linear without a bias", made("linear", [3], { weight: [3, 2] }), [[2]], [3]],
    ["linear of one", made("linear", [1], { weight: [1, 1], bias: [1] }), [[1]], [1]],
    ["add of two", made("add", [2, 3]), [[2, 3], [2, 3]], [2, 3]], // biome-ignore format: shapes
    ["add of three", made("add", [2]), [[2], [2], [2]], [2]],
    ["dropout of nothing", made("dropout", [4], {}, { p: 0 }), [[4]], [4]],
    ["dropout of everything", made("dropout", [4], {}, { p: 1 }), [[4]], [4]],
    ["reshape", made("reshape", [3, 2]), [[6]], [3, 2]],
    ["softmax", made("softmax", [5]), [[5]], [5]],
    ["log_softmax", made("log_softmax", [5]), [[5]], [5]],
    ...ACTIVATION_NAMES.map((name): [string, Operation, Shape[], Shape] => {
      const shape = [2, 3];
      return [name, made(name, shape, {}, settingsOf(name, 1)), [shape], shape];
    }),
  ];
  test.each(cases)("%s", (_, op, shapes, result) => {
    expect(check(op, ...shapes)).toEqual(result);
  });
});

describe("what does not fit is refused", () => {
  const weights = (...shape: number[]) => made("linear", [3], { weight: shape });
  const cases: [string, Operation, Shape[], RegExp][] = [
    ["weights without rows", weights(0, 2), [[2]], /weights of shape \[0,2\], not/],
    ["weights without columns", weights(3, 0), [[0]], /weights of shape \[3,0\], not/],
    ["weights in a row", weights(3), [[2]], /weights of shape \[3\], not/],
    ["weights in three dimensions", weights(3, 2, 1), [[2]], /weights of shape \[3,2,1\], not/],
    ["an add of a third shape", made("add", [2]), [[2], [2], [3]], /shapes that fit/],
    ["a sub of three", made("sub", [2]), [[2], [2], [2]], /subtracts values of shapes that fit/],
    ["an add of nothing", made("add", [2]), [], /adds values/],
    ["dropout below nothing", made("dropout", [4], {}, { p: -0.1 }), [[4]], /has p -0.1, not/],
    ["dropout above everything", made("dropout", [4], {}, { p: 1.01 }), [[4]], /has p 1.01/],
    ["dropout of two", made("dropout", [4], {}, { p: 0 }), [[4], [4]], /reads 2 values, not 1/],
    ["identity of two", made("identity", [4]), [[4], [4]], /reads 2 values, not 1/],
    ["identity with a setting", made("identity", [4], {}, { p: 1 }), [[4]], /no setting "p"/],
    ["relu with a tensor", made("relu", [4], { w: [1] }), [[4]], /a relu: no tensor "w"/],
    ["an endless slope", made("elu", [4], {}, { alpha: Infinity }), [[4]], /has alpha null, not/],
    ["elu without its alpha", made("elu", [4]), [[4]], /has alpha null, not a finite number/],
    ["a softmax of two", made("softmax", [5]), [[5], [5]], /reads 2 values, not 1/],
  ];
  test.each(cases)("%s", (_, op, shapes, sentence) => {
    expect(() => check(op, ...shapes)).toThrow(InputError);
    expect(() => check(op, ...shapes)).toThrow(sentence);
  });
});

describe("records", () => {
  test("shapes are the same size by size", () => {
    expect([sizeOf([]), sizeOf([3]), sizeOf([2, 3, 4])]).toEqual([1, 3, 24]);
    expect(sameShape([1, 2], [1, 2])).toBe(true);
    expect([sameShape([12], [1, 2]), sameShape([1, 2], [2, 1])]).toEqual([false, false]);
  });

  test("a setting is a number that is finite", () => {
    const op = made("elu", [1], {}, { a: 0.5, b: "1", c: true, d: Number.NaN });
    expect(numberOf(op, "a")).toBe(0.5);
    for (const name of ["b", "c", "d", "e"]) {
      expect(() => numberOf(op, name)).toThrow(/not a finite number\.$/);
    }
  });

  test("a list has whole numbers, as many as are asked for", () => {
    const settings = { a: [1, 2], b: [1, -2], c: [1, 0.5], d: 1, e: "12" };
    const op = made("elu", [1], {}, settings);
    expect(integersOf(op, "a", 2)).toEqual([1, 2]);
    expect(() => integersOf(op, "a", 3)).toThrow("has a [1,2], not 3 whole numbers from 0.");
    for (const name of ["b", "c", "d", "e", "f", "toString"]) {
      expect(() => integersOf(op, name, 2)).toThrow(/not 2 whole numbers from 0\.$/);
    }
  });

  test("a whole number is no fraction and no less than 0", () => {
    const op = made("elu", [1], {}, { a: 3, b: 0.5, c: -1, d: "1", e: true });
    expect(wholeOf(op, "a")).toBe(3);
    for (const name of ["b", "c", "d", "e"]) {
      expect(() => wholeOf(op, name)).toThrow(/, not a whole number\.$/);
    }
  });

  test("a flag is true or false", () => {
    const op = made("elu", [1], {}, { a: true, b: false, c: 0, d: "true" });
    expect([flagOf(op, "a"), flagOf(op, "b")]).toEqual([true, false]);
    for (const name of ["c", "d", "e"]) expect(() => flagOf(op, name)).toThrow(/, not true or/);
  });

  test("a name fits a line", () => {
    const good = ["a", "a b", "~", " ", "Größe", "層 1", "x".repeat(200), "é".repeat(200)];
    for (const name of [...good, "\u{1f600}".repeat(200)]) expect(isName(name)).toBe(true);
    const bad = ["", "\n", "a\nb", "a\n", "\na", "é\n", "\né", "é\u2028é", "a\u00a0", "\u00ad"];
    for (const name of [...bad, "x".repeat(201), "é".repeat(201)]) expect(isName(name)).toBe(false);
  });

  test("an operation has a name of its own and finite numbers in their shape", () => {
    const named = (name: string) => ({ ...made("relu", [1]), name });
    expect(() => checkOperation(named("inputs"))).not.toThrow();
    for (const name of ["input", "", "a\nb"]) {
      expect(() => checkOperation(named(name))).toThrow(/which is no name for one\.$/);
    }
    const linear = made("linear", [1], { weight: [1, 2], bias: [1] });
    expect(() => checkOperation(linear)).not.toThrow();
    const tensors = (values: Float32Array) => ({
      ...linear,
      tensors: { w: { shape: [2], values } },
    });
    expect(() => checkOperation(tensors(of(1)))).toThrow(
      '"op.w" has 1 values, not 2 in its shape.',
    );
    expect(() => checkOperation(tensors(of(1, Infinity)))).toThrow(/"op.w" .* NaN or infinite/);
    expect(() => checkNumbers("w", of(1, 2), 3, 3)).toThrow("not 3 in 3 rows.");
    expect(() => checkNumbers("w", of(1, 2), 2)).not.toThrow();
  });

  test("only activations have settings of their own", () => {
    expect(["elu", "leaky_relu", "relu", "linear", "dropout", "toString"].map(numbersOf)).toEqual([
      ...[["alpha"], ["slope"], [], [], [], []],
    ]);
  });
});

describe("by hand", () => {
  test("what changes units one by one reads the unit at its place", () => {
    for (const kind of [...ACTIVATION_NAMES, "dropout", "reshape"]) {
      const op = made(kind, [2], {}, settingsOf(kind, 0.5));
      const [term, ...more] = KINDS[kind].terms(op, 1, [of(0, 4)], [[2]]);
      const { push } = KINDS[kind].straight(op, [of(0, 4)], of(0, 4), [[2]]);
      expect([term.read, ...unitsOf(term), more.length], kind).toEqual([0, 1, 0]);
      expect(term.weights[0], kind).toBeCloseTo(push([of(0, 1)])[1], 6);
    }
    for (const kind of ["softmax", "log_softmax"]) {
      expect(KINDS[kind].terms(made(kind, [2]), 0, [of(0, 4)], [[2]]), kind).toEqual([]);
    }
  });

  test("a line through the origin has no constant", () => {
    const constants = ACTIVATION_NAMES.map((name) => {
      const op = made(name, [2], {}, settingsOf(name, 0.5));
      const { constant } = KINDS[name].straight(op, [of(1, -1)], of(1, -1), [[2]]);
      return [name, constant && [...constant]];
    });
    expect(Object.fromEntries(constants)).toEqual({
      ...Object.fromEntries(ACTIVATION_NAMES.map((name) => [name, null])),
      sigmoid: [0.5, 0.5],
      hardsigmoid: [0.5, 0.5],
    });
  });

  test("at a corner the lower side counts, as PyTorch has it", () => {
    const at = (name: keyof typeof ACTIVATIONS) => {
      const { derivative, secant, value } = ACTIVATIONS[name].curve;
      return [derivative(0, 0.25, 0), secant(0, 0.25, 0), value(0, 0.25, 0)];
    };
    expect(at("relu")).toEqual([0, 0, 0]);
    expect(at("leaky_relu")).toEqual([0.25, 0.25, 0]);
    expect(at("elu")).toEqual([0.25, 0.25, 0]);
  });

  test("a setting is the number of its function", () => {
    const run = (name: string, setting: number) => {
      const op = made(name, [2], {}, settingsOf(name, setting));
      const read = [of(-2, 4)];
      const { push } = KINDS[name].straight(op, read, of(0, 0), [[2]]);
      const { reads } = KINDS[name].learn(op, read, of(0, 0), of(1, 1), [[2]]);
      return [KINDS[name].forward(op, read, [[2]]), push(read), reads[0]].map((row) => row[0]);
    };
    expect(run("leaky_relu", 0.25)).toEqual([-0.5, -0.5, 0.25]);
    expect(run("elu", 3)).toEqual([
      expect.closeTo(3 * Math.expm1(-2), 6),
      expect.closeTo(3 * Math.expm1(-2), 6),
      expect.closeTo(3 * Math.exp(-2), 6),
    ]);
  });

  test("rows whose gradient is 0 learn nothing, and gradients are nobody's to change", () => {
    const op: Operation = {
      ...made("linear", [3]),
      tensors: {
        weight: { shape: [3, 2], values: of(1, 2, 3, 4, 5, 6) },
        bias: { shape: [3], values: of(0, 0, 0) },
      },
    };
    const gradient = of(2, 0, -1);
    const { reads, tensors } = KINDS.linear.learn(op, [of(3, 5)], of(0, 0, 0), gradient, [[2]]);
    expect([...tensors.weight]).toEqual([6, 10, 0, 0, -3, -5]);
    expect([...tensors.bias]).toEqual([2, 0, -1]);
    expect([...reads[0]]).toEqual([2 - 5, 4 - 6]);
    tensors.bias.fill(9);
    expect([...gradient]).toEqual([2, 0, -1]);
  });

  test("widths one after another do not disturb one another", () => {
    const wide = made("linear", [1], { weight: [1, 5] });
    const narrow = made("linear", [1], { weight: [1, 2] });
    wide.tensors.weight.values.set([1, 2, 3, 4, 5]);
    narrow.tensors.weight.values.set([6, 7]);
    const back = (op: Operation, inputs: number) => [
      ...KINDS.linear.straight(op, [], of(0), [[inputs]]).pull(of(1))[0],
    ];
    expect(back(wide, 5)).toEqual([1, 2, 3, 4, 5]);
    expect(back(narrow, 2)).toEqual([6, 7]);
    expect(back(wide, 5)).toEqual([1, 2, 3, 4, 5]);
  });
});
