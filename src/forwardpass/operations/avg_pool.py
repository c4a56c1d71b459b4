"""`nn.AvgPool1d`, `nn.AvgPool2d`: of each window the mean.

A mean over a window is the mean of its rows' means: one axis after the other, each a product with
a matrix that holds the windows' shares.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.kind import (
    Incoming,
    IntArray,
    Kind,
    Learnt,
    Role,
    Straight,
    check_names,
    one_read,
)
from forwardpass.operations.operation import Operation, Shape
from forwardpass.operations.windows import Axis, check_padding, lifted, pictures, windows_of

BLOCK: Final = 64  # windows in one matrix, fewer where they lie far apart
MATRIX: Final = 2**22  # numbers in one matrix, about


class Spans(NamedTuple):
    """The windows along one axis: where each begins and ends, and what each value counts."""

    size: int  # values along the axis
    begin: IntArray  # (count,)
    end: IntArray  # (count,)
    share: FloatArray  # (count,)


class Averages(Kind):
    """The mean of each window; subclasses say where windows lie and what a value counts."""

    role: Role = "pool"

    def __init__(self, axes: int) -> None:
        """A series has one axis, a picture two."""
        self.axes = axes

    def spans(self, op: Operation, shape: Shape) -> tuple[Spans, Spans]:
        """The windows down and across."""
        raise NotImplementedError

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`."""
        shape = reads[0].shape[1:]
        down, across = self.spans(op, shape)
        rows = _summed(pictures(reads[0], shape), across)
        means = _summed(rows.swapaxes(2, 3), down).swapaxes(2, 3)
        return np.ascontiguousarray(means).reshape(-1, *op.shape)

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
        """See `Kind`: its window."""
        shape = reads[0].shape
        _, height, width = lifted(shape)
        down, across = self.spans(op, shape)
        counts = (shape[0], down.begin.size, across.begin.size)
        channel, row, column = (int(x) for x in np.unravel_index(unit, counts))
        rows = np.arange(down.begin[row], down.end[row])
        columns = np.arange(across.begin[column], across.end[column])
        units = ((channel * height + rows[:, None]) * width + columns).reshape(-1)
        share = down.share[row] * across.share[column]
        return (Incoming(0, units, np.full(units.size, share, np.float32)),)

    def _pulled(self, op: Operation, gradient: FloatArray, shape: Shape) -> FloatArray:
        down, across = self.spans(op, shape)
        field = gradient.reshape(-1, shape[0], down.begin.size, across.begin.size)
        columns = _spread(field.swapaxes(2, 3), down).swapaxes(2, 3)
        return _spread(columns, across).reshape(-1, *shape)


class AvgPool(Averages):
    """Settings: kernel, stride, padding, ceil_mode, count_include_pad, and divisor if there is one.

    Padding that counts makes windows at the border larger, not what lies behind it (ceil_mode).
    """

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        known = ("kernel", "stride", "padding", "ceil_mode", "count_include_pad", "divisor")
        check_names(op, (), known)
        shape = one_read(op, shapes)
        axes = self._axes(op, shape)
        check_padding(op, axes)
        op.flag("count_include_pad")
        if "divisor" in op.settings and op.whole("divisor") < 1:
            raise InputError(f"{op.name} has a divisor of 0, expected 1 or more")
        return (shape[0], *(axis.number for axis in axes[2 - self.axes :]))

    def spans(self, op: Operation, shape: Shape) -> tuple[Spans, Spans]:
        """See `Averages`."""
        down, across = (_span(op, axis) for axis in self._axes(op, shape))
        if "divisor" in op.settings:
            ones = np.ones_like(down.share)
            part = np.full_like(across.share, 1 / op.whole("divisor"))
            return down._replace(share=ones), across._replace(share=part)
        return down, across

    def _axes(self, op: Operation, shape: Shape) -> tuple[Axis, Axis]:
        kernel = op.integers("kernel", self.axes)
        return windows_of(op, shape, kernel, ceil_mode=op.flag("ceil_mode"))


def spans(size: int, begin: IntArray, end: IntArray, length: IntArray) -> Spans:
    """Windows whose values count 1 / length each."""
    return Spans(size, begin, end, (1 / length).astype(np.float32))


def _span(op: Operation, axis: Axis) -> Spans:
    start = np.arange(axis.number) * axis.stride - axis.begin
    begin, end = np.maximum(start, 0), np.minimum(start + axis.kernel, axis.size)
    padded = np.minimum(start + axis.kernel, axis.size + axis.end) - start
    return spans(axis.size, begin, end, padded if op.flag("count_include_pad") else end - begin)


def _matrices(along: Spans) -> Iterator[tuple[slice, slice, FloatArray]]:
    """Which windows read which values, and what these count: (windows, values), block by block."""
    count = along.begin.size
    block = max(1, min(BLOCK, math.isqrt(MATRIX * count // along.size)))
    for first in range(0, count, block):
        some = slice(first, min(first + block, count))
        begin, end = along.begin[some, None], along.end[some, None]
        low, high = int(begin.min()), int(end.max())
        at = np.arange(low, high)
        shares = np.where((at >= begin) & (at < end), along.share[some, None], np.float32(0))
        yield some, slice(low, high), shares


def _summed(values: FloatArray, along: Spans) -> FloatArray:
    """(..., size) to (..., count): every window's share of the values."""
    found = np.empty((*values.shape[:-1], along.begin.size), values.dtype)
    for some, read, shares in _matrices(along):
        found[..., some] = values[..., read] @ shares.T
    return found


def _spread(gradient: FloatArray, along: Spans) -> FloatArray:
    """(..., count) to (..., size): every value's gradient from the windows that it is in."""
    found = np.zeros((*gradient.shape[:-1], along.size), np.float32)
    for some, read, shares in _matrices(along):
        found[..., read] += gradient[..., some] @ shares
    return found
