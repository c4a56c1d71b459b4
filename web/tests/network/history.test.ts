import { describe, expect, test } from "vitest";
import { InputError } from "../../src/base/errors";
import { parseNetwork } from "../../src/network/file";
import { nearest, parseHistory } from "../../src/network/history";
import { isHistory } from "../../src/network/ishistory";
import { readBytes, readJson } from "../helpers";
import { fileOf } from "../networkfile";

interface Told {
  readonly steps: readonly number[];
  readonly loss: readonly (number | null)[];
  readonly accuracy: readonly (number | null)[];
  readonly weights: readonly Readonly<Record<string, readonly number[]>>[];
}

const told = readJson<Told>("history.json");
const bytes = readBytes("history.safetensors");

/** The fixture with another description. */
function redescribed(change: (about: Record<string, unknown>) => void): ArrayBuffer {
  const length = Number(new DataView(bytes).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 8, length)));
  const about = JSON.parse(header.__metadata__["forwardpass.history"]);
  change(about);
  header.__metadata__["forwardpass.history"] = JSON.stringify(about);
  return fileOf(JSON.stringify(header), [new Uint8Array(bytes, 8 + length)]);
}

/** A history, or one sentence. */
function outcome(content: ArrayBuffer): void {
  try {
    const history = parseHistory(content);
    for (const place of history.steps.keys()) history.at(place);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).not.toContain("\n");
  }
}

describe("parseHistory", () => {
  test("comes to the very numbers that Python comes to", () => {
    const history = parseHistory(bytes);
    expect(history.steps).toEqual(told.steps);
    expect(history.ended).toBe(true);
    for (const [place, weights] of told.weights.entries()) {
      for (const { name, tensors } of history.at(place).operations) {
        for (const [part, { values }] of Object.entries(tensors)) {
          expect(values).toEqual(Float32Array.from(weights[`${name}.${part}`]));
        }
      }
    }
    const gaps = (values: readonly (number | null)[]) =>
      Float32Array.from(values, (value) => value ?? Number.NaN);
    expect(history.curve.loss).toEqual(gaps(told.loss));
    expect(history.curve.accuracy).toEqual(gaps(told.accuracy));
  });

  test("finds the checkpoint that was there by a step", () => {
    expect([0, 1, 3, 4, 99].map((step) => nearest(parseHistory(bytes), step))).toEqual([
      0, 1, 1, 2, 2,
    ]);
  });

  test("knows a history from a network", () => {
    expect(isHistory(bytes)).toBe(true);
    expect(isHistory(readBytes("tiny.safetensors"))).toBe(false);
    expect(isHistory(new ArrayBuffer(3))).toBe(false);
    expect(() => parseNetwork(bytes)).toThrow(InputError);
    expect(() => parseHistory(readBytes("tiny.safetensors"))).toThrow("no history of a training");
  });

  test.each<[string, (about: Record<string, unknown>) => void]>([
    ["format 2", (about) => Object.assign(about, { format: 2 })],
    ["checkpoints", (about) => Object.assign(about, { checkpoints: [0, 2, 1] })],
    ["checkpoints", (about) => Object.assign(about, { checkpoints: [0, 1, 99] })],
    ["does not fit", (about) => Object.assign(about, { checkpoints: [0, 1] })],
    ["steps", (about) => Object.assign(about, { steps: 9 })],
    ["steps", (about) => Object.assign(about, { every: 0 })],
    ["kept", (about) => Object.assign(about, { kept: ["a", "a"] })],
    ["shapes", (about) => Object.assign(about, { shapes: [[2]] })],
    ["uses", (about) => Object.assign(about, { kept: [], shapes: [] })],
    ["about", (about) => Object.assign(about, { about: 7 })],
  ])("refuses what does not fit: %s", (says, change) => {
    expect(() => parseHistory(redescribed(change))).toThrow(says);
    expect(() => parseHistory(redescribed(change))).toThrow(InputError);
  });

  test("any byte changed, and any cut, is a history or a sentence", { tags: ["slow"] }, () => {
    for (let at = 0; at < bytes.byteLength; at += 3) {
      for (const byte of [0, 34, 91, 127, 255]) {
        const changed = bytes.slice(0);
        new Uint8Array(changed)[at] = byte;
        outcome(changed);
      }
      expect(() => parseHistory(bytes.slice(0, at))).toThrow(InputError);
    }
  });

  test("any JSON in any field is a history or a sentence", () => {
    const values = [null, true, -1, 0.5, 2 ** 40, "x", [], [[]], [null], [-1], { a: 1 }, [["a"]]];
    for (const field of ["format", "checkpoints", "steps", "every", "ended", "kept", "shapes"]) {
      for (const value of values) {
        outcome(redescribed((about) => Object.assign(about, { [field]: value })));
      }
    }
  });
});
