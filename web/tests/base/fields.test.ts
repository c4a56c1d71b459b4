/** What a stranger's JSON may hold: each kind of value up to its limit, and nothing beyond it. */
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/base/errors";
import { type Fields, isObject, isWhole, parseObject, readFields } from "../../src/base/fields";

const fields = (value: unknown): Fields => readFields("description", JSON.stringify(value));
const list = (count: number, item: unknown): unknown[] => Array.from({ length: count }, () => item);
const nested = (depth: number): string =>
  `{"a":${"[".repeat(depth - 1)}${"]".repeat(depth - 1)},"b":[{}]}`;

describe("the text itself", () => {
  test.each(["", "{", "{'a':1}", '{"a":1}x', "undefined"])("%j is no JSON", (text) => {
    expect(() => parseObject("description", text)).toThrow(
      /^The network file's description is not valid JSON: .*damaged\.$/,
    );
    expect(() => parseObject("description", text)).toThrow(InputError);
  });

  test.each(["[]", "null", "7", '"a"', "true"])("%j is no object", (text) => {
    expect(() => parseObject("description", text)).toThrow(
      /^The network file's description is not a JSON object: .*\.$/,
    );
  });

  test.each([
    '{"a":1,"a":1}',
    '{"a":{"b":1,"b":2}}',
    '{"a":[0,{"b":1,"b":2}]}',
    '{"a":1,"\\u0061":2}',
    '{"a\\"":1,"a\\"":2}',
    '{"a":"\\\\","a":":"}',
    '{"__proto__":1,"__proto__":1}',
  ])("%s has a name twice, of which one would be lost", (text) => {
    expect(() => parseObject("description", text)).toThrow(/not valid JSON/);
  });

  test.each([
    '{"a":":"}',
    '{"a:b":"{[","c":["}]:"]}',
    '{"a\\":":"\\":\\"","b":"\\\\"}',
    '{"a":{"b":1},"c":{"b":2},"d":[{"b":1},{"b":1},[[]],null,":"]}',
    ' { "a" : 1 , "b" : [ ] } ',
  ])("%s is read as it is", (text) => {
    expect(parseObject("description", text)).toEqual(JSON.parse(text));
  });

  test("is nested 64 deep at most, in objects as in lists", () => {
    expect(parseObject("description", nested(64))).toHaveProperty("a");
    expect(() => parseObject("description", nested(65))).toThrow(/not valid JSON/);
    const objects = (depth: number): string =>
      `${'{"a":'.repeat(depth - 1)}{}${"}".repeat(depth - 1)}`;
    expect(parseObject("description", objects(64))).toHaveProperty("a");
    expect(() => parseObject("description", objects(65))).toThrow(/not valid JSON/);
    const between = (depth: number): string =>
      `{"a":${"[0, ".repeat(depth - 1)}1${"]".repeat(depth - 1)}}`;
    expect(parseObject("description", between(64))).toHaveProperty("a");
    expect(() => parseObject("description", between(65))).toThrow(/not valid JSON/);
    // What is closed again is no depth.
    expect(parseObject("description", `{"a":[${list(100, "[{}]").join()}]}`)).toHaveProperty("a");
  });

  test("objects and whole numbers are what they are called", () => {
    expect([{}, [], null, "a", 1].map(isObject)).toEqual([true, false, false, false, false]);
    expect([0, 2 ** 31, 2 ** 31 + 1, -1, 0.5, "1"].map(isWhole)).toEqual([
      ...[true, true, false, false, false, false],
    ]);
  });
});

type Take = (fields: Fields) => unknown;

/** What is taken, the values that it may be, and the values that it may not. */
const KINDS: readonly (readonly [string, Take, readonly unknown[], readonly unknown[], RegExp])[] =
  [
    [
      "text",
      (f) => f.text("a"),
      ["", "x".repeat(10_000), "\u{1f600}".repeat(10_000), "\u{1f600}"],
      ["x".repeat(10_001), "\u{1f600}".repeat(10_001), "\ud83d", "\ude00x", 1, null, ["a"]],
      /must be text of at most 10000 characters\.$/,
    ],
    [
      "text with a limit of its own",
      (f) => f.text("a", 3),
      ["", "abc", "\u{1f600}\u{1f600}\u{1f600}"],
      ["abcd", "\u{1f600}\u{1f600}\u{1f600}\u{1f600}", "\u{1f600}abc"],
      /text of at most 3 characters\.$/,
    ],
    [
      "texts",
      (f) => f.texts("a"),
      [[], ["a", ""], list(100_000, "")],
      [list(100_001, ""), ["a", 1], ["x".repeat(10_001)], "ab", { length: 0 }],
      /a list of texts\.$/,
    ],
    [
      "few texts",
      (f) => f.texts("a", 2),
      [[], ["a", "b"]],
      [["a", "b", "c"]],
      /a list of texts\.$/,
    ],
    [
      "one of some",
      (f) => f.oneOf("a", ["x", "y"]),
      ["x", "y"],
      ["z", "", 0, null],
      /one of x, y\.$/,
    ],
    [
      "a number",
      (f) => f.number("a"),
      [0, -1.5, 1e308],
      ["1", null, true, []],
      /a finite number\.$/,
    ],
    ["a share", (f) => f.share("a"), [0, 0.5, 1], [-0.001, 1.001, "0.5", null], /from 0 to 1\.$/],
    ["a flag", (f) => f.flag("a"), [true, false], [0, 1, "true", null], /true or false\.$/],
    ["a whole number", (f) => f.whole("a"), [0, 2 ** 31], [-1, 2 ** 31 + 1, 0.5, "1"], /a whole/],
    [
      "sizes",
      (f) => f.sizes("a"),
      [[1], [1, 2, 3, 4, 5, 6, 7, 8], [2 ** 31]],
      [[], list(9, 1), [0], [1, -1], [1.5], ["1"], 3],
      /a list of sizes above 0\.$/,
    ],
    [
      "tokens",
      (f) => f.tokens("a", 2),
      [
        [],
        [
          [1, 0, 3, "name"],
          [2, 0, 0, "x".repeat(20)],
        ],
      ],
      [
        [[1, 0, 3]],
        [[1, 0, 3, "name", 0]],
        [[1, 0, 3, "x".repeat(21)]],
        [[1, 0, 3, 4]],
        [[-1, 0, 3, "name"]],
        [[1, 0.5, 3, "name"]],
        [[1, 0, "3", "name"]],
        ["1,0,3,name"],
        [{ 0: 1, 1: 0, 2: 3, 3: "name", length: 4 }],
        list(3, [1, 0, 3, "name"]),
      ],
      /a list of \[line, start, end, kind\]\.$/,
    ],
    [
      "settings",
      (f) => f.settings("a"),
      [
        {},
        { p: 0.5, mode: "x".repeat(200), on: false },
        { none: [], stride: [1, 0], padding: list(16, 2 ** 31) },
        Object.fromEntries(list(64, 0).map((_, k) => [`s${k}`, k])),
      ],
      [
        { mode: "x".repeat(201) },
        { p: null },
        { p: [0.5] },
        { p: [-1] },
        { p: ["1"] },
        { p: [[1]] },
        { p: list(17, 0) },
        { p: {} },
        Object.fromEntries(list(65, 0).map((_, k) => [`s${k}`, k])),
        [0.5],
        "p",
        0,
        false,
      ],
      /an object of numbers, texts, flags and lists of whole numbers\.$/,
    ],
  ];

describe.each(KINDS)("%s", (_, take, good, bad, sentence) => {
  test("may be all this", () => {
    for (const value of good) expect(take(fields({ a: value }))).toEqual(value);
  });

  test("may be nothing else", () => {
    for (const [k, value] of bad.entries()) {
      const taking = () => take(fields({ a: value }));
      expect(taking, `value ${k}`).toThrow(InputError);
      expect(taking, `value ${k}`).toThrow(sentence);
      expect(taking).toThrow(/^The network file is damaged: a in its description must be /);
    }
  });
});

test("what is absent is refused, and what every object inherits is absent", () => {
  for (const [, take] of KINDS.slice(0, -1)) expect(() => take(fields({}))).toThrow(InputError);
  expect(() => fields({}).text("toString")).toThrow(InputError);
  expect(() => fields({}).number("valueOf")).toThrow(InputError);
  expect(() => readFields("description", '{"a":1e999}').number("a")).toThrow(/finite number/);
});

test("has tells what is there and not null", () => {
  const found = fields({ none: null, zero: 0, no: false, empty: "" });
  expect(["none", "zero", "no", "empty", "other", "toString"].map(found.has)).toEqual([
    ...[false, true, true, true, false, false],
  ]);
});

test("a number may have a fallback, for what is absent only", () => {
  expect(fields({}).number("a", 7)).toBe(7);
  expect(fields({}).number("toString", 0)).toBe(0);
  expect(fields({ a: 2 }).number("a", 7)).toBe(2);
  expect(() => fields({ a: null }).number("a", 7)).toThrow(/finite number/);
});

test("settings are none where they are absent or null, and inherit nothing", () => {
  for (const value of [{}, { a: null }, { a: {} }, { a: { p: 1 } }]) {
    const found = fields(value).settings("a");
    expect(Object.getPrototypeOf(found)).toBeNull();
    expect(Object.keys(found)).toEqual("a" in value && value.a && "p" in value.a ? ["p"] : []);
  }
});

test("messages tell the way to the field", () => {
  const deep = fields({ a: { b: [{}, { c: { d: "x" } }] } });
  const rows = deep.object("a").objects("b", 2);
  expect(rows).toHaveLength(2);
  expect(rows[1].object("c").text("d")).toBe("x");
  expect(() => rows[1].object("c").whole("d")).toThrow(/: a\.b\[1\]\.c\.d in its description must/);
  expect(() => rows[0].object("c")).toThrow(
    /: a\.b\[0\]\.c in its description must be an object\.$/,
  );
  expect(() => deep.object("a").objects("b", 1)).toThrow(/a\.b .* at most 1 objects\.$/);
  expect(() => fields({ a: [1] }).objects("a", 1)).toThrow(/a list of at most 1 objects\.$/);
});
