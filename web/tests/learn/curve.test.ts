/** Whole trainings against PyTorch's curve in float64, on lessons that both languages make. */
import { describe, expect, test } from "vitest";
import { mulberry32 } from "../../src/base/chance";
import { givenTeacher, type Lessons } from "../../src/learn/lessons";
import { type OptimizerOptions, Trainer } from "../../src/learn/trainer";
import { parseNetwork } from "../../src/network/file";
import { initial } from "../../src/network/initial";
import { readBytes, readJson } from "../helpers";

interface Curve {
  seed: number;
  batch: number;
  steps: number;
  lessons: { seed: number; count: number };
  optimizer: { kind: "sgd" | "adam"; rate: number; momentum?: number } & Record<string, unknown>;
  losses: number[];
}

const { curves } = readJson<{ curves: Curve[] }>("learning.json");

function lessonsOf({ seed, count }: Curve["lessons"]): Lessons {
  const chance = mulberry32(seed);
  const images = Float32Array.from({ length: count * 784 }, () => {
    const value = chance();
    return value < 0.8 ? 0 : value;
  });
  return { images, targets: Uint8Array.from({ length: count }, (_, k) => (k * 7) % 10) };
}

describe("fifty steps from nothing", () => {
  for (const curve of curves) {
    test(curve.optimizer.kind, () => {
      const { rate } = curve.optimizer;
      const network = initial(parseNetwork(readBytes("mnistnet.safetensors")), curve.seed);
      const optimizer = { momentum: 0, ...curve.optimizer } as unknown as OptimizerOptions;
      const { batch, seed } = curve;
      const trainer = new Trainer(network, { optimizer, batch, seed, dropout: false });
      const teacher = givenTeacher(lessonsOf(curve.lessons), 784, seed);
      const losses = curve.losses.map(() => trainer.step(teacher.next(batch), rate).loss);
      losses.forEach((loss, k) => {
        expect(Math.abs(loss - curve.losses[k]), `step ${k}`).toBeLessThan(1e-4);
      });
    });
  }
});
