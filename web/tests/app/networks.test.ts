/** Choosing the network: what comes along, files of one's own, and what is wrong with them. */
import { beforeEach, describe, expect, it } from "vitest";
import { type App, createApp } from "../../src/app/app";
import { foreignKind, isNetworkFile } from "../../src/app/foreign";
import type { NetworksSetting, Opened } from "../../src/app/networks";
import { apply, fragmentOf, linkOf } from "../../src/app/sharing";
import { said } from "../../src/base/errors";
import type { Stroke } from "../../src/ink/ink";
import { decodeLink } from "../../src/link/link";
import type { Network } from "../../src/network/network";
import { english } from "../../src/words/en";
import { edited, randomNetwork } from "../helpers";
import { networkFile } from "../networkfile";

const STROKES: Stroke[] = [
  [
    [100, 40],
    [110, 140],
    [120, 240],
  ],
];
const rest = { inputShape: [1, 28, 28] };
const named = (name: string, seed: number, sizes = [784, 9, 10]): Network =>
  edited(randomNetwork(sizes, "relu", seed, rest), { name });
const lesson = named("MNISTNet", 1);
const convolutional = named("MNISTConv", 2, [784, 7, 5, 10]);
const mine = named("Mine", 3);
const sliders = edited(randomNetwork([4, 3, 2], "relu", 4), { name: "Sliders" });

const file = (network: Network): ArrayBuffer => networkFile(network);
const asFile = (name: string, bytes: ArrayBuffer): File => new File([bytes], name);

let app: App;
let asked: string[];
let loads: NetworksSetting["loads"];
let another: [readonly Opened[], string | null][];

function start(setting: Partial<NetworksSetting> | null = {}): App {
  const opened: Opened = { key: "mnistnet", name: "MNISTNet", network: lesson, bytes: null };
  const networks = setting && {
    ...{ loads, home: "mnistnet" as const, opened: [opened] },
    another: (next: readonly Opened[], link: string | null) => another.push([next, link]),
    ...setting,
  };
  return createApp({ network: lesson, networks, calm: true, request: () => 0, cancel: () => {} });
}

beforeEach(() => {
  [asked, another] = [[], []];
  const load = (name: string, network: Network) => async () => {
    asked.push(name);
    return file(network);
  };
  loads = { mnistnet: load("mnistnet", lesson), mnistconv: load("mnistconv", convolutional) };
  app = start();
  app.drawStrokes(STROKES);
});

describe("a network that comes along", () => {
  it("is fetched when it is chosen, once, and reads the same drawing", async () => {
    const { image } = app.reading.value;
    expect(asked).toEqual([]);
    await app.networks.use("mnistconv");
    expect(app.network.name).toBe("MNISTConv");
    expect(app.networks.shown.value?.key).toBe("mnistconv");
    expect(app.reading.value.image).toEqual(image);
    expect(app.reading.value.scene.network).toBe(app.network);
    expect(app.spoken.value).toContain("MNISTConv");
    await app.networks.use("mnistnet");
    expect(app.network).toBe(lesson);
    await app.networks.use("mnistconv");
    expect(asked).toEqual(["mnistconv"]);
  });

  it("says how much of it is there, and nothing when it is there", async () => {
    const shares: unknown[] = [];
    loads = {
      mnistconv: async (onShare) => {
        shares.push(app.networks.loading.value?.share);
        onShare(0.25);
        shares.push(app.networks.loading.value?.share);
        return file(convolutional);
      },
    };
    app = start();
    await app.networks.use("mnistconv");
    expect(shares).toEqual([null, 0.25]);
    expect(app.networks.loading.value).toBeNull();
  });

  it("leaves everything as it is where it cannot be had", async () => {
    const sentence = english.networks.notLoaded("MNISTConv");
    loads = { mnistconv: () => Promise.reject(said(sentence)) };
    app = start();
    const before = app.reading.value;
    await expect(app.networks.use("mnistconv")).rejects.toThrow(sentence);
    await app.networks.choose("mnistconv");
    expect(app.notice.value).toBe(sentence);
    expect([app.reading.value, app.networks.loading.value]).toEqual([before, null]);
  });

  it("gives way to the one that was asked for last", async () => {
    let letGo = (): void => {};
    const waits = new Promise<void>((done) => {
      letGo = done;
    });
    loads = { mnistconv: () => waits.then(() => file(convolutional)) };
    app = start();
    const first = app.networks.use("mnistconv");
    await app.networks.use(file(mine));
    letGo();
    await first;
    expect(app.network.name).toBe("Mine");
  });

  it("is none that nobody knows", async () => {
    await expect(app.networks.use("resnet" as "mnistnet")).rejects.toThrow(
      english.networks.unknown("resnet"),
    );
    const alone = start(null);
    expect(alone.networks.available).toBe(false);
    await expect(alone.networks.use("mnistconv")).rejects.toThrow(english.networks.notAlong);
  });
});

describe("a file of one's own", () => {
  it("is shown under its name, and can be chosen again", async () => {
    await app.networks.openFile(asFile("epoch 3.safetensors", file(mine)));
    expect([app.network.name, app.networks.shown.value?.name]).toEqual(["Mine", "epoch 3"]);
    expect(app.networks.choices.value.map(({ key }) => key)).toEqual([
      "mnistnet",
      "mnistconv",
      "own",
    ]);
    await app.networks.choose("mnistnet");
    await app.networks.choose("own");
    expect(app.network.name).toBe("Mine");
  });

  it("that reads something else opens the page anew", async () => {
    const before = app.reading.value;
    await app.networks.openFile(asFile("iris.safetensors", file(sliders)));
    expect(another.map(([opened, link]) => [opened.map(({ key }) => key), link])).toEqual([
      [["own", "mnistnet"], null],
    ]);
    expect(app.reading.value).toBe(before);
  });

  it.each([
    ["model.pt", "torch"],
    ["model.PTH", "torch"],
    ["model.onnx", "onnx"],
    ["model.keras", "keras"],
    ["weights.h5", "keras"],
  ] as const)("%s of another program: a sentence says what to do", async (name, kind) => {
    const before = app.reading.value;
    await app.networks.openFile(asFile(name, new ArrayBuffer(40)));
    expect(app.notice.value).toBe(english.networks[kind](name));
    expect(app.reading.value).toBe(before);
  });

  it.each([
    ["nothing", new ArrayBuffer(0), "only 0 bytes"],
    ["a text", new TextEncoder().encode("hello, network").buffer, "not a network file"],
    ["half a network", file(mine).slice(0, 900), "cut short"],
    ["a pickle", Uint8Array.of(0x80, 2, 0x7d, 0x71, 0, 0, 0, 0, 0, 0).buffer, "PyTorch file"],
    ["a zip", Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0, 0).buffer, "PyTorch file"],
  ])("that holds %s is refused in one sentence", async (_, bytes, sentence) => {
    const before = app.reading.value;
    await app.networks.openFile(asFile("file.safetensors", bytes));
    expect(app.notice.value).toContain(sentence);
    expect([app.reading.value, app.networks.loading.value]).toEqual([before, null]);
  });

  it("whose sums are too large changes nothing", async () => {
    const huge = networkFileOf(3e38);
    const before = app.network;
    await app.networks.openFile(asFile("huge.safetensors", huge));
    expect(app.notice.value).toContain("too large");
    expect([app.network, app.networks.shown.value?.key]).toEqual([before, "mnistnet"]);
  });

  it("is known by its first bytes or its name", () => {
    expect(foreignKind("a.safetensors", new Uint8Array(8))).toBeNull();
    expect(foreignKind("", Uint8Array.of(0x89, 0x48, 0x44, 0x46))).toBe("keras");
    expect(foreignKind("", Uint8Array.of(0x80, 1))).toBeNull();
    expect(["a.safetensors", "b.pt", "c.onnx", "d.heic", "e"].filter(isNetworkFile)).toHaveLength(
      3,
    );
  });
});

/** A network of two pixels' sum, so large that drawing anything overflows. */
function networkFileOf(size: number): ArrayBuffer {
  const network = named("Huge", 5);
  for (const { tensors } of network.operations) tensors.weight?.values.fill(size);
  return file(network);
}

describe("the lesson", () => {
  it("waits while another network is shown, and goes on with its own", async () => {
    app.turnTo("learn");
    await app.networks.use("mnistconv");
    expect([app.mode.value, app.networks.lessonAway.value]).toEqual(["explore", true]);
    app.turnTo("learn");
    expect(app.course.withholds.value).toBe(false);
    await app.networks.use("mnistnet");
    expect([app.mode.value, app.networks.lessonAway.value]).toEqual(["learn", false]);
  });
});

describe("a link", () => {
  it("names a network that comes along, but the lesson's on its own page", async () => {
    expect(decodeLink(fragmentOf(app)).network).toBeNull();
    await app.networks.use("mnistconv");
    const link = linkOf(app);
    expect(decodeLink(link).network).toBe("mnistconv");
    const other = start();
    await apply(other, link);
    expect(other.network.name).toBe("MNISTConv");
    expect(other.reading.value.trace.probs).toEqual(app.reading.value.trace.probs);
    expect(apply(other, link)).toBeNull();
  });

  it("without a network is of the page's own", async () => {
    const link = fragmentOf(app);
    await app.networks.use("mnistconv");
    await apply(app, link);
    expect(app.network).toBe(lesson);
    app = start({
      home: "served",
      opened: [{ key: "served", name: "S", network: lesson, bytes: null }],
    });
    expect(apply(app, link)).toBeNull();
  });

  it("cannot hold a file, which a saved page can", async () => {
    await app.networks.use(file(mine));
    expect(() => linkOf(app)).toThrow(english.networks.notInLink);
    expect(decodeLink(fragmentOf(app)).network).toBeNull();
  });

  it("to what another network does not have changes nothing, not even the network", async () => {
    await app.networks.use("mnistconv");
    app.inside.inspect({ layer: 0, index: 6 });
    const link = linkOf(app).slice();
    loads = { mnistconv: async () => file(named("MNISTConv", 2, [784, 3, 10])) };
    const other = start();
    other.drawStrokes(STROKES);
    const before = other.reading.value;
    await expect(apply(other, link)).rejects.toThrow(english.link.another);
    expect([other.network, other.networks.shown.value?.key]).toEqual([lesson, "mnistnet"]);
    expect(other.reading.value.trace).toEqual(before.trace);
  });
});

describe("saving", () => {
  it("takes the bytes of the network that is shown", async () => {
    const given: (ArrayBuffer | null)[] = [];
    const opened: Opened = { key: "mnistnet", name: "MNISTNet", network: lesson, bytes: null };
    app = createApp({
      ...{ network: lesson, calm: true, request: () => 0, cancel: () => {} },
      networks: { loads, home: "mnistnet", opened: [opened], another: () => {} },
      toHtml: async (_, __, bytes) => {
        given.push(bytes);
        return new Blob();
      },
    });
    const own = file(mine);
    await app.toHtml?.("", []);
    await app.networks.use(own);
    await app.toHtml?.("", []);
    expect(given).toEqual([null, own]);
    app.replaceNetwork(named("Script", 8));
    await expect(app.toHtml?.("", [])).rejects.toThrow(english.save.replaced);
  });
});
