import { describe, expect, test } from "vitest";
import { factorOf, growthOf, mostGrown } from "../../src/app/history/growth";
import { parseHistory } from "../../src/network/history";
import { parametersOf, withParameters } from "../../src/network/parameters";
import { randomNetwork, readBytes } from "../helpers";

describe("how weights grow", () => {
  test("counts how many times as large they are, whatever their signs", () => {
    const first = randomNetwork([4, 3, 2]);
    const name = first.planes[1].name;
    const weight = parametersOf(first)[`${name}.weight`].map((value) => -3 * value);
    const last = withParameters(first, { [`${name}.weight`]: weight });
    const layers = growthOf(first, last);
    expect(layers.map(({ name }) => name)).toEqual(first.planes.map(({ name }) => name));
    expect(factorOf(layers[0])).toBe(1);
    expect(factorOf(layers[1])).toBeCloseTo(3, 5);
    expect(mostGrown(layers)).toBe(layers[1]);
  });

  test("of MNISTNet's own training is what the lesson says of it", () => {
    const history = parseHistory(readBytes("mnistnet.history.safetensors"));
    const layers = growthOf(history.at(0), history.network);
    const factors = layers.map(factorOf);
    expect(mostGrown(layers).name).toBe("fc1");
    expect([...factors].sort((a, b) => b - a)).toEqual(factors);
    // The smallest at first, and all about as large in the end.
    expect(layers[0].before).toBeLessThan(layers[3].before / 3);
    const ends = layers.map(({ after }) => after);
    expect(Math.max(...ends)).toBeLessThan(1.3 * Math.min(...ends));
  });

  test("MNISTNet's own training is a small file, and begins before its first step", () => {
    const bytes = readBytes("mnistnet.history.safetensors");
    const { steps, ended, curve } = parseHistory(bytes);
    expect(bytes.byteLength).toBeLessThan(4_000_000);
    expect([steps[0], steps.at(-1), ended]).toEqual([0, curve.steps, true]);
  });
});
