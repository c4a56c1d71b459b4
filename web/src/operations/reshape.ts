/** `flatten`, `view`, `reshape`, `squeeze`, ...: the same numbers in another shape. */
import { shown } from "../base/errors";
import { checkNames, type Kind, NO_TENSORS, oneRead, single } from "./kind";
import { refused, sizeOf } from "./operation";

/** Keeps the order of the numbers, so that nothing moves; `Operation.shape` is the new shape. */
export const reshape: Kind = {
  role: "reshape",

  check(op, shapes) {
    checkNames(op);
    const shape = oneRead(op, shapes);
    if (sizeOf(shape) !== sizeOf(op.shape)) {
      throw refused(op, "reshapes", shown(op.shape), shown(shape));
    }
    return op.shape;
  },

  forward: (_op, [read]) => read,
  straight: () => ({ pull: (gradient) => [gradient], push: ([part]) => part, constant: null }),
  learn: (_op, _reads, _value, gradient) => ({ reads: [gradient], tensors: NO_TENSORS }),
  terms: (_op, unit) => [single(unit)],
};
