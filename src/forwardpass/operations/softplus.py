"""`F.softplus`: log(1 + exp(beta z)) / beta, and z itself where beta z is above a threshold."""

import math
from collections.abc import Sequence

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.elementwise import Elementwise
from forwardpass.operations.operation import Operation, Shape
from forwardpass.operations.sigmoid import logistic


class Softplus(Elementwise):
    """A ReLU without a corner. Settings: beta, threshold."""

    settings = ("beta", "threshold")

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        shape = super().check(op, shapes)
        for name, least in (("beta", math.ulp(0.0)), ("threshold", 0.0)):
            if op.number(name) < least:
                more = "more than 0" if least else "0 or more"
                raise InputError(f"{op.name} has {name} {op.number(name)}, expected {more}")
        return shape

    def at_zero(self, op: Operation) -> float:
        """See `Elementwise`."""
        return math.log(2) / op.number("beta")

    def apply(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        beta, wide = op.number("beta"), z.astype(np.float64)
        u = beta * wide
        smooth = (np.maximum(u, 0) + np.log1p(np.exp(-np.abs(u)))) / beta
        return np.where(u > op.number("threshold"), wide, smooth).astype(z.dtype)

    def secant(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`: near 0 by log((1 + exp(u)) / 2) = u/2 + log(1 + 2 sinh(u/4)^2)."""
        u = op.number("beta") * z.astype(np.float64)
        divisor, near = np.where(u == 0, 1, u), np.clip(u, -1, 1)
        close = 0.5 + np.log1p(2 * np.sinh(near / 4) ** 2) / divisor
        away = np.maximum(u, 0) + np.log1p(np.exp(-np.abs(u))) - math.log(2)
        slope = np.where(np.abs(u) < 1, close, away / divisor)
        straight = (u - math.log(2)) / divisor
        return np.where(u > op.number("threshold"), straight, slope).astype(np.float32)

    def derivative(self, op: Operation, z: FloatArray, value: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        u = op.number("beta") * z.astype(np.float64)
        return np.where(u > op.number("threshold"), 1, logistic(u)).astype(np.float32)
