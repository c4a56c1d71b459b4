"""How the units of a value lie beside each other: a row, a picture, or a stack of feature maps.

The Python twin of web/src/network/form.ts. A unit is known by its place in the flattened value.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from forwardpass.operations.operation import Shape

FormKind = Literal["row", "picture", "maps"]


@dataclass(frozen=True)
class Form:
    """`maps` pictures of `rows` x `columns` cells, one after the other.

    In a row every unit is a map of one cell, so that whatever is said of maps (which class one
    prefers, how often it is active) is said of the neurons of a row as well.
    """

    kind: FormKind
    maps: int
    rows: int = 1
    columns: int = 1

    @property
    def cells(self) -> int:
        """Number of units of one map."""
        return self.rows * self.columns

    @property
    def units(self) -> int:
        """Number of units of all maps."""
        return self.maps * self.cells

    def map_of(self, unit: int) -> int:
        """The map that a unit is in."""
        return unit // self.cells

    def cell_of(self, unit: int) -> tuple[int, int]:
        """Row and column of a unit in its map."""
        return divmod(unit % self.cells, self.columns)


def form_of(shape: Shape) -> Form:
    """The form of a value of this shape: channels first, the last two sides are a picture's.

    (n,) is a row, and so are the maps of one cell each that global pooling leaves; (C, L) are maps
    of one line, (1, H, W) is one picture.
    """
    sides = shape[-2:] if len(shape) > 2 else shape[-1:] if len(shape) == 2 else ()
    cells = math.prod(sides)
    maps = math.prod(shape[: len(shape) - len(sides)])
    if cells == 1:
        return Form("row", maps)
    rows, columns = sides if len(sides) == 2 else (1, *sides)
    if maps == 1 and rows == 1:
        return Form("row", columns)
    return Form("maps" if maps > 1 else "picture", maps, rows, columns)
