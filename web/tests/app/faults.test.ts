/** A pass whose numbers are too large for float32 is one sentence, and changes nothing. */
import { computed, signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { type App, createApp } from "../../src/app/app";
import { refusing } from "../../src/app/faults";
import type { Reading } from "../../src/app/reading";
import { apply, fragmentOf } from "../../src/app/sharing";
import { InputError, wrong } from "../../src/base/errors";
import { apiOf } from "../../src/entry/api";
import { EMPTY_LINK, encodeLink } from "../../src/link/link";
import { record } from "../../src/trace/trace";
import { networkOf, randomLayers, randomNetwork } from "../helpers";

const TOO_LARGE = "The network's sums for this image are too large for float32.";
const INKED = Float32Array.from({ length: 784 }, (_, i) => (i % 28 === 14 ? 1 : 0));

/** Weights of 1e25 on every second column of pixels, so that only ink there is too much. */
function overflowing(bias = 0) {
  const [first, second] = randomLayers([784, 12, 10]);
  const huge = first.weight.map((weight, i) => (i % 2 === 0 ? 1e25 : weight));
  const next = second.weight.map((weight) => weight * 1e15);
  return networkOf([
    { ...first, weight: huge, bias: first.bias?.map(() => bias) ?? null },
    { ...second, weight: next },
  ]);
}

const start = (network = overflowing()): App =>
  createApp({ network, request: () => 0, cancel: () => {} });

/** All that is on the page, as far as somebody sees it. */
const seen = ({ reading, clock, view, input }: App) => [
  reading.value.trace,
  reading.value.image,
  clock.value,
  view.value,
  input.value.strokes,
];

describe("numbers that are too large", () => {
  it("are refused by the pass itself, on the way as well as at its end", () => {
    expect(() => record(overflowing(), INKED)).toThrow(wrong("sumsTooLarge"));
    const [first, second] = randomLayers([784, 12, 10]);
    // Every neuron falls to minus infinity, where ReLU hides it.
    const hidden = networkOf([{ ...first, weight: first.weight.map(() => -3e38) }, second]);
    const all = new Float32Array(784).fill(1);
    expect(() => record(hidden, all)).toThrow(TOO_LARGE);
  });

  it("of a network that cannot read even a blank pad are refused at the start", () => {
    const frames = new Map<number, (now: number) => void>();
    const options = {
      network: overflowing(3e38),
      request: (frame: (now: number) => void) => frames.set(frames.size, frame).size - 1,
      cancel: (id: number) => void frames.delete(id),
    };
    expect(() => createApp(options)).toThrow(InputError);
    expect(frames.size).toBe(0);
  });

  it("of the page's own ways are said and change nothing", () => {
    const app = start();
    const before = seen(app);
    app.setPixels(INKED);
    expect(app.notice.value).toBe(TOO_LARGE);
    expect(seen(app)).toEqual(before);
    expect(app.reading.value.fault).toBeNull();
  });

  it("of a script's input throw and change nothing", () => {
    const app = start();
    const before = seen(app);
    const api = apiOf(app);
    expect(() => api.setPixels(INKED)).toThrow(wrong("sumsTooLarge"));
    expect(seen(app)).toEqual(before);
    const line = [140, 40, 240].map((y) => [140, y] as const);
    expect(() => api.draw([line])).toThrow(wrong("sumsTooLarge"));
    expect(seen(app)).toEqual(before);
  });

  it("of the pen take its stroke back and say so", () => {
    const app = start();
    app.pen.down([140, 40]);
    app.pen.move([
      [140, 140],
      [140, 240],
    ]);
    app.takeIn();
    expect(app.notice.value).toBe(TOO_LARGE);
    expect(app.input.value.strokes).toEqual([]);
    expect(app.reading.value.blank).toBe(true);
    expect(app.penDown.value).toBe(false);
  });

  it("of a pixel changed by hand are taken back", () => {
    const app = start();
    const before = seen(app);
    app.inside.setPixel(14, 3e25);
    expect(app.notice.value).toBe(TOO_LARGE);
    expect(seen(app)).toEqual(before);
    expect(app.inside.lens.edit.value).toBeNull();
  });

  it("of a neuron switched off are taken back, with every other that is off", () => {
    // Two neurons of 10 each that cancel one another: without one of them the scores are 3e39.
    const network = networkOf([
      {
        name: "fc1",
        weight: Float32Array.of(1, 1, 1, 1, 1, 1),
        bias: new Float32Array(3),
        activation: "relu",
      },
      {
        name: "fc2",
        weight: Float32Array.of(3e38, -3e38, 1, 0, 0, 1),
        bias: new Float32Array(2),
        activation: "identity",
      },
    ]);
    const app = start(network);
    app.setInput([5, 5]);
    app.inside.switchOff([{ layer: 0, index: 2 }]);
    expect(app.notice.value).toBe("");
    expect(app.inside.lens.off.value).toHaveLength(1);
    app.inside.switchOff([{ layer: 0, index: 1 }]);
    expect(app.notice.value).toBe(TOO_LARGE);
    expect(app.inside.lens.off.value).toEqual([]);
    expect([...app.current().trace.scores]).toEqual([10, 10]);
  });

  it("are refused only where there are any", () => {
    const input = signal(1);
    const reading = computed(
      () => ({ fault: input.value > 10 ? wrong("sumsTooLarge") : null }) as unknown as Reading,
    );
    refusing(reading, () => {
      input.value = 7;
    });
    expect(input.value).toBe(7);
    const tooMuch = () =>
      refusing(reading, () => {
        input.value = 11;
      });
    expect(tooMuch).toThrow(wrong("sumsTooLarge"));
  });

  it("of a link throw, and the page stays as it was", () => {
    const app = start(randomNetwork([784, 12, 10]));
    const mine = fragmentOf(app);
    const before = seen(app);
    const values = new Float32Array(784).fill(3e38);
    const link = encodeLink({
      ...EMPTY_LINK,
      ...{ seconds: 1, digit: 3, view: "flat", theme: "light" },
      ...{ hidden: ["code"], present: true, input: { kind: "values", values } },
      lesson: { chapter: 3, card: 1 },
    });
    expect(() => apply(app, link)).toThrow(wrong("sumsTooLarge"));
    expect(seen(app)).toEqual(before);
    expect(app.panels.present.value).toBe(false);
    expect(app.mode.value).toBe("explore");
    expect(fragmentOf(app)).toBe(mine);
  });

  it("of other weights throw, and those before stay", () => {
    const network = randomNetwork([784, 12, 10]);
    const app = start(network);
    app.setPixels(INKED);
    expect(() => app.replaceNetwork(overflowing())).toThrow(InputError);
    expect(app.network).toBe(network);
  });
});
