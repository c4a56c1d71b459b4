"""`a - b`: the first read less the second."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.broadcast import aligned, common, place_in, unspread
from forwardpass.operations.kind import Incoming, Kind, Learnt, Role, Straight, check_names
from forwardpass.operations.operation import Operation, Shape


class Sub(Kind):
    """The first read less the second, a smaller one spread over the larger."""

    role: Role = "join"

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op)
        return common(op, shapes, 2, 2)

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`."""
        first, second = aligned(reads)
        return first - second

    def straight(self, op: Operation, reads: Sequence[FloatArray], value: FloatArray) -> Straight:
        """See `Kind`: it is straight by itself."""
        first, second = (read.shape for read in reads)
        return Straight(
            pull=lambda gradient: (unspread(gradient, first), unspread(-gradient, second)),
            push=lambda parts: parts[0] - parts[1],
        )

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """See `Kind`."""
        first, second = (read.shape[1:] for read in reads)
        return Learnt((unspread(gradient, first), unspread(-gradient, second)), {})

    def terms(self, op: Operation, unit: int, reads: Sequence[FloatArray]) -> tuple[Incoming, ...]:
        """See `Kind`: the unit at its place in each read."""
        return tuple(
            Incoming(
                number,
                np.array([place_in(unit, op.shape, read.shape)]),
                np.full(1, 1 - 2 * number, np.float32),
            )
            for number, read in enumerate(reads)
        )
