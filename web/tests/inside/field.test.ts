/** What a unit looks at, and what happens when whole maps or pixels are switched off. */
import { describe, expect, test } from "vitest";
import { ablate, INPUT_LAYER } from "../../src/inside/ablate";
import { patch, receptiveField } from "../../src/inside/field";
import { flip } from "../../src/inside/flip";
import { path } from "../../src/inside/path";
import { parseNetwork } from "../../src/network/file";
import { record, run } from "../../src/trace/trace";
import { farthest, randomNetwork, readBytes, readJson } from "../helpers";

const network = parseNetwork(readBytes("conv.safetensors"));
const { cases } = readJson<{ cases: { image: number[] }[] }>("conv.json");
const image = Float32Array.from(cases[0].image);
const layerOf = (name: string): number => network.index(name);
const box = (top: number, bottom: number, left: number, right: number) => ({
  ...{ top, bottom, left, right },
});

describe("a patch", () => {
  test("is what a unit reads of each plane, without what pads", () => {
    const [{ from, units }] = patch(network, 0, 0);
    expect([from, [...units]]).toEqual([-1, [0, 1, 8, 9, 64, 65, 72, 73]]);
    expect(patch(network, 0, 27)[0].units).toHaveLength(18);
    expect(patch(network, layerOf("conv3"), 21)).toEqual([
      { from: layerOf("add"), units: Int32Array.of(21, 23, 29, 31) },
    ]);
    expect(patch(network, layerOf("add"), 5).map(({ from }) => from)).toEqual([1, 2]);
    expect(() => patch(network, 0, 192)).toThrow(/conv1 has neurons 0 to 191/);
  });
});

describe("a receptive field", () => {
  test.each([
    ["conv1", 27, box(2, 4, 2, 4)],
    ["conv1", 0, box(0, 1, 0, 1)],
    ["pool1", 5, box(1, 4, 1, 4)],
    ["conv2", 5, box(0, 6, 0, 6)],
    ["fc", 0, box(0, 7, 0, 7)],
  ])("of %s, unit %d", (name, unit, wanted) => {
    expect(receptiveField(network, layerOf(name), unit)).toEqual(wanted);
  });

  test("is the box of the pixels that change a value when they change", () => {
    const before = record(network, image);
    for (const [layer, unit] of [
      [0, 70],
      [1, 9],
      [2, 0],
      [2, 21],
    ]) {
      const { post } = network.planes[layer];
      const reached = [...image.keys()].flatMap((pixel) => {
        const changes = [-40, 40].some((step) => {
          const changed = image.slice();
          changed[pixel] += step;
          return record(network, changed).values[post][unit] !== before.values[post][unit];
        });
        return changes ? [pixel % 64] : [];
      });
      const rows = [...reached].map((pixel) => Math.floor(pixel / 8));
      const columns = [...reached].map((pixel) => pixel % 8);
      expect(receptiveField(network, layer, unit)).toEqual(
        box(Math.min(...rows), Math.max(...rows), Math.min(...columns), Math.max(...columns)),
      );
    }
  });

  test("is all of a picture that is read in a row, and none of values that are no picture", () => {
    expect(receptiveField(randomNetwork([784, 3, 2]), 1, 0)).toEqual(box(0, 27, 0, 27));
    expect(receptiveField(randomNetwork([5, 3, 2]), 1, 0)).toBeNull();
  });
});

describe("switched off", () => {
  test("are whole maps, in one go with neurons", () => {
    const factor = new Float32Array(192).fill(1).fill(0, 64, 128);
    const wanted = run(network, image, { relu1: factor });
    const found = ablate(network, image, [{ layer: 0, neurons: [70], maps: [1] }]);
    expect(found.scores).toEqual(wanted.scores);
    const again = ablate(network, record(network, image), [{ layer: 0, neurons: [], maps: [1] }]);
    expect(again.scores).toEqual(wanted.scores);
  });

  test("are pixels and colour planes, which become 0", () => {
    const blank = image.slice().fill(0, 64);
    blank[3] = 0;
    const off = [{ layer: INPUT_LAYER, neurons: [3], maps: [1] }];
    const found = ablate(network, record(network, image), off);
    expect(found.scores).toEqual(record(network, blank).scores);
    expect([found.image[3], found.image[64], image[64] !== 0]).toEqual([0, 0, true]);
  });

  test("is nothing that is not there", () => {
    const off = (layer: number, neurons: number[], maps: number[]) => () =>
      ablate(network, image, [{ layer, neurons, maps }]);
    expect(off(0, [], [3])).toThrow("There is no map 3: they are 0 to 2.");
    expect(off(-1, [], [2])).toThrow("There is no map 2: they are 0 to 1.");
    expect(off(-1, [128], [])).toThrow("There is no value 128: they are 0 to 127.");
    expect(off(8, [0], [])).toThrow(/fc is the output/);
    expect(off(9, [0], [])).toThrow(/There is no layer 9/);
  });

  test("are maps until the answer changes", () => {
    const trace = record(network, image);
    const { loudest, count, to } = flip(network, trace, 7, "maps");
    expect(Math.max(...loudest)).toBeLessThan(5);
    const first = loudest.subarray(0, count ?? loudest.length);
    const without = ablate(network, trace, [{ layer: 7, neurons: [], maps: first }]);
    expect(without.prediction).toBe(to);
  });
});

test("a path of everything is what the unit is made of and what it becomes", () => {
  const trace = record(network, image);
  const layer = layerOf("add");
  const unit = trace.layers[layer].post.indexOf(Math.max(...trace.layers[layer].post));
  const { hops } = path(network, trace, layer, unit, 1);
  const sumOf = (at: (hop: (typeof hops)[number]) => boolean): number =>
    hops
      .filter(at)
      .reduce((sum, hop) => sum + hop.evidence.reduce((all, each) => all + each, 0), 0);
  const into = sumOf((hop) => hop.layer === layer);
  expect(farthest([into], [trace.layers[layer].pre[unit]])).toBeLessThan(1e-5);
  const shares = hops.map(({ share }) => share);
  expect(
    farthest(
      shares,
      shares.map(() => 1),
    ),
  ).toBeLessThan(1e-6);
});
