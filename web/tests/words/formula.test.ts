/** The formula strip, against numbers done by hand and against the sum that must come out. */
import { describe, expect, it } from "vitest";
import { terms } from "../../src/inside/neuron";
import { buildScene } from "../../src/scene/build";
import type { Scene, StepKind } from "../../src/scene/scene";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { formulaText, stepFormula, summedIn } from "../../src/words/formula";
import { networkOf, randomImage, randomNetwork } from "../helpers";

/** 3-2-2. z = (0.5*2 - 1*1 + 2*0.25 + 0.25, ...) = (0.75, -2); scores = (0.75*2, 0.75*-1 + 0.5). */
const SMALL = networkOf([
  {
    name: "fc1",
    weight: Float32Array.of(2, -1, 0.25, -1, -1, -0.25),
    bias: Float32Array.of(0.25, 0),
    activation: "relu",
    slope: 0.1,
  },
  {
    name: "fc2",
    weight: Float32Array.of(2, 1, -1, 1),
    bias: Float32Array.of(0, 0.5),
    activation: "identity",
    slope: 0.1,
  },
]);
const scene = buildScene(SMALL, record(SMALL, Float32Array.of(0.5, 1, 2)), null);

function line(of: Scene, kind: StepKind, layer?: number) {
  const step = of.steps.find((each) => each.kind === kind && (layer ?? each.layer) === each.layer);
  return step ? stepFormula(of, step, english) : null;
}
const text = (of: Scene, kind: StepKind, layer?: number): string => {
  const found = line(of, kind, layer);
  return found ? formulaText(found) : "";
};

describe("the formula of a step", () => {
  it("grows with products, sum and activation", () => {
    expect(scene.followed).toEqual({ layer: 0, index: 0 });
    expect(text(scene, "pixels")).toBe("");
    expect(text(scene, "products")).toBe("0.50 × 2.00 + 1.00 × −1.00 + …");
    expect(text(scene, "sum")).toBe("0.50 × 2.00 + 1.00 × −1.00 + … + bias 0.25 = 0.75");
    expect(text(scene, "activation")).toBe(`${text(scene, "sum")} → ReLU → 0.75`);
    expect(text(scene, "layer")).toBe(`neuron 0: ${text(scene, "activation")}`);
  });

  it("tells the first score, whichever class is the answer", () => {
    expect(scene.trace.prediction).toBe(0);
    expect(text(scene, "scores")).toBe("score of 0: 0.75 × 2.00 + 0.00 × 1.00 + bias 0.00 = 1.50");
    const other = buildScene(SMALL, record(SMALL, Float32Array.of(-0.5, -1, -2)), null);
    expect(other.trace.prediction).toBe(1);
    expect(text(other, "scores")).toMatch(/^score of 0: /);
  });

  it("divides e to the power of a score by the sum of all of them", () => {
    const share = Math.exp(1.5) / (Math.exp(1.5) + Math.exp(-0.25));
    expect(text(scene, "shares")).toBe(`e^1.50 / (e^1.50 + e^−0.25) = ${Math.round(100 * share)}%`);
    expect(line(scene, "shares")?.pieces).toContainEqual({ raised: "1.50" });
  });

  it("is read aloud in words", () => {
    expect(line(scene, "activation")?.aloud).toBe(
      "0.50 times 2.00 plus 1.00 times −1.00 plus 1 more product plus the bias 0.25 makes 0.75; ReLU makes 0.75 of it.",
    );
    expect(line(scene, "shares")?.aloud).toBe(
      "e to the power of 1.50, divided by the sum of 2 such powers, makes 85%.",
    );
    for (const { kind, layer } of scene.steps) {
      expect(line(scene, kind, layer)?.aloud ?? "").not.toMatch(/[×→/^=…]/);
    }
  });

  it("shows the largest terms of the sum that comes out", () => {
    for (const activation of ["relu", "tanh", "gelu"] as const) {
      const network = randomNetwork([60, 20, 12, 5], activation);
      const told = buildScene(network, record(network, randomImage(60)), null);
      for (const step of told.steps) {
        const summed = summedIn(told, step, english);
        if (!summed) continue;
        const index =
          step.kind === "scores"
            ? 0
            : step.layer === 0
              ? (told.followed?.index ?? -1)
              : told.spotlight[step.layer];
        const all = terms(network, told.trace, step.layer, index);
        summed.terms.forEach(([a, w], k) => {
          expect(a * w).toBeCloseTo(all.products[k], 6);
        });
        expect(summed.terms.length + summed.more).toBe(all.products.length);
        if (!summed.sum) continue;
        const sum = all.products.reduce((total, product) => total + product, 0);
        expect(summed.sum.z).toBeCloseTo(sum + (summed.sum.bias ?? 0), 5);
        const { activation: kind, post } = { activation: summed.bent, post: told.trace.layers };
        if (kind) expect(kind.a).toBe(post[step.layer].post[index]);
      }
    }
  });

  it("tells of one input and one class what is so", () => {
    const one = randomNetwork([1, 1, 1]);
    const told = buildScene(one, record(one, Float32Array.of(0.5)), null);
    expect(text(told, "products")).toMatch(/^0\.50 × \S+$/);
    expect(text(told, "shares")).toMatch(/^e\^(\S+) \/ \(e\^\1\) = over 99%$/);
  });
});
