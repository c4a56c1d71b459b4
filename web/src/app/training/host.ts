/**
 * The worker's side of a training: steps in short turns, so that it hears when it is to pause, and
 * says how it goes a few times a second. Knows nothing of workers: time and messages are handed in.
 */

import { mulberry32 } from "../../base/chance";
import { InputError, refusalOf } from "../../base/errors";

import { drawnTeacher, givenTeacher, mislabelled, type Teacher } from "../../learn/lessons";
import { type Judged, Training } from "../../learn/training";
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
  /** Most steps between two pictures, and those since the last. */
  let pace: number | null = null;
  let ahead = 0;
  let queued = false;
  let [told, judged] = [0, 0];
  /** What the page knows of the curve and the judgements. */
  let points = 0;
  let known = new WeakSet<Judged>();

  function tell(back: number | null = null): void {
    if (!training) return;
    const { state, curve, judgements, kept } = training;
    post({
      kind: "progress",
      state,
      going: left !== null,
      back,
      curve: curve.slice(points),
      judgements: judgements.filter((each) => !known.has(each)),
      kept: kept.map(({ steps }) => steps),
    });
    points = curve.length;
    for (const each of judgements) known.add(each);
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
    while (well && left > 0 && !waits() && now() < end) {
      well = training.step();
      left -= 1;
      ahead += 1;
    }
    if (!well || left === 0) {
      stop();
      return;
    }
    if (now() - judged > JUDGED) {
      training.judge(true);
      judged = now();
    }
    if (waits() || now() - told > TOLD) tell();
    if (!waits()) go();
  }
  const waits = (): boolean => pace !== null && ahead >= pace;
  function start(network: Network, order: Order): void {
    training = new Training(network, order.options, teacherOf(network, order), order.held);
    [left, points, known] = [null, 0, new WeakSet()];
    judged = now();
    tell();
  }
  function back(steps: number): void {
    if (!training?.back(steps)) return;
    left = null;
    points = training.curve.length;
    tell(steps);
  }
  function show(steps: number | null): void {
    if (!training) return;
    if (steps === null) {
      ahead = 0;
      if (left !== null) go();
    }
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
      else if (asked.kind === "back") back(asked.steps);
      else if (asked.kind === "pause") stop();
      else {
        left = asked.steps ?? Number.POSITIVE_INFINITY;
        [pace, ahead] = [asked.pace, 0];
        go();
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      post({ kind: "refused", refusal: refusalOf(error) });
    }
  };
}

function teacherOf({ inputs }: Network, { options, material, shuffled }: Order): Teacher {
  const { seed } = options;
  if (material.kind === "pictures") {
    const lessons = shuffled ? mislabelled(material.lessons, seed) : material.lessons;
    return givenTeacher(lessons, inputs, seed);
  }
  const { drawings, form } = material;
  if (!shuffled) return drawnTeacher(drawings, seed, form);
  const chance = mulberry32(seed);
  const labels = drawings.map(({ label }) => label);
  // A label for every bent drawing: with one for each of a few drawings they could be learnt by heart.
  const drawn = drawnTeacher(drawings, seed, form);
  return {
    epoch: drawn.epoch,
    next(count) {
      const { images, targets } = drawn.next(count);
      return { images, targets: targets.map(() => labels[Math.floor(chance() * labels.length)]) };
    },
  };
}
