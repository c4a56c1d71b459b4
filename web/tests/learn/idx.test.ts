/** IDX files and pictures as bytes. */
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/base/errors";
import { parseIdx } from "../../src/learn/idx";
import { givenTeacher, numbersOf, sampled } from "../../src/learn/lessons";

const file = (axes: readonly number[], values: readonly number[]): Uint8Array =>
  Uint8Array.from([
    ...[0, 0, 8, axes.length],
    ...axes.flatMap((size) => [0, 0, size >> 8, size & 255]),
    ...values,
  ]);

test("shape and numbers of a whole file, wherever it lies in memory", () => {
  const bytes = file([2, 3], [1, 2, 3, 4, 5, 255]);
  const moved = new Uint8Array([9, 9, 9, ...bytes]).subarray(3);
  for (const each of [bytes, moved]) {
    const { shape, values } = parseIdx(each, 2, "it");
    expect(shape).toEqual([2, 3]);
    expect(Array.from(values)).toEqual([1, 2, 3, 4, 5, 255]);
  }
  expect(parseIdx(file([300], Array(300).fill(7)), 1, "it").shape).toEqual([300]);
});

describe("what is no such file is refused", () => {
  const bytes = file([2, 3], [1, 2, 3, 4, 5, 6]);
  const cases: readonly (readonly [what: string, bytes: Uint8Array])[] = [
    ["nothing", new Uint8Array(0)],
    ["cut in its header", bytes.subarray(0, 9)],
    ["cut off", bytes.subarray(0, bytes.length - 1)],
    ["too long", Uint8Array.from([...bytes, 0])],
    ["of floats", Uint8Array.from(bytes, (value, k) => (k === 2 ? 13 : value))],
    ["of other dimensions", file([6], [1, 2, 3, 4, 5, 6])],
    ["packed", Uint8Array.from(bytes, (value, k) => (k < 2 ? [31, 139][k] : value))],
  ];
  test.each(cases)("%s", (_, given) => {
    expect(() => parseIdx(given, 2, "it")).toThrow(InputError);
  });
});

test("bytes are learnt from as the shares of 255 that they are", () => {
  const images = Uint8Array.from([0, 51, 255, 102]);
  expect(Array.from(numbersOf(images, 1, 3))).toEqual([Math.fround(0.2), 1]);
  const teacher = givenTeacher({ images, targets: Uint8Array.from([3, 5]) }, 2, 1);
  const { images: some, targets } = teacher.next(2);
  const rows = [some.slice(0, 2), some.slice(2)];
  expect(rows[targets.indexOf(3)]).toEqual(Float32Array.from([0, 51 / 255]));
  expect(rows[targets.indexOf(5)]).toEqual(Float32Array.from([1, 102 / 255]));
});

test("a sample is spread over all pictures", () => {
  const images = Float32Array.from({ length: 40 }, (_, k) => k);
  const targets = Uint8Array.from({ length: 20 }, (_, k) => k);
  const found = sampled({ images, targets }, 2, 5);
  expect(Array.from(found.targets)).toEqual([0, 4, 8, 12, 16]);
  expect(Array.from(found.images.slice(0, 4))).toEqual([0, 1, 8, 9]);
  expect(sampled({ images, targets }, 2, 50).targets).toEqual(targets);
});
