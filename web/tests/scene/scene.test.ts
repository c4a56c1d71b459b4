import { describe, expect, test } from "vitest";
import { ink } from "../../src/ink/ink";
import { runnerUp } from "../../src/inside/contrast";
import { reads } from "../../src/network/input";
import type { Network } from "../../src/network/network";
import { buildScene } from "../../src/scene/build";
import { buildLayout, hiddenGrid, inputGrid } from "../../src/scene/layout";
import type { NeuronId } from "../../src/scene/look";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { toldSteps } from "../../src/words/steps";
import { layersOf, networkOf, randomImage, randomLayers, randomNetwork } from "../helpers";
import { DRAWN, drawnScene, during, pictureNetwork } from "./drawn";

const { num } = english.numbers;
const percent = english.names.share;

describe("the story", () => {
  test("tells one neuron slowly, then its layer, in order", () => {
    expect(toldSteps(drawnScene(), english).map((step) => step.name)).toEqual([
      "ink",
      "fit and centre",
      "pixels",
      "fc1 products",
      "fc1 sum",
      "fc1 ReLU",
      "fc1 all neurons",
      "fc2 scores",
      "log_softmax",
      "answer",
    ]);
  });

  test("is twelve beats for the lesson's network", () => {
    const network = randomNetwork([784, 40, 30, 20, 10], "relu", 1, { inputShape: [1, 28, 28] });
    const drawing = ink([DRAWN]);
    const { steps } = buildScene(network, record(network, drawing.pixels), drawing);
    expect(steps.map(({ kind, layer }) => `${kind} ${layer}`)).toEqual([
      "ink -1",
      "fit -1",
      "pixels -1",
      "products 0",
      "sum 0",
      "activation 0",
      "layer 0",
      "layer 1",
      "layer 2",
      "scores 3",
      "shares 4",
      "answer 4",
    ]);
    const motions = steps.filter(({ kind }) => kind === "layer").map(({ motion }) => motion);
    expect(motions).toEqual([...motions].sort((a, b) => b - a));
    expect(new Set(motions).size).toBe(3);
  });

  test.each([
    [[4, 3], "relu", ["pixels", "products", "sum", "scores", "shares", "answer"]],
    [[4, 5, 3], "identity", ["pixels", "products", "sum", "layer", "scores", "shares", "answer"]],
    [
      [4, 5, 3],
      "tanh",
      ["pixels", "products", "sum", "activation", "layer", "scores", "shares", "answer"],
    ],
  ] as const)("has beats for %j with %s", (sizes, activation, kinds) => {
    const network = randomNetwork(sizes, activation);
    const scene = buildScene(network, record(network, new Float32Array(4).fill(0.5)), null);
    expect(scene.steps.map(({ kind }) => kind)).toEqual(kinds);
  });

  test("has dropout as a beat only where the pass has masks", () => {
    const network = pictureNetwork();
    const trace = record(network, randomImage(784));
    const kinds = (training: boolean) =>
      buildScene(network, trace, null, { training }).steps.map(({ kind }) => kind);
    expect(kinds(false)).not.toContain("dropout");
    expect(kinds(true).filter((kind) => kind === "dropout" || kind === "layer")).toEqual([
      "layer",
      "dropout",
    ]);
  });

  test("lights the lines of code that run, with the tensor's shape", () => {
    const told = toldSteps(drawnScene(), english).map(
      ({ name, line, lines, shape }) => `${name} | ${line} | ${lines} | ${shape}`,
    );
    expect(told).toEqual([
      "ink | 2 | 2 | x: [1, 1, 28, 28]",
      "fit and centre | 2 | 2 | x: [1, 1, 28, 28]",
      "pixels | 3 | 3 | x: [1, 784]",
      "fc1 products | 4 | 4 | x: [1, 30]",
      "fc1 sum | 4 | 4 | x: [1, 30]",
      "fc1 ReLU | 4 | 4 | x: [1, 30]",
      "fc1 all neurons | 4 | 4,5 | x: [1, 30]",
      "fc2 scores | 6 | 6 | x: [1, 10]",
      "log_softmax | 7 | 7 | x: [1, 10]",
      "answer | 7 | 7 | x: [1, 10]",
    ]);
  });

  test("steps follow each other without a gap, each with words, a motion and a rest", () => {
    const scene = drawnScene();
    const { duration } = scene;
    const steps = toldSteps(scene, english);
    steps.forEach((step, k) => {
      expect(step.start).toBe(k === 0 ? 0 : steps[k - 1].end);
      expect(step.lead).toBeGreaterThan(0);
      expect(step.motion).toBeGreaterThan(0);
      expect(step.end - step.start).toBeGreaterThan(step.lead + step.motion);
      expect(step.caption).toMatch(/[.!]$/);
    });
    expect(duration).toBe(steps[steps.length - 1].end);
  });

  test("captions carry the trace's own numbers", () => {
    const scene = drawnScene();
    const { network, trace } = scene;
    const { followed, silenced } = scene as { followed: NeuronId; silenced: NeuronId };
    const { pre, post } = trace.layers[0];
    const { bias } = layersOf(network)[0];
    const j = followed.index;
    expect(during(scene, "fc1 products").caption).toContain(`Neuron ${j} of fc1`);
    const sum = during(scene, "fc1 sum").caption;
    expect(sum).toContain(`784 products: ${num(pre[j] - bias[j])}.`);
    expect(sum).toContain(`: ${num(bias[j])}.`);
    const relu = during(scene, "fc1 ReLU").caption;
    expect(relu).toContain(`Neuron ${j} keeps its ${num(post[j])}`);
    expect(relu).toContain(
      `neuron ${silenced.index} had ${num(pre[silenced.index])} and becomes 0`,
    );
    const active = post.filter((a) => a > 0).length;
    expect(during(scene, "fc1 all neurons").caption).toContain(`All 30 neurons of fc1`);
    expect(during(scene, "fc1 all neurons").caption).toContain(`${active} light up`);
    const scores = during(scene, "fc2 scores").caption;
    for (const end of [Math.min(...trace.scores), Math.max(...trace.scores)]) {
      expect(scores).toContain(num(end));
    }
    const shares = during(scene, "log_softmax").caption;
    const second = runnerUp(trace.probs, trace.prediction);
    for (const c of [trace.prediction, second]) {
      expect(shares).toContain(`${c} with ${num(trace.scores[c])} gets ${percent(trace.probs[c])}`);
    }
    expect(during(scene, "answer").caption).toContain(percent(trace.confidence));
  });

  test("follows a neuron that survives and shows one that becomes 0", () => {
    const scene = drawnScene();
    const { pre, post } = scene.trace.layers[0];
    const { followed, silenced } = scene as { followed: NeuronId; silenced: NeuronId };
    expect(post[followed.index]).toBeGreaterThan(0);
    expect(post[silenced.index]).toBe(0);
    expect(pre[silenced.index]).toBe(Math.min(...pre));
    expect([followed.layer, silenced.layer]).toEqual([0, 0]);
  });

  test("tells what is true where no neuron becomes 0", () => {
    const smooth = randomNetwork([4, 5, 3], "tanh");
    const of = (network: Network) =>
      buildScene(network, record(network, new Float32Array(4).fill(0.5)), null);
    expect(of(smooth).silenced).toBeNull();
    expect(during(of(smooth), "fc1 tanh").caption).not.toContain("becomes 0");
    const [fc1, fc2] = randomLayers([4, 5, 3]);
    const positive = networkOf([{ ...fc1, bias: fc1.bias.map(() => 9) }, fc2]);
    expect(of(positive).silenced).toBeNull();
    expect(during(of(positive), "fc1 ReLU").caption).toContain("No other neuron here is below 0.");
    const negative = networkOf([{ ...fc1, bias: fc1.bias.map(() => -9) }, fc2]);
    expect(during(of(negative), "fc1 ReLU").caption).not.toContain("keeps its");
  });

  test("without a hidden layer the neuron that is told is not the answer's", () => {
    for (const seed of [1, 2, 3, 4]) {
      const network = randomNetwork([4, 3], "relu", seed);
      const scene = buildScene(network, record(network, new Float32Array(4).fill(0.5)), null);
      expect(scene.followed).toEqual({ layer: 0, index: 0 });
    }
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
