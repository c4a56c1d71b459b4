"""Windows that slide over a picture: where each one lies, and how many there are.

A series is a picture of one row. The rules of size are PyTorch's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.kind import IntArray
from forwardpass.operations.operation import Operation, Shape

MAX_TAPS: Final = 2**24  # places in all windows along one axis, and values along it with padding


class Axis(NamedTuple):
    """The windows along one axis: `number` of them, each with `kernel` taps."""

    size: int  # values along the axis, without padding
    kernel: int
    stride: int = 1
    begin: int = 0  # padding before the first value
    end: int = 0
    dilation: int = 1
    number: int = 1  # of windows

    @property
    def reach(self) -> int:
        """How many places a window covers from its first tap to its last."""
        return self.dilation * (self.kernel - 1) + 1

    @property
    def needed(self) -> int:
        """How many places, padding included, all windows cover."""
        return (self.number - 1) * self.stride + self.reach


Axes = tuple[Axis, Axis]
ONE_ROW: Final = Axis(1, 1)


def lifted(shape: Shape) -> tuple[int, int, int]:
    """A shape (C, L) or (C, H, W) as (C, H, W)."""
    return (shape[0], 1, shape[1]) if len(shape) == 2 else (shape[0], shape[1], shape[2])


def pictures(values: FloatArray, shape: Shape) -> FloatArray:
    """Values (N, *shape) as (N, C, H, W)."""
    return values.reshape(-1, *lifted(shape))


def windows_of(
    op: Operation, shape: Shape, kernel: Sequence[int], *, ceil_mode: bool = False
) -> Axes:
    """The windows of an operation with stride, padding and perhaps dilation over (C, *positions).

    Raises `InputError` for settings that do not fit.
    """
    check_positions(op, shape, len(kernel))
    stride = op.integers("stride", len(kernel))
    padding = op.integers("padding", 2 * len(kernel))
    dilation = op.integers("dilation", len(kernel)) if "dilation" in op.settings else (1,) * 2
    for name, values in (("kernel", kernel), ("stride", stride), ("dilation", dilation)):
        if min(values) < 1:
            raise InputError(f"{op.name} has a {name} of {min(values)}, expected 1 or more")
    found = tuple(
        _axis(op, Axis(size, *rest), ceil_mode)
        for size, *rest in zip(
            shape[1:], kernel, stride, padding[::2], padding[1::2], dilation, strict=False
        )
    )
    return (ONE_ROW, found[0]) if len(found) == 1 else (found[0], found[1])


def check_positions(op: Operation, shape: Shape, axes: int) -> None:
    """Refuse what is not channels with a row or a picture each. Raises `InputError`."""
    if len(shape) != axes + 1:
        wanted = "(channels, length)" if axes == 1 else "(channels, height, width)"
        raise InputError(f"{op.name} is a {op.kind} and reads shape {shape}, expected {wanted}")


def _axis(op: Operation, axis: Axis, ceil_mode: bool) -> Axis:
    room = axis.size + axis.begin + axis.end - axis.reach
    count = (room + axis.stride - 1 if ceil_mode else room) // axis.stride + 1
    if ceil_mode and (count - 1) * axis.stride >= axis.size + axis.begin:
        count -= 1  # no window begins in the padding behind the last value
    if count < 1:
        raise InputError(
            f"{op.name} has a kernel that covers {axis.reach} values, "
            f"more than the {axis.size + axis.begin + axis.end} that there are with padding"
        )
    if max(count * axis.kernel, axis.size + axis.begin + axis.end) > MAX_TAPS:
        raise InputError(f"{op.name} has windows that are too large or too many to show")
    return axis._replace(number=count)


def check_padding(op: Operation, axes: Axes) -> None:
    """Refuse padding in which a whole window of a pool could lie. Raises `InputError`."""
    for axis in axes:
        if max(axis.begin, axis.end) > axis.reach // 2:
            raise InputError(
                f"{op.name} has a padding of {max(axis.begin, axis.end)}, "
                f"more than half of the {axis.reach} values that a window covers"
            )


@lru_cache(maxsize=256)
def taps(axis: Axis) -> tuple[IntArray, IntArray]:
    """Where the taps of each window lie, (count, kernel), and which lie on values: 1, else 0."""
    at = np.arange(axis.number)[:, None] * axis.stride + np.arange(axis.kernel) * axis.dilation
    at -= axis.begin
    inside = ((at >= 0) & (at < axis.size)).astype(np.int64)
    at.setflags(write=False)
    inside.setflags(write=False)
    return at, inside


def adaptive(op: Operation, shape: Shape, axes: int) -> tuple[IntArray, ...]:
    """Where windows begin and end so that there are as many as `size` says, by axis, (2, count).

    Raises `InputError` for sizes that do not fit.
    """
    check_positions(op, shape, axes)
    wanted = op.integers("size", axes)
    for count, size in zip(wanted, shape[1:], strict=True):
        if count < 1:
            raise InputError(f"{op.name} has a size of {count}, expected 1 or more")
        if count + size > MAX_TAPS:
            raise InputError(f"{op.name} has windows that are too large or too many to show")
    found = [
        np.stack([at * size // count, -(-(at + 1) * size // count)])
        for count, size in zip(wanted, shape[1:], strict=True)
        for at in (np.arange(count),)
    ]
    return (np.array([[0], [1]]), found[0]) if axes == 1 else (found[0], found[1])
