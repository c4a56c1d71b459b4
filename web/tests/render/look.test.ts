/** A drawing holds exactly the lines and places that its look says. */
import { describe, expect, test } from "vitest";
import { projectNeuron } from "../../src/render/camera";
import { viewOf } from "../../src/render/picture";
import { stageIn, toSvg } from "../../src/render/svg";
import { buildScene } from "../../src/scene/build";
import { frameAt } from "../../src/scene/frame";
import { chosenLines, drawnLines, pointedLines, sourceOf, targetOf } from "../../src/scene/lines";
import { ALL_LINES, type Look, lookOf } from "../../src/scene/look";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { randomImage, randomNetwork } from "../helpers";

const SIZE = { width: 900, height: 500 };
const network = randomNetwork([60, 40, 30, 5]);
const scene = buildScene(network, record(network, randomImage(60)), null);
const frame = frameAt(scene, scene.duration);
/** Beside it stands the answer. */
const STAGE = stageIn(SIZE, frame);

const backwards = (count: number): number[] =>
  Array.from({ length: count }, (_, k) => count - 1 - k);
const order = [backwards(40), backwards(30), null];
const path = scene.connections.map((each) => ({
  ...each,
  sources: each.sources.subarray(3, 9),
  targets: each.targets.subarray(3, 9),
  evidence: each.evidence.subarray(3, 9),
}));

const LOOKS: readonly (readonly [string, Look])[] = [
  ["as the page begins", lookOf()],
  ["flat", lookOf({ view: "flat" })],
  ["from elsewhere", lookOf({ orbit: { yaw: -0.5, pitch: 0.6, zoom: 1.4 } })],
  ["in another order", lookOf({ order })],
  ["another order, flat", lookOf({ order, view: "flat", theme: "light" })],
  ["with a path", lookOf({ path, orbit: { yaw: 1.2, pitch: -0.3, zoom: 0.8 } })],
  ["at a neuron", lookOf({ focus: { layer: 1, index: 5 }, order })],
  ["on a slow machine", lookOf({ budget: { ...ALL_LINES, all: 90 } })],
  ["on the way", lookOf({ order, glide: { flatness: 0.4, from: null, walked: 0.3 } })],
];

/** First and last point of every curve of the drawing. */
function endsIn(svg: string): string[] {
  const curves = svg.matchAll(/<path d="M(\S+) (\S+)C\S+ \S+ \S+ \S+ (\S+) (\S+)"/g);
  return [...curves].map(([, ...numbers]) => numbers.join(" ")).sort();
}

function endsSaid(look: Look): string[] {
  const { scene: placed, camera } = viewOf(scene, look, STAGE);
  const at = (n: number) =>
    projectNeuron(camera, placed.layout, n).map((px) => String(+px.toFixed(2)));
  return [...chosenLines(placed, look), ...pointedLines(placed, look)]
    .flatMap((lines) =>
      Array.from({ length: lines.count }, (_, k) =>
        [...at(sourceOf(placed.layout, lines, k)), ...at(targetOf(placed.layout, lines, k))].join(
          " ",
        ),
      ),
    )
    .sort();
}

describe.each(LOOKS)("a drawing %s", (_, look) => {
  const svg = toSvg(scene, frame, look, SIZE, english);

  test("has its lines, from neuron to neuron where the camera sees them", () => {
    const said = endsSaid(look);
    expect(said.length).toBeGreaterThan(60);
    expect(endsIn(svg)).toEqual(said);
  });

  test("says how many there are and what they carry", () => {
    for (const { count, share } of drawnLines(scene, look)) {
      expect(svg).toContain(`>${count} lines<`);
      expect(svg).toContain(`>${Math.round(100 * share)}%<`);
    }
  });

  test("has every neuron where the camera sees it", () => {
    const { scene: placed, camera } = viewOf(scene, look, STAGE);
    const centres = new Set(
      [...svg.matchAll(/matrix\(\S+ \S+ \S+ \S+ (\S+) (\S+)\)/g)].map(([, x, y]) => `${x} ${y}`),
    );
    for (let n = 0; n < placed.layout.count; n++) {
      const [x, y] = projectNeuron(camera, placed.layout, n).map((px) => +px.toFixed(2));
      expect(centres).toContain(`${x} ${y}`);
    }
  });
});

test("every part of a look changes the drawing", () => {
  const drawings = LOOKS.map(([, look]) => toSvg(scene, frame, look, SIZE, english));
  expect(new Set(drawings).size).toBe(LOOKS.length);
});
