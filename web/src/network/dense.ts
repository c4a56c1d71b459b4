/**
 * Writes down a network of linear layers in a row, by its layers and the steps that are told of
 * them. Only a way to make operations.
 */
import { shown, wrong } from "../base/errors";
import { type Named, named } from "../base/named";
import type { Tensor } from "../base/safetensors";
import { INPUT, type Operation, type Setting, type Shape, sizeOf } from "../operations/operation";
import { type ActivationName, numbersOf } from "../operations/table";
import type { NetworkParts } from "./about";
import type { Measured } from "./measured";
import { Network, type OutputName } from "./network";

/** One linear layer and what follows it: post = activation(weight @ input + bias). */
export interface Layer extends Partial<Measured> {
  /** Name in the module, e.g. "fc1". */
  readonly name: string;
  /** w[j, i] at [j * inputs + i]: target j, source i. */
  readonly weight: Float32Array;
  readonly bias: Float32Array;
  /** "identity" for none. */
  readonly activation: ActivationName;
  /** The number of the activation, if it has one: leaky_relu's slope, elu's alpha. */
  readonly slope?: number;
  /** Share of its units that training switches off. */
  readonly dropout?: number;
  /** Of `Source.text`, by kind. */
  readonly lines?: Readonly<Record<string, number | null>>;
}

/** One operation as it is told: "linear" stands for its layer, "flatten" for a reshape. */
export interface Step {
  readonly kind: string;
  /** Name of the layer it belongs to, or null. */
  readonly layer: string | null;
  readonly line: number | null;
  /** For flatten: of its result, the first number being the batch. */
  readonly shape?: Shape;
  /** For dropout: the share it switches off in training. */
  readonly p?: number;
}

/** What a network has beside its operations. */
export type Rest = Omit<NetworkParts, "operations" | "measured">;

/**
 * The network of `layers` in a row. Operations are named after their layer ("fc1", "fc1.relu",
 * "fc1.dropout"), the others "flatten" (unless the input is flat) and after `output`; `lines` are
 * theirs. Throws InputError when the parts do not fit.
 */
export function dense(
  layers: readonly Layer[],
  rest: Rest,
  output: OutputName = "log_softmax",
  lines: { readonly flatten?: number; readonly output?: number } = {},
): Network {
  const told = toldOf(layers, output, lines.output);
  const shape = [1, sizeOf(rest.inputShape)];
  const flatten = { kind: "flatten", layer: null, line: lines.flatten ?? null, shape };
  return chain(layers, rest.inputShape.length === 1 ? told : [flatten, ...told], rest);
}

/** The steps of layers of which nothing else is told. */
export function toldOf(layers: readonly Layer[], output: OutputName, line?: number): Step[] {
  const told = layers.flatMap(({ name, activation, dropout = 0, lines = {} }) =>
    ["linear", activation, ...(dropout > 0 ? ["dropout"] : [])]
      .filter((kind) => kind !== "identity")
      .map((kind): Step => ({ kind, layer: name, line: lines[kind] ?? null, p: dropout })),
  );
  return output === "logits" ? told : [...told, { kind: output, layer: null, line: line ?? null }];
}

/** The network of `layers`, with the operations that are told of them. */
export function chain(layers: readonly Layer[], told: readonly Step[], rest: Rest): Network {
  checkLayers(layers, rest.inputShape);
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const taken = new Set([INPUT, ...byName.keys()]);
  /** `name`, or the first of name_2, name_3, ... that is not taken. */
  const free = (name: string): string => {
    let found = name;
    for (let again = 2; taken.has(found); again++) found = `${name}_${again}`;
    taken.add(found);
    return found;
  };
  const operations: Operation[] = [];
  const measured = named<Measured>();
  let shape = rest.inputShape;
  const add = (
    name: string,
    { kind, line }: Step,
    tensors: Named<Tensor> = {},
    settings: Named<Setting> = {},
  ): void => {
    const reads = [operations.at(-1)?.name ?? INPUT];
    operations.push({ name, kind, reads, shape, tensors, settings, line });
  };
  const flatten = (to: Shape, step: Step): void => {
    shape = to;
    add(free("flatten"), { ...step, kind: "reshape" });
  };
  for (const step of told) {
    const { kind, layer: owner, p = 0 } = step;
    const layer = byName.get(owner ?? "");
    if (kind === "linear" && layer) {
      if (shape.length !== 1) flatten([sizeOf(shape)], { ...step, line: null });
      const [inputs, outputs] = [sizeOf(shape), layer.bias.length];
      const name = owner === INPUT ? free(INPUT) : layer.name;
      shape = [outputs];
      add(name, step, {
        weight: { shape: [outputs, inputs], values: layer.weight },
        bias: { shape, values: layer.bias },
      });
      const facts = factsOf(layer);
      if (facts.scale !== 1 || Object.keys(facts).length > 1) measured[name] = facts;
    } else if (kind === "flatten") {
      const to = step.shape?.slice(1) ?? [];
      if (sizeOf(to) === sizeOf(shape)) flatten(to.length > 0 ? to : [1], step);
    } else {
      const numbers = kind === "dropout" ? ["p"] : numbersOf(kind);
      const number = kind === "dropout" ? p : (layer?.slope ?? 0);
      const settings = Object.fromEntries(numbers.map((setting) => [setting, number]));
      add(free(owner === null ? kind : `${owner}.${kind}`), step, {}, settings);
    }
  }
  return new Network({ ...rest, operations, measured });
}

/** Every layer has its own name and fits the one before it, the first the input. */
function checkLayers(layers: readonly Layer[], inputShape: Shape): void {
  if (layers.length === 0) throw wrong("noLayers");
  if (new Set(layers.map(({ name }) => name)).size !== layers.length) {
    throw wrong("layersAlike");
  }
  let width = sizeOf(inputShape);
  let before: string | null = null;
  for (const { name, weight, bias } of layers) {
    const inputs = weight.length / bias.length;
    if (inputs !== width) {
      if (before === null) throw wrong("readsInput", shown(name), inputs, width);
      throw wrong("readsLayer", shown(name), inputs, before, width);
    }
    width = bias.length;
    before = shown(name);
  }
}

const factsOf = ({ scale = 1, responses, often, familiar }: Layer): Measured => ({
  scale,
  ...(responses && { responses }),
  ...(often && { often }),
  ...(familiar && { familiar }),
});
