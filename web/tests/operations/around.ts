/** Networks around one operation of `fixtures/operations.json`: layers make what it reads. */
import { Network } from "../../src/network/network";
import { type Operation, type Shape, sizeOf } from "../../src/operations/operation";
import { KINDS } from "../../src/operations/table";
import { seeded } from "../helpers";

type Numbers = readonly number[];
export type Told = { readonly shape: Shape; readonly values: Numbers };

/** What PyTorch computes for one operation, in float64. */
export interface Case {
  readonly name: string;
  readonly op: Omit<Operation, "tensors" | "line">;
  readonly tensors: Readonly<Record<string, Told>>;
  readonly reads: readonly Told[];
  readonly value: Numbers;
  readonly gradient: Numbers;
  readonly learnt: {
    readonly reads: readonly Numbers[];
    readonly tensors: Readonly<Record<string, Numbers>>;
  };
}

/** The operation of a case with its tensors. */
export function operationOf({ op, tensors }: Case): Operation {
  const filled = Object.entries(tensors).map(([name, { shape, values }]) => [
    name,
    { shape, values: Float32Array.from(values) },
  ]);
  return { ...op, tensors: Object.fromEntries(filled), line: null };
}

const INPUTS = 5;

/** The input, a layer, what the operation reads, the operation, and scores of its result. */
export function around(each: Case, classes = 3): Network {
  const random = seeded(5);
  const linear = (name: string, read: string, inputs: number, outputs: number): Operation => {
    const draw = () => (2 * random() - 1) / Math.sqrt(inputs);
    const values = Float32Array.from({ length: inputs * outputs }, draw);
    const tensors = { weight: { shape: [outputs, inputs], values } };
    return { ...step(name, "linear", read, [outputs]), tensors };
  };
  const op = operationOf(each);
  const read = op.reads.flatMap((name, k) => {
    const { shape } = each.reads[k];
    const row = linear(`${name}_row`, "first", 4, sizeOf(shape));
    return [row, step(name, "reshape", row.name, shape)];
  });
  const size = sizeOf(op.shape);
  const isOutput = KINDS[op.kind].role === "output";
  const end = isOutput
    ? []
    : [step("flat", "reshape", "op", [size]), linear("last", "flat", size, classes)];
  const count = isOutput ? size : classes;
  const operations = [linear("first", "input", INPUTS, 4), ...read, { ...op, line: 1 }, ...end];
  return new Network({
    ...{ name: "Around", operations, inputShape: [INPUTS] },
    classNames: Array.from({ length: count }, (_, k) => `class ${k}`),
    source: { file: "", text: "x = op(x)\n", tokens: [] },
  });
}

const step = (name: string, kind: string, read: string, shape: Shape): Operation => ({
  ...{ name, kind, reads: [read], shape, tensors: {}, settings: {}, line: null },
});
