"""One tensor of a network at every checkpoint of a training, as it lies in a history file.

Weights may be kept in eight or four bits, with one scale a row: a number is then a whole number
times its row's scale, rounded once to float32. Both languages compute exactly that.
K checkpoints, R rows (along the tensor's first axis), C numbers in a row.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray

LEAST_ROW: Final = 8  # numbers in a row, from which on one scale for them is worth it
LARGEST_SCALE: Final = 1e36  # 128 times that is still a float32
PIECE: Final = 1 << 15  # numbers packed in one go
_HALF: Final = 8  # what is added to four bits, -8..7, so that they are 0..15
_CLIPS: Final = np.linspace(1.0, 0.4, 9)  # of a row's largest number, where four bits may end
Stored = npt.NDArray[Any]  # float16, float32, int8 or uint8
Packed = tuple[Stored, FloatArray | None]  # the numbers of one checkpoint and the scales of rows


@dataclass(frozen=True, eq=False)
class Stack:
    """Raises `InputError` where the parts do not fit together, and for NaN and infinity."""

    name: str  # "fc1.weight"
    shape: tuple[int, ...]  # of the tensor
    stored: Stored  # (K, *shape); of four bits (K, R, C / 2)
    scales: FloatArray | None = None  # (K, R), where `stored` holds whole numbers

    def __post_init__(self) -> None:
        if self.stored.shape[1:] != stored_shape(self.shape, self.stored.dtype):
            raise InputError(f"{self.name} is kept in a form that does not fit its shape")
        if self.stored.dtype.kind == "f":
            fits = self.scales is None and _finite(self.stored)
        else:
            rows = (len(self.stored), self.shape[0])
            fits = self.scales is not None and self.scales.shape == rows and _usable(self.scales)
        if not fits:
            raise InputError(f"{self.name} has numbers that are NaN, infinite or without a scale")

    def at(self, place: int) -> FloatArray:
        """The tensor at one checkpoint, by its place."""
        scales = None if self.scales is None else self.scales[place]
        return unpacked((self.stored[place], scales), self.shape)


def stacked(name: str, shape: tuple[int, ...], kept: Sequence[Packed]) -> Stack:
    """All checkpoints of a tensor, one upon the other."""
    scales = [each for _, each in kept if each is not None]
    return Stack(name, shape, np.stack([x for x, _ in kept]), np.stack(scales) if scales else None)


def stored_shape(shape: tuple[int, ...], dtype: np.dtype[Any]) -> tuple[int, ...]:
    """How one checkpoint of a tensor lies in a file. Raises `InputError`, as for an odd row."""
    if dtype.kind == "f" or (dtype == np.int8 and shape):
        return shape
    if not shape or math.prod(shape[1:]) % 2:
        raise InputError(f"a tensor of shape {list(shape)} cannot be kept in four bits")
    return (shape[0], math.prod(shape[1:]) // 2)


def packed(values: FloatArray, bits: int) -> Packed:
    """`values` in at most so many bits, 4 or 8, where its rows are long; else as float32."""
    columns = math.prod(values.shape[1:])
    if values.ndim < 2 or columns < LEAST_ROW:
        return values.astype("<f4"), None
    eight = bits == 8 or columns % 2 == 1
    shape = values.shape if eight else stored_shape(values.shape, np.dtype(np.uint8))
    stored = np.empty((len(values), math.prod(shape[1:])), np.int8 if eight else np.uint8)
    scales = np.empty(len(values), np.float32)
    rows = values.reshape(len(values), -1)
    step = max(1, PIECE // columns)
    for at in range(0, len(rows), step):  # so much as stays near the processor
        some = slice(at, at + step)
        _pack(rows[some], stored[some], scales[some])
    return stored.reshape(shape), scales


def _pack(rows: FloatArray, stored: Stored, scales: FloatArray) -> None:
    if stored.dtype == np.int8:
        scales[:] = _scales(rows, 127)
        stored[:] = _whole(rows, scales, 127)
        return
    scales[:] = _best(rows, 7)
    whole = (_whole(rows, scales, 7) + _HALF).astype(np.uint8)
    stored[:] = whole[:, 0::2] | (whole[:, 1::2] << 4)


def unpacked(kept: Packed, shape: tuple[int, ...]) -> FloatArray:
    """The numbers of one checkpoint in float32."""
    stored, scales = kept
    if scales is None:
        return stored.astype(np.float32)
    if stored.dtype == np.uint8:
        whole = np.empty((len(stored), 2 * stored.shape[1]), np.int8)
        whole[:, 0::2] = stored & 15
        whole[:, 1::2] = stored >> 4
        whole -= _HALF
    else:
        whole = stored.reshape(len(stored), -1)
    values: FloatArray = whole.astype(np.float32) * scales[:, None]
    return values.reshape(shape)


def _scales(rows: FloatArray, most: int) -> FloatArray:
    scales: FloatArray = (np.abs(rows).max(axis=1) / most).astype(np.float32)
    return scales


def _whole(rows: FloatArray, scales: FloatArray, most: int) -> FloatArray:
    with np.errstate(divide="ignore", invalid="ignore"):
        whole = np.where(scales[:, None] > 0, np.rint(rows / scales[:, None]), 0)
    clipped: FloatArray = whole.clip(-most, most)
    return clipped


def _best(rows: FloatArray, most: int) -> FloatArray:
    """The scales with the smallest squares of what is rounded off, of some for every row.

    Four bits that reach as far as a row's largest number are too coarse for all its others.
    """
    widest = _scales(rows, most)
    best, least = widest, np.full(len(rows), np.inf, np.float32)
    for clip in _CLIPS:
        scales = (widest * clip).astype(np.float32)
        off = np.square(_whole(rows, scales, most) * scales[:, None] - rows).sum(axis=1)
        best, least = np.where(off < least, scales, best), np.minimum(off, least)
    return best


def _finite(values: Stored) -> bool:
    return all(bool(np.isfinite(each).all()) for each in values)


def _usable(scales: FloatArray) -> bool:
    return bool((np.isfinite(scales) & (scales >= 0) & (scales <= LARGEST_SCALE)).all())
