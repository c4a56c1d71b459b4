/** What changes nothing: `nn.Identity`, `.contiguous()`, `.float()`. */
import type { Elementwise } from "./elementwise";
import { checkNames, NO_TENSORS, oneRead, single } from "./kind";

/** Values and gradients are handed on as they are, not copied. */
export const identity: Elementwise = {
  role: "activation",
  settings: [],
  curve: { value: (z) => z, secant: () => 1, derivative: () => 1 },

  check(op, shapes) {
    checkNames(op);
    return oneRead(op, shapes);
  },

  forward: (_op, [read]) => read,
  straight: () => ({ pull: (gradient) => [gradient], push: ([part]) => part, constant: null }),
  learn: (_op, _reads, _value, gradient) => ({ reads: [gradient], tensors: NO_TENSORS }),
  terms: (_op, unit) => [single(unit)],
};
