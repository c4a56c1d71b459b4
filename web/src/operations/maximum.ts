/** `torch.maximum`: of every unit the largest of the reads, the first of equals. */
import { shown } from "../base/errors";
import { checkNames, type Kind, NO_TENSORS, single } from "./kind";
import { refused, sameShape } from "./operation";

/** Of two or more reads of one shape. Equal ones share what is learnt, as in PyTorch. */
export const maximum: Kind = {
  role: "join",

  check(op, shapes) {
    checkNames(op);
    if (shapes.length < 2 || !shapes.every((shape) => sameShape(shape, shapes[0]))) {
      throw refused(op, "comparesShapes", shown(shapes));
    }
    return shapes[0];
  },

  forward: (_op, reads) => reads[0].map((_, k) => reads[winner(reads, k)][k]),

  straight: (_op, reads) => ({
    pull: (gradient) =>
      reads.map((_, n) => gradient.map((g, k) => (winner(reads, k) === n ? g : 0))),
    push: (parts) => parts[0].map((_, k) => parts[winner(reads, k)][k]),
    constant: null,
  }),

  learn(_op, reads, value, gradient) {
    const equals = (k: number): number => reads.filter((read) => read[k] === value[k]).length;
    const shares = gradient.map((g, k) => g / equals(k));
    return {
      reads: reads.map((read) => shares.map((g, k) => (read[k] === value[k] ? g : 0))),
      tensors: NO_TENSORS,
    };
  },

  terms: (_op, unit, reads) =>
    reads.map((_, n) => single(unit, winner(reads, unit) === n ? 1 : 0, n)),
};

function winner(reads: readonly Float32Array[], unit: number): number {
  let first = 0;
  for (let n = 1; n < reads.length; n++) if (reads[n][unit] > reads[first][unit]) first = n;
  return first;
}
