/** What is pointed at, and what a cell looks at, in every picture of the stage alike. */
import { describe, expect, test } from "vitest";
import { extrasOf } from "../../src/render/extras";
import { placeWords } from "../../src/render/labels";
import { cornersOf, marksOf } from "../../src/render/marks";
import { type Picture, pictureOf } from "../../src/render/picture";
import { Shape } from "../../src/render/shapes";
import { toSvg } from "../../src/render/svg";
import { frameAt } from "../../src/scene/frame";
import { inBlock, placeOf } from "../../src/scene/layout";
import { type Look, lookOf } from "../../src/scene/look";
import { lookedAt } from "../../src/scene/reach";
import type { Scene } from "../../src/scene/scene";
import { english } from "../../src/words/en";
import { sceneOf, stackNetwork } from "../scene/stacks";

const SIZE = { width: 1000, height: 600 };
/** Of map 2 the cell in row 5 and column 6: it reads 3 x 3 of every map before, and sees 5 x 5. */
const CELL = { layer: 1, index: 2 * 144 + 5 * 12 + 6 };
const FLAT = lookOf({ view: "flat", focus: CELL });

const at = (scene: Scene, look: Look): Picture =>
  pictureOf(scene, frameAt(scene, scene.duration), look, SIZE, english);

describe("a cell that is pointed at", () => {
  const scene = sceneOf(stackNetwork(6));
  const picture = at(scene, FLAT);

  test("has its patch in every map that it reads, its field, its own frame and its tile's", () => {
    const looked = lookedAt(scene.network, CELL);
    expect(looked.filter(({ what }) => what === "patch").length).toBe(6);
    expect(looked.filter(({ what }) => what === "field").length).toBe(1);
    const marks = marksOf(picture);
    const ring = marks.filter(({ sprite }) => sprite.shape === Shape.Ring);
    expect(ring.length).toBe(1); // the answer's
    expect(marks.length).toBe(6 + 1 + 2 + 1);
    const field = marks.filter(({ sprite }) => sprite.shape === Shape.Guide);
    expect(field.length).toBe(1);
    const { cell } = scene.layout.blocks[0];
    expect(2 * field[0].sprite.halfWidth).toBeCloseTo(5 * cell + 1.2, 4);
  });

  test("is marked on the stage as in every other picture", () => {
    const { sprites, values } = extrasOf(picture);
    expect(sprites).toEqual(marksOf(picture).map(({ sprite }) => sprite));
    expect(values.length).toBe(2 * sprites.length);
  });

  test.each(["flat", "space"] as const)("is marked in an SVG, and only then: %s", (view) => {
    const look = { ...FLAT, view };
    const svg = toSvg(scene, frameAt(scene, scene.duration), look, SIZE, english);
    expect([...svg.matchAll(/<polygon /g)].length).toBe(9);
    expect([...svg.matchAll(/<polygon [^>]*stroke-dasharray/g)].length).toBe(1);
    const plain = toSvg(
      scene,
      frameAt(scene, scene.duration),
      { ...look, focus: null },
      SIZE,
      english,
    );
    expect(plain).not.toContain("<polygon ");
    expect([...plain.matchAll(/<ellipse /g)].length).toBe(1);
  });

  test("has its frame around it in an SVG", () => {
    const svg = toSvg(scene, frameAt(scene, 0), { ...FLAT, theme: "light" }, SIZE, english);
    const frames = [...svg.matchAll(/<polygon points="([^"]*)"/g)].map(([, points]) =>
      points.split(" ").map((point) => point.split(",").map(Number)),
    );
    const marks = marksOf(at(scene, FLAT)).filter(({ sprite }) => sprite.shape !== Shape.Ring);
    const early = pictureOf(scene, frameAt(scene, 0), FLAT, { ...SIZE, bare: true }, english);
    frames.forEach((points, k) => {
      const corners = cornersOf(early.camera, marks[k].sprite);
      points.forEach((point, n) => {
        expect(point[0]).toBeCloseTo(corners[n][0], 1);
        expect(point[1]).toBeCloseTo(corners[n][1], 1);
      });
    });
    const [x, y] = placeOf(scene.layout, scene.layout.blocks[2].offset + CELL.index, 1);
    const own = marks[frames.length - 2].sprite;
    expect(own.flat[0]).toBeCloseTo(x, 6);
    expect(own.flat[1]).toBeCloseTo(y, 6);
    expect(inBlock(scene.layout, 2, CELL.index)[1]).toBeCloseTo(y, 6);
  });
});

test("a cell that is told slowly has its map, row and column as its name, a neuron its number", () => {
  const scene = sceneOf(stackNetwork(6));
  const { followed } = scene;
  if (!followed) throw new Error("nothing is told slowly");
  const { form } = scene.network.planes[followed.layer];
  expect(form.kind).toBe("maps");
  const map = Math.floor(followed.index / form.cells);
  const row = Math.floor((followed.index % form.cells) / form.columns) + 1;
  const column = (followed.index % form.columns) + 1;
  const step = scene.steps.find(({ kind }) => kind === "sum");
  if (!step) throw new Error("no step of a sum");
  const texts = new Map<string, string>();
  const picture = pictureOf(scene, frameAt(scene, step.end - 0.001), FLAT, SIZE, english);
  placeWords(picture, (key, _, text) => texts.set(key, text));
  const said = texts.get("spotlight") ?? "";
  expect(said).toMatch(new RegExp(`^map ${map}, row ${row}, column ${column}`));
  expect([...texts.values()].join("\n")).not.toMatch(/neuron \d/);
});
