/** What the story that is told backwards says, and the code that it runs. */
import { describe, expect, test } from "vitest";
import { parametersOf } from "../../src/network/parameters";
import { toldOf } from "../../src/scene/blame";
import { beatsOf } from "../../src/scene/teaching";
import { learn } from "../../src/trace/lesson";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { highlight } from "../../src/words/highlight";
import { steepestWeight, taughtWords, weightFacts } from "../../src/words/teaching";
import { loopCode } from "../../src/words/teachingcode";
import { randomImage, randomNetwork } from "../helpers";

const network = randomNetwork([20, 12, 8, 5], "relu", 4);
const image = randomImage(20, 0.5);
const lesson = learn({ network, trace: record(network, image) }, 3, 0.1);
const told = toldOf(lesson);
const price = {
  ...{ drawings: 30, worse: 2 },
  ...{ right: [30, 29] as const, loss: [0.1, 0.25] as const },
};

const said = Object.fromEntries(
  beatsOf(network, told, true).map((beat) => [
    `${beat.kind} ${beat.layer}`,
    taughtWords(lesson, beat, told, price, english),
  ]),
);

describe("a step says", () => {
  test("its numbers: loss, blame, slope and step are worked out", () => {
    const { probs } = lesson.before.trace;
    const share = english.teaching.lossIs(probs[3]);
    expect(said["loss 3"].formula?.text).toBe(
      `\u2212log(${share}) = ${english.teaching.lossIs(lesson.loss[0])}`,
    );
    expect(said["blame 2"].formula?.text).toContain(`3: ${share} \u2212 1 = \u2212`);
    const id = steepestWeight(lesson);
    if (!id) throw new Error("no weight");
    const { blame, value, slope, before, after } = weightFacts(lesson, id, english);
    expect(blame * value).toBeCloseTo(slope, 6);
    expect(before - 0.1 * slope).toBeCloseTo(after, 6);
    const largest = Object.entries(lesson.gradients.tensors)
      .filter(([name]) => name.endsWith(".weight"))
      .flatMap(([, values]) => [...values])
      .reduce((most, each) => Math.max(most, Math.abs(each)), 0);
    expect(Math.abs(slope)).toBe(largest);
    expect(said["descend 3"].formula?.text).toMatch(/ \u2212 0\.1 \u00d7 .* = /);
  });

  test("who is told, and how many are to blame", () => {
    expect(said["passed 1"].caption).toContain(`Neuron ${told?.followed.index} of fc2`);
    expect(said["gate 1"].caption).toContain(`Neuron ${told?.silenced?.index} was 0`);
    const some = lesson.gradients.values.fc1.reduce((n, g) => n + (g === 0 ? 0 : 1), 0);
    expect(said["back 0"].caption).toContain(`${some} of 12 are to blame`);
  });

  test("what became of it, and of the others", () => {
    expect(said["again 3"].caption).toContain("The loss fell from");
    expect(said["price 3"].caption).toContain("30 were read rightly before, 29 are now");
    const [beat] = beatsOf(network, told, true).slice(-1);
    expect(taughtWords(lesson, beat, told, null, english).caption).toBe(
      english.teaching.priceCounting,
    );
  });

  test("that a step was too long", () => {
    const far = { ...lesson, loss: [0.5, 3] as const };
    const beat = { kind: "again", layer: 3, through: 3 } as const;
    expect(taughtWords(far, beat, told, null, english).caption).toContain("past the goal");
  });

  test("where nothing is left to learn: a share that is nearly 1 by what it lacks", () => {
    const { teaching } = english;
    expect(teaching.lossFormula(1, 8.68e-8)).toBe(
      "\u2212log(1 \u2212 8.68\u00b710\u207b\u2078) = 8.68\u00b710\u207b\u2078",
    );
    const sure = { name: "3", share: 1, blame: -6e-8 };
    expect(teaching.blameFormula(sure, null)).toContain(
      "3: (1 \u2212 6\u00b710\u207b\u2078) \u2212 1 = \u2212",
    );
    expect(teaching.output(true, "3", 1, "3", 1)).toContain("hardly anything is left to learn");
    expect(teaching.output(true, "3", 0.7, "3", 0.7)).toContain("it is not sure");
    expect(teaching.againSaid(true, "3", [1, 1], [8.68e-8, 8.67e-8])).toContain("as before");
  });

  test("no more than 60 words", () => {
    for (const [name, { caption }] of Object.entries(said)) {
      expect(caption, name).not.toBe("");
      expect(caption.split(" ").length, name).toBeLessThanOrEqual(60);
    }
  });

  test("its arithmetic aloud, without signs", () => {
    const aloud = Object.values(said).flatMap(({ formula }) => (formula ? [formula.aloud] : []));
    expect(aloud).toHaveLength(5);
    for (const text of aloud) expect(text).not.toMatch(/[\u2212\u00d7=]/);
    expect(said["descend 3"].formula?.aloud).toMatch(/minus 0\.1 times .* is /);
  });

  test("tiny numbers with a power of ten", () => {
    expect(english.teaching.lossIs(0.00000000168)).toBe("1.68\u00b710\u207b\u2079");
    expect(english.teaching.lossIs(0.0123456)).toBe("0.0123");
    expect(english.teaching.lossIs(0)).toBe("0");
  });
});

describe("the code", () => {
  const step = { image, target: 3, rate: 0.1 };
  const { source, lines } = loopCode(network, "dense", [step, { ...step, target: 1 }]);
  const text = source.text.split("\n");
  const at = (kind: keyof typeof lines) => (lines[kind] ?? []).map((n) => text[n - 1].trim());

  test("has a line for each step of the story but the last", () => {
    expect(at("output")).toEqual(["output = model(image)"]);
    expect(at("loss")).toEqual(["loss = F.nll_loss(output, target)"]);
    expect(at("back")).toEqual(["loss.backward()"]);
    expect(at("descend")).toEqual(["optimizer.step()"]);
    expect(at("again")[0]).toBe("output = model(image)");
    expect(lines.again?.[0]).toBeGreaterThan(lines.descend?.[0] ?? 0);
  });

  test("holds every number of the picture exactly, and every step", () => {
    const pairs = [...source.text.matchAll(/(\d+): ([\d.e-]+)[,]/g)];
    const found = new Float32Array(20);
    for (const [, place, value] of pairs) found[Number(place)] = Number(value);
    expect([...found]).toEqual([...image]);
    expect(source.text).toContain("    }, 3, 0.1),");
    expect(source.text).toContain("    }, 1, 0.1),");
  });

  test("is coloured, and still the same text", () => {
    const spans = highlight(source);
    expect(spans.map((line) => line.map((span) => span.text).join("")).join("\n")).toBe(
      source.text.trimEnd(),
    );
    const kinds = new Set(spans.flat().map((span) => span.kind));
    expect([...kinds].sort()).toEqual(["", "comment", "keyword", "number", "string"]);
  });

  test("asks for the loss that goes with what the network gives", () => {
    expect(Object.keys(parametersOf(network))).toContain("fc1.weight");
    const logits = { ...network, output: "logits" } as typeof network;
    expect(loopCode(logits, "own", [step]).source.text).toContain(
      "F.cross_entropy(output, target)",
    );
  });
});
