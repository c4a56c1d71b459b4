/** Two networks side by side: what both make of a drawing, moved about, and of the tricky ones. */
import { beforeEach, describe, expect, it } from "vitest";
import { type App, createApp } from "../../src/app/app";
import { MOVED } from "../../src/app/beside";
import type { Opened } from "../../src/app/networks";
import { said } from "../../src/base/errors";
import type { Stroke } from "../../src/ink/ink";
import { evidence, inputMap } from "../../src/inside/evidence";
import { shift } from "../../src/inside/shift";
import type { Network } from "../../src/network/network";
import { record } from "../../src/trace/trace";
import { english } from "../../src/words/en";
import { edited, randomImage, randomNetwork } from "../helpers";
import { networkFile } from "../networkfile";

const rest = { inputShape: [1, 28, 28] };
const named = (name: string, seed: number): Network =>
  edited(randomNetwork([784, 9, 10], "relu", seed, rest), { name });
const lesson = named("MNISTNet", 1);
const other = named("MNISTConv", 2);
const stroke = (x: number): Stroke[] => [
  [
    [x, 40],
    [110, 140],
    [120, 240],
  ],
];
const tricky = [
  { either: [4, 9], strokes: stroke(60) },
  { either: [1, 7], strokes: stroke(200) },
] as const;

let app: App;
let waiting: (() => void)[];
let second: Network | null;

/** Does one piece of work that waits. */
const work = (): void => waiting.shift()?.();
const workAll = (): void => {
  while (waiting.length > 0) work();
};

function start(): App {
  const opened: Opened = { key: "mnistnet", name: "MNISTNet", network: lesson, bytes: null };
  const loads = {
    mnistnet: async () => networkFile(lesson),
    mnistconv: async () => {
      if (second) return networkFile(second);
      throw said(english.networks.notLoaded("MNISTConv"));
    },
  };
  return createApp({
    ...{ network: lesson, calm: true, request: () => 0, cancel: () => {}, tricky },
    networks: { loads, home: "mnistnet", opened: [opened], another: () => {} },
    idle: (piece) => {
      waiting.push(piece);
      return () => {};
    },
  });
}

async function begin(): Promise<void> {
  app.beside.begin(null);
  await app.beside.choose("mnistconv");
}

beforeEach(() => {
  waiting = [];
  second = other;
  app = start();
  app.setPixels(randomImage(784, 0.3, 3));
});

describe("two networks side by side", () => {
  it("do nothing while nobody looks", async () => {
    app.setPixels(randomImage(784, 0.3, 4));
    expect(waiting).toHaveLength(0);
    await begin();
    workAll();
    app.beside.close();
    app.setPixels(randomImage(784, 0.3, 5));
    expect(waiting).toHaveLength(0);
    expect(app.beside.found.value).toBeNull();
  });

  it("read the same picture, each as it would alone", async () => {
    await begin();
    const { image } = app.reading.value;
    work();
    const { traces, networks } = app.beside.found.value ?? { traces: [], networks: [] };
    expect(networks.map(({ name }) => name)).toEqual(["MNISTNet", "MNISTConv"]);
    networks.forEach((each, k) => {
      expect(traces[k].probs).toEqual(record(each, image).probs);
    });
    expect(app.beside.names.value).toEqual(["MNISTNet", "MNISTConv"]);
  });

  it("show the evidence that adds up to their scores", async () => {
    await begin();
    workAll();
    const { maps, traces, networks } = app.beside.found.value ?? {
      maps: [],
      traces: [],
      networks: [],
    };
    expect(maps).toHaveLength(2);
    maps.forEach((map, k) => {
      const { scores, prediction } = traces[k];
      const { bias } = inputMap(traces[k], evidence(networks[k], traces[k], prediction));
      expect(map.reduce((sum, value) => sum + value, bias)).toBeCloseTo(scores[prediction], 4);
    });
  });

  it("read it moved to every side, the ink in the middle as it was", async () => {
    await begin();
    workAll();
    const { moved = [], networks = [], image } = app.beside.found.value ?? {};
    expect(moved).toHaveLength(8);
    for (const { way, image: there, from, answers } of moved) {
      expect(from).toBe(image);
      const wanted = shift(from, app.form, [MOVED * way[0], MOVED * way[1]], 0);
      expect(there).toEqual(wanted);
      networks.forEach((each, k) => {
        expect(answers[k].prediction).toBe(record(each, wanted).prediction);
      });
    }
  });

  it("read the tricky drawings once", async () => {
    await begin();
    workAll();
    const pictures = app.beside.pictures();
    expect(pictures.map(({ either }) => either)).toEqual([
      [4, 9],
      [1, 7],
    ]);
    const [, second] = app.beside.pair.value ?? [];
    const answers = app.beside.answers.value;
    expect(answers.size).toBe(2);
    expect(answers.get(second)?.map(({ prediction }) => prediction)).toEqual(
      pictures.map(({ image }) => record(second, image).prediction),
    );
    app.setPixels(randomImage(784, 0.3, 6));
    workAll();
    expect(app.beside.answers.value).toBe(answers);
  });

  it("follow the pen: a newer picture comes before the rest of the work", async () => {
    await begin();
    workAll();
    const before = app.beside.found.value;
    app.setPixels(randomImage(784, 0.3, 6));
    work();
    app.setPixels(randomImage(784, 0.3, 7));
    expect(waiting).toHaveLength(1);
    work();
    expect(app.beside.found.value?.image).toBe(app.reading.value.image);
    // What is not known yet of the newest one is still that of the last one.
    expect(app.beside.found.value?.moved).toEqual(before?.moved);
    workAll();
    const { image } = app.reading.value;
    expect(app.beside.found.value?.moved.every(({ from }) => from === image)).toBe(true);
  });

  it("say nothing of an empty pad", async () => {
    await begin();
    workAll();
    app.clear();
    expect(app.beside.found.value).toBeNull();
  });

  it("change places when the second one is shown", async () => {
    await begin();
    await app.networks.use("mnistconv");
    workAll();
    expect(app.beside.names.value).toEqual(["MNISTConv", "MNISTNet"]);
    expect(app.beside.found.value?.networks[0]).toBe(app.network);
  });

  it("give way to the inspector, the lesson and the pad, and come back", async () => {
    await begin();
    expect(app.part.value).toBe("why");
    app.inside.open();
    expect(app.beside.open.value).toBe(false);
    await begin();
    expect(app.inside.tab.value).toBeNull();
    app.turnTo("draw");
    expect([app.part.value, app.beside.open.value]).toEqual(["draw", false]);
    app.turnTo("why");
    expect(app.beside.open.value).toBe(true);
    app.beside.close();
    app.turnTo("draw");
    app.turnTo("why");
    expect([app.beside.open.value, app.inside.tab.value !== null]).toEqual([false, true]);
  });

  it("are given, as answers are compared", async () => {
    app.toStart();
    await begin();
    expect(app.finished.value).toBe(true);
    expect(app.spoken.value).toBe(english.beside.opened);
  });

  it("may be a file of one's own", async () => {
    await begin();
    await app.networks.use(networkFile(named("Mine", 9)));
    await app.beside.choose("mnistconv");
    expect(app.beside.others.value.map(({ key }) => key)).toEqual(["mnistnet", "mnistconv"]);
    expect(app.beside.pair.value?.map(({ name }) => name)).toEqual(["Mine", "MNISTConv"]);
  });

  it("do not stand beside each other where one reads something else", async () => {
    second = edited(randomNetwork([784, 5, 4], "relu", 3, rest), { name: "Few classes" });
    await begin();
    expect(app.beside.other.value?.network.name).toBe("Few classes");
    expect(app.beside.pair.value).toBeNull();
    expect(waiting).toHaveLength(0);
  });

  it("stay apart where the second one cannot be had", async () => {
    second = null;
    await begin();
    expect(app.notice.value).toBe(english.networks.notLoaded("MNISTConv"));
    expect([app.beside.pair.value, app.networks.loading.value]).toEqual([null, null]);
  });
});
