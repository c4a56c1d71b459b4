/** Small sums, records by strangers' names, values in sentences: by hand. */
import { expect, test } from "vitest";
import { absoluteSum, dot, largest, nonZero, sum, times } from "../../src/base/arrays";
import { said, shown } from "../../src/base/errors";
import { lazily, named, once } from "../../src/base/named";

const of = (...values: number[]) => Float32Array.from(values);

test("sums over arrays", () => {
  const values = of(3, 0, -4, -0, 0.5);
  expect([...nonZero(values)]).toEqual([0, 2, 4]);
  expect([...nonZero(of())]).toEqual([]);
  expect(sum(values)).toBe(-0.5);
  expect(absoluteSum(values)).toBe(7.5);
  expect(dot(of(1, 2, 3), of(4, -5, 6))).toBe(12);
  expect([...times(of(1, 2, 3), of(4, -5, 6))]).toEqual([4, -10, 18]);
  expect([largest(of(-3, -1, -2)), largest(of(2, 1)), largest(of(5))]).toEqual([-1, 2, 5]);
});

test("no name is special in a record", () => {
  const record = named([
    ["__proto__", 1],
    ["toString", 2],
  ]);
  expect(Object.getPrototypeOf(record)).toBeNull();
  expect(Object.entries(record)).toEqual([
    ["__proto__", 1],
    ["toString", 2],
  ]);
  expect(Object.keys(named())).toEqual([]);
});

test("an answer is worked out once", () => {
  const asked: string[] = [];
  const answer = once((name) => {
    asked.push(name);
    return `${name}!`;
  });
  expect([answer("a"), answer("a"), answer("b"), answer("a")]).toEqual(["a!", "a!", "b!", "a!"]);
  expect(asked).toEqual(["a", "b"]);
});

test("a value is made when it is first asked for, and only then", () => {
  const made: string[] = [];
  const record = lazily(["__proto__", "a", "b"], (name) => {
    made.push(name);
    return { name };
  });
  expect(Object.keys(record)).toEqual(["__proto__", "a", "b"]);
  expect(made).toEqual([]);
  expect(record.a).toBe(record.a);
  expect(record.a).toEqual({ name: "a" });
  expect(made).toEqual(["a"]);
  expect(Object.values(record).map(({ name }) => name)).toEqual(["__proto__", "a", "b"]);
  expect(Object.keys(record)).toEqual(["__proto__", "a", "b"]);
  expect(made).toEqual(["a", "__proto__", "b"]);
});

test("a value from a file is told as JSON, cut short", () => {
  expect([shown("a\n"), shown([1, "x"]), shown(undefined)]).toEqual(['"a\\n"', '[1,"x"]', "null"]);
  expect(shown("x".repeat(58))).toBe(`"${"x".repeat(58)}"`);
  expect(shown("x".repeat(59))).toBe(`"${"x".repeat(59)}...`);
  expect(said("A sentence.").name).toBe("InputError");
});
