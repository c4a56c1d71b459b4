/** Every kind of operation has its words: in the code panel, and in a story of a network that has it. */
import { describe, expect, test } from "vitest";
import { buildScene } from "../../src/scene/build";
import { record } from "../../src/trace/trace";
import { explain } from "../../src/words/code";
import { english } from "../../src/words/en";
import { formulaText, stepFormula } from "../../src/words/formula";
import { toldSteps } from "../../src/words/steps";
import { readJson } from "../helpers";
import { around, type Case } from "../operations/around";

const { cases } = readJson<{ cases: readonly Case[] }>("operations.json");

/** What stands in a sentence only by mistake: of a program, a number that is none, or a raw name. */
const WRONG =
  /undefined|null|NaN|Infinity|\[object|function|\b[a-z]+_[a-z_]*[a-z](?<!log_softmax)\b/;

const sentence = (text: string): void => {
  expect(text).toMatch(/\S/);
  expect(
    text.replaceAll("a_row", "a").replaceAll("b_row", "b").replaceAll("c_row", "c"),
  ).not.toMatch(WRONG);
};

describe.each(cases.map((each): [string, Case] => [each.name, each]))("%s", (_, each) => {
  const network = around(each);
  const { kind } = each.op;

  test("is explained where its line of code runs", () => {
    const [{ words }] = explain(network, english);
    sentence(words);
    expect(words).not.toContain("passes the numbers on in another form");
    // As people write it, or not at all.
    if (kind.includes("_") && kind !== "log_softmax") expect(words).not.toContain(kind);
  });

  test("is told in the story", () => {
    const trace = record(network, Float32Array.of(-1, 0.5, 0.25, 1, -0.3));
    const scene = buildScene(network, trace, null);
    const steps = toldSteps(scene, english);
    const planes = new Set(steps.map(({ layer }) => layer));
    expect(planes.size).toBeGreaterThanOrEqual(2);
    for (const step of steps) {
      sentence(step.name);
      sentence(step.caption);
      const formula = stepFormula(scene, step, english);
      if (formula) {
        sentence(formulaText(formula));
        sentence(formula.aloud);
      }
    }
  });
});
