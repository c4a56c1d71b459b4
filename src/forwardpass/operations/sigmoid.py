"""`torch.sigmoid`: 1 / (1 + exp(-z))."""

from typing import Any, TypeVar, cast

import numpy as np
import numpy.typing as npt

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.elementwise import Elementwise
from forwardpass.operations.operation import Operation
from forwardpass.operations.tanh import tanh_secant

Floats = TypeVar("Floats", bound=npt.NDArray[np.floating[Any]])


class Sigmoid(Elementwise):
    """The logistic function."""

    def at_zero(self, op: Operation) -> float:
        """See `Elementwise`."""
        return 0.5

    def apply(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return logistic(z)

    def secant(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`, since sigmoid(z) = 1/2 + tanh(z/2) / 2."""
        return tanh_secant(z * np.float32(0.5)) * np.float32(0.25)

    def derivative(self, op: Operation, z: FloatArray, value: FloatArray) -> FloatArray:
        """See `Elementwise`: p (1 - p)."""
        return value * (1 - value)


def logistic(z: Floats) -> Floats:
    """1 / (1 + exp(-z)), in the type of z."""
    with np.errstate(over="ignore"):  # exp(-z) may reach infinity: 1 / infinity is the right 0
        return cast("Floats", 1 / (1 + np.exp(-z)))
