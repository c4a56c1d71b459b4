/**
 * A training as the worker runs it, with a clock and messages of our own.
 * @module-tag slow
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createHost } from "../../src/app/training/host";
import type { FromHost, Order, ToHost } from "../../src/app/training/wire";
import { sentNetwork } from "../../src/app/wire";
import { drawnTeacher } from "../../src/learn/lessons";
import { Training } from "../../src/learn/training";
import { inputForm } from "../../src/network/input";
import { parametersOf } from "../../src/network/parameters";
import { randomNetwork } from "../helpers";

const drawings = JSON.parse(
  readFileSync(new URL("../../../src/forwardpass/assets/drawings.json", import.meta.url), "utf8"),
);
const network = randomNetwork([784, 16, 10]);
const held = drawnTeacher(drawings, 99).next(30);
const order: Order = {
  options: {
    ...{ seed: 1, optimizer: "adam", rate: 0.003, decay: null },
    ...{ batch: 10, dropout: false, zero: false },
  },
  material: { kind: "drawings", drawings, form: inputForm(network) },
  held,
  shuffled: false,
};

/** A host whose clock goes on by 1 ms whenever it is looked at. */
function hosted() {
  let time = 0;
  let work: (() => void)[] = [];
  const heard: FromHost[] = [];
  const host = createHost({
    post: (message) => heard.push(structuredClone(message)),
    now: () => time++,
    later: (next) => work.push(next),
  });
  return {
    heard,
    ask: (message: ToHost) => host(structuredClone(message)),
    /** Does what waits, `turns` times at most. */
    run(turns: number): void {
      for (let k = 0; k < turns && work.length > 0; k++) {
        const [next, ...rest] = work;
        work = rest;
        next();
      }
    },
    waits: () => work.length > 0,
    of<K extends FromHost["kind"]>(kind: K) {
      return heard.filter((each) => each.kind === kind) as Extract<FromHost, { kind: K }>[];
    },
  };
}

test("so many steps, told piece by piece, with the curve of the training itself", () => {
  const host = hosted();
  host.ask({ kind: "start", network: sentNetwork(network), order });
  expect(host.of("progress").at(-1)?.state).toMatchObject({ steps: 0, loss: null, fault: null });
  host.ask({ kind: "go", steps: 150, pace: null });
  host.run(1000);
  const last = host.of("progress").at(-1);
  expect(last?.going).toBe(false);
  expect(last?.state.steps).toBe(150);
  expect(host.of("progress").length).toBeGreaterThan(2);
  const plain = new Training(network, order.options, drawnTeacher(drawings, 1), held);
  for (let k = 0; k < 150; k++) plain.step();
  expect(host.of("progress").flatMap(({ curve }) => curve)).toEqual(plain.curve);
  expect(last?.state.heldOut).toEqual(plain.judge());
  expect(last?.kept).toEqual(plain.kept.map(({ steps }) => steps));
});

test("it pauses between two turns, goes on, and shows the network then and now", () => {
  const host = hosted();
  host.ask({ kind: "start", network: sentNetwork(network), order });
  host.ask({ kind: "go", steps: null, pace: null });
  host.run(5);
  host.ask({ kind: "pause" });
  host.run(5);
  expect(host.waits()).toBe(false);
  const { steps } = host.of("progress").at(-1)?.state ?? { steps: 0 };
  expect(steps).toBeGreaterThan(3);
  host.ask({ kind: "show", steps: null });
  host.ask({ kind: "show", steps: 0 });
  host.ask({ kind: "show", steps: 1_000_000 }); // not kept: no answer
  const [now, start, ...more] = host.of("network");
  expect([now.steps, start.steps, more.length]).toEqual([steps, 0, 0]);
  expect(Object.keys(now.parameters)).toEqual(Object.keys(parametersOf(network)));
  expect(now.parameters["fc1.weight"]).not.toEqual(start.parameters["fc1.weight"]);
  host.ask({ kind: "go", steps: 1, pace: null });
  host.run(5);
  expect(host.of("progress").at(-1)?.state.steps).toBe(steps + 1);
});

test("another training takes its place; what makes no sense is said", () => {
  const host = hosted();
  host.ask({ kind: "start", network: sentNetwork(network), order });
  host.ask({ kind: "go", steps: null, pace: null });
  host.run(3);
  const zero = { ...order, options: { ...order.options, zero: true }, shuffled: true };
  host.ask({ kind: "start", network: sentNetwork(network), order: zero });
  host.run(3);
  expect(host.of("progress").at(-1)?.state.steps).toBe(0);
  const wrong = { ...order, options: { ...order.options, rate: -1 } };
  host.ask({ kind: "start", network: sentNetwork(network), order: wrong });
  expect(host.of("refused")).toEqual([
    {
      kind: "refused",
      refusal: { fault: ["trainingRate"], message: "A learning rate is a number above 0." },
    },
  ]);
});

test("at a pace it waits for the page, and goes on once the network is asked for", () => {
  const host = hosted();
  host.ask({ kind: "start", network: sentNetwork(network), order });
  host.ask({ kind: "go", steps: null, pace: 3 });
  host.run(100);
  expect(host.waits()).toBe(false);
  expect(host.of("progress").at(-1)).toMatchObject({ going: true, state: { steps: 3 } });
  host.ask({ kind: "show", steps: null });
  expect(host.of("network").at(-1)?.steps).toBe(3);
  host.run(100);
  expect(host.of("progress").at(-1)?.state.steps).toBe(6);
});

test("going back forgets what came after, and learns on from there", () => {
  const host = hosted();
  host.ask({ kind: "start", network: sentNetwork(network), order });
  host.ask({ kind: "go", steps: 20, pace: null });
  host.run(100);
  host.ask({ kind: "back", steps: 8 });
  const back = host.of("progress").at(-1);
  expect(back).toMatchObject({ going: false, back: 8, state: { steps: 8 } });
  expect(back?.kept).toEqual([0, 1, 2, 3, 4, 6, 8]);
  host.ask({ kind: "back", steps: 7 }); // not kept: nothing happens
  host.ask({ kind: "go", steps: 2, pace: null });
  host.run(100);
  const last = host.of("progress").at(-1);
  expect(last?.state.steps).toBe(10);
  expect(last?.curve.map(({ steps }) => steps)).toEqual([9, 10]);
});

test("labels by chance teach nothing", () => {
  const host = hosted();
  const shuffled: Order = { ...order, shuffled: true };
  host.ask({ kind: "start", network: sentNetwork(network), order: shuffled });
  host.ask({ kind: "go", steps: 150, pace: null });
  host.run(1000);
  const { loss, heldOut } = host.of("progress").at(-1)?.state ?? {};
  expect(loss).toBeGreaterThan(2.2);
  expect(heldOut?.accuracy).toBeLessThan(0.4);
});
