/** The story that is told backwards: its steps, its numbers and its pictures. */
import { describe, expect, test } from "vitest";
import type { Network } from "../../src/network/network";
import { blameOf, passedBack, slopesOf, toldOf } from "../../src/scene/blame";
import { buildScene } from "../../src/scene/build";
import { createFrame, frameAt } from "../../src/scene/frame";
import { pointedLines } from "../../src/scene/lines";
import { lookOf } from "../../src/scene/look";
import type { Scene, TaughtKind } from "../../src/scene/scene";
import { inARow } from "../../src/scene/steps";
import { beatsOf, teachingOn } from "../../src/scene/teaching";
import { type Lesson, learn } from "../../src/trace/lesson";
import { record } from "../../src/trace/trace";
import { randomImage, randomNetwork } from "../helpers";

const network = randomNetwork([20, 12, 8, 5], "relu", 4);
const image = randomImage(20, 0.5);
const lesson = learn({ network, trace: record(network, image) }, 3, 0.1);

function scenes(own: Lesson = lesson, priced = true): readonly [before: Scene, after: Scene] {
  const { network: net, trace } = own.before;
  const source = { file: "loop.py", text: "loss.backward()\n", tokens: [] };
  const { before, after } = teachingOn(
    buildScene(net, trace, null),
    own,
  )({
    ...{ source, priced, note: () => "" },
    tell: ({ kind }) => ({
      told: { name: kind, caption: kind, formula: null, group: kind },
      ...{ lines: [1], shape: "" },
    }),
  });
  return [before, after(buildScene(own.after.network, own.after.trace, null))];
}

const kinds = (net: Network): string[] =>
  beatsOf(net, null, false).map(({ kind, layer, through }) => `${kind} ${layer} ${through}`);

/** The picture at the end of a step's motion. */
function shownAfter(scene: Scene, kind: TaughtKind, layer?: number) {
  const step = scene.steps.find(
    (each) => each.kind === kind && (layer === undefined || each.layer === layer),
  );
  if (!step) throw new Error(`no ${kind}`);
  return frameAt(scene, step.start + step.lead + step.motion);
}

describe("the steps", () => {
  test("go from the answer back to the first layer, then forwards once more", () => {
    expect(scenes()[0].steps.map(({ kind, layer }) => [kind, layer])).toEqual([
      ...[
        ["output", 3],
        ["loss", 3],
        ["blame", 2],
        ["passed", 1],
        ["gate", 1],
      ],
      ...[
        ["back", 1],
        ["back", 0],
        ["slopes", 3],
        ["descend", 3],
        ["again", 3],
        ["price", 3],
      ],
    ]);
  });

  test("have no price where there are no other drawings", () => {
    expect(scenes(lesson, false)[0].steps.at(-1)?.kind).toBe("again");
  });

  test("tell many layers in few steps, every one of them once", () => {
    const deep = randomNetwork([6, ...Array<number>(30).fill(5), 3], "relu", 2);
    const told = kinds(deep).filter((each) => each.startsWith("back"));
    expect(told.length).toBeLessThan(15);
    const layers = told.flatMap((each) => {
      const [first, last] = each.split(" ").slice(1).map(Number);
      return Array.from({ length: last - first + 1 }, (_, k) => last - k);
    });
    expect(layers).toEqual(Array.from({ length: 30 }, (_, k) => 29 - k));
  });

  test("of a network of one layer tell of no neuron", () => {
    const flat = randomNetwork([6, 3], "relu", 2);
    expect(kinds(flat).map((each) => each.split(" ")[0])).toEqual([
      ...["output", "loss", "blame", "slopes", "descend", "again", "price"],
    ]);
  });
});

describe("the numbers", () => {
  test("of the neuron that is told: its parts add up to what arrived, and its ReLU was open", () => {
    const told = toldOf(lesson);
    if (!told?.silenced) throw new Error("nobody is told");
    const { layer, index } = told.followed;
    const { arrived, blame } = blameOf(lesson)[layer];
    const sum = told.parts.reduce((all, { weight, blame: g }) => all + weight * g, 0);
    expect(sum).toBeCloseTo(arrived[index], 5);
    expect(blame[index]).toBe(arrived[index]);
    expect(lesson.before.trace.layers[layer].post[index]).toBeGreaterThan(0);
    expect(Math.abs(blame[told.silenced.index])).toBe(0);
    expect(arrived[told.silenced.index]).not.toBe(0);
    expect(lesson.before.trace.layers[layer].post[told.silenced.index]).toBe(0);
  });

  test("of lines between layers are the gradients of their weights, the largest first", () => {
    const [before] = scenes();
    before.bundles.forEach((bundle) => {
      const { sources, targets, evidence, share } = slopesOf(lesson, bundle);
      const { name } = network.planes[bundle.layer];
      const all = lesson.gradients.tensors[`${name}.weight`];
      const sizes = [...all].map(Math.abs).sort((p, q) => q - p);
      expect(evidence.length).toBeGreaterThan(0);
      evidence.forEach((slope, k) => {
        expect(slope).toBeCloseTo(all[targets[k] * bundle.sources + sources[k]], 6);
        expect(Math.abs(slope)).toBeCloseTo(sizes[k], 6);
      });
      const told = sizes.slice(0, evidence.length).reduce((sum, size) => sum + size, 0);
      expect(share).toBeCloseTo(told / sizes.reduce((sum, size) => sum + size, 0), 5);
    });
  });

  test("of what is passed back add up to what arrives, where all lines are told", () => {
    const [bundle] = scenes()[0].bundles.filter(({ from }) => from === 1);
    const { sources, evidence, share } = passedBack(lesson, bundle);
    const { arrived } = blameOf(lesson)[1];
    expect(share).toBeGreaterThan(0.79);
    const most = arrived.reduce(
      (best, g, i) => (Math.abs(g) > Math.abs(arrived[best]) ? i : best),
      0,
    );
    const sum = evidence.reduce((all, value, k) => all + (sources[k] === most ? value : 0), 0);
    expect(Math.sign(sum)).toBe(Math.sign(arrived[most]));
  });
});

describe("a neuron that is pointed at", () => {
  test("has the slopes of its own weights, the steepest first", () => {
    const [before] = scenes();
    const [lines] = pointedLines(before, lookOf({ focus: { layer: 1, index: 2 } }));
    const row = lesson.gradients.tensors["fc2.weight"].subarray(2 * 12, 3 * 12);
    expect(lines.count).toBe([...row].filter((slope) => slope !== 0).length);
    lines.sources.forEach((source, k) => {
      expect(lines.evidence[k]).toBeCloseTo(row[source], 6);
      if (k > 0) expect(Math.abs(row[source])).toBeLessThanOrEqual(Math.abs(lines.evidence[k - 1]));
    });
  });
});

describe("the pictures", () => {
  const [before, later] = scenes();
  const block = (layer: number) => before.layout.blocks[layer + 1];

  test("begin with the finished picture, and end with that of the network after the step", () => {
    const finished = buildScene(network, lesson.before.trace, null);
    const first = frameAt(before, 0);
    expect([...first.active]).toEqual([...frameAt(finished, finished.duration).active]);
    expect([...first.lines].every((seen) => seen === 0)).toBe(true);
    expect([...first.bars]).toEqual([...lesson.before.trace.probs]);
    const next = buildScene(lesson.after.network, lesson.after.trace, null);
    const last = frameAt(later, later.duration);
    expect([...last.active]).toEqual([...frameAt(next, next.duration).active]);
    expect([...last.signed].every((value) => Math.abs(value) === 0)).toBe(true);
    expect([...last.bars]).toEqual([...lesson.after.trace.probs]);
  });

  test("show p - y at the scores, on a scale of their own", () => {
    const frame = shownAfter(before, "blame");
    const { probs } = lesson.before.trace;
    const blame = [...probs].map((p, c) => p - (c === 3 ? 1 : 0));
    const most = Math.max(...blame.map(Math.abs));
    blame.forEach((value, c) => {
      expect(frame.signed[block(2).first + c]).toBeCloseTo(value / most, 5);
      expect(frame.active[block(2).first + c]).toBe(0);
    });
  });

  test("show one neuron before its layer, and nothing where ReLU was shut", () => {
    const { followed } = before;
    if (!followed) throw new Error("nobody is followed");
    const early = shownAfter(before, "passed");
    for (let n = 0; n < block(1).count; n++) {
      expect(early.signed[block(1).first + n] !== 0).toBe(n === followed.index);
    }
    const whole = shownAfter(before, "back", 1);
    lesson.before.trace.layers[1].post.forEach((value, n) => {
      const shown = whole.signed[block(1).first + n];
      if (value === 0) expect(shown).toBe(0);
      else expect(Math.sign(shown)).toBe(Math.sign(blameOf(lesson)[1].blame[n]));
    });
  });

  test("are the same on both sides of the step, when the network is exchanged", () => {
    const again = before.steps.find(({ kind }) => kind === "again");
    if (!again) throw new Error("no step");
    const frames = [before, later].map((scene) => frameAt(scene, again.start, createFrame(scene)));
    for (const part of ["active", "signed", "lines", "flows", "bars"] as const) {
      expect([...frames[0][part]], part).toEqual([...frames[1][part]]);
    }
  });

  test("of a film change their network on the way, at the film's own times", () => {
    const film = { ...before, ...inARow(before.steps) };
    const again = film.steps.find(({ kind }) => kind === "again");
    if (!again || !film.teaching) throw new Error("no story");
    const { sceneAt } = film.teaching;
    const [first, last] = [0, film.duration].map((seconds) => sceneAt(film, seconds));
    expect(first.network).toBe(network);
    expect(last.network).toBe(lesson.after.network);
    expect(sceneAt(film, again.start - 0.01)).toBe(first);
    expect(sceneAt(film, again.start)).toBe(last);
    expect(last.steps).toBe(film.steps);
    expect([...frameAt(last, film.duration).active]).toEqual([
      ...frameAt(later, later.duration).active,
    ]);
  });

  test("nothing moves before the motion of a step, nor after it", () => {
    for (const step of before.steps) {
      const scene = ["again", "price"].includes(step.kind) ? later : before;
      const still = (at: number) => {
        const { seconds, step: _, progress, ...picture } = structuredClone(frameAt(scene, at));
        return picture;
      };
      expect(still(step.start), step.kind).toEqual(still(step.start + step.lead));
      const rest = step.start + step.lead + step.motion;
      expect(still(rest + 0.01), step.kind).toEqual(still(step.end - 0.01));
    }
  });
});
