/** The camera moves in on a neuron; keys walk from neuron to neuron where they stand. */
import { describe, expect, test } from "vitest";
import { project, projectNeuron } from "../../src/render/camera";
import { createChanges } from "../../src/render/changes";
import { neighbour, pick } from "../../src/render/focus";
import { viewOf } from "../../src/render/picture";
import { toSvg } from "../../src/render/svg";
import { buildScene } from "../../src/scene/build";
import { frameAt } from "../../src/scene/frame";
import { lookOf } from "../../src/scene/look";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { randomImage, randomNetwork } from "../helpers";

const SIZE = { width: 580, height: 590 };
const network = randomNetwork([64, 120, 60, 5], "relu", 1, { inputShape: [1, 8, 8] });
const scene = buildScene(network, record(network, randomImage(64)), null);
const LOOKS = [
  lookOf(),
  lookOf({ view: "flat" }),
  lookOf({ orbit: { yaw: 0.2, pitch: 0.3, zoom: 1.2 } }),
];

describe.each(LOOKS)("close to a neuron, view $view, orbit $orbit", (look) => {
  const neuron = 64 + 37;
  const at = (closeness: number) => viewOf(scene, look, SIZE, { neuron, closeness });

  test("it and the middle of what it reads are in the picture, larger", () => {
    const { camera, scene: placed } = at(1);
    const [x, y] = projectNeuron(camera, placed.layout, neuron);
    const [input] = placed.layout.blocks;
    const t = camera.flatness;
    const middle = project(camera, (1 - t) * input.spaceX + t * input.flatX, 0, 0);
    for (const [px, py] of [[x, y], middle]) {
      expect(px).toBeGreaterThan(0.1 * SIZE.width);
      expect(px).toBeLessThan(0.9 * SIZE.width);
      expect(py).toBeGreaterThan(0);
      expect(py).toBeLessThan(SIZE.height);
    }
    expect(camera.scale).toBeGreaterThan(1.05 * at(0).camera.scale);
    expect(camera.scale).toBeLessThanOrEqual(2.5 * at(0).camera.scale + 1e-6);
  });

  test("the way there is smooth", () => {
    const xs = Array.from({ length: 21 }, (_, k) => {
      const { camera, scene: placed } = at(k / 20);
      return projectNeuron(camera, placed.layout, neuron);
    });
    for (let k = 1; k < xs.length; k++) {
      expect(Math.hypot(xs[k][0] - xs[k - 1][0], xs[k][1] - xs[k - 1][1])).toBeLessThan(30);
    }
  });

  test("a pointer finds the neuron where it is seen", () => {
    const { camera, scene: placed } = at(1);
    const [x, y] = projectNeuron(camera, placed.layout, neuron);
    expect(pick(placed, camera, x, y)).toEqual({ layer: 0, index: 37 });
  });
});

test("a frame that is closer is another picture, on the stage and as a drawing", () => {
  const changes = createChanges();
  const frame = frameAt(scene, scene.duration);
  const look = lookOf();
  const far = toSvg(scene, frame, look, SIZE, english);
  expect(changes.since(scene, frame, look, "")).toBe(true);
  expect(changes.since(scene, frame, look, "")).toBe(false);
  Object.assign(frame.near, { neuron: 70, closeness: 0.5 });
  expect(changes.since(scene, frame, look, "")).toBe(true);
  expect(toSvg(scene, frame, look, SIZE, english)).not.toBe(far);
});

describe("arrow keys", () => {
  const backwards = Array.from({ length: 120 }, (_, k) => 119 - k);
  const { columns } = scene.layout.blocks[1];

  test("walk by number where neurons stand so", () => {
    const from = { layer: 0, index: 3 };
    expect(neighbour(scene, null, from, "ArrowRight")).toEqual({ layer: 0, index: 4 });
    expect(neighbour(scene, null, from, "ArrowDown")).toEqual({ layer: 0, index: 3 + columns });
    expect(neighbour(scene, null, null, "ArrowUp")).toEqual({ layer: 2, index: scene.digit });
  });

  test("walk by place where neurons stand in another order", () => {
    const order = [backwards, null, null];
    const from = { layer: 0, index: 116 }; // stands on place 3
    expect(neighbour(scene, order, from, "ArrowRight")).toEqual({ layer: 0, index: 115 });
    expect(neighbour(scene, order, from, "ArrowDown")).toEqual({ layer: 0, index: 116 - columns });
    const edge = { layer: -1, index: 7 }; // the input's right end
    expect(neighbour(scene, order, edge, "ArrowRight")).toEqual({ layer: 0, index: 119 });
  });

  test("reach every neuron of a layer, going down and along", () => {
    const order = [backwards, null, null];
    const seen = new Set<number>();
    for (let row = 0, at = { layer: 0, index: 119 }; row < 120 / columns; row++) {
      let here = at;
      for (let k = 0; k < columns && here.layer === 0; k++) {
        seen.add(here.index);
        here = neighbour(scene, order, here, "ArrowRight");
      }
      at = neighbour(scene, order, at, "ArrowDown");
    }
    expect(seen.size).toBe(120);
  });
});
