"""The planes of a figure: pixels, neurons, and feature maps as tiles, in the page's colours."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from forwardpass.base.tensors import FloatArray
from forwardpass.inside.carry import before_factor
from forwardpass.inside.evidence import Evidence
from forwardpass.network.reads import reads_of
from forwardpass.show.layout import Block
from forwardpass.show.sheet import Sheet, width_of
from forwardpass.show.tiles import MORE_HEIGHT
from forwardpass.trace.trace import IntArray, Trace

NEURON: Final = 0.41  # radius as a share of the cell
# Colours of feature maps, as in web/src/render/cells.ts.
SIGNED_POWER, LIT_POWER = 0.7, 0.75
HOT, HOT_FROM = 0.6, 0.7


def chosen_maps(trace: Trace, found: Evidence, blocks: tuple[Block, ...]) -> dict[int, IntArray]:
    """Of stacks without room for every map the maps that say most of the class, in order."""
    chosen = {}
    for block in blocks:
        if not block.more or block.tiles is None:
            continue
        plane = trace.network.planes[block.layer]
        gradient = before_factor(trace, found.gradients, plane.pre)
        worth = np.abs(trace.layers[block.layer].pre * gradient.ravel())
        sums = worth.reshape(block.tiles.form.maps, -1).sum(axis=1, dtype=np.float64)
        strongest = np.argsort(-sums, kind="stable")[: block.tiles.count]
        chosen[block.layer] = np.sort(strongest)
    return chosen


def draw_plane(sheet: Sheet, block: Block) -> None:
    """The plane and what stands on it."""
    from matplotlib.patches import Rectangle

    corner = (block.x - block.width / 2, -block.height / 2)
    tone = sheet.colours["panel"]
    for look in ({"facecolor": tone, "edgecolor": "none", "alpha": 0.06}, _edge(tone)):
        sheet.axes.add_patch(Rectangle(corner, block.width, block.height, **look))
    if block.tiles is not None:
        _maps(sheet, block)
    elif block.layer < 0 and reads_of(sheet.trace.network).drawn:
        _pixels(sheet, block)
    else:
        _neurons(sheet, block)


def _edge(tone: str) -> dict[str, Any]:
    return {"fill": False, "edgecolor": tone, "alpha": 0.3, "lw": 0.7}


def title_of(trace: Trace, block: Block) -> str:
    """The name of a plane, its size, and of maps what their full colour stands for."""
    if block.tiles is None:
        pixels = block.layer < 0 and reads_of(trace.network).drawn
        return f"{block.name}\n{len(block.places):,}{' pixels' if pixels else ''}"
    form = block.tiles.form
    one = form.maps == 1
    if form.rows == 1:
        size = f"{form.maps:,} {'row' if one else 'rows'} of {form.columns:,}"
    else:
        size = f"{form.maps:,} {'map' if one else 'maps'} {form.rows} \u00d7 {form.columns}"
    return f"{block.name}\n{size}\n{scale_words(trace, block.layer)}"


def scale_words(trace: Trace, layer: int) -> str:
    """The value of the full colour of a plane; of one with values below 0, of both colours."""
    both = bool((trace.layers[layer].post < 0).any())
    colour = "full colour \u00b1" if both else "full red "
    return f"{colour}{scale_of(trace, layer):.3g}"


def scale_of(trace: Trace, layer: int) -> float:
    """The value that is drawn in full red; of the last plane, of probabilities, 1."""
    last = layer == len(trace.layers) - 1
    return 1.0 if last else trace.network.measures(trace.layers[layer].name).scale


def lit(trace: Trace, layer: int) -> FloatArray:
    """How bright each unit of a plane (-1: the input) is drawn, 0..1, as in the last picture."""
    if layer < 0:
        low, high = min(0.0, trace.image.min()), max(1.0, trace.image.max())
        if reads_of(trace.network).drawn:
            return _float32((trace.image - low) / (high - low))
        return _float32(np.maximum(trace.image, 0) / max(-low, high))
    return _float32(np.clip(trace.layers[layer].post / scale_of(trace, layer), 0, 1))


def map_tones(values: FloatArray, colours: dict[str, str]) -> npt.NDArray[np.uint8]:
    """The colours of feature maps: blank, red above 0, that of the sign below; -1..1 to (n, 3)."""
    from matplotlib.colors import to_rgb

    blank, minus, active, hot = (
        np.array(to_rgb(colours[name])) for name in ("blank", "minus", "active", "hot")
    )
    signed = np.clip(-values, 0, 1).astype(np.float64)[:, None] ** SIGNED_POWER
    bright = np.clip(values, 0, 1).astype(np.float64)[:, None] ** LIT_POWER
    tone = blank + (minus - blank) * signed
    red = active + (hot - active) * HOT * _smooth(HOT_FROM, 1.0, bright)
    mixed = tone + (red - tone) * bright
    return np.asarray(np.round(255 * mixed), np.uint8)


def _maps(sheet: Sheet, block: Block) -> None:
    """A picture a map, its numbers in colour."""
    tiles = block.tiles
    if tiles is None:
        return
    form = tiles.form
    share = sheet.trace.layers[block.layer].post / scale_of(sheet.trace, block.layer)
    tones = map_tones(share, sheet.colours).reshape(form.maps, form.rows, form.columns, 3)
    half = tiles.tile_width / 2, tiles.tile_height / 2
    for number, (along, down) in zip(block.maps, tiles.middles(), strict=True):
        x = block.x + along
        _image(sheet, tones[number], (x - half[0], x + half[0], down + half[1], down - half[1]))
    if block.more:
        words = f"and {block.more:,} more"
        if width_of(words) > block.width:
            words = f"+{block.more:,}"
        down = block.height / 2 - MORE_HEIGHT / 2 - 1
        sheet.word_over_lines(block.x, down, words, ha="center", va="center")


def _pixels(sheet: Sheet, block: Block) -> None:
    from matplotlib.colors import to_rgb

    grid = block.grid
    blank, ink = (np.array(to_rgb(sheet.colours[name])) for name in ("blank", "ink"))
    shown = lit(sheet.trace, -1).reshape(grid.rows, grid.columns, 1)
    tones = np.asarray(np.round(255 * (blank + (ink - blank) * shown)), np.uint8)
    wide, high = grid.columns * grid.cell / 2, grid.rows * grid.cell / 2
    _image(sheet, tones, (block.x - wide, block.x + wide, high, -high))


def _image(
    sheet: Sheet, tones: npt.NDArray[np.uint8], extent: tuple[float, float, float, float]
) -> None:
    """A picture whose pixels stay sharp, in vector files too."""
    from matplotlib.image import AxesImage

    image = AxesImage(sheet.axes, extent=extent, interpolation="none", zorder=1)
    image.set_data(tones)
    sheet.axes.add_image(image)


def _neurons(sheet: Sheet, block: Block) -> None:
    from matplotlib.collections import EllipseCollection

    size = 2 * NEURON * block.grid.cell
    neurons = EllipseCollection(
        size,
        size,
        0.0,
        units="xy",
        offsets=block.places,
        offset_transform=sheet.axes.transData,
        facecolors=_tones(lit(sheet.trace, block.layer), sheet.colours),
        linewidths=0,
    )
    sheet.axes.add_collection(neurons)


def _tones(values: FloatArray, colours: dict[str, str]) -> Any:
    """The red of active neurons, as the page's shader mixes it: (n, 3)."""
    from matplotlib.colors import to_rgb

    rest, active, hot = (np.array(to_rgb(colours[name])) for name in ("rest", "active", "hot"))
    bright = np.power(values, 0.7, dtype=np.float64)[:, None]
    heat = 0.6 * _smooth(0.6, 1.0, bright)
    share = _smooth(0.0, 0.35, bright)
    return rest + (active + (hot - active) * heat - rest) * share


def _smooth(low: float, high: float, value: Any) -> Any:
    t = np.clip((value - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def _float32(values: Any) -> FloatArray:
    return np.asarray(values, dtype=np.float32)
