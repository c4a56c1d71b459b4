"""`nn.LocalResponseNorm`: a value by what its neighbours among the maps are worth together.

Of A. Krizhevsky and others, ImageNet Classification with Deep Convolutional Networks, 2012.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

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

MAX_SUMS: Final = 2**32  # numbers added up in all
Wide = npt.NDArray[np.float64]


class LocalResponseNorm(Kind):
    """z / (k + alpha * mean of z^2 over `size` maps) ^ beta; the line holds what it divides by.

    Settings: size, alpha, beta, k. Maps that are not there count as 0.
    """

    role: Role = "norm"

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op, (), ("size", "alpha", "beta", "k"))
        shape = one_read(op, shapes)
        for name in ("alpha", "beta", "k"):
            op.number(name)
        if op.whole("size") < 1 or not shape:
            raise InputError(f"{op.name} has a size of {op.whole('size')}, expected 1 or more")
        if min(op.whole("size"), 2 * shape[0]) * math.prod(shape) > MAX_SUMS:
            raise InputError(f"{op.name} has a size of {op.whole('size')}, too large to show")
        return shape

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`."""
        divisor = _base(op, reads[0]) ** op.number("beta")
        return (reads[0] / divisor).astype(reads[0].dtype)

    def straight(self, op: Operation, reads: Sequence[FloatArray], value: FloatArray) -> Straight:
        """See `Kind`: what it divides by is held."""
        slope = _slope(op, reads[0][None])[0]
        return Straight(
            pull=lambda gradient: (gradient * slope,),
            push=lambda parts: parts[0] * slope,
        )

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """See `Kind`: through the neighbours, too."""
        base, beta = _base(op, reads[0]), op.number("beta")
        wide = reads[0].astype(np.float64)
        through = gradient * wide * base ** (-beta - 1)
        around = _over_maps(through[:, ::-1], op.whole("size"))[:, ::-1]
        factor = 2 * op.number("alpha") * beta
        found = gradient * base**-beta - factor * wide * around
        return Learnt((found.astype(np.float32),), {})

    def terms(self, op: Operation, unit: int, reads: Sequence[FloatArray]) -> tuple[Incoming, ...]:
        """See `Kind`: the unit at its place."""
        maps = reads[0].reshape(len(reads[0]), -1)
        channel, place = divmod(unit, maps.shape[1])
        slope = _slope(op, maps[None, :, place : place + 1])[0, channel]
        return (Incoming(0, np.array([unit]), slope),)


def _slope(op: Operation, values: FloatArray) -> FloatArray:
    slope: FloatArray = (_base(op, values) ** -op.number("beta")).astype(np.float32)
    return slope


def _base(op: Operation, values: FloatArray) -> Wide:
    """k + alpha * the mean square of the maps around each, of batches (N, C, ...)."""
    squares = values.astype(np.float64) ** 2
    return op.number("k") + op.number("alpha") * _over_maps(squares, op.whole("size"))


def _over_maps(values: Wide, size: int) -> Wide:
    """The sum over `size` maps around each, half of them before it, by `size`."""
    count = values.shape[1]
    total = np.zeros_like(values)
    for shift in range(-min(size // 2, count - 1), min((size - 1) // 2, count - 1) + 1):
        low, high = max(0, -shift), count - max(0, shift)
        total[:, low:high] += values[:, low + shift : high + shift]
    return total / size
