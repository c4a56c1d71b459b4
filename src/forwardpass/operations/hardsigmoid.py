"""`F.hardsigmoid`: 0 up to -3, 1 from 3 on, a straight line between."""

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.elementwise import Elementwise
from forwardpass.operations.hardswish import hard_gate
from forwardpass.operations.operation import Operation


class Hardsigmoid(Elementwise):
    """A sigmoid of three straight lines."""

    def at_zero(self, op: Operation) -> float:
        """See `Elementwise`."""
        return 0.5

    def apply(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return hard_gate(z).astype(z.dtype)

    def secant(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`: 1/6 between the bends, then less."""
        wide = np.abs(z.astype(np.float64))
        return (0.5 / np.maximum(wide, 3)).astype(np.float32)

    def derivative(self, op: Operation, z: FloatArray, value: FloatArray) -> FloatArray:
        """See `Elementwise`: 0 at the bends."""
        return ((z > -3) & (z < 3)).astype(np.float32) / np.float32(6)
