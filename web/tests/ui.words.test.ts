/** Keys, words, drawings and code lines: the page's small functions. */
import { describe, expect, it } from "vitest";
import * as numbers from "../src/base/numbers";
import { byLabel, intoPad, PAD, smoothPath, written } from "../src/ink/strokes";
import { parseNetwork } from "../src/network/file";
import { buildScene } from "../src/scene/build";
import { record } from "../src/trace/trace";
import { commandFor } from "../src/ui/keyboard";
import { explain, stepsOf } from "../src/words/code";
import { highlight, linesOf } from "../src/words/highlight";
import * as names from "../src/words/names";
import { edited, randomNetwork, readBytes } from "./helpers";

const shipped = parseNetwork(readBytes("mnistnet.safetensors"));

describe("words", () => {
  it("writes the lesson's line", () => {
    const trace = { ...record(shipped, new Float32Array(784)), prediction: 3, confidence: 0.923 };
    expect(names.predictionSentence(shipped, trace)).toBe("Prediction: 3 (Confidence: 92%)");
  });

  it("rounds for people", () => {
    expect(numbers.percent(0.995)).toBe("100%");
    expect(numbers.smallPercent(0.001)).toBe("<1%");
    expect(numbers.smallPercent(0)).toBe("0%");
    expect(numbers.exactPercent(0.98234)).toBe("98.2%");
    expect(numbers.short(3.0512)).toBe("3.1");
    expect(numbers.short(12.7)).toBe("13");
    expect(names.listed([512, 256, 128])).toBe("512, 256 and 128");
  });
});

describe("keys", () => {
  it("plays, steps, draws and clears", () => {
    expect(commandFor({ key: " " }, "page")).toEqual({ kind: "toggle" });
    expect(commandFor({ key: "ArrowRight" }, "slider")).toEqual({ kind: "next" });
    expect(commandFor({ key: "7" }, "pad")).toEqual({ kind: "sample", label: 7 });
    expect(commandFor({ key: "C" }, "page")).toEqual({ kind: "clear" });
    expect(commandFor({ key: "z", ctrlKey: true }, "page")).toEqual({ kind: "undo" });
  });

  it("leaves keys to the control that uses them", () => {
    expect(commandFor({ key: " " }, "press")).toBeNull();
    expect(commandFor({ key: "ArrowUp" }, "pad")).toBeNull();
    expect(commandFor({ key: "ArrowLeft" }, "choice")).toBeNull();
    expect(commandFor({ key: "c" }, "text")).toBeNull();
    expect(commandFor({ key: "c", ctrlKey: true }, "page")).toBeNull();
  });
});

describe("drawings", () => {
  const strokes = [
    [
      [0, 0],
      [100, 0],
    ],
    [
      [0, 50],
      [100, 50],
    ],
  ] as const;

  it("are written from the first point to the last", () => {
    expect(written(strokes, 0)).toEqual([]);
    expect(written(strokes, 0.25)).toEqual([
      [
        [0, 0],
        [65, 0],
      ],
    ]);
    expect(written(strokes, 1)).toEqual(strokes);
  });

  it("fit the pad and keep their shape", () => {
    const [[first, last]] = intoPad([
      [
        [-1000, 0],
        [1000, 500],
      ],
    ]);
    expect(last[0] - first[0]).toBeCloseTo(4 * (last[1] - first[1]));
    expect([...first, ...last].every((value) => value >= 0 && value <= PAD)).toBe(true);
    expect(intoPad(strokes)).toBe(strokes);
  });

  it("stay in order of their digits", () => {
    const list = [2, 1, 2].map((label, k) => ({ name: `${k}`, label, strokes }));
    expect(byLabel(list).map(([label, all]) => [label, all.length])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it("become a smooth path, dots included", () => {
    expect(smoothPath([[[5, 6]]])).toBe("M5 6L5 6");
    expect(smoothPath([])).toBe("");
  });
});

describe("code", () => {
  it("joins to the source again", () => {
    const joined = highlight(shipped.source).map((spans) => spans.map(({ text }) => text).join(""));
    expect(joined).toEqual(linesOf(shipped.source));
    expect(highlight(shipped.source)[0][0]).toEqual({ text: "import", kind: "keyword" });
  });

  it("is explained, every line of it that is not blank", () => {
    const explained = explain(shipped);
    linesOf(shipped.source).forEach((text, index) => {
      const number = index + 1;
      const found = explained.filter(({ first, last }) => first <= number && number <= last);
      if (text.trim() !== "") expect(found, text).toHaveLength(1);
    });
    expect(explained.filter(({ words }) => words.startsWith("Ordinary Python"))).toEqual([]);
  });

  it("is explained with the network's numbers", () => {
    const words = explain(shipped).map((each) => each.words);
    expect(words.some((text) => text.includes("784 × 512 = 401,408 weights"))).toBe(true);
    expect(words.some((text) => text.includes("20%"))).toBe(true);
    expect(words.at(-1)).toContain("log_softmax");
  });

  it("leads to the steps of the story", () => {
    const trace = record(shipped, new Float32Array(784).fill(0.1));
    const { steps } = buildScene(shipped, trace, null);
    const shown = explain(shipped)
      .map((each) => stepsOf(steps, each, shipped))
      .filter((each) => each !== null)
      .map(([first, last]) => steps.slice(first, last + 1).map(({ kind, layer }) => kind + layer));
    expect(shown).toContainEqual(["products0", "sum0", "bias0", "activation0"]);
    expect(shown).toContainEqual(["dropout2"]);
    expect(shown.at(-1)).toEqual(["output4", "probabilities4", "prediction4"]);
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
    const spans = explain(edited(randomNetwork([4, 2]), { source }));
    expect(spans.map(({ first, line, last }) => [first, line, last])).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [3, 4, 6],
      [7, 7, 7],
      [8, 8, 8],
    ]);
    expect(explain(edited(randomNetwork([4, 2]), { source: { ...source, text: "" } }))).toEqual([]);
  });
});
