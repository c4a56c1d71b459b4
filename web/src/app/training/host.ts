/**
 * The worker's side of a training: steps in short turns, so that it hears when it is to pause, and
 * says how it goes a few times a second. Knows nothing of workers: time and messages are handed in.
 */
import { InputError } from "../../base/errors";
import { drawnTeacher, givenTeacher, mislabelled, type Teacher } from "../../learn/lessons";
import { Training } from "../../learn/training";
import type { Network } from "../../network/network";
import { parametersOf } from "../../network/parameters";
import { networkFrom } from "../wire";
import type { FromHost, Order, ToHost } from "./wire";

const TURN = 12; // ms of steps between two looks at the messages
const TOLD = 100; // ms between two words on how it goes
const JUDGED = 1000; // ms between two readings of the held-out digits

export interface HostOptions {
  readonly post: (message: FromHost) => void;
  /** Milliseconds. */
  readonly now: () => number;
  /** Does something after whatever message waits. */
  readonly later: (work: () => void) => void;
}

export function createHost({ post, now, later }: HostOptions): (asked: ToHost) => void {
  let training: Training | null = null;
  /** Steps still to go; null: paused. */
  let left: number | null = null;
  let queued = false;
  let [told, judged] = [0, 0];
  let sent = { curve: 0, judgements: 0 };

  function tell(): void {
    if (!training) return;
    const { state, curve, judgements, kept } = training;
    post({
      kind: "progress",
      state,
      going: left !== null,
      curve: curve.slice(sent.curve),
      judgements: judgements.slice(sent.judgements),
      kept: kept.map(({ steps }) => steps),
    });
    sent = { curve: curve.length, judgements: judgements.length };
    told = now();
  }
  function stop(): void {
    left = null;
    training?.judge();
    tell();
  }
  function go(): void {
    if (!queued) later(turn);
    queued = true;
  }
  function turn(): void {
    queued = false;
    if (!training || left === null) return;
    const end = now() + TURN;
    let well = true;
    while (well && left > 0 && now() < end) {
      well = training.step();
      left -= 1;
    }
    if (!well || left === 0) {
      stop();
      return;
    }
    if (now() - judged > JUDGED) {
      training.judge();
      judged = now();
    }
    if (now() - told > TOLD) tell();
    go();
  }
  function start(network: Network, order: Order): void {
    training = new Training(network, order.options, teacherOf(network, order), order.held);
    [left, sent] = [null, { curve: 0, judgements: 0 }];
    judged = now();
    tell();
  }
  function show(steps: number | null): void {
    if (!training) return;
    const kept = training.kept.find((each) => each.steps === steps);
    if (steps !== null && !kept) return;
    const network = kept?.network ?? training.network();
    post({
      kind: "network",
      steps: kept?.steps ?? training.state.steps,
      parameters: { ...parametersOf(network) },
    });
  }
  return (asked) => {
    try {
      if (asked.kind === "start") start(networkFrom(asked.network), asked.order);
      else if (asked.kind === "show") show(asked.steps);
      else if (asked.kind === "pause") stop();
      else {
        left = asked.steps ?? Number.POSITIVE_INFINITY;
        go();
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      post({ kind: "refused", sentence: error.message });
    }
  };
}

function teacherOf({ inputs }: Network, { options, material, shuffled }: Order): Teacher {
  const { seed } = options;
  if (material.kind === "pictures") {
    const lessons = shuffled ? mislabelled(material.lessons, seed) : material.lessons;
    return givenTeacher(lessons, inputs, seed);
  }
  const { drawings } = material;
  if (!shuffled) return drawnTeacher(drawings, seed);
  const labels = mislabelled(
    { images: new Float32Array(), targets: Uint8Array.from(drawings, ({ label }) => label) },
    seed,
  ).targets;
  return drawnTeacher(
    drawings.map((each, k) => ({ ...each, label: labels[k] })),
    seed,
  );
}
