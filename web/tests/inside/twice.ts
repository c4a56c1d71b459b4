/** A small network whose insides can be worked out by hand. */
import { Network } from "../../src/network/network";
import type { Operation } from "../../src/operations/operation";
import { record } from "../../src/trace/trace";

export const of = (...values: number[]) => Float32Array.from(values);

export const step = (name: string, kind: string, reads: string[], size: number, settings = {}) => ({
  ...{ name, kind, reads, shape: [size], settings, tensors: {}, line: null },
});
export const linear = (
  name: string,
  read: string,
  rows: number[][],
  bias?: number[],
): Operation => ({
  ...step(name, "linear", [read], rows.length),
  tensors: {
    weight: { shape: [rows.length, rows[0].length], values: of(...rows.flat()) },
    ...(bias && { bias: { shape: [bias.length], values: of(...bias) } }),
  },
});

/** x -> h = relu(x0 + x1, x0 - x1) -> d = dropout -> s = d + d -> o = (s0, -s1 + 1). */
export const twice = new Network({
  name: "Twice",
  inputShape: [2],
  classNames: ["a", "b"],
  operations: [
    linear(
      "h",
      "input",
      [
        [1, 1],
        [1, -1],
      ],
      [0, 1],
    ),
    step("r", "relu", ["h"], 2),
    step("d", "dropout", ["r"], 2, { p: 0.25 }),
    step("s", "add", ["d", "d"], 2),
    linear(
      "o",
      "s",
      [
        [1, 0],
        [0, -1],
      ],
      [0, 1],
    ),
  ],
});
export const trace = record(twice, of(3, 1)); // h = 4, 3; s = 8, 6; o = 8, -5
