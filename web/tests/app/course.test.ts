/** The lesson as a way: going on and back, answering, what is kept, and what a link holds. */
import { describe, expect, it } from "vitest";
import type { App } from "../../src/app/app";
import type { Question } from "../../src/app/course/card";
import { CHAPTERS } from "../../src/app/course/chapters";
import { type Progress, readProgress, writeProgress } from "../../src/app/course/progress";
import { apply, fragmentOf } from "../../src/app/sharing";
import { openWith } from "../../src/entry/opening";
import { drawn, learning, shipped, strokesOf } from "./coursehelp";

const THREE = "3, round";
const at = ({ course }: App): string => course.places.key.value;
const isIn = (app: App): string[] => app.course.places.chapters.value.map(({ id }) => id);
const asked = (app: App): Question => {
  const { value } = app.course.asking.question;
  if (!value) throw new Error("no question");
  return value;
};

function to(app: App, chapter: number, card: number): App {
  app.course.going.open({ chapter, card });
  return app;
}

describe("going on", () => {
  it("shows, asks, gives the reason, and leads through every chapter to the end", () => {
    const app = drawn(THREE);
    const { going, places, asking } = app.course;
    const seen: string[] = [];
    for (let k = 0; k < 200 && !going.isLast.value; k++) {
      if (seen.at(-1) !== at(app)) seen.push(at(app));
      if (asking.question.value && !asking.given.value) {
        asking.answer({ chosen: asking.question.value.right, neuron: null });
        expect(asking.isRight.value).toBe(true);
      }
      going.goOn();
    }
    expect(going.isLast.value).toBe(true);
    expect(new Set(seen.map((key) => key.split("/")[0])).size).toBe(9);
    going.goOn();
    expect(places.done.value).toEqual(CHAPTERS.map(({ id }) => id));
  });

  it("waits for a guess, and goes on without one when asked twice", () => {
    const app = to(drawn(THREE), 1, 1);
    const { going, asking } = app.course;
    going.goOn();
    expect([at(app), asking.hint.value]).toEqual(["numbers/1", app.words.course.answerFirst]);
    going.goOn();
    expect([at(app), asking.hint.value]).toEqual(["numbers/2", null]);
  });

  it("waits for a task, too, and goes back over chapters", () => {
    const app = to(drawn(THREE), 6, 5);
    const { going } = app.course;
    going.goOn();
    expect(at(app)).toBe("shares/5");
    going.advance();
    expect(at(app)).toBe("reasons/0");
    going.back();
    expect(at(app)).toBe("shares/5");
    to(app, 1, 0);
    going.back();
    expect(at(app)).toBe("numbers/0");
  });

  it("moves the stage when asked, and at once where motion is not wanted", () => {
    const app = to(drawn(THREE), 2, 0);
    const kind = (): string => app.outline.value[app.step.value].kind;
    const { course } = app;
    expect([kind(), course.isShown.value]).toEqual(["products", false]);
    const before = app.clock.value.seconds;
    course.going.goOn();
    expect(app.clock.value.seconds).toBeGreaterThan(before);
    expect([kind(), course.isShown.value, course.isMoving.value]).toEqual([
      "products",
      true,
      false,
    ]);
    course.going.goOn();
    expect(at(app)).toBe("neuron/1");
  });

  it("can be hurried to the end of a motion", () => {
    const app = to(drawn(THREE, { calm: false }), 2, 0);
    const { course } = app;
    course.going.goOn();
    expect(course.isMoving.value).toBe(true);
    const { until } = app.clock.value;
    course.going.goOn();
    expect([course.isMoving.value, app.clock.value.seconds]).toEqual([false, until]);
    expect(at(app)).toBe("neuron/0");
  });

  it("has a drawing made where there is none", () => {
    const app = learning();
    const { going, places } = app.course;
    expect(going.needsDrawing.value).toBe(true);
    going.goOn();
    expect(app.current().trace.prediction).toBe(3);
    expect([going.needsDrawing.value, places.key.value]).toEqual([false, "numbers/0"]);
  });
});

describe("answers", () => {
  it("are right or not, and stay", () => {
    const app = to(drawn(THREE), 1, 1);
    const { asking, going } = app.course;
    const { right } = asked(app);
    asking.answer({ chosen: [(right[0] + 1) % 3], neuron: null });
    expect(asking.isRight.value).toBe(false);
    asking.answer({ chosen: right, neuron: null });
    expect(asking.isRight.value).toBe(false);
    going.advance();
    going.back();
    expect(asking.given.value?.chosen).not.toEqual(right);
  });

  it("are asked anew for another drawing, and remembered for the one before", () => {
    const app = to(drawn(THREE), 1, 1);
    const { asking } = app.course;
    asking.answer({ chosen: asked(app).right, neuron: null });
    app.drawStrokes(strokesOf("7, crossed"));
    expect([asking.given.value, asking.isOpen.value]).toEqual([null, true]);
    app.drawStrokes(strokesOf(THREE));
    expect(asking.isRight.value).toBe(true);
  });

  it("are withheld while a question is open, in the lesson alone", () => {
    const app = to(drawn(THREE), 6, 1);
    const { course } = app;
    expect(course.withholds.value).toBe(true);
    course.going.back();
    expect([at(app), course.withholds.value]).toEqual(["shares/0", true]);
    course.going.advance();
    app.setMode("explore");
    expect(course.withholds.value).toBe(false);
    app.setMode("learn");
    course.asking.answer({ chosen: asked(app).right, neuron: null });
    expect(course.withholds.value).toBe(false);
  });

  it("can be pointed out on the stage; elsewhere a neuron is looked into", () => {
    const app = to(drawn(THREE), 5, 1);
    const { layer = -1, preferred, options, right } = asked(app);
    const neuron = preferred?.indexOf(Number(options[right[0]].class)) ?? -1;
    app.pick({ layer: layer - 1, index: 0 });
    expect(app.course.asking.hint.value).toContain("fc3");
    expect([app.inside.tab.value, app.course.asking.given.value]).toEqual([null, null]);
    app.pick({ layer, index: neuron });
    expect(app.course.asking.isRight.value).toBe(true);
    expect(app.inside.tab.value).toBe(null);
    app.pick({ layer, index: neuron });
    expect(app.inside.neuron.value).toEqual({ layer, index: neuron });
  });

  it("may point at a district that nobody offered", () => {
    const app = to(drawn(THREE), 5, 1);
    const { layer = -1, preferred, options } = asked(app);
    const offered = options.map((option) => option.class);
    const index = preferred?.findIndex((c) => c >= 0 && !offered.includes(c)) ?? -1;
    app.pick({ layer, index });
    expect(app.course.asking.isRight.value).toBe(false);
  });
});

describe("what is kept", () => {
  it("is told after every card, and begins there the next time", () => {
    const kept: Progress[] = [];
    const app = drawn(THREE, { onProgress: (progress) => kept.push(progress) });
    expect(kept).toEqual([]);
    to(app, 3, 2).course.going.goOn();
    expect(kept.at(-1)).toEqual({ chapter: "relu", card: 0, done: ["weights"] });
    const text = writeProgress(kept.at(-1) as Progress);
    expect(text).not.toContain("chosen");
    const again = drawn(THREE, { progress: readProgress(text) });
    expect([at(again), again.course.places.done.value]).toEqual(["relu/0", ["weights"]]);
  });

  it.each([
    null,
    "",
    "{",
    "3",
    "{}",
    '{"chapter":"more","card":1}',
    '{"chapter":"relu","card":-1}',
  ])("is nothing in %s", (text) => {
    expect(readProgress(text)).toBe(null);
  });

  it("forgives what other versions wrote", () => {
    const text = '{"chapter":"relu","card":99,"done":["numbers","more"],"also":1}';
    const app = drawn(THREE, { progress: readProgress(text) });
    expect([at(app), app.course.places.done.value]).toEqual(["relu/3", ["numbers"]]);
  });

  it("can be started over", () => {
    const app = to(drawn(THREE), 1, 2);
    app.course.going.goOn();
    app.course.going.again();
    expect([at(app), app.course.places.done.value]).toEqual(["numbers/0", []]);
  });
});

describe("links", () => {
  it("lead to the chapter and card, in learn mode", () => {
    const link = fragmentOf(to(drawn(THREE), 4, 1));
    const other = learning();
    other.setMode("explore");
    apply(other, link);
    expect([other.mode.value, at(other)]).toEqual(["learn", "relu/1"]);
    expect(other.current().trace.prediction).toBe(3);
  });

  it("know nothing of a lesson that is not open", () => {
    const app = to(drawn(THREE), 4, 1);
    app.setMode("explore");
    const other = learning();
    apply(other, fragmentOf(app));
    expect([other.mode.value, at(other)]).toEqual(["explore", "numbers/0"]);
  });

  it("are forgiven chapters and cards that are not there", () => {
    expect(at(to(drawn(THREE), 99, 1))).toBe("numbers/1");
    expect(at(to(drawn(THREE), 4, 99))).toBe("relu/3");
  });

  it("may be an address that names a chapter", () => {
    const app = learning();
    app.setMode("explore");
    openWith(app, { lesson: 3, opening: null });
    expect([app.mode.value, at(app)]).toEqual(["learn", "weights/0"]);
  });

  it("count chapters as they always did", () => {
    expect(isIn(drawn(THREE))).toEqual([
      ...["numbers", "neuron", "weights", "relu", "districts", "shares", "reasons", "learning"],
      "task",
    ]);
    expect(shipped.planes).toHaveLength(4);
  });
});
