"""`F.mish`: z times tanh(softplus(z))."""

import numpy as np
import numpy.typing as npt

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.elementwise import Elementwise
from forwardpass.operations.operation import Operation
from forwardpass.operations.sigmoid import logistic


class Mish(Elementwise):
    """Of D. Misra: Mish: A Self Regularized Non-Monotonic Activation Function, 2019."""

    def apply(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return (z * _gate(z)).astype(z.dtype)

    def secant(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`: the gate itself."""
        return _gate(z).astype(np.float32)

    def derivative(self, op: Operation, z: FloatArray, value: FloatArray) -> FloatArray:
        """See `Elementwise`: the gate, and z times its own slope (1 - g^2) sigmoid(z)."""
        wide, gate = z.astype(np.float64), _gate(z)
        return (gate + wide * (1 - gate) * (1 + gate) * logistic(wide)).astype(np.float32)


def _gate(z: FloatArray) -> npt.NDArray[np.float64]:
    """tanh(log(1 + e)) = e (e + 2) / (e (e + 2) + 2) with e = exp(z), by exp(-z) above 0."""
    wide = z.astype(np.float64)
    n = np.exp(-np.abs(wide))
    above = (1 + 2 * n) / (1 + 2 * n + 2 * n * n)
    below = n * (n + 2) / (n * (n + 2) + 2)
    gate: npt.NDArray[np.float64] = np.where(wide > 0, above, below)
    return gate
