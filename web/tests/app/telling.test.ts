/** The answer is given when the story comes to it, and to whoever draws at once. */
import { beforeEach, describe, expect, it } from "vitest";
import { type App, createApp } from "../../src/app/app";
import type { Stroke } from "../../src/ink/ink";
import type { StepKind } from "../../src/scene/scene";
import { english } from "../../src/words/en";
import { finishedCaption, stepCaption, toldSteps } from "../../src/words/steps";
import { randomNetwork } from "../helpers";

const network = randomNetwork([784, 12, 10]);
const LINE: Stroke = [
  [100, 40],
  [110, 140],
  [120, 240],
];

let app: App;
let asked: ((now: number) => void)[];
let now: number;

beforeEach(() => {
  asked = [];
  now = 0;
  app = createApp({ network, request: (callback) => asked.push(callback), cancel: () => {} });
  app.drawStrokes([LINE]);
});

/** Lets `seconds` pass, a frame each 100 ms. */
function pass(seconds: number): void {
  for (let k = 0; k <= seconds * 10 && asked.length > 0; k++) {
    now += 100;
    for (const callback of asked.splice(0)) callback(now);
  }
}

const told = () => [app.told.scores.value, app.told.shares.value, app.told.answer.value];
const seek = (kind: StepKind): void => {
  const step = app.reading.value.scene.steps.find((each) => each.kind === kind);
  app.seek(step?.start ?? Number.NaN);
};

describe("what the story has given away", () => {
  it("is nothing before the scores, then scores, shares and answer one after the other", () => {
    for (const kind of ["ink", "pixels", "products", "activation", "layer"] as const) {
      seek(kind);
      expect(told(), kind).toEqual([false, false, false]);
    }
    seek("scores");
    expect(told()).toEqual([true, false, false]);
    seek("shares");
    expect(told()).toEqual([true, true, false]);
    seek("answer");
    expect(told()).toEqual([true, true, true]);
  });

  it("is everything for a picture that stands finished, and for whoever draws", () => {
    expect(told()).toEqual([true, true, true]);
    app.toStart();
    expect(told()).toEqual([false, false, false]);
    app.pen.down([60, 100]);
    pass(0.1);
    expect(told()).toEqual([true, true, true]);
    expect(app.finished.value).toBe(true);
  });

  it("does not touch what scripts read", () => {
    app.toStart();
    expect(Math.max(...app.current().trace.probs)).toBe(app.current().trace.confidence);
  });
});

describe("the lines on the stage", () => {
  const lines = () => [app.linesFlow.value, app.linesExplain.value];

  it("are products on the way forward, and evidence at the end", () => {
    expect(lines()).toEqual([false, true]);
    seek("pixels");
    expect(lines()).toEqual([false, false]);
    for (const kind of ["products", "sum", "activation", "layer", "scores", "shares"] as const) {
      seek(kind);
      expect(lines(), kind).toEqual([true, false]);
    }
    seek("answer");
    expect(lines()).toEqual([true, true]); // one becomes the other
    app.toEnd();
    expect(lines()).toEqual([false, true]);
  });

  it("are products into a neuron that is pointed at, and evidence along a path", () => {
    app.changeLook({ focus: { layer: 0, index: 3 } });
    expect(lines()).toEqual([true, true]);
    app.changeLook({ focus: null });
    app.inside.inspect({ layer: 0, index: app.inside.strongest().index });
    expect(app.look.value.path).not.toBeNull();
    expect(lines()).toEqual([false, true]);
    // A way leads to the answer: not before it is given.
    seek("products");
    expect(app.look.value.path).toBeNull();
    expect(lines()).toEqual([true, false]);
  });

  it("are products where matrices are shown: their cells are", () => {
    app.inside.show("matrix");
    expect(lines()).toEqual([true, false]);
    app.inside.show("every");
    expect(lines()).toEqual([false, true]);
  });

  it("are none where nothing is drawn", () => {
    app.clear();
    expect(lines()).toEqual([false, false]);
  });
});

describe("a finished picture", () => {
  it("tells the answer and how to see the story", () => {
    const { scene } = app.reading.value;
    expect(app.finished.value).toBe(true);
    const said = finishedCaption(scene, english);
    expect(said).toContain(`: ${scene.trace.prediction}, with `);
    expect(said).toContain("Press Play to see how it comes about.");
    expect(english.story.following).not.toContain("Play");
    app.play();
    expect(app.finished.value).toBe(false);
  });

  it("tells what else is nearly as probable", () => {
    const { scene } = app.reading.value;
    const probs = new Float32Array(10).fill(0.14 / 8);
    probs.set([0.5, 0.36]);
    const trace = { ...scene.trace, probs, prediction: 0, confidence: 0.5 };
    const unsure = { ...scene, trace, digit: 0 };
    const answer = unsure.steps[unsure.steps.length - 1];
    for (const said of [
      finishedCaption(unsure, english),
      stepCaption(unsure, answer, english, app.lines.value),
    ]) {
      expect(said).toContain("0, with 50% confidence; 1 also has 36%.");
    }
  });

  it("says which class the lines explain where that is not the answer", () => {
    const { prediction } = app.current().trace;
    const other = (prediction + 1) % 10;
    const answer = app.reading.value.scene.steps.length - 1;
    const captions = () => {
      const { scene } = app.reading.value;
      return [finishedCaption(scene, english), toldSteps(scene, english)[answer].caption];
    };
    for (const said of captions()) expect(said).not.toMatch(/lines explain|not for the answer/);
    app.inside.explain(other);
    expect(captions()[0]).toContain(`The lines explain ${other}, not the answer.`);
    expect(captions()[1]).toContain(`evidence for ${other}, not for the answer.`);
  });
});

describe("who listens", () => {
  it("hears a sentence a step at reading pace, and only its name when it goes faster", () => {
    const { scene } = app.reading.value;
    const steps = toldSteps(scene, english);
    const heard = (speed: number) => {
      app.setSpeed(speed);
      app.toStart();
      app.seek(steps[1].start - 0.05);
      app.play();
      pass(0.3);
      app.pause();
      return app.spoken.value;
    };
    expect(heard(1)).toBe(steps[1].caption);
    expect(heard(4)).toBe(steps[1].name);
    expect(heard(0.5)).toBe(steps[1].caption);
  });
});

describe("a finished picture stays finished", () => {
  it("when its story becomes longer or shorter", () => {
    const before = app.duration.value;
    app.setPixels(app.current().trace.image); // without ink two steps fall away
    expect(app.duration.value).not.toBe(before);
    expect(app.clock.value.seconds).toBe(app.duration.value);
    app.drawStrokes([LINE, LINE]);
    expect(app.clock.value.seconds).toBe(app.duration.value);
    app.inside.explain((app.current().trace.prediction + 1) % 10);
    expect(app.clock.value.seconds).toBe(app.duration.value);
  });
});
