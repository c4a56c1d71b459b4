import { describe, expect, test } from "vitest";
import { widen } from "../../src/base/safetensors";
import { parseNetwork } from "../../src/network/file";
import { randomNetwork } from "../helpers";
import {
  bytesOf,
  fileOf,
  firstFile,
  full,
  type Json,
  networkFile,
  outcome,
  stored,
  storedFirst,
  tensorFile,
} from "../networkfile";

const tiny = randomNetwork([4, 3, 2]);

describe("parseNetwork", () => {
  test("reads back what was written", () => {
    expect(parseNetwork(networkFile(full))).toEqual(full);
  });

  test("reads the first format, its two descriptions as one", () => {
    const step = (kind: string, layer: string | null, line: number | null, size: number) => ({
      ...{ kind, layer, line, shape: [1, size] },
      ...(kind === "dropout" ? { p: 0.2 } : {}),
    });
    const operations = [
      step("linear", "fc1", 1, 3),
      step("leaky_relu", "fc1", 1, 3),
      step("dropout", "fc1", 2, 3),
      step("linear", "fc2", 2, 2),
      step("softmax", null, 2, 2),
    ];
    expect(parseNetwork(firstFile(full, { operations }))).toEqual(full);
    const flat = [step("flatten", null, 1, 4), ...operations];
    const { operations: told } = parseNetwork(firstFile(full, { operations: flat }));
    expect([told[0].name, told[0].kind, told[0].line, told[0].shape]).toEqual([
      "flatten",
      "reshape",
      1,
      [4],
    ]);
    expect(told.slice(1)).toEqual(full.operations.slice(1));
  });

  test("tells the layers of the first format where its operations are others", () => {
    const told = parseNetwork(firstFile(full)).operations;
    expect(told.map(({ name, line }) => [name, line])).toEqual([
      ["flatten", null],
      ["fc1", null],
      ["fc1.leaky_relu", null],
      ["fc2", null],
      ["softmax", null],
    ]);
  });

  test("fills in what may be absent", () => {
    const layers = [
      { name: "fc1", activation: "relu" },
      { name: "fc2", activation: "identity", scale: 0 },
    ];
    const network = parseNetwork(firstFile(tiny, { layers }));
    const scales = network.layers.map(({ name }) => network.measures(name).scale);
    expect(scales).toEqual([1, 1]);
    const leaky = [{ name: "fc1", activation: "leaky_relu" }, layers[1]];
    const { operations } = parseNetwork(firstFile(tiny, { layers: leaky }));
    expect(operations[1].settings).toEqual({ slope: 0 });
  });

  test("reads tensors that start at odd bytes", () => {
    const { tensors, about } = stored(tiny);
    const metadata = { forwardpass: JSON.stringify(about) };
    for (let padding = 0; padding < 4; padding++) {
      const file = tensorFile(tensors, metadata, (h) => JSON.stringify(h) + " ".repeat(padding));
      expect(parseNetwork(file).operations).toEqual(tiny.operations);
    }
  });

  test("does not keep the file's memory alive or change with it", () => {
    const file = networkFile(tiny);
    const { operations } = parseNetwork(file);
    new Uint8Array(file).fill(255);
    expect(operations).toEqual(tiny.operations);
  });
});

test("all 65,536 float16 numbers are widened exactly", () => {
  const halves = Uint16Array.from({ length: 65536 }, (_, bits) => bits);
  const values = widen(bytesOf(halves).buffer as ArrayBuffer);
  const wrong = [...values.keys()].filter((bits) => !Object.is(values[bits], half(bits)));
  expect(wrong).toEqual([]);
});

/** IEEE 754 binary16 by its definition. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = (bits & 1023) / 1024;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -14 : (1 + fraction) * 2 ** (exponent - 15));
}

describe("broken files get one sentence", () => {
  const { tensors, about } = storedFirst(tiny);
  const metadata = { forwardpass: JSON.stringify(about) };
  const place = (h: Json, name: string) => h[name] as Json;
  const withHeader = (edit: (h: Json) => unknown) => tensorFile(tensors, metadata, edit);
  const withTensor = (name: string, changes: Json) =>
    withHeader((h) => ({ ...h, [name]: { ...place(h, name), ...changes } }));
  const giant = (length: bigint) => {
    const file = firstFile(tiny);
    new DataView(file).setBigUint64(0, length, true);
    return file;
  };

  const cases: [string, ArrayBuffer, RegExp][] = [
    ["nothing", new ArrayBuffer(0), /only 0 bytes/],
    ["eight bytes", new ArrayBuffer(8), /only 8 bytes/],
    [
      "a page of HTML",
      new TextEncoder().encode("<!doctype html><p>404").buffer,
      /not a network file/,
    ],
    ["a header length of 2^64 - 1", giant(2n ** 64n - 1n), /not a network file/],
    ["a header length of 2^53 + 1", giant(2n ** 53n + 1n), /not a network file/],
    ["a header longer than the file", giant(100_000n), /cut short/],
    ["a header that ends early", giant(40n), /not valid JSON/],
    ["a header that is not UTF-8", Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0, 123, 255).buffer, /UTF-8/],
    ["a header of nested lists", fileOf(`{"a":${"[".repeat(1e6)}`, []), /JSON/],
    ["no metadata", withHeader(({ __metadata__, ...rest }) => rest), /no forwardpass description/],
    ["metadata that is a list", tensorFile(tensors, []), /metadata is not text/],
    ["metadata that is not text", tensorFile(tensors, { forwardpass: { a: 1 } }), /not text/],
    ["a description that is not JSON", tensorFile(tensors, { forwardpass: "{" }), /not valid JSON/],
    [
      "a description that is a list",
      tensorFile(tensors, { forwardpass: "[]" }),
      /not a JSON object/,
    ],
    ["doubles", withTensor("fc1.weight", { dtype: "F64" }), /type "F64"/],
    ["a type that is an object", withTensor("fc1.bias", { dtype: { toString: null } }), /toString/],
    ["a tensor that is a number", withHeader((h) => ({ ...h, "fc1.bias": 3 })), /type null/],
    ["a shape that is text", withTensor("fc1.bias", { shape: "3" }), /impossible shape/],
    ["a negative size", withTensor("fc1.bias", { shape: [-3] }), /impossible shape/],
    ["half a size", withTensor("fc1.bias", { shape: [1.5, 2] }), /impossible shape/],
    ["sizes that overflow", withTensor("fc1.bias", { shape: Array(8).fill(2 ** 31) }), /needs/],
    [
      "a thousand sizes",
      withTensor("fc1.bias", { shape: Array(1000).fill(1) }),
      /impossible shape/,
    ],
    ["another shape", withTensor("fc1.weight", { shape: [4, 3] }), /biases for 4 rows/],
    ["a flat weight", withTensor("fc1.weight", { shape: [12] }), /not 2 sizes/],
    ["offsets the wrong way round", withTensor("fc1.bias", { data_offsets: [60, 48] }), /has -12/],
    ["overlapping tensors", withTensor("fc1.bias", { data_offsets: [36, 48] }), /overlap/],
    [
      "offsets beyond the file",
      withTensor("fc1.bias", { data_offsets: [9e8, 9e8 + 12] }),
      /overlap/,
    ],
    [
      "one data offset",
      withTensor("fc1.bias", { data_offsets: [48] }),
      /impossible shape or place/,
    ],
    [
      "bytes that belong to nothing",
      fileOf(headerOf(tensors, metadata), [new Uint8Array(99)]),
      /need/,
    ],
    [
      "an unused tensor",
      tensorFile({ ...tensors, extra: { ...tensors["fc2.bias"] } }, metadata),
      /5 tensors/,
    ],
    [
      "a tensor named __proto__",
      withHeader((h) => JSON.stringify(h).replace('"fc1.bias"', '"__proto__"')),
      /lacks tensor "fc1.bias"/,
    ],
    [
      "a tensor of infinity",
      tensorFile(
        { ...tensors, "fc2.bias": { dtype: "F16", shape: [2], data: Uint8Array.of(0, 0, 0, 124) } },
        metadata,
      ),
      /NaN or infinite/,
    ],
    [
      "a tensor of NaN",
      tensorFile(
        {
          ...tensors,
          "fc2.bias": { dtype: "F32", shape: [2], data: Uint8Array.of(0, 0, 0, 0, 0, 0, 192, 127) },
        },
        metadata,
      ),
      /NaN or infinite/,
    ],
    [
      "an empty tensor",
      tensorFile(
        { ...tensors, "fc2.bias": { dtype: "F32", shape: [0], data: new Uint8Array() } },
        metadata,
      ),
      /not 1 sizes/,
    ],
  ];
  test.each(cases)("%s", (_, file, sentence) => {
    expect(outcome(file)).toMatch(sentence);
  });

  const long = "x".repeat(1e6);
  const layer = { name: "fc1", activation: "relu" };
  const last = { name: "fc2", activation: "identity" };
  const step = { kind: "relu", layer: "fc1", line: null, shape: [1, 3] };
  const source = { file: "", text: "", tokens: [] };
  const descriptions: [string, Json, RegExp][] = [
    ["format 3", { format: 3 }, /format 3/],
    ["format as text", { format: "1" }, /format/],
    ["no name", { name: undefined }, /name .* must be text/],
    ["a very long name", { name: long }, /name .* at most/],
    ["half a character", { name: "\ud800" }, /name/],
    ["no input shape", { input_shape: [] }, /input_shape/],
    ["an input of another size", { input_shape: [1, 28, 28] }, /reads 4 values, the input has 784/],
    ["an input without size", { input_shape: [0, 4] }, /input_shape/],
    ["too few class names", { class_names: ["0"] }, /2 outputs for 1 class/],
    ["class names that are numbers", { class_names: [0, 1] }, /class_names/],
    ["an unknown output", { output: "argmax" }, /output/],
    ["an inherited output", { output: "constructor" }, /output/],
    ["no layers", { layers: [] }, /no layers/],
    ["a missing layer", { layers: [layer] }, /4 tensors/],
    ["layers in the wrong order", { layers: [last, layer] }, /reads 3 values/],
    ["layers of one name", { layers: [layer, { ...last, name: "fc1" }] }, /same name/],
    ["too many layers", { layers: Array(257).fill(layer) }, /at most 256/],
    ["layers that are null", { layers: [null] }, /layers/],
    ["layers as an object", { layers: { length: 1, 0: layer } }, /layers/],
    ["an unknown activation", { layers: [{ ...layer, activation: "swish" }, last] }, /activation/],
    [
      "an inherited activation",
      { layers: [{ ...layer, activation: "toString" }, last] },
      /activation/,
    ],
    ["a slope that is text", { layers: [{ ...layer, slope: "0" }, last] }, /slope/],
    ["a scale below 0", { layers: [{ ...layer, scale: -1 }, last] }, /scale/],
    ["a layer named __proto__", { layers: [{ ...layer, name: "__proto__" }, last] }, /__proto__/],
    ["no operations", { operations: null }, /operations/],
    ["an operation of no layer", { operations: [{ ...step, layer: "fc9" }] }, /"fc9"/],
    ["an operation at no line", { operations: [{ ...step, line: 2 }] }, /line 2 of 1/],
    ["an operation at line 0", { operations: [{ ...step, line: 0 }] }, /line 0/],
    ["a probability above 1", { operations: [{ ...step, p: 1.5 }] }, /p in its/],
    ["a shape of nine", { operations: [{ ...step, shape: Array(9).fill(1) }] }, /shape/],
    ["no source", { source: undefined }, /source/],
    ["a source too long", { source: { ...source, text: long } }, /source.text/],
    ["half a token", { source: { ...source, tokens: [[1, 0]] } }, /tokens/],
    ["a token of text", { source: { ...source, tokens: [["1", 0, 1, "name"]] } }, /tokens/],
    ["a token too many", { source: { ...source, tokens: [[1, 0, 1, "name", 2]] } }, /tokens/],
    ["an accuracy above 1", { accuracy: [{ data: "x", images: 1, accuracy: 98 }] }, /accuracy/],
    ["no credits", { credits: null }, /credits/],
  ];
  test.each(descriptions)("%s", (_, changes, sentence) => {
    expect(outcome(firstFile(tiny, changes))).toMatch(sentence);
  });

  test("the prototype of everything stays as it was", () => {
    const text = `{"__proto__":{"polluted":1},${JSON.stringify(about).slice(1)}`;
    expect(outcome(tensorFile(tensors, { forwardpass: text }))).toHaveProperty("name", "Test");
    expect(outcome(tensorFile(tensors, { forwardpass: '{"__proto__":{"format":1}}' }))).toMatch(
      /format/,
    );
    expect(({} as Json).polluted).toBeUndefined();
  });
});

function headerOf(tensors: Parameters<typeof tensorFile>[0], metadata: unknown): string {
  let text = "";
  tensorFile(tensors, metadata, (h) => {
    text = JSON.stringify(h);
    return h;
  });
  return text;
}
