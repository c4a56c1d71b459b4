/**
 * Whole trainings on our own drawings, failures included.
 * @module-tag slow
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sum } from "../../src/base/arrays";
import { InputError } from "../../src/base/errors";
import { drawnTeacher, givenTeacher, mislabelled, type Pictures } from "../../src/learn/lessons";
import { Training, type TrainingOptions } from "../../src/learn/training";
import { parseNetwork } from "../../src/network/file";
import { parametersOf } from "../../src/network/parameters";
import { record } from "../../src/trace/trace";
import { randomNetwork, readBytes } from "../helpers";

const drawings = JSON.parse(
  readFileSync(new URL("../../../src/forwardpass/assets/drawings.json", import.meta.url), "utf8"),
);
const network = randomNetwork([784, 32, 10]);
const held = drawnTeacher(drawings, 99).next(60);
const USUAL: TrainingOptions = {
  seed: 1,
  optimizer: "adam",
  rate: 0.003,
  decay: null,
  batch: 20,
  dropout: false,
  zero: false,
};

function trained(options: Partial<TrainingOptions> = {}, steps = 60): Training {
  const all = { ...USUAL, ...options };
  const training = new Training(network, all, drawnTeacher(drawings, all.seed), held);
  for (let k = 0; k < steps && training.step(); k++);
  return training;
}

test("drawings bent anew teach it to read others", () => {
  const training = trained({}, 150);
  const [before] = training.judgements;
  const after = training.judge();
  expect(before.steps).toBe(0);
  expect(before.accuracy).toBeLessThan(0.35);
  expect(after.accuracy).toBeGreaterThan(0.6);
  expect(after.loss).toBeLessThan(before.loss / 2);
  expect(sum(Float64Array.from(after.confusions))).toBe(60);
  const { steps, epochs, heldOut, fault } = training.state;
  expect([steps, epochs, heldOut, fault]).toEqual([150, (150 * 20) / 6000, after, null]);
  const read = record(training.network(), held.images.subarray(0, 784)).prediction;
  expect(after.confusions[held.targets[0] * 10 + read]).toBeGreaterThan(0);
});

test("the same seed gives the same curve, and another seed another", () => {
  expect(trained().curve).toEqual(trained().curve);
  expect(trained().curve).not.toEqual(trained({ seed: 2 }).curve);
});

test("networks are kept at growing distances, the beginning always", () => {
  const { kept } = trained({}, 40);
  expect(kept.map(({ steps }) => steps)).toEqual([0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32]);
  const [start, , later] = kept.map((each) => parametersOf(each.network)["fc1.weight"]);
  expect(start).not.toEqual(later);
});

test("a rate far too high ends with a sentence, and the last network stays", () => {
  const training = trained({ optimizer: "momentum", rate: 1e30 }, 50);
  expect(training.state.fault).toMatch(/the learning rate is too high/);
  expect(training.step()).toBe(false);
});

test("with all numbers 0 only the last biases learn", () => {
  const training = trained({ zero: true, optimizer: "sgd", rate: 0.1 });
  const learnt = parametersOf(training.network());
  expect(learnt["fc1.weight"].every((value) => value === 0)).toBe(true);
  expect(learnt["fc2.bias"].some((value) => value !== 0)).toBe(true);
  expect(training.judge().accuracy).toBeLessThan(0.35);
});

test("shuffled labels teach nothing about other digits", () => {
  const lessons = drawnTeacher(drawings, 5).next(200);
  const of = (some: Pictures) => {
    const training = new Training(network, USUAL, givenTeacher(some, 784, 1), held);
    for (let k = 0; k < 150; k++) training.step();
    return training.judge().accuracy;
  };
  const wrong = mislabelled(lessons, 3);
  expect(Array.from(wrong.targets).sort()).toEqual(Array.from(lessons.targets).sort());
  expect(of(lessons)).toBeGreaterThan(0.6);
  expect(of(wrong)).toBeLessThan(0.35);
});

test("every lesson has its turn once in an epoch", () => {
  const lessons = {
    images: Float32Array.from({ length: 10 }, (_, k) => k),
    targets: new Uint8Array(10),
  };
  const teacher = givenTeacher(lessons, 1, 4);
  const epoch = [teacher.next(5), teacher.next(5)].flatMap(({ images }) => Array.from(images));
  expect(epoch.toSorted((a, b) => a - b)).toEqual(Array.from(lessons.images));
  const next = [teacher.next(5), teacher.next(5)].flatMap(({ images }) => Array.from(images));
  expect(next).not.toEqual(epoch);
  expect(() =>
    givenTeacher({ images: new Float32Array(), targets: new Uint8Array() }, 1, 1),
  ).toThrow(InputError);
  expect(() => drawnTeacher([], 1)).toThrow(InputError);
});

test("options that make no sense are refused", () => {
  for (const options of [
    { rate: 0 },
    { batch: 0 },
    { batch: 2000 },
    { optimizer: "muon" as "adam" },
    { seed: -1 },
  ]) {
    expect(() => trained(options, 1)).toThrow(InputError);
  }
});

test("the lesson's network learns in the same way", () => {
  const whole = parseNetwork(readBytes("mnistnet.safetensors"));
  const options = { ...USUAL, dropout: true, batch: 32, rate: 0.001 };
  const training = new Training(whole, options, drawnTeacher(drawings, 1), held);
  for (let k = 0; k < 60; k++) training.step();
  expect(training.judge().accuracy).toBeGreaterThan(0.5);
});
