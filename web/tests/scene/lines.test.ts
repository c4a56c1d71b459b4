import { describe, expect, test } from "vitest";
import { weightsInto } from "../../src/inside/bundle";
import { buildScene } from "../../src/scene/build";
import { frameAt } from "../../src/scene/frame";
import {
  chosenLines,
  drawnFlows,
  drawnLines,
  pointedLines,
  seenLines,
  statedLines,
  strengthOf,
} from "../../src/scene/lines";
import { ALL_LINES, lookOf } from "../../src/scene/look";
import type { Step, StepKind } from "../../src/scene/scene";
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

  test("captions state the products that are drawn, and the share that they carry", () => {
    for (const look of [
      lookOf(),
      lookOf({ budget: { ...ALL_LINES, all: 200 } }),
      lookOf({ budget: { ...ALL_LINES, each: 7 } }),
      lookOf({ shown: "every" }),
    ]) {
      const told = toldSteps(scene, english, look);
      const flows = drawnFlows(scene, look);
      scene.flowGroups.forEach(({ bundle, into }, g) => {
        const kinds = into === null ? ["layer", "scores"] : ["products"];
        if (into === scene.silenced?.index) return;
        const step = told.find(({ kind, layer }) => kinds.includes(kind) && layer === bundle);
        const { count, share } = flows[g];
        expect(step?.caption).toContain(`the ${count.toLocaleString("en")} strongest lines`);
        expect(step?.caption).toContain(`${Math.round(100 * share)}% of what flows`);
      });
    }
  });

  test("flows are the largest products, whichever class they speak for", () => {
    const flows = scene.flows();
    const values = [scene.trace.image, ...scene.trace.layers.map(({ post }) => post)];
    scene.flowGroups.forEach(({ bundle, into }, g) => {
      const { sources, targets, evidence, share, total } = flows[g];
      const products: number[] = [];
      for (let j = 0; j < scene.bundles[bundle].targets; j++) {
        const weights = weightsInto(scene.bundles[bundle], j, null);
        if (into === null || into === j) {
          weights.forEach((weight, i) => void products.push(Math.abs(weight * values[bundle][i])));
        }
      }
      sources.forEach((i, k) => {
        const weight = weightsInto(scene.bundles[bundle], targets[k], null)[i];
        expect(evidence[k]).toBeCloseTo(weight * values[bundle][i], 6);
        if (into !== null) expect(targets[k]).toBe(into);
      });
      const sorted = products.sort((p, q) => q - p);
      const drawn = sorted.slice(0, sources.length).reduce((sum, p) => sum + p, 0);
      expect(share).toBeCloseTo(drawn / sorted.reduce((sum, p) => sum + p, 0), 5);
      expect(total).toBe(scene.bundles[bundle].total);
    });
    const other = buildScene(network, scene.trace, null, { digit: (scene.digit + 1) % 5 });
    expect(other.flows()[1]).toBe(flows[1]);
  });

  test("what the stage states is what it shows: products, then evidence, never both", () => {
    const at = (kind: StepKind, share = 1) => {
      const step = scene.steps.find((each) => each.kind === kind) as Step;
      const { start, lead, motion } = step;
      return frameAt(scene, start + lead + share * motion + 0.01);
    };
    const stated = (kind: StepKind) => statedLines(scene, at(kind), lookOf());
    expect(stated("pixels")).toEqual([]);
    const flows = drawnFlows(scene, lookOf());
    const alone = scene.flowGroups.flatMap(({ into }, g) => (into === null ? [] : [g]));
    expect(stated("products")).toEqual([{ ...flows[alone[0]], kind: "flow" }]);
    const [both] = stated("activation");
    expect(both.count).toBe(flows[alone[0]].count + flows[alone[1]].count);
    expect(both.share).toBeGreaterThan(Math.min(...alone.map((g) => flows[g].share)));
    expect(both.share).toBeLessThan(Math.max(...alone.map((g) => flows[g].share)));
    expect(stated("scores").map(({ kind, count }) => [kind, count])).toEqual(
      [0, 1, 2].map((g) => ["flow", flows[g].count]),
    );
    const evidence = drawnLines(scene, lookOf()).map((drawn) => ({ ...drawn, kind: "evidence" }));
    expect(stated("answer")).toEqual(evidence);
    const seen = (kind: StepKind, share?: number) => [
      ...new Set(seenLines(scene, at(kind, share), lookOf()).map(([lines]) => lines.kind)),
    ];
    expect([seen("pixels"), seen("products"), seen("answer")]).toEqual([
      [],
      ["flow"],
      ["evidence"],
    ]);
    expect(seen("answer", 0.5)).toEqual(["flow", "evidence"]);
  });

  test("a path and the lines into a neuron come on top, and the others step back", () => {
    const hop = scene.connections[1];
    const look = lookOf({ path: [hop], focus: { layer: 2, index: 3 } });
    const [way, into] = pointedLines(scene, look);
    expect(way.sources).toBe(hop.sources);
    expect(way.count).toBe(hop.sources.length);
    expect([way.kind, into.kind]).toEqual(["evidence", "flow"]);
    expect(into.layer).toBe(2);
    expect([...new Set(into.targets)]).toEqual([3]);
    const strengths = [...into.evidence].map(Math.abs);
    expect(strengths).toEqual([...strengths].sort((p, q) => q - p));
    const weights = weightsInto(scene.bundles[2], 3, null);
    into.sources.forEach((i, k) => {
      const product = weights[i] * scene.trace.layers[1].post[i];
      expect(into.evidence[k]).toBeCloseTo(product, 6);
    });
    expect(strengthOf(look)).toBeLessThan(strengthOf(lookOf()));
    expect(pointedLines(scene, lookOf({ focus: { layer: -1, index: 2 } }))).toEqual([]);
  });
});
