"""One tensor of a network at every checkpoint of a training, as it lies in a history file.

Weights may be kept in eight or four bits, with one scale a row (`base.rows`).
K checkpoints, R rows (along the tensor's first axis), C numbers in a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.rows import FloatArray, Packed, Stored, stored_shape, unpacked, usable


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
            fits = self.scales is not None and self.scales.shape == rows and usable(self.scales)
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


def _finite(values: Stored) -> bool:
    return all(bool(np.isfinite(each).all()) for each in values)
