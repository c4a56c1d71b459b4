/** Other weights in the place of the network's: everything follows, nothing of the old ones stays. */
import { effect } from "@preact/signals";
import { beforeEach, describe, expect, it } from "vitest";
import { type App, createApp } from "../../src/app/app";
import { InputError } from "../../src/base/errors";
import type { Stroke } from "../../src/ink/ink";
import type { Network } from "../../src/network/network";
import { english } from "../../src/words/en";
import { toldSteps } from "../../src/words/steps";
import { randomNetwork } from "../helpers";

const SIZES = [784, 12, 8, 10];
const STROKES: Stroke[] = [
  [
    [100, 40],
    [110, 140],
    [120, 240],
  ],
];
const TIMES = 50;

const weights = (seed: number): Network => randomNetwork(SIZES, "relu", seed);

let asked: ((now: number) => void)[] = [];
let now = 0;

function start(network: Network): App {
  return createApp({ network, request: (callback) => asked.push(callback), cancel: () => {} });
}

function frame(): void {
  now += 100;
  for (const callback of asked.splice(0)) callback(now);
}

/** Everything that the page tells of what is drawn, as text: lists of numbers compare slowly. */
function told(app: App): string {
  const { inside } = app;
  const { trace, original, scene, image, blank } = app.reading.value;
  const { network, ...drawn } = scene;
  const derived = ["sums", "picture", "way", "map", "difference", "familiar", "spreading"] as const;
  const parts = {
    ...{
      trace,
      original,
      drawn,
      image,
      blank,
      biases: network.operations.map(({ tensors }) => tensors.bias?.values),
    },
    steps: toldSteps(scene, english),
    stage: [inside.stagePath.value, inside.stageOrder.value, inside.than.value],
    derived: derived.map((name) => inside[name].value),
  };
  return JSON.stringify(parts, (_, value) => (ArrayBuffer.isView(value) ? `${value}` : value));
}

/** Draws, looks at a neuron, switches another one off, compares and repeats. */
function useIt(app: App): void {
  app.drawStrokes(STROKES);
  app.inside.inspect({ layer: 1, index: 3 });
  app.inside.switchOff([{ layer: 0, index: 2 }]);
  app.inside.compare(7);
  app.inside.repeat();
}

beforeEach(() => {
  asked = [];
  now = 0;
});

describe("replaced weights", () => {
  it("tell what a fresh page tells, fifty times", { tags: ["slow"], timeout: 120_000 }, () => {
    const app = start(weights(1));
    useIt(app);
    for (let seed = 2; seed < 2 + TIMES; seed++) {
      app.replaceNetwork(weights(seed));
      const fresh = start(weights(seed));
      useIt(fresh);
      expect(told(app) === told(fresh), `weights ${seed}`).toBe(true);
      fresh.dispose();
    }
  });

  it("are painted in the next frame, whatever plays, and time goes on", () => {
    const app = start(weights(1));
    app.drawStrokes(STROKES);
    app.toStart();
    app.play();
    const scenes = new Set<unknown>();
    app.onPaint((scene) => scenes.add(scene));
    frame();
    const before = app.clock.value.seconds;
    for (let seed = 2; seed < 2 + TIMES; seed++) {
      app.replaceNetwork(weights(seed));
      expect(asked).toHaveLength(1);
      frame();
    }
    expect(scenes.size).toBe(1 + TIMES);
    expect(app.playing.value).toBe(true);
    expect(app.clock.value.seconds).toBeCloseTo(before + TIMES * 0.1, 5);
  });

  it("ask a page that stands still for one frame", () => {
    const app = start(weights(1));
    app.drawStrokes(STROKES);
    frame();
    expect(asked).toHaveLength(0);
    app.replaceNetwork(weights(2));
    frame();
    expect(asked).toHaveLength(0);
  });

  it("reach who reads the network", () => {
    const app = start(weights(1));
    const seen: Network[] = [];
    const stop = effect(() => {
      seen.push(app.network);
    });
    app.replaceNetwork(weights(2));
    expect(seen).toHaveLength(2);
    expect(seen[1]).toBe(app.network);
    stop();
  });

  it("of another size let go of neurons that they do not have", () => {
    const app = start(weights(1));
    app.drawStrokes(STROKES);
    for (const index of [11, 2, 10]) app.inside.inspect({ layer: 0, index });
    app.inside.switchOff([
      { layer: 0, index: 11 },
      { layer: 0, index: 3 },
    ]);
    const small = randomNetwork([784, 5, 10], "relu", 3);
    app.replaceNetwork(small);
    expect(app.inside.trail.value).toEqual({ list: [{ layer: 0, index: 2 }], at: 0 });
    expect(app.inside.lens.off.value).toEqual([{ layer: 0, index: 3 }]);
    expect(app.clock.value.seconds).toBe(app.duration.value);
    frame();
    expect(app.reading.value.scene.network).toBe(small);
  });

  it.each([
    ["other inputs", randomNetwork([4, 3, 10])],
    ["other classes", randomNetwork([784, 12, 9])],
    ["what only looks like a network", { ...weights(2) } as Network],
    ["nothing", null as unknown as Network],
  ])("are refused with %s, in one sentence, and nothing changes", (_, next) => {
    const app = start(weights(1));
    app.drawStrokes(STROKES);
    const before = app.reading.value;
    expect(() => app.replaceNetwork(next)).toThrow(InputError);
    expect(app.reading.value.trace).toEqual(before.trace);
    expect(app.network).toBe(before.scene.network);
  });
});

describe("a page that has ended", () => {
  it("asks for no frame, whatever is done to it", () => {
    const app = start(weights(1));
    useIt(app);
    app.toStart();
    app.play();
    frame();
    app.dispose();
    asked = [];
    app.replaceNetwork(weights(2));
    app.drawStrokes([]);
    app.toggleTheme();
    app.play();
    app.onPaint(() => {});
    expect(asked).toHaveLength(0);
  });
});

describe("reading", () => {
  it("changes nothing: what the pen has drawn since the last frame is read, not taken in", () => {
    const app = start(weights(1));
    app.drawStrokes(STROKES);
    app.toStart();
    frame();
    app.pen.down([60, 100]);
    app.pen.move([[220, 100]]);
    const [input, clock, reading] = [app.input.value, app.clock.value, app.reading.value];
    const newest = app.current();
    expect(newest.trace.image).not.toEqual(reading.trace.image);
    expect(app.current()).toBe(newest);
    expect([app.input.value, app.clock.value, app.reading.value]).toEqual([input, clock, reading]);
    frame();
    expect(app.reading.value.trace).toEqual(newest.trace);
    expect(app.current()).toBe(app.reading.value);
  });
});
