/** What every kind of operation is said to do, held to what it does. */
import { describe, expect, test } from "vitest";
import type { Operation, Setting, Shape } from "../../src/operations/operation";
import { KINDS, kindOf } from "../../src/operations/table";
import { aboutKind, explain } from "../../src/words/code";
import { english } from "../../src/words/en";
import { edited, randomNetwork, readJson } from "../helpers";

interface Told {
  readonly shape: Shape;
  readonly values: readonly number[];
}

interface Case {
  readonly name: string;
  readonly op: Omit<Operation, "tensors" | "line">;
  readonly tensors: Readonly<Record<string, Told>>;
  readonly reads: readonly Told[];
}

const { cases } = readJson<{ cases: readonly Case[] }>("operations.json");

function sentenceOf({ op, tensors, reads }: Case): string {
  const entries = Object.entries(tensors).map(([name, { shape, values }]) => [
    name,
    { shape, values: Float32Array.from(values) },
  ]);
  const whole: Operation = { ...op, tensors: Object.fromEntries(entries), line: null };
  return aboutKind(whole, reads[0].shape, english);
}

test.each(cases.map((each): [string, Case] => [each.name, each]))("%s is told", (_, each) => {
  const sentence = sentenceOf(each);
  expect(sentence).toMatch(/^\S.+\.$/);
  expect(sentence).not.toMatch(/undefined|NaN|null|Infinity|\[object/);
});

test("kinds are not told alike, but those that differ by their axes alone", () => {
  const alike = new Map<string, Set<string>>();
  for (const each of cases) {
    const said = sentenceOf(each).replace(each.op.name, "");
    alike.set(said, (alike.get(said) ?? new Set()).add(each.op.kind));
  }
  const together = [...alike.values()].filter(({ size }) => size > 1).map((kinds) => [...kinds]);
  for (const kinds of together) {
    const plain = new Set(kinds.map((kind) => kind.replace(/[12]d$|_tanh$/, "")));
    expect([...plain]).toHaveLength(1);
  }
});

/** Of one number. */
function bent(kind: string, settings: Readonly<Record<string, Setting>>, z: number): number {
  const op = {
    name: "bend",
    kind,
    reads: ["input"],
    shape: [1],
    settings,
    tensors: {},
    line: null,
  };
  return kindOf(op).forward(op, [Float32Array.of(z)], [[1]])[0];
}

describe("numbers in sentences about curves are theirs", () => {
  test.each<[string, Readonly<Record<string, Setting>>, number, number]>([
    ["elu", { alpha: 0.7 }, -50, -0.7],
    ["celu", { alpha: 1.5 }, -50, -1.5],
    ["selu", {}, -50, -1.76],
    ["relu6", {}, 50, 6],
    ["hardtanh", { low: -2, high: 3 }, -50, -2],
    ["hardtanh", { low: -2, high: 3 }, 50, 3],
    ["clamp", { low: 0.25 }, -50, 0.25],
    ["clamp", { high: 4 }, 50, 4],
    ["leaky_relu", { slope: 0.02 }, -1, -0.02],
    ["hardswish", {}, -3, 0],
    ["hardsigmoid", {}, 3, 1],
  ])("%s %j of %d", (kind, settings, z, value) => {
    expect(KINDS[kind].role).toBe("activation");
    expect(bent(kind, settings, z)).toBeCloseTo(value, 2);
    const op = { name: "bend", kind, reads: ["input"], shape: [1], settings, tensors: {} };
    const said = aboutKind({ ...op, line: null }, [1], english).replaceAll("\u2212", "-");
    const numbers = [...said.matchAll(/-?\d+(?:\.\d+)?/g)].map(([each]) => Number(each));
    expect(numbers).toContain(kind === "leaky_relu" ? -value : value);
  });
});

test("of several results it is told which one is shown", () => {
  const text = "def forward(self, x):\n    return x, self.fc1(x)\n";
  const source = { file: "", text, tokens: [], results: 2, result: "[1]" };
  const told = (network: Parameters<typeof explain>[0]): string =>
    explain(network, english)
      .map(({ words }) => words)
      .join("\n");
  const one = randomNetwork([3, 2]);
  const network = edited(one, {
    source,
    operations: one.operations.map((op) => ({ ...op, line: 2 })),
  });
  expect(told(network)).toContain("returns 2 tensors; shown is [1].");
  expect(told(edited(network, { source: { ...source, results: 1 } }))).not.toContain("tensors;");
});
