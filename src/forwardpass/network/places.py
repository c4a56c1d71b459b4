"""Which unit of its read each unit of a reshaping shows: reshaping only moves, cuts and pads."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from forwardpass.operations.operation import Operation, Shape
from forwardpass.operations.table import kind_of

IntArray = npt.NDArray[np.int64]
NOWHERE = -1  # of a constant that pads, which no unit gives


def places(op: Operation, shape: Shape) -> IntArray:
    """Where each unit of a reshaping's result stands in the read of `shape`, in a row.

    Found by pushing place numbers through, counted from 1 since a constant is pushed as 0.
    """
    zeros = np.zeros(shape, np.float32)
    value = kind_of(op).forward(op, [zeros[None]])[0]
    numbers: npt.NDArray[Any] = np.arange(1, math.prod(shape) + 1, dtype=np.float64)
    pushed = kind_of(op).straight(op, [zeros], value).push([numbers.reshape(shape)])
    return np.asarray(pushed).reshape(-1).astype(np.int64) - 1


def keeps_order(op: Operation, shape: Shape) -> bool:
    """Whether a reshaping hands on every unit at its place."""
    found = places(op, shape)
    return bool(found.size == math.prod(shape) and (found == np.arange(found.size)).all())
