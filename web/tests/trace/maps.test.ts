/** Passes of networks of maps, and what they learn, as PyTorch has it. */
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/base/errors";
import { Network } from "../../src/network/network";
import type { Operation, Shape } from "../../src/operations/operation";
import { backward } from "../../src/trace/gradients";
import { record, run } from "../../src/trace/trace";
import { farthest, readJson } from "../helpers";

type Numbers = readonly number[];
type Lists = Readonly<Record<string, Numbers>>;

interface Told {
  readonly name: string;
  readonly input_shape: Shape;
  readonly operations: readonly Omit<Operation, "tensors" | "line">[];
  readonly tensors: Readonly<Record<string, { readonly shape: Shape; readonly values: Numbers }>>;
  readonly values: Lists;
  readonly target: number;
  readonly loss: number;
  readonly gradients: { readonly values: Lists; readonly tensors: Lists };
}

const { networks } = readJson<{ networks: readonly Told[] }>("maps.json");

function networkOf({ name, input_shape: inputShape, operations, tensors }: Told): Network {
  const own = (owner: string): Operation["tensors"] =>
    Object.fromEntries(
      Object.entries(tensors)
        .filter(([full]) => full.startsWith(`${owner}.`))
        .map(([full, { shape, values }]) => [
          full.slice(owner.length + 1),
          { shape, values: Float32Array.from(values) },
        ]),
    );
  return new Network({
    name,
    inputShape,
    classNames: Array.from({ length: operations.at(-1)?.shape[0] ?? 0 }, (_, c) => `class ${c}`),
    operations: operations.map((op) => ({ ...op, tensors: own(op.name), line: null })),
  });
}

const imageOf = ({ values }: Told): Float32Array => Float32Array.from(values.input);

describe.each(networks.map((told) => [told.name, told] as const))("%s", (_, told) => {
  const network = networkOf(told);
  const trace = record(network, imageOf(told));

  test("every value", () => {
    expect(Object.keys(trace.values)).toEqual(Object.keys(told.values));
    for (const [name, values] of Object.entries(told.values)) {
      expect(farthest(trace.values[name], values), name).toBeLessThan(1e-5);
    }
  });

  test("every derivative", () => {
    const { loss, values, tensors } = backward(network, trace, told.target);
    expect(loss).toBeCloseTo(told.loss, 5);
    expect(Object.keys(tensors).sort()).toEqual(Object.keys(told.gradients.tensors).sort());
    for (const [name, slopes] of Object.entries(told.gradients.values)) {
      expect(farthest(values[name], slopes), name).toBeLessThan(1e-5);
    }
    for (const [name, slopes] of Object.entries(told.gradients.tensors)) {
      expect(farthest(tensors[name], slopes), name).toBeLessThan(1e-5);
    }
  });

  test("a map switched off reaches what follows it, and nothing else is computed again", () => {
    const [first, second, third] = network.operations;
    const factor = new Float32Array(trace.values[second.name].length).fill(1);
    const map = second.shape.slice(1).reduce((product, size) => product * size, 1);
    factor.fill(0, 0, map);
    const off = run(network, trace.image, { [second.name]: factor }, trace);
    expect(off.values[first.name]).toBe(trace.values[first.name]);
    const kept = trace.values[second.name].map((value, k) => (k < map ? 0 : value));
    expect([...off.values[second.name]].map((value) => value + 0)).toEqual([...kept]);
    expect(off.values[third.name]).not.toEqual(trace.values[third.name]);
    expect(off.scores).toEqual(run(network, trace.image, { [second.name]: factor }).scores);
  });

  test("an image that is too bright for float32 is refused in a sentence", () => {
    const bright = trace.image.map((value) => value * 3e38);
    expect(() => record(network, bright)).toThrow(InputError);
  });
});
