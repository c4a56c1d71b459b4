/** What a language decides: forms of numbers and nouns, and facts that follow the network. */
import { describe, expect, it } from "vitest";
import { createApp } from "../../src/app/app";
import { chaptersOf } from "../../src/app/tour";
import { numbersIn } from "../../src/base/numbers";
import type { Network } from "../../src/network/network";
import { ACTIVATION_NAMES } from "../../src/operations/table";
import { buildScene } from "../../src/scene/build";
import { record } from "../../src/trace/trace";
import { explain } from "../../src/words/code";
import { english } from "../../src/words/en";
import {
  activationLabel,
  frameworkOf,
  describe as held,
  isLesson,
  predictionSentence,
  titleOf,
} from "../../src/words/names";
import { rich, slot, strong, unmarked } from "../../src/words/rich";
import { toldSteps } from "../../src/words/steps";
import type { Words } from "../../src/words/words";
import { edited, networkOf, randomLayers, randomNetwork } from "../helpers";

const { lesson } = english;

describe("numbers", () => {
  it("are written as the language writes them", () => {
    const german = numbersIn("de");
    expect(german.many(401408)).toBe("401.408");
    expect(german.num(-1.5)).toBe("\u22121,50");
    expect(german.percent(0.92)).toBe("92\u00a0%");
    expect(german.listed([512, 256, 128])).toBe("512, 256 und 128");
  });

  it("bring the right form of a noun", () => {
    const polish = numbersIn("pl");
    const forms = { one: "warstwa", few: "warstwy", many: "warstw", other: "warstwy" };
    expect([1, 3, 5].map((count) => polish.counted(count, forms))).toEqual([
      "1 warstwa",
      "3 warstwy",
      "5 warstw",
    ]);
    expect(english.numbers.counted(1, { one: "stroke", other: "strokes" })).toBe("1 stroke");
    expect(english.steps.ink(1, 1200)).toBe("Your drawing: 1 stroke of the pen, 1,200 points.");
  });

  it("tell small shares by one rule a place", () => {
    expect(english.numbers.percent(0.001)).toBe("0%");
    expect(english.numbers.cellPercent(0.001)).toBe("<1%");
    expect(english.names.share(0.001)).toBe("under 1%");
  });
});

describe("a language", () => {
  it("is refused when a sentence is missing or needs what is not given", () => {
    const { title, ...rest } = english.help;
    // @ts-expect-error: no title
    const lacking: Words["help"] = rest;
    // @ts-expect-error: nobody gives a third fact
    const asking: Words["story"]["count"] = (at: number, of: number, more: number) =>
      `${at}${of}${more}`;
    const other: Words["help"] = { ...rest, title: "Hilfe" };
    expect([lacking, asking, other.title, title].length).toBe(4);
  });

  it("marks parts and leaves places, without empty parts", () => {
    expect(rich`${strong("a")} = ${slot("b")}${rich`, c`}.`).toEqual([
      { mark: "strong", text: "a" },
      " = ",
      { slot: "b" },
      ", c",
      ".",
    ]);
  });
});

/** As scikit-learn's classifier comes to the page. */
function flowers(): Network {
  const text = `import numpy as np

class Setosa:
    def forward(self, x):
        x = x @ self.coefs_[0] + self.intercepts_[0]
        x = np.tanh(x)
        x = x @ self.coefs_[1] + self.intercepts_[1]
        x = np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)
        return x
`;
  return edited(networkOf(randomLayers([4, 5, 3], "tanh"), {}, "softmax"), {
    name: "Setosa",
    classNames: ["setosa", "versicolor", "virginica"],
    featureNames: ["sepal length", "sepal width", "petal length", "petal width"],
    source: { file: "", framework: "scikit-learn", text, tokens: [] },
  });
}

describe("facts follow the network", () => {
  const captionsOf = (network: Network): string =>
    toldSteps(buildScene(network, record(network, new Float32Array(4).fill(0.5)), null), english)
      .map(({ caption }) => caption)
      .join("\n");

  it("counts its classes", () => {
    expect(captionsOf(randomNetwork([4, 5, 3]))).toContain("gives 3 scores");
    expect(english.neuron.together(3)).toBe(" of all three scores together");
    expect(english.neuron.together(10)).toBe(" of all ten scores together");
    expect(english.neuron.together(1)).toBe(" of its only score");
    const flowers = { digits: false, names: ["setosa", "versicolor", "virginica"] };
    expect(lesson.output(flowers)).toBe(
      "3 neurons, one for each answer: setosa, versicolor and virginica.",
    );
    expect(lesson.output({ digits: true, names: ["3", "7", "9"] })).toContain("3, 7 and 9");
  });

  it("names log_softmax only where there is one", () => {
    expect(unmarked(lesson.softmax("log_softmax", 10, true))).toContain("log_softmax");
    for (const kind of ["softmax", "logits"] as const) {
      expect(unmarked(lesson.softmax(kind, 3, false))).not.toContain("log_softmax");
      expect(unmarked(lesson.training(9, true, kind, false))).not.toContain("log_softmax");
      expect(captionsOf(networkOf(randomLayers([4, 3]), {}, kind))).not.toContain("log_softmax");
    }
  });

  it("names what it is written in, or nothing", () => {
    const network = randomNetwork([4, 3]);
    const written = (framework: string): string =>
      unmarked(lesson.code("mlp.py", "Mlp", framework, [4, 3]));
    expect(written("scikit-learn")).toContain("as it is written in scikit-learn: 4 and 3 neurons");
    expect(written(frameworkOf(network))).toContain("as it is written: 4 and 3 neurons");
    expect(frameworkOf(edited(network, { name: "MNISTNet" }))).toBe("PyTorch");
    const source = { ...network.source, framework: "scikit-learn" };
    expect(frameworkOf(edited(network, { source }))).toBe("scikit-learn");
    expect(unmarked(lesson.training(9, false, "softmax", false))).not.toContain("nn.");
  });

  it("tells of three kinds of flowers in scikit-learn what is so of them", () => {
    const network = flowers();
    const app = createApp({ network, request: () => 0, cancel: () => {} });
    const { scene } = app.current();
    const told = [
      titleOf(network, english),
      predictionSentence(network, scene.trace, english),
      ...toldSteps(scene, english).map(({ name, caption }) => `${name}: ${caption}`),
      ...explain(network, english).map(({ words }) => words),
      ...chaptersOf(app).flatMap(({ title, words, look }) => [title, words, look]),
      ...[-1, 0, 1].map((layer) => held(scene, { layer, index: 1 }, english)),
    ];
    const foreign =
      /\bten\b|log_softmax|PyTorch|nn\.|MNIST|\bdigits?\b|\bink\b|\bpixels?\b|\bdrawings?\b/i;
    expect(told.filter((sentence) => foreign.test(sentence))).toEqual([]);
    expect(told).toContain("Setosa Neural Network Animation");
    expect(told.join("\n")).toContain("softmax turns the scores into shares of 100%: ");
    expect(told.join("\n")).toContain("petal length");
  });

  it.each(ACTIVATION_NAMES.filter((name) => name !== "identity"))("says what %s does", (kind) => {
    const layers = randomLayers([4, 5, 3], kind).map((layer, k) =>
      k === 0 ? { ...layer, lines: { linear: 1, [kind]: 2 } } : layer,
    );
    const source = { file: "", text: "x = self.fc1(x)\nx = f(x)\n", tokens: [] };
    const network = networkOf(layers, { source });
    expect(explain(network, english)[1].words).not.toContain(`${kind}: passes`);
    expect(activationLabel(network, 0, english)).not.toMatch(/_/);
    expect(captionsOf(network)).toContain(
      kind === "relu" ? "ReLU keeps whatever is above 0" : "bends every value by the same curve",
    );
  });

  it("has the lesson's title for the lesson's network alone", () => {
    const network = edited(randomNetwork([4, 3]), { name: "mnist-cnn" });
    expect(isLesson(network)).toBe(false);
    expect(titleOf(network, english)).toBe("mnist-cnn Neural Network Animation");
    expect(titleOf(edited(network, { name: "MNISTNet" }), english)).toBe(
      "MNIST Neural Network Animation",
    );
  });
});
