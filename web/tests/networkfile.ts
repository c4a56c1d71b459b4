/** Writes network files for the tests, broken ones included. */
import { expect } from "vitest";
import { InputError } from "../src/base/errors";
import { dense } from "../src/network/dense";
import { parseNetwork } from "../src/network/file";
import type { Network } from "../src/network/network";
import { randomLayers } from "./helpers";

/** Name, type, shape and bytes of a tensor to write. */
export interface Stored {
  dtype: string;
  shape: number[];
  data: Uint8Array;
}

export type Json = Record<string, unknown>;

/** A `.safetensors` file of tensors laid end to end; `edit` may change its header. */
export function tensorFile(
  tensors: Record<string, Stored>,
  metadata: unknown,
  edit: (header: Json) => unknown = (header) => header,
): ArrayBuffer {
  const header: Json = { __metadata__: metadata };
  const parts: Uint8Array[] = [];
  let end = 0;
  for (const [name, { dtype, shape, data }] of Object.entries(tensors)) {
    header[name] = { dtype, shape, data_offsets: [end, end + data.length] };
    end += data.length;
    parts.push(data);
  }
  const edited = edit(header);
  return fileOf(typeof edited === "string" ? edited : JSON.stringify(edited), parts);
}

/** Header length, header, data. */
export function fileOf(header: string, parts: readonly Uint8Array[]): ArrayBuffer {
  const text = new TextEncoder().encode(header);
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(text.length), true);
  const all = [length, text, ...parts];
  const bytes = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of all) {
    bytes.set(part, place);
    place += part.length;
  }
  return bytes.buffer;
}

/** What the descriptions of both formats have in common. */
function aboutOf({ name, inputShape, classNames, source, accuracy, credits, lamp }: Network): Json {
  const about = { name, input_shape: inputShape, class_names: classNames };
  return { ...about, source, accuracy, credits, ...(lamp ? { lamp } : {}) };
}

const stores = (shape: readonly number[], values: Float32Array): Stored => ({
  dtype: "F32",
  shape: [...shape],
  data: bytesOf(values),
});

/** Tensors of a network as F32, and its description. */
export function stored(network: Network): { tensors: Record<string, Stored>; about: Json } {
  const tensors: Record<string, Stored> = {};
  for (const op of network.operations) {
    for (const [part, { shape, values }] of Object.entries(op.tensors)) {
      tensors[`${op.name}.${part}`] = stores(shape, values);
    }
  }
  for (const { name, outputs } of network.planes) {
    const { responses, often, familiar } = network.measures(name);
    if (responses)
      tensors[`${name}.responses`] = stores([responses.length / outputs, outputs], responses);
    if (often) tensors[`${name}.often`] = stores([outputs], often);
    if (familiar) tensors[`${name}.familiar`] = stores([outputs], familiar);
  }
  const operations = network.operations.map(({ tensors: _, ...op }) => op);
  const planes = network.planes
    .map(({ name }) => ({ name, scale: network.measures(name).scale }))
    .filter(({ scale }) => scale !== 1);
  return { tensors, about: { ...aboutOf(network), format: 2, operations, planes } };
}

/** The same in the first format, for linear layers in a row. */
export function storedFirst(network: Network): { tensors: Record<string, Stored>; about: Json } {
  const layers = network.planes.map((plane) => ({
    name: plane.name,
    activation: network.activationOf(plane),
    slope: plane.activation ? (network.operation(plane.activation).settings.slope ?? 0) : 0,
    scale: network.measures(plane.name).scale,
  }));
  const { tensors } = stored(network);
  const { output } = network;
  return { tensors, about: { ...aboutOf(network), format: 1, output, layers, operations: [] } };
}

export function networkFile(network: Network, changes: Json = {}): ArrayBuffer {
  const { tensors, about } = stored(network);
  return tensorFile(tensors, { forwardpass: JSON.stringify({ ...about, ...changes }) });
}

export function firstFile(network: Network, changes: Json = {}): ArrayBuffer {
  const { tensors, about } = storedFirst(network);
  return tensorFile(tensors, { forwardpass: JSON.stringify({ ...about, ...changes }) });
}

export function bytesOf(values: Float32Array | Uint16Array): Uint8Array {
  return new Uint8Array(
    values.buffer.slice(values.byteOffset, values.byteOffset + values.byteLength),
  );
}

/** What parsing ends in: the network, or the sentence. Any other exception fails the test. */
export function outcome(bytes: ArrayBuffer): Network | string {
  try {
    return parseNetwork(bytes);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.message).toMatch(/^[^\n]{10,400}\.$/);
    return error.message;
  }
}

const [fc1, fc2] = randomLayers([4, 3, 2]);
const rest = {
  name: "Full",
  inputShape: [1, 2, 2],
  classNames: ["left", "right"],
  source: {
    file: "model.py",
    framework: "PyTorch",
    text: "one\ntwo",
    tokens: [[1, 0, 3, "name"] as const],
  },
  accuracy: [{ data: "MNIST test set", images: 10000, accuracy: 0.98 }],
  credits: "Trained here.",
};
/** With everything that a network of layers may have. */
export const full = dense(
  [
    {
      ...fc1,
      activation: "leaky_relu",
      dropout: 0.2,
      scale: 2,
      often: Float32Array.of(0, 0.5, 1),
      lines: { linear: 1, leaky_relu: 1, dropout: 2 },
    },
    { ...fc2, lines: { linear: 2 } },
  ],
  rest,
  "softmax",
  { output: 2 },
);
