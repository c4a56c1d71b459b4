"""`a + b`: a skip connection joins the way it left."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.broadcast import aligned, common, place_in, unspread
from forwardpass.operations.kind import Incoming, Kind, Learnt, Role, Straight, check_names
from forwardpass.operations.operation import Operation, Shape


class Add(Kind):
    """The sum of two or more reads, a smaller one spread over the larger."""

    role: Role = "join"

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op)
        return common(op, shapes, 2)

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`."""
        first, second, *others = aligned(reads)
        total = first + second
        for more in others:
            total = total + more
        return total

    def straight(self, op: Operation, reads: Sequence[FloatArray], value: FloatArray) -> Straight:
        """See `Kind`: it is straight by itself."""
        shapes = [read.shape for read in reads]
        return Straight(
            pull=lambda gradient: tuple(unspread(gradient, shape) for shape in shapes),
            push=lambda parts: sum(parts[1:], parts[0]),
        )

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """See `Kind`."""
        return Learnt(tuple(unspread(gradient, read.shape[1:]) for read in reads), {})

    def terms(self, op: Operation, unit: int, reads: Sequence[FloatArray]) -> tuple[Incoming, ...]:
        """See `Kind`: the unit at its place in each read."""
        one = np.ones(1, np.float32)
        return tuple(
            Incoming(number, np.array([place_in(unit, op.shape, read.shape)]), one)
            for number, read in enumerate(reads)
        )
