"""`nn.MaxPool1d`, `nn.MaxPool2d`: of each window the largest value, of equals the first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

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
from forwardpass.operations.remembered import remembered
from forwardpass.operations.routes import scattered
from forwardpass.operations.windows import check_padding, lifted, pictures, taps, windows_of

Numbers = TypeVar("Numbers", FloatArray, IntArray)


class Maxima(Kind):
    """The largest value of each window; subclasses say where windows lie."""

    role: Role = "pool"

    def __init__(self, axes: int) -> None:
        """A series has one axis, a picture two."""
        self.axes = axes

    def places(self, op: Operation, shape: Shape) -> tuple[IntArray, IntArray]:
        """Rows and columns that each window looks at, (count, n); some may come up again."""
        raise NotImplementedError

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`: first along the rows, then down the columns."""
        shape = reads[0].shape[1:]
        rows, columns = self.places(op, shape)
        values = pictures(reads[0], shape)
        best = _along(values, columns[:, 0])
        for at in columns.T[1:]:
            best = np.maximum(best, _along(values, at))
        across, best = best.swapaxes(2, 3), _along(best.swapaxes(2, 3), rows[:, 0])
        for at in rows.T[1:]:
            best = np.maximum(best, _along(across, at))
        return np.ascontiguousarray(best.swapaxes(2, 3)).reshape(-1, *op.shape)

    def straight(self, op: Operation, reads: Sequence[FloatArray], value: FloatArray) -> Straight:
        """See `Kind`: it routes to the winners."""
        shape = reads[0].shape
        won = self._winners(op, reads[0][None])[0]
        return Straight(
            pull=lambda gradient: (scattered(gradient, won[None], shape),),
            push=lambda parts: parts[0].reshape(-1)[won].reshape(op.shape),
        )

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """See `Kind`: the winners get everything."""
        won = self._winners(op, reads[0])
        return Learnt((scattered(gradient, won, reads[0].shape[1:]),), {})

    def terms(self, op: Operation, unit: int, reads: Sequence[FloatArray]) -> tuple[Incoming, ...]:
        """See `Kind`: its whole window, 1 for the winner."""
        shape = reads[0].shape
        _, height, width = lifted(shape)
        rows, columns = self._looked_at(op, shape)
        cell, column = divmod(unit, len(columns))
        channel, row = divmod(cell, len(rows))
        units = ((channel * height + rows[row][:, None]) * width + columns[column]).reshape(-1)
        weights = np.zeros(units.size, np.float32)
        weights[int(reads[0].reshape(-1)[units].argmax())] = 1
        return (Incoming(0, units, weights),)

    def _looked_at(self, op: Operation, shape: Shape) -> tuple[list[IntArray], list[IntArray]]:
        """The same rows and columns, each only once."""
        return _once(op, shape, self.places)

    def _winners(self, op: Operation, values: FloatArray) -> IntArray:
        """Which unit of the read each unit of the value is, (N, units): the first of its window."""
        shape = values.shape[1:]
        rows, columns = self.places(op, shape)
        channels, height, width = lifted(shape)
        start = np.zeros((len(values), channels, height, 1), np.int64)
        start += np.arange(channels)[:, None, None] * (height * width)
        start += np.arange(height)[:, None] * width
        found, at = _best(pictures(values, shape), start + np.arange(width), columns)
        found, at = _best(found.swapaxes(2, 3), at.swapaxes(2, 3), rows)
        return at.swapaxes(2, 3).reshape(len(values), -1)


@remembered
def _once(
    op: Operation,
    shape: Shape,
    places: Callable[[Operation, Shape], tuple[IntArray, IntArray]],
) -> tuple[list[IntArray], list[IntArray]]:
    rows, columns = places(op, shape)
    return [np.unique(row) for row in rows], [np.unique(column) for column in columns]


class MaxPool(Maxima):
    """Settings: kernel, stride, padding (begin and end of each axis), dilation, ceil_mode."""

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op, (), ("kernel", "stride", "padding", "dilation", "ceil_mode"))
        shape = one_read(op, shapes)
        op.integers("dilation", self.axes)
        axes = windows_of(
            op, shape, op.integers("kernel", self.axes), ceil_mode=op.flag("ceil_mode")
        )
        check_padding(op, axes)
        if not all(taps(axis)[1].any(axis=1).all() for axis in axes):
            raise InputError(f"{op.name} has a window in which there is no value")
        return (shape[0], *(axis.number for axis in axes[2 - self.axes :]))

    def places(self, op: Operation, shape: Shape) -> tuple[IntArray, IntArray]:
        """See `Maxima`; for a tap in the padding stands the first one that is not."""
        axes = windows_of(
            op, shape, op.integers("kernel", self.axes), ceil_mode=op.flag("ceil_mode")
        )
        found = []
        for at, inside in map(taps, axes):
            first = np.take_along_axis(at, inside.argmax(axis=1)[:, None], axis=1)
            found.append(np.where(inside, at, first))
        return found[0], found[1]


def _along(values: Numbers, at: IntArray) -> Numbers:
    """Values at some places of the last axis, as a view where they are evenly apart."""
    step = int(at[1] - at[0]) if at.size > 1 else 1
    even = step > 0 and (at.size < 3 or (np.diff(at) == step).all())
    found: Numbers = values[..., at[0] : at[-1] + 1 : step] if even else values[..., at]
    return found


def _best(values: FloatArray, units: IntArray, places: IntArray) -> tuple[FloatArray, IntArray]:
    """The largest value of each window along the last axis, and its unit: the first of equals."""
    best, won = _along(values, places[:, 0]), _along(units, places[:, 0])
    for at in places.T[1:]:
        other = _along(values, at)
        better = other > best
        best, won = np.where(better, other, best), np.where(better, _along(units, at), won)
    return best, won
