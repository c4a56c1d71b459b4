"""`x.amax(dim)`: the largest value along some axes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.kind import Incoming, IntArray, Learnt, Straight
from forwardpass.operations.operation import Operation
from forwardpass.operations.reduction import Reduction, behind, gathered, reduced, spread
from forwardpass.operations.routes import scattered


class Amax(Reduction):
    """Of equals the first is shown; in learning they share, as in PyTorch."""

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`."""
        largest: FloatArray = reads[0].max(axis=behind(op.integers("axes")))
        return largest.reshape(-1, *op.shape)

    def straight(self, op: Operation, reads: Sequence[FloatArray], value: FloatArray) -> Straight:
        """See `Kind`: it routes to the winners."""
        shape, won = reads[0].shape, _winners(op, reads[0])
        return Straight(
            pull=lambda gradient: (scattered(gradient, won[None], shape),),
            push=lambda parts: parts[0].reshape(-1)[won].reshape(op.shape),
        )

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """See `Kind`: equals share evenly."""
        read, axes = reads[0], op.integers("axes")
        largest = value.reshape(-1, *reduced(read.shape[1:], axes, keep=True))
        equal = (read == largest).astype(np.float32)
        shares = equal / equal.sum(axis=behind(axes), keepdims=True)
        return Learnt((spread(op, gradient, read.shape[1:]) * shares,), {})

    def terms(self, op: Operation, unit: int, reads: Sequence[FloatArray]) -> tuple[Incoming, ...]:
        """See `Kind`: all values it looks at, 1 for the winner."""
        units = gathered(op, unit, reads[0].shape)
        weights = np.zeros(units.size, np.float32)
        weights[int(reads[0].reshape(-1)[units].argmax())] = 1
        return (Incoming(0, units, weights),)


def _winners(op: Operation, read: FloatArray) -> IntArray:
    """Which unit of the read each unit of the value is, (units,): the first of equals."""
    axes = op.integers("axes")
    kept = [axis for axis in range(read.ndim) if axis not in axes]
    order = (*kept, *sorted(axes))
    places = np.arange(read.size).reshape(read.shape).transpose(order)
    flat = places.reshape(*places.shape[: len(kept)], -1)
    best = read.transpose(order).reshape(flat.shape).argmax(axis=-1)
    won: IntArray = np.take_along_axis(flat, best[..., None], axis=-1)
    return won.reshape(-1)
