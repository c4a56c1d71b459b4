"""`F.relu`: max(z, 0)."""

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.elementwise import Elementwise
from forwardpass.operations.operation import Operation

ZERO = np.float32(0)  # made once: making it costs as much as the maximum of a layer


class Relu(Elementwise):
    """A gate: open above 0, shut at 0 and below."""

    def apply(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return np.maximum(z, ZERO)

    def secant(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return (z > 0).astype(np.float32)

    def derivative(self, op: Operation, z: FloatArray, value: FloatArray) -> FloatArray:
        """See `Elementwise`: 0 at 0."""
        return self.secant(op, z)
