/** A photo's way into the picture as the first beats of the story: its steps, pictures and words. */
import { describe, expect, it } from "vitest";
import { createApp } from "../../src/app/app";
import { BOX, SIZE } from "../../src/ink/ink";
import type { PhotoSteps } from "../../src/ink/photo";
import { createChanges } from "../../src/render/changes";
import { PALETTES } from "../../src/render/palette";
import { photoTones } from "../../src/render/photopixels";
import { toSvg } from "../../src/render/svg";
import { buildScene } from "../../src/scene/build";
import { frameAt } from "../../src/scene/frame";
import { lookOf } from "../../src/scene/look";
import { balancing, inkBoxOf, photoLayers } from "../../src/scene/photo";
import type { Scene } from "../../src/scene/scene";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { countWords, wordsIn } from "../../src/words/pace";
import { farthest } from "../helpers";
import { photoCases, stepsOf } from "../photos";
import { during, pictureNetwork } from "./drawn";

const network = pictureNetwork();
const palette = PALETTES.dark;
const PREPARING = ["photo", "separate the ink", "fit and centre"];

function photoOf(name: string): PhotoSteps {
  const found = photoCases.find((each) => each.name === name);
  return (found && stepsOf(found)) as PhotoSteps;
}

const sceneOf = (photo: PhotoSteps): Scene =>
  buildScene(network, record(network, photo.pixels), null, { photo });

const kindsOf = ({ steps }: Scene): string[] => steps.map(({ kind }) => kind);

/** Of a step: when its motion begins, is half over, and is over. */
function instants(scene: Scene, name: string) {
  const { start, lead, motion } = during(scene, name);
  return [0, 0.5, 1].map((share) => start + lead + share * motion);
}

const photo = photoOf("a sheet on a table");
const scene = sceneOf(photo);

describe("the story of a photo", () => {
  it("begins with how it became a picture", () => {
    expect(kindsOf(scene).slice(0, 5)).toEqual(["photo", "separate", "fit", "pixels", "products"]);
    for (const { layer, op, line, shape } of scene.steps.slice(0, 3)) {
      expect({ layer, op, line, shape }).toEqual({
        ...{ layer: -1, op: null, line: 2, shape: "x: [1, 1, 28, 28]" },
      });
    }
  });

  it("leaves out what nothing had to be done about", () => {
    for (const name of ["MNIST's own kind", "its negative"]) {
      const kinds = kindsOf(sceneOf(photoOf(name)));
      expect(kinds.slice(0, 2)).toEqual(["photo", "pixels"]);
      expect(kinds).not.toContain("separate");
    }
    const given = buildScene(network, record(network, photo.pixels), null);
    expect(kindsOf(given)[0]).toBe("pixels");
  });

  it("shows the photo, its ink, the ink in the box, and then the pixels", () => {
    expect(frameAt(scene, 0).photo).toEqual({ opacity: 0, stage: 0 });
    const after = [...PREPARING, "pixels"].map((name) => {
      const { photo: shown, active, guide } = frameAt(scene, instants(scene, name)[2]);
      return { ...shown, guide, pixels: farthest(active.subarray(0, 784), photo.pixels) < 1e-6 };
    });
    expect(after).toEqual([
      { opacity: 1, stage: 0, guide: 0, pixels: false },
      { opacity: 1, stage: 1, guide: 0, pixels: false },
      { opacity: 1, stage: 2, guide: 1, pixels: false },
      { opacity: 0, stage: 2, guide: 0, pixels: true },
    ]);
    const { opacity, stage } = frameAt(scene, instants(scene, "separate the ink")[1]).photo;
    expect(opacity).toBe(1);
    expect(stage).toBeCloseTo(0.5);
    expect(frameAt(scene, scene.duration).photo.opacity).toBe(0);
  });

  it("is drawn anew while the photo changes, and only then", () => {
    const changes = createChanges();
    const look = lookOf();
    const differs = (seconds: number): boolean =>
      changes.since(scene, frameAt(scene, seconds), look, "");
    for (const name of PREPARING) {
      const [begun, half, done] = instants(scene, name);
      expect([begun, half, done + 0.1, done + 0.2].map(differs), name).toEqual([
        true,
        true,
        true,
        false,
      ]);
    }
  });

  it("ends where somebody changes the pixels: the picture is not the photo's any more", () => {
    const app = createApp({ network, request: () => 0, cancel: () => {} });
    app.showPhoto(photo);
    expect(app.reading.value.scene.photo).toBe(photo);
    expect(kindsOf(app.reading.value.scene)[0]).toBe("photo");
    app.inside.setPixel(3, 1);
    expect(app.reading.value.scene.photo).toBeNull();
    expect(kindsOf(app.reading.value.scene)[0]).toBe("pixels");
  });
});

describe("the pictures of a photo", () => {
  const at = (stage: number) => photoLayers(photo, stage);

  it("lie whole in the middle at first", () => {
    const [{ picture, place, opacity }, ...more] = at(0);
    expect(more).toEqual([]);
    expect([picture, opacity]).toEqual([photo.grey, 1]);
    expect(place.width / place.height).toBeCloseTo(photo.grey.columns / photo.grey.rows);
    expect(Math.max(place.width, place.height)).toBeCloseTo(1);
    expect(place.left + place.width / 2).toBeCloseTo(0.5);
    expect(place.top + place.height / 2).toBeCloseTo(0.5);
  });

  it("keep the sheet in its place while its ink appears", () => {
    const [light, ink] = at(0.5);
    expect([light.picture, ink.picture]).toEqual([photo.grey, photo.ink]);
    expect(ink.opacity).toBeCloseTo(0.5);
    const px = light.place.width / photo.grey.columns;
    expect(ink.place.left).toBeCloseTo(light.place.left + px * photo.sheet.columns[0]);
    expect(ink.place.height).toBeCloseTo(px * photo.ink.rows);
    const [separated] = at(1);
    expect(Math.max(separated.place.width, separated.place.height)).toBeCloseTo(1);
  });

  it("put the ink's longer side into the box before it turns into pixels", () => {
    const [{ picture, place }] = at(1.6);
    expect(picture).toBe(photo.ink);
    const box = inkBoxOf(photo);
    const px = place.width / photo.ink.columns;
    expect(px * Math.max(box.width, box.height)).toBeCloseTo(BOX / SIZE);
    expect(place.left + px * (box.left + box.width / 2)).toBeCloseTo(0.5);
    expect(place.top + px * (box.top + box.height / 2)).toBeCloseTo(0.5);
  });

  it("end as what the network reads", () => {
    for (const name of ["a sheet on a table", "window light", "light on dark"]) {
      const each = photoOf(name);
      const told = sceneOf(each);
      const frame = frameAt(told, instants(told, "fit and centre")[2]);
      const tones = photoTones(told, frame, palette) ?? [];
      const off = Array.from(each.pixels, (value, i) =>
        Math.abs(tones[i][0] - palette.blank[0] - value * (palette.ink[0] - palette.blank[0])),
      );
      expect(off.reduce((sum, value) => sum + value, 0) / off.length, name).toBeLessThan(0.02);
    }
  });

  it("are four different ones where there is no WebGL, too", () => {
    const seen = PREPARING.map((name) => {
      const frame = frameAt(scene, instants(scene, name)[2]);
      const svg = toSvg(scene, frame, lookOf(), { width: 900, height: 500 }, english);
      expect(svg.match(/<path/g)?.length).toBeGreaterThan(784);
      return photoTones(scene, frame, palette)
        ?.map(([red]) => red.toFixed(2))
        .join();
    });
    expect(new Set(seen).size).toBe(3);
    expect(photoTones(scene, frameAt(scene, scene.duration), palette)).toBeNull();
  });
});

describe("the words about a photo", () => {
  const captions = PREPARING.map((name) => during(scene, name).caption);

  it("have its own numbers", () => {
    const { grey, ink } = photo;
    const inked = ink.values.filter((value) => value > 0.5).length / ink.values.length;
    const box = inkBoxOf(photo);
    expect(captions[0]).toContain(`${grey.columns}×${grey.rows}`);
    expect(captions[0]).toContain(english.numbers.num(Math.min(...grey.values)));
    expect(captions[1]).toContain(`${english.numbers.percent(inked)} of these`);
    expect(captions[1]).toContain(`${ink.columns}×${ink.rows}`);
    expect(captions[2]).toContain(`${box.width}×${box.height}`);
    const [right, down] = balancing(photo).map((move) => english.numbers.num(Math.abs(move)));
    expect(captions[2]).toContain(`${right} pixels`);
    expect(captions[2]).toContain(`, ${down} `);
  });

  it("are as few as any, and stand as long as they are read", () => {
    for (const caption of captions) expect(countWords(caption), caption).toBeLessThanOrEqual(26);
    const app = createApp({ network, request: () => 0, cancel: () => {} });
    app.showPhoto(photo);
    const { scene: told } = app.current();
    for (const step of told.steps.slice(0, 4)) {
      const still = step.end - step.start - step.motion;
      expect((60 * wordsIn(told, step, english)) / still).toBeLessThanOrEqual(180 + 1e-6);
    }
  });
});
