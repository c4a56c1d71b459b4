"""`F.leaky_relu`: z above 0, slope * z below."""

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.elementwise import Elementwise
from forwardpass.operations.operation import Operation


class LeakyRelu(Elementwise):
    """Settings: slope, the factor below 0."""

    settings = ("slope",)

    def apply(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return z * self.secant(op, z)

    def secant(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`: the slope at 0, too."""
        return np.where(z > 0, np.float32(1), np.float32(op.number("slope")))

    def derivative(self, op: Operation, z: FloatArray, value: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return self.secant(op, z)
