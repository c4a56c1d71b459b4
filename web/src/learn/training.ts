/**
 * A whole training: a beginning, lessons, steps, and what is known of how it goes. Whoever owns it
 * says when to step, so that nothing here knows of time, threads or pictures.
 */
import { InputError } from "../base/errors";
import { named } from "../base/named";
import { initial } from "../network/initial";
import type { Network } from "../network/network";
import { parametersOf, withParameters } from "../network/parameters";
import type { Lessons, Teacher } from "./lessons";
import { type OptimizerOptions, Trainer } from "./trainer";

export const OPTIMIZERS = ["sgd", "momentum", "adam"] as const;
export type OptimizerName = (typeof OPTIMIZERS)[number];

export interface TrainingOptions {
  /** Of the beginning, of dropout, and of whatever the lessons draw. */
  readonly seed: number;
  readonly optimizer: OptimizerName;
  readonly rate: number;
  /** Lessons a step. */
  readonly batch: number;
  readonly dropout: boolean;
  /** All numbers 0 at the start, to see why that is no beginning; else drawn as PyTorch draws them. */
  readonly zero: boolean;
}

/** How it goes. */
export interface TrainingState {
  readonly steps: number;
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

export class Training {
  readonly #trainer: Trainer;
  readonly #teacher: Teacher;
  readonly #held: Lessons;
  readonly #options: TrainingOptions;
  readonly #start: Network;
  readonly #curve: Point[] = [];
  readonly #judged: Judged[] = [];
  #kept: Checkpoint[] = [];
  #seen = 0;
  #fault: string | null = null;

  /** Throws InputError for options that make no sense. */
  constructor(network: Network, options: TrainingOptions, teacher: Teacher, held: Lessons) {
    checkOptions(options);
    this.#options = options;
    this.#teacher = teacher;
    this.#held = held;
    const { seed, batch, dropout } = options;
    this.#start = options.zero ? emptied(network) : initial(network, seed);
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
      steps: this.#trainer.steps,
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

  /** One step; false when it cannot go on, which `state.fault` explains. */
  step(rate = this.#options.rate): boolean {
    if (this.#fault !== null) return false;
    const lessons = this.#teacher.next(this.#options.batch);
    try {
      const { loss, right } = this.#trainer.step(lessons, rate);
      const { steps } = this.#trainer;
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

  /** Reads the held-out digits. */
  judge(): Judged {
    const { loss, right, read } = this.#trainer.judge(this.#held);
    const { targets } = this.#held;
    const classes = this.#start.classNames.length;
    const confusions = new Uint32Array(classes * classes);
    read.forEach((found, k) => {
      confusions[targets[k] * classes + found]++;
    });
    const accuracy = right / targets.length;
    const judged = { steps: this.#trainer.steps, loss, accuracy, confusions };
    if (this.#judged.at(-1)?.steps !== judged.steps) this.#judged.push(judged);
    return judged;
  }

  /** As it is now. Throws InputError when its numbers have grown out of float32. */
  network(): Network {
    return this.#trainer.network();
  }

  #keep(): void {
    this.#kept.push({ steps: this.#trainer.steps, network: this.#trainer.network() });
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

function checkOptions({ optimizer, rate, batch }: TrainingOptions): void {
  if (!OPTIMIZERS.includes(optimizer)) {
    throw new InputError(`The optimizer must be one of ${OPTIMIZERS.join(", ")}.`);
  }
  if (!(rate > 0 && Number.isFinite(rate))) {
    throw new InputError("A learning rate is a number above 0.");
  }
  if (!(Number.isInteger(batch) && batch >= 1 && batch <= MOST)) {
    throw new InputError(`A batch is a whole number of lessons from 1 to ${MOST}.`);
  }
}
