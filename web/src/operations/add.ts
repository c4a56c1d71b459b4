/** `a + b` and `a - b`: a skip connection joins the way it left. Reads are spread as NumPy does it. */
import { shown } from "../base/errors";
import { checkNames, type Kind, kept, NO_TENSORS, single } from "./kind";
import { type Operation, refused, type Shape, sameShape, sizeOf } from "./operation";
import { returned, spreadPlaces, spreadShape } from "./places";

/** Where each number of the result finds its own in each read; null for the same place. */
const placesIn = kept((op, shapes) =>
  shapes.map((shape) => (sameShape(shape, op.shape) ? null : spreadPlaces(op.shape, shape))),
);

const joining = (
  verb: "adds" | "subtracts",
  most: number,
  signs: (read: number) => number,
): Kind => {
  const total = (op: Operation, reads: readonly Float32Array[], shapes: readonly Shape[]) => {
    const result = new Float32Array(sizeOf(op.shape));
    placesIn(op, shapes).forEach((places, n) => {
      const [read, sign] = [reads[n], signs(n)];
      for (let k = 0; k < result.length; k++) result[k] += sign * read[places ? places[k] : k];
    });
    return result;
  };
  const backwards = (op: Operation, gradient: Float32Array, shapes: readonly Shape[]) =>
    placesIn(op, shapes).map((places, n) => {
      const signed = signs(n) > 0 ? gradient : gradient.map((g) => -g);
      return places ? returned(signed, places, sizeOf(shapes[n])) : signed;
    });
  return {
    role: "join",

    check(op, shapes) {
      checkNames(op);
      const shape = shapes.length < 2 || shapes.length > most ? null : spreadShape(shapes);
      if (!shape) throw refused(op, `${verb}Shapes`, shown(shapes));
      return shape;
    },

    forward: total,

    straight: (op, _reads, _value, shapes) => ({
      pull: (gradient) => backwards(op, gradient, shapes),
      push: (parts) => total(op, parts, shapes),
      constant: null,
    }),

    learn: (op, _reads, _value, gradient, shapes) => ({
      reads: backwards(op, gradient, shapes),
      tensors: NO_TENSORS,
    }),

    /** The unit at its place in each read. */
    terms: (op, unit, _reads, shapes) =>
      placesIn(op, shapes).map((places, n) => single(places ? places[unit] : unit, signs(n), n)),
  };
};

/** The sum of two or more reads. */
export const add = joining("adds", Number.POSITIVE_INFINITY, () => 1);

/** The first of two reads less the second. */
export const sub = joining("subtracts", 2, (read) => (read > 0 ? -1 : 1));
