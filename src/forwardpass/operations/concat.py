"""`torch.cat`: values side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.kind import Incoming, Kind, Learnt, Role, Straight, check_names
from forwardpass.operations.operation import Operation, Shape


class Concat(Kind):
    """Settings: axis, of the example and from 0, along which the reads follow one another."""

    role: Role = "join"

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op, (), ("axis",))
        axis = op.whole("axis")
        others = {(*shape[:axis], *shape[axis + 1 :]) for shape in shapes}
        if len(others) != 1 or any(axis >= len(shape) for shape in shapes):
            found = ", ".join(map(str, shapes))
            raise InputError(f"{op.name} cannot join {found or 'nothing'} along axis {axis}")
        first = shapes[0]
        return (*first[:axis], sum(shape[axis] for shape in shapes), *first[axis + 1 :])

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`."""
        return np.concatenate(reads, axis=op.whole("axis") + 1)

    def straight(self, op: Operation, reads: Sequence[FloatArray], value: FloatArray) -> Straight:
        """See `Kind`: it is straight by itself."""
        shapes = [read.shape for read in reads]
        return Straight(
            pull=lambda gradient: _parted(op, gradient, shapes),
            push=lambda parts: np.concatenate(parts, axis=op.whole("axis")),
        )

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """See `Kind`."""
        return Learnt(_parted(op, gradient, [read.shape[1:] for read in reads]), {})

    def terms(self, op: Operation, unit: int, reads: Sequence[FloatArray]) -> tuple[Incoming, ...]:
        """See `Kind`: the one unit of the one read that stands at its place."""
        axis = op.whole("axis")
        at = [int(k) for k in np.unravel_index(unit, op.shape)]
        for number, read in enumerate(reads):
            if at[axis] < read.shape[axis]:
                place = int(np.ravel_multi_index(tuple(at), read.shape))
                return (Incoming(number, np.array([place]), np.ones(1, np.float32)),)
            at[axis] -= read.shape[axis]
        raise IndexError(f"{op.name} has no unit {unit}")


def _parted(op: Operation, gradient: FloatArray, shapes: Sequence[Shape]) -> tuple[FloatArray, ...]:
    axis = op.whole("axis")
    ends = list(accumulate(shape[axis] for shape in shapes))
    return tuple(np.split(gradient, ends[:-1], axis=axis + 1))
