/** What "Look inside" knows of feature maps: cells taken apart, kernels, whole maps switched off. */
import { beforeEach, describe, expect, it } from "vitest";
import { type App, createApp } from "../../src/app/app";
import { chaptersOf, showChapter } from "../../src/app/tour";
import { ablate } from "../../src/inside/ablate";
import { cell } from "../../src/inside/cell";
import { flip } from "../../src/inside/flip";
import { loudestCell, mapFacts } from "../../src/inside/mapfacts";
import type { Network } from "../../src/network/network";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { makingOf, mapName } from "../../src/words/maps";
import { unmarked } from "../../src/words/rich";
import { farthest, randomImage, randomNetwork } from "../helpers";
import { skipNetwork, stackNetwork } from "../scene/stacks";

const network = stackNetwork();
const image = randomImage(144, 0.5);
let app: App;

const start = (shown: Network): App =>
  createApp({ network: shown, calm: true, request: () => 0, cancel: () => {} });

beforeEach(() => {
  app = start(network);
  app.setPixels(image);
});

describe("a cell", () => {
  it("is taken apart, a neuron of a plain layer is not", () => {
    app.inside.inspect({ layer: 1, index: 200 });
    const { trace } = app.reading.value;
    expect(app.inside.cell.value).toEqual(cell(network, trace, 1, 200));
    const plain = start(randomNetwork([144, 6, 10]));
    plain.setPixels(image);
    plain.inside.inspect({ layer: 0, index: 2 });
    expect(plain.inside.cell.value).toBeNull();
    expect(plain.inside.sums.value?.neuron).toBe(2);
  });

  it("of a map that is chosen is its loudest", () => {
    app.inside.inspectMap(0, 4);
    const { trace } = app.reading.value;
    const index = loudestCell(network, trace, 0, 4);
    expect(app.inside.neuron.value).toEqual({ layer: 0, index });
    const { values, active } = mapFacts(network, trace, 0, 4);
    expect(values[index - 4 * 144]).toBe(Math.max(...values));
    expect(active).toBe(values.filter((value) => value > 0).length);
  });
});

describe("the page of kernels", () => {
  it("stands in the neuron's place until one is chosen", () => {
    app.inside.inspect({ layer: 0, index: 3 });
    app.inside.showKernels(1);
    expect([app.inside.kernels.value, app.inside.tab.value]).toEqual([1, "neuron"]);
    app.inside.showKernels(null);
    expect(app.inside.neuron.value).toEqual({ layer: 0, index: 3 });
    app.inside.showKernels(1);
    app.inside.inspectMap(1, 2);
    expect(app.inside.kernels.value).toBeNull();
  });
});

describe("whole maps", () => {
  const [map, cellOfIt] = [
    { layer: 0, index: 2, map: true as const },
    { layer: 0, index: 2 },
  ];

  it("are switched off like neurons, and crossed out cell by cell", () => {
    app.inside.switchOff([map]);
    const wanted = ablate(network, image, [{ layer: 0, neurons: [], maps: [2] }]);
    const { trace, scene } = app.reading.value;
    expect(farthest(trace.probs, wanted.probs)).toBe(0);
    const off = [...(scene.off ?? [])].flatMap((flag, unit) => (flag ? [unit] : []));
    expect([off[0], off.at(-1), off.length]).toEqual([144 + 288, 144 + 431, 144]);
    expect([app.inside.isOff(map), app.inside.isOff(cellOfIt)]).toEqual([true, false]);
    app.inside.switchOff([map], false);
    expect(app.reading.value.scene.off).toBeNull();
  });

  it("go with a network that has fewer", () => {
    app.inside.switchOff([{ layer: 0, index: 5, map: true }, map]);
    app.inside.fit(stackNetwork(4));
    expect(app.inside.lens.off.value).toEqual([map]);
  });

  it("are dropped with the others in training", () => {
    app.inside.switchOff([map]);
    app.inside.train(3);
    const { post } = app.reading.value.trace.layers[0];
    expect(post.subarray(288, 432).every((value) => value === 0)).toBe(true);
  });

  it("are counted where a layer has them: the fewest that change the answer", () => {
    const found = app.inside.flipIn(1);
    expect(found).toEqual(flip(network, record(network, image), 1, "maps"));
    if (!found) throw new Error("a light network is searched at once");
    const loudest = app.inside.loudest(1, 3);
    expect(loudest).toEqual(
      Array.from(found.loudest.subarray(0, 3), (index) => ({ layer: 1, index, map: true })),
    );
    const all = app.inside.loudest(1, found.count ?? found.loudest.length);
    app.inside.switchOffOnly(all);
    const { prediction, confidence } = app.reading.value.trace;
    expect([prediction, confidence]).toEqual([found.to, found.confidence]);
  });
});

it("every chapter can be shown of a network of maps", () => {
  for (const chapter of chaptersOf(app)) showChapter(app, chapter);
  expect(app.inside.tab.value).not.toBeNull();
});

describe("words", () => {
  it("call maps and what is made of them by their names", () => {
    expect(mapName(network, 0, 3, english)).toBe("conv1 map 3");
    expect(mapName(network, -1, 0, english)).toBe("the drawing");
    expect(mapName(network, network.index("fc"), 3, english)).toBe("fc output 3");
    expect(["conv1", "pool", "fc"].map((name) => makingOf(network, network.index(name)))).toEqual([
      "products",
      "largest",
      "products",
    ]);
    const skip = skipNetwork();
    expect(makingOf(skip, skip.index("add"))).toBe("sum");
  });

  it("leave out what a norm does not change", () => {
    const { maps } = english;
    const said = (mean: number, spread: number, factor: number, shift: number): string =>
      unmarked(maps.normal("bn", 2, { mean, spread, factor, shift }));
    expect(said(0.5, 2, 3, -1)).toBe("bn: (2.000 − 0.500) / 2.000 × 3.000 − 1.000 = ");
    expect(said(0, 1, 3, 0)).toBe("bn: 2.000 × 3.000 = ");
    expect(said(-0.5, 1, 1, 0)).toBe("bn: (2.000 + 0.500) = ");
  });

  it("count in one and in many", () => {
    const { maps } = english;
    expect(unmarked(maps.made("products", 1))).toBe("sum of 1 product = ");
    expect(unmarked(maps.made("largest", 4))).toBe("the largest of 4 numbers = ");
    expect(unmarked(maps.field({ top: 3, bottom: 3, left: 1, right: 5 }))).toBe(
      "Of the drawing it sees row 3, columns 1 to 5.",
    );
    expect(maps.flip(1, "conv1", "8")).toBe("Switch off the loudest map of conv1: then it says 8");
  });
});
