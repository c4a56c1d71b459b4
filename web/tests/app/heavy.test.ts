/** Heavy networks: read in a second thread, with the same numbers, the newest picture first. */
import { beforeEach, describe, expect, it } from "vitest";
import { createAnswering } from "../../src/app/answering";
import { type App, createApp } from "../../src/app/app";
import { createElsewhere } from "../../src/app/elsewhere";
import { createThread, type Port } from "../../src/app/thread";
import type { FromWorker, ToWorker } from "../../src/app/wire";
import { InputError } from "../../src/base/errors";
import { apiOf } from "../../src/entry/api";
import { isHeavy, MOST_AT_ONCE, workOf } from "../../src/network/work";
import type { Scene } from "../../src/scene/scene";
import { record } from "../../src/trace/trace";
import { networkOf, randomImage, randomLayers, randomNetwork } from "../helpers";
import { stackNetwork } from "../scene/stacks";

const NETWORK = randomNetwork([784, 12, 8, 10]);
const image = (seed: number): Float32Array => randomImage(784, 0.3, seed);

/** A worker whose answers come when the test says so; messages are copied as between threads. */
class Fake implements Port {
  onmessage: Port["onmessage"] = null;
  onerror: Port["onerror"] = null;
  readonly asked: ToWorker[] = [];
  closed = false;
  #done = 0;
  readonly #answer = createAnswering((message: FromWorker) => {
    this.onmessage?.({ data: structuredClone(message) });
  });

  postMessage(message: ToWorker): void {
    this.asked.push(structuredClone(message));
  }
  terminate(): void {
    this.closed = true;
  }
  /** Answers everything up to and with the next question; false: there is none. */
  async step(): Promise<boolean> {
    await Promise.resolve();
    while (this.#done < this.asked.length) {
      const message = this.asked[this.#done++];
      this.#answer(message);
      if (message.kind === "ask") return true;
    }
    return false;
  }
  async all(): Promise<void> {
    while (await this.step());
  }
  fail(): void {
    this.onerror?.({} as never);
  }
  /** The pictures that it was asked to read. */
  reads(): number {
    return this.asked.filter((each) => each.kind === "ask" && each.name === "read").length;
  }
}

let reader: Fake;
let helper: Fake;

function start(network = NETWORK, heavy = () => true): App {
  [reader, helper] = [new Fake(), new Fake()];
  const elsewhere = createElsewhere(
    createThread(() => reader, heavy),
    createThread(() => helper, heavy),
  );
  return createApp({ network, elsewhere, request: () => 0, cancel: () => {} });
}

const plainApp = (network = NETWORK): App =>
  createApp({ network, request: () => 0, cancel: () => {} });

/** The numbers of a scene, as far as they are found out about a pass. */
function found(scene: Scene) {
  const { trace, digit, evidence, connections, gradients, biases, spotlight } = scene;
  const { values, layers, probs } = trace;
  const parts = { digit, values, layers, probs, connections, gradients, biases, spotlight };
  const { gradients: slopes, constants, logit } = evidence;
  return { ...parts, slopes, constants, logit, flows: scene.flows(), bands: scene.bands() };
}

async function settle(): Promise<void> {
  await reader.all();
  await helper.all();
}

describe("what is heavy", () => {
  it("is told by multiply-adds", { tags: ["slow"] }, () => {
    expect(workOf(NETWORK)).toBe(784 * 12 + 12 * 8 + 8 * 10);
    expect(isHeavy(NETWORK)).toBe(false);
    const wide = randomNetwork([784, 39_000, 10]);
    expect(workOf(wide)).toBeGreaterThan(MOST_AT_ONCE);
    expect(isHeavy(wide)).toBe(true);
  });

  it("counts every place of a convolution", () => {
    const network = stackNetwork(6);
    // Windows of 3 x 3 at 12 x 12 places: one map to 6, 6 to 12.
    const windows = 12 * 12 * 9 * (6 + 6 * 12);
    const rest = network.operations.filter(({ kind }) => kind === "linear");
    const fromRest = rest.reduce((sum, { tensors }) => sum + tensors.weight.values.length, 0);
    expect(workOf(network)).toBe(windows + fromRest);
  });
});

describe("a heavy network", () => {
  let app: App;
  beforeEach(async () => {
    app = start();
    await settle();
  });

  it("is read elsewhere, with the same numbers", async () => {
    const here = plainApp();
    for (const each of [app, here]) each.setPixels(image(3));
    expect(app.waits.value).toBe(true);
    await settle();
    expect(app.waits.value).toBe(false);
    expect(reader.reads()).toBeGreaterThan(0);
    expect(app.reading.value.image).toEqual(image(3));
    expect(found(app.reading.value.scene)).toEqual(found(here.reading.value.scene));
    expect(app.duration.value).toBe(here.duration.value);
  });

  it("is told with lines as far as they are known", async () => {
    app.setPixels(image(3));
    await reader.all();
    const before = app.reading.value.scene;
    expect(before.trace.prediction).toBe(record(NETWORK, image(3)).prediction);
    expect(before.connections.map(({ sources }) => sources.length)).toEqual([0, 0, 0]);
    await helper.all();
    const lines = app.reading.value.scene.connections.map(({ sources }) => sources.length);
    expect(Math.min(...lines)).toBeGreaterThan(0);
    expect(app.reading.value.scene.flows().every(({ sources }) => sources.length > 0)).toBe(true);
  });

  it("shows the old picture while it reads, and then the newest one", async () => {
    app.setPixels(image(3));
    await settle();
    const [old, before] = [app.reading.value, reader.reads()];
    for (const seed of [4, 5, 6, 7]) {
      app.setPixels(image(seed));
      expect(app.reading.value.trace).toBe(old.trace);
      expect(app.reading.value.input).toBe(old.input);
      await Promise.resolve();
    }
    await settle();
    // The first was on its way, those between were never read.
    expect(reader.reads() - before).toBe(2);
    expect(app.reading.value.image).toEqual(image(7));
    expect(app.reading.value.trace.values).toEqual(record(NETWORK, image(7)).values);
    expect(app.reading.value.input).toBe(app.input.value);
  });

  it("shows an older picture whole, where a newer one is still being read", async () => {
    app.setPixels(image(4));
    await Promise.resolve();
    app.setPixels(image(5));
    await reader.step();
    const { image: shown, trace, input } = app.reading.value;
    expect(app.waits.value).toBe(true);
    expect(shown).toEqual(image(4));
    expect(trace.values).toEqual(record(NETWORK, image(4)).values);
    expect(input.pixels).toEqual(image(4));
    await settle();
    expect(app.reading.value.image).toEqual(image(5));
  });

  it("brings back what was read at once", async () => {
    app.setPixels(image(4));
    await settle();
    app.setPixels(image(5));
    await settle();
    const before = reader.reads();
    app.undo();
    expect(app.waits.value).toBe(false);
    expect(app.reading.value.image).toEqual(image(4));
    expect(reader.reads()).toBe(before);
  });

  it("is the finished picture at the end of the story, as soon as it is there", async () => {
    app.setPixels(image(4));
    await settle();
    expect(app.finished.value).toBe(true);
    app.undo();
    await settle();
    expect(app.reading.value.blank).toBe(true);
    expect(app.clock.value.seconds).toBe(0);
  });

  it("explains what is asked for when it is known", async () => {
    app.setPixels(image(4));
    await settle();
    const here = plainApp();
    here.setPixels(image(4));
    for (const each of [app, here]) each.inside.inspect({ layer: 1, index: 3 });
    const parts = ({ inside }: App) => [
      inside.picture.value,
      inside.difference.value?.map,
      inside.difference.value?.constants,
      inside.flipIn(1),
    ];
    expect(parts(app)).toEqual([null, undefined, undefined, null]);
    await settle();
    expect(parts(app)).toEqual(parts(here));
  });

  it("has neurons switched off and another class explained there, too", async () => {
    const here = plainApp();
    for (const each of [app, here]) {
      each.setPixels(image(4));
      each.inside.switchOff([{ layer: 0, index: 3 }]);
      each.inside.explain(2);
    }
    await settle();
    expect(app.reading.value.scene.digit).toBe(2);
    expect(found(app.reading.value.scene)).toEqual(found(here.reading.value.scene));
    expect(app.reading.value.original.values).toEqual(here.reading.value.original.values);
  });
});

describe("what scripts wait for", () => {
  it("is there when the promise resolves", async () => {
    const app = start();
    await settle();
    const api = apiOf(app);
    const drawn = api.setPixels(image(4));
    expect(api.trace.image).not.toEqual(image(4));
    await settle();
    await drawn;
    expect(api.trace.image).toEqual(image(4));
    await api.settled();
  });

  it("is refused where the numbers are too large, and taken back", async () => {
    const [first, second] = randomLayers([784, 12, 10]);
    const huge = first.weight.map((weight, i) => (i % 2 === 0 ? 1e25 : weight));
    const next = second.weight.map((weight) => weight * 1e15);
    const network = networkOf([
      { ...first, weight: huge, bias: first.bias.map(() => 0) },
      { ...second, weight: next },
    ]);
    const app = start(network);
    await settle();
    const api = apiOf(app);
    const ink = Float32Array.from({ length: 784 }, (_, i) => (i % 28 === 14 ? 1 : 0));
    const refused = expect(api.setPixels(ink)).rejects.toThrow(InputError);
    await settle();
    await refused;
    expect(app.notice.value).toMatch(/too large/);
    expect(app.reading.value.blank).toBe(true);
    expect(app.reading.value.fault).toBeNull();
  });

  it("is another network only once it has read what is drawn", async () => {
    const other = randomNetwork([784, 12, 8, 10], "relu", 5);
    const app = start(NETWORK, (network = NETWORK) => network === other);
    app.setPixels(image(4));
    const replaced = apiOf(app).replaceNetwork(other);
    expect(app.network).toBe(NETWORK);
    await reader.all();
    await replaced;
    expect(app.network).toBe(other);
    expect(app.reading.value.scene.network).toBe(other);
    expect(app.waits.value).toBe(false);
    expect(app.reading.value.trace.values).toEqual(record(other, image(4)).values);
  });
});

describe("a second thread that fails", () => {
  it.each(["reader", "helper"] as const)(
    "leaves all to the page, with the same numbers (%s)",
    async (which) => {
      const app = start();
      await settle();
      app.setPixels(image(4));
      await Promise.resolve();
      // The helper is asked as soon as something is read.
      if (which === "helper") await reader.all();
      (which === "reader" ? reader : helper).fail();
      const here = plainApp();
      here.setPixels(image(4));
      expect(app.waits.value).toBe(false);
      expect(found(app.reading.value.scene)).toEqual(found(here.reading.value.scene));
      app.setPixels(image(5));
      expect(app.reading.value.image).toEqual(image(5));
    },
  );

  it("or cannot even start is no trouble", async () => {
    const broken = createThread(
      () => {
        throw new Error("no workers here");
      },
      () => true,
    );
    const elsewhere = createElsewhere(broken, createThread(null));
    const app = createApp({ network: NETWORK, elsewhere, request: () => 0, cancel: () => {} });
    app.setPixels(image(4));
    await Promise.resolve();
    expect(app.reading.value.trace.values).toEqual(record(NETWORK, image(4)).values);
    expect(await broken.ask(NETWORK, "says", image(4))).toEqual({
      prediction: app.reading.value.trace.prediction,
      confidence: app.reading.value.trace.confidence,
    });
  });
});
