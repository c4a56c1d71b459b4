"""What a hidden plane may have been measured for; how, and what it means, is left to others."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray

MEASURED: Final = ("responses", "often", "familiar")  # the arrays, as they are named in the file


@dataclass(frozen=True, eq=False)
class Measured:
    """Facts about one plane, by unit of a row and by map of a stack (see `Form`).

    What is said of a map is the mean over its cells. Raises `InputError` for what cannot be.
    """

    scale: float = 1.0  # the activation drawn as full red
    responses: FloatArray | None = None  # (classes, maps) mean activation for each class
    often: FloatArray | None = None  # (maps,) share of images and cells for which it is above 0
    familiar: FloatArray | None = None  # (maps,) weight in the sum that the lamp reads

    def __post_init__(self) -> None:
        if not 0 < self.scale < math.inf:
            raise InputError(f"scale is {self.scale}, expected a number above 0")
        for name, values in self.arrays():
            array = np.array(values, dtype=np.float32, order="C")
            if not np.isfinite(array).all():
                raise InputError(f"{name} has values that are NaN or infinite")
            array.setflags(write=False)
            object.__setattr__(self, name, array)
        if self.often is not None and not ((self.often >= 0) & (self.often <= 1)).all():
            raise InputError("often must hold shares from 0 to 1")

    def arrays(self) -> Iterator[tuple[str, FloatArray]]:
        """The arrays that are there, by name."""
        for name in MEASURED:
            if (values := getattr(self, name)) is not None:
                yield name, values


def map_means(values: npt.NDArray[Any], maps: int) -> npt.NDArray[np.floating[Any]]:
    """The mean over the cells of each map, (..., maps), of units in a row, (..., units)."""
    if values.shape[-1] == maps:  # a row: every unit is a map of one cell
        return values
    found: npt.NDArray[np.floating[Any]] = values.reshape(*values.shape[:-1], maps, -1).mean(-1)
    return found


def check_shapes(plane: str, measured: Measured | None, units: int, classes: int | None) -> None:
    """Refuse arrays that are not of a plane of so many maps; None for classes not known yet."""
    for part, values in measured.arrays() if measured else ():
        if part != "responses":
            fits, wanted = values.shape == (units,), f"({units},)"
        else:
            fits, wanted = values.ndim == 2 and values.shape[1] == units, f"(classes, {units})"
        if not fits:
            raise InputError(f"{plane}.{part} must have shape {wanted}, got {values.shape}")
        if part == "responses" and classes not in (None, len(values)):
            raise InputError(f"{plane}.responses must have {classes} rows, one a class")
