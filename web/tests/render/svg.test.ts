import { describe, expect, test } from "vitest";
import { ink } from "../../src/ink/ink";
import { toSvg } from "../../src/render/svg";
import { buildScene } from "../../src/scene/build";
import { frameAt } from "../../src/scene/frame";
import { drawnLines } from "../../src/scene/lines";
import { ALL_LINES, type Look, lookOf } from "../../src/scene/look";
import type { Scene } from "../../src/scene/scene";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { edited, randomImage, randomNetwork } from "../helpers";

const SIZE = { width: 900, height: 500 };
const FLAT = lookOf({ view: "flat", theme: "light" });

function drawnScene(classNames?: readonly string[]): Scene {
  const network = randomNetwork([784, 30, 10], "relu", 1, { inputShape: [1, 28, 28] });
  const drawing = ink([
    [
      [60, 40],
      [200, 60],
      [90, 240],
    ],
  ]);
  const named = classNames ? edited(network, { classNames }) : network;
  return buildScene(named, record(named, drawing.pixels), drawing);
}

const pictureAt = (scene: Scene, seconds: number, look: Look = FLAT, size = SIZE): string =>
  toSvg(scene, frameAt(scene, seconds), look, size, english);

const count = (svg: string, pattern: RegExp): number => [...svg.matchAll(pattern)].length;

describe("the stage as SVG", () => {
  test("has every neuron, every inked pixel, every chosen line and the words", () => {
    const scene = drawnScene();
    const svg = pictureAt(scene, scene.duration);
    const inked = scene.trace.image.reduce((sum, value) => sum + (value >= 0.004 ? 1 : 0), 0);
    const lines = drawnLines(scene, FLAT).reduce((sum, { count }) => sum + count, 0);
    expect(count(svg, /<circle /g)).toBe(40);
    expect(count(svg, /<path d="[^"]*Z"/g)).toBe(inked + 3); // and the three planes
    expect(lines).toBeGreaterThan(100);
    expect(count(svg, /<path d="M[^"]*C/g)).toBe(lines);
    for (const name of ["input", "784 pixels", "fc1", "fc2"]) expect(svg).toContain(`>${name}<`);
  });

  test.each(["space", "flat"] as const)("keeps everything inside the picture: %s", (view) => {
    const scene = drawnScene();
    for (const [width, height] of [
      [900, 500],
      [400, 300],
      [500, 900],
    ]) {
      const svg = pictureAt(scene, scene.duration, { ...FLAT, view }, { width, height });
      for (const [, x, y] of svg.matchAll(/matrix\(\S+ \S+ \S+ \S+ (\S+) (\S+)\)/g)) {
        expect(Number(x)).toBeGreaterThan(0);
        expect(Number(x)).toBeLessThan(width);
        expect(Number(y)).toBeGreaterThan(0);
        expect(Number(y)).toBeLessThan(height);
      }
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  test("follows the story: no lines at the start, hollow and full sums, red at the end", () => {
    const scene = drawnScene();
    expect(pictureAt(scene, 0)).not.toMatch(/<path d="M[^"]*C/);
    const scores = scene.steps.find(({ kind }) => kind === "scores");
    expect(pictureAt(scene, (scores?.end ?? 0) - 0.01)).toContain('fill="none" stroke="#');
    expect(pictureAt(scene, scene.duration)).not.toContain('fill="none" stroke="#');
  });

  test("is the same text for the same second", () => {
    const scene = drawnScene();
    expect(pictureAt(scene, 7)).toBe(pictureAt(scene, 7));
  });

  test("draws at most as many lines as asked for", () => {
    const scene = drawnScene();
    const look = { ...FLAT, budget: { ...ALL_LINES, each: 5 } };
    expect(count(pictureAt(scene, scene.duration, look), /<path d="M[^"]*C/g)).toBe(10);
  });

  test("features stand like neurons, without pixels", () => {
    const network = randomNetwork([4, 6, 3], "tanh");
    const image = Float32Array.from([-1.5, 0.2, 3, 0]);
    const scene = buildScene(network, record(network, image), null);
    const svg = pictureAt(scene, scene.duration);
    expect(count(svg, /<circle /g)).toBe(13);
    expect(count(svg, /<path d="[^"]*Z"/g)).toBe(3);
  });

  test("names from a stranger's file stay text", () => {
    const names = Array.from({ length: 10 }, (_, c) => `<script>${c}&\u0000"`);
    const scene = drawnScene(names);
    const svg = pictureAt(scene, scene.duration);
    expect(svg).not.toContain("<script");
    expect(svg).not.toContain("\u0000");
    expect(svg).toContain("&lt;script&gt;3&amp;");
  });

  test("a network of random size never gives a broken number", () => {
    const network = randomNetwork([90, 50, 40, 2], "gelu");
    const scene = buildScene(network, record(network, randomImage(90)), null);
    for (let t = 0; t <= scene.duration; t += scene.duration / 9) {
      expect(pictureAt(scene, t)).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  test("cuts long names between letters, also where a letter is an emoji of several characters", () => {
    for (const letter of ["\u{1f600}", "\u{1f469}\u200d\u{1f680}", "e\u0301"]) {
      for (const before of ["", "a", "ab"]) {
        const svg = pictureAt(drawnScene(Array(10).fill(before + letter.repeat(20))), 0);
        const cut = before + letter.repeat(15 - before.length);
        expect(svg).toContain(`>${cut}\u2026<`);
        expect(svg).not.toMatch(/\p{Surrogate}/u);
      }
    }
  });

  test("is text, whatever a name holds", () => {
    expect(pictureAt(drawnScene(Array(10).fill("a\ud83d<")), 0)).toContain("a\ufffd&lt;");
  });
});
