/** Networks of every kind can be taught: the story has whole sentences, and pictures of numbers. */
import { describe, expect, it } from "vitest";
import { blocksOf, picturesOf } from "../../src/app/taught/blocks";
import { parseNetwork } from "../../src/network/file";
import type { Network } from "../../src/network/network";
import { buildScene } from "../../src/scene/build";
import { frameAt } from "../../src/scene/frame";
import type { Scene } from "../../src/scene/scene";
import { teachingOn } from "../../src/scene/teaching";
import { type Lesson, learn } from "../../src/trace/lesson";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { paced } from "../../src/words/pace";
import { steepestWeight, taughtWords, weightFacts } from "../../src/words/teaching";
import { loopCode } from "../../src/words/teachingcode";
import { networkOf, randomImage, randomLayers, randomNetwork, readBytes } from "../helpers";

const read = (name: string): Network => parseNetwork(readBytes(`${name}.safetensors`));

const NETWORKS: readonly (readonly [string, Network])[] = [
  ...["tiny", "conv", "skip", "activations", "mnistconv", "mnistnet"].map(
    (name) => [name, read(name)] as const,
  ),
  ["one layer", randomNetwork([6, 3])],
  ["one class", randomNetwork([6, 4, 1])],
  ["tanh", randomNetwork([9, 7, 5, 4], "tanh")],
  ["deep", randomNetwork([6, ...Array<number>(30).fill(5), 3], "relu", 2)],
  ["bare scores", networkOf(randomLayers([6, 5, 3]), {}, "logits")],
  ["shares", networkOf(randomLayers([6, 5, 3]), {}, "softmax")],
];

function told(lesson: Lesson): readonly [Scene, Scene] {
  const { network, trace } = lesson.before;
  const price = { drawings: 1, right: [1, 0], loss: [0.1, 2], worse: 1 } as const;
  const { source } = loopCode(network, "own", [{ image: trace.image, target: 0, rate: 0.01 }]);
  const { before, after } = teachingOn(
    buildScene(network, trace, null),
    lesson,
  )({
    ...{ source, priced: true, note: () => "" },
    tell: (beat, who) => ({
      told: taughtWords(lesson, beat, who, price, english),
      ...{ lines: [1], shape: "" },
    }),
  });
  return [
    paced(before, english),
    after(buildScene(lesson.after.network, lesson.after.trace, null)),
  ];
}

describe.each(NETWORKS)("%s", (_, network) => {
  const image = randomImage(network.inputs, 0.5);
  const lesson = learn({ network, trace: record(network, image) }, 0, 0.01);
  const scenes = told(lesson);

  it("says whole sentences at every step", () => {
    for (const { kind, told: words } of scenes[0].steps) {
      const text = [words?.caption, words?.formula?.text, words?.name, words?.group].join(" ");
      expect(text, kind).not.toMatch(/undefined|NaN|Infinity/);
      expect(words?.caption, kind).toMatch(/^\S.*\.$/);
    }
  });

  it("has numbers in every picture, and lines of both kinds where it has layers", () => {
    for (const scene of scenes) {
      for (let k = 0; k <= 20; k++) {
        const frame = frameAt(scene, (k / 20) * scene.duration);
        for (const part of ["active", "signed", "lines", "flows", "bars"] as const) {
          expect(
            frame[part].every((value) => Number.isFinite(value)),
            part,
          ).toBe(true);
        }
      }
      for (const { evidence } of [...scene.connections, ...scene.flows()]) {
        expect(evidence.every(Number.isFinite)).toBe(true);
      }
      expect(scene.connections.some(({ sources }) => sources.length > 0)).toBe(lesson.loss[0] > 0);
    }
  });

  it("has a steepest weight, which the step moves against its slope", () => {
    const id = steepestWeight(lesson);
    if (lesson.loss[0] === 0) return expect(id).toBeNull();
    if (!id) throw new Error("no weight");
    const { before, after, slope, from, into } = weightFacts(lesson, id, english);
    expect(after).toBeCloseTo(before - 0.01 * slope, 5);
    expect(`${from} ${into}`).not.toMatch(/undefined|NaN/);
    expect(blocksOf(lesson).map(({ op }) => op)).toContain(id.op);
    expect(picturesOf(lesson, null, 3).every(({ slopes }) => slopes.length > 1)).toBe(true);
  });
});
