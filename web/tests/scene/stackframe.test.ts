/** What of a stack of maps is shown when, and which lines and bands lead through it. */
import { describe, expect, test } from "vitest";
import { absoluteSum } from "../../src/base/arrays";
import { incoming } from "../../src/inside/bundle";
import { archOf, controlsOf, endsOf } from "../../src/scene/ends";
import { createFrame, frameAt } from "../../src/scene/frame";
import { tileAt } from "../../src/scene/layout";
import {
  chosenBands,
  chosenLines,
  drawnLines,
  isDense,
  isSingle,
  statedBands,
  statedLines,
} from "../../src/scene/lines";
import { lookOf } from "../../src/scene/look";
import { lookedAt } from "../../src/scene/reach";
import { sceneOf, skipNetwork, stackNetwork } from "./stacks";

const scene = sceneOf(stackNetwork());
const step = (kind: string, layer: number) => {
  const found = scene.steps.find((each) => each.kind === kind && each.layer === layer);
  if (!found) throw new Error(`no ${kind} of ${layer}`);
  return found;
};

describe("the frame", () => {
  test("holds a few numbers for each stack, and those of neurons alone", () => {
    const frame = createFrame(scene);
    expect(frame.active.length).toBe(144 + 10);
    expect(frame.maps).toHaveLength(scene.layout.blocks.length);
    const end = frameAt(scene, scene.duration, frame);
    for (const k of [1, 2, 3]) expect(end.maps[k]).toEqual({ sum: 1, lit: 1, swept: 1 });
    const { first } = scene.layout.blocks[4];
    scene.trace.probs.forEach((p, c) => {
      expect(end.active[first + c]).toBeCloseTo(p, 6);
    });
  });

  test("the window comes row by row, then the maps are activated", () => {
    const { start, lead, motion } = step("layer", 1);
    const at = (t: number) => ({ ...frameAt(scene, start + lead + t * motion).maps[2] });
    expect(at(0)).toEqual({ sum: 0, lit: 0, swept: 0 });
    const shares = [0.1, 0.2, 0.35, 0.5, 0.6].map((t) => at(t).swept);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares[0]).toBeGreaterThan(0);
    expect(at(0.5)).toMatchObject({ sum: 1, lit: 0 });
    expect(at(0.7).swept).toBe(1);
    expect(at(0.8).lit).toBeGreaterThan(0);
    expect(at(1)).toEqual({ sum: 1, lit: 1, swept: 1 });
  });

  test("one cell has its sum before the window comes, and nobody is alone at the end", () => {
    const { end } = step("sum", 0);
    const frame = frameAt(scene, end - 0.01);
    expect(frame.alone).toEqual([{ ...scene.followed, sum: 1, lit: 0 }]);
    expect(frame.maps[1].swept).toBe(0);
    expect(frameAt(scene, scene.duration).alone).toEqual([]);
  });
});

describe("lines", () => {
  test("from cell to cell lead along connections that there are", () => {
    const lines = chosenLines(scene, lookOf())[1];
    expect(lines.count).toBeGreaterThan(0);
    for (let k = 0; k < Math.min(lines.count, 40); k++) {
      const terms = incoming(scene.bundles[1], lines.targets[k], scene.trace.values);
      const units = terms.flatMap(({ units, shift }) => [...(units ?? [])].map((i) => i + shift));
      expect(units).toContain(lines.sources[k]);
    }
  });

  test("every single one and matrices are of dense layers alone", () => {
    expect(scene.bundles.map(isSingle)).toEqual([false, false, false, true]);
    expect(isDense({ ...scene.bundles[3], total: 7 })).toBe(false);
    const every = drawnLines(scene, lookOf({ shown: "every" }));
    const important = drawnLines(scene, lookOf());
    expect(every[3]).toMatchObject({ count: 4320, share: 1 });
    expect(every.slice(0, 3)).toEqual(important.slice(0, 3));
    const lines = chosenLines(scene, lookOf({ shown: "every" }));
    expect(lines.map(({ count }) => count > 0)).toEqual([true, true, true, false]);
  });

  test("bands add up what all cells of two maps say, the strongest first", () => {
    const [, bands] = chosenBands(scene, lookOf());
    const flow = new Float64Array(12 * 6);
    const gradient = scene.gradients[1];
    const source = scene.trace.layers[0].post;
    for (let unit = 0; unit < 12 * 144; unit++) {
      for (const { units, shift, weights } of incoming(scene.bundles[1], unit)) {
        weights.forEach((weight, k) => {
          const i = (units?.[k] ?? k) + shift;
          const pair = Math.floor(unit / 144) * 6 + Math.floor(i / 144);
          flow[pair] += weight * source[i] * gradient[unit];
        });
      }
    }
    for (let k = 0; k < bands.count; k++) {
      const wanted = flow[bands.targets[k] * 6 + bands.sources[k]];
      expect(bands.evidence[k] / wanted).toBeCloseTo(1, 4);
    }
    const sizes = [...bands.evidence].map(Math.abs);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    const [stated] = statedLines(scene, frameAt(scene, scene.duration), lookOf()).slice(1);
    const told = statedBands(scene, stated);
    expect(told?.count).toBe(bands.count);
    expect(told?.share).toBeCloseTo(absoluteSum(bands.evidence) / absoluteSum(flow), 4);
    const ends = endsOf(scene.layout, bands, 0, 1);
    const tile = tileAt(scene.layout, 1, bands.sources[0]) ?? [0, 0];
    expect(ends[0][0]).toBeCloseTo(scene.layout.blocks[1].flatX + tile[0], 5);
  });

  test("no bands where not both sides are stacks, and none under the pen", () => {
    expect(chosenBands(scene, lookOf()).map(({ count }) => count > 0)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(chosenBands(scene, lookOf({ hurried: true }))).toEqual([]);
  });

  test("that jump over planes rise above them", () => {
    const { layout, bundles } = sceneOf(skipNetwork());
    const skip = bundles.find(({ from, layer }) => layer - from > 1);
    if (!skip) throw new Error("a skip");
    const arch = archOf(layout, skip);
    for (const block of layout.blocks.slice(skip.from + 2, skip.layer + 1)) {
      expect(arch).toBeGreaterThan(block.height / 2);
    }
    expect(bundles.filter((each) => archOf(layout, each) > 0)).toEqual([skip]);
    const curve = controlsOf(
      [
        [0, 50, 0],
        [100, -20, 0],
      ],
      arch,
    );
    expect(curve).toHaveLength(7);
    expect(Math.min(...curve.map(([, y]) => y))).toBe(-arch);
    expect([curve[0], curve[6]]).toEqual([
      [0, 50, 0],
      [100, -20, 0],
    ]);
  });
});

describe("what a cell looks at", () => {
  test("is its patch in the maps that it reads, and its field in the input", () => {
    const unit = 2 * 144 + 5 * 12 + 5;
    const looked = lookedAt(scene.network, { layer: 1, index: unit });
    const box = { top: 4, bottom: 6, left: 4, right: 6 };
    const patches = looked.filter(({ what }) => what === "patch");
    expect(patches).toEqual([0, 1, 2, 3, 4, 5].map((map) => ({ k: 1, map, box, what: "patch" })));
    const field = { top: 3, bottom: 7, left: 3, right: 7 };
    expect(looked.filter(({ what }) => what === "field")).toEqual([
      { k: 0, map: 0, box: field, what: "field" },
    ]);
  });

  test("is nothing in particular for a neuron that reads all, and for the input", () => {
    expect(lookedAt(scene.network, { layer: 3, index: 1 })).toEqual([]);
    expect(lookedAt(scene.network, { layer: -1, index: 1 })).toEqual([]);
  });
});
