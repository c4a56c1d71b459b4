/** What a stranger's file may ask of windows, norms, joins and moves, to the edge: one sentence each. */
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/base/errors";
import {
  checkOperation,
  type Operation,
  type Setting,
  type Shape,
  sizeOf,
} from "../../src/operations/operation";
import { kindOf } from "../../src/operations/table";

type Settings = Readonly<Record<string, Setting>>;
type Case = [string, Operation, readonly Shape[], RegExp];

function made(
  kind: string,
  settings: Settings,
  tensors: Readonly<Record<string, Shape>> = {},
  shape: Shape = [1],
): Operation {
  const filled = Object.entries(tensors).map(([name, sizes]) => [
    name,
    { shape: sizes, values: new Float32Array(sizeOf(sizes)).fill(1) },
  ]);
  const about = { name: "op", kind, reads: ["a"], shape, settings, line: null };
  return { ...about, tensors: Object.fromEntries(filled) };
}

const slide = { stride: [1, 1], padding: [0, 0, 0, 0], dilation: [1, 1] };
const weight: Shape = [2, 3, 3, 3];
const conv = (settings: Settings, tensors: Readonly<Record<string, Shape>> = { weight }) =>
  made("conv2d", { ...slide, groups: 1, ...settings }, tensors);
const pool = (settings: Settings, kind = "max_pool2d", shape: Shape = [1, 2, 2]) =>
  made(kind, { ...slide, kernel: [2, 2], ceil_mode: false, ...settings }, {}, shape);
const { dilation: _, ...undilated } = slide;
const average = (settings: Settings) =>
  made("avg_pool2d", {
    ...{ ...undilated, kernel: [2, 2], ceil_mode: false, count_include_pad: true },
    ...settings,
  });
const picture: Shape = [3, 5, 5];

const WINDOWS: readonly Case[] = [
  [
    "a stride of 0",
    conv({ stride: [1, 0] }),
    [picture],
    /has stride \[1,0\], not 2 whole .* from 1/,
  ],
  ["a dilation of 0", conv({ dilation: [0, 1] }), [picture], /has dilation \[0,1\], not 2 whole/],
  ["one stride of two", conv({ stride: [1] }), [picture], /has stride \[1\], not 2 whole numbers/],
  ["a stride that is a number", conv({ stride: 1 }), [picture], /has stride 1, not 2 whole/],
  ["padding of one axis", conv({ padding: [1, 1] }), [picture], /has padding \[1,1\], not 4 whole/],
  ["a row for a picture", conv({}), [[3, 25]], /shape \[3,25\], not channels and 2 sizes/],
  ["a kernel beyond the picture", conv({}), [[3, 5, 2]], /kernel over 3 places, .* has 2 with/],
  ["a dilated kernel beyond it", conv({ dilation: [3, 1] }), [picture], /over 7 places, .* has 5/],
  ["other maps", conv({}), [[4, 5, 5]], /1 groups of 3 maps for 2 maps, .* the 4 that it reads/],
  ["groups that do not divide", conv({ groups: 4 }), [[12, 5, 5]], /4 groups of 3 maps for 2/],
  ["no groups", conv({ groups: 0 }), [picture], /has 0 groups/],
  ["half a group", conv({ groups: 0.5 }), [picture], /has groups 0.5, not a whole number/],
  ["no weight", conv({}, {}), [picture], /weights of shape null, not \[out, in, height, width\]/],
  ["flat weights", conv({}, { weight: [2, 3] }), [picture], /weights of shape \[2,3\]/],
  ["empty weights", conv({}, { weight: [2, 3, 0, 3] }), [picture], /weights of shape \[2,3,0,3\]/],
  ["other biases", conv({}, { weight, bias: [3] }), [picture], /biases of shape \[3\] for 2 maps/],
  ["a setting too many", conv({ ceil_mode: true }), [picture], /no setting "ceil_mode"/],
  ["two pictures", conv({}), [picture, picture], /reads 2 values, not 1/],
  ["endless padding", conv({ padding: [2 ** 31, 0, 0, 0] }), [picture], /too large or too many/],
  ["much padding", conv({ padding: [9000, 0, 9000, 0] }), [picture], /padding that is too large/],
  [
    "a maximum that does not say how far taps are apart",
    made("max_pool1d", { kernel: [1], stride: [1], padding: [0, 0], ceil_mode: false }),
    [[3, 5]],
    /has dilation null, not 1 whole/,
  ],
  ["a pool beyond", pool({}), [[3, 1, 2]], /kernel over 2 places, .* has 1 with/],
  [
    "one that begins behind it",
    pool({ kernel: [3, 1], stride: [1, 1], ceil_mode: true }),
    [[3, 1, 2]],
    /kernel over 3 places/,
  ],
  ["a kernel of 0", pool({ kernel: [0, 2] }), [picture], /has kernel \[0,2\], not 2 whole/],
  ["no kernel", pool({ kernel: [] }), [picture], /has kernel \[\], not 2 whole/],
  ["a pool's padding", pool({ padding: [0, 2, 0, 0] }), [picture], /padding of 2, over half of/],
  ["ceil_mode of 1", pool({ ceil_mode: 1 }), [picture], /has ceil_mode 1, not true or false/],
  [
    "a window between the numbers",
    pool({ padding: [1, 1, 0, 0], dilation: [2, 1] }, "max_pool2d", [3, 1, 4]),
    [[3, 1, 5]],
    /window over nothing but padding/,
  ],
  ["a divisor of 0", average({ divisor: 0 }), [picture], /divides by 0/],
  ["a divisor of text", average({ divisor: "2" }), [picture], /has divisor "2", not a whole/],
  ["no word on padding", average({ count_include_pad: 2 }), [picture], /count_include_pad 2/],
  ["a dilated average", average({ dilation: [1, 1] }), [picture], /no setting "dilation"/],
  ["a size of 0", made("adaptive_avg_pool2d", { size: [0, 1] }), [picture], /has size \[0,1\]/],
  ["one size", made("adaptive_max_pool2d", { size: [1] }), [picture], /has size \[1\], not 2/],
  ["a size beyond", made("adaptive_avg_pool1d", { size: [2 ** 25] }), [[3, 5]], /too many to show/],
];

const OTHERS: readonly Case[] = [
  ["no axes", made("mean", { axes: [], keep: true }), [picture], /has axes \[\], not some/],
  ["an axis twice", made("sum", { axes: [1, 1], keep: true }), [picture], /axes \[1,1\]/],
  ["an axis beyond", made("amax", { axes: [3], keep: true }), [picture], /axes \[3\]/],
  ["all axes", made("mean", { axes: [0], keep: false }), [[4]], /leaves no axis/],
  ["no mean", made("batch_norm", { eps: 0 }, { variance: [3] }), [picture], /has no mean/],
  [
    "a mean of others",
    made("batch_norm", { eps: 0 }, { mean: [2], variance: [3] }),
    [picture],
    /has mean of shape \[2\] for 3 channels/,
  ],
  [
    "an eps that takes the variance away",
    made("batch_norm", { eps: -1 }, { mean: [3], variance: [3] }),
    [picture],
    /variance that is not above 0/,
  ],
  ["nothing to scale by", made("scale", {}), [picture], /no weight and no bias/],
  ["a scale in a row", made("scale", {}, { weight: [5] }), [picture], /weight of shape \[5\] for/],
  [
    "a scale of others",
    made("scale", {}, { bias: [2, 1, 1] }),
    [picture],
    /bias of shape \[2,1,1\]/,
  ],
  ["no axes normed", made("layer_norm", { axes: 0, eps: 1 }), [picture], /over 0 axes/],
  ["too many axes normed", made("layer_norm", { axes: 4, eps: 1 }), [picture], /over 4 axes/],
  [
    "a weight of other axes",
    made("layer_norm", { axes: 1, eps: 1 }, { weight: [3] }),
    [picture],
    /weight of shape \[3\] for 1 of \[3,5,5\]/,
  ],
  ["an eps below 0", made("layer_norm", { axes: 1, eps: -1 }), [picture], /eps below 0/],
  [
    "groups of a norm",
    made("group_norm", { groups: 2, eps: 1 }),
    [picture],
    /divide 3 channels into 2/,
  ],
  ["no groups of a norm", made("group_norm", { groups: 0, eps: 1 }), [picture], /into 0 groups/],
  [
    "a size of no channels",
    made("local_response_norm", { size: 0, alpha: 1, beta: 1, k: 1 }),
    [picture],
    /has size 0/,
  ],
  ["a maximum of two shapes", made("maximum", {}), [[2], [1]], /one shape, not of \[\[2\],\[1\]\]/],
  ["a sub of two shapes", made("sub", {}), [[2], [3]], /shapes that fit, not of \[\[2\],\[3\]\]/],
  ["a join of one", made("concat", { axis: 0 }), [[2]], /cannot join shapes \[\[2\]\]/],
  ["a join of nothing", made("concat", { axis: 0 }), [], /cannot join shapes \[\]/],
  ["a join beyond", made("concat", { axis: 1 }), [[2], [2]], /along axis 1/],
  ["a join of others", made("concat", { axis: 0 }), [[2, 3], [2, 4]], /cannot join/], // biome-ignore format: shapes
  ["padding of fewer axes", made("pad", { padding: [1, 1], value: 0 }), [[2, 3]], /not 4 whole/],
  ["padding of no value", made("pad", { padding: [1, 1] }), [[2]], /has value null/],
  ["steps of 0", made("slice", { starts: [0], steps: [0] }), [[2]], /steps \[0\], not 1 whole/],
  ["a slice beyond", made("slice", { starts: [1], steps: [2] }, {}, [2]), [[3]], /beyond its end/],
  ["a slice of others", made("slice", { starts: [0], steps: [1] }, {}, [1, 1]), [[3]], /beyond/],
  ["an order with gaps", made("permute", { order: [0, 0] }), [[2, 3]], /every axis .* once/],
  ["an order of fewer", made("permute", { order: [0] }), [[2, 3]], /has order \[0\], not 2/],
  ["slopes for others", made("prelu", {}, { weight: [2] }), [picture], /for 3 channels/],
  ["no slopes", made("prelu", {}), [picture], /has no weight/],
  ["no bounds", made("clamp", {}), [picture], /has no bound/],
  ["bounds that cross", made("clamp", { low: 1, high: 0 }), [picture], /low 1 above high 0/],
  ["crossed, too", made("hardtanh", { low: 1, high: 0 }), [picture], /low 1 above high 0/],
  ["half of the bounds", made("hardtanh", { low: 1 }), [picture], /has high null/],
  ["a beta of 0", made("softplus", { beta: 0, threshold: 1 }), [picture], /has beta 0 and/],
  ["a threshold below 0", made("softplus", { beta: 1, threshold: -1 }), [picture], /threshold -1/],
  ["an alpha of 0", made("celu", { alpha: 0 }), [picture], /has alpha 0, not above 0/],
  ["maps of 1", made("dropout", { p: 0.5, maps: 1 }), [picture], /has maps 1, not true or false/],
];

describe("what does not fit is refused in one sentence", () => {
  test.each([...WINDOWS, ...OTHERS])("%s", (_name, op, shapes, sentence) => {
    const check = () => kindOf(op).check(op, shapes);
    expect(check).toThrow(InputError);
    expect(check).toThrow(sentence);
    expect(check).toThrow(/^Operation "op" [^\n]{5,400}\.$/);
  });
});

describe("what just fits is taken", () => {
  const cases: [string, Operation, readonly Shape[], Shape][] = [
    ["a kernel as large as the picture", conv({}), [[3, 3, 3]], [2, 1, 1]],
    ["one that fits with padding", conv({ padding: [1, 0, 0, 2] }), [[3, 2, 1]], [2, 1, 1]],
    ["strides beyond the picture", conv({ stride: [9, 9] }), [picture], [2, 1, 1]],
    [
      "as many groups as maps",
      conv({ groups: 2 }, { weight: [2, 1, 3, 3] }),
      [[2, 3, 3]],
      [2, 1, 1],
    ],
    ["padding of half a kernel", pool({ padding: [1, 1, 1, 1] }), [[3, 1, 1]], [3, 2, 2]],
    ["a last window cut off", pool({ stride: [2, 2] }), [picture], [3, 2, 2]],
    ["one let in", pool({ stride: [2, 2], ceil_mode: true }), [picture], [3, 3, 3]],
    ["one behind the map", pool({ stride: [3, 3], ceil_mode: true }), [[3, 3, 3]], [3, 1, 1]],
    ["one that ends beyond it", pool({ stride: [2, 2], ceil_mode: true }), [[3, 1, 2]], [3, 1, 1]],
    ["a slice to the end", made("slice", { starts: [1], steps: [2] }, {}, [2]), [[4]], [2]],
    ["one bound", made("clamp", { high: 0 }), [picture], picture],
    ["no eps", made("layer_norm", { axes: 3, eps: 0 }), [picture], picture],
  ];
  test.each(cases)("%s", (_name, op, shapes, shape) => {
    expect(kindOf(op).check(op, shapes)).toEqual(shape);
  });
});

test("no value has more than 16 million numbers", () => {
  expect(() => checkOperation(made("relu", {}, {}, [2 ** 12, 2 ** 12]))).not.toThrow();
  const large = made("relu", {}, {}, [2 ** 12, 2 ** 12 + 1]);
  expect(() => checkOperation(large)).toThrow(InputError);
  expect(() => checkOperation(large)).toThrow(/shape \[4096,4097\], over 16777216 numbers\.$/);
});
