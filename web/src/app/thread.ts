/**
 * The second thread, where heavy networks are asked: one question at a time, so that a new picture
 * waits for no more than one. Where there is no second thread, or it fails, `works` says so, and the
 * page finds everything out itself, with the same functions. Knows nothing of readings.
 */

import { errorOf, type Refusal } from "../base/errors";
import { parseNetwork } from "../network/file";
import type { Network } from "../network/network";
import { isHeavy } from "../network/work";
import type { Trace } from "../trace/trace";
import { type Answer, type Args, answer, type Question, type Read } from "./answers";
import { state } from "./state";
import * as wire from "./wire";

/** Networks that the worker holds at most. */
const HELD = 3;

/** Bytes of a file that takes more than 0.1 s to read and to check. */
const LARGE = 12e6;

/** Of a worker, what is used here. */
export interface Port {
  postMessage(message: wire.ToWorker): void;
  onmessage: ((event: { readonly data: wire.FromWorker }) => void) | null;
  onerror: ((event: never) => void) | null;
  terminate(): void;
}

export type Outcome<T> = { readonly value: T } | { readonly refused: Refusal };

export interface Wish<Q extends Question> {
  /** A newer wish for the same place takes that of an older one that waits. */
  readonly place: unknown;
  /** The lowest comes first. */
  readonly rank: number;
  readonly network: Network;
  readonly name: Q;
  readonly args: Args<Q>;
  readonly done: (outcome: Outcome<Answer<Q>>) => void;
}

interface Job {
  readonly place: unknown;
  readonly rank: number;
  readonly args: unknown;
  readonly send: (port: Port, id: number) => void;
  readonly done: (reply: wire.FromWorker) => void;
  /** The thread has failed. */
  readonly lost: () => void;
}

export type Thread = ReturnType<typeof createThread>;

export function createThread(start: (() => Port) | null, heavy = isHeavy) {
  const [works, setWorks] = state(start !== null);
  const passes = new WeakMap<Trace, number>();
  const numbers = new WeakMap<Network, number>();
  let held: Network[] = [];
  let port: Port | null = null;
  let now: (Job & { readonly id: number }) | null = null;
  let waiting: Job[] = [];
  let [lastJob, lastNetwork, lastPass] = [0, 0, 0];

  function opened(): Port {
    if (port) return port;
    if (!start) throw new Error("there is no second thread");
    port = start();
    port.onmessage = ({ data }) => {
      if (now?.id !== data.id) return;
      const job = now;
      now = null;
      if (data.failed === undefined) job.done(data);
      else fail(job);
      next();
    };
    port.onerror = () => fail(null);
    return port;
  }
  /** From here on the page does everything itself. */
  function fail(job: Job | null): void {
    port?.terminate();
    port = null;
    const lost = [job ?? now, ...waiting];
    [now, waiting, held] = [null, [], []];
    setWorks(false);
    for (const each of lost) each?.lost();
  }
  function next(): void {
    if (now || waiting.length === 0 || !works.peek()) return;
    const job = waiting.reduce((best, each) => (each.rank < best.rank ? each : best));
    waiting = waiting.filter((each) => each !== job);
    lastJob += 1;
    now = { ...job, id: lastJob };
    try {
      job.send(opened(), lastJob);
    } catch {
      fail(null);
    }
  }
  function push(job: Job): void {
    if ([now, ...waiting].some((each) => each?.place === job.place && each?.args === job.args))
      return;
    waiting = [...waiting.filter(({ place }) => place !== job.place), job];
    // Not at once: whoever asks may be in the middle of working something out.
    queueMicrotask(next);
  }
  /** The number by which the worker knows a network, which it is sent first. */
  function numberOf(network: Network, to: Port): number {
    const number = numbers.get(network) ?? ++lastNetwork;
    numbers.set(network, number);
    if (!held.includes(network))
      to.postMessage({ kind: "network", network: number, parts: wire.sentNetwork(network) });
    held = [...held.filter((each) => each !== network), network];
    for (const old of held.splice(0, Math.max(0, held.length - HELD))) {
      to.postMessage({ kind: "forget", network: numbers.get(old) ?? 0 });
    }
    return number;
  }
  /** The worker numbers the passes that it finds upwards; those of others go down from 0. */
  function passNumber(trace: Trace): number {
    let pass = passes.get(trace);
    if (pass === undefined) {
      lastPass -= 1;
      pass = lastPass;
      passes.set(trace, pass);
    }
    return pass;
  }
  const asked = (arg: unknown): unknown =>
    wire.isTrace(arg) ? { pass: passNumber(arg), image: arg.image, factors: arg.factors } : arg;
  function received(network: Network, value: unknown): unknown {
    if (wire.isPass(value)) {
      const trace = wire.traceFrom(network, value as wire.PassSent);
      passes.set(trace, value.pass);
      return trace;
    }
    if (typeof value !== "object" || value === null) return value;
    if ("gradients" in value) return withNames(value as Carried);
    if (!("original" in value)) return value;
    const read = value as { trace: unknown; original: unknown; evidence: unknown };
    const trace = received(network, read.trace);
    const original = read.original === null ? trace : received(network, read.original);
    return { trace, original, evidence: received(network, read.evidence) } as Read;
  }
  function want<Q extends Question>(
    { network, name, args, done, ...wish }: Wish<Q>,
    lost = (): void => {},
  ): void {
    push({
      ...{ ...wish, args, lost },
      send: (to, id) =>
        to.postMessage({
          kind: "ask",
          id,
          network: numberOf(network, to),
          name,
          args: (args as readonly unknown[]).map(asked),
        }),
      done: ({ refused, value }) =>
        done(
          refused === undefined ? { value: received(network, value) as Answer<Q> } : { refused },
        ),
    });
  }
  return {
    works,
    /** Whether a network is asked there, and not here. */
    takes: (network: Network): boolean => works.value && heavy(network),
    want,
    /** One answer, wherever it is found. Rejects with an InputError where there is none. */
    ask<Q extends Question>(network: Network, name: Q, ...args: Args<Q>): Promise<Answer<Q>> {
      return new Promise((resolve, reject) => {
        const here = (): void => {
          try {
            resolve(answer(name, network, args));
          } catch (error) {
            reject(error);
          }
        };
        if (!works.peek() || !heavy(network)) return here();
        const done = (outcome: Outcome<Answer<Q>>): void =>
          "value" in outcome ? resolve(outcome.value) : reject(errorOf(outcome.refused));
        want({ place: {}, rank: 1, network, name, args, done }, here);
      });
    },
    /** The network in a file; a large one is read there, and stays there. Rejects with an InputError. */
    parse(bytes: ArrayBuffer): Promise<Network> {
      return new Promise((resolve, reject) => {
        const settle = (find: () => Network): void => {
          try {
            resolve(find());
          } catch (error) {
            reject(error);
          }
        };
        const lost = (): void => settle(() => parseNetwork(bytes));
        if (!works.peek() || bytes.byteLength < LARGE) return lost();
        lastNetwork += 1;
        const number = lastNetwork;
        const kept = (value: unknown): Network => {
          const network = wire.networkFrom(value as wire.NetworkSent);
          numbers.set(network, number);
          held = [...held, network];
          return network;
        };
        push({
          ...{ place: {}, rank: 0, args: {}, lost },
          send: (to, id) => to.postMessage({ kind: "parse", id, network: number, bytes }),
          done: ({ refused, value }) =>
            refused === undefined ? settle(() => kept(value)) : reject(errorOf(refused)),
        });
      });
    },
    close(): void {
      port?.terminate();
      [port, now, waiting, held] = [null, null, [], []];
    },
  };
}

interface Carried {
  readonly gradients: Record<string, Float32Array>;
  readonly constants: Record<string, number>;
}

const withNames = (carried: Carried): Carried => ({
  ...carried,
  gradients: wire.again(carried.gradients),
  constants: wire.again(carried.constants),
});
