"""`nn.Conv1d`, `nn.Conv2d`: a kernel of weights slides over the picture; each place is a sum.

Columns are the values under the kernel, one column a place of it; the convolution is their product
with the weights. A kernel that reads one channel alone is added up tap by tap instead.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

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
from forwardpass.operations.windows import Axes, lifted, pictures, taps, windows_of

PIECE: Final = 2**22  # numbers of columns made at a time
MAX_ROW: Final = 2**26  # numbers of columns for one row of the result


class Convolution(Kind):
    """Tensors: weight (out, in / groups, *kernel), and bias (out,) unless there is none.

    Settings: stride, padding (begin and end of each axis), dilation, groups.
    """

    role: Role = "affine"

    def __init__(self, axes: int) -> None:
        """A series has one axis, a picture two."""
        self.axes = axes

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op, ("weight", "bias"), ("stride", "padding", "dilation", "groups"))
        shape, weight, bias = one_read(op, shapes), op.tensors.get("weight"), op.tensors.get("bias")
        if weight is None or weight.ndim != self.axes + 2 or 0 in weight.shape:
            found = "none" if weight is None else f"shape {weight.shape}"
            wanted = ", ".join(["out", "in", *["k"] * self.axes])
            raise InputError(f"{op.name} needs a weight of shape ({wanted}), got {found}")
        if bias is not None and bias.shape != weight.shape[:1]:
            raise InputError(
                f"{op.name} needs a bias of shape {weight.shape[:1]}, got {bias.shape}"
            )
        axes = windows_of(op, shape, weight.shape[2:])
        _check_groups(op, shape, weight.shape)
        row = math.prod(weight.shape[1:]) * op.whole("groups") * axes[1].number
        covered = shape[0] * max(axes[0].needed, 1) * axes[1].needed
        if max(row, covered) > MAX_ROW:
            raise InputError(f"{op.name} has a kernel or a padding that is too large to show")
        return (weight.shape[0], *(axis.number for axis in axes[2 - self.axes :]))

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`."""
        z = _slid(op, reads[0])
        if "bias" in op.tensors:
            z += op.tensors["bias"].reshape(-1, *(1,) * self.axes)
        return z

    def straight(self, op: Operation, reads: Sequence[FloatArray], value: FloatArray) -> Straight:
        """See `Kind`: it is straight by itself."""
        shape, bias = reads[0].shape, op.tensors.get("bias")
        if bias is not None:
            bias = np.broadcast_to(bias.reshape(-1, *(1,) * self.axes), value.shape)
        return Straight(
            pull=lambda gradient: (_pulled(op, gradient, shape),),
            push=lambda parts: _slid(op, parts[0][None])[0],
            constant=bias,
        )

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """See `Kind`."""
        tensors = {"weight": _weight_gradient(op, reads[0], gradient)}
        if "bias" in op.tensors:
            tensors["bias"] = gradient.sum(axis=(0, *range(2, gradient.ndim)))
        return Learnt((_pulled(op, gradient, reads[0].shape[1:]),), tensors)

    def terms(self, op: Operation, unit: int, reads: Sequence[FloatArray]) -> tuple[Incoming, ...]:
        """See `Kind`: the window of the unit, without what lies in the padding."""
        shape = reads[0].shape
        rows, columns = _lying(op, shape)
        weight = _weight(op)
        _, height, width = lifted(shape)
        cell, column = divmod(unit, len(columns))
        out, row = divmod(cell, len(rows))
        (tops, high, whole), (lefts, wide, all_wide) = rows[row], columns[column]
        each = weight.shape[1]
        first = out // (len(weight) // op.whole("groups")) * each
        channels = np.arange(first, first + each)
        units = (channels[:, None, None] * height + tops[:, None]) * width + lefts
        found = weight[out] if whole and all_wide else weight[out][:, high][:, :, wide]
        return (Incoming(0, units.reshape(-1), found.reshape(-1)),)


# Of a window along one axis: the places of its taps that lie on values, which taps those are, and
# whether they are all.
_Lies = tuple[IntArray, npt.NDArray[np.bool_], bool]


@remembered
def _lying(op: Operation, shape: Shape) -> tuple[list[_Lies], list[_Lies]]:
    """Where the windows of each row and of each column of the result lie."""
    found = []
    for at, inside in map(taps, _axes(op, shape)):
        on = inside.astype(bool)
        found.append(
            [(places[each], each, bool(each.all())) for places, each in zip(at, on, strict=True)]
        )
    return found[0], found[1]


def _check_groups(op: Operation, shape: Shape, weight: Shape) -> None:
    groups = op.whole("groups")
    if groups < 1 or weight[0] % groups or weight[1] * groups != shape[0]:
        raise InputError(
            f"{op.name} has {groups} groups and a weight of shape {weight}, "
            f"which does not fit shape {shape} before it"
        )


def _weight(op: Operation) -> FloatArray:
    """The weight as (out, in / groups, rows, columns)."""
    weight = op.tensors["weight"]
    return weight[:, :, None] if weight.ndim == 3 else weight


def _axes(op: Operation, shape: Shape) -> Axes:
    return windows_of(op, shape, op.tensors["weight"].shape[2:])


def _grouped(op: Operation) -> FloatArray:
    """The weight as matrices, (groups, out / groups, what one place reads)."""
    groups = op.whole("groups")
    return op.tensors["weight"].reshape(groups, len(op.tensors["weight"]) // groups, -1)


def _slid(op: Operation, values: FloatArray) -> FloatArray:
    """The sums of every place, (N, *shape), without the bias."""
    shape, weight = values.shape[1:], _weight(op)
    axes, groups = _axes(op, shape), op.whole("groups")
    field = _padded(pictures(values, shape), axes)
    rows, columns = axes[0].number, axes[1].number
    kind = np.result_type(values, weight)
    if weight.shape[1] == 1 and groups > 1:
        each = weight.reshape(groups, -1, *weight.shape[2:])
        total = np.zeros((len(values), *each.shape[:2], rows, columns), kind)
        for i, j, part in _taps(field, axes):
            total += part[:, :, None] * each[:, :, i, j, None, None]
        return total.reshape(-1, *op.shape)
    z = np.empty((len(values), len(weight), rows, columns), kind)
    for some, band in _pieces(len(values), axes, math.prod(weight.shape[1:]) * groups):
        under = _columns(field[some], axes, band)
        stacked = under.reshape(len(under), groups, -1, (band.stop - band.start) * columns)
        found = np.matmul(_grouped(op), stacked)
        z[some, :, band] = found.reshape(len(under), len(weight), -1, columns)
    return z.reshape(-1, *op.shape)


def _pulled(op: Operation, gradient: FloatArray, shape: Shape) -> FloatArray:
    """The gradients (K, *shape of the value) at the read of this shape, (K, *shape)."""
    axes, groups, weight = _axes(op, shape), op.whole("groups"), _weight(op)
    rows, columns = axes[0].number, axes[1].number
    channels, *size = lifted(shape)
    count = len(gradient)
    field = np.zeros((count, channels, *_covered(axes)), np.float32)
    if weight.shape[1] == 1 and groups > 1:
        each = weight.reshape(groups, -1, *weight.shape[2:])
        arriving = gradient.reshape(count, *each.shape[:2], rows, columns)
        for i, j, part in _taps(field, axes):
            part[...] += (arriving * each[:, :, i, j, None, None]).sum(axis=2)
    else:
        turned = _grouped(op).swapaxes(1, 2)
        whole = gradient.reshape(count, groups, -1, rows, columns)
        for some, band in _pieces(count, axes, math.prod(weight.shape[1:]) * groups):
            arriving = whole[some, :, :, band]
            under = np.matmul(turned, arriving.reshape(*arriving.shape[:3], -1))
            under = under.reshape(-1, channels, *weight.shape[2:], band.stop - band.start, columns)
            for i, j, part in _taps(field[some], axes, band):
                part[...] += under[:, :, i, j]
    return _uncovered(field, axes, size).reshape(count, *shape)


def _weight_gradient(op: Operation, values: FloatArray, gradient: FloatArray) -> FloatArray:
    """The gradient at the weight, of its shape."""
    shape, weight = values.shape[1:], _weight(op)
    axes, groups = _axes(op, shape), op.whole("groups")
    columns = axes[1].number
    field = _padded(pictures(values, shape), axes)
    whole = gradient.reshape(len(values), groups, -1, axes[0].number, columns)
    total: FloatArray = np.zeros(_grouped(op).shape, np.float32)
    each = len(weight) // groups
    for some, band in _pieces(len(values), axes, math.prod(weight.shape[1:]) * groups):
        under = _columns(field[some], axes, band)
        stacked = under.reshape(len(under), groups, -1, (band.stop - band.start) * columns)
        arriving = whole[some, :, :, band].reshape(len(under), groups, each, -1)
        total += np.matmul(arriving, stacked.swapaxes(2, 3)).sum(axis=0)
    return total.reshape(op.tensors["weight"].shape)


def _covered(axes: Axes) -> tuple[int, int]:
    """The size of what all windows cover, and of all values."""
    high, wide = (max(axis.needed, axis.begin + axis.size) for axis in axes)
    return high, wide


def _padded(values: FloatArray, axes: Axes) -> FloatArray:
    """Pictures (N, C, H, W) with the padding that windows reach."""
    size = _covered(axes)
    if size == values.shape[2:]:
        return values
    field = np.zeros((*values.shape[:2], *size), values.dtype)
    _uncovered(field, axes, values.shape[2:])[...] = values
    return field


def _uncovered(field: FloatArray, axes: Axes, size: Sequence[int]) -> FloatArray:
    """What of a padded field are values, as a view."""
    high, wide = size
    top, left = (axis.begin for axis in axes)
    return field[:, :, top : top + high, left : left + wide]


def _taps(
    field: FloatArray, axes: Axes, band: slice | None = None
) -> Iterator[tuple[int, int, FloatArray]]:
    """For every tap (i, j) of the kernel what lies under it, as a view (N, C, rows, columns)."""
    down, across = axes
    band = band or slice(0, down.number)
    for i in range(down.kernel):
        top = i * down.dilation + band.start * down.stride
        rows = slice(top, top + (band.stop - band.start - 1) * down.stride + 1, down.stride)
        for j in range(across.kernel):
            left = j * across.dilation
            columns = slice(left, left + (across.number - 1) * across.stride + 1, across.stride)
            yield i, j, field[:, :, rows, columns]


def _columns(field: FloatArray, axes: Axes, band: slice) -> FloatArray:
    """What lies under the kernel for a band of rows, (N, C, *kernel, rows, columns)."""
    down, across = axes
    if down.kernel == across.kernel == 1:
        return next(_taps(field, axes, band))[2][:, :, None, None]
    shape = (*field.shape[:2], down.kernel, across.kernel, band.stop - band.start, across.number)
    found = np.empty(shape, field.dtype)
    for i, j, part in _taps(field, axes, band):
        found[:, :, i, j] = part
    return found


def _pieces(count: int, axes: Axes, read: int) -> Iterator[tuple[slice, slice]]:
    """Examples and rows of the result whose columns fill about PIECE numbers, `read` a place."""
    rows, row = axes[0].number, read * axes[1].number
    band = min(rows, max(1, PIECE // row))
    some = max(1, PIECE // (row * band))
    for start in range(0, count, some):
        for top in range(0, rows, band):
            yield slice(start, min(start + some, count)), slice(top, min(top + band, rows))
