/** Names, numbers and code lines in words. */
import { describe, expect, it } from "vitest";
import { parseNetwork } from "../../src/network/file";
import { buildScene } from "../../src/scene/build";
import { record } from "../../src/trace/trace";
import { explain, stepsOf } from "../../src/words/code";
import { english } from "../../src/words/en";
import { highlight, linesOf } from "../../src/words/highlight";
import * as names from "../../src/words/names";
import { toldSteps } from "../../src/words/steps";
import { edited, randomNetwork, readBytes } from "../helpers";

const shipped = parseNetwork(readBytes("mnistnet.safetensors"));

const { numbers } = english;

describe("words", () => {
  it("writes the lesson's line", () => {
    const trace = { ...record(shipped, new Float32Array(784)), prediction: 3, confidence: 0.923 };
    expect(names.predictionSentence(shipped, trace, english)).toBe(
      "Prediction: 3 (Confidence: 92%)",
    );
  });

  it("is never certain", () => {
    const sure = { ...record(shipped, new Float32Array(784)), prediction: 3, confidence: 1 };
    expect(names.predictionSentence(shipped, sure, english)).toBe(
      "Prediction: 3 (Confidence: over 99%)",
    );
  });

  it("calls nobody the highest where two are as high", () => {
    const said = (...probs: number[]): string => {
      const network = randomNetwork([2, probs.length]);
      const trace = { ...record(network, new Float32Array(2)), probs: Float32Array.from(probs) };
      const scene = buildScene(network, { ...trace, prediction: 0, confidence: probs[0] }, null);
      return toldSteps(scene, english).at(-1)?.caption ?? "";
    };
    expect(said(0.334, 0.333, 0.333)).toContain("undecided, and takes 0, with 33%");
    expect(said(0.6, 0.4)).toContain(
      "The highest bar is the answer: 0, with 60% confidence; 1 also has 40%.",
    );
    expect(said(0.92, 0.08)).toContain("The highest bar is the answer: 0, with 92% confidence. ");
  });

  it("rounds for people", () => {
    expect(numbers.percent(0.995)).toBe("100%");
    expect(numbers.cellPercent(0.001)).toBe("<1%");
    expect(numbers.cellPercent(0)).toBe("0%");
    expect(numbers.cellPercent(0.9949)).toBe("99%");
    expect(numbers.cellPercent(0.995)).toBe(">99%");
    expect(numbers.exactPercent(0.98234)).toBe("98.2%");
    expect(numbers.short(3.0512)).toBe("3.1");
    expect(numbers.short(12.7)).toBe("13");
    expect(numbers.listed([512, 256, 128])).toBe("512, 256 and 128");
  });
});

describe("code", () => {
  it("joins to the source again", () => {
    const joined = highlight(shipped.source).map((spans) => spans.map(({ text }) => text).join(""));
    expect(joined).toEqual(linesOf(shipped.source));
    expect(highlight(shipped.source)[0][0]).toEqual({ text: "import", kind: "keyword" });
  });

  it("is explained, every line of it that is not blank", () => {
    const explained = explain(shipped, english);
    linesOf(shipped.source).forEach((text, index) => {
      const number = index + 1;
      const found = explained.filter(({ first, last }) => first <= number && number <= last);
      if (text.trim() !== "") expect(found, text).toHaveLength(1);
    });
    expect(explained.filter(({ words }) => words.startsWith("Ordinary Python"))).toEqual([]);
  });

  it("is explained with the network's numbers", () => {
    const words = explain(shipped, english).map((each) => each.words);
    expect(words.some((text) => text.includes("784 × 512 = 401,408 weights"))).toBe(true);
    expect(words.some((text) => text.includes("20%"))).toBe(true);
    expect(words.at(-1)).toContain("log_softmax");
  });

  it("tells what the lesson's way of calling nn.Module is", () => {
    const words = explain(shipped, english).map((each) => each.words);
    const asked = linesOf(shipped.source).findIndex((text) =>
      text.includes("super(MNISTNet, self)"),
    );
    const found = explain(shipped, english).find(({ line }) => line === asked + 1);
    expect(found?.words).toMatch(/^Lets nn\.Module, which MNISTNet is built on/);
    expect(words.filter((text) => text.startsWith("A note for people"))).toHaveLength(2);
  });

  it("leads to the steps of the story", () => {
    const trace = record(shipped, new Float32Array(784).fill(0.1));
    const { steps } = buildScene(shipped, trace, null);
    const shown = explain(shipped, english)
      .map((each) => stepsOf(steps, each, shipped))
      .filter((each) => each !== null)
      .map(([first, last]) => steps.slice(first, last + 1).map(({ kind, layer }) => kind + layer));
    expect(shown).toContainEqual(["products0", "sum0", "activation0", "layer0"]);
    expect(shown).toContainEqual(["layer2"]);
    expect(shown.at(-1)).toEqual(["shares4", "answer4"]);
  });

  it("may span lines, hold quotes, or be missing", () => {
    const text = `class Net(nn.Module):
    def forward(self, x):
        # a "quoted" comment
        x = self.fc1(
            x,
        )
        label = "no # comment"
        return x
`;
    const source = { file: "net.py", text, tokens: [] };
    const spans = explain(edited(randomNetwork([4, 2]), { source }), english);
    expect(spans.map(({ first, line, last }) => [first, line, last])).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [3, 4, 6],
      [7, 7, 7],
      [8, 8, 8],
    ]);
    const blank = edited(randomNetwork([4, 2]), { source: { ...source, text: "" } });
    expect(explain(blank, english)).toEqual([]);
  });
});
