/** A story can be read: 180 words a minute at most, before and after a motion, never during it. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createApp } from "../../src/app/app";
import type { Drawing } from "../../src/ink/strokes";
import { parseNetwork } from "../../src/network/file";
import { buildScene } from "../../src/scene/build";
import { inARow } from "../../src/scene/steps";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { formulaText, stepFormula } from "../../src/words/formula";
import { countWords, paced } from "../../src/words/pace";
import { toldSteps } from "../../src/words/steps";
import { randomNetwork, readBytes } from "../helpers";

const file = new URL("../../../src/forwardpass/assets/drawings.json", import.meta.url);
const drawings: Drawing[] = JSON.parse(readFileSync(file, "utf8"));
const network = parseNetwork(readBytes("mnistnet.safetensors"));
const MOST = 180; // words a minute
const LONGEST = 26; // words of a caption

function reading({ strokes }: Drawing) {
  const app = createApp({ network, request: () => 0, cancel: () => {} });
  app.drawStrokes(strokes);
  return app;
}

describe.each(["3, round", "8, slim", "7, crossed"])("the story of %s", (name) => {
  const app = reading(drawings.find((each) => each.name === name) as Drawing);
  const { scene } = app.current();
  const steps = toldSteps(scene, english).map((step) => {
    const formula = stepFormula(scene, step, english);
    const text = `${step.name} ${step.caption} ${formula ? formulaText(formula) : ""}`;
    return { ...step, words: text.split(" ").filter((word) => /[a-z0-9]/i.test(word)).length };
  });

  it("has no more words than can be read while nothing moves", () => {
    const still = steps.map(({ start, end, motion }) => end - start - motion);
    steps.forEach(({ words, name, lead, motion, start, end }, k) => {
      expect((60 * words) / still[k], name).toBeLessThanOrEqual(MOST + 1e-6);
      expect(lead, name).toBeGreaterThanOrEqual((words * 60) / MOST / 2);
      expect(end - start - lead - motion, name).toBeGreaterThanOrEqual(0.5);
    });
    const words = steps.reduce((sum, step) => sum + step.words, 0);
    expect((60 * words) / scene.duration).toBeLessThanOrEqual(MOST);
  });

  it("is not longer than its words need", () => {
    const words = steps.reduce((sum, step) => sum + step.words, 0);
    const motions = steps.reduce((sum, { motion }) => sum + motion, 0);
    expect(scene.duration).toBeLessThan((words * 60) / MOST + motions + 3);
    for (const { caption } of steps)
      expect(countWords(caption), caption).toBeLessThanOrEqual(LONGEST);
  });

  it("changes no word while something moves", () => {
    const shown = () => {
      const { step, told, finished, linesFlow, linesExplain } = app;
      const signals = [
        step,
        told.scores,
        told.shares,
        told.answer,
        finished,
        linesFlow,
        linesExplain,
      ];
      return signals.map(({ value }) => value);
    };
    const seen = new Set<string>();
    for (const { start, lead, motion } of steps) {
      const during = [0, 0.01, 0.3, 0.6, 0.99].map((share) => {
        app.seek(start + lead + share * motion);
        return shown();
      });
      for (const each of during) expect(each).toEqual(during[0]);
      seen.add(JSON.stringify(during[0]));
    }
    expect(seen.size).toBe(steps.length);
  });
});

describe("the pace of a film", () => {
  it("is short, and the same whatever the words", () => {
    const { scene } = reading(drawings[0]).current();
    const { duration, steps } = inARow(scene.steps);
    expect(duration).toBeLessThan(30);
    expect(duration).toBeGreaterThan(15);
    expect(duration).toBeLessThan(scene.duration / 2);
    expect(steps.map(({ motion }) => motion)).toEqual(scene.steps.map(({ motion }) => motion));
  });
});

describe("pacing", () => {
  it("keeps everything of a scene but its times", () => {
    const small = randomNetwork([4, 5, 3]);
    const scene = buildScene(small, record(small, new Float32Array(4).fill(0.5)), null);
    const { steps, duration, ...rest } = paced(scene, english);
    const { steps: before, duration: shorter, ...same } = scene;
    expect(rest).toEqual(same);
    expect(duration).toBeGreaterThan(shorter);
    expect(duration).toBe(steps[steps.length - 1].end);
    const untimed = ({ start, lead, motion, end, ...step }: (typeof steps)[number]) => step;
    expect(steps.map(untimed)).toEqual(before.map(untimed));
  });

  it("counts words and numbers, and no signs", () => {
    expect(countWords("It adds up: 0.99.")).toBe(4);
    expect(countWords("1.00 \u00d7 0.20 + \u2026 + bias \u22120.20 = 0.99 \u2192 ReLU")).toBe(6);
    expect(countWords("")).toBe(0);
  });

  it("waits until the pen is lifted: under it nobody reads", () => {
    const app = createApp({ network, request: () => 0, cancel: () => {} });
    app.pen.down([100, 40]);
    app.pen.move([
      [110, 140],
      [120, 240],
    ]);
    app.takeIn();
    const { scene } = app.reading.value;
    const hurried = scene.duration;
    expect(app.clock.value.seconds).toBe(hurried);
    app.pen.up();
    expect(app.reading.value.scene.trace).toBe(scene.trace);
    expect(app.duration.value).toBeGreaterThan(2 * hurried);
    expect(app.clock.value.seconds).toBe(app.duration.value);
    expect(app.finished.value).toBe(true);
  });
});
