"""Where every neuron stands when the network lies flat, and in which colours it is drawn.

The Python twin of web/src/scene/layout.ts and web/src/render/palette.ts, for figures on paper;
fixtures/layout.json holds both to the same numbers. Stage units: x to the right, y downwards.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from forwardpass.network.network import Network
from forwardpass.network.reads import Reads, reads_of

Theme = Literal["dark", "light"]

HEIGHT: Final = 400.0
IMAGE_HEIGHT: Final = 290.0
ROWS: Final = 40
WIDEST_CELL: Final = 38.0
FLAT_GAP: Final = 60.0  # clear space between two blocks

PALETTES: Final[dict[Theme, dict[str, str]]] = {
    "dark": {
        "ground": "#0b0e14",
        "panel": "#8fa3c7",
        "rest": "#343f55",
        "active": "#ff3b30",
        "hot": "#ff9a80",
        "ink": "#f2f4f8",
        "blank": "#161c28",
        "for": "#ffb454",
        "against": "#5cc8ff",
        "mark": "#f2f4f8",
    },
    "light": {
        "ground": "#f7f8fa",
        "panel": "#31415f",
        "rest": "#c3ccda",
        "active": "#d70015",
        "hot": "#8f0010",
        "ink": "#10151f",
        "blank": "#e9edf3",
        "for": "#a85800",
        "against": "#0a66c2",
        "mark": "#10151f",
    },
}


@dataclass(frozen=True)
class Grid:
    """How a group of neurons stands: `cell` is the distance between neighbours."""

    columns: int
    rows: int
    cell: float

    @property
    def border(self) -> float:
        """Clear space between the outermost cells and the edge of the plane."""
        return max(6.0, 0.3 * self.cell)

    @property
    def width(self) -> float:
        """Of the plane, its border included."""
        return self.columns * self.cell + 2 * self.border

    @property
    def height(self) -> float:
        """Of the plane, its border included."""
        return self.rows * self.cell + 2 * self.border


@dataclass(frozen=True, eq=False)
class Block:
    """The input (layer -1) or one layer of the network."""

    layer: int
    name: str
    grid: Grid
    x: float  # of its middle
    places: npt.NDArray[np.float64]  # (count, 2) centres of the neurons


def flat_layout(network: Network) -> tuple[Block, ...]:
    """The blocks side by side around x = 0, y = 0."""
    groups = [("input", network.inputs, input_grid(reads_of(network)))]
    groups += [(layer.name, layer.outputs, hidden_grid(layer.outputs)) for layer in network.layers]
    left = -(sum(grid.width for _, _, grid in groups) + FLAT_GAP * (len(groups) - 1)) / 2
    blocks = []
    for number, (name, count, grid) in enumerate(groups):
        x = left + grid.width / 2
        left += grid.width + FLAT_GAP
        blocks.append(Block(number - 1, name, grid, x, _places(grid, count, x)))
    return tuple(blocks)


def hidden_grid(count: int) -> Grid:
    """Rows and columns of a layer: columns of up to 40, wider when the layer is very large."""
    columns = 1 if count <= 16 else max(math.ceil(count / ROWS), math.ceil(math.sqrt(count / 6)))
    rows = math.ceil(count / columns)
    return Grid(columns, rows, min(HEIGHT / rows, WIDEST_CELL))


def input_grid(form: Reads) -> Grid:
    """The input as the picture it is, planes below each other; features stand like a layer."""
    if not form.drawn:
        return hidden_grid(form.rows)
    rows = form.planes * form.rows
    return Grid(form.columns, rows, min(IMAGE_HEIGHT / rows, WIDEST_CELL))


def _places(grid: Grid, count: int, x: float) -> npt.NDArray[np.float64]:
    row, column = np.divmod(np.arange(count), grid.columns)
    return np.stack(
        [
            x + (column - (grid.columns - 1) / 2) * grid.cell,
            (row - (grid.rows - 1) / 2) * grid.cell,
        ],
        axis=1,
    )
