/** The picture at one instant of the story. */
import { describe, expect, test } from "vitest";
import { createFrame, frameAt, stepAt } from "../../src/scene/frame";
import type { NeuronId } from "../../src/scene/look";
import { drawnScene, during } from "./drawn";

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

  test("nothing moves while the words of a step stand before it", () => {
    const scene = drawnScene();
    for (const step of scene.steps.slice(1)) {
      const pictures = [step.start, step.start + step.lead].map((at) => {
        const { seconds, ...picture } = structuredClone(frameAt(scene, at));
        return picture;
      });
      expect(pictures[0], step.kind).toEqual(pictures[1]);
    }
  });

  test("one neuron has its sum and its activation before all others", () => {
    const scene = drawnScene();
    const { followed, silenced } = scene as { followed: NeuronId; silenced: NeuronId };
    const { offset } = scene.layout.blocks[1];
    const { scale } = scene.network.measures("fc1");
    const { pre, post } = scene.trace.layers[0];
    const clamp = (value: number) => Math.min(Math.max(value, -1), 1);
    const rest = (name: string) => frameAt(scene, during(scene, name).end - 0.01);
    for (let j = 0; j < 30; j++) {
      const at = offset + j;
      const told = j === followed.index;
      expect(rest("fc1 products").signed[at]).toBeCloseTo(0, 9);
      expect(rest("fc1 sum").signed[at]).toBeCloseTo(told ? clamp(pre[j] / scale) : 0, 5);
      expect(rest("fc1 sum").active[at]).toBeCloseTo(0, 9);
      expect(rest("fc1 ReLU").signed[at]).toBeCloseTo(0, 5);
      expect(rest("fc1 ReLU").active[at]).toBeCloseTo(told ? Math.min(post[j] / scale, 1) : 0, 5);
      expect(rest("fc1 all neurons").signed[at]).toBeCloseTo(0, 5);
      expect(rest("fc1 all neurons").active[at]).toBeCloseTo(Math.min(post[j] / scale, 1), 5);
    }
    const { start, lead, motion } = during(scene, "fc1 ReLU");
    const middle = frameAt(scene, start + lead + motion / 2);
    expect(middle.signed[offset + silenced.index]).toBeCloseTo(
      clamp(pre[silenced.index] / scale),
      5,
    );
  });

  test("products flow into one neuron, then into its layer, and give way to evidence", () => {
    const scene = drawnScene();
    const { followed, silenced } = scene as { followed: NeuronId; silenced: NeuronId };
    const group = (bundle: number, into: number | null) =>
      scene.flowGroups.findIndex((each) => each.bundle === bundle && each.into === into);
    const [first, second] = [group(0, null), group(1, null)];
    const [one, other] = [group(0, followed.index), group(0, silenced.index)];
    const seen = (name: string) => {
      const { flows, lines } = frameAt(scene, during(scene, name).end - 0.01);
      return { flows: [...flows], lines: [...lines] };
    };
    expect(seen("pixels").flows).toEqual([0, 0, 0, 0]);
    for (const name of ["fc1 products", "fc1 sum"]) {
      expect(seen(name).flows[one]).toBe(1);
      expect([first, second, other].map((g) => seen(name).flows[g])).toEqual([0, 0, 0]);
    }
    expect([one, other].map((g) => seen("fc1 ReLU").flows[g])).toEqual([1, 1]);
    expect(seen("fc1 ReLU").flows[first]).toBe(0);
    expect([first, one, other].map((g) => seen("fc1 all neurons").flows[g])).toEqual([1, 0, 0]);
    expect(seen("fc2 scores").flows[first]).toBeLessThan(0.5);
    expect(seen("fc2 scores").flows[second]).toBe(1);
    for (const name of ["fc1 products", "fc1 all neurons", "fc2 scores", "log_softmax"]) {
      expect(seen(name).lines).toEqual([0, 0]);
    }
    const { start, lead, motion, end } = during(scene, "answer");
    const fading = frameAt(scene, start + lead + motion / 2);
    expect(fading.lines[1]).toBeGreaterThan(0.1);
    expect(fading.flows[second]).toBeGreaterThan(0.1);
    expect([...frameAt(scene, end).flows]).toEqual([0, 0, 0, 0]);
    expect(frameAt(scene, end).lines[0]).toBeGreaterThan(0.5);
  });

  test("pulses travel with what is told", () => {
    const scene = drawnScene();
    const at = (name: string, share: number) => {
      const { start, lead, motion } = during(scene, name);
      return [...frameAt(scene, start + lead + share * motion).pulses];
    };
    const none = [-1, -1, -1, -1];
    expect(at("fc2 scores", 0.5)[1]).toBeCloseTo(0.5);
    expect(at("fc2 scores", 0.5)[0]).toBe(-1);
    expect(at("fc1 products", 0.5)[2]).toBeCloseTo(0.5);
    expect(at("fc1 sum", 0.25)[2]).toBeCloseTo(0.25);
    expect(at("fc1 ReLU", 0.5)[3]).toBeCloseTo(0.5);
    for (const name of ["fc1 products", "fc2 scores", "answer"]) expect(at(name, 0)).toEqual(none);
    expect(at("answer", 0.5)).toEqual(none);
  });

  test("the camera comes close while one neuron is told", () => {
    const scene = drawnScene();
    const { offset } = scene.layout.blocks[1];
    const near = (name: string, at: "start" | "end") => {
      const step = during(scene, name);
      return { ...frameAt(scene, at === "end" ? step.end - 0.01 : step.start).near };
    };
    const told = { neuron: offset + (scene.followed?.index ?? -1), closeness: 1 };
    expect(near("fc1 products", "start")).toEqual({ neuron: -1, closeness: 0 });
    for (const name of ["fc1 products", "fc1 sum", "fc1 ReLU"])
      expect(near(name, "end")).toEqual(told);
    expect(near("fc1 all neurons", "end")).toEqual({ neuron: -1, closeness: 0 });
    expect(near("answer", "end")).toEqual({ neuron: -1, closeness: 0 });
    const { start, lead, motion } = during(scene, "fc1 products");
    const half = frameAt(scene, start + lead + motion / 2).near.closeness;
    expect(half).toBeGreaterThan(0.1);
    expect(half).toBeLessThan(0.9);
  });

  test("ink moves from the pad through the box to the centre at once, then becomes pixels", () => {
    const scene = drawnScene();
    const places = ["ink", "fit and centre"].map((name) => ({
      ...frameAt(scene, during(scene, name).end - 1e-6).inkPlace,
    }));
    expect(places[0]).toEqual({ scale: 28 / scene.padSize, dx: 0, dy: 0 });
    expect(places[1]).toEqual({ ...scene.ink?.centred });
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
