/** `a + b`: a skip connection joins the way it left. */
import { shown } from "../base/errors";
import { checkNames, type Kind, NO_TENSORS, single } from "./kind";
import { refused, sameShape } from "./operation";

/** The sum of two or more reads of one shape. */
export const add: Kind = {
  role: "join",

  check(op, shapes) {
    checkNames(op);
    if (shapes.length < 2 || !shapes.every((shape) => sameShape(shape, shapes[0]))) {
      throw refused(op, `adds values of one shape, not of ${shown(shapes)}`);
    }
    return shapes[0];
  },

  forward: (_op, reads) => total(reads),

  straight: (_op, reads) => ({
    pull: (gradient) => reads.map(() => gradient),
    push: total,
    constant: null,
  }),

  learn: (_op, reads, _value, gradient) => ({
    reads: reads.map(() => gradient),
    tensors: NO_TENSORS,
  }),

  /** The unit at its place in each read. */
  terms: (op, unit) => op.reads.map((_, read) => single(unit, 1, read)),
};

function total([first, ...others]: readonly Float32Array[]): Float32Array {
  return first.map((value, k) => others.reduce((sum, other) => sum + other[k], value));
}
