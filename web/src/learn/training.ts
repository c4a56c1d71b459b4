/**
 * A whole training: a beginning, lessons, steps, and what is known of how it goes. Whoever owns it
 * says when to step, so that nothing here knows of time, threads or pictures.
 */
import { InputError } from "../base/errors";
import { wrongLater } from "../base/laterfaults";
import { named } from "../base/named";
import { initial } from "../network/initial";
import type { Network } from "../network/network";
import { parametersOf, withParameters } from "../network/parameters";
import { type Pictures, sampled, type Teacher } from "./lessons";
import { type OptimizerOptions, Trainer } from "./trainer";

export const OPTIMIZERS = ["sgd", "momentum", "adam"] as const;
export type OptimizerName = (typeof OPTIMIZERS)[number];

export interface TrainingOptions {
  /** Of the beginning, of dropout, and of whatever the lessons draw. */
  readonly seed: number;
  readonly optimizer: OptimizerName;
  readonly rate: number;
  /** Steps after which the rate has fallen to half: it is rate / (1 + steps / decay). null: it stays. */
  readonly decay: number | null;
  /** Lessons a step. */
  readonly batch: number;
  readonly dropout: boolean;
  /** All numbers 0 at the start, to see why that is no beginning; else drawn as PyTorch draws them. */
  readonly zero: boolean;
}

/** How it goes. */
export interface TrainingState {
  readonly steps: number;
  /** The learning rate of the next step. */
  readonly rate: number;
  /** Lessons seen over those of one epoch. */
  readonly epochs: number;
  /** The mean loss of the last steps, and the share read right in them; null before the first. */
  readonly loss: number | null;
  readonly accuracy: number | null;
  /** Of the digits that it never learns from, when they were last read. */
  readonly heldOut: Judged | null;
  /** One sentence why it cannot go on. */
  readonly fault: string | null;
}

/** How held-out digits are read after so many steps. */
export interface Judged {
  readonly steps: number;
  readonly loss: number;
  readonly accuracy: number;
  /** How many were read. */
  readonly count: number;
  /** How many of each class (row) were read as which (column). */
  readonly confusions: Uint32Array;
}

/** One point of the curve. */
export interface Point {
  readonly steps: number;
  readonly loss: number;
  readonly accuracy: number;
}

/** A network as it was. */
export interface Checkpoint {
  readonly steps: number;
  readonly network: Network;
}

const SMOOTH = 20; // steps that the loss and the share read right are means of
const KEPT = 24; // checkpoints, 2.3 MB each for MNISTNet
const SAMPLE = 1000; // held-out digits that are read while it goes on

export class Training {
  readonly #trainer: Trainer;
  readonly #teacher: Teacher;
  readonly #held: Pictures;
  readonly #sample: Pictures;
  readonly #options: TrainingOptions;
  readonly #start: Network;
  #curve: Point[] = [];
  #judged: Judged[] = [];
  #kept: Checkpoint[] = [];
  #seen = 0;
  /** Steps before the trainer began anew. */
  #before = 0;
  #fault: string | null = null;

  /** Throws InputError for options that make no sense. */
  constructor(network: Network, options: TrainingOptions, teacher: Teacher, held: Pictures) {
    checkOptions(options);
    this.#options = options;
    this.#teacher = teacher;
    this.#held = held;
    this.#sample = sampled(held, network.inputs, SAMPLE);
    const { seed, batch, dropout } = options;
    this.#start = beginning(network, options);
    const optimizer = optimizerOf(options.optimizer);
    this.#trainer = new Trainer(this.#start, { optimizer, batch, seed, dropout });
    this.#keep();
    this.judge();
  }

  get state(): TrainingState {
    const last = this.#curve.slice(-SMOOTH);
    const mean = (key: "loss" | "accuracy"): number | null =>
      last.length === 0 ? null : last.reduce((sum, each) => sum + each[key], 0) / last.length;
    return {
      steps: this.#steps,
      rate: this.#rate,
      epochs: this.#seen / this.#teacher.epoch,
      loss: mean("loss"),
      accuracy: mean("accuracy"),
      heldOut: this.#judged.at(-1) ?? null,
      fault: this.#fault,
    };
  }

  /** Every step's loss before it, and the share of its lessons that was read right. */
  get curve(): readonly Point[] {
    return this.#curve;
  }

  /** Held-out digits, whenever they were read. */
  get judgements(): readonly Judged[] {
    return this.#judged;
  }

  /** The beginning, and networks at growing distances from it. */
  get kept(): readonly Checkpoint[] {
    return this.#kept;
  }

  get #steps(): number {
    return this.#before + this.#trainer.steps;
  }

  get #rate(): number {
    const { rate, decay } = this.#options;
    return decay === null ? rate : rate / (1 + this.#steps / decay);
  }

  /** One step; false when it cannot go on, which `state.fault` explains. */
  step(rate = this.#rate): boolean {
    if (this.#fault !== null) return false;
    const lessons = this.#teacher.next(this.#options.batch);
    try {
      const { loss, right } = this.#trainer.step(lessons, rate);
      const steps = this.#steps;
      this.#seen += lessons.targets.length;
      this.#curve.push({ steps, loss, accuracy: right / lessons.targets.length });
      if (isKept(steps)) this.#keep();
      return true;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.#fault = error.message;
      return false;
    }
  }

  /** Reads the held-out digits; of many only some, where they are `some`. */
  judge(some = false): Judged {
    const held = some ? this.#sample : this.#held;
    const { loss, right, read } = this.#trainer.judge(held);
    const classes = this.#start.classNames.length;
    const confusions = new Uint32Array(classes * classes);
    read.forEach((found, k) => {
      confusions[held.targets[k] * classes + found]++;
    });
    const count = read.length;
    const judged = { steps: this.#steps, loss, accuracy: right / count, count, confusions };
    const last = this.#judged.at(-1);
    if (last?.steps === judged.steps && last.count === count) return last;
    this.#judged = [...this.#judged.filter(({ steps }) => steps !== judged.steps), judged];
    return judged;
  }

  /**
   * Goes back to a network that was kept: what came after it is forgotten, and so is what the optimizer
   * remembered. False where there is none after so many steps.
   */
  back(steps: number): boolean {
    const found = this.#kept.find((each) => each.steps === steps);
    if (!found) return false;
    this.#trainer.restart(found.network);
    this.#before = steps;
    this.#fault = null;
    this.#curve = this.#curve.filter((point) => point.steps <= steps);
    this.#judged = this.#judged.filter((judged) => judged.steps <= steps);
    this.#kept = this.#kept.filter((each) => each.steps <= steps);
    return true;
  }

  /** As it is now. Throws InputError when its numbers have grown out of float32. */
  network(): Network {
    return this.#trainer.network();
  }

  #keep(): void {
    this.#kept.push({ steps: this.#steps, network: this.#trainer.network() });
    if (this.#kept.length > KEPT) this.#kept = thinned(this.#kept);
  }
}

/** Steps after which a network is kept: 1, 2, 3, 4, 6, 8, 12, 16, ..., twice in each doubling. */
function isKept(steps: number): boolean {
  const power = 2 ** Math.floor(Math.log2(steps));
  return steps === power || steps === power * 1.5;
}

/** Without the second one, whose neighbours are nearest: the beginning stays. */
const thinned = (kept: readonly Checkpoint[]): Checkpoint[] => [kept[0], ...kept.slice(2)];

/** The network before its first step. */
export const beginning = (
  network: Network,
  { zero, seed }: Pick<TrainingOptions, "zero" | "seed">,
): Network => (zero ? emptied(network) : initial(network, seed));

function emptied(network: Network): Network {
  const parameters = Object.entries(parametersOf(network));
  return withParameters(
    network,
    named(parameters.map(([name, { length }]) => [name, new Float32Array(length)] as const)),
  );
}

/** With PyTorch's own numbers, and the momentum that most people take. */
function optimizerOf(name: OptimizerName): OptimizerOptions {
  if (name === "adam") return { kind: "adam", betas: [0.9, 0.999], eps: 1e-8 };
  return { kind: "sgd", momentum: name === "momentum" ? 0.9 : 0 };
}

const MOST = 1024; // lessons a step

/** Throws InputError for options that make no sense. */
export function checkOptions({ optimizer, rate, decay, batch }: TrainingOptions): void {
  if (!OPTIMIZERS.includes(optimizer)) {
    throw wrongLater("optimizerOf", OPTIMIZERS);
  }
  if (!(rate > 0 && Number.isFinite(rate))) {
    throw wrongLater("trainingRate");
  }
  if (decay !== null && !(decay > 0 && Number.isFinite(decay))) {
    throw wrongLater("rateFalls");
  }
  if (!(Number.isInteger(batch) && batch >= 1 && batch <= MOST)) {
    throw wrongLater("batchOf", MOST);
  }
}
