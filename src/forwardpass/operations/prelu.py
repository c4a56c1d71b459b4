"""`nn.PReLU`: z above 0, a learnt slope * z below."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.elementwise import Elementwise
from forwardpass.operations.kind import Incoming, Learnt
from forwardpass.operations.operation import Operation, Shape


class Prelu(Elementwise):
    """Tensors: weight, the slope below 0, (1,) or one for every map (C,)."""

    tensors = ("weight",)

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        shape, weight = super().check(op, shapes), op.tensors.get("weight")
        if weight is None or weight.shape not in ((1,), shape[:1]):
            found = "none" if weight is None else f"{weight.shape}"
            raise InputError(f"{op.name} needs a weight of shape (1,) or {shape[:1]}, got {found}")
        return shape

    def apply(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return z * self.secant(op, z)

    def secant(self, op: Operation, z: FloatArray) -> FloatArray:
        """See `Elementwise`: the slope at 0, too."""
        return np.where(z > 0, np.float32(1), _slopes(op))

    def derivative(self, op: Operation, z: FloatArray, value: FloatArray) -> FloatArray:
        """See `Elementwise`."""
        return self.secant(op, z)

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """See `Kind`: of the slopes, too."""
        below = gradient * np.minimum(reads[0], np.float32(0))
        others = (0, *range(2, below.ndim))
        weight = below.sum(axis=others)
        if op.tensors["weight"].shape != weight.shape:
            weight = weight.sum(keepdims=True)
        found = super().learn(op, reads, value, gradient)
        return Learnt(found.reads, {"weight": weight})

    def terms(self, op: Operation, unit: int, reads: Sequence[FloatArray]) -> tuple[Incoming, ...]:
        """See `Kind`: the unit at its place."""
        at = np.unravel_index(unit, op.shape)
        slope = np.broadcast_to(_slopes(op), op.shape)[at] if reads[0][at] <= 0 else 1
        return (Incoming(0, np.array([unit]), np.full(1, slope, np.float32)),)


def _slopes(op: Operation) -> FloatArray:
    """The slope below 0 as it stands beside a value."""
    return op.tensors["weight"].reshape(-1, *(1,) * (len(op.shape) - 1))
