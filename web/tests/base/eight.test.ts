/** Weights in eight bits: Python's fixtures, which hold the numbers and what every reader refuses. */
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/base/errors";
import { readTensors } from "../../src/base/safetensors";
import { parseNetwork } from "../../src/network/file";
import { readBytes, readJson } from "../helpers";
import { bytesOf, tensorFile } from "../networkfile";

interface Told {
  readonly weight: readonly number[];
  readonly refused: readonly { readonly what: string; file: string; says: string }[];
}

const told = readJson<Told>("eight.json");

test("a number is a whole one times the scale of its row, rounded once to float32", () => {
  const { weight } = parseNetwork(readBytes("eight.safetensors")).operation("fc1").tensors;
  expect(weight.shape).toEqual([5, 9]);
  expect([...weight.values]).toEqual(told.weight);
});

test.each(told.refused.map((each) => [each.what, each] as const))(
  "%s: one sentence",
  (_, { file, says }) => {
    const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0)).buffer;
    expect(() => parseNetwork(bytes)).toThrow(InputError);
    expect(() => parseNetwork(bytes)).toThrow(says);
  },
);

describe("tensors", () => {
  const eight = (shape: number[], data: Int8Array, scales: Float32Array, byRow = [scales.length]) =>
    readTensors(
      tensorFile(
        {
          "a:scales": { dtype: "F32", shape: byRow, data: bytesOf(scales) },
          a: { dtype: "I8", shape, data: new Uint8Array(data.buffer) },
        },
        {},
      ),
    ).tensors;

  test("of any number of axes are unpacked, their scales left out", () => {
    const tensors = eight([2, 1, 2], Int8Array.of(-128, 1, 127, -1), Float32Array.of(0.5, 3));
    expect([...tensors]).toEqual([
      ["a", { shape: [2, 1, 2], values: Float32Array.of(-64, 0.5, 381, -3) }],
    ]);
  });

  test("may have no rows, and rows no numbers", () => {
    expect(eight([0, 2], new Int8Array(), new Float32Array()).get("a")?.values).toHaveLength(0);
    expect(eight([2, 0], new Int8Array(), Float32Array.of(1, 1)).get("a")?.values).toHaveLength(0);
  });

  test("have 134 million numbers in all and no more", () => {
    const many = (rows: number) => () =>
      readTensors(
        tensorFile({ a: { dtype: "I8", shape: [rows, 2], data: new Uint8Array(2 * rows) } }, {}),
      );
    expect(many(2 ** 26)).toThrow(/"a:scales" must hold a number from 0 to 1e\+36 for each row/);
    expect(many(2 ** 26 + 1)).toThrow(/has 134217730 numbers, over 134217728/);
  });
});
