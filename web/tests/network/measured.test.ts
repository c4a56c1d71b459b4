/** What a network was measured for, in its file: read back, and refused where it does not fit. */
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/base/errors";
import { ratesOf } from "../../src/inside/familiarity";
import { parseNetwork } from "../../src/network/file";
import { randomNetwork } from "../helpers";
import { bytesOf, type Json, type Stored, stored, storedFirst, tensorFile } from "../networkfile";

const tiny = randomNetwork([4, 3, 2]);
const lamp = {
  bias: -1.5,
  threshold: 0.25,
  rates: [
    { data: "made up", images: 7, digits: true, lit: 0.125 },
    { data: "made up", images: 7, digits: true, lit: 0.25, choosing: true },
  ],
};
const measured: Record<string, Stored> = {
  "fc1.responses": tensor([2, 3], 1, 2, 3, 4, 5, 6),
  "fc1.often": tensor([3], 0, 0.5, 1),
  "fc1.familiar": tensor([3], -1, 0, 2),
};

function tensor(shape: number[], ...values: number[]): Stored {
  return { dtype: "F32", shape, data: bytesOf(Float32Array.from(values)) };
}

type Store = typeof stored;

function fileWith(store: Store, extra: Record<string, Stored>, about: Json): ArrayBuffer {
  const plain = store(tiny);
  const description = JSON.stringify({ ...plain.about, ...about });
  return tensorFile({ ...plain.tensors, ...extra }, { forwardpass: description });
}

const FORMATS: readonly (readonly [string, Store])[] = [
  ["first", storedFirst],
  ["second", stored],
];

test.each(FORMATS)("what was measured is read back: %s format", (_, store) => {
  const network = parseNetwork(fileWith(store, measured, { lamp }));
  expect(network.lamp).toEqual(lamp);
  expect(ratesOf(network)).toEqual([lamp.rates[0]]);
  const { responses, often, familiar } = network.measures("fc1");
  expect([responses, often, familiar].map((values) => [...(values ?? [])])).toEqual([
    [1, 2, 3, 4, 5, 6],
    [0, 0.5, 1],
    [-1, 0, 2],
  ]);
  expect("fc2" in network.measured || "lamp" in parseNetwork(fileWith(store, {}, {}))).toBe(false);
});

describe.each(FORMATS)("what does not fit is refused: %s format", (format, store) => {
  const unknown = format === "first" ? /5 tensors/ : /no tensor "other"/;
  const { "fc1.familiar": familiar, ...rest } = measured;
  const cases: [string, Record<string, Stored>, Json, RegExp][] = [
    ["a lamp without weights", rest, { lamp }, /in every hidden layer/],
    ["weights without a lamp", { "fc1.familiar": familiar }, {}, /in every hidden layer/],
    ["a measured last layer", { "fc2.often": tensor([2], 0, 0) }, {}, /only hidden layers/],
    ["too few classes", { "fc1.responses": tensor([1, 3], 1, 2, 3) }, {}, /2 rows/],
    ["too few neurons", { "fc1.often": tensor([2], 0, 1) }, {}, /not for 3 neurons/],
    ["flat responses", { "fc1.responses": tensor([6], 1, 2, 3, 4, 5, 6) }, {}, /not 2 sizes/],
    ["a share above 1", { "fc1.often": tensor([3], 0, 2, 0) }, {}, /from 0 to 1/],
    ["NaN", { "fc1.often": tensor([3], 0, Number.NaN, 0) }, {}, /NaN/],
    ["a tensor of no meaning", { "fc1.other": tensor([1], 0) }, {}, unknown],
    ["a lamp that is a number", measured, { lamp: 3 }, /lamp .* must be an object/],
    ["no threshold", measured, { lamp: { ...lamp, threshold: undefined } }, /threshold/],
    ["a bias of text", measured, { lamp: { ...lamp, bias: "0" } }, /bias/],
    ["rates of another kind", measured, { lamp: { ...lamp, rates: [1] } }, /rates/],
    [
      "a rate above 1",
      measured,
      { lamp: { ...lamp, rates: [{ ...lamp.rates[0], lit: 2 }] } },
      /lit/,
    ],
    [
      "digits as a number",
      measured,
      { lamp: { ...lamp, rates: [{ ...lamp.rates[0], digits: 1 }] } },
      /true or false/,
    ],
    [
      "a choice as text",
      measured,
      { lamp: { ...lamp, rates: [{ ...lamp.rates[0], choosing: "yes" }] } },
      /true or false/,
    ],
  ];
  test.each(cases)("%s", (_, extra, about, sentence) => {
    const parse = () => parseNetwork(fileWith(store, extra, about));
    expect(parse).toThrow(InputError);
    expect(parse).toThrow(sentence);
  });
});
