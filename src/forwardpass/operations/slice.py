"""`x[:, a:b:c]`, `narrow`, `select`, `chunk`: some of the values."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.kind import check_names, one_read
from forwardpass.operations.operation import Operation, Shape
from forwardpass.operations.rearrangement import Rearrangement


class Slice(Rearrangement):
    """Settings: starts and steps, one for each axis; `Operation.shape` says how many are taken."""

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op, (), ("starts", "steps"))
        shape = one_read(op, shapes)
        starts, steps = op.integers("starts", len(shape)), op.integers("steps", len(shape))
        fits = len(op.shape) == len(shape) and all(
            step >= 1 and count >= 1 and start + (count - 1) * step < size
            for start, step, count, size in zip(starts, steps, op.shape, shape, strict=True)
        )
        if not fits:
            raise InputError(
                f"{op.name} cannot take shape {op.shape} from {starts!r:.60} on "
                f"in steps {steps!r:.60} out of shape {shape}"
            )
        return op.shape

    def moved(self, op: Operation, values: FloatArray) -> FloatArray:
        """See `Rearrangement`."""
        return values[_taken(op)]

    def back(self, op: Operation, gradient: FloatArray, shape: Shape) -> FloatArray:
        """See `Rearrangement`."""
        found = np.zeros((len(gradient), *shape), np.float32)
        found[_taken(op)] = gradient
        return found

    def source(self, op: Operation, place: tuple[int, ...]) -> tuple[int, ...]:
        """See `Rearrangement`."""
        starts, steps = op.integers("starts"), op.integers("steps")
        return tuple(start + k * step for start, k, step in zip(starts, place, steps, strict=True))


def _taken(op: Operation) -> tuple[slice, ...]:
    """The values that are taken, behind a batch axis."""
    settings = zip(op.integers("starts"), op.integers("steps"), op.shape, strict=True)
    slices = (slice(start, start + (n - 1) * step + 1, step) for start, step, n in settings)
    return (slice(None), *slices)
