"""`F.elu`: z above 0, alpha * (exp(z) - 1) below."""

from typing import Any

import numpy as np
import numpy.typing as npt

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.elementwise import Elementwise
from forwardpass.operations.operation import Operation


class Elu(Elementwise):
    """Exponential linear unit (D. Clevert and others, 2015). Settings: alpha, its depth below 0."""

    settings = ("alpha",)

    def apply(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        below = np.float32(op.number("alpha")) * np.expm1(np.minimum(z, np.float32(0)))
        return np.where(z > 0, z, below)

    def secant(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`: alpha at 0, as the derivative there."""
        return np.where(z > 0, 1, op.number("alpha") * expm1_secant(z)).astype(np.float32)

    def derivative(self, op: Operation, z: FloatArray, value: FloatArray) -> FloatArray:
        """See `Elementwise`: alpha exp(z) at 0 and below."""
        below = np.float32(op.number("alpha")) * np.exp(np.minimum(z, np.float32(0)))
        return np.where(z > 0, np.float32(1), below)


def expm1_secant(z: npt.NDArray[np.floating[Any]]) -> npt.NDArray[np.float64]:
    """(exp(z) - 1) / z at 0 and below, 1 at 0 and above."""
    wide = np.minimum(z.astype(np.float64), 0)
    divisor = np.where(wide == 0, 1, wide)
    return np.where(wide == 0, 1, np.expm1(wide) / divisor)
