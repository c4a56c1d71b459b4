"""What changes nothing: `nn.Identity`, `.contiguous()`, `.float()`."""

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.elementwise import Elementwise
from forwardpass.operations.operation import Operation


class Identity(Elementwise):
    """f(z) = z."""

    def apply(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return z

    def secant(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return np.ones_like(z)

    def derivative(self, op: Operation, z: FloatArray, value: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return np.ones_like(z)
