/** `mean`, `sum` and `amax` over axes: each unit is made of the numbers along them. */
import { made } from "../base/arrays";
import { shown } from "../base/errors";
import { checkNames, type Kind, kept, NO_TENSORS, oneRead } from "./kind";
import { flagOf, integersOf, type Operation, refused, type Shape } from "./operation";
import { listed, placesOf, returned, strides, taken } from "./places";
import { largestOf, oneOf } from "./pool";

/** What each unit reads: `units`, moved by where its own begin. */
interface Rows {
  readonly units: Int32Array;
  readonly begins: Int32Array;
}

const rowsOf = kept((op, [shape]): Rows => {
  const axes = integersOf(op, "axes");
  const steps = strides(shape);
  const along = (chosen: boolean): Int32Array =>
    placesOf(
      shape.flatMap((size, k) =>
        axes.includes(k) === chosen ? [listed(size, (n) => n * steps[k])] : [],
      ),
    );
  return { units: along(true), begins: along(false) };
});

/** Settings: axes of the example, from 0; keep, whether they stay with size 1. */
function check(op: Operation, shapes: readonly Shape[]): Shape {
  checkNames(op, ["axes", "keep"]);
  const shape = oneRead(op, shapes);
  const axes = integersOf(op, "axes");
  const known = axes.every((axis, k) => axis < shape.length && axes.indexOf(axis) === k);
  if (axes.length === 0 || !known) {
    throw refused(op, "axesOf", shown(axes), shown(shape));
  }
  const keep = flagOf(op, "keep");
  if (!keep && axes.length === shape.length) throw refused(op, "noAxis");
  return shape.flatMap((size, k) => (axes.includes(k) ? (keep ? [1] : []) : [size]));
}

function total(weigh: (count: number) => number): Kind {
  const push = ({ units, begins }: Rows, read: Float32Array): Float32Array => {
    const weight = weigh(units.length);
    return made(begins.length, (unit) => {
      let sum = 0;
      for (let k = 0; k < units.length; k++) sum += read[begins[unit] + units[k]];
      return sum * weight;
    });
  };
  const pull = ({ units, begins }: Rows, gradient: Float32Array): Float32Array => {
    const result = new Float32Array(begins.length * units.length);
    const weight = weigh(units.length);
    for (let unit = 0; unit < begins.length; unit++) {
      const slope = gradient[unit] * weight;
      for (let k = 0; k < units.length; k++) result[begins[unit] + units[k]] = slope;
    }
    return result;
  };
  return {
    role: "pool",
    check,
    forward: (op, [read], shapes) => push(rowsOf(op, shapes), read),

    straight: (op, _reads, _value, shapes) => ({
      pull: (gradient) => [pull(rowsOf(op, shapes), gradient)],
      push: ([part]) => push(rowsOf(op, shapes), part),
      constant: null,
    }),

    learn: (op, _reads, _value, gradient, shapes) => ({
      reads: [pull(rowsOf(op, shapes), gradient)],
      tensors: NO_TENSORS,
    }),

    terms(op, unit, _reads, shapes) {
      const { units, begins } = rowsOf(op, shapes);
      const weights = new Float32Array(units.length).fill(weigh(units.length));
      return [{ read: 0, units, shift: begins[unit], weights }];
    },
  };
}

export const sum = total(() => 1);
export const mean = total((count) => 1 / count);

/** The first of equals is passed on; what is learnt they share, as in PyTorch. */
export const amax: Kind = {
  role: "pool",
  check,
  forward: (op, [read], shapes) => taken(read, winners(rowsOf(op, shapes), read)),

  straight(op, [read], _value, shapes) {
    const won = winners(rowsOf(op, shapes), read);
    return {
      pull: (gradient) => [returned(gradient, won, read.length)],
      push: ([part]) => taken(part, won),
      constant: null,
    };
  },

  learn(op, [read], value, gradient, shapes) {
    const { units, begins } = rowsOf(op, shapes);
    const result = new Float32Array(read.length);
    begins.forEach((begin, unit) => {
      const equal = units.filter((place) => read[begin + place] === value[unit]);
      for (const place of equal) result[begin + place] = gradient[unit] / equal.length;
    });
    return { reads: [result], tensors: NO_TENSORS };
  },

  terms(op, unit, [read], shapes) {
    const { units, begins } = rowsOf(op, shapes);
    const weights = oneOf(units.length, largestOf(read, units, begins[unit]));
    return [{ read: 0, units, shift: begins[unit], weights }];
  },
};

const winners = ({ units, begins }: Rows, read: Float32Array): Int32Array =>
  begins.map((begin) => begin + units[largestOf(read, units, begin)]);
