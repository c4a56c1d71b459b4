/** A network with skips against the numbers that Python has of it in float64, where it is there. */
import { describe, expect, test } from "vitest";
import { evidence } from "../src/inside/evidence";
import { parseNetwork } from "../src/network/file";
import { backward } from "../src/trace/gradients";
import { run } from "../src/trace/trace";
import { farthest, isFixture, readBytes, readJson } from "./helpers";

type Rows = Record<string, number[] | number[][]>;

interface Case {
  image: number[];
  factors: Record<string, number[]>;
  values: Rows;
  scores: number[];
  log_probs: number[];
  probs: number[];
  evidence: Record<string, { logit: number; gradients: Rows; constants: Record<string, number> }>;
  learning: { target: number; loss: number; values: Rows; tensors: Rows }[];
}

const CLOSE = 1e-5; // relative above 1

/** Every array has its true numbers, whatever its shape. */
function expectRows(found: Readonly<Record<string, Float32Array>>, truth: Rows): void {
  for (const [name, values] of Object.entries(truth)) {
    expect(farthest(found[name], values.flat()), name).toBeLessThan(CLOSE);
  }
}

describe.skipIf(!isFixture("skip"))("the skip network", () => {
  const network = isFixture("skip") ? parseNetwork(readBytes("skip.safetensors")) : null;
  const cases = network ? readJson<{ cases: Case[] }>("skip.json").cases : [];

  test.each(cases)("every number of case $#", (truth) => {
    if (!network) return;
    const factors = Object.fromEntries(
      Object.entries(truth.factors).map(([name, row]) => [name, Float32Array.from(row)]),
    );
    const trace = run(network, Float32Array.from(truth.image), factors);
    expectRows(trace.values, truth.values);
    expect(farthest(trace.scores, truth.scores)).toBeLessThan(CLOSE);
    expect(farthest(trace.logProbs, truth.log_probs)).toBeLessThan(CLOSE);
    expect(farthest(trace.probs, truth.probs)).toBeLessThan(CLOSE);
    for (const [target, { logit, gradients, constants }] of Object.entries(truth.evidence)) {
      const found = evidence(network, trace, Number(target));
      expect(farthest([found.logit], [logit])).toBeLessThan(CLOSE);
      expectRows(found.gradients, gradients);
      for (const [name, constant] of Object.entries(constants)) {
        expect(farthest([found.constants[name]], [constant]), name).toBeLessThan(CLOSE);
      }
    }
    for (const { target, loss, values, tensors } of truth.learning) {
      const found = backward(network, trace, target);
      expect(farthest([found.loss], [loss])).toBeLessThan(CLOSE);
      expectRows(found.values, values);
      expectRows(found.tensors, tensors);
    }
  });
});
