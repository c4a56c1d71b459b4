/** What the lesson says: short cards, terms explained before they are used, nothing untrue of others. */
import { describe, expect, it } from "vitest";
import type { App } from "../../src/app/app";
import type { TermId } from "../../src/app/course/card";
import type { Network } from "../../src/network/network";
import { english } from "../../src/words/en";
import { countWords } from "../../src/words/pace";
import type { Rich } from "../../src/words/rich";
import { stepName } from "../../src/words/steps";
import { drawn, given, shipped, walk } from "../app/coursehelp";
import { edited, networkOf, randomLayers, randomNetwork } from "../helpers";

const MOST_WORDS = 40;
const MOST_PER_MINUTE = 180;
const DRAWINGS = ["3, round", "7, crossed", "8, in one stroke"];

const flowers = edited(networkOf(randomLayers([4, 5, 3], "tanh"), {}, "softmax"), {
  name: "Setosa",
  classNames: ["setosa", "versicolor", "virginica"],
  featureNames: ["sepal length", "sepal width", "petal length", "petal width"],
});
const clothes = edited(randomNetwork([784, 20, 12, 4], "relu", 5, { inputShape: [1, 28, 28] }), {
  classNames: ["shirt", "shoe", "coat", "bag"],
});

const PAGES: Readonly<Record<string, () => App>> = {
  ...Object.fromEntries(DRAWINGS.map((name) => [name, () => drawn(name)])),
  flowers: () => given(flowers),
  clothes: () => given(clothes),
  "8 x 8": () => given(randomNetwork([64, 12, 10], "relu", 1, { inputShape: [8, 8] })),
  "no hidden layer": () => given(randomNetwork([784, 10])),
  "one class": () => given(randomNetwork([9, 6, 1])),
};

const plain = (words: Rich): string =>
  words.map((part) => (typeof part === "string" ? part : "text" in part ? part.text : "")).join("");

interface Said {
  readonly card: string;
  /** Everything new that is read at once. */
  readonly text: string;
  readonly explained: readonly TermId[];
  readonly bold: readonly string[];
}

/** All that is read, in order: each card, then the reason for its answer. */
function saidIn(app: App): Said[] {
  const said: Said[] = [];
  walk(app, ({ course }) => {
    const card = course.places.card.value;
    const { question } = course.asking;
    const isReason = course.asking.given.value !== null;
    const options = question.value?.options.map(({ label }) => label) ?? [];
    const words = isReason && question.value ? question.value.reason : card.words;
    said.push({
      card: `${course.places.key.value}${isReason ? ", the reason" : ""}`,
      text: isReason ? plain(words) : [plain(words), ...options].join(" "),
      explained: isReason ? [] : card.terms,
      bold: words.flatMap((part) =>
        typeof part !== "string" && "mark" in part && part.mark === "strong" ? [part.text] : [],
      ),
    });
  });
  return said;
}

/** How each term reads in a sentence. */
const READ: Readonly<Record<TermId, RegExp>> = {
  pixel: /\bpixels?\b/i,
  network: /\bnetworks?\b/i,
  neuron: /\bneurons?\b/i,
  weight: /\bweights?\b/i,
  bias: /\bbias(es)?\b/i,
  layer: /\blayers?\b/i,
  active: /\bactive\b/i,
  relu: /\brelu\b/i,
  district: /\bdistricts?\b/i,
  score: /\bscores?\b/i,
  softmax: /\bsoftmax\b/i,
  share: /\bshares?\b/i,
  evidence: /\bevidence\b/i,
  training: /\b(training|trained)\b/i,
  log: /−log|\blogarithms?\b/i,
  loss: /\bloss(es)?\b/i,
  test: /\btest (examples|pictures|set|images)\b/i,
};
const TERMS = Object.keys(READ) as TermId[];

describe.each(Object.entries(PAGES))("the lesson about %s", (_, open) => {
  const said = saidIn(open());

  it("has short cards", () => {
    for (const { card, text } of said) {
      const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
      expect(words.length, `${card}: ${text}`).toBeLessThanOrEqual(MOST_WORDS);
    }
  });

  it("explains each term at or before its first use", () => {
    const known = new Set<TermId>();
    for (const { card, text, explained, bold } of said) {
      for (const id of explained) {
        known.add(id);
        expect(
          bold.some((words) => READ[id].test(words)),
          `${card}: ${id} in bold`,
        ).toBe(true);
      }
      for (const id of TERMS) {
        if (READ[id].test(text)) expect(known, `${card}: ${text}`).toContain(id);
      }
    }
  });

  it("says whole sentences", () => {
    for (const { card, text } of said) {
      expect(text, card).not.toMatch(/undefined|NaN|null|Infinity|\[object|a 8\b/);
    }
  });
});

describe("other networks", () => {
  it.each([
    ["flowers", /\bdigits?\b|\bpixels?\b|\bink\b|\bdraw|\bpictures?\b|\bReLU\b|\bpad\b/i],
    ["clothes", /\bdigits?\b/i],
    ["no hidden layer", /\bReLU\b|\bdistricts?\b/],
  ])("nothing is said of %s that is not so", (name, foreign) => {
    const wrong = saidIn(PAGES[name]()).filter(({ text }) => foreign.test(text));
    expect(wrong).toEqual([]);
  });

  it("is measured only where something was measured", () => {
    const tested = (network: Network): string =>
      saidIn(given(network)).filter(({ card }) => card === "learning/3")[0].text;
    expect(tested(shipped)).toContain("99.5% of 10,000 (MNIST test set)");
    expect(tested(flowers)).not.toMatch(/%|\d/);
  });
});

describe("the glossary", () => {
  const { terms } = english.course;

  it("has every term that the lesson explains, and no other", () => {
    expect(Object.keys(terms)).toEqual(TERMS);
    const explained = new Set(saidIn(drawn("3, round")).flatMap((card) => card.explained));
    expect([...explained].sort()).toEqual([...TERMS].sort());
  });

  it("says of each term what the glossary of the page says of it", () => {
    const { glossary } = english;
    const own = TERMS.filter((id) => {
      const name = terms[id].name.toLowerCase();
      const same = glossary.find(({ forms }) => forms.some((form) => form.toLowerCase() === name));
      if (same) expect(terms[id].means, id).toBe(same.meaning);
      return !same;
    });
    expect(own).toEqual(["district", "log"]);
  });

  it("uses no term before it was explained, but for those that it is about", () => {
    TERMS.forEach((id, k) => {
      const later = TERMS.slice(k + 1).filter((other) => READ[other].test(terms[id].means));
      // What a network is cannot be said without neurons.
      expect(id === "network" ? [] : later, id).toEqual([]);
    });
  });

  it("grows with the lesson", () => {
    const app = drawn("3, round");
    const { places, going } = app.course;
    expect(places.terms.value).toEqual(["pixel"]);
    going.jump("relu");
    expect(places.terms.value.slice(-3)).toEqual(["layer", "active", "relu"]);
    going.jump("task");
    expect(places.terms.value).toHaveLength(TERMS.length);
  });
});

describe("nothing is read while something moves", () => {
  it.each(DRAWINGS)("%s: a card stays as it is until somebody goes on", (name) => {
    const app = drawn(name, { calm: false });
    const read = (): string =>
      [app.course.places.key.value, plain(app.course.places.card.value.words)].join(": ");
    let motions = 0;
    walk(app, ({ course }) => {
      if (course.places.card.value.kind !== "show" || course.isShown.value) return;
      const before = read();
      course.going.goOn();
      motions++;
      expect(course.isMoving.value).toBe(true);
      expect(read()).toBe(before);
      course.going.goOn();
      expect([course.isMoving.value, read()]).toEqual([false, before]);
    });
    expect(motions).toBeGreaterThanOrEqual(6);
  });

  it.each(DRAWINGS)("%s: names of steps, all that is new then, come at a pace to read", (name) => {
    const app = drawn(name, { calm: false });
    let words = 0;
    walk(app, ({ course, clock, outline }) => {
      if (course.places.card.value.kind !== "show" || course.isShown.value) return;
      course.going.goOn();
      const { seconds, until } = clock.value;
      const names = outline.value
        .filter(({ start, end }) => end > seconds && start < (until as number))
        .map((step) => stepName(shipped, step, english));
      const minutes = ((until as number) - seconds) / 60;
      expect(countWords(names.join(" ")) / minutes).toBeLessThanOrEqual(MOST_PER_MINUTE);
      words += countWords(names.join(" "));
      course.going.goOn();
    });
    expect(words).toBeGreaterThanOrEqual(6);
  });
});
