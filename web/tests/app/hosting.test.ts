/** A training as the worker runs it, with a clock and messages of our own. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createHost } from "../../src/app/training/host";
import type { FromHost, Order, ToHost } from "../../src/app/training/wire";
import { sentNetwork } from "../../src/app/wire";
import { drawnTeacher } from "../../src/learn/lessons";
import { Training } from "../../src/learn/training";
import { parametersOf } from "../../src/network/parameters";
import { randomNetwork } from "../helpers";

const drawings = JSON.parse(
  readFileSync(new URL("../../../src/forwardpass/assets/drawings.json", import.meta.url), "utf8"),
);
const network = randomNetwork([784, 16, 10]);
const held = drawnTeacher(drawings, 99).next(30);
const order: Order = {
  options: { seed: 1, optimizer: "adam", rate: 0.003, batch: 10, dropout: false, zero: false },
  material: { kind: "drawings", drawings },
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
  host.ask({ kind: "go", steps: 150 });
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
  host.ask({ kind: "go", steps: null });
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
  host.ask({ kind: "go", steps: 1 });
  host.run(5);
  expect(host.of("progress").at(-1)?.state.steps).toBe(steps + 1);
});

test("another training takes its place; what makes no sense is said", () => {
  const host = hosted();
  host.ask({ kind: "start", network: sentNetwork(network), order });
  host.ask({ kind: "go", steps: null });
  host.run(3);
  const zero = { ...order, options: { ...order.options, zero: true }, shuffled: true };
  host.ask({ kind: "start", network: sentNetwork(network), order: zero });
  host.run(3);
  expect(host.of("progress").at(-1)?.state.steps).toBe(0);
  const wrong = { ...order, options: { ...order.options, rate: -1 } };
  host.ask({ kind: "start", network: sentNetwork(network), order: wrong });
  expect(host.of("refused")).toEqual([
    { kind: "refused", sentence: "A learning rate is a number above 0." },
  ]);
});
