"""`torch.clamp`, `F.hardtanh`, `F.relu6`: what is too small or too large is held at a bound."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.elementwise import Elementwise
from forwardpass.operations.operation import Operation, Shape


class Clamp(Elementwise):
    """Settings: low and high, or one of them."""

    optional: tuple[str, ...] = ("low", "high")
    steep_at_bounds = True  # the derivative there is 1, else 0

    def bounds(self, op: Operation) -> tuple[float, float]:
        """The lowest and the highest value."""
        low = op.number("low") if "low" in op.settings else -math.inf
        return low, op.number("high") if "high" in op.settings else math.inf

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        shape = super().check(op, shapes)
        low, high = self.bounds(op)
        if math.isinf(low) and math.isinf(high):
            raise InputError(f"{op.name} needs a low or a high, got none")
        if low > high:
            raise InputError(f"{op.name} has low {low} above high {high}")
        return shape

    def at_zero(self, op: Operation) -> float:
        """See `Elementwise`."""
        low, high = self.bounds(op)
        return min(max(0.0, low), high)

    def apply(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        low, high = self.bounds(op)
        return np.clip(z, z.dtype.type(low), z.dtype.type(high))

    def secant(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        wide = z.astype(np.float64)
        low, high = self.bounds(op)
        risen = np.clip(wide, low, high) - self.at_zero(op)
        flat = wide == 0
        slope = np.where(flat, self._inside(op, wide), risen / np.where(flat, 1, wide))
        return slope.astype(np.float32)

    def derivative(self, op: Operation, z: FloatArray, value: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return self._inside(op, z)

    def _inside(self, op: Operation, z: npt.NDArray[np.floating[Any]]) -> FloatArray:
        low, high = self.bounds(op)
        inside = (z >= low) & (z <= high) if self.steep_at_bounds else (z > low) & (z < high)
        return inside.astype(np.float32)


class Hardtanh(Clamp):
    """`F.hardtanh`. Settings: low, high."""

    settings = ("low", "high")
    optional = ()
    steep_at_bounds = False


class Relu6(Clamp):
    """`F.relu6`: a ReLU that ends at 6."""

    optional = ()
    steep_at_bounds = False

    def bounds(self, op: Operation) -> tuple[float, float]:
        """See `Clamp`."""
        return 0.0, 6.0
