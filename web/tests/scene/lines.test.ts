import { describe, expect, test } from "vitest";
import { weightsInto } from "../../src/inside/bundle";
import { buildScene } from "../../src/scene/build";
import { chosenLines, drawnLines, pointedLines, strengthOf } from "../../src/scene/lines";
import { ALL_LINES, lookOf } from "../../src/scene/look";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { toldSteps } from "../../src/words/steps";
import { randomImage, randomNetwork } from "../helpers";

const network = randomNetwork([60, 40, 30, 5]);
const scene = buildScene(network, record(network, randomImage(60)), null);
const chosen = scene.connections.map(({ sources }) => sources.length);

describe("which lines are drawn", () => {
  test("all that were chosen, where nothing holds back", () => {
    const drawn = drawnLines(scene, lookOf());
    expect(drawn.map(({ count }) => count)).toEqual(chosen);
    drawn.forEach(({ share, needed, total }, k) => {
      expect(share).toBe(scene.connections[k].share);
      expect([needed, total]).toEqual([scene.connections[k].needed, scene.connections[k].total]);
    });
  });

  test("the same part of each layer on a slow machine, and the share is that of those lines", () => {
    const all = chosen.reduce((sum, count) => sum + count, 0);
    const look = lookOf({ budget: { ...ALL_LINES, all: all / 4 } });
    drawnLines(scene, look).forEach(({ count, share }, k) => {
      expect(count).toBe(Math.ceil(chosen[k] / 4));
      const { evidence, share: whole } = scene.connections[k];
      const sum = (values: Float32Array) => values.reduce((total, v) => total + Math.abs(v), 0);
      const part = (whole * sum(evidence.subarray(0, count))) / sum(evidence);
      expect(share).toBeCloseTo(part, 6);
      expect(share).toBeLessThan(whole);
    });
    expect(chosenLines(scene, look).map(({ count }) => count)).toEqual(
      drawnLines(scene, look).map(({ count }) => count),
    );
  });

  test("no more of a layer than a picture can hold", () => {
    const drawn = drawnLines(scene, lookOf({ budget: { ...ALL_LINES, each: 3 } }));
    expect(drawn.map(({ count }) => count)).toEqual(chosen.map((count) => Math.min(count, 3)));
  });

  test("matrices and all lines leave nothing out, and no line is drawn beside them", () => {
    for (const shown of ["every", "matrix"] as const) {
      const look = lookOf({ shown, budget: { ...ALL_LINES, all: 10 } });
      for (const { count, total, share } of drawnLines(scene, look)) {
        expect([count, share]).toEqual([total, 1]);
      }
      expect(chosenLines(scene, look).every(({ count }) => count === 0)).toBe(true);
    }
  });

  test("captions state the numbers that are drawn", () => {
    for (const look of [
      lookOf(),
      lookOf({ budget: { ...ALL_LINES, all: 200 } }),
      lookOf({ shown: "every" }),
    ]) {
      const told = toldSteps(scene, english, look).filter(({ kind }) => kind === "products");
      drawnLines(scene, look).forEach(({ count, share }, layer) => {
        const percents = Math.round(100 * share);
        expect(told[layer].caption).toContain(`${count.toLocaleString("en")} `);
        expect(told[layer].caption).toContain(`${percents}% of the evidence`);
      });
    }
  });

  test("a path and the lines into a neuron come on top, and the others step back", () => {
    const hop = scene.connections[1];
    const look = lookOf({ path: [hop], focus: { layer: 2, index: 3 } });
    const [way, into] = pointedLines(scene, look);
    expect(way.sources).toBe(hop.sources);
    expect(way.count).toBe(hop.sources.length);
    expect(into.layer).toBe(2);
    expect([...new Set(into.targets)]).toEqual([3]);
    const strengths = [...into.evidence].map(Math.abs);
    expect(strengths).toEqual([...strengths].sort((p, q) => q - p));
    const weights = weightsInto(scene.bundles[2], 3);
    into.sources.forEach((i, k) => {
      const product = weights[i] * scene.trace.layers[1].post[i];
      expect(into.evidence[k]).toBeCloseTo(product, 6);
    });
    expect(strengthOf(look)).toBeLessThan(strengthOf(lookOf()));
    expect(pointedLines(scene, lookOf({ focus: { layer: -1, index: 2 } }))).toEqual([]);
  });
});
