/** Stand-ins and files for the tests: a 4-3-2 network whose numbers can be done by hand. */
import { existsSync, readFileSync } from "node:fs";
import type { NetworkParts } from "../src/network/about";
import { dense, type Layer, type Rest } from "../src/network/dense";
import { Network, type OutputName } from "../src/network/network";
import type { Incoming } from "../src/operations/kind";
import { type ActivationName, numbersOf } from "../src/operations/table";

const fixtures = new URL("../../fixtures/", import.meta.url);
const assets = new URL("../../src/forwardpass/assets/", import.meta.url);

/** The networks that come along. */
const SHIPPED: readonly string[] = [
  "mnistnet.safetensors",
  "mnistconv.safetensors",
  "mnistnet.history.safetensors",
];

export function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, fixtures), "utf8")) as T;
}

/** The bytes of a fixture, or of the shipped network. */
export function readBytes(name: string): ArrayBuffer {
  const folder = SHIPPED.includes(name) ? assets : fixtures;
  return new Uint8Array(readFileSync(new URL(name, folder))).buffer;
}

export const isFixture = (name: string): boolean =>
  existsSync(new URL(`${name}.safetensors`, fixtures));

/** Largest distance between two lists of numbers, relative where `expected` is above 1. */
export function farthest(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let most = 0;
  for (let k = 0; k < expected.length; k++) {
    const off = Math.abs(actual[k] - expected[k]) / Math.max(1, Math.abs(expected[k]));
    most = Math.max(off, most); // NaN stays NaN
  }
  return most;
}

/** Numbers in 0..1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The settings of an activation: its one number, if it has one. */
export const settingsOf = (name: string, number: number): Record<string, number> =>
  Object.fromEntries(numbersOf(name).map((setting) => [setting, number]));

/** Where what a unit reads stands in what its operation reads. */
export const unitsOf = ({ units, shift, weights }: Incoming): number[] =>
  Array.from(units ?? weights.keys(), (unit) => unit + shift);

/** Layers of random weights about 1 / sqrt(inputs) in size. */
export function randomLayers(
  sizes: readonly number[],
  activation: ActivationName = "relu",
  seed = 1,
): Layer[] {
  const random = seeded(seed);
  return sizes.slice(1).map((outputs, k) => {
    const inputs = sizes[k];
    const spread = 2 / Math.sqrt(inputs);
    return {
      name: `fc${k + 1}`,
      weight: Float32Array.from({ length: inputs * outputs }, () => (random() - 0.5) * 2 * spread),
      bias: Float32Array.from({ length: outputs }, () => (random() - 0.5) * spread),
      activation: k === sizes.length - 2 ? "identity" : activation,
      slope: 0.1,
    };
  });
}

export const randomNetwork = (
  sizes: readonly number[],
  activation: ActivationName = "relu",
  seed = 1,
  rest: Partial<Rest> = {},
): Network => networkOf(randomLayers(sizes, activation, seed), rest);

/** A network of layers in a row; the input is flat unless `rest` gives it a shape. */
export function networkOf(
  layers: readonly Layer[],
  rest: Partial<Rest> = {},
  output: OutputName = "log_softmax",
): Network {
  const [first, last] = [layers[0], layers[layers.length - 1]];
  const about = {
    name: "Test",
    inputShape: [first.weight.length / first.bias.length],
    classNames: Array.from(last.bias, (_, c) => String(c)),
  };
  return dense(layers, { ...about, ...rest }, output);
}

/** The network with some parts changed. */
export const edited = (network: Network, parts: Partial<NetworkParts>): Network =>
  new Network({ ...network, ...parts });

/** Every layer with dropout after its activation. */
export const withDropout = (layers: readonly Layer[], p: number): Layer[] =>
  layers.map((layer) => ({ ...layer, dropout: p }));

/** Weights and bias of each plane of a network of linear layers. */
export const layersOf = (network: Network) =>
  network.planes.map((plane) => {
    const { name, outputs } = plane;
    const { tensors, kind } = network.operation(name);
    if (kind !== "linear") throw new Error(`${name} is a ${kind}`);
    const [weight, bias] = [tensors.weight.values, tensors.bias.values];
    const activation = network.activationOf(plane) as ActivationName;
    return { name, outputs, inputs: weight.length / outputs, weight, bias, activation };
  });

/** An image of which about `inked` of the pixels are not 0. */
export function randomImage(length: number, inked = 0.3, seed = 2): Float32Array {
  const random = seeded(seed);
  return Float32Array.from({ length }, () => (random() < inked ? random() : 0));
}
