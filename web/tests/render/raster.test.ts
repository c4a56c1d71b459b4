/** What the processor paints without WebGL: as the shaders say, pixel by pixel. */
import { describe, expect, test } from "vitest";
import { project } from "../../src/render/camera";
import { toneOf } from "../../src/render/cells";
import { PALETTES } from "../../src/render/palette";
import { pictureOf } from "../../src/render/picture";
import { createEveryLine } from "../../src/render/raster/everyline";
import { quadOf } from "../../src/render/raster/quad";
import { paintRibbon, type Ribbon } from "../../src/render/raster/ribbon";
import { createSprites } from "../../src/render/raster/sprites";
import { createStacks } from "../../src/render/raster/stacks";
import { type Target, toPixels } from "../../src/render/raster/surface";
import { CROSSED, Shape } from "../../src/render/shapes";
import { buildScene } from "../../src/scene/build";
import { frameAt } from "../../src/scene/frame";
import { tileAt } from "../../src/scene/layout";
import { lookOf } from "../../src/scene/look";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { randomImage, randomNetwork } from "../helpers";
import { sceneOf, stackNetwork } from "../scene/stacks";

const [WIDTH, HEIGHT] = [200, 120];
const DARK = PALETTES.dark;

const targetOf = (width = WIDTH, height = HEIGHT): Target => ({
  ...{ width, height },
  surface: { left: 0, top: 0, width, height, data: new Float32Array(4 * width * height) },
});
const pixel = ({ surface }: Target, x: number, y: number): number[] => [
  ...surface.data.subarray(4 * (y * surface.width + x), 4 * (y * surface.width + x) + 4),
];
const alphaAt = (target: Target, x: number, y: number): number => pixel(target, x, y)[3];

/** One stage unit is one px, and the middle of the stage that of the picture. */
const plain = {
  matrix: new Float32Array([2 / WIDTH, 0, 0, 0, 0, -2 / HEIGHT, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
  ...{ flatness: 1, width: WIDTH, height: HEIGHT, scale: 1, facing: 1 },
};

test("a rectangle's pixels are found again where the camera sees them, in space as flat", () => {
  const scene = sceneOf(stackNetwork(6));
  for (const view of ["space", "flat"] as const) {
    const size = { width: 900, height: 500 };
    const { camera } = pictureOf(scene, frameAt(scene, 0), lookOf({ view }), size, english);
    const t = camera.flatness;
    const standing = { x: 30, y: -20, z: 15, halfWidth: 40, halfHeight: 25 };
    const place = { left: 0, top: 0, ...size };
    const quad = quadOf(camera, size, standing, 1, place);
    if (!quad) throw new Error("not seen");
    for (const [u, v] of [
      [0, 0],
      [-1, 1],
      [0.4, -0.7],
    ]) {
      const along = 40 * u;
      const [x, y] = project(camera, 30 + t * along, -20 + 25 * v, 15 + (1 - t) * along);
      const [a, b, c, d, e, f, g, h, i] = quad.back;
      const w = g * x + h * y + i;
      expect((a * x + b * y + c) / w).toBeCloseTo(u, 6);
      expect((d * x + e * y + f) / w).toBeCloseTo(v, 6);
      expect(x).toBeGreaterThan(quad.left - 1);
      expect(x).toBeLessThan(quad.right + 1);
    }
  }
});

const ribbon = (parts: Partial<Ribbon> = {}): Ribbon => ({
  ends: Float32Array.from([-80, 0.5, 0, 80, 0.5, 0]),
  ...{ arch: 0, halfWidth: 2, reach: 5, core: 0.8, glow: 0.1, tone: [1, 0.5, 0] },
  ...{ dashed: false, length: 160, head: null, pulse: [1, 1, 1], brightness: 1 },
  ...parts,
});

describe("a ribbon", () => {
  const along = (parts: Partial<Ribbon>): { target: Target; alphas: number[] } => {
    const target = targetOf();
    paintRibbon(target, plain, ribbon(parts));
    return { target, alphas: Array.from({ length: WIDTH }, (_, x) => alphaAt(target, x, 60)) };
  };

  test("has its core and glow between its ends, and nothing beyond what it reaches", () => {
    const { target, alphas } = along({});
    expect(alphas[100]).toBeCloseTo(0.9, 5);
    expect(pixel(target, 100, 60)[1] / alphas[100]).toBeCloseTo(0.5, 5);
    expect(alphaAt(target, 100, 63)).toBeCloseTo(0.1 * (1 - 3 / 5) ** 2, 5);
    expect(alphaAt(target, 100, 66)).toBe(0);
    expect([alphas[10], alphas[190]]).toEqual([0, 0]);
  });

  test("is covered once by its pieces, steep ones too", () => {
    const target = targetOf();
    paintRibbon(target, plain, ribbon({ ends: Float32Array.from([-10, -50, 0, 10, 50, 0]) }));
    for (let y = 15; y < 105; y++) {
      const row = Array.from({ length: WIDTH }, (_, x) => alphaAt(target, x, y));
      const most = Math.max(...row);
      expect(most).toBeGreaterThan(0.6);
      expect(most).toBeLessThan(0.93);
    }
  });

  test("against is dashed, a dash every 11 px", () => {
    const { alphas } = along({ dashed: true });
    const gaps = alphas.slice(25, 175).filter((alpha) => alpha === 0).length;
    expect(gaps).toBeGreaterThan(30);
    const begins = alphas.filter((alpha, x) => alpha > 0 && alphas[x - 1] === 0).length;
    expect(Math.abs(begins - 160 / 11)).toBeLessThan(2);
  });

  test("has the head of a pulse, the line behind it and nothing ahead", () => {
    const { target, alphas } = along({ head: 0.5 });
    expect(alphas[60]).toBeCloseTo(0.9, 5);
    expect(alphas[140]).toBe(0);
    const whiteness = (x: number): number => pixel(target, x, 60)[2] / Math.max(alphas[x], 1e-6);
    expect(whiteness(100)).toBeGreaterThan(0.8);
    expect(whiteness(60)).toBeCloseTo(0, 3);
  });

  test("rises over planes no higher than its arch", () => {
    const target = targetOf();
    paintRibbon(target, plain, ribbon({ arch: 40 }));
    const rows = Array.from({ length: HEIGHT }, (_, y) => alphaAt(target, 100, y) > 0);
    expect(Math.abs(rows.indexOf(true) - (60 - 40 - 5))).toBeLessThan(2);
    expect(rows[60]).toBe(false);
  });
});

describe("a neuron", () => {
  const painted = (lit: number, signed: number): Target => {
    const target = targetOf();
    const sprites = createSprites(target);
    const place = { space: [0, 0, 0], flat: [0, 0, 0] } as const;
    sprites.set([{ ...place, halfWidth: 12, halfHeight: 12, shape: Shape.Neuron }]);
    sprites.upload(Float32Array.from([lit, signed]));
    sprites.begin(plain, DARK, 0.85);
    sprites.draw(0, 1);
    return target;
  };

  test("at rest is a dim disc without glow; lit it is red and glows around itself", () => {
    const [rest, lit] = [painted(0, 0), painted(1, 0)];
    expect(alphaAt(rest, 100, 60)).toBeCloseTo(0.85, 5);
    expect(alphaAt(rest, 115, 60)).toBe(0);
    expect(alphaAt(lit, 115, 60)).toBeGreaterThan(0.1);
    const [r, g] = pixel(lit, 115, 60);
    expect(r).toBeGreaterThan(2 * g);
    expect(alphaAt(lit, 130, 60)).toBe(0);
  });

  test("is hollow below 0, full above, and crossed out where it is switched off", () => {
    expect(alphaAt(painted(0, -1), 100, 60)).toBeLessThan(0.1);
    expect(alphaAt(painted(0, -1), 110, 60)).toBeGreaterThan(0.8);
    expect(alphaAt(painted(0, 1), 100, 60)).toBeGreaterThan(0.8);
    const off = painted(0, CROSSED);
    expect(alphaAt(off, 106, 66)).toBeCloseTo(0.75, 2);
    expect(alphaAt(off, 100, 67)).toBeLessThan(0.35);
  });
});

test("a map's cells have their colours, as far as the window has come", () => {
  const scene = sceneOf(stackNetwork(6));
  const size = { width: 1400, height: 700 };
  const frame = frameAt(scene, scene.duration);
  const picture = pictureOf(scene, frame, lookOf({ view: "flat" }), size, english);
  const k = scene.layout.blocks.findIndex(({ maps }) => maps !== null);
  const block = scene.layout.blocks[k];
  const { maps, layer, count } = block;
  const map = scene.layout.tiles[k]?.maps[0] ?? 0;
  const middle = tileAt(scene.layout, k, map);
  if (!maps || !middle) throw new Error("no maps");
  const { scale } = scene.network.measures(scene.network.planes[layer].name);
  for (const swept of [1, 0.5]) {
    const target = targetOf(size.width, size.height);
    const stacks = createStacks(target);
    stacks.use(scene);
    stacks.begin(picture.camera, picture.palette);
    stacks.draw(k, { sum: 1, lit: 1, swept });
    for (const cell of [0, 5, count / maps.maps - 1]) {
      const [row, column] = [Math.floor(cell / maps.columns), cell % maps.columns];
      const along = middle[0] + ((column + 0.5) / maps.columns - 0.5) * maps.tileWidth;
      const down = middle[1] + ((row + 0.5) / maps.rows - 0.5) * maps.tileHeight;
      const [x, y] = project(picture.camera, block.flatX + along, down, 0);
      const post = scene.trace.layers[layer].post[map * maps.rows * maps.columns + cell] / scale;
      const active = Math.min(Math.max(post, 0), 1);
      const here = swept === 1 || cell < (swept * count) / maps.maps;
      const tone = here
        ? toneOf(picture.palette, { signed: Math.min(post, 0), active })
        : picture.palette.blank;
      const found = pixel(target, Math.floor(x), Math.floor(y));
      for (const [n, part] of tone.entries()) expect(Math.abs(found[n] - part)).toBeLessThan(0.02);
    }
  }
});

test("every single line is added up in chunks, and none washes out", () => {
  const network = randomNetwork([60, 40, 5]);
  const scene = buildScene(network, record(network, randomImage(60)), null);
  const size = { width: 400, height: 300 };
  const frame = frameAt(scene, scene.duration);
  const { camera } = pictureOf(scene, frame, lookOf({ shown: "every" }), size, english);
  const target = targetOf(size.width, size.height);
  const bytes = new Uint8ClampedArray(4 * size.width * size.height);
  const every = createEveryLine(target, (fill) => fill(bytes));
  const lit = (): number => bytes.filter((value, at) => at % 4 === 3 && value > 0).length;
  const seen: number[] = [];
  for (
    let chunk = 0;
    chunk < 100 && (chunk === 0 || every.progress.done < every.progress.total);
  ) {
    every.advance(scene, camera, 500);
    every.composite(DARK);
    seen.push(lit());
    chunk += 1;
  }
  expect(every.progress.done).toBe(60 * 40 + 40 * 5);
  expect(seen.length).toBeGreaterThan(3);
  expect(seen[seen.length - 1]).toBeGreaterThan(seen[0]);
  expect(Math.max(...bytes.filter((_, at) => at % 4 === 3))).toBeLessThanOrEqual(230);
});

test("bytes are right once a canvas multiplies them by their alpha", () => {
  const target = targetOf(3, 1);
  target.surface.data.set([0.03, 0.02, 0.01, 0.05, 0, 0, 0, 0, 0.9, 0.4, 0.1, 1]);
  const before = [...target.surface.data];
  const bytes = new Uint8ClampedArray(12);
  toPixels(target.surface, new Uint32Array(bytes.buffer));
  for (let at = 0; at < 12; at += 4) {
    for (let part = 0; part < 3; part++) {
      const shown = Math.round((bytes[at + part] * bytes[at + 3]) / 255);
      expect(shown).toBe(Math.round(255 * before[at + part]));
    }
  }
  expect(target.surface.data.every((value) => value === 0)).toBe(true);
});
