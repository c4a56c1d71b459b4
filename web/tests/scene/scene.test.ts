import { describe, expect, test } from "vitest";
import { ink } from "../../src/ink/ink";
import { dense } from "../../src/network/dense";
import { reads } from "../../src/network/input";
import type { Network } from "../../src/network/network";
import { buildScene } from "../../src/scene/build";
import { createFrame, frameAt, stepAt } from "../../src/scene/frame";
import { buildLayout, hiddenGrid, inputGrid } from "../../src/scene/layout";
import type { Scene } from "../../src/scene/scene";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { type ToldStep, toldSteps } from "../../src/words/steps";
import { layersOf, randomImage, randomLayers, randomNetwork } from "../helpers";

const SOURCE = `class Net(nn.Module):
    def forward(self, x):
        x = x.view(-1, 784)
        x = F.relu(self.fc1(x))
        x = self.dropout(x)
        x = self.fc2(x)
        return F.log_softmax(x, dim=1)`;

/** 784-30-10, with the operations and the source of a module. */
function pictureNetwork(): Network {
  const [fc1, fc2] = randomLayers([784, 30, 10]);
  const layers = [
    { ...fc1, dropout: 0.2, lines: { linear: 4, relu: 4, dropout: 5 } },
    { ...fc2, lines: { linear: 6 } },
  ];
  const rest = {
    name: "Test",
    inputShape: [1, 28, 28],
    classNames: [..."0123456789"],
    source: { file: "net.py", text: SOURCE, tokens: [] },
  };
  return dense(layers, rest, "log_softmax", { flatten: 3, output: 7 });
}

function drawnScene(): Scene {
  const network = pictureNetwork();
  const drawing = ink([
    [
      [60, 40],
      [200, 60],
      [90, 240],
    ],
  ]);
  return buildScene(network, record(network, drawing.pixels), drawing);
}

const { num } = english.numbers;
const percent = english.names.share;

const during = (scene: Scene, name: string): ToldStep =>
  toldSteps(scene, english).find((step) => step.name === name) as ToldStep;

describe("the story", () => {
  test("tells every step of the design, in order", () => {
    expect(toldSteps(drawnScene(), english).map((step) => step.name)).toEqual([
      "ink",
      "fit",
      "centre",
      "pixels",
      "fc1 products",
      "fc1 sum",
      "fc1 bias",
      "fc1 ReLU",
      "fc1 dropout",
      "fc2 products",
      "fc2 sum",
      "fc2 bias: scores",
      "log_softmax",
      "probabilities",
      "prediction",
    ]);
  });

  test("lights the line of code that runs, with the tensor's shape", () => {
    const scene = drawnScene();
    const told = toldSteps(scene, english).map(
      ({ name, line, shape }) => `${name} | ${line} | ${shape}`,
    );
    expect(told).toEqual([
      "ink | 2 | x: [1, 1, 28, 28]",
      "fit | 2 | x: [1, 1, 28, 28]",
      "centre | 2 | x: [1, 1, 28, 28]",
      "pixels | 3 | x: [1, 784]",
      "fc1 products | 4 | x: [1, 30]",
      "fc1 sum | 4 | x: [1, 30]",
      "fc1 bias | 4 | x: [1, 30]",
      "fc1 ReLU | 4 | x: [1, 30]",
      "fc1 dropout | 5 | x: [1, 30]",
      "fc2 products | 6 | x: [1, 10]",
      "fc2 sum | 6 | x: [1, 10]",
      "fc2 bias: scores | 6 | x: [1, 10]",
      "log_softmax | 7 | x: [1, 10]",
      "probabilities | 7 | x: [1, 10]",
      "prediction | 7 | x: [1, 10]",
    ]);
  });

  test("steps follow each other without a gap, each with a motion and a pause", () => {
    const scene = drawnScene();
    const { duration } = scene;
    const steps = toldSteps(scene, english);
    steps.forEach((step, k) => {
      expect(step.start).toBe(k === 0 ? 0 : steps[k - 1].end);
      expect(step.motion).toBeGreaterThan(0);
      expect(step.end - step.start).toBeGreaterThan(step.motion);
      expect(step.caption).toMatch(/[.!]$/);
    });
    expect(duration).toBe(steps[steps.length - 1].end);
  });

  test("captions carry the trace's own numbers", () => {
    const scene = drawnScene();
    const j = scene.spotlight[0];
    const z = scene.trace.layers[0].pre[j];
    expect(during(scene, "fc1 sum").caption).toContain(num(z - layersOf(scene.network)[0].bias[j]));
    expect(during(scene, "fc1 bias").caption).toContain(`= ${num(z)}.`);
    const active = scene.trace.layers[0].post.filter((a) => a > 0).length;
    expect(during(scene, "fc1 ReLU").caption).toContain(`${active} of 30 neurons are active`);
    expect(during(scene, "prediction").caption).toContain(percent(scene.trace.confidence));
  });

  test("an image that was not drawn starts at its pixels", () => {
    const network = pictureNetwork();
    const scene = buildScene(network, record(network, randomImage(784)), null);
    expect(toldSteps(scene, english)[0].name).toBe("pixels");
  });

  test("numbers read as people write them", () => {
    expect([num(1), num(-0.5), num(0.0123), num(-0.0001), num(0)]).toEqual([
      "1.00",
      "\u22120.50",
      "0.012",
      "0.000",
      "0.00",
    ]);
    expect([percent(0.923), percent(0), percent(0.001), percent(1)]).toEqual([
      "92%",
      "0%",
      "under 1%",
      "over 99%",
    ]);
  });
});

describe("frameAt", () => {
  test("is the same picture whatever was asked before", () => {
    const scene = drawnScene();
    const used = createFrame(scene);
    const times = [7.9, 0, 31, 3.3, 12.25, 100, -1, 5.1];
    for (const seconds of [...times, ...times.toReversed()]) {
      expect(frameAt(scene, seconds, used)).toEqual(frameAt(scene, seconds));
    }
  });

  test("ends with every neuron at its value on the layer's fixed scale, and the true bars", () => {
    const scene = drawnScene();
    const frame = frameAt(scene, scene.duration);
    const [input, hidden, output] = scene.layout.blocks;
    expect([...frame.active.subarray(0, input.count)]).toEqual([...scene.trace.image]);
    scene.trace.layers[0].post.forEach((a, j) => {
      const shown = Math.min(a / scene.network.measures("fc1").scale, 1);
      expect(frame.active[hidden.offset + j]).toBeCloseTo(shown, 6);
    });
    scene.trace.probs.forEach((probability, c) => {
      expect(frame.active[output.offset + c]).toBeCloseTo(probability, 6);
      expect(frame.bars[c]).toBeCloseTo(probability, 6);
    });
    expect(frame.answer).toBe(1);
    expect([...frame.signed].every((value) => value === 0)).toBe(true);
  });

  test("shows sums without the bias, then with it, then what the activation leaves", () => {
    const scene = drawnScene();
    const { offset } = scene.layout.blocks[1];
    const { scale } = scene.network.measures("fc1");
    const { bias } = layersOf(scene.network)[0];
    const { pre, post } = scene.trace.layers[0];
    const clamp = (value: number) => Math.min(Math.max(value, -1), 1);
    const rest = (name: string) => frameAt(scene, during(scene, name).end - 0.01);
    for (let j = 0; j < 30; j++) {
      const at = offset + j;
      expect(rest("fc1 sum").signed[at]).toBeCloseTo(clamp((pre[j] - bias[j]) / scale), 5);
      expect(rest("fc1 bias").signed[at]).toBeCloseTo(clamp(pre[j] / scale), 5);
      expect(rest("fc1 bias").active[at]).toBe(0);
      expect(rest("fc1 ReLU").signed[at]).toBeCloseTo(0, 6);
      expect(rest("fc1 ReLU").active[at]).toBeCloseTo(Math.min(post[j] / scale, 1), 5);
    }
  });

  test("lines come with their products, with pulses on the way", () => {
    const scene = drawnScene();
    const { start, motion } = during(scene, "fc2 products");
    expect(frameAt(scene, start - 0.01).lines[1]).toBe(0);
    const middle = frameAt(scene, start + motion / 2);
    expect(middle.pulses[1]).toBeCloseTo(0.5);
    expect(middle.pulses[0]).toBeLessThan(0);
    expect(frameAt(scene, start + motion).lines[1]).toBe(1);
  });

  test("ink moves from the pad through the 20x20 box to the centre, then becomes pixels", () => {
    const scene = drawnScene();
    const places = ["ink", "fit", "centre"].map((name) => ({
      ...frameAt(scene, during(scene, name).end - 1e-6).inkPlace,
    }));
    expect(places[0]).toEqual({ scale: 28 / scene.padSize, dx: 0, dy: 0 });
    expect(places[1]).toEqual({ ...scene.ink?.fitted });
    expect(places[2]).toEqual({ ...scene.ink?.centred });
    expect(frameAt(scene, during(scene, "pixels").end).inkOpacity).toBe(0);
  });

  test("finds the step at every instant", () => {
    const { steps } = drawnScene();
    steps.forEach((step, k) => {
      expect(stepAt(steps, step.start)).toBe(k);
      expect(stepAt(steps, (step.start + step.end) / 2)).toBe(k);
    });
    expect(stepAt(steps, -5)).toBe(0);
    expect(stepAt(steps, 1e9)).toBe(steps.length - 1);
  });
});

describe("the layout", () => {
  test.each([
    [
      [784, 512, 256, 128, 10],
      [1, 28, 28],
    ],
    [[4, 3, 2], [4]],
    [
      [64, 7, 2000, 100],
      [8, 8],
    ],
    [
      [3072, 50, 3],
      [3, 32, 32],
    ],
    [[1, 1, 1], [1]],
  ])("gives every neuron of %j a place of its own", (sizes, shape) => {
    const layout = buildLayout(randomNetwork(sizes, "relu", 1, { inputShape: shape }));
    expect(layout.count).toBe(sizes.reduce((sum, size) => sum + size, 0));
    for (const places of [layout.space, layout.flat]) {
      const seen = new Set<string>();
      for (let n = 0; n < layout.count; n++) {
        seen.add(places.subarray(3 * n, 3 * n + 3).join(" "));
      }
      expect(seen.size).toBe(layout.count);
      expect(places.every(Number.isFinite)).toBe(true);
    }
  });

  test("blocks stand in the order of computation and do not overlap when flat", () => {
    const { blocks } = buildLayout(
      randomNetwork([784, 512, 256, 128, 10], "relu", 1, { inputShape: [1, 28, 28] }),
    );
    for (let k = 1; k < blocks.length; k++) {
      const [left, right] = [blocks[k - 1], blocks[k]];
      expect(right.spaceX).toBeGreaterThan(left.spaceX);
      expect(right.flatX - right.width / 2).toBeGreaterThan(left.flatX + left.width / 2);
    }
  });

  test("an image is the picture it is, outputs are one column", () => {
    expect(inputGrid(reads([1, 28, 28]))).toMatchObject({ columns: 28, rows: 28 });
    expect(inputGrid(reads([3, 32, 32]))).toMatchObject({ columns: 32, rows: 96 });
    expect(hiddenGrid(10)).toMatchObject({ columns: 1, rows: 10 });
  });
});
