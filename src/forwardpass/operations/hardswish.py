"""`F.hardswish`: z times a gate that opens straight from -3 to 3."""

import numpy as np
import numpy.typing as npt

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.elementwise import Elementwise
from forwardpass.operations.operation import Operation


class Hardswish(Elementwise):
    """z * relu6(z + 3) / 6 (A. Howard and others: Searching for MobileNetV3, 2019)."""

    def apply(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return (z * hard_gate(z)).astype(z.dtype)

    def secant(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`: the gate itself."""
        return hard_gate(z).astype(np.float32)

    def derivative(self, op: Operation, z: FloatArray, value: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        inside = z.astype(np.float64) / 3 + 0.5
        return np.where(z <= -3, 0, np.where(z < 3, inside, 1)).astype(np.float32)


def hard_gate(z: FloatArray) -> npt.NDArray[np.float64]:
    """0 up to -3, 1 from 3 on, a straight line between."""
    return np.clip(z.astype(np.float64) + 3, 0, 6) / 6
