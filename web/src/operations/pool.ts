/**
 * What pools share: each unit is made of the numbers of one map under one window. A maximum passes
 * one of them on, the first of equals; an average gives each the same weight.
 */
import { made } from "../base/arrays";
import { checkNames, type Kind, kept, NO_TENSORS, oneRead } from "./kind";
import { type Operation, refused, type Shape, sameShape, sizeOf } from "./operation";
import { returned, taken } from "./places";
import { type Axis, type Window, type Windows, windowAt, windowCount, windowsOf } from "./windows";

/** How the windows of a pool lie. */
export interface Lying {
  readonly settings: readonly string[];
  /** How many windows there are along each axis. Throws InputError for bad settings. */
  counts(op: Operation, shape: Shape): readonly number[];
  /** Asked for only when there are as many as the operation states. */
  axes(op: Operation, shape: Shape): readonly Axis[];
}

type Weigh = (op: Operation, windows: Windows) => (place: number) => number;

const windowsIn = ({ axes }: Lying) => kept((op, [shape]) => windowsOf(axes(op, shape), 1));

/** The shape of the result. Throws InputError where a window finds nothing but padding. */
function check({ settings, counts, axes }: Lying, op: Operation, shapes: readonly Shape[]): Shape {
  checkNames(op, settings);
  const shape = oneRead(op, shapes);
  const result = [shape[0], ...counts(op, shape)];
  const within = ({ from, to }: Axis): boolean => from.every((first, k) => first < to[k]);
  if (sameShape(result, op.shape) && !axes(op, shape).every(within)) {
    throw refused(op, "windowOverPadding");
  }
  return result;
}

/** Each unit is the largest number under its window. */
export function maxPool(lying: Lying): Kind {
  const windowsFor = windowsIn(lying);
  return {
    role: "pool",
    check: (op, shapes) => check(lying, op, shapes),
    forward: (op, [read], shapes) => taken(read, winners(windowsFor(op, shapes), read)),

    straight(op, [read], _value, shapes) {
      const won = winners(windowsFor(op, shapes), read);
      return {
        pull: (gradient) => [returned(gradient, won, read.length)],
        push: ([part]) => taken(part, won),
        constant: null,
      };
    },

    learn(op, [read], _value, gradient, shapes) {
      const won = winners(windowsFor(op, shapes), read);
      return { reads: [returned(gradient, won, read.length)], tensors: NO_TENSORS };
    },

    terms(op, unit, [read], shapes) {
      const { units, shift } = windowOf(windowsFor(op, shapes), unit);
      const won = largestOf(read, units, shift);
      return [{ read: 0, units, shift, weights: oneOf(units.length, won) }];
    },
  };
}

/** Each unit is the sum of the numbers under its window, times what `weigh` says of its place. */
export function averagePool(lying: Lying, weigh: Weigh): Kind {
  const windowsFor = windowsIn(lying);
  return {
    role: "pool",
    check: (op, shapes) => check(lying, op, shapes),
    forward: (op, [read], shapes) => push(op, windowsFor(op, shapes), weigh, read),

    straight(op, [read], _value, shapes) {
      const windows = windowsFor(op, shapes);
      return {
        pull: (gradient) => [pull(op, windows, weigh, gradient, read.length)],
        push: ([part]) => push(op, windows, weigh, part),
        constant: null,
      };
    },

    learn: (op, [read], _value, gradient, shapes) => ({
      reads: [pull(op, windowsFor(op, shapes), weigh, gradient, read.length)],
      tensors: NO_TENSORS,
    }),

    terms(op, unit, _reads, shapes) {
      const windows = windowsFor(op, shapes);
      const { units, shift } = windowOf(windows, unit);
      const weight = weigh(op, windows)(unit % windowCount(windows));
      return [{ read: 0, units, shift, weights: new Float32Array(units.length).fill(weight) }];
    },
  };
}

function windowOf(windows: Windows, unit: number): Window {
  const count = windowCount(windows);
  const map = windows.rows.size * windows.columns.size;
  return windowAt(windows, unit % count, Math.floor(unit / count) * map);
}

/** Which unit of what is read every unit passes on. */
function winners(windows: Windows, read: Float32Array): Int32Array {
  const { rows, columns } = windows;
  const maps = read.length / (rows.size * columns.size);
  return new Int32Array(maps * windowCount(windows)).map((_, unit) => {
    const { units, shift } = windowOf(windows, unit);
    return units[largestOf(read, units, shift)] + shift;
  });
}

/** Which of the units is the largest, the first of equals. */
export function largestOf(read: Float32Array, units: Int32Array, shift: number): number {
  let first = 0;
  for (let k = 1; k < units.length; k++) {
    if (read[units[k] + shift] > read[units[first] + shift]) first = k;
  }
  return first;
}

let row = new Float32Array(0);

/** 1 in one place and 0 in the others: a view, as there are many. */
export function oneOf(length: number, place: number): Float32Array {
  if (row.length < 2 * length) {
    row = new Float32Array(2 * length);
    row[length] = 1;
  }
  const middle = row.length / 2;
  return row.subarray(middle - place, middle - place + length);
}

function push(op: Operation, windows: Windows, weigh: Weigh, read: Float32Array): Float32Array {
  const weightAt = weigh(op, windows);
  const count = windowCount(windows);
  return made(sizeOf(op.shape), (unit) => {
    const { units, shift } = windowOf(windows, unit);
    let sum = 0;
    for (let k = 0; k < units.length; k++) sum += read[units[k] + shift];
    return sum * weightAt(unit % count);
  });
}

function pull(
  op: Operation,
  windows: Windows,
  weigh: Weigh,
  gradient: Float32Array,
  length: number,
): Float32Array {
  const weightAt = weigh(op, windows);
  const count = windowCount(windows);
  const sums = new Float64Array(length);
  for (let unit = 0; unit < gradient.length; unit++) {
    if (gradient[unit] === 0) continue;
    const { units, shift } = windowOf(windows, unit);
    const slope = gradient[unit] * weightAt(unit % count);
    for (let k = 0; k < units.length; k++) sums[units[k] + shift] += slope;
  }
  return new Float32Array(sums);
}
