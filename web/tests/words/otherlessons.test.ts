/** The lesson in other languages than English: its terms are explained where they first stand, and all are used. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createApp } from "../../src/app/app";
import { chaptersOf } from "../../src/app/tour";
import { ink } from "../../src/ink/ink";
import { parseNetwork } from "../../src/network/file";
import type { Network } from "../../src/network/network";
import { buildScene } from "../../src/scene/build";
import { record } from "../../src/trace/trace";
import { words as arabic } from "../../src/words/ar";
import { explain } from "../../src/words/code";
import { firstUse, termsIn } from "../../src/words/glossary";
import { words as japanese } from "../../src/words/ja";
import { howSentences, howText, trainingText } from "../../src/words/lesson";
import { type Rich, unmarked } from "../../src/words/rich";
import { toldSteps } from "../../src/words/steps";
import { words as turkish } from "../../src/words/tr";
import type { Words } from "../../src/words/words";
import { words as chinese } from "../../src/words/zh-Hans";
import { edited, networkOf, randomLayers, readBytes } from "../helpers";

const shipped = parseNetwork(readBytes("mnistnet.safetensors"));
const flowers = edited(networkOf(randomLayers([4, 5, 3], "tanh"), {}, "softmax"), {
  classNames: ["setosa", "versicolor", "virginica"],
  featureNames: ["sepal length", "sepal width", "petal length", "petal width"],
  accuracy: [{ data: "flowers kept out", images: 30, accuracy: 0.9 }],
});
const networks: readonly Network[] = [
  shipped,
  flowers,
  parseNetwork(readBytes("mnistconv.safetensors")),
];
const [drawing] = JSON.parse(
  readFileSync(new URL("../../../src/forwardpass/assets/drawings.json", import.meta.url), "utf8"),
);

function sentencesOf(network: Network, words: Words): (Rich | string)[] {
  const { learning, loss } = trainingText(network, words);
  return [...howSentences(howText(network, words), words), learning, loss];
}

/** Captions, chapters and lines of code: what else the page says of a network. */
function elsewhere(network: Network, words: Words): string[] {
  const app = createApp({ network, request: () => 0, cancel: () => {}, words });
  const image = new Float32Array(network.inputs).fill(0.5);
  const drawn = network === shipped ? ink(drawing.strokes) : null;
  const scene = buildScene(network, record(network, drawn?.pixels ?? image), drawn);
  return [
    ...toldSteps(scene, words).map(({ caption }) => caption),
    ...chaptersOf(app).flatMap(({ title, words: told, look }) => [title, told, look]),
    ...explain(network, words).map(({ words: told }) => told),
  ];
}

/** The mark of the part of a sentence that holds this place. */
function markedAt(words: Rich | string, at: number): string | null {
  let end = 0;
  for (const part of typeof words === "string" ? [] : words) {
    end += unmarked([part]).length;
    if (at < end) return typeof part === "object" && "mark" in part ? part.mark : null;
  }
  return null;
}

describe.each([
  ["Arabic", arabic],
  ["Turkish", turkish],
  ["Chinese", chinese],
  ["Japanese", japanese],
])("the terms in %s", (_, words) => {
  const { glossary } = words;

  it("are explained at their first use in the lesson", () => {
    for (const network of networks) {
      const sentences = sentencesOf(network, words);
      const used = termsIn(glossary, sentences.map(unmarked));
      expect(used.length).toBeGreaterThan(14);
      const unexplained = used.flatMap((term) => {
        const first = sentences.find((said) => firstUse(term, unmarked(said)) >= 0) ?? "";
        return markedAt(first, firstUse(term, unmarked(first))) === "term"
          ? []
          : [[term.term, unmarked(first)]];
      });
      expect(unexplained).toEqual([]);
    }
  });

  it("are those that the lesson marks, and all of them are used", () => {
    const marked = networks.flatMap((network) =>
      sentencesOf(network, words).flatMap((said) =>
        typeof said === "string"
          ? []
          : said.flatMap((part) =>
              typeof part === "object" && "mark" in part && part.mark === "term" ? [part.text] : [],
            ),
      ),
    );
    expect(marked.filter((text) => termsIn(glossary, [text]).length === 0)).toEqual([]);
    const everything = networks.flatMap((network) => [
      ...sentencesOf(network, words).map(unmarked),
      ...elsewhere(network, words),
    ]);
    const text = everything.join("\n");
    expect(glossary.filter((term) => firstUse(term, text) < 0).map(({ term }) => term)).toEqual([]);
    const forms = glossary.flatMap((each) => each.forms);
    expect(new Set(forms).size).toBe(forms.length);
  });
});
