/** Every kind of operation by itself: against PyTorch, as a straight line, in its terms, by hand. */
import { describe, expect, test } from "vitest";
import { dot, sum } from "../../src/base/arrays";
import { InputError } from "../../src/base/errors";
import { type Operation, type Setting, type Shape, sizeOf } from "../../src/operations/operation";
import { ACTIVATION_NAMES, ACTIVATIONS, KINDS, kindOf } from "../../src/operations/table";
import { farthest, readJson, seeded, unitsOf } from "../helpers";
import { type Case, operationOf } from "./around";

const { cases } = readJson<{ cases: readonly Case[] }>("operations.json");
const isOutput = ({ op }: Case): boolean => KINDS[op.kind].role === "output";
const byName = (each: Case): [string, Case] => [each.name, each];
const known = cases.filter(({ op }) => op.kind in KINDS);
const straightCases = known.filter((each) => !isOutput(each)).map(byName);

const random = seeded(21);
const numbers = (count: number): Float32Array =>
  Float32Array.from({ length: count }, () => 2 * random() - 1);

/** The operation, its kind, and what it reads. */
function taken(each: Case) {
  const op = operationOf(each);
  const shapes = each.reads.map(({ shape }) => shape);
  const reads = each.reads.map(({ values }) => Float32Array.from(values));
  return { op, kind: kindOf(op), shapes, reads };
}

/** The straight line of a case, and its value. */
function lineOf(each: Case) {
  const { op, kind, shapes, reads } = taken(each);
  const value = kind.forward(op, reads, shapes);
  return { ...taken(each), value, line: kind.straight(op, reads, value, shapes) };
}

test("every kind has its cases, and every case its kind", () => {
  expect(new Set(cases.map(({ op }) => op.kind))).toEqual(new Set(Object.keys(KINDS)));
});

describe("as PyTorch has it", () => {
  test.each(known.map(byName))("%s: value", (_, each) => {
    const { op, kind, shapes, reads } = taken(each);
    expect(kind.check(op, shapes)).toEqual(op.shape);
    expect(farthest(kind.forward(op, reads, shapes), each.value)).toBeLessThan(1e-5);
  });

  test.each(known.map(byName))("%s: derivatives", (_, each) => {
    const { op, kind, shapes, reads } = taken(each);
    const gradient = Float32Array.from(each.gradient);
    const value = kind.forward(op, reads, shapes);
    const learnt = kind.learn(op, reads, value, gradient, shapes);
    expect(learnt.reads).toHaveLength(reads.length);
    learnt.reads.forEach((slopes, k) => {
      expect(farthest(slopes, each.learnt.reads[k])).toBeLessThan(1e-5);
    });
    expect(Object.keys(learnt.tensors)).toEqual(Object.keys(each.learnt.tensors));
    for (const [name, slopes] of Object.entries(each.learnt.tensors)) {
      expect(farthest(learnt.tensors[name], slopes), name).toBeLessThan(1e-5);
    }
    expect([...gradient]).toEqual([...Float32Array.from(each.gradient)]);
  });
});

describe("the straight line", () => {
  test.each(straightCases)("%s: push plus constant is the value", (_, each) => {
    const { reads, value, line } = lineOf(each);
    const found = line.push(reads).map((part, k) => part + (line.constant?.[k] ?? 0));
    expect(farthest(found, value)).toBeLessThan(2e-6);
  });

  test.each(straightCases)("%s: pull is the transpose of push", (_, each) => {
    const { shapes, value, line } = lineOf(each);
    const [parts, gradient] = [
      shapes.map((shape) => numbers(sizeOf(shape))),
      numbers(value.length),
    ];
    const back = line.pull(gradient);
    expect(back.map(({ length }) => length)).toEqual(shapes.map(sizeOf));
    const there = dot(line.push(parts), gradient);
    const here = sum(Float64Array.from(parts, (part, k) => dot(part, back[k])));
    expect(Math.abs(here - there)).toBeLessThan(1e-5 * Math.max(1, Math.abs(there)));
  });

  test.each(straightCases)("%s: terms are the rows of push", (_, each) => {
    const { op, kind, shapes, reads, value, line } = lineOf(each);
    for (let unit = 0; unit < value.length; unit++) {
      const seed = new Float32Array(value.length);
      seed[unit] = 1;
      const rows = shapes.map((shape) => new Float32Array(sizeOf(shape)));
      for (const term of kind.terms(op, unit, reads, shapes)) {
        expect(term.units === null || term.units.length === term.weights.length).toBe(true);
        unitsOf(term).forEach((place, k) => {
          expect(place in rows[term.read]).toBe(true);
          rows[term.read][place] += term.weights[k];
        });
      }
      line.pull(seed).forEach((row, k) => {
        expect(farthest(rows[k], row)).toBeLessThan(2e-6);
      });
    }
  });

  test.each(straightCases)("%s: which units there are does not depend on values", (_, each) => {
    const { op, kind, shapes, reads } = taken(each);
    const last = sizeOf(op.shape) - 1;
    const found = (values: readonly Float32Array[]) =>
      kind.terms(op, last, values, shapes).map((term) => [term.read, ...unitsOf(term)]);
    expect(found(reads.map((read) => read.map(() => 0)))).toEqual(found(reads));
    expect(found(reads.map((read) => read.map((value) => -value)))).toEqual(found(reads));
  });

  test.each(known.filter(isOutput).map(byName))("%s has none", (_, each) => {
    const { op, kind, shapes, reads } = taken(each);
    expect(() => kind.straight(op, reads, reads[0], shapes)).toThrow(TypeError);
    expect(kind.terms(op, 0, reads, shapes)).toEqual([]);
  });
});

test.each(ACTIVATION_NAMES)("derivatives of %s in float64", (name) => {
  const { value, derivative } = ACTIVATIONS[name].curve;
  for (const z of [-20, -3.2, -1, -0.3, 0.2, 1, 2.5, 8]) {
    const slope = (value(z + 1e-5, 0.1, 0) - value(z - 1e-5, 0.1, 0)) / 2e-5;
    expect(derivative(z, 0.1, 0)).toBeCloseTo(slope, 8);
  }
  for (const z of [-1e300, -700, 0, 700, 1e300]) {
    expect(Number.isFinite(derivative(z, 0.1, 0))).toBe(true);
  }
});

function made(
  kind: string,
  shapes: readonly Shape[],
  shape: Shape,
  tensors: Readonly<Record<string, Shape>> = {},
  settings: Readonly<Record<string, Setting>> = {},
): { readonly op: Operation } {
  const filled = Object.entries(tensors).map(([name, sizes]) => [
    name,
    { shape: sizes, values: numbers(sizeOf(sizes)) },
  ]);
  const reads = shapes.map((_, k) => `read${k}`);
  const op = { name: "op", kind, reads, shape, settings, line: null };
  return { op: { ...op, tensors: Object.fromEntries(filled) } };
}

describe("by hand", () => {
  const read = (...values: number[]) => Float32Array.from(values);
  const run = (op: Operation, ...reads: Float32Array[]) => [
    ...kindOf(op).forward(
      op,
      reads,
      reads.map(({ length }) => [length]),
    ),
  ];
  const linear = (bias?: Float32Array): Operation => ({
    ...made("linear", [[2]], [3]).op,
    tensors: {
      weight: { shape: [3, 2], values: read(1, 2, 3, 4, 5, 6) },
      ...(bias ? { bias: { shape: [3], values: bias } } : {}),
    },
  });

  test("linear", () => {
    expect(run(linear(read(0.5, 0, -1)), read(1, -1))).toEqual([-0.5, -1, -2]);
    expect(run(linear(), read(0, 1))).toEqual([2, 4, 6]);
    const [{ read: place, units, weights }] = KINDS.linear.terms(linear(), 1, [read(0, 0)], [[2]]);
    expect([place, units, ...weights]).toEqual([0, null, 3, 4]);
  });

  test("add", () => {
    const { op } = made("add", [[2], [2], [2]], [2]);
    expect(run(op, read(1, 2), read(10, 20), read(-1, -1))).toEqual([10, 21]);
    const terms = KINDS.add.terms(op, 1, [], [[2], [2], [2]]);
    expect(terms.map((term) => [term.read, ...unitsOf(term), ...term.weights])).toEqual([
      [0, 1, 1],
      [1, 1, 1],
      [2, 1, 1],
    ]);
  });

  test("a local response norm of more maps than 31 bits count: all of them", () => {
    const settings = { size: 2 ** 31, alpha: 2 ** 31, beta: 0.5, k: 0 };
    const { op } = made("local_response_norm", [[2]], [2], {}, settings);
    expect(run(op, read(3, 4))).toEqual([expect.closeTo(0.6, 6), expect.closeTo(0.8, 6)]);
  });

  test("softplus of a number whose power is too large", () => {
    const { op } = made("softplus", [[1]], [1], {}, { beta: 4096, threshold: 2 ** 24 });
    expect(run(op, read(2))).toEqual([2]);
    const line = KINDS.softplus.straight(op, [read(2)], read(2), [[1]]);
    expect(line.push([read(2)])[0] + (line.constant?.[0] ?? 0)).toBeCloseTo(2, 6);
  });

  test("a gate is held", () => {
    const { op } = made("gate", [[2], [2]], [2]);
    expect(run(op, read(3, -4), read(0.5, 0.25))).toEqual([1.5, -1]);
    const line = KINDS.gate.straight(op, [read(3, -4), read(0.5, 0.25)], read(1.5, -1), [[2], [2]]);
    expect(line.pull(read(1, 1)).map((each) => [...each])).toEqual([
      [0.5, 0.25],
      [0, 0],
    ]);
  });

  test("softmax and its logarithm", () => {
    expect(run(made("softmax", [[2]], [2]).op, read(1000, 1000))).toEqual([0.5, 0.5]);
    const [a, b] = run(made("log_softmax", [[2]], [2]).op, read(0, Math.log(3)));
    expect([a, b].map(Math.exp)).toEqual([expect.closeTo(0.25, 6), expect.closeTo(0.75, 6)]);
  });
});

describe("what does not fit is refused in one sentence", () => {
  const weight = { shape: [3, 2], values: numbers(6) };
  const plain = made("linear", [[2]], [3], { weight: [3, 2] }).op;
  const cases: [string, Operation, Shape[], RegExp][] = [
    ["a linear layer of another size", plain, [[5]], /reads 2 values, "read0" has shape \[5\]/],
    ["a linear layer on a turned picture", plain, [[2, 1]], /has shape \[2,1\]/],
    ["two reads", plain, [[2], [2]], /reads 2 values, not 1/],
    ["no weight", { ...plain, tensors: {} }, [[2]], /weights of shape null, not \[out, in\]/],
    [
      "a bias of another size",
      { ...plain, tensors: { weight, bias: { shape: [2], values: numbers(2) } } },
      [[2]],
      /biases of shape \[2\] for 3 rows/,
    ],
    ["a tensor too many", { ...plain, tensors: { weight, extra: weight } }, [[2]], /no tensor/],
    ["a setting too many", { ...plain, settings: { p: 1 } }, [[2]], /no setting "p"/],
    [
      "an add of two shapes",
      made("add", [], []).op,
      [[2], [3]],
      /shapes that fit, not of \[\[2\],\[3\]\]/,
    ],
    ["an add of one", made("add", [], []).op, [[2]], /adds values/],
    ["dropout of all and more", made("dropout", [], [], {}, { p: 1.5 }).op, [[2]], /p 1.5, not/],
    ["dropout without p", made("dropout", [], []).op, [[2]], /has p null, not a finite/],
    ["a slope of text", made("leaky_relu", [], [], {}, { slope: "1" }).op, [[2]], /slope "1"/],
    ["a reshape of other numbers", made("reshape", [], [7]).op, [[2, 3]], /shape \[7\] of \[2,3\]/],
    ["a softmax of a picture", made("softmax", [], [7]).op, [[2, 3]], /not one score a class/],
    ["an unknown kind", made("swish", [], []).op, [[2]], /"swish", which this page does not know/],
    ["an inherited kind", made("toString", [], []).op, [[2]], /"toString"/],
  ];
  test.each(cases)("%s", (_, op, shapes, sentence) => {
    const check = () => kindOf(op).check(op, shapes);
    expect(check).toThrow(InputError);
    expect(check).toThrow(sentence);
    expect(check).toThrow(/^[^\n]{10,400}\.$/);
  });
});
