/** Units of any network, taken apart: products, bias, norms and activations give their numbers. */
import { describe, expect, test } from "vitest";
import { ablate } from "../../src/inside/ablate";
import { type Cell, type Change, cell, isTakenApart } from "../../src/inside/cell";
import { kernelsOf, layersWithKernels } from "../../src/inside/kernels";
import { parseNetwork } from "../../src/network/file";
import { Network } from "../../src/network/network";
import { NOWHERE } from "../../src/network/places";
import type { Operation, Setting } from "../../src/operations/operation";
import { record, type Trace } from "../../src/trace/trace";
import { randomImage, randomNetwork, readBytes, readJson, seeded } from "../helpers";
import { skipNetwork, stackNetwork } from "../scene/stacks";

const shipped = parseNetwork(readBytes("conv.safetensors"));
const { cases } = readJson<{ cases: { image: number[] }[] }>("conv.json");

/** The number that a norm's line gives, and any other change as it says itself. */
const lineValue = ({ before, line, after }: Change): number =>
  line ? ((before - line.mean) / line.spread) * line.factor + line.shift : after;

function checkCell(told: Cell, network: Network, trace: Trace, where: string): void {
  const near = (a: number, b: number): void => {
    expect(Math.abs(a - b), where).toBeLessThan(1e-5 * Math.max(1, Math.abs(b)));
  };
  const { operations, name } = network.planes[told.layer];
  if (told.pieces.length > 0) {
    near(told.sum, trace.values[name][told.unit]);
    near(told.products + told.bias, told.sum);
    for (const { products, sum } of told.pieces) {
      near(
        products.reduce((total, each) => total + each, 0),
        sum,
      );
    }
  }
  let number = told.sum * told.times;
  for (const change of told.changes) {
    near(change.before, number);
    near(lineValue(change), change.after);
    number = change.after * change.times;
  }
  near(number, trace.values[operations.at(-1) ?? name][told.unit]);
  near(told.z, trace.layers[told.layer].pre[told.unit]);
}

const units = (count: number): number[] =>
  [0, 1, count >> 1, count - 1].filter((unit) => unit < count);

describe.each<[string, Network, Float32Array]>([
  ["convolutions with branches", shipped, Float32Array.from(cases[0].image)],
  ["a stack", stackNetwork(), randomImage(144, 0.5)],
  ["a skip", skipNetwork(), randomImage(144, 0.5)],
  ["plain layers", randomNetwork([16, 6, 4], "tanh"), randomImage(16)],
])("%s", (_, network, image) => {
  const trace = record(network, image);
  test.each(network.planes.map(({ name }, layer) => [name, layer] as const))(
    "the numbers of %s lead to what it hands on",
    (name, layer) => {
      for (const unit of units(network.planes[layer].outputs)) {
        checkCell(cell(network, trace, layer, unit), network, trace, `${name} ${unit}`);
      }
    },
  );
});

const random = seeded(11);
const some = (shape: readonly number[], least = -0.5) => ({
  shape,
  values: Float32Array.from(
    { length: shape.reduce((all, size) => all * size, 1) },
    () => random() + least,
  ),
});

/** A network of these operations on pictures or series of this shape, and a linear end. */
function networkOf(
  inputShape: readonly number[],
  ...rows: readonly [
    name: string,
    kind: string,
    shape: readonly number[],
    settings?: Record<string, Setting>,
    tensors?: Operation["tensors"],
  ][]
): Network {
  const operations: Operation[] = [];
  for (const [name, kind, shape, settings = {}, tensors = {}] of rows) {
    const reads = [operations.at(-1)?.name ?? "input"];
    operations.push({ name, kind, reads, shape, settings, tensors, line: null });
  }
  const before = operations.at(-1)?.shape.reduce((all, size) => all * size, 1) ?? 0;
  const read = operations.at(-1)?.name ?? "";
  operations.push(
    {
      ...{ name: "flat", kind: "reshape", reads: [read], shape: [before] },
      ...{ settings: {}, tensors: {}, line: null },
    },
    {
      ...{ name: "fc", kind: "linear", reads: ["flat"], shape: [2], settings: {}, line: null },
      tensors: { weight: some([2, before]), bias: some([2]) },
    },
  );
  return new Network({ name: "N", inputShape, classNames: ["a", "b"], operations });
}

const conv = { stride: [1, 1], padding: [1, 1, 1, 1], dilation: [1, 1], groups: 1 };
const norm = (channels: number): Operation["tensors"] => ({
  weight: some([channels], 0.5),
  bias: some([channels]),
  mean: some([channels]),
  variance: some([channels], 0.1),
});

describe.each<[string, Network]>([
  [
    "batch norm before and layer norm after an activation",
    networkOf(
      [1, 6, 6],
      ["conv", "conv2d", [2, 6, 6], conv, { weight: some([2, 1, 3, 3]) }],
      ["bn", "batch_norm", [2, 6, 6], { eps: 1e-3 }, norm(2)],
      ["act", "silu", [2, 6, 6]],
      ["ln", "layer_norm", [2, 6, 6], { axes: 2, eps: 1e-3 }, { weight: some([6, 6]) }],
    ),
  ],
  [
    "group norm, local response norm and a scale",
    networkOf(
      [1, 6, 6],
      ["conv", "conv2d", [4, 6, 6], conv, { weight: some([4, 1, 3, 3]), bias: some([4]) }],
      ["gn", "group_norm", [4, 6, 6], { groups: 2, eps: 1e-3 }, { bias: some([4]) }],
      ["lrn", "local_response_norm", [4, 6, 6], { size: 3, alpha: 0.5, beta: 0.75, k: 2 }],
      ["s", "scale", [4, 6, 6], {}, { weight: some([4, 1, 1], 0.2), bias: some([1, 1, 1]) }],
    ),
  ],
  [
    "groups, a dilation, a stride and padding with a number",
    networkOf(
      [2, 7, 7],
      ["pad", "pad", [2, 9, 9], { padding: [0, 0, 1, 1, 1, 1], value: 0.5 }],
      [
        ...(["conv", "conv2d", [4, 3, 3]] as const),
        { stride: [2, 2], padding: [0, 0, 0, 0], dilation: [2, 2], groups: 2 },
        { weight: some([4, 1, 3, 3]), bias: some([4]) },
      ],
      [
        ...(["more", "conv2d", [4, 3, 3]] as const),
        { stride: [1, 1], padding: [2, 2, 2, 2], dilation: [2, 2], groups: 2 },
        { weight: some([4, 2, 3, 3]) },
      ],
    ),
  ],
  [
    "a series",
    networkOf(
      [1, 9],
      [
        ...(["conv", "conv1d", [1, 9]] as const),
        { stride: [1], padding: [1, 1], dilation: [1], groups: 1 },
        { weight: some([1, 1, 3]), bias: some([1]) },
      ],
      [
        ...(["pool", "max_pool1d", [1, 4]] as const),
        { kernel: [2], stride: [2], padding: [0, 0], dilation: [1], ceil_mode: false },
      ],
      ["mean", "mean", [1, 1], { axes: [1], keep: true }],
    ),
  ],
])("%s", (_, network) => {
  const trace = record(network, randomImage(network.inputs, 0.7));
  test.each(network.planes.map(({ name }, layer) => [name, layer] as const))(
    "%s",
    (name, layer) => {
      for (const unit of units(network.planes[layer].outputs)) {
        checkCell(cell(network, trace, layer, unit), network, trace, `${name} ${unit}`);
      }
    },
  );
});

describe("windows", () => {
  const network = stackNetwork();
  const trace = record(network, randomImage(144, 0.5));

  test("hold the padding, with the kernel's weights and no number", () => {
    const [corner] = cell(network, trace, 0, 0).pieces;
    expect([corner.rows, corner.columns]).toEqual([3, 3]);
    const none = NOWHERE;
    expect([...corner.units]).toEqual([none, none, none, none, 0, 1, none, 12, 13]);
    expect([...corner.weights]).toEqual([...(kernelsOf(network, 0)?.weights(0, 0) ?? [])]);
    expect(corner.values[0]).toBe(0);
    expect(cell(network, trace, 0, 0).count).toBe(4);
  });

  test("are one for each map, what adds most first", () => {
    const { pieces } = cell(network, trace, 1, 200);
    expect(pieces.map(({ map }) => map).sort()).toEqual([0, 1, 2, 3, 4, 5]);
    const sizes = pieces.map(({ sum }) => Math.abs(sum));
    expect(sizes).toEqual([...sizes].sort((p, q) => q - p));
  });

  test("of a pool pass on the largest", () => {
    const layer = network.index("pool");
    const told = cell(network, trace, layer, 7);
    const [{ values, weights, rows, columns }] = told.pieces;
    expect([rows, columns, told.pieces.length]).toEqual([2, 2, 1]);
    expect(weights[values.indexOf(Math.max(...values))]).toBe(1);
    expect(told.sum).toBe(Math.max(...values));
  });

  test("of a layer that reads maps are whole maps", () => {
    const { pieces } = cell(network, trace, network.index("fc"), 3);
    expect(pieces).toHaveLength(12);
    expect([pieces[0].rows, pieces[0].columns]).toEqual([6, 6]);
  });
});

test("a map that is switched off hands on 0", () => {
  const network = stackNetwork();
  const image = randomImage(144, 0.5);
  const trace = ablate(network, image, [{ layer: 0, neurons: [], maps: [2] }]);
  const told = cell(network, trace, 0, 2 * 144 + 30);
  expect(told.changes.at(-1)?.times).toBe(0);
  expect(told.a).toBe(0);
  checkCell(told, network, trace, "off");
});

test("kernels are views of the weights, a map of its group each", () => {
  const network = stackNetwork();
  expect(layersWithKernels(network).map((layer) => network.planes[layer].name)).toEqual([
    "conv1",
    "conv2",
  ]);
  const { values } = network.operation("conv2").tensors.weight;
  const kernels = kernelsOf(network, 1);
  expect([kernels?.maps, kernels?.channels, kernels?.rows, kernels?.columns]).toEqual([
    12, 6, 3, 3,
  ]);
  expect([...(kernels?.weights(4, 5) ?? [])]).toEqual([...values.subarray(29 * 9, 30 * 9)]);
  expect(kernels?.read(4, 5)).toBe(5);
  expect(kernelsOf(network, network.index("pool"))).toBeNull();
});

test("plain layers are told as they are, everything else window by window", () => {
  const plain = randomNetwork([16, 6, 4]);
  expect(plain.planes.map((_, layer) => isTakenApart(plain, layer))).toEqual([false, false]);
  const network = stackNetwork();
  expect(network.planes.map((_, layer) => isTakenApart(network, layer))).toEqual([
    true,
    true,
    true,
    true,
  ]);
});
