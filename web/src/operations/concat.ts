/** `torch.cat`: the reads one after another, along one axis. */
import { shown } from "../base/errors";
import { checkNames, type Kind, NO_TENSORS, single } from "./kind";
import { type Operation, refused, type Shape, sizeOf, wholeOf } from "./operation";

/** Setting: axis, counted from 0. Along the others the reads are of one size. */
export const concat: Kind = {
  role: "join",

  check(op, shapes) {
    checkNames(op, ["axis"]);
    const [first, ...others] = shapes;
    const axis = wholeOf(op, "axis");
    const fits = (shape: Shape): boolean =>
      shape.length === first.length && shape.every((size, k) => k === axis || size === first[k]);
    if (others.length === 0 || axis >= first.length || !others.every(fits)) {
      throw refused(op, "joinsShapes", shown(shapes), axis);
    }
    return first.map((size, k) => (k === axis ? shapes.reduce((sum, s) => sum + s[k], 0) : size));
  },

  forward: (op, reads, shapes) => joined(op, reads, shapes),

  straight: (op, _reads, _value, shapes) => ({
    pull: (gradient) => parted(op, gradient, shapes),
    push: (parts) => joined(op, parts, shapes),
    constant: null,
  }),

  learn: (op, _reads, _value, gradient, shapes) => ({
    reads: parted(op, gradient, shapes),
    tensors: NO_TENSORS,
  }),

  terms(op, unit, _reads, shapes) {
    const runs = runsOf(op, shapes);
    const whole = runs.reduce((sum, run) => sum + run, 0);
    let [read, rest] = [0, unit % whole];
    while (rest >= runs[read]) rest -= runs[read++];
    return [single(Math.floor(unit / whole) * runs[read] + rest, 1, read)];
  },
};

/** How many numbers in a row come from each read. */
const runsOf = (op: Operation, shapes: readonly Shape[]): number[] =>
  shapes.map((shape) => sizeOf(shape.slice(wholeOf(op, "axis"))));

/** Goes over the runs in their order: `work` is given a read, where it begins there, and here. */
function eachRun(
  op: Operation,
  shapes: readonly Shape[],
  work: (read: number, from: number, run: number, to: number) => void,
): void {
  const runs = runsOf(op, shapes);
  for (let to = 0, n = 0; to < sizeOf(op.shape); n++) {
    for (let read = 0; read < runs.length; to += runs[read++]) {
      work(read, n * runs[read], runs[read], to);
    }
  }
}

function joined(
  op: Operation,
  reads: readonly Float32Array[],
  shapes: readonly Shape[],
): Float32Array {
  const result = new Float32Array(sizeOf(op.shape));
  eachRun(op, shapes, (read, from, run, to) => {
    result.set(reads[read].subarray(from, from + run), to);
  });
  return result;
}

function parted(op: Operation, values: Float32Array, shapes: readonly Shape[]): Float32Array[] {
  const parts = shapes.map((shape) => new Float32Array(sizeOf(shape)));
  eachRun(op, shapes, (read, from, run, to) => {
    parts[read].set(values.subarray(to, to + run), from);
  });
  return parts;
}
