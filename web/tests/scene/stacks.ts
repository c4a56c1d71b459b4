/** Small convolutional networks of random weights, for the tests of stacks of maps. */
import { Network } from "../../src/network/network";
import type { Operation, Setting } from "../../src/operations/operation";
import { buildScene, type SceneOptions } from "../../src/scene/build";
import type { Scene } from "../../src/scene/scene";
import { record } from "../../src/trace/trace";
import { randomImage, seeded } from "../helpers";

type Shape = readonly number[];

const random = seeded(5);
const tensor = (shape: Shape) => ({
  shape,
  values: Float32Array.from(
    { length: shape.reduce((all, size) => all * size, 1) },
    () => (random() - 0.45) / 2,
  ),
});

const op = (
  [name, kind, reads, shape]: readonly [string, string, readonly string[], Shape],
  settings: Readonly<Record<string, Setting>> = {},
  tensors: Operation["tensors"] = {},
): Operation => ({ name, kind, reads, shape, settings, tensors, line: null });

/** 3 x 3, so that the maps keep their size. */
const conv = (name: string, read: string, from: number, maps: number, side: number): Operation =>
  op(
    [name, "conv2d", [read], [maps, side, side]],
    { stride: [1, 1], padding: [1, 1, 1, 1], dilation: [1, 1], groups: 1 },
    { weight: tensor([maps, from, 3, 3]), bias: tensor([maps]) },
  );

const pool = (name: string, read: string, maps: number, side: number): Operation =>
  op([name, "max_pool2d", [read], [maps, side / 2, side / 2]], {
    kernel: [2, 2],
    stride: [2, 2],
    padding: [0, 0, 0, 0],
    dilation: [1, 1],
    ceil_mode: false,
  });

const head = (read: string, count: number): Operation[] => [
  op(["flat", "reshape", [read], [count]]),
  op(["fc", "linear", ["flat"], [10]], {}, { weight: tensor([10, count]), bias: tensor([10]) }),
];

const about = { name: "Stacks", inputShape: [1, 12, 12], classNames: [..."0123456789"] };

/** 12 x 12 to `maps` maps, twice as many, a pool and 10 classes. */
export function stackNetwork(maps = 6): Network {
  const operations = [
    conv("conv1", "input", 1, maps, 12),
    op(["conv1.relu", "relu", ["conv1"], [maps, 12, 12]]),
    conv("conv2", "conv1.relu", maps, 2 * maps, 12),
    op(["conv2.relu", "relu", ["conv2"], [2 * maps, 12, 12]]),
    pool("pool", "conv2.relu", 2 * maps, 12),
    ...head("pool", 72 * maps),
  ];
  return new Network({ ...about, operations });
}

/** With a skip over two convolutions. */
export function skipNetwork(): Network {
  const shape = [4, 12, 12];
  const operations = [
    conv("conv1", "input", 1, 4, 12),
    op(["conv1.relu", "relu", ["conv1"], shape]),
    conv("conv2", "conv1.relu", 4, 4, 12),
    op(["conv2.relu", "relu", ["conv2"], shape]),
    conv("conv3", "conv2.relu", 4, 4, 12),
    op(["add", "add", ["conv3", "conv1.relu"], shape]),
    ...head("add", 576),
  ];
  return new Network({ ...about, operations });
}

export const sceneOf = (network: Network, options: SceneOptions = {}): Scene =>
  buildScene(network, record(network, randomImage(network.inputs, 0.4)), null, options);
