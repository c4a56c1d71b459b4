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
from forwardpass.show import plot
from forwardpass.show.layout import PALETTES, Block, flat_layout

FILE = Path(__file__).resolve().parent.parent / "fixtures" / "layout.json"
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
    "line_limit": plot.LINE_LIMIT,
    "sample_lines": plot.SAMPLE_LINES,
    "neuron": plot.NEURON,
}


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
    about = {"networks": networks, "palettes": PALETTES, "limits": LIMITS}
    text = json.dumps(about, indent=1)
    FILE.write_text(text + "\n", encoding="utf-8")


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
        "width": grid.width,
        "height": grid.height,
        "x": block.x,
        "places": {str(n): block.places[n].tolist() for n in (0, count // 3, count - 1)},
    }


if __name__ == "__main__":
    main()
