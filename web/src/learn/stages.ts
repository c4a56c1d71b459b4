/**
 * One operation for many examples at once, forwards and back. Linear layers, convolutions, ReLU and dropout, where
 * learning spends its time, have stages of their own; whatever else there is asks its kind, example
 * by example.
 */
import { sumInto } from "../base/arrays";
import { type Named, named } from "../base/named";
import type { Network } from "../network/network";
import { INPUT, numberOf, type Operation, sizeOf } from "../operations/operation";
import { kindOf } from "../operations/table";
import { Convolution, isWhole } from "./convolution";
import type { Rows } from "./rows";
import { arrival, type Bench, type Stage } from "./stage";

/** The stages of a network up to its scores, in order. */
export function stagesOf(bench: Bench): Stage[] {
  const { network } = bench;
  const end = network.operations.findIndex(({ name }) => name === network.scores);
  return network.operations.slice(0, end + 1).map((op) => {
    if (isRow(network, op)) return linearStage(bench, op);
    if (isWhole(op)) return new Convolution(bench, op);
    if (op.kind === "relu") return reluStage(bench, op);
    if (kindOf(op).role === "dropout") return dropoutStage(bench, op);
    return anyStage(bench, op);
  });
}

/** Whether it is a linear layer of one row of inputs. */
const isRow = (network: Network, op: Operation): boolean =>
  op.kind === "linear" && network.shapesRead(op)[0].length === 1;

/** Whether the trainer keeps the weights of an operation turned: a row for each number that is read. */
export const isTurned = (network: Network, op: Operation): boolean =>
  isRow(network, op) || isWhole(op);

function linearStage({ network, rows, kernel }: Bench, op: Operation): Stage {
  const [read] = op.reads;
  const outputs = sizeOf(op.shape);
  const inputs = sizeOf(network.shapeOf(read));
  const weight = `${op.name}.weight`;
  const bias = rows.parameters.each[`${op.name}.bias`];
  const [a, z, g] = [rows.values[read], rows.values[op.name], rows.slopes[op.name]];
  const one = rows.heap.row(a.count / inputs);
  const gate = closes(network, read) ? a.at : 0;
  const arriving = arrival(network, rows, op, 0);
  return {
    forward(n) {
      const w = rows.parameters.each[weight].at;
      kernel.forward(a.at, n, inputs, w, bias?.at ?? 0, outputs, z.at);
    },
    backward(n) {
      kernel.slopes(a.at, n, inputs, g.at, outputs, rows.gradients.each[weight].at);
      if (bias) {
        rows.heap.floats(one, n).fill(1);
        kernel.slopes(one.at, n, 1, g.at, outputs, rows.gradients.each[`${op.name}.bias`].at);
      }
      if (!arriving) return;
      kernel.back(g.at, n, inputs, rows.parameters.each[weight].at, outputs, gate, arriving.at);
      arriving.done(n);
    },
  };
}

/** Whether a value that is 0 lets no slope through: a ReLU's, and what dropout leaves of one. */
function closes(network: Network, name: string): boolean {
  if (name === INPUT) return false;
  const op = network.operation(name);
  if (kindOf(op).role === "dropout") return closes(network, op.reads[0]);
  return op.kind === "relu" && isReadOnce(network, name);
}

function reluStage({ network, rows }: Bench, op: Operation): Stage {
  const [read] = op.reads;
  const size = sizeOf(op.shape);
  const arriving = arrival(network, rows, op, 0);
  return {
    forward(n) {
      const z = rows.heap.floats(rows.values[read], n * size);
      const a = rows.heap.floats(rows.values[op.name], n * size);
      for (let k = 0; k < a.length; k++) a[k] = z[k] > 0 ? z[k] : 0;
    },
    backward(n) {
      if (!arriving) return;
      const a = rows.heap.floats(rows.values[op.name], n * size);
      const g = rows.heap.floats(rows.slopes[op.name], n * size);
      const back = rows.heap.floats(arriving, n * size);
      for (let k = 0; k < g.length; k++) back[k] = a[k] > 0 ? g[k] : 0;
      arriving.done(n);
    },
  };
}

function dropoutStage({ network, rows, chance }: Bench, op: Operation): Stage {
  const [read] = op.reads;
  const size = sizeOf(op.shape);
  const p = numberOf(op, "p");
  const each = op.settings.maps === true ? size / op.shape[0] : 1;
  const factors = rows.heap.row(rows.values[op.name].count);
  let drops = false;
  const arriving = arrival(network, rows, op, 0);
  return {
    forward(n, training) {
      drops = training && p > 0;
      const a = rows.heap.floats(rows.values[read], n * size);
      const value = rows.heap.floats(rows.values[op.name], n * size);
      if (!drops) {
        value.set(a);
        return;
      }
      const factor = rows.heap.floats(factors, n * size);
      const survivor = p < 1 ? 1 / (1 - p) : 0;
      let kept = 0;
      for (let k = 0; k < factor.length; k++) {
        if (k % each === 0) kept = chance() < p ? 0 : survivor;
        factor[k] = kept;
        value[k] = a[k] * kept;
      }
    },
    backward(n) {
      if (!arriving) return;
      const g = rows.heap.floats(rows.slopes[op.name], n * size);
      const back = rows.heap.floats(arriving, n * size);
      const factor = rows.heap.floats(factors, n * size);
      if (drops) for (let k = 0; k < g.length; k++) back[k] = g[k] * factor[k];
      else back.set(g);
      arriving.done(n);
    },
  };
}

function anyStage({ network, rows }: Bench, op: Operation): Stage {
  const shapes = network.shapesRead(op);
  const sizes = shapes.map(sizeOf);
  const size = sizeOf(op.shape);
  const kind = kindOf(op);
  const arrivals = op.reads.map((_, k) => arrival(network, rows, op, k));
  const part = (row: { at: number; count: number }, count: number, n: number) =>
    rows.heap.floats({ at: row.at + 4 * n * count, count });
  const readsOf = (n: number) => op.reads.map((name, k) => part(rows.values[name], sizes[k], n));
  return {
    forward(n) {
      const now = alive(rows, op);
      for (let k = 0; k < n; k++) {
        part(rows.values[op.name], size, k).set(kind.forward(now, readsOf(k), shapes));
      }
    },
    backward(n) {
      const now = alive(rows, op);
      for (const [name, row] of Object.entries(ownOf(rows.gradients.each, op))) {
        rows.heap.floats(rows.gradients.each[name]).fill(0, 0, row.count);
      }
      for (let k = 0; k < n; k++) {
        const value = part(rows.values[op.name], size, k);
        const gradient = part(rows.slopes[op.name], size, k);
        const learnt = kind.learn(now, readsOf(k), value, gradient, shapes);
        learnt.reads.forEach((slope, r) => {
          const to = arrivals[r];
          if (to) part(to, sizes[r], k).set(slope);
        });
        for (const [name, slope] of Object.entries(learnt.tensors)) {
          const to = rows.gradients.each[`${op.name}.${name}`];
          if (to) sumInto(rows.heap.floats(to), slope);
        }
      }
      for (const each of arrivals) each?.done(n);
    },
  };
}

/** The operation with its parameters as they are now: a new one each time, as kinds keep what they know. */
function alive(rows: Rows, op: Operation): Operation {
  const tensors = named(
    Object.entries(op.tensors).map(([name, tensor]) => {
      const row = rows.parameters.each[`${op.name}.${name}`];
      return [name, row ? { ...tensor, values: rows.heap.floats(row) } : tensor] as const;
    }),
  );
  return { ...op, tensors };
}

const ownOf = <T>(each: Named<T>, op: Operation): Named<T> =>
  named(
    Object.keys(op.tensors).flatMap((name) => {
      const full = `${op.name}.${name}`;
      return full in each ? [[full, each[full]] as const] : [];
    }),
  );

const isReadOnce = (network: Network, name: string): boolean =>
  network.operations.reduce(
    (count, { reads }) => count + reads.filter((read) => read === name).length,
    0,
  ) === 1;
