/**
 * What puts numbers in other places: `F.pad` with a constant, slices of tensors, `permute` and
 * `transpose`. Each unit is a number of what is read, or the constant.
 */
import { shown } from "../base/errors";
import { checkNames, type Kind, kept, NO_TENSORS, oneRead, single } from "./kind";
import { integersOf, numberOf, type Operation, refused, type Shape } from "./operation";
import { listed, NOWHERE, placesOf, returned, strides, taken } from "./places";

interface Moving {
  readonly settings: readonly string[];
  /** The shape of the result. Throws InputError. */
  check(op: Operation, shape: Shape): Shape;
  /** Where along each axis of the result its numbers come from, in strides of what is read. */
  axes(op: Operation, shape: Shape): readonly (readonly number[])[];
  /** What is in the places that come from nowhere. */
  fill?(op: Operation): number;
}

function moved({ settings, check, axes, fill }: Moving): Kind {
  const placesIn = kept((op, [shape]) => placesOf(axes(op, shape)));
  const filled = (op: Operation, values: Float32Array, places: Int32Array): Float32Array => {
    const value = fill?.(op) ?? 0;
    return value === 0 ? values : values.map((each, k) => (places[k] < 0 ? value : each));
  };
  return {
    role: "reshape",

    check(op, shapes) {
      checkNames(op, settings);
      return check(op, oneRead(op, shapes));
    },

    forward(op, [read], shapes) {
      const places = placesIn(op, shapes);
      return filled(op, taken(read, places), places);
    },

    straight(op, [read], _value, shapes) {
      const places = placesIn(op, shapes);
      return {
        pull: (gradient) => [returned(gradient, places, read.length)],
        push: ([part]) => taken(part, places),
        get constant() {
          return fill?.(op) ? filled(op, new Float32Array(places.length), places) : null;
        },
      };
    },

    learn: (op, [read], _value, gradient, shapes) => ({
      reads: [returned(gradient, placesIn(op, shapes), read.length)],
      tensors: NO_TENSORS,
    }),

    terms(op, unit, _reads, shapes) {
      const place = placesIn(op, shapes)[unit];
      return place < 0 ? [] : [single(place)];
    },
  };
}

/** Settings: padding, begin and end of each axis; value, which is put there. */
export const pad = moved({
  settings: ["padding", "value"],
  check(op, shape) {
    const padding = integersOf(op, "padding", 2 * shape.length);
    numberOf(op, "value");
    return shape.map((size, k) => padding[2 * k] + size + padding[2 * k + 1]);
  },
  axes(op, shape) {
    const padding = integersOf(op, "padding", 2 * shape.length);
    return strides(shape).map((step, k) =>
      listed(op.shape[k], (n) => {
        const at = n - padding[2 * k];
        return at >= 0 && at < shape[k] ? at * step : NOWHERE;
      }),
    );
  },
  fill: (op) => numberOf(op, "value"),
});

/** Settings: starts and steps, by axis. Its shape says how many are taken. */
export const slice = moved({
  settings: ["starts", "steps"],
  check(op, shape) {
    const starts = integersOf(op, "starts", shape.length);
    const steps = integersOf(op, "steps", shape.length, 1);
    const within = (size: number, k: number): boolean =>
      starts[k] + (op.shape[k] - 1) * steps[k] < size;
    if (op.shape.length !== shape.length || !shape.every(within)) {
      throw refused(op, "takesBeyond", shown(op.shape), shown(shape));
    }
    return op.shape;
  },
  axes(op, shape) {
    const starts = integersOf(op, "starts", shape.length);
    const steps = integersOf(op, "steps", shape.length, 1);
    return strides(shape).map((step, k) =>
      listed(op.shape[k], (n) => (starts[k] + n * steps[k]) * step),
    );
  },
});

/** Setting: order, which axis of what is read each axis is. */
export const permute = moved({
  settings: ["order"],
  check(op, shape) {
    const order = integersOf(op, "order", shape.length);
    if (!shape.every((_, k) => order.includes(k))) {
      throw refused(op, "orderOf", shown(order), shown(shape));
    }
    return order.map((axis) => shape[axis]);
  },
  axes(op, shape) {
    const steps = strides(shape);
    return integersOf(op, "order").map((axis) => listed(shape[axis], (n) => n * steps[axis]));
  },
});
