/** `F.silu`, also called Swish: z times its own sigmoid. */
import { elementwise } from "./elementwise";
import { logistic } from "./sigmoid";

export const silu = elementwise({
  value: (z) => z * logistic(z),
  secant: logistic,
  derivative(z) {
    const closing = logistic(-z);
    return logistic(z) * (closing === 0 ? 1 : 1 + z * closing);
  },
});
