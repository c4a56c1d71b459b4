/**
 * A network that learns, batch by batch, in memory of its own. The same seed and the same lessons give
 * the same numbers, step by step.
 */
import { mulberry32 } from "../base/chance";
import type { InputError } from "../base/errors";
import { wrongLater } from "../base/laterfaults";
import { named } from "../base/named";
import { allFinite } from "../base/safetensors";
import type { Network } from "../network/network";
import { parametersOf, withParameters } from "../network/parameters";
import { INPUT, sizeOf } from "../operations/operation";
import { patchRows } from "./convolution";
import { Heap, type Row } from "./heap";
import { type Kernel, kernelOn } from "./kernel";
import { type Lessons, numbersOf, type Pictures } from "./lessons";
import { type Rows, rowsOf } from "./rows";
import type { Stage } from "./stage";
import { isTurned, stagesOf } from "./stages";

export interface TrainerOptions {
  readonly optimizer: OptimizerOptions;
  /** Most examples at once. */
  readonly batch: number;
  /** What dropout draws from. */
  readonly seed: number;
  /** Whether dropout drops. */
  readonly dropout: boolean;
}

export type OptimizerOptions =
  | { readonly kind: "sgd"; readonly momentum: number }
  | {
      readonly kind: "adam";
      readonly betas: readonly [number, number];
      readonly eps: number;
    };

/** What a batch was read as, before it was learnt from. */
export interface Outcome {
  /** The mean of -log(probability of its class), in nats. */
  readonly loss: number;
  /** How many were read right. */
  readonly right: number;
  /** The class that each was read as. */
  readonly read: Uint8Array;
}

export class Trainer {
  readonly #network: Network;
  readonly #options: TrainerOptions;
  readonly #rows: Rows;
  readonly #kernel: Kernel;
  readonly #stages: readonly Stage[];
  /** What the optimizer remembers: velocity, or both moments. */
  readonly #kept: readonly Row[];
  readonly #room: number;
  #steps = 0;

  /** Throws RangeError where there is not enough memory. */
  constructor(network: Network, options: TrainerOptions) {
    this.#network = network;
    this.#options = options;
    const heap = new Heap();
    this.#room = options.batch;
    this.#rows = rowsOf(network, heap, this.#room);
    const { count } = this.#rows.parameters.all;
    this.#kept = [heap.row(count), heap.row(count)];
    const sizes = network.operations.map(({ shape }) => sizeOf(shape));
    const windows = network.operations.map((op) => patchRows(op, this.#room));
    const longest = Math.max(network.inputs, this.#room, ...sizes, ...windows);
    this.#kernel = kernelOn(heap, longest);
    const chance = mulberry32(options.seed);
    this.#stages = stagesOf({ network, rows: this.#rows, kernel: this.#kernel, chance });
    this.load(network);
  }

  /** Steps made. */
  get steps(): number {
    return this.#steps;
  }

  /** One step along the slope of the mean loss. Throws InputError when numbers grow out of float32. */
  step(lessons: Lessons, rate: number): Outcome {
    const n = lessons.targets.length;
    this.#forward(lessons.images, n, this.#options.dropout);
    const outcome = this.#judged(lessons.targets, true);
    if (!Number.isFinite(outcome.loss)) throw diverged();
    for (const stage of [...this.#stages].reverse()) stage.backward(n);
    this.#steps++;
    this.#descend(rate);
    return outcome;
  }

  /** How lessons are read as the network is now, with every neuron there. */
  judge({ images, targets }: Pictures): Outcome {
    const size = this.#network.inputs;
    const read = new Uint8Array(targets.length);
    let [loss, right] = [0, 0];
    for (let from = 0; from < targets.length; from += this.#room) {
      const some = targets.subarray(from, from + this.#room);
      const batch = numbersOf(images, from * size, (from + some.length) * size);
      this.#forward(batch, some.length, false);
      const outcome = this.#judged(some, false);
      read.set(outcome.read, from);
      loss += outcome.loss * some.length;
      right += outcome.right;
    }
    return { loss: loss / targets.length, right, read };
  }

  /** The network as it is now. Throws InputError when numbers have grown out of float32. */
  network(): Network {
    const { all, each } = this.#rows.parameters;
    if (!allFinite(this.#rows.heap.floats(all))) throw diverged();
    const found = named(
      Object.entries(each).map(([name, row]) => {
        const values = this.#rows.heap.floats(row).slice();
        return [name, this.#isTurned(name) ? turned(values, this.#outputs(name)) : values] as const;
      }),
    );
    return withParameters(this.#network, found);
  }

  /** Begins anew with the numbers of `network`: what the optimizer remembers is forgotten. */
  restart(network: Network): void {
    this.load(network);
    for (const row of this.#kept) this.#rows.heap.floats(row).fill(0);
    this.#steps = 0;
  }

  /** Goes on from the numbers of `network`, which must be of the same operations. */
  load(network: Network): void {
    for (const [name, values] of Object.entries(parametersOf(network))) {
      const inputs = values.length / this.#outputs(name);
      const row = this.#rows.heap.floats(this.#rows.parameters.each[name]);
      row.set(this.#isTurned(name) ? turned(values, inputs) : values);
    }
  }

  #forward(images: Float32Array, n: number, training: boolean): void {
    const { heap, values } = this.#rows;
    heap.floats(values[INPUT], images.length).set(images);
    for (const stage of this.#stages) stage.forward(n, training);
  }

  /** The loss at the scores; `learning` leaves its slope, (p - y) / n, there. */
  #judged(targets: Uint8Array, learning: boolean): Outcome {
    const { heap, values, slopes } = this.#rows;
    const { scores, classNames } = this.#network;
    const [n, classes] = [targets.length, classNames.length];
    const all = heap.floats(values[scores], n * classes);
    const slope = heap.floats(slopes[scores], n * classes);
    const read = new Uint8Array(n);
    let [loss, right] = [0, 0];
    for (let k = 0; k < n; k++) {
      const z = all.subarray(k * classes, (k + 1) * classes);
      const best = bestOf(z);
      let sum = 0;
      for (let c = 0; c < classes; c++) sum += Math.exp(z[c] - z[best]);
      const target = targets[k];
      loss += Math.log(sum) - (z[target] - z[best]);
      read[k] = best;
      if (best === target) right++;
      for (let c = 0; learning && c < classes; c++) {
        const p = Math.exp(z[c] - z[best]) / sum;
        slope[k * classes + c] = (p - (c === target ? 1 : 0)) / n;
      }
    }
    return { loss: loss / n, right, read };
  }

  #descend(rate: number): void {
    const { parameters, gradients } = this.#rows;
    const { optimizer } = this.#options;
    const [first, second] = this.#kept;
    const { at, count } = parameters.all;
    if (optimizer.kind === "sgd") {
      this.#kernel.sgd(at, gradients.all.at, first.at, count, rate, optimizer.momentum);
      return;
    }
    const [one, two] = optimizer.betas;
    const size = rate / (1 - one ** this.#steps);
    const root = Math.sqrt(1 - two ** this.#steps);
    const { eps } = optimizer;
    const g = gradients.all.at;
    this.#kernel.adam(at, g, first.at, second.at, count, size, root, one, two, eps);
  }

  #isTurned(name: string): boolean {
    const [op, tensor] = partsOf(name);
    return tensor === "weight" && isTurned(this.#network, this.#network.operation(op));
  }

  #outputs(name: string): number {
    return this.#network.operation(partsOf(name)[0]).shape[0];
  }
}

const diverged = (): InputError => wrongLater("grownTooLarge");

/** Operation and tensor; names of operations may hold dots. */
function partsOf(name: string): [string, string] {
  const dot = name.lastIndexOf(".");
  return [name.slice(0, dot), name.slice(dot + 1)];
}

function bestOf(scores: Float32Array): number {
  let best = 0;
  for (let c = 1; c < scores.length; c++) if (scores[c] > scores[best]) best = c;
  return best;
}

/** A matrix of so many columns with rows and columns exchanged. */
function turned(values: Float32Array, columns: number): Float32Array {
  const rows = values.length / columns;
  const result = new Float32Array(values.length);
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < rows; j++) result[i * rows + j] = values[j * columns + i];
  }
  return result;
}
