"""`torch.tanh`."""

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.elementwise import Elementwise
from forwardpass.operations.operation import Operation


class Tanh(Elementwise):
    """The hyperbolic tangent."""

    def apply(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return np.tanh(z)

    def secant(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`: tanh(z) / z."""
        return tanh_secant(z)

    def derivative(self, op: Operation, z: FloatArray, value: FloatArray) -> FloatArray:
        """See `Elementwise`: 1 - tanh(z)^2."""
        return 1 - value * value


def tanh_secant(z: FloatArray) -> FloatArray:
    """tanh(z) / z, 1 at 0, worked out in float64."""
    wide = z.astype(np.float64)
    divisor = np.where(wide == 0, 1, wide)
    return np.where(wide == 0, 1, np.tanh(divisor) / divisor).astype(np.float32)
