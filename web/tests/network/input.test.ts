/** What a network reads: pictures of any size, colour planes, features with their ranges. */
import { describe, expect, it } from "vitest";
import { createApp } from "../../src/app/app";
import { ink, type Stroke } from "../../src/ink/ink";
import { fromInk } from "../../src/ink/input";
import type { Rest } from "../../src/network/dense";
import { inputForm, reads } from "../../src/network/input";
import type { Network } from "../../src/network/network";
import { sizeOf } from "../../src/operations/operation";
import { buildScene } from "../../src/scene/build";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { inputName, neuronName, describe as pointedAt } from "../../src/words/names";
import { toldSteps } from "../../src/words/steps";
import { networkOf, randomLayers, randomNetwork, readJson } from "../helpers";

const reading = (inputShape: readonly number[], more: Partial<Rest> = {}): Network =>
  randomNetwork([sizeOf(inputShape), 4, 3], "relu", 1, { inputShape, ...more });
const LINE: Stroke = [
  [100, 40],
  [110, 140],
  [120, 240],
];

describe("form", () => {
  it.each([
    [[784], 28, 28, 1],
    [[1, 28, 28], 28, 28, 1],
    [[8, 8], 8, 8, 1],
    [[1, 1, 20, 30], 30, 20, 1],
    [[3, 32, 32], 32, 32, 3],
  ])("%j is a picture", (shape, columns, rows, planes) => {
    expect(inputForm(reading(shape))).toMatchObject({
      kind: planes > 1 ? "planes" : "picture",
      columns,
      rows,
      planes,
      range: [0, 1],
    });
  });

  it.each([[[4]], [[1, 20]], [[2, 2]], [[1]]])("%j are features", (shape) => {
    const form = inputForm(reading(shape));
    expect(form.kind).toBe("features");
    expect(form.features[0]).toEqual({ range: [-3, 3] });
  });

  it("takes ranges from the examples", () => {
    const named = reading([2], { featureNames: ["length", "width"] });
    const examples = [Float32Array.of(1, 5), Float32Array.of(3, 5), Float32Array.of(2, 5)];
    expect(inputForm(named, examples).features).toEqual([
      { range: [0.8, 3.2] },
      { range: [-3, 3] }, // all the same: they tell nothing
    ]);
  });

  it("draws ink in the values that the examples have", () => {
    const form = inputForm(reading([2, 6, 6]), [Float32Array.of(-0.5, 2.5)]);
    const drawn = ink([LINE], 2.5, form);
    const input = fromInk(drawn, form);
    expect(input).toHaveLength(72);
    expect(input.slice(0, 36)).toEqual(input.slice(36));
    drawn.pixels.forEach((value, i) => {
      expect(input[i]).toBeCloseTo(-0.5 + 3 * value, 6);
    });
  });
});

interface Known {
  readonly input_shape: readonly number[];
  readonly feature_names: readonly string[];
  readonly kind: string;
  readonly rows: number;
  readonly columns: number;
  readonly planes: number;
  readonly names: Readonly<Record<string, string>>;
}

describe("what is read, as Python has it", () => {
  it.each(readJson<Known[]>("reads.json"))("$input_shape: $kind", (known) => {
    const form = reads(known.input_shape, known.feature_names);
    const names = known.feature_names.length > 0 ? { featureNames: known.feature_names } : {};
    const network = reading(known.input_shape, names);
    const { kind, rows, columns, planes } = known;
    expect(form).toMatchObject({ kind, rows, columns, planes });
    for (const [index, name] of Object.entries(known.names)) {
      expect(inputName(network, Number(index), english)).toBe(name);
    }
  });

  it("is the same on the stage and in its words", () => {
    const network = reading([3, 32, 32]);
    const scene = buildScene(network, record(network, new Float32Array(3072).fill(0.5)), null);
    const pixel = { layer: -1, index: 2000 };
    expect(neuronName(network, pixel, english)).toBe("pixel in plane 2, row 31, column 17");
    expect(pointedAt(scene, pixel, english)).toBe("pixel in plane 2, row 31, column 17: 0.50");
    const flat = reading([784]);
    const { layout } = buildScene(flat, record(flat, new Float32Array(784)), null);
    expect(layout.blocks[0]).toMatchObject({ picture: true, columns: 28, rows: 28 });
  });
});

describe("ink on other papers", () => {
  it("is MNIST's own on 28x28, bit for bit", () => {
    expect(ink([LINE], 2.5, { columns: 28, rows: 28 }).pixels).toEqual(ink([LINE]).pixels);
  });

  it.each([
    [8, 8],
    [14, 14],
    [20, 30],
    [64, 48],
  ])(
    "%i x %i: 20 of 28 px of the shorter fit, the centre of mass in the middle",
    (columns, rows) => {
      const bar: Stroke[] = [
        [
          [0, 0],
          [200, 0],
          [200, 200],
          [0, 200],
          [0, 0],
        ],
      ];
      const { pixels } = ink(bar, 2.5, { columns, rows });
      expect(pixels).toHaveLength(columns * rows);
      const inked = [...pixels].map((value, i) => ({
        value,
        x: i % columns,
        y: Math.floor(i / columns),
      }));
      const seen = inked.filter(({ value }) => value > 0.02);
      const width = Math.max(...seen.map(({ x }) => x)) - Math.min(...seen.map(({ x }) => x)) + 1;
      expect(Math.abs(width - (Math.min(columns, rows) * 20) / 28)).toBeLessThan(2.5);
      const mass = inked.reduce((sum, { value }) => sum + value, 0);
      const meanX = inked.reduce((sum, { value, x }) => sum + value * (x + 0.5), 0) / mass;
      const unit = Math.min(columns, rows) / 28;
      expect(Math.abs(meanX - columns / 2 - 0.5 * unit)).toBeLessThan(0.1);
    },
  );
});

describe("sliders", () => {
  const iris = reading([4], { featureNames: ["a", "b", "c", "d"] });
  const page = (examples: readonly Float32Array[] = []) =>
    createApp({ network: iris, examples, request: () => 0, cancel: () => {} });

  it("say something before anybody touches them", () => {
    const app = page();
    expect(app.reading.value.blank).toBe(false);
    expect([...app.current().trace.image]).toEqual([0, 0, 0, 0]);
    expect(app.samples).toEqual([]);
  });

  it("start in the middle of what the examples have", () => {
    const app = page([Float32Array.of(0, 0, 0, 4), Float32Array.of(2, 4, 6, 8)]);
    expect([...app.current().trace.image]).toEqual([1, 2, 3, 6]);
  });

  it("change one value each, and one undo takes back one slider", () => {
    const app = page();
    for (const value of [0.5, 1, 1.5]) app.setFeature(2, value);
    app.setFeature(0, -2);
    expect([...app.current().trace.image]).toEqual([-2, 0, 1.5, 0]);
    app.undo();
    expect([...app.current().trace.image]).toEqual([0, 0, 1.5, 0]);
    app.undo();
    expect([...app.current().trace.image]).toEqual([0, 0, 0, 0]);
  });

  it("tell of features by their names", () => {
    const app = page();
    app.setFeature(1, 0.25);
    const [told] = toldSteps(app.current().scene, english);
    expect(told.name).toBe("features");
    expect(told.caption).toContain("a 0.00, b 0.25, c 0.00, d 0.00");
    expect(told.caption).not.toContain("ink");
  });

  it("show examples, and refuse those that are not there", () => {
    const example = Float32Array.of(1, 2, 3, 4);
    const app = page([example]);
    app.showExample(0);
    expect(app.input.value.pixels).toBe(example);
    expect(() => app.showExample(1)).toThrow(/1 examples, none is 1/);
  });
});

describe("captions", () => {
  const captions = (network: Network): string =>
    toldSteps(createApp({ network, request: () => 0, cancel: () => {} }).current().scene, english)
      .map(({ caption }) => caption)
      .join("\n");

  it("count one of a thing as one", () => {
    const text = captions(randomNetwork([1, 1, 2], "relu", 1, { classNames: ["no", "yes"] }));
    expect(text).toContain("multiplies its one input by a weight");
    expect(text).not.toMatch(/\b1 (neurons|inputs|products)\b/);
  });

  it("tell apart what the network computes and what is read from its scores", () => {
    const layers = randomLayers([4, 4, 3]);
    expect(captions(networkOf(layers, {}, "logits"))).toContain("The code ends with its scores.");
    expect(captions(networkOf(layers, {}, "softmax"))).toContain(
      "softmax turns the scores into shares",
    );
  });

  it("name the size of the picture", () => {
    const app = createApp({ network: reading([1, 8, 8]), request: () => 0, cancel: () => {} });
    app.drawStrokes([LINE]);
    const text = toldSteps(app.current().scene, english)
      .map(({ caption }) => caption)
      .join("\n");
    expect(text).toContain("6×6 box");
    expect(text).toContain("8×8 picture");
  });
});
