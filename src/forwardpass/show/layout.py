"""Where every unit stands when the network lies flat, and in which colours it is drawn.

The Python twin of web/src/scene/layout.ts and web/src/render/palette.ts, for figures on paper;
fixtures/layout.json holds both to the same numbers. Stage units: x to the right, y downwards.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from forwardpass.network.form import Form
from forwardpass.network.network import Network
from forwardpass.network.reads import Reads, reads_of
from forwardpass.operations.operation import INPUT
from forwardpass.show.tiles import MORE_HEIGHT, Tiles, tiles_of
from forwardpass.trace.trace import IntArray

Theme = Literal["dark", "light"]

HEIGHT: Final = 400.0
IMAGE_HEIGHT: Final = 290.0
ROWS: Final = 40
WIDEST_CELL: Final = 38.0
FLAT_GAP: Final = 60.0  # clear space between two blocks
TILE_BORDER: Final = 7.0  # between the tiles of a stack and the edge of its plane
CROWD: Final = 6  # blocks that share a picture well; with more, stacks stand closer
ARC_CLEAR: Final = 30.0  # between lines that jump over planes and those planes
ARC_FURTHER: Final = 9.0  # and more for each plane

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
        "plus": "#57d38c",
        "minus": "#f288cf",
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
        "plus": "#157a41",
        "minus": "#b01f86",
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
    """The input (layer -1) or one plane of the network."""

    layer: int
    name: str
    reads: tuple[str, ...]  # names of blocks
    grid: Grid  # of neurons, or of tiles
    tiles: Tiles | None  # of a stack of feature maps
    maps: IntArray  # (tiles.count,) the maps that are drawn, in order; empty without tiles
    x: float  # of its middle
    places: npt.NDArray[np.float64]  # (count, 2) centres of the units

    @property
    def width(self) -> float:
        """Of the plane, its border included."""
        return self.tiles.width + 2 * TILE_BORDER if self.tiles else self.grid.width

    @property
    def height(self) -> float:
        """Of the plane, its border included."""
        if self.tiles is None:
            return self.grid.height
        return self.tiles.height + 2 * TILE_BORDER + 2 * self.tiles.lift

    @property
    def more(self) -> int:
        """Maps that are not drawn."""
        return self.tiles.form.maps - self.tiles.count if self.tiles else 0


def flat_layout(
    network: Network, chosen: Mapping[int, IntArray] | None = None
) -> tuple[Block, ...]:
    """The blocks side by side around x = 0, y = 0.

    `chosen` are the maps to be drawn, in order, of planes whose maps have not all room.
    """
    forms = stacked(network)
    groups = _groups(network, forms)
    gap = FLAT_GAP
    if forms:
        gap *= min(max(CROWD / len(groups), 0.4), 0.9)
    left = -(sum(block.width for block in groups) + gap * (len(groups) - 1)) / 2
    blocks = []
    for block in groups:
        x = left + block.width / 2
        left += block.width + gap
        blocks.append(_placed(network, block, x, (chosen or {}).get(block.layer)))
    return tuple(blocks)


def stacked(network: Network) -> dict[int, Form]:
    """The planes that are stacks of feature maps; scores are a class each, whatever their shape."""
    forms = [plane.form for plane in network.planes[:-1]]
    return {layer: form for layer, form in enumerate(forms) if form.kind != "row"}


def arch_of(blocks: tuple[Block, ...], read: str, layer: int) -> float:
    """How high above the middle lines rise that jump over planes; 0 between neighbours."""
    first = next(k for k, block in enumerate(blocks) if block.name == read)
    between = blocks[first + 1 : layer + 1]
    if not between:
        return 0.0
    highest = max(block.height for block in between) / 2
    return highest + ARC_CLEAR + ARC_FURTHER * (len(between) - 1)


def _groups(network: Network, forms: Mapping[int, Form]) -> list[Block]:
    """The blocks before they have places."""
    none = np.zeros(0, np.int64)
    nowhere = np.zeros((0, 2))
    grid = input_grid(reads_of(network))
    groups = [Block(-1, INPUT, (), grid, None, none, 0.0, nowhere)]
    for layer, plane in enumerate(network.planes):
        tiles = tiles_of(forms[layer], len(forms)) if layer in forms else None
        grid = (
            Grid(tiles.across, tiles.down, tiles.tile_width / tiles.form.columns)
            if tiles
            else hidden_grid(plane.outputs)
        )
        groups.append(Block(layer, plane.name, plane.reads, grid, tiles, none, 0.0, nowhere))
    return groups


def _placed(network: Network, block: Block, x: float, chosen: IntArray | None) -> Block:
    if block.tiles is None:
        count = network.inputs if block.layer < 0 else network.planes[block.layer].outputs
        return replace(block, x=x, places=_places(block.grid, count, x))
    drawn = np.arange(block.tiles.count) if chosen is None else np.asarray(chosen, np.int64)
    rest = 0.0, block.height / 2 - MORE_HEIGHT / 2
    places = block.tiles.places(drawn, rest) + np.array([x, 0.0])
    return replace(block, x=x, maps=drawn, places=places)


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
