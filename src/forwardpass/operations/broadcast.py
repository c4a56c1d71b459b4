"""Values of several shapes as one: what NumPy and PyTorch call broadcasting."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.operation import Operation, Shape


def common(op: Operation, shapes: Sequence[Shape], least: int, most: int | None = None) -> Shape:
    """The shape to which all reads spread. Raises `InputError` when there is none."""
    if len(shapes) < least or (most is not None and len(shapes) > most):
        wanted = f"{least}" if most == least else f"{least} or more"
        raise InputError(
            f"{op.name} is a {op.kind} and reads {len(shapes)} values, expected {wanted}"
        )
    try:
        return tuple(int(size) for size in np.broadcast_shapes(*shapes))
    except ValueError as error:
        found = ", ".join(map(str, shapes))
        raise InputError(f"{op.name} joins values of one shape, got {found}") from error


def aligned(reads: Sequence[FloatArray]) -> list[FloatArray]:
    """Batches with as many axes each: ones behind the batch axis of the shorter."""
    most = max(read.ndim for read in reads)
    return [
        read
        if read.ndim == most
        else read.reshape(len(read), *(1,) * (most - read.ndim), *read.shape[1:])
        for read in reads
    ]


def unspread(gradient: FloatArray, shape: Shape) -> FloatArray:
    """Gradients (K, *spread shape) at what was spread, (K, *shape): added up where it was."""
    lead = gradient.ndim - 1 - len(shape)
    wide = (1,) * lead + shape
    axes = tuple(
        axis + 1
        for axis, (size, found) in enumerate(zip(wide, gradient.shape[1:], strict=True))
        if size != found
    )
    if not axes and not lead:
        return gradient
    total: FloatArray = gradient.sum(axis=axes, keepdims=True)
    return total.reshape(len(gradient), *shape)


def place_in(unit: int, whole: Shape, shape: Shape) -> int:
    """Which unit of a read of this shape stands at a unit of the whole it is spread to."""
    at = np.unravel_index(unit, whole)[len(whole) - len(shape) :]
    inside = tuple(min(int(k), size - 1) for k, size in zip(at, shape, strict=True))
    return int(np.ravel_multi_index(inside, shape))
