/** What the chapters say is so: numbers are the trace's, decoys are wrong, tasks can be done. */
import { describe, expect, it } from "vitest";
import type { App } from "../../src/app/app";
import { stretchOf } from "../../src/app/course/beats";
import type { Question } from "../../src/app/course/card";
import { isRight } from "../../src/app/course/card";
import type { ChapterId } from "../../src/app/course/chapter";
import { lightOf } from "../../src/app/course/districts";
import { fewest } from "../../src/app/course/fooling";
import { wantedOf } from "../../src/app/course/task";
import { bundlesOfPlane, weightsInto } from "../../src/inside/bundle";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { edited, networkOf, randomLayers, randomNetwork } from "../helpers";
import { drawings, drawn, given, shipped, strokesOf, walk } from "./coursehelp";

const NAMES = ["3, round", "7, crossed", "8, in one stroke"];
const { num, many, fixed } = english.numbers;

function questionsOf(app: App, chapter: ChapterId): Question[] {
  app.course.going.jump(chapter);
  const cards = app.course.places.cards.value;
  return cards.flatMap((card) => (card.kind === "ask" ? (card.question() ?? []) : []));
}
function questionOf(app: App, chapter: ChapterId, nth = 0): Question {
  const found = questionsOf(app, chapter)[nth];
  if (!found) throw new Error(`nothing is asked in ${chapter}`);
  return found;
}
const truthOf = ({ options, right }: Question): string[] =>
  right.map((place) => options[place].label);

describe.each(NAMES)("the questions about %s", (name) => {
  const app = drawn(name);
  const { trace, scene } = app.current();

  it("have one answer among others that differ, in the same order every time", () => {
    for (const { id } of app.course.places.chapters.value.slice(0, -1)) {
      const questions = questionsOf(app, id);
      expect(questions.length, id).toBeGreaterThan(0);
      expect(questionsOf(drawn(name), id)).toEqual(questions);
      for (const question of questions) check(id, question);
    }
    function check(id: string, question: Question): void {
      const labels = question.options.map(({ label }) => label);
      expect(new Set(labels).size, id).toBe(labels.length);
      if (question.kind !== "survive") {
        expect(question.right, id).toHaveLength(1);
        expect(question.right[0], id).toBeGreaterThanOrEqual(0);
      }
      if (["choice", "pictures", "point"].includes(question.kind)) expect(labels).toHaveLength(3);
    }
  });

  it("count the numbers above 0", () => {
    const above = [...trace.image].filter((value) => value > 0).length;
    expect(truthOf(questionOf(app, "numbers"))).toEqual([many(above)]);
  });

  it("add the bias to the sum of the products", () => {
    const j = scene.spotlight[0];
    const [bundle] = bundlesOfPlane(shipped, 0);
    const sum = weightsInto(bundle, j, null).reduce(
      (all, weight, i) => all + weight * trace.image[i],
      0,
    );
    const bias = shipped.operation("fc1").tensors.bias.values[j];
    const shown = Number(truthOf(questionOf(app, "neuron"))[0].replace("−", "-"));
    expect(shown).toBeCloseTo(sum + bias, 2);
  });

  it("take the most active neuron, and others that are not", () => {
    const { options, right } = questionOf(app, "weights");
    const zOf = (weights: Float32Array | undefined): number => {
      const [bundle] = bundlesOfPlane(shipped, 0);
      const j = [...trace.layers[0].pre.keys()].find((each) =>
        weightsInto(bundle, each, null).every((weight, i) => weight === weights?.[i]),
      );
      return trace.layers[0].pre[j ?? -1];
    };
    const z = options.map(({ picture }) => zOf(picture));
    expect(z[right[0]]).toBe(Math.max(...trace.layers[0].pre));
    expect(z.filter((value) => value < 0)).toHaveLength(2);
  });

  it("let those survive that are above 0", () => {
    const { options, right } = questionOf(app, "relu");
    const { post } = trace.layers[0];
    expect(options).toHaveLength(5);
    options.forEach(({ label, after }, place) => {
      const index = Number(/\d+/.exec(label)?.[0]);
      expect(right.includes(place)).toBe(post[index] > 0);
      expect(label).toContain(num(trace.layers[0].pre[index]));
      expect(after === english.course.survives).toBe(post[index] > 0);
    });
    expect(right.length).toBeGreaterThanOrEqual(2);
    expect(right.length).toBeLessThanOrEqual(3);
  });

  it("find the district that glows most", () => {
    const { options, right, preferred } = questionOf(app, "districts");
    const light = new Map<number, number>();
    trace.layers[2].post.forEach((a, j) => {
      const c = preferred?.[j] ?? -1;
      light.set(c, (light.get(c) ?? 0) + a);
    });
    const most = [...light].sort(([, a], [, b]) => b - a)[0][0];
    expect(options[right[0]].class).toBe(most);
    const shares = lightOf(app.course.places.facts.value, 2);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
  });

  it("measure the lead of the answer in points", () => {
    const [first, second] = [...trace.scores].sort((a, b) => b - a);
    const [shown] = truthOf(questionOf(app, "shares", 1));
    expect(shown).toBe(`${fixed(first - second, 1)} points`);
  });

  it("name the class that came second", () => {
    const order = [...trace.probs.keys()].sort((a, b) => trace.probs[b] - trace.probs[a]);
    const question = questionOf(app, "shares");
    expect(truthOf(question)).toEqual([String(order[1])]);
    question.options.forEach(({ bar }, c) => {
      expect(bar?.text).toBe(num(trace.scores[c]));
      expect(bar?.length).toBeLessThanOrEqual(1);
    });
  });

  it("count the pixels that a search erased", () => {
    const pixels = fewest(shipped, trace, 0) ?? [];
    expect(truthOf(questionOf(app, "reasons"))).toEqual([many(pixels.length)]);
  });

  it("take the natural logarithm", () => {
    expect(truthOf(questionOf(app, "learning"))).toEqual([fixed(Math.LN2, 2)]);
  });
});

describe("answers to a question with several", () => {
  const question = { right: [0, 2] } as unknown as Question;
  it.each([
    [[0, 2], true],
    [[2, 0], true],
    [[0], false],
    [[0, 1, 2], false],
    [[], false],
  ])("%j", (chosen, right) => {
    expect(isRight(question, { chosen, neuron: null })).toBe(right);
  });
});

describe("moving scores", () => {
  it("moves the shares as softmax does, and the second can win", () => {
    const app = drawn("3, round");
    const { scores } = app.course.tasks;
    const { trace } = app.current();
    const { second, shares } = scores;
    expect([...shares.value]).toEqual([...trace.probs]);
    expect(scores.won.value).toBe(false);
    const high = trace.scores[trace.prediction];
    scores.set(second.value, high);
    expect(shares.value[second.value]).toBeCloseTo(shares.value[trace.prediction], 6);
    expect(scores.won.value).toBe(false);
    scores.set(second.value, high + 1);
    expect(scores.won.value).toBe(true);
    expect(shares.value[second.value] / shares.value[trace.prediction]).toBeCloseTo(Math.E, 4);
    const [low, top] = scores.range.value;
    expect(low).toBeLessThan(Math.min(...trace.scores));
    expect(top).toBeGreaterThan(high + 1);
    scores.reset();
    expect(scores.scores.value).toBe(trace.scores);
  });
});

describe("fooling it", () => {
  it.each(drawings.map(({ name }) => name))("is found for %s, and really flips", (name) => {
    const { trace } = drawn(name).current();
    const pixels = fewest(shipped, trace, 0);
    expect(pixels, name).not.toBe(null);
    const image = trace.image.slice();
    const erased = pixels ?? [];
    for (const i of erased.slice(0, -1)) image[i] = 0;
    expect(record(shipped, image).prediction).toBe(trace.prediction);
    image[erased[erased.length - 1]] = 0;
    expect(record(shipped, image).prediction).not.toBe(trace.prediction);
    expect(erased.every((i) => trace.image[i] > 0)).toBe(true);
  });

  it("counts what is erased, and says when it is done", () => {
    const app = drawn("3, round");
    app.course.going.open({ chapter: 7, card: 2 });
    const { fooling, solved } = app.course.tasks;
    fooling.search();
    const pixels = fooling.best.value?.pixels ?? [];
    expect([fooling.erased.value, solved.value]).toEqual([0, false]);
    for (const i of pixels) fooling.erase(i);
    expect([fooling.erased.value, solved.value]).toEqual([pixels.length, true]);
    // The card still speaks of the answer before.
    expect(app.course.places.card.value.words.join("")).toContain("no longer 3");
    app.course.going.goOn();
    expect([app.course.places.key.value, fooling.erased.value]).toEqual(["learning/0", 0]);
  });
});

describe("the last task", () => {
  it("asks for something that is not the answer", () => {
    const digits = [..."0123456789"];
    expect(wantedOf(digits, 3)).toBe(9);
    expect(wantedOf(digits, 9)).toBe(4);
    expect(wantedOf(["setosa", "other"], 1)).toBe(0);
    expect(wantedOf(["setosa", "other"], null)).toBe(1);
  });

  it("is done by a hand, and a ready-made drawing is told as such", () => {
    const app = drawn("3, round");
    app.course.going.jump("task");
    const { drawing, solved } = app.course.tasks;
    expect([drawing.wanted.value, drawing.attempt.value]).toEqual([9, "open"]);
    app.drawSample(9);
    expect([drawing.attempt.value, solved.value]).toEqual(["ready-made", false]);
    app.clear();
    for (const stroke of strokesOf(drawings.find(({ label }) => label === 9)?.name ?? "")) {
      app.pen.down(stroke[0]);
      app.pen.move(stroke.slice(1));
      app.pen.up();
      app.takeIn();
    }
    expect(app.current().trace.prediction).toBe(9);
    expect([drawing.wanted.value, drawing.attempt.value, solved.value]).toEqual([
      9,
      "solved",
      true,
    ]);
  });

  it("gives a hint after some tries", () => {
    const app = drawn("3, round");
    app.course.going.jump("task");
    const { drawing } = app.course.tasks;
    for (const name of ["7, crossed", "8, in one stroke"]) app.drawStrokes(strokesOf(name));
    expect(drawing.isHinted.value).toBe(false);
    app.drawStrokes(strokesOf("0, round"));
    expect(drawing.isHinted.value).toBe(true);
  });
});

describe("other networks", () => {
  const idsOf = (app: App): string[] => app.course.places.chapters.value.map(({ id }) => id);
  const flowers = edited(networkOf(randomLayers([4, 5, 3], "tanh"), {}, "softmax"), {
    classNames: ["setosa", "versicolor", "virginica"],
    featureNames: ["sepal length", "sepal width", "petal length", "petal width"],
  });
  const NETWORKS = {
    flowers: [flowers, ["neuron", "shares", "reasons", "learning", "task"]],
    small: [
      randomNetwork([64, 12, 10], "relu", 1, { inputShape: [8, 8] }),
      ["numbers", "neuron", "weights", "relu", "shares", "reasons", "learning", "task"],
    ],
    colours: [
      randomNetwork([192, 12, 4], "relu", 1, { inputShape: [3, 8, 8] }),
      ["neuron", "relu", "shares", "reasons", "learning", "task"],
    ],
    "no hidden layer": [
      randomNetwork([784, 10]),
      ["numbers", "neuron", "shares", "reasons", "learning", "task"],
    ],
    "two classes": [
      randomNetwork([9, 6, 2]),
      ["neuron", "relu", "shares", "reasons", "learning", "task"],
    ],
    "one class": [randomNetwork([9, 6, 1]), ["neuron", "relu"]],
  } as const;

  it.each(Object.entries(NETWORKS))(
    "%s: chapters that make sense, to the end",
    (_, [network, ids]) => {
      const app = given(network);
      expect(idsOf(app)).toEqual(ids);
      let cards = 0;
      walk(app, ({ course, outline }) => {
        cards++;
        const card = course.places.card.value;
        expect(card.words.length).toBeGreaterThan(0);
        if (card.kind === "show") expect(stretchOf(outline.value, card.beats)).not.toBe(null);
      });
      expect(cards).toBeGreaterThan(ids.length);
      expect(app.course.places.done.value).toEqual(ids);
    },
  );

  it("with nothing on the pad: no question, no fault, and as many cards", () => {
    const network = randomNetwork([64, 12, 10], "relu", 1, { inputShape: [8, 8] });
    const lengths = (app: App): number[] =>
      app.course.places.chapters.value.map(
        (chapter) => chapter.cards(app.course.places.facts.value).length,
      );
    const full = given(network);
    const empty = given(network);
    empty.clear();
    expect(empty.reading.value.blank).toBe(true);
    expect(lengths(empty)).toEqual(lengths(full));
  });
});
