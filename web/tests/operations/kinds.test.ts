/** Every kind of operation by itself: by hand, as a straight line, and against finite differences. */
import { describe, expect, test } from "vitest";
import { dot, sum } from "../../src/base/arrays";
import { InputError } from "../../src/base/errors";
import { type Operation, type Setting, type Shape, sizeOf } from "../../src/operations/operation";
import { ACTIVATION_NAMES, ACTIVATIONS, KINDS, kindOf } from "../../src/operations/table";
import { farthest, seeded, settingsOf, unitsOf } from "../helpers";

interface Case {
  readonly op: Operation;
  readonly shapes: readonly Shape[];
}

const random = seeded(21);
const numbers = (count: number): Float32Array =>
  Float32Array.from({ length: count }, () => 2 * random() - 1);

function made(
  kind: string,
  shapes: readonly Shape[],
  shape: Shape,
  tensors: Readonly<Record<string, Shape>> = {},
  settings: Readonly<Record<string, Setting>> = {},
): Case {
  const filled = Object.entries(tensors).map(([name, sizes]) => [
    name,
    { shape: sizes, values: numbers(sizeOf(sizes)) },
  ]);
  const reads = shapes.map((_, k) => `read${k}`);
  const op = { name: "op", kind, reads, shape, settings, line: null };
  return { op: { ...op, tensors: Object.fromEntries(filled) }, shapes };
}

const CASES: readonly Case[] = [
  made("linear", [[5]], [3], { weight: [3, 5], bias: [3] }),
  made("linear", [[4]], [2], { weight: [2, 4] }),
  made("add", [[6], [6]], [6]),
  made(
    "add",
    [
      [2, 3],
      [2, 3],
      [2, 3],
    ],
    [2, 3],
  ),
  ...ACTIVATION_NAMES.map((name) => made(name, [[7]], [7], {}, settingsOf(name, 0.2))),
  made("dropout", [[4]], [4], {}, { p: 0.5 }),
  made("reshape", [[2, 3]], [6]),
];
const OUTPUTS: readonly Case[] = [made("softmax", [[5]], [5]), made("log_softmax", [[5]], [5])];

const named = ({ op }: Case, n: number): [string, number] => [op.kind, n];
const readsOf = ({ shapes }: Case): Float32Array[] => shapes.map((shape) => numbers(sizeOf(shape)));

test("every kind has its cases", () => {
  expect(new Set([...CASES, ...OUTPUTS].map(({ op }) => op.kind))).toEqual(
    new Set(Object.keys(KINDS)),
  );
});

describe("the straight line", () => {
  test.each(CASES.map(named))("%s is push plus constant, and pull its transpose", (_, n) => {
    const { op, shapes } = CASES[n];
    const kind = kindOf(op);
    const reads = readsOf(CASES[n]);
    const value = kind.forward(op, reads, shapes);
    const { pull, push, constant } = kind.straight(op, reads, value, shapes);
    const line = push(reads).map((part, k) => part + (constant?.[k] ?? 0));
    expect(farthest(line, value)).toBeLessThan(1e-6);
    const [parts, gradient] = [readsOf(CASES[n]), numbers(value.length)];
    const back = pull(gradient);
    expect(back.map((each) => each.length)).toEqual(shapes.map(sizeOf));
    const there = dot(push(parts), gradient);
    const here = sum(Float64Array.from(parts, (part, k) => dot(part, back[k])));
    expect(here).toBeCloseTo(there, 5);
  });

  test.each(OUTPUTS.map(named))("%s has none", (_, n) => {
    const [read] = readsOf(OUTPUTS[n]);
    expect(() => KINDS.softmax.straight(OUTPUTS[n].op, [read], read, [[5]])).toThrow(TypeError);
  });
});

describe("the derivatives", () => {
  const all = [...CASES, ...OUTPUTS];

  test.each(all.map(named))("%s: of every read and tensor", (_, n) => {
    const { op, shapes } = all[n];
    const kind = kindOf(op);
    const reads = readsOf(all[n]);
    const value = kind.forward(op, reads, shapes);
    const gradient = numbers(value.length);
    const learnt = kind.learn(op, reads, value, gradient, shapes);
    expect(Object.keys(learnt.tensors)).toEqual(Object.keys(op.tensors));
    // A loss whose gradient at the value is `gradient`.
    const loss = (): number => dot(kind.forward(op, reads, shapes), gradient);
    reads.forEach((read, k) => {
      expect(farthest(learnt.reads[k], slopes(read, loss))).toBeLessThan(2e-4);
    });
    for (const [name, { values }] of Object.entries(op.tensors)) {
      expect(farthest(learnt.tensors[name], slopes(values, loss))).toBeLessThan(2e-4);
    }
  });

  test.each(ACTIVATION_NAMES)("%s: in float64", (name) => {
    const { value, derivative } = ACTIVATIONS[name].curve;
    for (const z of [-20, -3, -1, -0.3, 0.2, 1, 2.5, 8]) {
      const slope = (value(z + 1e-5, 0.1, 0) - value(z - 1e-5, 0.1, 0)) / 2e-5;
      expect(derivative(z, 0.1, 0)).toBeCloseTo(slope, 8);
    }
    for (const z of [-1e300, -700, 0, 700, 1e300]) {
      expect(Number.isFinite(derivative(z, 0.1, 0))).toBe(true);
    }
  });
});

/** d loss / d values, each changed a little both ways. */
function slopes(values: Float32Array, loss: () => number): Float32Array {
  return values.map((middle, k) => {
    values[k] = middle + 1e-2;
    const [up, after] = [values[k], loss()];
    values[k] = middle - 1e-2;
    const [down, before] = [values[k], loss()];
    values[k] = middle;
    return (after - before) / (up - down);
  });
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
    const terms = KINDS.add.terms(op, 1, [], []);
    expect(terms.map((term) => [term.read, ...unitsOf(term), ...term.weights])).toEqual([
      [0, 1, 1],
      [1, 1, 1],
      [2, 1, 1],
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
    ["a linear layer on a picture", plain, [[1, 2]], /has shape \[1,2\]/],
    ["two reads", plain, [[2], [2]], /reads 2 values, not 1/],
    ["no weight", { ...plain, tensors: {} }, [[2]], /weights of shape nothing, not \[out, in\]/],
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
      /one shape, not of \[\[2\],\[3\]\]/,
    ],
    ["an add of one", made("add", [], []).op, [[2]], /adds values/],
    ["dropout of all and more", made("dropout", [], [], {}, { p: 1.5 }).op, [[2]], /p 1.5, not/],
    ["dropout without p", made("dropout", [], []).op, [[2]], /has p nothing, not a finite/],
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
