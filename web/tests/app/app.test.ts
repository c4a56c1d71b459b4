/** What the page knows while it runs: drawing, undo, the opening, playing, scripting. */
import { beforeEach, describe, expect, it } from "vitest";
import { type App, createApp } from "../../src/app/app";
import type { Elsewhere } from "../../src/app/elsewhere";
import { InputError } from "../../src/base/errors";
import { ink, type Point, type Stroke } from "../../src/ink/ink";
import type { Frame } from "../../src/scene/scene";
import { english } from "../../src/words/en";
import { toldSteps } from "../../src/words/steps";
import { randomNetwork } from "../helpers";

const network = randomNetwork([784, 12, 10]);
const LINE: Stroke = [
  [100, 40],
  [110, 140],
  [120, 240],
];
const BAR: Stroke = [
  [60, 100],
  [220, 100],
];
const DRAWINGS = [
  { name: "1, plain", label: 1, strokes: [LINE] },
  { name: "1, crossed", label: 1, strokes: [LINE, BAR] },
];

let app: App;
let asked: ((now: number) => void)[];
let now: number;

function start(calm = false): void {
  asked = [];
  now = 0;
  app = createApp({
    network,
    drawings: DRAWINGS,
    calm,
    request: (callback) => asked.push(callback),
    cancel: () => {},
  });
}

/** Lets `seconds` pass, a frame each 100 ms, as long as frames are asked for. */
function pass(seconds: number): void {
  for (let k = 0; k <= seconds * 10 && asked.length > 0; k++) {
    now += 100;
    for (const callback of asked.splice(0)) callback(now);
  }
}

function drawByPen(stroke: readonly Point[]): void {
  app.pen.down(stroke[0]);
  app.pen.move(stroke.slice(1));
  app.pen.up();
  pass(0.1);
}

beforeEach(() => start());

describe("drawing", () => {
  it("reads the strokes of the pen", () => {
    expect(app.reading.value.blank).toBe(true);
    drawByPen(LINE);
    expect(app.current().trace.image).toEqual(ink([LINE]).pixels);
    expect(app.reading.value.blank).toBe(false);
  });

  it("reads once a frame, but a script always gets the newest", () => {
    app.pen.down(LINE[0]);
    pass(0.1);
    const before = app.reading.value;
    app.pen.move(LINE.slice(1, 2));
    app.pen.move(LINE.slice(2));
    expect(app.reading.value).toBe(before);
    expect(app.current().trace.image).toEqual(ink([LINE]).pixels);
  });

  it("takes back strokes, clearing included", () => {
    drawByPen(LINE);
    drawByPen(BAR);
    app.undo();
    expect(app.input.value.strokes).toEqual([LINE]);
    app.clear();
    expect(app.reading.value.blank).toBe(true);
    app.undo();
    expect(app.input.value.strokes).toEqual([LINE]);
    app.undo();
    app.undo();
    expect(app.reading.value.blank).toBe(true);
  });

  it("brings back what was taken back, until something else is drawn", () => {
    drawByPen(LINE);
    drawByPen(BAR);
    app.undo();
    app.undo();
    app.redo();
    expect(app.input.value.strokes).toEqual([LINE]);
    app.redo();
    app.redo(); // nothing more
    expect(app.input.value.strokes).toEqual([LINE, BAR]);
    app.undo();
    expect(app.input.value.strokes).toEqual([LINE]);
    drawByPen(LINE);
    app.redo();
    expect(app.input.value.strokes).toEqual([LINE, LINE]);
  });

  it("starts on a clean pad where a ready-made drawing was", () => {
    app.drawSample(1);
    pass(1);
    expect(app.input.value.strokes).toEqual([LINE]);
    drawByPen(BAR);
    expect(app.input.value.strokes).toEqual([BAR]);
    app.undo();
    expect(app.input.value.strokes).toEqual([LINE]);
  });

  it("draws the next hand each time", () => {
    app.drawSample(1);
    app.drawSample(1);
    pass(1);
    expect(app.input.value.strokes).toEqual([LINE, BAR]);
    app.drawSample(1);
    pass(1);
    expect(app.input.value.strokes).toEqual([LINE]);
    app.drawSample(7);
    expect(app.input.value.strokes).toEqual([LINE]);
  });

  it("shows the finished picture, standing still, whatever was playing", () => {
    drawByPen(LINE);
    app.play();
    pass(1);
    expect(app.playing.value).toBe(true);
    drawByPen(BAR);
    expect(app.playing.value).toBe(false);
    expect(app.clock.value.seconds).toBe(app.duration.value);
    pass(1);
    expect(asked).toHaveLength(0);
  });
});

describe("the opening", () => {
  it("is written little by little, then asks how to go on", () => {
    app.open(DRAWINGS[1]);
    pass(0.5);
    const { strokes } = app.input.value;
    expect(strokes.flat().length).toBeGreaterThan(0);
    expect(strokes).not.toEqual([LINE, BAR]);
    pass(2);
    expect(app.input.value.strokes).toEqual([LINE, BAR]);
    expect(app.inviting.value).toBe(true);
    expect(app.playing.value).toBe(false);
    expect(app.clock.value.seconds).toBe(app.duration.value);
  });

  it("is read in the first picture, and nothing is read before it", () => {
    let readings = 0;
    const takes = (): boolean => {
      readings += 1;
      return false;
    };
    asked = [];
    app = createApp({
      ...{ network, drawings: DRAWINGS, cancel: () => {} },
      request: (callback) => asked.push(callback),
      elsewhere: { takes } as unknown as Elsewhere,
      begin(begun) {
        expect(readings).toBe(0);
        begun.open(DRAWINGS[0]);
      },
    });
    let drawn: Frame | null = null;
    app.onPaint((_, frame) => {
      drawn = frame;
    });
    expect(app.reading.value.blank).toBe(false);
    expect(app.reading.value.trace.confidence).toBeGreaterThan(0);
    asked.splice(0)[0](0);
    expect(drawn).not.toBeNull();
    expect(asked).toHaveLength(1); // it is being written on
  });

  it.each([
    ["plays", () => app.play()],
    ["draws", () => drawByPen(BAR)],
    ["looks inside", () => app.inside.open()],
    ["starts the lesson", () => app.turnTo("learn")],
  ])("asks no more once somebody %s", (_, act) => {
    app.open(DRAWINGS[0]);
    pass(3);
    act();
    expect(app.inviting.value).toBe(false);
  });

  it("ends at once when somebody takes the pen", () => {
    app.open(DRAWINGS[0]);
    pass(0.5);
    drawByPen(BAR);
    pass(3);
    expect(app.input.value.strokes).toEqual([BAR]);
    expect(app.playing.value).toBe(false);
  });

  it("is there at once, finished, when motion is to be reduced", () => {
    start(true);
    app.open(DRAWINGS[0]);
    expect(app.input.value.strokes).toEqual([LINE]);
    expect(app.inviting.value).toBe(true);
    expect(app.clock.value.seconds).toBe(app.duration.value);
  });
});

describe("the parts of the page on a phone", () => {
  it("follow what is open", () => {
    expect(app.part.value).toBe("draw");
    app.turnTo("watch");
    expect(app.part.value).toBe("watch");
    app.turnTo("learn");
    expect([app.part.value, app.mode.value]).toEqual(["learn", "learn"]);
    app.inside.open();
    expect(app.part.value).toBe("why");
    app.inside.close();
    expect(app.part.value).toBe("learn");
    app.turnTo("draw");
    expect([app.part.value, app.mode.value]).toEqual(["draw", "explore"]);
  });
});

describe("playing", () => {
  it("paints every frame until the end, then none", () => {
    drawByPen(LINE);
    const seen: number[] = [];
    app.onPaint((_, frame: Frame) => seen.push(frame.seconds));
    app.play();
    pass(0.5);
    expect(new Set(seen).size).toBeGreaterThan(3);
    app.seek(app.duration.value - 0.2);
    pass(2);
    expect(app.playing.value).toBe(false);
    expect(asked).toHaveLength(0);
  });

  it("has nothing to play on an empty pad, and says so", () => {
    app.play();
    expect(app.playing.value).toBe(false);
    expect(app.spoken.value).toContain("Draw a digit");
  });

  it("steps on and back and tells each step once", () => {
    drawByPen(LINE);
    app.toStart();
    app.next();
    pass(2);
    expect(app.step.value).toBe(1);
    expect(app.spoken.value).toBe(toldSteps(app.reading.value.scene, english)[1].caption);
    app.previous();
    expect(app.step.value).toBe(0);
  });

  it("seeks within the story only", () => {
    drawByPen(LINE);
    app.seek(1e9);
    expect(app.clock.value.seconds).toBe(app.duration.value);
    app.seek(-1);
    expect(app.clock.value.seconds).toBe(0);
    app.seek(Number.NaN);
    expect(app.clock.value.seconds).toBe(0);
  });
});

describe("scripting", () => {
  it("draws strokes of any size", () => {
    const large = [LINE.map(([x, y]): Point => [10 * x, 10 * y])];
    app.drawStrokes(large);
    const image = app.current().trace.image;
    const expected = ink([LINE]).pixels;
    expect(image.every((value, i) => Math.abs(value - expected[i]) < 1e-6)).toBe(true);
    expect(app.input.value.strokes.flat().every(([x, y]) => x >= 0 && y <= 280)).toBe(true);
  });

  it("knows how long the story lasts while a drawing is still being written", () => {
    app.open(DRAWINGS[1]);
    pass(0.5);
    const before = app.current().scene.duration;
    app.seek(0.5 * before);
    expect(app.duration.value).toBe(app.current().scene.duration);
    expect(app.clock.value.seconds).toBe(0.5 * before);
  });

  it("sets pixels", () => {
    const values = Array.from({ length: 784 }, (_, i) => (i % 7) / 7);
    app.setPixels(values);
    expect(app.current().trace.image).toEqual(Float32Array.from(values));
    expect(app.reading.value.ink).toBeNull();
  });

  it.each([[[1, 2, 3]], [new Array(784).fill(Number.NaN)], [new Array(784).fill(7)]])(
    "refuses wrong pixels and changes nothing",
    (values) => {
      const before = app.reading.value;
      expect(() => app.setPixels(values)).toThrow(InputError);
      expect(app.reading.value).toBe(before);
    },
  );

  it.each([7, [[1, 2]], [[["a", "b"]]], [[[Number.NaN, 1]]], [[[0]]], null])(
    "refuses wrong strokes: %j",
    (strokes) => {
      expect(() => app.drawStrokes(strokes)).toThrow(/stroke/);
    },
  );
});

it("a network with other inputs cannot read the pad, and is not harmed by it", () => {
  const small = createApp({
    network: randomNetwork([4, 3, 2]),
    request: () => 0,
    cancel: () => {},
  });
  small.drawStrokes([LINE]);
  expect(small.current().trace.image).toEqual(new Float32Array(4));
  small.setPixels([0, 1, 0.5, 0]);
  expect(small.current().trace.image[1]).toBe(1);
});
