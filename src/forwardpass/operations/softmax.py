"""`F.softmax` and `F.log_softmax` over the classes: scores become shares of 1, or their logarithm.

Both follow the scores and end the pass. Evidence is about the scores and never goes through them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

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


class Softmax(Kind):
    """exp(z) / sum of exp(z) along the last axis."""

    role: Role = "output"

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op)
        shape = one_read(op, shapes)
        if len(shape) != 1:
            raise InputError(f"{op.name} reads shape {shape}, expected one score a class")
        return shape

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`."""
        return softmax(reads[0])[1]

    def straight(self, op: Operation, reads: Sequence[FloatArray], value: FloatArray) -> Straight:
        """Not a straight line: scores are explained, not the shares they become."""
        raise TypeError(f"{op.kind} is no straight line: evidence begins at the scores")

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """See `Kind`: p (g - sum of p g)."""
        mean = (gradient * value).sum(axis=-1, keepdims=True)
        return Learnt((value * (gradient - mean),), {})

    def terms(self, op: Operation, unit: int, reads: Sequence[FloatArray]) -> tuple[Incoming, ...]:
        """See `Kind`: not a sum."""
        return ()


class LogSoftmax(Softmax):
    """z - log of the sum of exp(z) along the last axis."""

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`."""
        shifted, total = _powers(reads[0])
        return shifted - np.log(total)

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """See `Kind`: g - p sum of g."""
        total = gradient.sum(axis=-1, keepdims=True)
        return Learnt((gradient - np.exp(value) * total,), {})


def softmax(z: FloatArray) -> tuple[FloatArray, FloatArray]:
    """log_softmax(z) and softmax(z) along the last axis, safe for large z."""
    shifted, total = _powers(z)
    return shifted - np.log(total), cast("FloatArray", np.exp(shifted) / total)


def _powers(z: FloatArray) -> tuple[FloatArray, FloatArray]:
    """z less its largest, and the sum of exp of that, along the last axis."""
    shifted: FloatArray = z - np.maximum.reduce(z, axis=-1, keepdims=True)
    total: FloatArray = np.add.reduce(np.exp(shifted), axis=-1, keepdims=True)
    return shifted, total
