"""`F.celu`: z above 0, alpha * (exp(z / alpha) - 1) below."""

from collections.abc import Sequence

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.elementwise import Elementwise
from forwardpass.operations.elu import expm1_secant
from forwardpass.operations.operation import Operation, Shape


class Celu(Elementwise):
    """Of J. Barron: Continuously Differentiable Exponential Linear Units, 2017.

    Settings: alpha, its depth below 0.
    """

    settings = ("alpha",)

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        shape = super().check(op, shapes)
        if op.number("alpha") <= 0:
            raise InputError(f"{op.name} has alpha {op.number('alpha')}, expected more than 0")
        return shape

    def apply(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        alpha = z.dtype.type(op.number("alpha"))
        return np.where(z > 0, z, alpha * np.expm1(np.minimum(z, np.float32(0)) / alpha))

    def secant(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        below = expm1_secant(z.astype(np.float64) / op.number("alpha"))
        return np.where(z > 0, 1, below).astype(np.float32)

    def derivative(self, op: Operation, z: FloatArray, value: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        below = np.minimum(z.astype(np.float64), 0) / op.number("alpha")
        return np.where(z > 0, 1, np.exp(below)).astype(np.float32)
