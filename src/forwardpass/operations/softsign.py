"""`F.softsign`: z / (1 + |z|), between -1 and 1 as tanh, which it nears more slowly."""

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.elementwise import Elementwise
from forwardpass.operations.operation import Operation


class Softsign(Elementwise):
    """z by one more than its size."""

    def apply(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        bent: FloatArray = z / (1 + np.abs(z))
        return bent

    def secant(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return (1 / (1 + np.abs(z))).astype(np.float32)

    def derivative(self, op: Operation, z: FloatArray, value: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        slope = self.secant(op, z)
        return slope * slope
