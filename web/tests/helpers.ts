/** Stand-ins and files for the tests: a 4-3-2 network whose numbers can be done by hand. */
import { readFileSync } from "node:fs";
import type { Layer, Network } from "../src/network/network";
import type { ActivationName } from "../src/operations/table";

const fixtures = new URL("../../fixtures/", import.meta.url);
const assets = new URL("../../src/forwardpass/assets/", import.meta.url);

export function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, fixtures), "utf8")) as T;
}

/** The bytes of a fixture, or of the shipped network. */
export function readBytes(name: string): ArrayBuffer {
  const folder = name === "mnistnet.safetensors" ? assets : fixtures;
  return new Uint8Array(readFileSync(new URL(name, folder))).buffer;
}

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

/** A network of random weights about 1 / sqrt(inputs) in size. */
export function randomNetwork(
  sizes: readonly number[],
  activation: ActivationName = "relu",
  seed = 1,
): Network {
  const random = seeded(seed);
  const layers: Layer[] = sizes.slice(1).map((outputs, k) => {
    const inputs = sizes[k];
    const spread = 2 / Math.sqrt(inputs);
    return {
      name: `fc${k + 1}`,
      inputs,
      outputs,
      weight: Float32Array.from({ length: inputs * outputs }, () => (random() - 0.5) * 2 * spread),
      bias: Float32Array.from({ length: outputs }, () => (random() - 0.5) * spread),
      activation: k === sizes.length - 2 ? "identity" : activation,
      slope: 0.1,
      scale: 1,
    };
  });
  return networkOf(layers);
}

export function networkOf(layers: readonly Layer[]): Network {
  return {
    name: "Test",
    inputShape: [layers[0].inputs],
    classNames: Array.from({ length: layers[layers.length - 1].outputs }, (_, c) => String(c)),
    layers,
    output: "log_softmax",
    operations: [],
    source: { file: "", text: "", tokens: [] },
    accuracy: [],
    credits: "",
  };
}

/** An image of which about `inked` of the pixels are not 0. */
export function randomImage(length: number, inked = 0.3, seed = 2): Float32Array {
  const random = seeded(seed);
  return Float32Array.from({ length }, () => (random() < inked ? random() : 0));
}
