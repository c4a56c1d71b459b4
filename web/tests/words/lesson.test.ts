/** The lesson below the stage: whole for the lesson's network, true of other ones, its terms explained. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createApp } from "../../src/app/app";
import { chaptersOf } from "../../src/app/tour";
import { ink } from "../../src/ink/ink";
import { parseNetwork } from "../../src/network/file";
import type { Network } from "../../src/network/network";
import { buildScene } from "../../src/scene/build";
import { record } from "../../src/trace/trace";
import { explain } from "../../src/words/code";
import { english } from "../../src/words/en";
import { firstUse, termsIn } from "../../src/words/glossary";
import { howSentences, howText, inputOf, trainingText } from "../../src/words/lesson";
import { type Rich, unmarked } from "../../src/words/rich";
import { toldSteps } from "../../src/words/steps";
import { edited, networkOf, randomLayers, readBytes } from "../helpers";

const shipped = parseNetwork(readBytes("mnistnet.safetensors"));
const { lesson, glossary } = english;
const drawings: { name: string; strokes: [number, number][][] }[] = JSON.parse(
  readFileSync(new URL("../../../src/forwardpass/assets/drawings.json", import.meta.url), "utf8"),
);

const flowers = edited(networkOf(randomLayers([4, 5, 3], "tanh"), {}, "softmax"), {
  classNames: ["setosa", "versicolor", "virginica"],
  featureNames: ["sepal length", "sepal width", "petal length", "petal width"],
  accuracy: [{ data: "flowers kept out", images: 30, accuracy: 0.9 }],
});
const shallow = networkOf(randomLayers([4, 3]), {}, "logits");
const networks: [name: string, network: Network][] = [
  ["the lesson's", shipped],
  ["flowers", flowers],
  ["no hidden layer", shallow],
  ["convolutional", parseNetwork(readBytes("mnistconv.safetensors"))],
];

function sentencesOf(network: Network): (Rich | string)[] {
  const { learning, loss } = trainingText(network, english);
  return [...howSentences(howText(network, english), english), learning, loss];
}

const lessonOf = (network: Network): string => sentencesOf(network).map(unmarked).join("\n");

/** Captions, chapters and lines of code: what else the page says of a network. */
function elsewhere(network: Network): string[] {
  const app = createApp({ network, request: () => 0, cancel: () => {} });
  const image = new Float32Array(network.inputs).fill(0.5);
  const drawn = network === shipped ? ink(drawings[0].strokes) : null;
  const scene = buildScene(network, record(network, drawn?.pixels ?? image), drawn);
  return [
    ...toldSteps(scene, english).map(({ caption }) => caption),
    ...chaptersOf(app).flatMap(({ title, words, look }) => [title, words, look]),
    ...explain(network, english).map(({ words }) => words),
  ];
}

describe("the document's lesson", () => {
  it("is whole for its network", () => {
    const told = lessonOf(shipped);
    for (const words of [
      "The 28×28 pixel handwritten image is converted into a vector, a row of numbers, of 784 neurons",
      "with 512, 256 and 128 neurons respectively. Each processes what the layer before it found out.",
      "10 neurons, one for each answer: the digits 0–9.",
      "Behind each hidden layer comes ReLU",
      "log_softmax, the logarithm of the softmax function",
      "each is a value between 0 and 1, and their sum equals 1",
      "which digit has the highest probability",
      "active neurons are red",
      "important connections are drawn as lines",
      "The probability of each digit is a bar",
      "is shown as the prediction",
      "nn.NLLLoss on the output of log_softmax, or nn.CrossEntropyLoss",
      "the model gives a prediction for each image that it is shown",
    ]) {
      expect(told).toContain(words);
    }
    const answers = { digits: true, names: shipped.classNames };
    expect(lesson.codeDoes(inputOf(shipped), 3, shipped.output, answers)).toBe(
      "The code takes 28×28 images (784 pixels) as input, passes them through 3 hidden layers and returns the logarithm of a probability for 10 different digits.",
    );
  });

  it("says what the document leaves out", () => {
    const told = lessonOf(shipped);
    expect(told).toContain("multiplies every number that reaches it by a weight of its own");
    expect(told).toContain("adds one more number, its bias");
    expect(told).toContain("Why several layers?");
    expect(told).toContain("For one example the loss is −log p");
    expect(told).toContain("Only test digits, from which it has not learnt, can tell");
    expect(told).toContain("99.5% of 10,000 images (MNIST test set)");
  });

  it("gives the loss of what is on the pad, for the answer and for the next one", () => {
    const other = { name: "8", loss: 9.123 };
    expect(lesson.lossNow("3", 0.21, other, true)).toBe(
      "For your drawing, if 3 is right, p is 81% and the loss 0.210; if 8 is, it is 9.12.",
    );
    expect(lesson.lossNow("setosa", 0.00002, null, false)).toBe(
      "For your input, if setosa is right, p is over 99% and the loss under 0.001.",
    );
  });
});

describe("other networks", () => {
  it("are told only what is so of them", () => {
    const text = howText(shallow, english);
    expect([text.activations, text.dropout, text.why, text.accuracy]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    const told = [...elsewhere(flowers), lessonOf(flowers)].join("\n");
    expect(told).not.toMatch(/\bdigits?\b|\bpixels?\b|\bink\b|log_softmax|dropout|ReLU|PyTorch/i);
    expect(told).toContain("Only test examples, from which it has not learnt, can tell");
    const shown = termsIn(glossary, [told]).flatMap(({ term, meaning }) => [term, meaning]);
    expect(shown.join("\n")).not.toMatch(/\bdigits?\b|\bpixels?\b|\bink\b|log_softmax|PyTorch/i);
    const answers = { digits: false, names: flowers.classNames };
    expect(lesson.codeDoes(inputOf(flowers), 1, "softmax", answers)).toBe(
      "The code takes 4 numbers as input, passes them through 1 hidden layer and returns a probability for 3 different classes.",
    );
    expect(lesson.codeDoes(inputOf(shallow), 0, "logits", answers)).toBe(
      "The code takes 4 numbers as input and returns a score for 3 different classes.",
    );
  });
});

describe("sentences that were wrong once", () => {
  const everything = [...elsewhere(shipped), lessonOf(shipped)].join("\n");

  it("say a or an before a digit as it is spoken", () => {
    for (const { name } of drawings) {
      const article = name.startsWith("8") ? "an" : "a";
      expect(english.input.sample(name)).toBe(`Draw ${article} ${name}`);
    }
  });

  it("are never certain", () => {
    expect(lesson.now("3", 0.99997, true)).toBe(
      "For your drawing that is 3: its probability is over 99%.",
    );
    // All shares together are 100%; one alone never is.
    expect(everything.replaceAll("shares of 100%", "")).not.toContain("100%");
  });

  it("do not give a bias what weights have, too, nor pixels what lengths have", () => {
    expect(everything).not.toMatch(/one number (that )?it has learnt/);
    expect(everything).not.toMatch(/hundred pixels/);
    expect(everything).not.toMatch(/between the layers stands/i);
  });

  it("tell dropout as the code has it: this network's rate fell while it learnt", () => {
    expect(everything).not.toMatch(/were switched off/);
    expect(shipped.credits).toContain("The dropout rate began at 20% and fell evenly to 0.");
  });
});

describe("the glossary", () => {
  it("has one plain sentence of at most 25 words for each term", () => {
    for (const { term, meaning } of glossary) {
      expect(meaning.split(/\s+/).length, term).toBeLessThanOrEqual(25);
      expect(meaning, term).toMatch(/^[A-Z][^.]*(2\.718…[^.]*)?\.$/);
    }
    const forms = glossary.flatMap((each) => each.forms);
    expect(new Set(forms).size).toBe(forms.length);
  });

  it.each(networks)("has each term explained at its first use in the lesson: %s", (_, network) => {
    const sentences = sentencesOf(network);
    const used = termsIn(glossary, sentences.map(unmarked));
    expect(used.length).toBeGreaterThan(14);
    for (const term of used) {
      const first = sentences.find((words) => firstUse(term, unmarked(words)) >= 0) as Rich;
      expect(markedAt(first, firstUse(term, unmarked(first))), term.term).toBe("term");
    }
  });

  it.each(networks)("has each term that the lesson marks: %s", (_, network) => {
    const marked = sentencesOf(network)
      .flatMap((words) => (typeof words === "string" ? [] : words))
      .flatMap((part) =>
        typeof part === "object" && "mark" in part && part.mark === "term" ? [part.text] : [],
      );
    for (const text of marked) expect(termsIn(glossary, [text]), text).not.toEqual([]);
  });

  it("has each technical word of lesson, captions, chapters and code", () => {
    const everything = networks.map(([, each]) => [...elsewhere(each), lessonOf(each)].join("\n"));
    const known = new Set(glossary.flatMap(({ forms }) => forms.map((form) => form.toLowerCase())));
    const found = everything.join("\n").match(TECHNICAL) ?? [];
    expect(found.map((word) => word.toLowerCase()).filter((word) => !known.has(word))).toEqual([]);
    expect(glossary.filter((term) => firstUse(term, everything.join("\n")) < 0)).toEqual([]);
  });

  it("tells words apart, and sorts by first use", () => {
    const names = (text: string) => termsIn(glossary, [text]).map(({ term }) => term);
    expect(names("A bias and two Weights")).toEqual(["bias", "weight"]);
    expect(names("It is biased, and weightless.")).toEqual([]);
    expect(names("log_softmax")).toEqual(["log_softmax"]);
  });
});

/** Words of the field that a text of the page may hold only with an entry. */
const TECHNICAL =
  /\b(neural networks?|neurons?|weights?|bias(es)?|log_softmax|softmax|logits?|scores?|ReLU|activations?|dropout|overfitting|loss(es)?|tensors?|vectors?|matri(x|ces)|masks?|evidence|confidence|predictions?|connections?|logarithms?|probabilit(y|ies)|test (digits|examples)|layers?|pixels?|products?|gradients?|epochs?|batch norm|batch(es)?|backpropagation|convolutions?|kernels?|tensors?|parameters?|regulari[sz]ation|embeddings?|attention)\b/gi;

/** The mark of the part of a sentence that holds this place. */
function markedAt(words: Rich, at: number): string | null {
  let end = 0;
  for (const part of words) {
    end += unmarked([part]).length;
    if (at < end) return typeof part === "object" && "mark" in part ? part.mark : null;
  }
  return null;
}
