"""`F.pad` with a constant: a frame around the values."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.kind import Straight, check_names, one_read
from forwardpass.operations.operation import Operation, Shape
from forwardpass.operations.rearrangement import Rearrangement


class Pad(Rearrangement):
    """Settings: padding, begin and end of every axis; value, which the frame holds."""

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op, (), ("padding", "value"))
        shape = one_read(op, shapes)
        if not np.isfinite(np.float32(op.number("value"))):
            raise InputError(f"{op.name} has value {op.number('value')}, too large for float32")
        pairs = op.integers("padding", 2 * len(shape))
        return tuple(map(sum, zip(shape, pairs[::2], pairs[1::2], strict=True)))

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`."""
        return self._framed(op, reads[0], op.number("value"))

    def straight(self, op: Operation, reads: Sequence[FloatArray], value: FloatArray) -> Straight:
        """See `Kind`: the frame is its constant."""
        line, frame = super().straight(op, reads, value), op.number("value")
        if not frame:
            return line
        nothing = np.zeros((1, *reads[0].shape), np.float32)
        return Straight(line.pull, line.push, self._framed(op, nothing, frame)[0])

    def moved(self, op: Operation, values: FloatArray) -> FloatArray:
        """See `Rearrangement`."""
        return self._framed(op, values, 0.0)

    def back(self, op: Operation, gradient: FloatArray, shape: Shape) -> FloatArray:
        """See `Rearrangement`."""
        return gradient[_inside(op, shape)]

    def source(self, op: Operation, place: tuple[int, ...]) -> tuple[int, ...]:
        """See `Rearrangement`."""
        begins = op.integers("padding")[::2]
        return tuple(k - begin for k, begin in zip(place, begins, strict=True))

    def _framed(self, op: Operation, values: FloatArray, frame: float) -> FloatArray:
        found = np.full((len(values), *op.shape), frame, values.dtype)
        found[_inside(op, values.shape[1:])] = values
        return found


def _inside(op: Operation, shape: Shape) -> tuple[slice, ...]:
    """The values within the frame, behind a batch axis."""
    begins = op.integers("padding")[::2]
    ends = (slice(begin, begin + size) for begin, size in zip(begins, shape, strict=True))
    return (slice(None), *ends)
