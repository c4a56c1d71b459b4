/** What is painted anew, and what stays on its sheet. */
import { expect, test } from "vitest";
import { ablate } from "../../src/inside/ablate";
import type { Network } from "../../src/network/network";
import { createPainter, type Tools } from "../../src/render/painter";
import { pictureOf } from "../../src/render/picture";
import { buildScene } from "../../src/scene/build";
import { frameAt } from "../../src/scene/frame";
import { lookOf, type NeuronId } from "../../src/scene/look";
import { record, type Trace } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { randomImage, randomNetwork } from "../helpers";

const SIZE = { width: 600, height: 400 };
const MEANS = { pixelRatio: 1, chunk: 100, whole: true };
const FOCUS: NeuronId = { layer: 1, index: 2 };

/** Tools that paint nothing, and what was asked to be painted through the lines pointed out. */
function counting(): { tools: Tools; pointed: () => number[] } {
  const keys = new Map<number, string | null>();
  const painted: number[] = [];
  const idle = new Proxy({}, { get: () => () => undefined });
  const tools = {
    ...{ neurons: idle, extras: idle, lines: idle, everyLine: idle, photos: idle, stacks: idle },
    size: () => SIZE,
    clear: () => {},
    pointed: { set() {}, begin() {}, draw: (k: number) => void painted.push(k), dispose() {} },
    sheets: {
      lay(k: number, _: unknown, key: string | null, __: number, paint: () => void) {
        if (key === null || keys.get(k) !== key) paint();
        keys.set(k, key);
      },
      over() {},
      dispose() {},
    },
  } as unknown as Tools;
  const since = (): number[] => painted.splice(0);
  return { tools, pointed: since };
}

function pictures() {
  const { tools, pointed } = counting();
  const painter = createPainter(tools);
  return (network: Network, trace: Trace, look: Parameters<typeof lookOf>[0] = {}): number[] => {
    const scene = buildScene(network, trace, null);
    const frame = frameAt(scene, scene.duration);
    painter.paint(pictureOf(scene, frame, lookOf({ focus: FOCUS, ...look }), SIZE, english), MEANS);
    return pointed();
  };
}

test("a neuron's lines are painted anew when what it reads changes, not when it is switched off", () => {
  const network = randomNetwork([16, 12, 8, 4]);
  const image = randomImage(16);
  const trace = record(network, image);
  const paint = pictures();
  expect(paint(network, trace)).toEqual([0]);
  expect(paint(network, ablate(network, trace, [{ layer: 1, neurons: [2] }]))).toEqual([]);
  expect(paint(network, ablate(network, trace, [{ layer: 0, neurons: [3] }]))).toEqual([0]);
  expect(paint(network, trace)).toEqual([0]);
  expect(paint(network, trace, { focus: { layer: 1, index: 3 } })).toEqual([0]);
  expect(paint(network, trace)).toEqual([0]);
  expect(paint(network, trace, { theme: "light" })).toEqual([0]);
  expect(paint(network, trace, { theme: "light", view: "flat" })).toEqual([0]);
});
