import { describe, expect, test } from "vitest";
import { erf } from "../../src/operations/erf";
import { ACTIVATION_NAMES, ACTIVATIONS } from "../../src/operations/table";

const points = [-30, -6, -3.2, -1, -0.5, -1e-3, -1e-9, 0, 1e-12, 1e-4, 0.3, 1, 2.5, 5, 9, 40];

test("erf", () => {
  // From tables of the error function, to 15 digits.
  const known = [
    [0, 0],
    [0.5, 0.520499877813047],
    [1, 0.842700792949715],
    [2, 0.995322265018953],
    [3, 0.999977909503001],
    [7, 1],
  ];
  for (const [x, value] of known) {
    expect(erf(x)).toBeCloseTo(value, 14);
    expect(erf(-x)).toBeCloseTo(-value, 14);
  }
});

test("values that can be looked up", () => {
  const at = (name: keyof typeof ACTIVATIONS, z: number) =>
    ACTIVATIONS[name].curve.value(z, 0.1, 0);
  expect(at("relu", -2)).toBe(0);
  expect(at("relu", 2)).toBe(2);
  expect(at("leaky_relu", -2)).toBeCloseTo(-0.2, 15);
  expect(at("identity", -2)).toBe(-2);
  expect(at("tanh", 1)).toBeCloseTo(0.761594155955765, 14);
  expect(at("sigmoid", 1)).toBeCloseTo(0.731058578630005, 14);
  expect(at("gelu", 1)).toBeCloseTo(0.841344746068543, 14);
  expect(at("gelu_tanh", 1)).toBeCloseTo(0.841191990608276, 12);
});

describe.each(ACTIVATION_NAMES)("%s", (name) => {
  const { value, secant } = ACTIVATIONS[name].curve;

  test("is its value at 0 plus its secant slope times z", () => {
    for (const z of points) {
      const line = value(0, 0.1, 0) + secant(z, 0.1, 0) * z;
      expect(Math.abs(line - value(z, 0.1, 0))).toBeLessThan(1e-15 * Math.max(1, Math.abs(z)));
    }
  });

  test("has a finite slope everywhere, steady around 0", () => {
    for (const z of [...points, 1e300, -1e300]) expect(secant(z, 0.1, 0)).toBeTypeOf("number");
    for (const z of points) expect(Number.isFinite(secant(z, 0.1, 0))).toBe(true);
    expect(Math.abs(secant(-1e-9, 0.1, 0) - secant(0, 0.1, 0))).toBeLessThan(1e-8);
  });
});
