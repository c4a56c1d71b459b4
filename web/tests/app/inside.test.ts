/** What "Look inside" knows: the way through neurons, what is explained, what is changed. */
import { beforeEach, describe, expect, it } from "vitest";
import { type App, createApp } from "../../src/app/app";
import { chaptersOf, showChapter } from "../../src/app/tour";
import { InputError } from "../../src/base/errors";
import { ablate } from "../../src/inside/ablate";
import { contrast, runnerUp } from "../../src/inside/contrast";
import { sampleMasks } from "../../src/inside/dropout";
import { type Flip, flip } from "../../src/inside/flip";
import type { Network } from "../../src/network/network";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { inputName, neuronName, sourceName } from "../../src/words/names";
import { toldSteps } from "../../src/words/steps";
import {
  edited,
  farthest,
  networkOf,
  randomImage,
  randomLayers,
  randomNetwork,
  withDropout,
} from "../helpers";

const layers = randomLayers([784, 12, 8, 10]);
const plain = networkOf(layers);
const network = networkOf([...withDropout(layers.slice(0, 2), 0.2), layers[2]], {
  inputShape: [1, 28, 28],
});
const image = randomImage(784);

let app: App;

function start(shown: Network = network): App {
  return createApp({ network: shown, calm: true, request: () => 0, cancel: () => {} });
}

beforeEach(() => {
  app = start();
  app.setPixels(image);
});

describe("neurons like pages", () => {
  const [a, b, c] = [
    { layer: 0, index: 3 },
    { layer: 1, index: 5 },
    { layer: -1, index: 400 },
  ];

  it("goes back and forward, and on from there", () => {
    const { inside } = app;
    for (const id of [a, b, c]) inside.inspect(id);
    expect(inside.neuron.value).toEqual(c);
    inside.back();
    inside.back();
    expect(inside.neuron.value).toEqual(a);
    inside.forward();
    expect(inside.neuron.value).toEqual(b);
    inside.inspect(a);
    inside.forward();
    expect(inside.trail.value).toEqual({ list: [a, b, a], at: 2 });
  });

  it("does not go anywhere when it is there, nor beyond the ends", () => {
    const { inside } = app;
    inside.back();
    expect(inside.neuron.value).toBeNull();
    inside.inspect(a);
    inside.inspect({ ...a });
    inside.forward();
    expect(inside.trail.value.list).toEqual([a]);
  });

  it("opens at the neuron that speaks loudest", () => {
    app.inside.open("neuron");
    expect(app.inside.neuron.value).toEqual({
      layer: 1,
      index: app.reading.value.scene.spotlight[1],
    });
  });

  it("refuses neurons that do not exist, in one sentence", () => {
    for (const [layer, index] of [
      [3, 0],
      [-2, 0],
      [0, 12],
      [0, -1],
      [0.5, 0],
      [1, Number.NaN],
    ]) {
      expect(() => app.inside.inspect({ layer, index })).toThrow(InputError);
    }
    expect(app.inside.neuron.value).toBeNull();
  });

  it("points out the path only while its panel is open", () => {
    const { inside } = app;
    inside.inspect(b);
    expect(inside.stagePath.value?.map(({ layer }) => layer)).toEqual([0, 1, 2]);
    inside.open("evidence");
    expect(inside.stagePath.value).toBeNull();
    inside.open("neuron");
    inside.lightPath(false);
    expect(inside.stagePath.value).toBeNull();
  });
});

describe("what is explained", () => {
  it("re-targets scene, map and captions; the answer stays", () => {
    const { inside } = app;
    const answer = app.reading.value.trace.prediction;
    const other = (answer + 3) % 10;
    inside.explain(other);
    expect(app.reading.value.scene.digit).toBe(other);
    expect(app.reading.value.trace.prediction).toBe(answer);
    const { map, bias } = inside.map.value;
    const total = map.reduce((sum, value) => sum + value, bias);
    expect(total).toBeCloseTo(app.reading.value.trace.layers[2].pre[other], 4);
  });

  it("follows the answer again, when asked and with a new picture", () => {
    const { inside } = app;
    const other = (app.reading.value.trace.prediction + 1) % 10;
    inside.explain(other);
    inside.explain(null);
    expect(inside.digit.value).toBe(app.reading.value.trace.prediction);
    inside.explain(other);
    app.setPixels(randomImage(784, 0.3, 9));
    expect(inside.digit.value).toBe(app.reading.value.trace.prediction);
  });

  it("compares with the runner-up unless another class is chosen", () => {
    const { inside } = app;
    const { probs, prediction } = app.reading.value.trace;
    expect(inside.than.value).toBe(runnerUp(probs, prediction));
    const other = (prediction + 5) % 10;
    inside.compare(other);
    expect(inside.than.value).toBe(other);
    expect(inside.difference.value?.b).toBe(other);
    inside.explain(other);
    expect(inside.than.value).not.toBe(other);
  });

  it("asks why the higher, and not the lower, whichever is explained", () => {
    const { inside } = app;
    const { prediction, scores, probs } = app.reading.value.trace;
    const other = (prediction + 4) % 10;
    inside.explain(other);
    inside.compare(prediction);
    expect(inside.difference.value).toMatchObject({ a: prediction, b: other });
    expect(inside.difference.value?.margin).toBe(scores[prediction] - scores[other]);
    const second = runnerUp(probs, prediction);
    inside.compare(second);
    expect(inside.difference.value?.margin).toBeGreaterThanOrEqual(0);
  });

  it("refuses classes that do not exist", () => {
    expect(() => app.inside.explain(10)).toThrow(InputError);
    expect(() => app.inside.askWhy(10)).toThrow(InputError);
    expect(() => app.inside.compare(-1)).toThrow(InputError);
  });

  it("chooses the lines by the coverage that is asked for", () => {
    const few = app.reading.value.scene.connections.map(({ needed }) => needed);
    app.inside.cover(0.95);
    app.reading.value.scene.connections.forEach(({ needed }, layer) => {
      expect(needed).toBeGreaterThan(few[layer]);
    });
  });
});

describe("a press on a bar", () => {
  it("opens the evidence: why the answer, and not this class", () => {
    const { inside } = app;
    const { prediction } = app.reading.value.trace;
    const other = (prediction + 3) % 10;
    inside.askWhy(other);
    expect(inside.tab.value).toBe("evidence");
    expect([inside.digit.value, inside.than.value]).toEqual([other, prediction]);
    expect(inside.comparing.value).toBe(true);
  });

  it("asks about the runner-up on the answer's own bar", () => {
    const { inside } = app;
    const { prediction, probs } = app.reading.value.trace;
    inside.askWhy(prediction);
    expect([inside.tab.value, inside.digit.value]).toEqual(["evidence", prediction]);
    expect(inside.difference.value).toMatchObject({
      a: prediction,
      b: runnerUp(probs, prediction),
    });
  });

  it("goes back to the answer on the same bar, unless something else is open", () => {
    const { inside } = app;
    const { prediction, probs } = app.reading.value.trace;
    const other = (prediction + 3) % 10;
    inside.askWhy(other);
    inside.askWhy(other);
    expect([inside.digit.value, inside.than.value]).toEqual([
      prediction,
      runnerUp(probs, prediction),
    ]);
    inside.askWhy(other);
    inside.open("connections");
    inside.askWhy(other);
    expect([inside.tab.value, inside.digit.value]).toEqual(["evidence", other]);
  });

  it("asks the same of the next drawing", () => {
    app.inside.askWhy((app.reading.value.trace.prediction + 3) % 10);
    app.setPixels(randomImage(784, 0.3, 9));
    const { prediction, probs } = app.reading.value.trace;
    expect(app.inside.digit.value).toBe(prediction);
    expect(app.inside.than.value).toBe(runnerUp(probs, prediction));
    expect(app.inside.comparing.value).toBe(true);
  });
});

describe("the inspector", () => {
  it("opens on the evidence, then on what was open last", () => {
    const { inside } = app;
    inside.open();
    expect(inside.tab.value).toBe("evidence");
    inside.open("whatif");
    inside.close();
    inside.open();
    expect(inside.tab.value).toBe("whatif");
    inside.inspect({ layer: 0, index: 1 });
    expect(inside.tab.value).toBe("neuron");
  });
});

describe("what if", () => {
  it("reads without the neurons that are switched off, and crosses them out", () => {
    const [{ inside }, before] = [app, app.reading.value.trace];
    inside.switchOff([
      { layer: 0, index: 4 },
      { layer: 1, index: 2 },
    ]);
    const wanted = ablate(network, image, [
      { layer: 0, neurons: [4] },
      { layer: 1, neurons: [2] },
    ]);
    const { trace, original, scene } = app.reading.value;
    expect(farthest(trace.probs, wanted.probs)).toBe(0);
    expect(original).toBe(before); // which was run already
    expect([...(scene.off ?? [])].flatMap((flag, n) => (flag ? [n] : []))).toEqual([
      784 + 4,
      784 + 12 + 2,
    ]);
    inside.switchOff([{ layer: 0, index: 4 }], false);
    expect(inside.lens.off.value).toEqual([{ layer: 1, index: 2 }]);
  });

  it("never switches off outputs or pixels, nor the same neuron twice", () => {
    const { inside } = app;
    inside.switchOff([
      { layer: 2, index: 1 },
      { layer: -1, index: 1 },
      { layer: 0, index: 1 },
    ]);
    inside.switchOff([{ layer: 0, index: 1 }]);
    expect(inside.lens.off.value).toEqual([{ layer: 0, index: 1 }]);
  });

  it("takes the loudest of a layer, loudest first", () => {
    const { trace } = app.reading.value;
    const { prediction, probs } = trace;
    const says = contrast(network, trace, prediction, runnerUp(probs, prediction)).neurons[1];
    const found = app.inside.loudest(1, 3).map(({ index }) => says[index]);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual([...found].sort((one, two) => two - one));
    expect(found[0]).toBe(Math.max(...says));
  });

  it("keeps what it found out about a picture while neurons are switched off", () => {
    const { inside } = app;
    inside.switchOff([{ layer: 0, index: 4 }]);
    const found = inside.flipIn(1) as Flip;
    expect(found).toEqual(flip(network, record(network, image), 1));
    inside.train(3);
    inside.switchOffOnly(inside.loudest(1, found.count ?? found.loudest.length));
    expect(inside.flipIn(1)).toBe(found);
    expect(inside.lens.off.value).not.toContainEqual({ layer: 0, index: 4 });
    const { prediction, confidence } = app.reading.value.trace;
    expect([prediction, confidence]).toEqual([found.to, found.confidence]);
    app.setPixels(randomImage(784, 0.3, 9));
    expect(inside.flipIn(1)).not.toBe(found);
  });

  it("changes pixels of this picture only, and brings them back", () => {
    const { inside } = app;
    const inked = image.findIndex((value) => value > 0);
    inside.setPixel(inked, 0);
    expect(app.reading.value.image[inked]).toBe(0);
    expect(image[inked]).toBeGreaterThan(0);
    expect(app.reading.value.original.image[inked]).toBe(image[inked]);
    inside.restorePixels();
    expect(app.reading.value.trace).toBe(app.reading.value.original);
    inside.setPixel(inked, 0);
    app.setPixels(image);
    expect(app.reading.value.image[inked]).toBe(image[inked]);
  });

  it("is as it was after a reset", () => {
    const { inside } = app;
    inside.switchOff([{ layer: 0, index: 4 }]);
    inside.setPixel(300, 1);
    inside.train(3);
    inside.repeat();
    inside.reset();
    const { trace, original, scene } = app.reading.value;
    expect(trace).toBe(original);
    expect(scene.off).toBeNull();
    expect(inside.spreading.value).toBeNull();
  });
});

describe("dropout", () => {
  it("uses real masks, and crosses out what they drop", () => {
    app.inside.train(7);
    const { scene, trace } = app.reading.value;
    const masks = sampleMasks(network, 7);
    masks[0]?.forEach((kept, j) => {
      expect(scene.off?.[784 + j]).toBe(kept ? 0 : 1);
      if (!kept) expect(trace.layers[0].post[j]).toBe(0);
    });
    const step = toldSteps(scene, english).find(({ kind }) => kind === "dropout");
    expect(step?.caption).toContain("1.25");
  });

  it("keeps switched-off neurons off as well", () => {
    const kept = sampleMasks(network, 7)[0]?.indexOf(1) ?? -1;
    app.inside.switchOff([{ layer: 0, index: kept }]);
    app.inside.train(7);
    expect(app.reading.value.trace.layers[0].post[kept]).toBe(0);
    expect(app.reading.value.scene.off?.[784 + kept]).toBe(1);
  });

  it("spreads over thirty passes, other ones each time", () => {
    app.inside.repeat();
    const first = app.inside.spreading.value;
    app.inside.repeat();
    expect(first?.runs).toBe(30);
    expect([...(app.inside.spreading.value?.mean ?? [])]).not.toEqual([...(first?.mean ?? [])]);
  });
});

const { fixed, signed } = english.numbers;

describe("words", () => {
  it("writes numbers that can be added up", () => {
    expect([fixed(-1.2345), fixed(0.0004), fixed(-0.0001), signed(2)]).toEqual([
      "\u22121.234",
      "0.000",
      "0.000",
      "+2.000",
    ]);
  });

  it("names pixels by row and column, features by their names", () => {
    expect(inputName(network, 29, english)).toBe("row 2, column 2");
    expect(sourceName(network, -1, 29, english)).toBe("pixel 2, 2");
    expect(sourceName(network, 0, 3, english)).toBe("fc1 neuron 3");
    expect(neuronName(network, { layer: 2, index: 9 }, english)).toBe("fc3 output 9");
    const featureNames = ["age", "height", "weight"];
    const small = edited(randomNetwork([3, 2]), { featureNames });
    expect(inputName(small, 1, english)).toBe("height");
  });
});

describe("chapters", () => {
  it("tell only of what this network has", () => {
    const ids = (of: App): string[] => chaptersOf(of).map(({ id }) => id);
    expect(ids(app)).toContain("dropout");
    expect(ids(app)).not.toContain("lamp");
    expect(ids(start(plain))).not.toContain("dropout");
    expect(ids(start(randomNetwork([784, 10])))).toEqual(["evidence", "why-not", "lines"]);
  });

  it("each undo what the one before changed", () => {
    for (const chapter of chaptersOf(app)) {
      showChapter(app, chapter);
      expect(app.inside.tab.value, chapter.id).not.toBeNull();
      expect(app.inside.chapter.value).toBe(chapter.id);
    }
    showChapter(app, chaptersOf(app)[0]);
    const { lens, shown, arranged, comparing } = app.inside;
    expect(lens.off.value).toEqual([]);
    expect(lens.seed.value).toBeNull();
    expect([shown.value, arranged.value, comparing.value]).toEqual(["important", true, false]);
  });

  it("end when the drawer is closed", () => {
    showChapter(app, chaptersOf(app)[0]);
    app.inside.close();
    expect([app.inside.tab.value, app.inside.chapter.value]).toEqual([null, null]);
  });
});
