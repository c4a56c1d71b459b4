"""`a + b`: a skip connection joins the way it left."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.kind import Incoming, Kind, Learnt, Role, Straight, check_names
from forwardpass.operations.operation import Operation, Shape


class Add(Kind):
    """The sum of two or more reads of one shape."""

    role: Role = "join"

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op)
        if len(shapes) < 2 or len(set(shapes)) != 1:
            found = ", ".join(map(str, shapes))
            raise InputError(f"{op.name} adds values of one shape, got {found or 'none'}")
        return shapes[0]

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`."""
        total = reads[0] + reads[1]
        for more in reads[2:]:
            total += more
        return total

    def straight(self, op: Operation, reads: Sequence[FloatArray], value: FloatArray) -> Straight:
        """See `Kind`: it is straight by itself."""
        return Straight(
            pull=lambda gradient: (gradient,) * len(reads),
            push=lambda parts: self.forward(op, parts),
        )

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """See `Kind`."""
        return Learnt((gradient,) * len(reads), {})

    def terms(self, op: Operation, unit: int, reads: Sequence[FloatArray]) -> tuple[Incoming, ...]:
        """See `Kind`: the unit at its place in each read."""
        one = np.ones(1, np.float32)
        return tuple(Incoming(read, np.array([unit]), one) for read in range(len(reads)))
