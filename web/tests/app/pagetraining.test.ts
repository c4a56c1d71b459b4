/**
 * A training as the page sees it, with a host in the same thread.
 * @module-tag slow
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { state } from "../../src/app/state";
import { createHost } from "../../src/app/training/host";
import { createMnist, type Fetching } from "../../src/app/training/mnist";
import { createTraining, type TrainingPort } from "../../src/app/training/training";
import type { FromHost, ToHost } from "../../src/app/training/wire";
import { InputError } from "../../src/base/errors";
import type { Drawing } from "../../src/ink/strokes";
import type { Drawn } from "../../src/learn/lessons";
import { inputForm } from "../../src/network/input";
import type { Network } from "../../src/network/network";
import { parametersOf } from "../../src/network/parameters";
import { english } from "../../src/words/en";
import { later } from "../../src/words/en/later";
import { randomNetwork } from "../helpers";

const drawings = JSON.parse(
  readFileSync(new URL("../../../src/forwardpass/assets/drawings.json", import.meta.url), "utf8"),
);

const words = Object.assign(english, later);

/** Messages are copied, and come one after the other. */
function port(): TrainingPort & { ended: boolean } {
  let time = 0;
  const made = {
    ended: false,
    onmessage: null as TrainingPort["onmessage"],
    onerror: null,
    postMessage: (message: ToHost) =>
      queueMicrotask(() => made.ended || host(structuredClone(message))),
    terminate: () => {
      made.ended = true;
    },
  };
  const host = createHost({
    post: (message: FromHost) => {
      const data = structuredClone(message);
      queueMicrotask(() => made.onmessage?.({ data }));
    },
    now: () => time++,
    later: (work) => setTimeout(() => made.ended || work()),
  });
  return made;
}

function begun(
  first = randomNetwork([784, 16, 10]),
  mnist: Fetching = async () => null,
  ready: readonly Drawing[] = drawings,
) {
  const [network, setNetwork] = state<Network>(first);
  const [own, setOwn] = state<readonly Drawn[]>([]);
  const shown: Network[] = [];
  const failed: string[] = [];
  const ports: ReturnType<typeof port>[] = [];
  const training = createTraining({
    network: () => network.value,
    source: () => ({ ready, own: own.value, form: inputForm(first), words }),
    mnist: createMnist(mnist, words),
    alone: () => {},
    replace: (next) => {
      shown.push(next);
      setNetwork(next);
    },
    drawn: () => new Promise((resolve) => setTimeout(resolve)),
    spawn: () => {
      ports.push(port());
      return ports[ports.length - 1];
    },
    fail: (sentence) => failed.push(sentence),
    words,
  });
  return { training, shown, failed, ports, network, setNetwork, setOwn };
}

const until = async (met: () => boolean): Promise<void> => {
  while (!met()) await new Promise((resolve) => setTimeout(resolve, 1));
};

test("the page sees the curve grow and the network change, and it can pause and go on", async () => {
  const { training, shown, failed } = begun();
  training.start({ batch: 10, rate: 0.003 });
  await until(() => (training.state.value?.steps ?? 0) > 100 && shown.length > 2);
  training.pause();
  await until(() => !training.going.value);
  const { steps, heldOut } = training.state.value ?? { steps: 0, heldOut: null };
  expect(training.curve.value.map((point) => point.steps)).toEqual(
    Array.from({ length: steps }, (_, k) => k + 1),
  );
  expect(heldOut?.accuracy).toBeGreaterThan(training.judgements.value[0].accuracy);
  const weights = shown.map((each) => parametersOf(each)["fc1.weight"]);
  expect(weights[0]).not.toEqual(weights[weights.length - 1]);
  training.go(3);
  await until(() => training.state.value?.steps === steps + 3 && !training.going.value);
  const before = shown.length;
  training.look(0);
  await until(() => shown.length > before);
  expect(failed).toEqual([]);
  training.stop();
});

test("the same seed gives the same curve", async () => {
  const curves = [];
  for (let k = 0; k < 2; k++) {
    const { training } = begun();
    training.start({ batch: 10, seed: 4 });
    await until(() => (training.state.value?.steps ?? 0) >= 50);
    training.stop();
    curves.push(training.curve.value.slice(0, 50));
  }
  expect(curves[0]).toEqual(curves[1]);
});

test("pictures can be learnt from, a tenth of them held out", async () => {
  const { training } = begun(randomNetwork([4, 8, 2]));
  const images = Float32Array.from({ length: 400 }, (_, k) => Math.floor(k / 4) % 2);
  const targets = Uint8Array.from({ length: 100 }, (_, k) => k % 2);
  training.start({ data: { images, targets }, rate: 0.05, optimizer: "momentum", batch: 10 });
  await until(() => training.state.value?.heldOut?.accuracy === 1);
  const { confusions } = training.judgements.value[training.judgements.value.length - 1];
  expect(Array.from(confusions)).toEqual([5, 0, 0, 5]);
  training.stop();
});

test("another beginning ends the training before; failures are said", async () => {
  const { training, failed, ports } = begun();
  training.start({ batch: 10 });
  training.start({ batch: 10, optimizer: "momentum", rate: 1e30 });
  expect(ports.map(({ ended }) => ended)).toEqual([true, false]);
  await until(() => training.state.value?.fault !== null && training.state.value !== null);
  expect(training.state.value?.fault).toMatch(/learning rate is too high/);
  expect(failed).toEqual([]);
  expect(() => training.start({ batch: -1 })).toThrow("A batch is a whole number of lessons");
  expect(() => training.start({ seed: -1 })).toThrow(InputError);
  const data = { images: new Float32Array(3), targets: new Uint8Array(2) };
  expect(() => training.start({ data })).toThrow("must have 784 values and a class each");
  training.stop();
});

test("one can look back, go on from there, and have the network again that came", async () => {
  const first = randomNetwork([784, 16, 10]);
  const { training, network } = begun(first);
  training.start({ batch: 10 }, 20);
  await until(() => training.state.value?.steps === 20 && !training.going.value);
  expect(training.isShown.value).toBe(true);
  await until(() => network.value !== first);
  training.look(4);
  await until(() => training.looked.value === 4);
  training.goOnFrom(4);
  await until(() => (training.state.value?.steps ?? 0) > 40 && training.curve.value.length > 40);
  const steps = training.curve.value.map((point) => point.steps);
  expect(steps).toEqual(Array.from(steps, (_, k) => k + 1));
  training.undo();
  expect(network.value).toBe(first);
  expect([training.state.value, training.came.value, training.isShown.value]).toEqual([
    ...[null, null, false],
  ]);
});

test("what is kept on the stage can be undone later", async () => {
  const first = randomNetwork([784, 16, 10]);
  const { training, network } = begun(first);
  training.start({ batch: 10 }, 5);
  await until(() => network.value !== first && !training.going.value);
  training.stop();
  training.start({ batch: 10 }, 5);
  await until(() => !training.going.value && training.state.value?.steps === 5);
  expect(training.came.value).toBe(first);
  training.undo();
  expect(network.value).toBe(first);
});

test("a network that somebody else puts on the stage ends it", async () => {
  const { training, failed, setNetwork, network } = begun();
  training.start({ batch: 10 });
  await until(() => (training.state.value?.steps ?? 0) > 5);
  const other = randomNetwork([784, 16, 10]);
  setNetwork(other);
  await until(() => failed.length > 0);
  expect(failed).toEqual([words.training.replaced]);
  expect([training.going.value, training.ended.value]).toEqual([false, true]);
  expect(network.value).toBe(other);
});

test("MNIST is asked for when it is chosen, once, and has its own held-out digits", async () => {
  const asked: string[] = [];
  const idx = (axes: readonly number[], values: ArrayLike<number>): Uint8Array => {
    const bytes = new Uint8Array(4 + 4 * axes.length + values.length);
    bytes.set([0, 0, 8, axes.length]);
    axes.forEach((size, k) => {
      new DataView(bytes.buffer).setUint32(4 + 4 * k, size);
    });
    bytes.set(Uint8Array.from(values), 4 + 4 * axes.length);
    return bytes;
  };
  const { training } = begun(randomNetwork([784, 16, 10]), async (name) => {
    asked.push(name);
    const count = name.includes("train") ? 40 : 20;
    const isImages = name.includes("images");
    const values = { length: count * (isImages ? 784 : 1), fill: 0 };
    const bytes = isImages
      ? idx(
          [count, 28, 28],
          Array.from(values, (_, k) => (Math.floor(k / 784) % 2) * (k % 255)),
        )
      : idx(
          [count],
          Array.from(values, (_, k) => k % 2),
        );
    return { megabytes: 0.1, bytes: async () => bytes };
  });
  training.start({ batch: 10 }, 1);
  expect(asked).toEqual([]);
  for (let k = 0; k < 2; k++) {
    await training.start({ data: "mnist", batch: 10, rate: 0.01 }, 40);
    await until(() => !training.going.value && training.state.value?.steps === 40);
  }
  expect(asked.length).toBe(4);
  expect(training.epoch.value).toBe(4);
  expect(training.state.value?.heldOut).toMatchObject({ accuracy: 1, count: 20 });
});

test("where there is no MNIST, and where it does not fit, that is said", async () => {
  const { training } = begun();
  await expect(training.start({ data: "mnist" })).rejects.toThrow(words.training.noMnist);
  const broken = async () => ({ megabytes: null, bytes: async () => new Uint8Array(3) });
  const { training: other } = begun(randomNetwork([784, 16, 10]), broken);
  await expect(other.start({ data: "mnist" })).rejects.toThrow("is no IDX file of bytes");
  const { training: small } = begun(randomNetwork([64, 16, 10]));
  expect(() => small.start({ data: "mnist" })).toThrow(words.training.noPictures);
});

test("of digits that are drawn in one hand each, none is held out", async () => {
  const { training } = begun(randomNetwork([784, 16, 10]), undefined, [drawings[0], drawings[29]]);
  training.start({ batch: 10, rate: 0.01 }, 60);
  await until(() => !training.going.value && training.state.value?.steps === 60);
  expect(training.state.value?.heldOut?.accuracy).toBeGreaterThan(0.9);
});

test("drawings of one's own are learnt from, alone or with the others", async () => {
  const { training, setOwn } = begun();
  expect(() => training.start({ data: "own" })).toThrow(words.training.noOwn);
  setOwn([
    { label: 3, strokes: drawings[0].strokes },
    { label: 5, strokes: drawings[20].strokes },
  ]);
  training.start({ data: "own", batch: 10, rate: 0.005 });
  await until(() => (training.state.value?.heldOut?.accuracy ?? 0) > 0.95);
  const { confusions } = training.state.value?.heldOut ?? { confusions: [] };
  expect(confusions[3 * 10 + 3]).toBeGreaterThan(80);
  training.stop();
});
