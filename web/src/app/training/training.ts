/**
 * A training in the page: a worker learns, and the stage shows the drawing as the network reads it
 * now. Knows nothing of the DOM; who asks for the next network is the page, once it has drawn the last.
 */

import { batch, computed } from "@preact/signals";
import { InputError, type Refusal, said } from "../../base/errors";
import { named } from "../../base/named";
import { EPOCH } from "../../learn/lessons";
import {
  beginning,
  checkOptions,
  type OptimizerName,
  type TrainingOptions,
} from "../../learn/training";
import { initial } from "../../network/initial";
import type { Network } from "../../network/network";
import { parametersOf, unmeasured, withParameters } from "../../network/parameters";
import { isHeavy } from "../../network/work";
import { layAs } from "../../scene/build";
import { told } from "../../words/told";
import type { Words } from "../../words/words";
import { state } from "../state";
import { sentNetwork } from "../wire";
import { type Data, type Mnist, prepared, type Source } from "./material";
import type { createMnist } from "./mnist";
import { createProgress } from "./progress";
import type { FromHost, Order, ToHost } from "./wire";

/** Of a worker, what is used here. */
export interface TrainingPort {
  postMessage(message: ToHost): void;
  onmessage: ((event: { readonly data: FromHost }) => void) | null;
  onerror: ((event: never) => void) | null;
  terminate(): void;
}

/** What is chosen before a training begins. */
export interface Choices {
  readonly seed?: number;
  readonly optimizer?: OptimizerName;
  readonly rate?: number;
  readonly decay?: number | null;
  readonly batch?: number;
  readonly dropout?: boolean;
  /** All numbers 0 at the start, or labels exchanged by chance: to see what becomes of it. */
  readonly zero?: boolean;
  readonly shuffled?: boolean;
  /** What is learnt from; the ready-made drawings unless given. */
  readonly data?: Data;
}

/** Everything that was chosen for a training. */
export interface Chosen extends TrainingOptions {
  readonly shuffled: boolean;
  readonly data: Data;
}

export interface TrainingSetting {
  /** As it is on the stage; whoever computes with it follows it. */
  readonly network: () => Network;
  readonly source: () => Source;
  readonly mnist: ReturnType<typeof createMnist>;
  /** Ends whatever else changes the network on the stage. */
  readonly alone: () => void;
  /** Puts a network in the place of the one before. Throws InputError where that cannot be. */
  readonly replace: (next: Network) => void;
  /** Resolves once the newest network is drawn, and some time later; `slowly` where each step is looked at. */
  readonly drawn: (slowly: boolean) => Promise<void>;
  readonly spawn: () => TrainingPort;
  readonly words: Words;
  /** Says what went wrong, in a sentence. */
  readonly fail: (sentence: string) => void;
}

/** What learns fastest and surely, of what was measured: docs/training.md. */
export const USUAL = {
  seed: 0,
  optimizer: "adam",
  rate: 0.002,
  decay: 1000,
  batch: 32,
  dropout: false,
  zero: false,
  shuffled: false,
  data: "drawings",
} as const satisfies Chosen;

export type PageTraining = ReturnType<typeof createTraining>;

export function createTraining(setting: TrainingSetting) {
  const { network, replace, drawn, spawn, fail, words, mnist } = setting;
  const [chosen, setChosen] = state<Chosen | null>(null);
  const [pace, setPace] = state<number | null>(null);
  const [came, setCame] = state<Network | null>(null);
  const [mine, setMine] = state<Network | null>(null);
  const [looked, setLooked] = state<number | null>(null);
  const [shown, setShown] = state<number | null>(null);
  const [ended, setEnded] = state(true);
  const progress = createProgress();
  const { going } = progress;
  /** Whether the network on the stage is this training's. */
  const isShown = computed(() => mine.value !== null && network() === mine.value);
  const lessons = computed(() => lessonsOf(chosen.value, mnist.size()));
  let port: TrainingPort | null = null;
  let trained: Network | null = null;
  let first: Network | null = null;
  let untold: Extract<FromHost, { kind: "progress" }>[] = [];
  let asked = false;
  let turn = 0;

  function hear(from: TrainingPort, message: FromHost): void {
    if (from !== port) return;
    if (message.kind === "refused") refused(message.refusal);
    else if (message.kind === "network") void show(message);
    else {
      untold = [...untold, message];
      // While it goes, numbers and curves change in the same frame as the stage, and not between.
      if (!asked || message.going !== going.peek() || !progress.state.peek()) tell();
      if (looked.peek() === null) ask(null);
    }
  }
  /** Nothing can be shown of numbers that have grown too large; why is in the state. */
  function refused(refusal: Refusal): void {
    asked = false;
    tell();
    if (!progress.state.peek()?.fault) fail(told(words, refusal));
  }
  function tell(): void {
    const messages = untold;
    untold = [];
    batch(() => messages.forEach(progress.take));
  }
  /** One network at a time: the next is asked for when the last is drawn. */
  function ask(steps: number | null): void {
    const fault = untold.at(-1)?.state.fault ?? progress.state.peek()?.fault;
    if (asked || !port || (steps === null && fault)) return;
    asked = true;
    port.postMessage({ kind: "show", steps });
  }
  async function show({ steps, parameters }: Extract<FromHost, { kind: "network" }>) {
    const from = port;
    try {
      if (trained) put(withParameters(trained, named(Object.entries(parameters))), steps);
      await drawn(going.peek() && pace.peek() === 1);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      fail(told(words, error));
    } finally {
      if (from === port) asked = false;
    }
    if (from !== port || !isShown.peek()) return;
    const wanted = looked.peek();
    const newest = untold.at(-1)?.state ?? progress.state.peek();
    if (steps !== (wanted ?? newest?.steps)) ask(wanted);
    if (!asked) tell();
  }
  /** In the place of its own last one; who put another there ends the training. */
  function put(next: Network, steps: number): void {
    if (!isShown.peek()) {
      end();
      fail(words.training.replaced);
      return;
    }
    layAs(next, network());
    // In one step: for a moment it would not be its own.
    batch(() => {
      replace(next);
      setMine(next);
      setShown(steps);
      tell();
    });
  }
  function end(): void {
    turn += 1;
    port?.terminate();
    port = null;
    asked = false;
    tell();
    setEnded(true);
    progress.stand();
  }
  function send(message: ToHost): void {
    if (!port) return;
    if (message.kind === "go" && !isShown.peek()) {
      end();
      fail(words.training.replaced);
    } else port.postMessage(message);
  }
  function go(steps: number | null = null): void {
    setLooked(null);
    send({ kind: "go", steps, pace: pace.peek() });
    if (port) progress.set(true);
  }
  function begin(order: Order, steps: number | null): void {
    end();
    setting.alone();
    const before = network();
    batch(() => {
      if (mine.peek() !== before) setCame(before);
      setMine(before);
      setLooked(null);
      setShown(null);
      progress.reset();
    });
    trained = unmeasured(before);
    first = null;
    const opened = spawn();
    port = opened;
    setEnded(false);
    opened.onmessage = ({ data }) => hear(opened, data);
    opened.onerror = () => {
      end();
      fail(words.notice.trainingLost);
    };
    opened.postMessage({ kind: "start", network: sentNetwork(trained), order });
    go(steps);
  }
  function order({ data: _, shuffled, ...options }: Chosen, data: Exclude<Data, "mnist"> | Mnist) {
    const { material, held } = prepared(data, setting.source(), network(), options.seed);
    return { options, material, held, shuffled };
  }
  return {
    ...progress,
    ...{ chosen, pace, came, looked, isShown, ended },
    /** After how many steps the network on the stage is; null before the first of this training. */
    shown,
    loading: mnist.loading,
    /** The network before its first step; null before any training. */
    first(): Network | null {
      const all = chosen.peek();
      if (trained && all) first ??= beginning(trained, all);
      return first;
    },
    /** Digits of one epoch, and its steps. */
    lessons,
    epoch: computed(() => epochOf(chosen.value, lessons.value)),
    /**
     * Draws the weights anew and goes on for so many steps, or until it is paused. Throws InputError for
     * choices that make no sense; the promise resolves once it has begun, and rejects with an InputError
     * where MNIST is not to be had.
     */
    start({ data = USUAL.data, ...choices }: Choices = {}, steps: number | null = null) {
      const all: Chosen = { ...USUAL, ...choices, data };
      check(all, network(), setting.source(), words);
      end();
      const own = turn;
      const run = (found: Exclude<Data, "mnist"> | Mnist): void => {
        const made = order(all, found);
        setChosen(all);
        begin(made, steps);
      };
      if (data !== "mnist") {
        run(data);
        return Promise.resolve();
      }
      return mnist.get().then((found) => {
        if (own === turn) run(found);
      });
    },
    /** Goes on for so many steps, or until it is paused. */
    go,
    pause: (): void => send({ kind: "pause" }),
    /** Steps between two pictures; null: as many as it makes meanwhile. */
    setPace(next: number | null): void {
      setPace(next);
      if (going.peek()) go();
    },
    /** Pauses, and shows the network as it was after so many steps, of those that are kept; null: as it is. */
    look(steps: number | null): void {
      send({ kind: "pause" });
      setLooked(steps);
      ask(steps);
    },
    /** Forgets what came after the network that is looked at, and goes on from there. */
    goOnFrom(steps: number): void {
      send({ kind: "back", steps });
      go();
    },
    /** For good: what has been learnt stays on the stage. */
    stop: end,
    /** Ends it, and shows the network that was there before. */
    undo(): void {
      const before = came.peek();
      end();
      batch(() => {
        progress.reset();
        setChosen(null);
        setLooked(null);
        setMine(null);
        setCame(null);
      });
      if (before) replace(before);
    },
  };
}

/** Throws InputError where it cannot be trained so. */
function check(all: Chosen, network: Network, { form }: Source, { training: words }: Words): void {
  checkOptions(all);
  initial(network, all.seed); // says what is wrong with a seed
  if (Object.keys(parametersOf(network)).length === 0) throw said(words.nothingToLearn);
  if (isHeavy(network)) throw said(words.tooHeavy);
  const { data } = all;
  if (typeof data !== "string") return;
  if (form.kind === "features") throw said(words.noPictures);
  const digits = network.classNames.length === 10 && network.classNames[0] === "0";
  const fits = form.kind === "picture" && form.rows === 28 && form.columns === 28 && digits;
  if (data === "mnist" && !fits) throw said(words.notForMnist);
}

function lessonsOf(chosen: Chosen | null, mnist: number): number {
  if (!chosen) return 0;
  const { data } = chosen;
  if (typeof data !== "string") return data.targets.length;
  return data === "mnist" ? mnist : EPOCH;
}

/** Given pictures that do not fill a batch are left out. */
function epochOf(chosen: Chosen | null, lessons: number): number {
  const steps = lessons / (chosen?.batch ?? 1);
  const drawn = chosen?.data === "drawings" || chosen?.data === "own";
  return drawn ? Math.ceil(steps) : Math.max(1, Math.floor(steps));
}
