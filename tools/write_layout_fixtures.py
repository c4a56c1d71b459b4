"""Writes fixtures/layout.json: where neurons stand, how large, in which colours, how many lines.

    python tools/write_layout_fixtures.py

Python's layout.py and plot.py are the source; the tests of layout.ts, build.ts, palette.ts and
theme.css read the file. Run it again when either language changes, and change the other.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np

from forwardpass import Layer, Network
from forwardpass.inside.connections import COVERAGE
from forwardpass.network.form import form_of
from forwardpass.show import plotted_lines, plotted_planes
from forwardpass.show.layout import PALETTES, Block, flat_layout
from forwardpass.show.tiles import tiles_of

FILE = Path(__file__).resolve().parent.parent / "fixtures" / "layout.json"
CONV = FILE.with_name("conv.safetensors")  # convolutions with branches
# Shapes of inputs and sizes of layers: pictures, planes, features, wide and very large layers.
NETWORKS: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = (
    ((1, 28, 28), (512, 256, 128, 10)),
    ((784,), (20, 10)),
    ((8, 8), (32, 10)),
    ((3, 32, 32), (40, 20, 4)),
    ((4,), (16, 17, 3)),
    ((1, 30), (2,)),
    ((2, 2), (3,)),
    ((600,), (1000, 5000, 26)),
)
LIMITS = {
    "coverage": COVERAGE,
    "line_limit": plotted_lines.LINE_LIMIT,
    "sample_lines": plotted_lines.SAMPLE_LINES,
    "neuron": plotted_planes.NEURON,
}
# Stacks of maps, and how many of them share a picture: usual ones, wide ones, series.
STACKS: tuple[tuple[tuple[int, ...], int], ...] = (
    ((32, 26, 26), 3),
    ((64, 24, 24), 3),
    ((64, 12, 12), 9),
    ((512, 4, 4), 9),
    ((512, 2, 2), 28),
    ((1, 28, 28), 1),
    ((16, 100), 4),
    ((3, 40, 10), 2),
)


def main() -> None:
    """Writes the file."""
    networks = [
        {
            "input_shape": list(shape),
            "sizes": list(sizes),
            "blocks": [_about(block) for block in flat_layout(blank(shape, sizes))],
        }
        for shape, sizes in NETWORKS
    ]
    about = {
        "networks": networks,
        "stacks": [stack(*each) for each in STACKS],
        "maps": [_about(block) for block in flat_layout(Network.load(CONV))],
        "palettes": PALETTES,
        "limits": LIMITS,
    }
    text = json.dumps(about, indent=1)
    FILE.write_text(text + "\n", encoding="utf-8")


def stack(shape: tuple[int, ...], stacks: int) -> dict[str, Any]:
    """The tiles of one stack of maps."""
    tiles = tiles_of(form_of(shape), stacks)
    return {
        "shape": list(shape),
        "stacks": stacks,
        "tiles": tiles.count,
        "across": tiles.across,
        "down": tiles.down,
        "tile": [tiles.tile_width, tiles.tile_height, tiles.gap],
        "size": [tiles.width, tiles.height],
    }


def blank(shape: tuple[int, ...], sizes: tuple[int, ...]) -> Network:
    """A network of these sizes whose weights are all 0."""
    widths = (math.prod(shape), *sizes)
    layers = tuple(
        Layer(
            f"fc{k + 1}",
            np.zeros((widths[k + 1], widths[k]), np.float32),
            np.zeros(widths[k + 1], np.float32),
            "relu" if k < len(sizes) - 1 else "identity",
        )
        for k in range(len(sizes))
    )
    return Network.dense("Blank", layers, shape, tuple(str(c) for c in range(sizes[-1])))


def _about(block: Block) -> dict[str, Any]:
    """The block, and where its first, a middle and its last neuron stand."""
    grid, count = block.grid, len(block.places)
    return {
        "columns": grid.columns,
        "rows": grid.rows,
        "cell": grid.cell,
        "width": block.width,
        "height": block.height,
        "x": block.x,
        "places": {str(n): block.places[n].tolist() for n in (0, count // 3, count - 1)},
    }


if __name__ == "__main__":
    main()
