"""What mean, sum and amax share: they take some axes away, or keep them as one place each."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.kind import IntArray, Kind, Role, check_names, one_read
from forwardpass.operations.operation import Operation, Shape


class Reduction(Kind):
    """Settings: axes, of the example and from 0; keep, whether they stay with one place each."""

    role: Role = "pool"

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op, (), ("axes", "keep"))
        shape, axes = one_read(op, shapes), op.integers("axes")
        if not axes or len(set(axes)) != len(axes) or max(axes) >= len(shape):
            raise InputError(f"{op.name} has axes {axes!r:.60}, which shape {shape} has not")
        found = reduced(shape, axes, keep=op.flag("keep"))
        if not found:
            raise InputError(f"{op.name} makes one number of shape {shape}, expected some to stay")
        return found


def reduced(shape: Shape, axes: Sequence[int], *, keep: bool) -> Shape:
    """A shape without these axes, or with one place for each."""
    return tuple(
        1 if axis in axes else size for axis, size in enumerate(shape) if keep or axis not in axes
    )


def behind(axes: Sequence[int]) -> tuple[int, ...]:
    """Axes of the example as axes of a batch."""
    return tuple(axis + 1 for axis in axes)


def spread(op: Operation, gradient: FloatArray, shape: Shape) -> FloatArray:
    """Gradients (K, *shape of the value) at every unit of the read, (K, *shape), as a view."""
    kept = reduced(shape, op.integers("axes"), keep=True)
    return np.broadcast_to(gradient.reshape(-1, *kept), (len(gradient), *shape))


def gathered(op: Operation, unit: int, shape: Shape) -> IntArray:
    """The units of the read that one unit is made of."""
    axes = op.integers("axes")
    place = np.unravel_index(unit, reduced(shape, axes, keep=True))
    picked = tuple(slice(None) if axis in axes else int(at) for axis, at in enumerate(place))
    return np.arange(math.prod(shape)).reshape(shape)[picked].reshape(-1)
