"""Tensors in eight or four bits: whole numbers, with one scale for each row.

A row is what stands at one place of a tensor's first axis: of a weight, all that one unit reads. A
number is a whole number times its row's scale, rounded once to float32. Both languages compute
exactly that. R rows, C numbers in a row.
"""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from forwardpass.base.errors import InputError

FloatArray = npt.NDArray[np.float32]
Stored = npt.NDArray[Any]  # float16, float32, int8 or uint8
Packed = tuple[Stored, FloatArray | None]  # a tensor's numbers, and (R,) scales of whole ones

LEAST_ROW: Final = 8  # numbers in a row, from which on one scale for them is worth it
LARGEST_SCALE: Final = 1e36  # 128 times that is still a float32
PIECE: Final = 1 << 15  # numbers packed in one go, which stay near the processor
_MOST: Final = 127  # of eight bits
_HALF: Final = 8  # what is added to four bits, -8..7, so that they are 0..15
_CLIPS: Final = np.linspace(1.0, 0.4, 9)  # of a row's largest number, where four bits may end


def packed(values: FloatArray, bits: int) -> Packed:
    """`values` in at most so many bits, 4 or 8, where its rows are long; else as float32."""
    if not _has_rows(values):
        return values.astype("<f4"), None
    columns = math.prod(values.shape[1:])
    eight = bits == 8 or columns % 2 == 1
    shape = values.shape if eight else stored_shape(values.shape, np.dtype(np.uint8))
    stored = np.empty((len(values), math.prod(shape[1:])), np.int8 if eight else np.uint8)
    scales = np.empty(len(values), np.float32)
    rows = values.reshape(len(values), -1)
    for some in _pieces(rows):
        _pack(rows[some], stored[some], scales[some])
    return stored.reshape(shape), scales


def unpacked(kept: Packed, shape: tuple[int, ...]) -> FloatArray:
    """The numbers of a tensor of `shape` in float32."""
    stored, scales = kept
    if scales is None:
        return stored.astype(np.float32)
    if stored.dtype == np.uint8:
        whole = np.empty((len(stored), 2 * stored.shape[1]), np.int8)
        whole[:, 0::2] = stored & 15
        whole[:, 1::2] = stored >> 4
        whole -= _HALF
    else:
        whole = stored.reshape(len(stored), -1 if stored.size else 0)
    values = np.empty(shape, np.float32)
    rows = values.reshape(whole.shape)
    rows[:] = whole
    rows *= scales[:, None]
    return values


def exactly(values: FloatArray) -> tuple[Stored, FloatArray] | None:
    """`values` in eight bits where that changes none of them, bit by bit, else None."""
    if not _has_rows(values):
        return None
    stored, scales = np.empty(values.shape, np.int8), np.empty(len(values), np.float32)
    rows, whole = values.reshape(len(values), -1), stored.reshape(len(values), -1)
    for some in _pieces(rows):
        if not _is_whole(rows[some], whole[some], scales[some]):
            return None
    return stored, scales


def usable(scales: FloatArray) -> bool:
    """Whether rows can have these scales: no number becomes infinite, whatever is in a row."""
    return bool((np.isfinite(scales) & (scales >= 0) & (scales <= LARGEST_SCALE)).all())


def stored_shape(shape: tuple[int, ...], dtype: np.dtype[Any]) -> tuple[int, ...]:
    """How a tensor lies in a file. Raises `InputError`, as for an odd row of four bits."""
    if dtype.kind == "f" or (dtype == np.int8 and shape):
        return shape
    if not shape or math.prod(shape[1:]) % 2:
        raise InputError(f"a tensor of shape {list(shape)} cannot be kept in four bits")
    return (shape[0], math.prod(shape[1:]) // 2)


def _has_rows(values: FloatArray) -> bool:
    return values.ndim >= 2 and len(values) > 0 and math.prod(values.shape[1:]) >= LEAST_ROW


def _pieces(rows: FloatArray) -> list[slice]:
    step = max(1, PIECE // rows.shape[1])
    return [slice(at, at + step) for at in range(0, len(rows), step)]


def _is_whole(rows: FloatArray, stored: Stored, scales: FloatArray) -> bool:
    """Fills in both. Who has rounded made the largest number of a row 127 times its scale.

    That product was rounded as well, so the scale may be the next float32 to what comes out.
    """
    near, found = _scales(rows, _MOST), np.zeros(len(rows), bool)
    for candidates in (
        near,
        np.nextafter(near, np.float32(0)),
        np.nextafter(near, np.float32(np.inf)),
    ):
        left = ~found
        whole = _whole(rows[left], candidates[left], _MOST) + np.float32(0)  # -0 becomes 0
        again = whole * candidates[left][:, None]
        same = (again.view(np.uint32) == rows[left].view(np.uint32)).all(axis=1)
        places = np.flatnonzero(left)[same]
        stored[places], scales[places] = whole[same], candidates[places]
        found[places] = True
        if found.all():
            return usable(scales)
    return False


def _pack(rows: FloatArray, stored: Stored, scales: FloatArray) -> None:
    if stored.dtype == np.int8:
        scales[:] = _scales(rows, _MOST)
        stored[:] = _whole(rows, scales, _MOST)
        return
    scales[:] = _best(rows, 7)
    whole = (_whole(rows, scales, 7) + _HALF).astype(np.uint8)
    stored[:] = whole[:, 0::2] | (whole[:, 1::2] << 4)


def _scales(rows: FloatArray, most: int) -> FloatArray:
    scales: FloatArray = (np.abs(rows).max(axis=1) / most).astype(np.float32)
    return scales


def _whole(rows: FloatArray, scales: FloatArray, most: int) -> FloatArray:
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        whole = np.where(scales[:, None] > 0, np.rint(rows / scales[:, None]), np.float32(0))
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
