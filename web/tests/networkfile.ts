/** Writes network files for the tests, broken ones included. */
import type { Network } from "../src/network/network";

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

/** Tensors of a network as F32, and its description. */
export function stored(network: Network): { tensors: Record<string, Stored>; about: Json } {
  const tensors: Record<string, Stored> = {};
  for (const { name, inputs, outputs, weight, bias } of network.layers) {
    tensors[`${name}.weight`] = { dtype: "F32", shape: [outputs, inputs], data: bytesOf(weight) };
    tensors[`${name}.bias`] = { dtype: "F32", shape: [outputs], data: bytesOf(bias) };
  }
  const { inputShape, classNames, layers, ...rest } = network;
  const about = {
    ...rest,
    format: 1,
    input_shape: inputShape,
    class_names: classNames,
    layers: layers.map(({ name, activation, slope, scale }) => ({
      name,
      activation,
      slope,
      scale,
    })),
  };
  return { tensors, about };
}

export function networkFile(network: Network, changes: Json = {}): ArrayBuffer {
  const { tensors, about } = stored(network);
  return tensorFile(tensors, { forwardpass: JSON.stringify({ ...about, ...changes }) });
}

export function bytesOf(values: Float32Array | Uint16Array): Uint8Array {
  return new Uint8Array(
    values.buffer.slice(values.byteOffset, values.byteOffset + values.byteLength),
  );
}
