import { expect, test } from "vitest";
import { createGliding } from "../../src/render/gliding";
import { arranged } from "../../src/scene/arranged";
import { buildScene } from "../../src/scene/build";
import { flatnessOf, lookOf } from "../../src/scene/look";
import { record } from "../../src/trace/trace";
import { randomImage, randomNetwork } from "../helpers";

const space = lookOf();
const flat = lookOf({ view: "flat" });

test("at rest the look is the one that was asked for, itself", () => {
  const gliding = createGliding(false);
  expect(gliding(flat, 0)).toBe(flat);
  expect(gliding(flat, 5)).toBe(flat);
});

test("another view is reached smoothly in half a second", () => {
  const gliding = createGliding(false);
  gliding(space, 0);
  const ways = [100, 200, 350, 500, 599].map((now) => flatnessOf(gliding(flat, now)));
  expect(ways[0]).toBe(0);
  expect(ways).toEqual([...ways].sort());
  expect(ways[2]).toBeCloseTo(0.5);
  expect(gliding(flat, 600)).toBe(flat);
});

test("turning back begins where it stands", () => {
  const gliding = createGliding(false);
  gliding(space, 0);
  gliding(flat, 0);
  const there = flatnessOf(gliding(flat, 250));
  expect(flatnessOf(gliding(space, 250))).toBeCloseTo(there);
  expect(flatnessOf(gliding(space, 400))).toBeLessThan(there);
  expect(gliding(space, 750)).toBe(space);
});

test("reduced motion jumps", () => {
  const gliding = createGliding(true);
  gliding(space, 0);
  expect(gliding(flat, 1)).toBe(flat);
});

test("neurons walk from one order to the other", () => {
  const network = randomNetwork([6, 4, 2]);
  const scene = buildScene(network, record(network, randomImage(6)), null);
  const order = [[3, 2, 1, 0], null];
  const gliding = createGliding(false);
  gliding(space, 0);
  gliding({ ...space, order }, 0);
  const half = arranged(scene, gliding({ ...space, order }, 250)).layout;
  const there = arranged(scene, gliding({ ...space, order }, 500)).layout;
  const first = 3 * (scene.layout.blocks[1].offset + 0) + 1;
  const last = 3 * (scene.layout.blocks[1].offset + 3) + 1;
  expect(there.space[first]).toBe(scene.layout.space[last]);
  expect(half.space[first]).toBeCloseTo((scene.layout.space[first] + scene.layout.space[last]) / 2);
});

test("the same look gives the same arranged scene, and one layout for all scenes", () => {
  const network = randomNetwork([6, 4, 2]);
  const [one, two] = [1, 2].map((seed) =>
    buildScene(network, record(network, randomImage(6, 0.5, seed)), null),
  );
  const look = lookOf({ order: [[1, 0, 3, 2], null] });
  expect(arranged(one, look)).toBe(arranged(one, look));
  expect(arranged(two, look).layout).toBe(arranged(one, look).layout);
  expect(arranged(one, space)).toBe(one);
});

test("neurons of the network before do not walk", () => {
  const [small, large] = [
    [6, 3, 2],
    [6, 4, 2],
  ].map((sizes) => randomNetwork(sizes));
  const scene = buildScene(small, record(small, randomImage(6)), null);
  const before = buildScene(large, record(large, randomImage(6)), null);
  const gliding = createGliding(false);
  arranged(before, gliding({ ...space, order: [[3, 2, 1, 0], null] }, 0));
  const look = { ...space, order: [[2, 0, 1], null] };
  const walking = arranged(scene, gliding(look, 250)).layout;
  expect(walking.space).toEqual(arranged(scene, look).layout.space);
});
