"""`permute`, `transpose`, `movedim`: the axes in another order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.kind import check_names, one_read
from forwardpass.operations.operation import Operation, Shape
from forwardpass.operations.rearrangement import Rearrangement


class Permute(Rearrangement):
    """Settings: order, which axis of the read stands at each place."""

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op, (), ("order",))
        shape = one_read(op, shapes)
        order = op.integers("order", len(shape))
        if sorted(order) != list(range(len(shape))):
            raise InputError(f"{op.name} has order {order!r:.60}, which is none of shape {shape}")
        return tuple(shape[axis] for axis in order)

    def moved(self, op: Operation, values: FloatArray) -> FloatArray:
        """See `Rearrangement`."""
        return values.transpose(0, *(axis + 1 for axis in op.integers("order")))

    def back(self, op: Operation, gradient: FloatArray, shape: Shape) -> FloatArray:
        """See `Rearrangement`."""
        return gradient.transpose(0, *(int(k) + 1 for k in np.argsort(op.integers("order"))))

    def source(self, op: Operation, place: tuple[int, ...]) -> tuple[int, ...]:
        """See `Rearrangement`."""
        return tuple(place[int(k)] for k in np.argsort(op.integers("order")))
