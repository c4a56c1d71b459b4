/** The second format of the network file: a list of operations, each of which must fit. */
import { describe, expect, test } from "vitest";
import { MOST_CLASSES } from "../../src/network/check";
import { parseNetwork } from "../../src/network/file";
import { networkOf, randomLayers, randomNetwork } from "../helpers";
import { bytesOf, type Json, networkFile, outcome, stored, tensorFile } from "../networkfile";

const tiny = randomNetwork([4, 3, 2]);

describe("broken files of the second format get one sentence, too", () => {
  const { tensors, about } = stored(tiny);
  const [one, relu, two, last] = about.operations as Json[];
  const cases: [string, Json, RegExp][] = [
    ["no operations", { operations: [] }, /nothing uses/],
    ["no operations and no tensors", { operations: null }, /operations .* must be a list/],
    ["too many operations", { operations: Array(1025).fill(relu) }, /at most 1024/],
    ["operations that are null", { operations: [null] }, /operations/],
    ["an operation without a name", { operations: [{ ...one, name: "" }] }, /nothing uses/],
    ["a name of two lines", { operations: [one, { ...relu, name: "a\nb" }, two, last] }, /no name/],
    ["a name of 300 letters", { operations: [one, { ...relu, name: "a".repeat(300) }] }, /nothing/],
    ["an operation named input", { operations: [one, { ...relu, name: "input" }, two] }, /no name/],
    ["two of one name", { operations: [one, { ...relu, name: "fc1" }, two, last] }, /same name/],
    ["an unknown kind", { operations: [one, { ...relu, kind: "swish" }, two] }, /does not know/],
    ["an inherited kind", { operations: [one, { ...relu, kind: "toString" }, two] }, /not know/],
    [
      "a read of what comes later",
      { operations: [{ ...one, reads: ["fc2"] }, two] },
      /come before/,
    ],
    ["a read of itself", { operations: [{ ...one, reads: ["fc1"] }, two] }, /come before/],
    [
      "a read of something inherited",
      { operations: [{ ...one, reads: ["__proto__"] }, two] },
      /before/,
    ],
    ["no reads", { operations: [{ ...one, reads: [] }, two] }, /reads 0 values/],
    ["reads as text", { operations: [{ ...one, reads: "input" }, two] }, /list of texts/],
    [
      "another shape",
      { operations: [{ ...one, shape: [4] }, relu, two] },
      /gives \[3\], not \[4\]/,
    ],
    ["a shape of nothing", { operations: [{ ...one, shape: [] }, relu, two] }, /shape/],
    [
      "a loose end",
      { operations: [one, relu, { ...two, reads: ["fc1"] }, last] },
      /is read by nothing/,
    ],
    [
      "an output in the middle",
      { operations: [one, { ...relu, kind: "softmax" }, two] },
      /come last/,
    ],
    [
      "an unknown setting",
      { operations: [one, { ...relu, settings: { p: 1 } }, two] },
      /no setting/,
    ],
    [
      "a setting that is a list of fractions",
      { operations: [one, { ...relu, settings: { p: [0.5] } }, two] },
      /numbers/,
    ],
    ["settings that are text", { operations: [one, { ...relu, settings: "p" }, two] }, /numbers/],
    [
      "a line that is not there",
      { operations: [one, { ...relu, line: 2 }, two, last] },
      /line 2 of 1/,
    ],
    ["half a line", { operations: [one, { ...relu, line: 0.5 }, two, last] }, /line .* whole/],
    ["no layers", { operations: [{ ...last, reads: ["input"], shape: [4] }] }, /nothing uses/],
    ["too few class names", { class_names: ["0"] }, /2 outputs for 1 class/],
    ["another input", { input_shape: [2, 2] }, /"input" has shape \[2,2\]/],
    ["a scale of a plane that is not there", { planes: [{ name: "fc9", scale: 2 }] }, /"fc9"/],
    ["a scale of the scores", { planes: [{ name: "fc2", scale: 2 }] }, /only hidden layers/],
    ["a scale of 0", { planes: [{ name: "fc1", scale: 0 }] }, /not above 0/],
    ["a scale of text", { planes: [{ name: "fc1", scale: "1" }] }, /finite number/],
    ["planes that are text", { planes: "fc1" }, /planes/],
    ["a name of nothing", { name: "" }, /no name/],
  ];
  test.each(cases)("%s", (_, changes, sentence) => {
    expect(outcome(networkFile(tiny, changes))).toMatch(sentence);
  });

  test("an activation after the last layer", () => {
    const operations = [one, relu, two, { ...relu, name: "end", reads: ["fc2"], shape: [2] }];
    const found = parseNetwork(networkFile(tiny, { operations }));
    expect(found.planes.at(-1)).toMatchObject({ pre: "end", post: "end", activation: "end" });
  });

  test("tensors that nobody asked for", () => {
    const extra = { dtype: "F32", shape: [2], data: bytesOf(Float32Array.of(1, 2)) };
    const metadata = { forwardpass: JSON.stringify(about) };
    for (const [name, sentence] of [
      ["fc1.scale", /no tensor "scale"/],
      ["fc1.bias.more", /"fc1.bias.more", which nothing uses/],
      ["bias", /"bias", which nothing uses/],
      ["fc1.__proto__", /no tensor "__proto__"/],
      ["input.weight", /nothing uses/],
      ["fc1.relu.often", /only hidden layers|not for 3 neurons/],
    ] as const) {
      const file = tensorFile({ ...tensors, more: extra }, metadata, (h) =>
        JSON.stringify(h).replace('"more"', JSON.stringify(name)),
      );
      expect(outcome(file)).toMatch(sentence);
    }
  });

  test("names that every object inherits are names like others", () => {
    const [first, second] = randomLayers([4, 3, 2]);
    for (const name of ["__proto__", "constructor", "toString"]) {
      const network = networkOf([{ ...first, name }, second]);
      const read = parseNetwork(networkFile(network));
      expect(read.operations).toEqual(network.operations);
      expect(read.planes[0].name).toBe(name);
    }
  });
});

test("as many classes as a page can show, and one more", () => {
  expect(outcome(networkFile(randomNetwork([1, MOST_CLASSES])))).not.toBeTypeOf("string");
  expect(() => randomNetwork([1, MOST_CLASSES + 1])).toThrow(/2001 classes, not 1 to 2000/);
});
