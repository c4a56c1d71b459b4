/** Stacks of maps on pictures: the cell that is pointed at, the colours, the tiles of an SVG. */
import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { png } from "../../src/base/png";
import { arrange } from "../../src/inside/arrange";
import { middleOf, projectNeuron } from "../../src/render/camera";
import { cellShown, fillCells, mapsOff, startsOf, toneOf, ZERO_BYTE } from "../../src/render/cells";
import { placeDistricts } from "../../src/render/districts";
import { fitting } from "../../src/render/fit";
import { neighbour, pick } from "../../src/render/focus";
import { tileColours, tilePictures } from "../../src/render/mappictures";
import { createOrbit } from "../../src/render/orbit";
import { PALETTES } from "../../src/render/palette";
import { pictureOf, viewOf } from "../../src/render/picture";
import { toSvg } from "../../src/render/svg";
import { frameAt } from "../../src/scene/frame";
import { DEFAULT_ORBIT, lookOf, type Orbit } from "../../src/scene/look";
import { english } from "../../src/words/en";
import { edited } from "../helpers";
import { sceneOf, stackNetwork } from "../scene/stacks";

const scene = sceneOf(stackNetwork());
const end = frameAt(scene, scene.duration);
const size = { width: 1100, height: 700 };

describe("pointing", () => {
  test.each(["space", "flat"] as const)("finds the cell under the pointer: %s", (view) => {
    const look = lookOf({ view });
    const { scene: placed, camera } = viewOf(scene, look, size);
    const { offset } = scene.layout.blocks[2];
    for (const index of [0, 143, 5 * 144 + 60, 12 * 144 - 1]) {
      const [x, y] = projectNeuron(camera, placed.layout, offset + index);
      expect(pick(placed, camera, x, y)).toEqual({ layer: 1, index });
    }
  });

  test("keys walk cell by cell, on to the next tile and to the next plane", () => {
    const at = (index: number, key: string) => neighbour(scene, null, { layer: 0, index }, key);
    expect(at(13, "ArrowRight")).toEqual({ layer: 0, index: 14 });
    expect(at(13, "ArrowDown")).toEqual({ layer: 0, index: 25 });
    expect(at(13, "PageDown").layer).toBe(1);
    expect(at(13, "PageUp").layer).toBe(-1);
    const { columns } = scene.layout.blocks[1];
    // From the right edge of the first tile to the left edge of the one beside it.
    expect(at(11, "ArrowRight")).toEqual(
      columns > 1 ? { layer: 0, index: 144 } : { layer: 1, index: 0 },
    );
    expect(at(0, "ArrowLeft").layer).toBe(-1);
    expect(at(0, "ArrowUp")).toEqual({ layer: 0, index: 0 });
  });
});

describe("the numbers of maps", () => {
  test("are bytes on their plane's scale, 0 being 0", () => {
    const { starts, count } = startsOf(scene);
    const bytes = new Uint8Array(2 * count);
    fillCells(scene, { bytes, starts });
    expect([...starts]).toEqual([0, 0, 864, 2592, 3024]);
    const { post } = scene.trace.layers[1];
    post.forEach((value, n) => {
      const shown = (bytes[2 * (864 + n) + 1] - ZERO_BYTE) / ZERO_BYTE;
      expect(Math.abs(shown - Math.min(value, 1))).toBeLessThan(0.005);
      if (value === 0) expect(shown).toBe(0);
    });
  });

  test("have the colours of neurons: the sign before, red after", () => {
    const palette = PALETTES.dark;
    expect(toneOf(palette, cellShown(0.5, 0.5, { sum: 0, lit: 0 }))).toEqual(palette.blank);
    expect(toneOf(palette, cellShown(1, 1, { sum: 1, lit: 0 }))).toEqual(palette.plus);
    expect(toneOf(palette, cellShown(-1, 0, { sum: 1, lit: 0 }))).toEqual(palette.minus);
    expect(toneOf(palette, cellShown(-1, 0, { sum: 1, lit: 1 }))).toEqual(palette.blank);
    const [red, green] = toneOf(palette, cellShown(0.6, 0.6, { sum: 1, lit: 1 }));
    expect(red).toBeGreaterThan(2 * green);
  });

  test("a map is crossed out where all of it is switched off", () => {
    const off = new Uint8Array(scene.layout.count);
    const { offset } = scene.layout.blocks[1];
    off.fill(1, offset + 144, offset + 288);
    off[offset] = 1;
    expect([...(mapsOff({ ...scene, off }, 1) ?? [])]).toEqual([0, 1, 0, 0, 0, 0]);
    expect(tilePictures({ ...scene, off }, end, 1).map((tile) => tile.off)).toEqual([
      ...[false, true, false, false, false, false],
    ]);
  });
});

describe("pictures of tiles", () => {
  test("show what the frame shows, cell by cell", () => {
    const colours = tileColours(PALETTES.dark);
    const blank = colours[tilePictures(scene, frameAt(scene, 0), 1)[0].pixels[0]];
    expect(blank).toEqual(PALETTES.dark.blank.map((part) => Math.round(255 * part)));
    const tiles = tilePictures(scene, end, 1);
    expect(tiles).toHaveLength(6);
    const { post } = scene.trace.layers[0];
    for (const { map, pixels } of tiles) {
      pixels.forEach((number, n) => {
        const wanted = toneOf(PALETTES.dark, cellShown(0, post[map * 144 + n], { sum: 1, lit: 1 }));
        wanted.forEach((part, c) => {
          expect(Math.abs(colours[number][c] - 255 * part)).toBeLessThan(14);
        });
      });
    }
  });

  test("are one image each in an SVG, whose bytes are a PNG of its cells", () => {
    const svg = toSvg(scene, end, lookOf(), { width: 900, height: 500 }, english);
    const images = [...svg.matchAll(/href="data:image\/png;base64,([^"]+)"/g)].map(
      ([, code]) => code,
    );
    expect(images).toHaveLength(6 + 12 + 12);
    expect(svg).toContain(">6 maps</text>");
    expect(svg).toContain(">12 × 12</text>");
    expect(svg.length).toBeLessThan(400_000);
    const bytes = Buffer.from(images[images.length - 1], "base64");
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([12, 12]);
  });

  test("a PNG holds its pixels", () => {
    const pixels = Uint8Array.from({ length: 6 }, (_, k) => k % 3);
    const file = Buffer.from(
      png(3, pixels, [
        [0, 0, 0],
        [10, 20, 30],
        [255, 0, 1],
      ]),
    );
    expect(file.subarray(0, 8)).toEqual(Buffer.from("89504e470d0a1a0a", "hex"));
    const data = file.indexOf("IDAT");
    const length = file.readUInt32BE(data - 4);
    const rows = inflateSync(file.subarray(data + 4, data + 4 + length));
    expect([...rows]).toEqual([0, 0, 1, 2, 0, 0, 1, 2]);
  });
});

describe("words beside each other", () => {
  const word = (key: string, text: string, x: number, first = false) => ({
    key,
    text,
    x,
    y: 0,
    first,
  });

  test("have their longest wording where there is room, else a shorter one, else none", () => {
    const long = [
      word("a", "a long name", 0),
      word("b", "a long name", 80),
      word("c", "a long name", 300),
    ];
    const short = long.map((each) => ({ ...each, text: "name" }));
    const told = fitting([long, short], 14);
    expect(told.map(({ text }) => text).sort()).toEqual(["a long name", "a long name", "name"]);
    const close = [word("a", "name", 0), word("b", "name", 10, true), word("c", "name", 100)];
    expect(fitting([close], 14).map(({ key }) => key)).toEqual(["b", "c"]);
  });
});

describe("a picture that is zoomed", () => {
  /** The element that is asked for events, and what it is looked at. */
  function looked() {
    const target = new EventTarget() as unknown as HTMLElement;
    target.getBoundingClientRect = () => ({ left: 10, top: 20 }) as DOMRect;
    let orbit: Orbit = DEFAULT_ORBIT;
    const look = () => lookOf({ view: "flat", orbit });
    const view = () => viewOf(scene, look(), size);
    const control = createOrbit(target, {
      orbit: () => orbit,
      onTurn: (next) => {
        orbit = next;
      },
      inView: () => {
        const middle = middleOf(size, view().room.margins);
        return { flat: true, middle, scale: view().home.scale, closest: 16 };
      },
      onRest: () => {},
      onClick: () => {},
    });
    const seen = (unit: number) => projectNeuron(view().camera, scene.layout, unit);
    return { control, seen, orbit: () => orbit };
  }

  test("keeps the point around which it is zoomed", () => {
    const { control, seen, orbit } = looked();
    const unit = scene.layout.blocks[2].offset + 700;
    const before = seen(unit);
    for (const factor of [2, 1.7, 0.8]) control.zoom(factor, before);
    expect(orbit().zoom).toBeCloseTo(2.72, 6);
    seen(unit).forEach((px, axis) => {
      expect(px).toBeCloseTo(before[axis], 3);
    });
    control.zoom(0.1);
    expect(orbit()).toMatchObject({ zoom: 0.6, shift: [0, 0] });
  });

  test("is moved where it is flat, and never out of sight", () => {
    const { control, seen, orbit } = looked();
    control.turn(0.3, 0);
    expect(orbit()).toEqual(DEFAULT_ORBIT); // all of it is seen
    control.zoom(3);
    const unit = scene.layout.blocks[2].offset;
    const [x, y] = seen(unit);
    control.turn(0.06, -0.03); // as a drag of 10 and -5 px
    expect(seen(unit)[0]).toBeCloseTo(x + 10, 3);
    expect(seen(unit)[1]).toBeCloseTo(y - 5, 3);
    control.turn(100, 0);
    expect(seen(0)[0]).toBeLessThan(size.width);
  });
});

test("maps that prefer a class have its name beside their tiles", () => {
  const plain = stackNetwork(8);
  const measured = Object.fromEntries(
    plain.planes.slice(0, -1).map(({ name, form }) => {
      // Every second map prefers class 7, the others class 2.
      const responses = Float32Array.from({ length: 10 * form.maps }, (_, n) =>
        Math.floor(n / form.maps) === (n % form.maps) % 2 ? 0 : 0.1,
      );
      for (let map = 0; map < form.maps; map++) responses[(map % 2 ? 7 : 2) * form.maps + map] = 1;
      return [name, { scale: 1, responses }];
    }),
  );
  const grouped = sceneOf(edited(plain, { measured }));
  const order = arrange(grouped.network)?.order ?? null;
  expect([...(order?.[0] ?? [])]).toEqual([0, 2, 4, 6, 1, 3, 5, 7]);
  const frame = frameAt(grouped, grouped.duration);
  const picture = pictureOf(grouped, frame, lookOf({ view: "flat", order }), size, english);
  const told = new Map<string, number>();
  placeDistricts(picture, (key, _, text, _x, y) => told.set(`${key} ${text}`, y));
  const middle = (maps: readonly number[]): number => {
    const { offset } = grouped.layout.blocks[1];
    const ys = maps.flatMap((map) =>
      [0, 143].map(
        (cell) => projectNeuron(picture.camera, picture.scene.layout, offset + 144 * map + cell)[1],
      ),
    );
    return (Math.min(...ys) + Math.max(...ys)) / 2;
  };
  expect(told.get("district 0 2 2")).toBeCloseTo(middle([0, 2, 4, 6]), 0);
  expect(told.get("district 0 7 7")).toBeCloseTo(middle([1, 3, 5, 7]), 0);
});
