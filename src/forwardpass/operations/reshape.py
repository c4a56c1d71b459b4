"""`flatten`, `view`, `reshape`, `squeeze`, ...: the same numbers in another shape."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.kind import (
    Incoming,
    Kind,
    Learnt,
    Role,
    Straight,
    check_names,
    one_read,
)
from forwardpass.operations.operation import Operation, Shape


class Reshape(Kind):
    """Keeps the order of the numbers; `Operation.shape` is the new shape."""

    role: Role = "reshape"

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op)
        shape = one_read(op, shapes)
        if math.prod(shape) != math.prod(op.shape):
            raise InputError(f"{op.name} cannot make shape {op.shape} of {shape}")
        return op.shape

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`."""
        return reads[0].reshape(-1, *op.shape)

    def straight(self, op: Operation, reads: Sequence[FloatArray], value: FloatArray) -> Straight:
        """See `Kind`."""
        shape = reads[0].shape
        return Straight(
            pull=lambda gradient: (gradient.reshape(-1, *shape),),
            push=lambda parts: parts[0].reshape(op.shape),
        )

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """See `Kind`."""
        return Learnt((gradient.reshape(reads[0].shape),), {})

    def terms(self, op: Operation, unit: int, reads: Sequence[FloatArray]) -> tuple[Incoming, ...]:
        """See `Kind`: the one unit that stands at its place."""
        return (Incoming(0, np.array([unit]), np.ones(1, np.float32)),)
