/** How units lie beside each other. */
import { expect, test } from "vitest";
import { cellOf, formOf, mapOf } from "../../src/network/form";
import { mapMeans } from "../../src/network/measured";

test.each([
  [[5], "row", 5, 1, 1],
  [[1], "row", 1, 1, 1],
  [[64, 1, 1], "row", 64, 1, 1],
  [[64, 1], "row", 64, 1, 1],
  [[1, 7], "row", 7, 1, 1],
  [[1, 28, 20], "picture", 1, 28, 20],
  [[1, 5, 1], "picture", 1, 5, 1],
  [[3, 4, 5], "maps", 3, 4, 5],
  [[6, 9], "maps", 6, 1, 9],
  [[2, 3, 4, 5], "maps", 6, 4, 5],
])("a value of shape %j is a %s", (shape, kind, maps, rows, columns) => {
  expect(formOf(shape)).toEqual({ kind, maps, rows, columns, cells: rows * columns });
});

test("a unit is a cell of a map", () => {
  const form = formOf([3, 4, 5]);
  expect([0, 19, 20, 59].map((unit) => mapOf(form, unit))).toEqual([0, 0, 1, 2]);
  expect([0, 19, 27].map((unit) => cellOf(form, unit))).toEqual([
    [0, 0],
    [3, 4],
    [1, 2],
  ]);
  const row = formOf([3]);
  expect([0, 2].map((unit) => [mapOf(row, unit), ...cellOf(row, unit)])).toEqual([
    [0, 0, 0],
    [2, 0, 0],
  ]);
});

test("a map counts as the mean of its cells, a neuron for itself", () => {
  const values = Float32Array.of(1, 3, -2, 0);
  expect([...mapMeans(values, formOf([2, 2]))]).toEqual([2, -1]);
  expect(mapMeans(values, formOf([4]))).toBe(values);
});
