/**
 * `nn.LocalResponseNorm`: each number divided by (k + alpha * the mean of the squares of so many
 * channels around it) ** beta. With that divisor held it is a straight line.
 */
import { checkNames, type Kind, NO_TENSORS, oneRead, single } from "./kind";
import { numberOf, type Operation, refused, sizeOf, wholeOf } from "./operation";

const MOST_SUMS = 2 ** 32; // numbers added up in all
const SETTINGS = ["alpha", "beta", "k"];

/** Settings: size, in channels; alpha, beta, k. Channels are axis 0. */
export const localResponseNorm: Kind = {
  role: "norm",

  check(op, shapes) {
    checkNames(op, ["size", ...SETTINGS]);
    const shape = oneRead(op, shapes);
    for (const setting of SETTINGS) numberOf(op, setting);
    if (wholeOf(op, "size") < 1) throw refused(op, "noSize");
    if (Math.min(wholeOf(op, "size"), 2 * shape[0]) * sizeOf(shape) > MOST_SUMS) {
      throw refused(op, "sizeTooLarge");
    }
    return shape;
  },

  forward: (op, [read]) => divided(op, read, read),

  straight: (op, [read]) => ({
    pull: (gradient) => [divided(op, read, gradient)],
    push: ([part]) => divided(op, read, part),
    constant: null,
  }),

  learn(op, [read], _value, gradient) {
    const [beta, size] = [numberOf(op, "beta"), wholeOf(op, "size")];
    const bases = basesOf(op, read);
    const along = bases.map((base, k) => gradient[k] * read[k] * base ** (-beta - 1));
    const slope = (2 * numberOf(op, "alpha") * beta) / size;
    // A channel counts in those around it: the same neighbours, seen from the other side.
    const sums = around(op, along, half(size - 1), half(size));
    const reads = gradient.map((g, k) => g * bases[k] ** -beta - slope * read[k] * sums[k]);
    return { reads: [reads], tensors: NO_TENSORS };
  },

  terms(op, unit, [read]) {
    return [single(unit, basesOf(op, read)[unit] ** -numberOf(op, "beta"))];
  },
};

/** Not shifted: a size may have more than 31 bits. */
const half = (size: number): number => Math.floor(size / 2);

function divided(op: Operation, read: Float32Array, values: Float32Array): Float32Array {
  const beta = numberOf(op, "beta");
  const bases = basesOf(op, read);
  return values.map((value, k) => value * bases[k] ** -beta);
}

/** k + alpha * mean of squares; channels that are not there count as 0. */
function basesOf(op: Operation, read: Float32Array): Float64Array {
  const size = wholeOf(op, "size");
  const squares = Float64Array.from(read, (value) => value * value);
  const [k, alpha] = [numberOf(op, "k"), numberOf(op, "alpha")];
  return around(op, squares, half(size), half(size - 1)).map((sum) => k + (alpha * sum) / size);
}

/** For each number the sum over `before` channels in front of its own to `after` behind it. */
function around(
  { shape }: Operation,
  values: Float64Array,
  before: number,
  after: number,
): Float64Array {
  const map = sizeOf(shape.slice(1));
  return values.map((_, at) => {
    const place = at % map;
    const channel = (at - place) / map;
    const last = Math.min(channel + after, shape[0] - 1);
    let sum = 0;
    for (let c = Math.max(channel - before, 0); c <= last; c++) sum += values[c * map + place];
    return sum;
  });
}
