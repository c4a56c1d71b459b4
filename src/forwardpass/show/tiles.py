"""How a stack of feature maps stands on its plane: a tile a map, near a square, as large as fits.

The Python twin of web/src/scene/maps.ts; fixtures/layout.json holds both to the same numbers.
Stage units.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from forwardpass.network.form import Form
from forwardpass.trace.trace import IntArray

HEIGHT: Final = 480.0  # room for the tiles of one plane
MOST_TALL: Final = 1.9  # times as high where many stacks stand together, which are narrow
WIDEST: Final = 240.0
NARROWEST: Final = 46.0
TOGETHER: Final = 760.0  # widths of all stacks, which they share
LEAST_TILE: Final = 30.0  # with less, fewer maps are drawn
MOST_TILE: Final = 110.0
MOST_CELL: Final = 14.0
MOST_TILES: Final = 64
GAP_SHARE: Final = 0.1  # between two tiles, as a share of one and at least
LEAST_GAP: Final = 2.4
STRIP: Final = 5.0  # a series is drawn as a strip so many times as long as it is high
MORE_HEIGHT: Final = 32.0  # for a line that tells how many maps are not drawn


@dataclass(frozen=True)
class Tiles:
    """The tiles of one stack, all of one size."""

    form: Form
    count: int  # every map's, or of as many as have room
    across: int
    down: int
    tile_width: float
    tile_height: float
    gap: float

    @property
    def width(self) -> float:
        """Of all tiles together."""
        return self.across * self.tile_width + (self.across - 1) * self.gap

    @property
    def height(self) -> float:
        """Of all tiles together."""
        return self.down * self.tile_height + (self.down - 1) * self.gap

    @property
    def lift(self) -> float:
        """How far above the middle of their plane they stand, where below is told how many more."""
        return MORE_HEIGHT / 2 if self.count < self.form.maps else 0.0

    def middles(self) -> npt.NDArray[np.float64]:
        """Middle of each tile from the middle of the plane: (count, 2), right and down."""
        row, column = np.divmod(np.arange(self.count), self.across)
        return np.stack(
            [
                (column - (self.across - 1) / 2) * (self.tile_width + self.gap),
                (row - (self.down - 1) / 2) * (self.tile_height + self.gap) - self.lift,
            ],
            axis=1,
        )

    def places(self, drawn: IntArray, rest: tuple[float, float]) -> npt.NDArray[np.float64]:
        """Middle of every unit from the middle of the plane, (units, 2).

        `drawn` are the maps on the tiles; units of the others are all at `rest`.
        """
        form = self.form
        row, column = np.divmod(np.arange(form.cells), form.columns)
        within = np.stack(
            [
                ((column + 0.5) / form.columns - 0.5) * self.tile_width,
                ((row + 0.5) / form.rows - 0.5) * self.tile_height,
            ],
            axis=1,
        )
        found = np.empty((form.maps, form.cells, 2))
        found[:] = rest
        found[drawn] = self.middles()[:, None] + within
        return found.reshape(-1, 2)


def tiles_of(form: Form, stacks: int) -> Tiles:
    """The tiles of a plane that shares the picture with so many stacks, itself included."""
    width = min(max(TOGETHER / stacks, NARROWEST), WIDEST)
    shape = _shape_of(form)
    tall = HEIGHT * min(max(stacks / 4, 1.0), MOST_TALL)
    count = min(form.maps, _most_tiles(shape, width, tall), MOST_TILES)
    height = tall - MORE_HEIGHT if count < form.maps else tall
    grids = [_grid(count, across, shape, width, height) for across in range(1, count + 1)]
    largest = max(grid.side for grid in grids)
    alike = [grid for grid in grids if grid.side > 0.999 * largest]
    best = min(alike, key=lambda grid: _skew(grid, shape))
    tile = best.side * shape.width, best.side * shape.height
    return Tiles(form, count, best.across, best.down, *tile, _gap(best.side))


@dataclass(frozen=True)
class _Shape:
    """Width and height of a tile, the longer of which is 1, and how long that may be."""

    width: float
    height: float
    most: float


@dataclass(frozen=True)
class _Grid:
    across: int
    down: int
    side: float  # the longer one of a tile


def _shape_of(form: Form) -> _Shape:
    longest = max(form.rows, form.columns)
    least = 1 / STRIP if form.rows == 1 else 0.0
    most = min(MOST_TILE, MOST_CELL * longest)
    return _Shape(form.columns / longest, max(form.rows / longest, least), most)


def _gap(side: float) -> float:
    return max(GAP_SHARE * side, LEAST_GAP)


def _most_tiles(shape: _Shape, across: float, down: float) -> int:
    """How many of the smallest tiles fit."""
    side = min(LEAST_TILE, shape.most)

    def fit(space: float, size: float) -> int:
        return max(math.floor((space + _gap(side)) / (side * size + _gap(side)) + 1e-6), 1)

    return fit(across, shape.width) * fit(down - MORE_HEIGHT, shape.height)


def _grid(count: int, across: int, shape: _Shape, width: float, height: float) -> _Grid:
    down = math.ceil(count / across)

    def side_in(room: float, number: int, size: float) -> float:
        by_share = room / (number * size + (number - 1) * GAP_SHARE)
        if GAP_SHARE * by_share >= LEAST_GAP:
            return by_share
        return (room - (number - 1) * LEAST_GAP) / (number * size)

    sides = side_in(width, across, shape.width), side_in(height, down, shape.height)
    return _Grid(across, down, min(*sides, shape.most))


def _skew(grid: _Grid, shape: _Shape) -> float:
    return abs(math.log((grid.across * shape.width) / (grid.down * shape.height)))
