/** Teaching one drawing: which network is shown at each point of the story, and the way back. */
import READY from "@assets/drawings.json";
import { beforeEach, describe, expect, it } from "vitest";
import { type App, createApp } from "../../src/app/app";
import { RATES, type Taught, taughtOf } from "../../src/app/taught/taught";
import type { Stroke } from "../../src/ink/ink";
import type { Drawing } from "../../src/ink/strokes";
import { parseNetwork } from "../../src/network/file";
import type { Network } from "../../src/network/network";
import type { TaughtKind } from "../../src/scene/scene";
import { backward } from "../../src/trace/gradients";
import { descend } from "../../src/trace/optimizers";
import { record } from "../../src/trace/trace";
import { describe as describeUnit } from "../../src/words/names";
import { farthest, randomNetwork, readBytes } from "../helpers";

const STROKES: Stroke[] = [
  [
    [100, 40],
    [110, 140],
    [120, 240],
  ],
];
const OTHER: Stroke[] = [
  [
    [40, 100],
    [240, 120],
  ],
];
const DRAWINGS: Drawing[] = [1, 4].map((label) => ({
  ...{ name: `${label}, plain`, label, strokes: label === 1 ? STROKES : OTHER },
}));

let network: Network;
let app: App;
let taught: Taught;

beforeEach(() => {
  network = randomNetwork([784, 12, 8, 10], "relu", 5);
  app = createApp({
    ...{ network, drawings: DRAWINGS, calm: true },
    ...{ request: () => 0, cancel: () => {} },
  });
  app.turnTo("train");
  app.drawStrokes(STROKES);
  taught = taughtOf(app);
});

/** Stands where the motion of a step is over. */
function goTo(kind: TaughtKind): void {
  const step = app.reading.value.scene.steps.find((each) => each.kind === kind);
  if (!step) throw new Error(`no ${kind}`);
  app.seek(step.start + step.lead + step.motion);
}

const kind = (): string => app.reading.value.scene.steps[app.step.value].kind;
const weights = (of: Network): Float32Array => of.operation("fc1").tensors.weight.values;

describe("a lesson", () => {
  it("begins with its first step, on the network as it is", () => {
    taught.teach(7);
    expect(kind()).toBe("output");
    expect(app.network).toBe(network);
    expect(app.reading.value.scene.teaching?.target).toBe(7);
    expect(app.told.answer.value).toBe(true);
    expect(app.spoken.value).toContain("This is 7.");
  });

  it("begins with a rate at which the loss falls, until somebody chooses another", {
    tags: ["slow"],
  }, () => {
    const conv = parseNetwork(readBytes("mnistconv.safetensors"));
    const other = createApp({
      ...{ network: conv, drawings: DRAWINGS, calm: true },
      ...{ request: () => 0, cancel: () => {} },
    });
    other.turnTo("train");
    const [three] = READY.filter(({ label }) => label === 3);
    other.drawStrokes(three.strokes as unknown as Stroke[]);
    const lessons = taughtOf(other);
    const rates = [0, 4, 8].map((target) => {
      lessons.teach(target);
      const [before, after] = lessons.lesson.value?.loss ?? [0, 0];
      expect(after).toBeLessThan(before);
      lessons.undo();
      return lessons.rate.value;
    });
    expect(Math.max(...rates)).toBeLessThanOrEqual(0.01);
    expect(Math.min(...rates)).toBeLessThan(0.01);
    lessons.setRate(0.03);
    lessons.teach(0);
    expect(lessons.lesson.value?.rate).toBe(0.03);
    other.dispose();
  });

  it("has PyTorch's step: every parameter less rate times its gradient", () => {
    const { image } = app.current();
    taught.teach(7);
    const own = taught.lesson.value;
    const expected = descend(network, backward(network, record(network, image), 7), 0.01);
    if (!own) throw new Error("no lesson");
    expect(farthest(weights(own.after.network), weights(expected))).toBeLessThan(1e-7);
    expect(own.loss[1]).toBeLessThan(own.loss[0]);
    expect(own.loss[1]).toBeCloseTo(-record(expected, image).logProbs[7], 6);
  });

  it("shows the network after its step from there on, and that before it on the way back", () => {
    taught.teach(7);
    const after = taught.lesson.value?.after.network;
    goTo("descend");
    expect(app.network).toBe(network);
    expect(taught.past.value).toBe(false);
    goTo("again");
    expect(app.network).toBe(after);
    expect(taught.past.value).toBe(true);
    expect(app.reading.value.trace.probs[7]).toBe(taught.lesson.value?.after.trace.probs[7]);
    expect(kind()).toBe("again");
    goTo("loss");
    expect(app.network).toBe(network);
    expect(kind()).toBe("loss");
  });

  it("shows its own lines, whatever was chosen to be shown, and says who is to blame", () => {
    app.inside.show("every");
    app.toEnd();
    expect(app.look.value.shown).toBe("every");
    taught.teach(7);
    expect(app.look.value.shown).toBe("important");
    const blame = taught.lesson.value?.gradients.values.fc2[3] ?? 0;
    const said = describeUnit(app.reading.value.scene, { layer: 1, index: 3 }, app.words);
    expect(said).toContain(app.words.teaching.note(blame));
    taught.undo();
    expect(app.look.value.shown).toBe("every");
    expect(describeUnit(app.reading.value.scene, { layer: 1, index: 3 }, app.words)).not.toContain(
      "blame",
    );
  });

  it("keeps its place when another rate is chosen", () => {
    taught.teach(7);
    goTo("slopes");
    taught.setRate(0.1);
    expect(kind()).toBe("slopes");
    expect(taught.lesson.value?.rate).toBe(0.1);
    expect(app.network).toBe(network);
    goTo("again");
    taught.setRate(0.001);
    expect(kind()).toBe("again");
    expect(app.network).toBe(taught.lesson.value?.after.network);
  });

  it("says in a sentence that a step is too large, and stays as it was", () => {
    taught.teach(7);
    const before = taught.lesson.value;
    taught.setRate(1e300);
    expect(taught.fault.value).toMatch(/NaN or infinite/);
    expect(taught.lesson.value).toBe(before);
    taught.setRate(RATES[0]);
    expect(taught.fault.value).toBeNull();
  });

  it("ends when something else is drawn, and a step that was taken stays", () => {
    taught.teach(7);
    app.drawStrokes(OTHER);
    expect(taught.lesson.value).toBeNull();
    expect(app.network).toBe(network);
    expect(app.reading.value.scene.teaching).toBeNull();
    taught.teach(7);
    goTo("again");
    const after = app.network;
    app.drawStrokes(STROKES);
    expect(taught.lesson.value).toBeNull();
    expect(app.network).toBe(after);
    expect(taught.taken.value).toHaveLength(1);
  });

  it("ends when the lesson or the pad takes its place", () => {
    taught.teach(7);
    app.turnTo("watch");
    expect(taught.lesson.value).not.toBeNull();
    app.turnTo("learn");
    expect(taught.lesson.value).toBeNull();
    expect(app.reading.value.scene.teaching).toBeNull();
  });

  it("ends when another network takes the place of this one, which is then its own", () => {
    taught.teach(7);
    goTo("again");
    const next = randomNetwork([784, 12, 8, 10], "relu", 6);
    app.replaceNetwork(next);
    expect(app.network).toBe(next);
    expect(taught.lesson.value).toBeNull();
    expect(taught.taken.value).toHaveLength(0);
  });
});

describe("the way back", () => {
  it("is to the very network that was there before", () => {
    taught.teach(7);
    goTo("price");
    taught.undo();
    expect(app.network).toBe(network);
    expect(taught.lesson.value).toBeNull();
    expect(app.reading.value.scene.teaching).toBeNull();
  });

  it("goes step by step, or all at once", () => {
    taught.teach(7);
    taught.again();
    const second = taught.lesson.value?.before.network;
    expect(app.network).toBe(second);
    expect(taught.taken.value).toHaveLength(1);
    goTo("again");
    taught.undo();
    expect(app.network).toBe(second);
    taught.undo();
    expect(app.network).toBe(network);
    expect(taught.taken.value).toHaveLength(0);
    taught.teach(2);
    taught.again();
    taught.again();
    taught.forget();
    expect(app.network).toBe(network);
    expect(taught.taken.value).toHaveLength(0);
  });
});

describe("the price", () => {
  it("is how all ready-made drawings are read by both networks", async () => {
    taught.teach(7);
    const { before, after } = taught.lesson.value ?? {};
    if (!before || !after) throw new Error("no lesson");
    while (taught.price.value === null) await new Promise((resolve) => setTimeout(resolve, 5));
    const { each, loss, right, drawings } = taught.price.value;
    expect(drawings).toBe(2);
    const losses = [before, after].map(({ network: net }) =>
      taught.judges().map(({ image, target }) => -record(net, image).logProbs[target]),
    );
    expect(each.map((pair) => pair[0].loss)).toEqual(losses[0]);
    expect(each.map((pair) => pair[1].loss)).toEqual(losses[1]);
    expect(loss[1]).toBeCloseTo((losses[1][0] + losses[1][1]) / 2, 6);
    expect(right[0]).toBe(each.filter(([{ prediction }], k) => prediction === [1, 4][k]).length);
    goTo("price");
    expect(app.reading.value.scene.steps.at(-1)?.told?.caption).toContain("2 drawings");
  });
});

describe("where nothing can be taught", () => {
  it("nothing happens: nothing is drawn", () => {
    app.clear();
    taught.teach(7);
    expect(taught.lesson.value).toBeNull();
    expect(app.network).toBe(network);
  });
});
