/**
 * `x * g` with a gate g that depends on the input, as in squeeze-and-excitation and highway layers.
 * The straight line holds the gate, as norms hold what they divide by: evidence goes to what passes
 * through it. Reads are spread as NumPy does it.
 */
import { shown } from "../base/errors";
import { checkNames, type Kind, kept, NO_TENSORS, single } from "./kind";
import { type Operation, refused, type Shape, sizeOf } from "./operation";
import { returned, spreadPlaces, spreadShape } from "./places";

/** Where each number of the result finds its own in both reads. */
const placesIn = kept((op, shapes) => shapes.map((shape) => spreadPlaces(op.shape, shape)));

/** Numbers of the first read, each times its gate. */
function gated(
  op: Operation,
  first: Float32Array,
  gate: Float32Array,
  shapes: readonly Shape[],
): Float32Array {
  const [from, by] = placesIn(op, shapes);
  const result = new Float32Array(sizeOf(op.shape));
  for (let k = 0; k < result.length; k++) result[k] = first[from[k]] * gate[by[k]];
  return result;
}

/** A gradient at the result, times the other read, added up at the read. */
function slopesAt(
  op: Operation,
  read: 0 | 1,
  gradient: Float32Array,
  other: Float32Array,
  shapes: readonly Shape[],
): Float32Array {
  const places = placesIn(op, shapes);
  const theirs = places[1 - read];
  const slopes = gradient.map((g, k) => g * other[theirs[k]]);
  return returned(slopes, places[read], sizeOf(shapes[read]));
}

/** The first read times the second, which is the gate. */
export const gate: Kind = {
  role: "join",

  check(op, shapes) {
    checkNames(op);
    const shape = shapes.length === 2 ? spreadShape(shapes) : null;
    if (!shape) throw refused(op, "gatesShapes", shown(shapes));
    return shape;
  },

  forward: (op, [first, by], shapes) => gated(op, first, by, shapes),

  straight: (op, [, by], _value, shapes) => ({
    pull: (gradient) => [
      slopesAt(op, 0, gradient, by, shapes),
      new Float32Array(sizeOf(shapes[1])),
    ],
    push: ([part]) => gated(op, part, by, shapes),
    constant: null,
  }),

  learn: (op, [first, by], _value, gradient, shapes) => ({
    reads: [slopesAt(op, 0, gradient, by, shapes), slopesAt(op, 1, gradient, first, shapes)],
    tensors: NO_TENSORS,
  }),

  terms(op, unit, [, by], shapes) {
    const [at, gates] = placesIn(op, shapes);
    return [single(at[unit], by[gates[unit]])];
  },
};
