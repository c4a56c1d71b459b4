/**
 * The trainer against single steps of the plain core, on networks of every kind of layer.
 * @module-tag slow
 */
import { describe, expect, test } from "vitest";
import { mulberry32, shuffled } from "../../src/base/chance";
import { InputError } from "../../src/base/errors";
import { named } from "../../src/base/named";
import type { Lessons } from "../../src/learn/lessons";
import { type OptimizerOptions, Trainer } from "../../src/learn/trainer";
import { parseNetwork } from "../../src/network/file";
import { initial } from "../../src/network/initial";
import { Network } from "../../src/network/network";
import { parametersOf } from "../../src/network/parameters";
import type { Operation } from "../../src/operations/operation";
import { backward } from "../../src/trace/gradients";
import { adam, type Optimizer, sgd, stepped } from "../../src/trace/optimizers";
import { record } from "../../src/trace/trace";
import { edited, farthest, randomImage, randomNetwork, readBytes } from "../helpers";

const CLOSE = 1e-5; // relative above 1
const SGD: OptimizerOptions = { kind: "sgd", momentum: 0.9 };
const ADAM: OptimizerOptions = { kind: "adam", betas: [0.9, 0.99], eps: 1e-6 };
const fixture = (name: string) => parseNetwork(readBytes(`${name}.safetensors`));

function lessonsFor(network: Network, count: number, seed = 1): Lessons {
  const images = new Float32Array(count * network.inputs);
  const targets = new Uint8Array(count);
  for (let k = 0; k < count; k++) {
    images.set(randomImage(network.inputs, 0.4, seed + k), k * network.inputs);
    targets[k] = (k * 7 + seed) % network.classNames.length;
  }
  return { images, targets };
}

/** A convolution whose patches are too many to be laid out for six examples at once. */
function wideWindows(): Network {
  const plain = (name: string, kind: string, read: string, shape: number[]): Operation => ({
    ...{ name, kind, reads: [read], shape, tensors: {}, settings: {}, line: null },
  });
  const zeros = (...shape: number[]) => ({
    shape,
    values: new Float32Array(shape.reduce((a, b) => a * b)),
  });
  return new Network({
    ...{ name: "Wide", inputShape: [1, 48, 48], classNames: ["a", "b", "c"] },
    operations: [
      {
        ...plain("conv", "conv2d", "input", [2, 25, 25]),
        tensors: { weight: zeros(2, 1, 24, 24), bias: zeros(2) },
        settings: { stride: [1, 1], padding: [0, 0, 0, 0], dilation: [1, 1], groups: 1 },
      },
      plain("act", "relu", "conv", [2, 25, 25]),
      {
        ...plain("again", "conv2d", "act", [3, 2, 2]),
        tensors: { weight: zeros(3, 2, 24, 24) },
        settings: { stride: [1, 1], padding: [0, 0, 0, 0], dilation: [1, 1], groups: 1 },
      },
      plain("flat", "reshape", "again", [12]),
      { ...plain("fc", "linear", "flat", [3]), tensors: { weight: zeros(3, 12) } },
    ],
  });
}

/** One step, image by image. */
function plainStep(network: Network, { images, targets }: Lessons, optimizer: Optimizer) {
  const { inputs } = network;
  const all = Array.from(targets, (target, k) =>
    backward(network, record(network, images.subarray(k * inputs, (k + 1) * inputs)), target),
  );
  const mean = (parts: readonly Float32Array[]): Float32Array =>
    parts[0].map((_, k) => parts.reduce((sum, part) => sum + part[k], 0) / parts.length);
  const tensors = named(
    Object.keys(all[0].tensors).map((at) => [at, mean(all.map((one) => one.tensors[at]))] as const),
  );
  const loss = all.reduce((sum, one) => sum + one.loss, 0) / all.length;
  return { loss, next: stepped(network, { ...all[0], tensors }, optimizer) };
}

describe("five steps are those of the plain core", () => {
  const networks: [string, () => Network][] = [
    ["tiny", () => fixture("tiny")],
    ["skip", () => fixture("skip")],
    ["conv", () => fixture("conv")],
    ["wide windows", () => initial(wideWindows(), 1)],
    ["leaky", () => randomNetwork([9, 18, 7, 4], "leaky_relu")],
    ["mnistnet", () => initial(fixture("mnistnet"), 3)],
  ];
  for (const [name, make] of networks) {
    for (const options of [SGD, ADAM]) {
      test(`${name} ${options.kind}`, () => {
        let network = make();
        const rate = options.kind === "sgd" ? 0.05 : 0.005;
        const optimizer =
          options.kind === "sgd" ? sgd({ rate, ...options }) : adam({ rate, ...options });
        const trainer = new Trainer(network, {
          optimizer: options,
          batch: 6,
          seed: 0,
          dropout: false,
        });
        for (let k = 0; k < 5; k++) {
          const lessons = lessonsFor(network, k === 4 ? 3 : 6, k);
          const { loss, next } = plainStep(network, lessons, optimizer);
          expect(farthest([trainer.step(lessons, rate).loss], [loss])).toBeLessThan(CLOSE);
          network = next;
        }
        const found = parametersOf(trainer.network());
        for (const [at, values] of Object.entries(parametersOf(network))) {
          // Where a slope is next to nothing, Adam's step is all rounding.
          expect(farthest(found[at], values), at).toBeLessThan(options === ADAM ? 1e-3 : CLOSE);
        }
        expect(trainer.steps).toBe(5);
      });
    }
  }
});

test("the same seed gives the same curve, another one with dropout another", () => {
  const network = initial(fixture("mnistnet"), 5);
  const lessons = lessonsFor(network, 8);
  const curve = (seed: number, dropout: boolean): number[] => {
    const trainer = new Trainer(network, { optimizer: SGD, batch: 8, seed, dropout });
    return Array.from({ length: 6 }, () => trainer.step(lessons, 0.05).loss);
  };
  expect(curve(1, true)).toEqual(curve(1, true));
  expect(curve(1, true)).not.toEqual(curve(2, true));
  expect(curve(1, false)).toEqual(curve(2, false));
  expect(curve(1, false).at(-1)).toBeLessThan(curve(1, false)[0]);
});

test("nothing is dropped while judging", () => {
  const network = fixture("mnistnet");
  const trainer = new Trainer(network, { optimizer: SGD, batch: 4, seed: 1, dropout: true });
  const lessons = lessonsFor(network, 10);
  const judged = trainer.judge(lessons);
  const traces = Array.from(lessons.targets, (_, k) =>
    record(network, lessons.images.subarray(k * 784, (k + 1) * 784)),
  );
  expect(Array.from(judged.read)).toEqual(traces.map(({ prediction }) => prediction));
  const losses = traces.map(({ logProbs }, k) => -logProbs[lessons.targets[k]]);
  expect(farthest([judged.loss], [losses.reduce((a, b) => a + b) / 10])).toBeLessThan(CLOSE);
  expect(judged.right).toBe(traces.filter((t, k) => t.prediction === lessons.targets[k]).length);
});

test("what has been learnt can be taken out, put back and gone on from", () => {
  const network = initial(fixture("mnistnet"), 5);
  const lessons = lessonsFor(network, 8);
  const options = {
    optimizer: { kind: "sgd", momentum: 0 },
    batch: 8,
    seed: 0,
    dropout: false,
  } as const;
  const one = new Trainer(network, options);
  one.step(lessons, 0.05);
  const other = new Trainer(network, options);
  other.load(one.network());
  expect(other.step(lessons, 0.05).loss).toBe(one.step(lessons, 0.05).loss);
});

test("a rate far too high is told, and not shown as numbers", () => {
  const network = randomNetwork([9, 18, 7, 4]);
  const trainer = new Trainer(network, { optimizer: SGD, batch: 6, seed: 0, dropout: false });
  expect(() => {
    for (let k = 0; k < 200; k++) trainer.step(lessonsFor(network, 6), 1e6);
  }).toThrow(InputError);
});

test("weights of 0 stay 0 for ever: there is no slope to follow", () => {
  const network = randomNetwork([9, 18, 7, 4]);
  const operations = network.operations.map((op) => ({
    ...op,
    tensors: named(
      Object.entries(op.tensors).map(([name, tensor]) => [
        name,
        { ...tensor, values: new Float32Array(tensor.values.length) },
      ]),
    ),
  }));
  const trainer = new Trainer(edited(network, { operations }), {
    optimizer: SGD,
    batch: 6,
    seed: 0,
    dropout: false,
  });
  for (let k = 0; k < 5; k++) trainer.step(lessonsFor(network, 6), 0.1);
  const learnt = parametersOf(trainer.network());
  expect(learnt["fc1.weight"].every((value) => value === 0)).toBe(true);
  expect(learnt["fc3.bias"].some((value) => value !== 0)).toBe(true);
});

test("an order by chance holds every number once", () => {
  const order = shuffled(100, mulberry32(3));
  expect(Array.from(order).sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, k) => k));
  expect(Array.from(order)).not.toEqual(Array.from({ length: 100 }, (_, k) => k));
  expect(shuffled(100, mulberry32(3))).toEqual(order);
});
