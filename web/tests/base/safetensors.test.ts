/** The tensors of a `.safetensors` file: read to the last bit, or refused in one sentence. */
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/base/errors";
import { allFinite, readTensors, widen } from "../../src/base/safetensors";
import { bytesOf, fileOf, type Json, tensorFile } from "../networkfile";

const MB = 2 ** 20;

/** A file of float32 tensors by their places, and `size` bytes of data. */
function placed(places: Readonly<Record<string, readonly [number, number]>>, size: number) {
  const header: Json = {};
  for (const [name, [begin, end]] of Object.entries(places)) {
    header[name] = { dtype: "F32", shape: [(end - begin) / 4], data_offsets: [begin, end] };
  }
  return fileOf(JSON.stringify(header), [new Uint8Array(size)]);
}

const read = (header: Json, data: Uint8Array = new Uint8Array()) =>
  readTensors(fileOf(JSON.stringify(header), [data]));

describe("what is read", () => {
  test("is every tensor with its shape, and the metadata", () => {
    const { tensors, metadata } = readTensors(
      tensorFile(
        {
          a: { dtype: "F32", shape: [2, 1], data: bytesOf(Float32Array.of(1.5, -2)) },
          // 1, -2, the largest and the smallest above 0
          b: { dtype: "F16", shape: [4], data: bytesOf(Uint16Array.of(0x3c00, 0xc000, 0x7bff, 1)) },
          one: { dtype: "F32", shape: [], data: bytesOf(Float32Array.of(7)) },
          none: { dtype: "F32", shape: [3, 0], data: new Uint8Array() },
        },
        { a: "x", b: "" },
      ),
    );
    expect([...tensors]).toEqual([
      ["a", { shape: [2, 1], values: Float32Array.of(1.5, -2) }],
      ["b", { shape: [4], values: Float32Array.of(1, -2, 65504, 2 ** -24) }],
      ["one", { shape: [], values: Float32Array.of(7) }],
      ["none", { shape: [3, 0], values: new Float32Array() }],
    ]);
    expect([...metadata]).toEqual([
      ["a", "x"],
      ["b", ""],
    ]);
  });

  test("needs neither metadata nor tensors", () => {
    const { tensors, metadata } = read({});
    expect([tensors.size, metadata.size]).toEqual([0, 0]);
  });

  test("may lie in any order", () => {
    const { tensors } = read(
      {
        b: { dtype: "F32", shape: [1], data_offsets: [4, 8] },
        a: { dtype: "F32", shape: [1], data_offsets: [0, 4] },
      },
      bytesOf(Float32Array.of(1, 2)),
    );
    expect([tensors.get("a")?.values[0], tensors.get("b")?.values[0]]).toEqual([1, 2]);
  });

  test("may hold empty tensors between others, told in any order", () => {
    const { tensors } = readTensors(placed({ a: [0, 4], c: [4, 8], b: [4, 4], d: [8, 8] }, 8));
    expect(tensors.size).toBe(4);
    expect(readTensors(placed({ a: [0, 4], b: [0, 0] }, 4)).tensors.size).toBe(2);
  });
});

describe("the tensors fill the data exactly", () => {
  const OVERLAP = /overlap or leave a gap/;
  const cases: [string, ArrayBuffer, RegExp][] = [
    ["the same place twice", placed({ a: [0, 8], b: [0, 8] }, 8), OVERLAP],
    ["one inside another", placed({ a: [0, 16], b: [4, 8] }, 16), OVERLAP],
    ["one that begins in another", placed({ a: [0, 8], b: [4, 12] }, 12), OVERLAP],
    ["overlaps told last first", placed({ b: [4, 12], a: [0, 8] }, 12), OVERLAP],
    [
      "an overlap that makes up for a gap",
      placed({ a: [0, 8], b: [4, 8], c: [12, 16] }, 16),
      OVERLAP,
    ],
    ["an empty one inside another", placed({ a: [0, 8], b: [4, 4] }, 8), OVERLAP],
    ["a gap", placed({ a: [0, 4], b: [8, 12] }, 12), OVERLAP],
    ["a gap at the start", placed({ a: [4, 8] }, 8), OVERLAP],
    ["data beyond the last", placed({ a: [0, 4] }, 8), /need 4 bytes, it has 8/],
    ["too little data", placed({ a: [0, 8] }, 4), /need 8 bytes, it has 4/],
    ["data of nothing", placed({}, 1), /need 0 bytes, it has 1/],
  ];
  test.each(cases)("%s is refused", (_, file, sentence) => {
    expect(() => readTensors(file)).toThrow(InputError);
    expect(() => readTensors(file)).toThrow(sentence);
  });
});

describe("limits", () => {
  const many = (count: number) => {
    const header: Json = {};
    for (let k = 0; k < count; k++) header[k] = { dtype: "F32", shape: [0], data_offsets: [0, 0] };
    return header;
  };

  test("4096 tensors and no more", () => {
    expect(read(many(4096)).tensors.size).toBe(4096);
    expect(() => read(many(4097))).toThrow(/has 4097 tensors, over 4096/);
  });

  test("shapes of eight sizes and no more", () => {
    const shaped = (count: number) =>
      read(
        { a: { dtype: "F16", shape: Array(count).fill(1), data_offsets: [0, 2] } },
        new Uint8Array(2),
      );
    expect(shaped(8).tensors.get("a")?.shape).toHaveLength(8);
    expect(() => shaped(9)).toThrow(/impossible shape or place/);
  });

  test("a header of 4 MB and no more", () => {
    const header = (length: number) => fileOf(`{}${" ".repeat(length - 2)}`, []);
    expect(readTensors(header(4 * MB)).tensors.size).toBe(0);
    expect(() => readTensors(header(4 * MB + 1))).toThrow(/does not begin like safetensors/);
  });

  test("a file of 256 MB and no more", () => {
    expect(() => readTensors(new ArrayBuffer(256 * MB))).toThrow(/does not begin like safetensors/);
    expect(() => readTensors(new ArrayBuffer(256 * MB + 1))).toThrow(/larger than 256 MB/);
  });

  test("nine bytes at least, of which the ninth is a brace", () => {
    const start = (...rest: number[]) => Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0, ...rest).buffer;
    expect(() => readTensors(start())).toThrow(/only 8 bytes/);
    expect(() => readTensors(start(123))).toThrow(/cut short: it has 9 bytes/);
    expect(() => readTensors(start(91, 93))).toThrow(/does not begin like safetensors/);
    expect(() => readTensors(start(32, 123, 125))).toThrow(/does not begin like safetensors/);
    expect(readTensors(start(123, 125)).tensors.size).toBe(0);
  });
});

test("the header is UTF-8 text of a JSON object", () => {
  const file = (...bytes: number[]) =>
    Uint8Array.of(bytes.length, 0, 0, 0, 0, 0, 0, 0, ...bytes).buffer;
  expect(() => readTensors(file(123, 255, 125))).toThrow(/its header is not UTF-8 text/);
  expect(() => readTensors(file(123, 125, 125))).toThrow(/^The network file's header is not valid/);
});

test("half numbers that are infinite or none stay so", () => {
  const halves = [0x7c00, 0xfc00, 0x7c01, 0x0000, 0x8000, 0x8001, 0x03ff, 0x0400];
  const found = widen(bytesOf(Uint16Array.from(halves)).buffer as ArrayBuffer);
  expect([...found]).toEqual([
    ...[Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, 0, -0],
    ...[-(2 ** -24), 1023 * 2 ** -24, 2 ** -14],
  ]);
});

describe("one tensor", () => {
  const entry = { dtype: "F32", shape: [1], data_offsets: [0, 4] };
  const four = new Uint8Array(4);
  const PLACE = /tensor "a" has an impossible shape or place/;
  const cases: [string, unknown, RegExp][] = [
    [
      "of eight-byte numbers",
      { ...entry, dtype: "F64" },
      /"a" has type "F64", not F16 or F32 or I8/,
    ],
    ["of no type", { shape: [1], data_offsets: [0, 4] }, /"a" has type null/],
    ["that is null", null, /type null/],
    ["that is a list", [entry], /type null/],
    ["without a shape", { dtype: "F32", data_offsets: [0, 4] }, PLACE],
    ["with half a size", { ...entry, shape: [0.5, 2] }, PLACE],
    ["without a place", { dtype: "F32", shape: [1] }, PLACE],
    ["with three offsets", { ...entry, data_offsets: [0, 4, 8] }, PLACE],
    ["with offsets of text", { ...entry, data_offsets: ["0", "4"] }, PLACE],
    ["with a place that is too large", { ...entry, shape: [2] }, /\[2\] needs 8 bytes and has 4/],
    ["of half the size that it says", { ...entry, dtype: "F16" }, /needs 2 bytes and has 4/],
  ];
  test.each(cases)("%s is refused", (_, found, sentence) => {
    expect(() => read({ a: found as Json }, four)).toThrow(InputError);
    expect(() => read({ a: found as Json }, four)).toThrow(sentence);
  });

  test("with a name of any length is told in a short sentence", () => {
    const name = "x".repeat(1000);
    expect(() => read({ [name]: 1 })).toThrow(/^Tensor "x{59}\.\.\. has type null/);
    expect(() => read({ ["x".repeat(58)]: 1 })).toThrow(/^Tensor "x{58}" has type null/);
    expect(() => read({ ["x".repeat(59)]: 1 })).toThrow(/^Tensor "x{59}\.\.\. has type null/);
  });
});

test.each([[null], [[]], ["text"], [7], [{ a: 1 }], [{ a: "x", b: null }]])(
  "metadata of %j is refused",
  (metadata) => {
    expect(() => read({ __metadata__: metadata })).toThrow(/metadata is not text/);
  },
);

test("finite is everything but infinities and NaN, in its part of shared memory", () => {
  const { MAX_VALUE, NaN: nan, POSITIVE_INFINITY: endless } = Number;
  expect(allFinite(new Float32Array())).toBe(true);
  expect(allFinite(Float32Array.of(0, -0, 3.4e38, -3.4e38, 1e-45))).toBe(true);
  for (const bad of [nan, endless, -endless, MAX_VALUE]) {
    const values = Float32Array.of(0, 1, bad, 2);
    expect(allFinite(values)).toBe(false);
    expect(allFinite(values.subarray(0, 2))).toBe(true);
    expect(allFinite(values.subarray(3))).toBe(true);
    expect(allFinite(values.subarray(0, 3))).toBe(false);
  }
});
