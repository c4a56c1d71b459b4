/** The tools of the pad: undo and redo that know when there is nothing to do, eraser, pens, photos. */
import { beforeEach, describe, expect, it } from "vitest";
import { type App, createApp } from "../../src/app/app";
import { fragmentOf, keptDrawing, restoreDrawing, stillShows } from "../../src/app/sharing";
import { ink, type Point, type Stroke } from "../../src/ink/ink";
import { PENS, SMALLEST } from "../../src/ink/pens";
import type { PhotoSteps } from "../../src/ink/photo";
import { decodeLink } from "../../src/link/link";
import { commandFor } from "../../src/ui/keyboard";
import { randomNetwork } from "../helpers";

const network = randomNetwork([784, 12, 10]);
const LINE: Stroke = [[100, 40], [110, 140], [120, 240]]; // biome-ignore format: points
const BAR: Stroke = [[60, 100], [220, 100]]; // biome-ignore format: points
const TRICKY = [
  { either: [1, 7], strokes: [[...LINE]] },
  { either: [4, 9], strokes: [LINE, BAR] },
] as const;

let app: App;
let asked: ((now: number) => void)[];

function start(own = network): App {
  asked = [];
  return createApp({
    network: own,
    tricky: TRICKY,
    request: (callback) => asked.push(callback),
    cancel: () => {},
  });
}

function pass(frames = 1): void {
  for (let k = 0; k < frames; k++) for (const callback of asked.splice(0)) callback(100 * k);
}

function drag(points: readonly Point[]): void {
  app.pen.down(points[0]);
  app.pen.move(points.slice(1));
  app.pen.up();
  pass();
}

/** A photo as the page prepared it: what a line makes, here. */
const photo = (): PhotoSteps => {
  const grey = { rows: 28, columns: 28, values: ink([LINE]).pixels };
  const sheet = { rows: [0, 28], columns: [0, 28] } as const;
  return { grey, sheet, ink: grey, fitted: grey, pixels: grey.values };
};

const can = () => [app.canUndo.value, app.canRedo.value, app.canClear.value];

beforeEach(() => {
  app = start();
});

describe("undo, redo and clear", () => {
  it("know when they would do nothing", () => {
    expect(can()).toEqual([false, false, false]);
    drag(LINE);
    expect(can()).toEqual([true, false, true]);
    app.undo();
    expect(can()).toEqual([false, true, false]);
    app.redo();
    expect(can()).toEqual([true, false, true]);
    app.clear();
    expect(can()).toEqual([true, false, false]);
    app.clear(); // nothing there: no step that would be taken back
    app.undo();
    expect(can()).toEqual([true, true, true]);
    drag(BAR);
    expect(can()).toEqual([true, false, true]);
  });

  it("count what the pen has not handed over yet", () => {
    app.pen.down([10, 10]);
    expect(app.canClear.value).toBe(true);
    app.pen.move([[50, 50]]);
    app.undo();
    app.redo();
    expect(app.input.value.strokes).toEqual([[[10, 10], [50, 50]]]); // biome-ignore format: points
  });
});

describe("pens", () => {
  it("give each stroke its own width", () => {
    app.choosePen("thin");
    drag(LINE);
    app.thicker();
    app.thicker();
    app.thicker(); // there is none thicker
    expect(app.penName.value).toBe("thick");
    drag(BAR);
    expect(app.input.value.widths).toEqual([PENS.thin, PENS.thick]);
    const expected = ink([LINE, BAR], [PENS.thin, PENS.thick], undefined, SMALLEST);
    expect(app.current().image).toEqual(expected.pixels);
    expect(expected.pixels).not.toEqual(ink([LINE, BAR]).pixels);
  });

  it("leave drawings of scripts as they are", () => {
    app.choosePen("thick");
    app.drawStrokes([LINE]);
    expect(app.current().image).toEqual(ink([LINE]).pixels);
  });

  it("put the eraser away", () => {
    app.toggleEraser();
    expect(app.erasing.value).toBe(true);
    app.choosePen("normal");
    expect(app.erasing.value).toBe(false);
  });

  it("leave a dot a dot", () => {
    drag([[140, 140], [141, 141]]); // biome-ignore format: points
    const dot = app.current().image.reduce((sum, value) => sum + value, 0);
    expect(dot).toBeLessThan(12);
    expect(dot).toBeGreaterThan(4);
  });

  it("have keys", () => {
    expect(commandFor({ key: "e" }, "pad")).toEqual({ kind: "eraser" });
    expect(commandFor({ key: "[" }, "page")).toEqual({ kind: "thinner" });
    expect(commandFor({ key: "]" }, "press")).toEqual({ kind: "thicker" });
    expect(commandFor({ key: "e" }, "text")).toBeNull();
  });
});

describe("the eraser", () => {
  it("cuts strokes, and one undo brings all of a drag back", () => {
    drag(BAR);
    app.toggleEraser();
    drag([[100, 60], [100, 140], [180, 140], [180, 60]]); // biome-ignore format: points
    expect(app.input.value.strokes.length).toBe(3);
    expect(app.input.value.widths).toEqual([PENS.normal, PENS.normal, PENS.normal]);
    app.undo();
    expect(app.input.value.strokes).toEqual([BAR]);
    app.redo();
    expect(app.input.value.strokes.length).toBe(3);
  });

  it("is no step where it meets nothing", () => {
    drag(BAR);
    app.toggleEraser();
    drag([[10, 250], [270, 250]]); // biome-ignore format: points
    app.undo();
    expect(app.reading.value.blank).toBe(true);
    expect(app.canUndo.value).toBe(false);
  });

  it("leaves an empty pad where it took everything", () => {
    drag(BAR);
    app.toggleEraser();
    drag(BAR);
    expect(app.reading.value.blank).toBe(true);
    expect(app.canClear.value).toBe(false);
  });

  it("works on ready-made drawings, which are then one's own", () => {
    app.drawStrokes([LINE, BAR]);
    app.toggleEraser();
    drag([[150, 60], [150, 140]]); // biome-ignore format: points
    app.toggleEraser();
    drag([[20, 20], [40, 20]]); // biome-ignore format: points
    expect(app.input.value.strokes.length).toBe(4);
  });

  it("makes pixels paper where it passes", () => {
    app.setPixels(new Float32Array(784).fill(1));
    app.toggleEraser();
    drag([[0, 145], [280, 145]]); // biome-ignore format: points
    const { image } = app.current();
    const rows = Array.from({ length: 28 }, (_, row) => image[28 * row + 9]);
    expect(rows.map((value, row) => (value === 0 ? row : -1)).filter((row) => row >= 0)).toEqual([
      13, 14, 15,
    ]);
    app.undo();
    expect(app.current().image.every((value) => value === 1)).toBe(true);
  });
});

describe("a photo", () => {
  it("is what the network reads, until it is taken back", () => {
    drag(BAR);
    const steps = photo();
    app.showPhoto(steps);
    expect(app.input.value.photo).toBe(steps);
    expect(app.current().image).toEqual(steps.pixels);
    app.undo();
    expect(app.input.value.strokes).toEqual([BAR]);
    app.redo();
    expect(app.input.value.photo).toBe(steps);
    drag(LINE); // on a clean pad
    expect(app.input.value.strokes).toEqual([LINE]);
    expect(app.input.value.photo).toBeUndefined();
  });

  it("is offered where pictures such as MNIST's are read", () => {
    expect(app.readsPhotos).toBe(true);
    expect(start(randomNetwork([64, 5, 3])).readsPhotos).toBe(false);
  });

  it("goes into a link as its values", () => {
    app.showPhoto(photo());
    const { input } = decodeLink(fragmentOf(app));
    expect(input?.kind === "values" && input.values).toEqual(app.current().image);
  });
});

describe("tricky drawings", () => {
  it("come one after the other, and say which digits they could be", () => {
    app.drawTricky();
    expect(app.spoken.value).toBe("1 or 7?");
    expect(app.shownTricky.value?.either).toEqual([1, 7]);
    pass(20);
    expect(app.shownTricky.value?.either).toEqual([1, 7]);
    app.drawTricky();
    pass(20);
    expect(app.shownTricky.value?.either).toEqual([4, 9]);
    expect(app.input.value.strokes).toEqual([LINE, BAR]);
    drag(BAR);
    expect(app.shownTricky.value).toBeNull();
    app.drawTricky();
    expect(app.shownTricky.value?.either).toEqual([1, 7]);
  });

  it("are left out where the network tells no such digits apart", () => {
    const two = start(randomNetwork([784, 5, 3]));
    expect(two.tricky).toEqual([]);
    two.drawTricky();
    expect(two.reading.value.blank).toBe(true);
  });
});

describe("a kept drawing", () => {
  it("comes back as it was, widths and owner included", () => {
    app.choosePen("thick");
    drag(LINE);
    const text = keptDrawing(app);
    const again = start();
    expect(restoreDrawing(again, text ?? "")).toBe(true);
    expect(again.input.value.widths).toEqual([PENS.thick]);
    expect(again.input.value.readyMade).toBe(false);
    expect(again.canUndo.value).toBe(false);
  });

  it("may be values, and is nothing where nothing is drawn", () => {
    expect(keptDrawing(app)).toBeNull();
    app.showPhoto(photo());
    const text = keptDrawing(app);
    const again = start();
    expect(restoreDrawing(again, text ?? "")).toBe(true);
    expect(again.current().image).toEqual(app.current().image);
  });

  it.each(["", "null", "{}", '{"link":"1AQ"}', '{"link":"2"}', '{"link":3}', "[1]"])(
    "that is damaged changes nothing: %s",
    (text) => {
      drag(BAR);
      const before = app.input.value;
      expect(restoreDrawing(app, text)).toBe(false);
      expect(app.input.value).toBe(before);
    },
  );

  it("of another network changes nothing", () => {
    app.setPixels(new Float32Array(784).fill(0.5));
    const text = keptDrawing(app) ?? "";
    expect(restoreDrawing(start(randomNetwork([64, 5, 3])), text)).toBe(false);
  });
});

describe("the address", () => {
  it("still shows what was linked, until something else is drawn", () => {
    drag(LINE);
    const link = fragmentOf(app);
    expect(stillShows(app, link)).toBe(true);
    app.setView("flat"); // how it is looked at is no other drawing
    expect(stillShows(app, link)).toBe(true);
    drag(BAR);
    expect(stillShows(app, link)).toBe(false);
    app.undo();
    expect(stillShows(app, link)).toBe(true);
    expect(stillShows(app, "1AQ")).toBe(false);
  });
});
