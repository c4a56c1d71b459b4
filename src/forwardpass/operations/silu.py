"""`F.silu`, also called swish: z times the logistic function of z."""

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.elementwise import Elementwise
from forwardpass.operations.operation import Operation
from forwardpass.operations.sigmoid import logistic


class Silu(Elementwise):
    """A gate that opens smoothly."""

    def apply(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return (z * logistic(z.astype(np.float64))).astype(z.dtype)

    def secant(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`: the gate itself."""
        return logistic(z.astype(np.float64)).astype(np.float32)

    def derivative(self, op: Operation, z: FloatArray, value: FloatArray) -> FloatArray:
        """See `Elementwise`: the gate, and z times its own slope g (1 - g)."""
        wide = z.astype(np.float64)
        gate = logistic(wide)
        return (gate * (1 + wide * (1 - gate))).astype(np.float32)
