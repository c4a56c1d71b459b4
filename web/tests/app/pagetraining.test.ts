/** A training as the page sees it, with a host in the same thread. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createHost } from "../../src/app/training/host";
import { createTraining, type TrainingPort } from "../../src/app/training/training";
import type { FromHost, ToHost } from "../../src/app/training/wire";
import { InputError } from "../../src/base/errors";
import type { Network } from "../../src/network/network";
import { parametersOf } from "../../src/network/parameters";
import { english } from "../../src/words/en";
import { randomNetwork } from "../helpers";

const drawings = JSON.parse(
  readFileSync(new URL("../../../src/forwardpass/assets/drawings.json", import.meta.url), "utf8"),
);

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

function begun(network = randomNetwork([784, 16, 10])) {
  const shown: Network[] = [];
  const failed: string[] = [];
  const ports: ReturnType<typeof port>[] = [];
  const training = createTraining({
    network: () => network,
    drawings,
    show: async (next) => void shown.push(next),
    spawn: () => {
      ports.push(port());
      return ports[ports.length - 1];
    },
    fail: (sentence) => failed.push(sentence),
    words: english,
  });
  return { training, shown, failed, ports };
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
  training.start({ batch: -1 });
  await until(() => failed.length > 0);
  expect(failed).toEqual(["A batch is a whole number of lessons from 1 to 1024."]);
  expect(() => training.start({ seed: -1 })).toThrow(InputError);
  const data = { images: new Float32Array(3), targets: new Uint8Array(2) };
  expect(() => training.start({ data })).toThrow("must have 784 values and a class each");
  training.stop();
});
