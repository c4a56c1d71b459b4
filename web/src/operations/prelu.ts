/** `nn.PReLU`: z above 0, below it z times a slope that was learnt, one for all or one a channel. */
import { checkNames, type Kind, kept, oneRead, single } from "./kind";
import { type Operation, sizeOf } from "./operation";
import { returned } from "./places";
import { channelPlaces, checkChannels } from "./scale";

/** Tensor: weight (1,) or (C,). */
export const prelu: Kind = {
  role: "activation",

  check(op, shapes) {
    checkNames(op, [], ["weight"]);
    const shape = oneRead(op, shapes);
    const { weight } = op.tensors;
    if (weight?.shape.length !== 1 || weight.values.length !== 1) {
      checkChannels(op, shape, ["weight"]);
    }
    return shape;
  },

  forward: (op, [read], shapes) => scaled(op, read, read, shapes),

  straight: (op, [read], _value, shapes) => ({
    pull: (gradient) => [scaled(op, read, gradient, shapes)],
    push: ([part]) => scaled(op, read, part, shapes),
    constant: null,
  }),

  learn(op, [read], _value, gradient, shapes) {
    const below = read.map((z, k) => (z > 0 ? 0 : z * gradient[k]));
    const weight = returned(below, placesIn(op, shapes), op.tensors.weight.values.length);
    return { reads: [scaled(op, read, gradient, shapes)], tensors: { weight } };
  },

  terms(op, unit, [read], shapes) {
    const slope = op.tensors.weight.values[placesIn(op, shapes)[unit]];
    return [single(unit, read[unit] > 0 ? 1 : slope)];
  },
};

const placesIn = kept((op) =>
  op.tensors.weight.values.length === 1
    ? new Int32Array(sizeOf(op.shape))
    : channelPlaces(op.shape),
);

function scaled(
  op: Operation,
  read: Float32Array,
  values: Float32Array,
  shapes: Parameters<typeof placesIn>[1],
): Float32Array {
  const [{ values: slopes }, places] = [op.tensors.weight, placesIn(op, shapes)];
  return values.map((value, k) => (read[k] > 0 ? value : value * slopes[places[k]]));
}
