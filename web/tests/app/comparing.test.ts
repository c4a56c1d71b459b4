/** Two pictures beside each other: what is kept, what is compared, and when it ends. */
import { beforeEach, describe, expect, it } from "vitest";
import { type App, createApp } from "../../src/app/app";
import { compare } from "../../src/inside/compare";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { randomImage, randomNetwork } from "../helpers";

const rest = { inputShape: [1, 28, 28] };
const network = randomNetwork([784, 12, 8, 10], "relu", 1, rest);
const [one, other] = [2, 9].map((seed) => randomImage(784, 0.3, seed));

let app: App;

beforeEach(() => {
  app = createApp({ network, calm: true, request: () => 0, cancel: () => {} });
  app.setPixels(one);
});

describe("a picture that is kept", () => {
  it("stays while another is drawn, and the two are compared", () => {
    const { pair } = app;
    expect([pair.a.value, pair.found.value]).toEqual([null, null]);
    pair.keep();
    const before = app.reading.value.trace;
    expect(app.spoken.value).toContain("Kept as A");
    expect(pair.found.value?.changed).toEqual([]);
    app.setPixels(other);
    expect(pair.a.value?.trace).toBe(before);
    expect(pair.found.value).toEqual(compare(network, before, record(network, other)));
    pair.keep();
    expect([...(pair.a.value?.trace.image ?? [])]).toEqual([...other]);
    pair.end();
    expect([pair.a.value, pair.found.value]).toEqual([null, null]);
  });

  it.each(["keep", "keepOriginal"] as const)("is finished, and so is the other: %s", (how) => {
    app.toStart();
    app.pair[how]();
    expect(app.finished.value).toBe(true);
  });

  it("is not an empty pad", () => {
    app.clear();
    app.pair.keep();
    expect(app.pair.a.value).toBeNull();
    expect(app.spoken.value).toBe(english.compare.nothing(true));
  });

  it("keeps what was switched off in it, and can be what was before", () => {
    const { pair, inside } = app;
    inside.switchOff([{ layer: 1, index: 2 }]);
    pair.keep();
    expect(pair.a.value?.off?.[784 + 12 + 2]).toBe(1);
    inside.switchOff([{ layer: 1, index: 3 }]);
    pair.keepOriginal();
    expect(pair.a.value?.off).toBeNull();
    expect(pair.a.value?.trace).toBe(app.reading.value.original);
    const changed = pair.found.value?.changed ?? [];
    for (const { layer, after } of changed) expect([layer, after]).toEqual([1, 0]);
  });

  it("is told about as the one that is shown", () => {
    app.pair.keep();
    const explained = (app.reading.value.trace.prediction + 3) % 10;
    app.inside.explain(explained);
    expect(app.pair.a.value?.digit).toBe(explained);
    app.inside.explain(null);
    expect(app.pair.a.value?.digit).toBe(app.pair.a.value?.trace.prediction);
  });

  it("goes with its network", () => {
    app.pair.keep();
    app.replaceNetwork(randomNetwork([784, 7, 10], "relu", 3, rest));
    expect([app.pair.a.value, app.pair.found.value]).toEqual([null, null]);
  });
});

describe("words of a difference", () => {
  it("are never certain, and say which way", () => {
    const { points } = english.compare;
    expect([0, 0.004, 0.62, -0.62, 0.9999, -0.9999].map(points)).toEqual([
      "0",
      "0",
      "+62",
      "\u221262",
      "> +99",
      "< \u221299",
    ]);
  });
});
