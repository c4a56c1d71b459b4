"""`x.sum(dim)`: all values along some axes, added up."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.kind import Incoming, Learnt, Straight
from forwardpass.operations.operation import Operation, Shape
from forwardpass.operations.reduction import Reduction, behind, gathered, spread


class Sum(Reduction):
    """Each value counts the same."""

    def share(self, op: Operation, shape: Shape) -> float:
        """What each value counts."""
        return 1.0

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`."""
        axes, share = behind(op.integers("axes")), self.share(op, reads[0].shape[1:])
        total: FloatArray = (reads[0].sum(axis=axes, dtype=np.float64) * share).astype(
            reads[0].dtype
        )
        return total.reshape(-1, *op.shape)

    def straight(self, op: Operation, reads: Sequence[FloatArray], value: FloatArray) -> Straight:
        """See `Kind`: it is straight by itself."""
        shape = reads[0].shape
        return Straight(
            pull=lambda gradient: (self._pulled(op, gradient, shape),),
            push=lambda parts: self.forward(op, [parts[0][None]])[0],
        )

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """See `Kind`."""
        return Learnt((self._pulled(op, gradient, reads[0].shape[1:]),), {})

    def terms(self, op: Operation, unit: int, reads: Sequence[FloatArray]) -> tuple[Incoming, ...]:
        """See `Kind`."""
        shape = reads[0].shape
        units = gathered(op, unit, shape)
        return (Incoming(0, units, np.full(units.size, self.share(op, shape), np.float32)),)

    def _pulled(self, op: Operation, gradient: FloatArray, shape: Shape) -> FloatArray:
        return spread(op, gradient * np.float32(self.share(op, shape)), shape)


class Mean(Sum):
    """`x.mean(dim)`: the sum by the number of values."""

    def share(self, op: Operation, shape: Shape) -> float:
        """See `Sum`."""
        return 1 / math.prod(shape[axis] for axis in op.integers("axes"))
