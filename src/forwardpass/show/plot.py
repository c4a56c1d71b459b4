"""One figure of a whole forward pass for papers and slides. Needs matplotlib (the plots extra).

The same places, colours and choice of lines as the page's flat view. Everything in it but the
pixels is vectors, so that it prints sharply as PDF or SVG.
"""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.inside.connections import COVERAGE, Connections, important
from forwardpass.network.reads import reads_of
from forwardpass.show.layout import PALETTES, Block, Theme, flat_layout
from forwardpass.trace.trace import Batch, Trace

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# As on the page, web/src/scene/build.ts and layout.ts; fixtures/layout.json holds them together.
LINE_LIMIT: Final = 800
SAMPLE_LINES: Final = 320
NEURON: Final = 0.41  # radius as a share of the cell
BARS: Final = 190.0  # stage units beside the outputs, for names and bars
MARGIN: Final = 60.0  # above and below, for words
MOST_BARS: Final = 40  # classes that still get a readable name


def plot(
    trace: Trace | Batch,
    *,
    digit: int | None = None,
    coverage: float = COVERAGE,
    theme: Theme = "light",
    width: float = 12.0,
) -> Figure:
    """A figure of the pass of one image: input, neurons, the important connections, the answer.

    The lines are those that carry `coverage` of each layer's evidence for class `digit`, the
    prediction unless given; `width` is in inches. Raises `InputError` for a batch and without
    matplotlib.
    """
    if isinstance(trace, Batch):
        raise InputError(f"plot shows one image, this trace has {len(trace)}: plot trace[0]")
    network = trace.network
    colours = PALETTES[theme]
    blocks = flat_layout(network)
    left = blocks[0].x - blocks[0].grid.width / 2 - 10
    right = blocks[-1].x + blocks[-1].grid.width / 2 + BARS
    tallest = max(block.grid.height for block in blocks)
    height = tallest + 2 * MARGIN
    size = (width, width * height / (right - left))
    figure = _figure_class()(figsize=size, facecolor=colours["ground"])
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(left, right), ylim=(height / 2, -height / 2), aspect="equal")
    axes.axis("off")
    points = width * 72 / (right - left)  # of one stage unit
    shown = int(trace.prediction) if digit is None else digit
    chosen = _lines(trace, shown, coverage)
    for connections in chosen:
        _draw_lines(axes, blocks, connections, colours, points)
        _share(axes, blocks, connections, tallest, colours, points)
    for block in blocks:
        _draw_block(axes, trace, block, colours, points)
    _answer(axes, trace, blocks[-1], colours, points)
    return figure


@cache
def _figure_class() -> type[Figure]:
    """matplotlib's figure, shown by notebooks even where pyplot was never imported."""
    try:
        from matplotlib.figure import Figure
    except ModuleNotFoundError as error:
        raise InputError(
            "plot needs matplotlib, which is not installed: pip install 'forwardpass[plots]'"
        ) from error

    class PassFigure(Figure):
        def _repr_png_(self) -> bytes:
            out = io.BytesIO()
            self.savefig(out, format="png", dpi=100)
            return out.getvalue()

    return PassFigure


def _lines(trace: Trace, digit: int, coverage: float) -> list[Connections]:
    """As on the page: layers that need very many lines are told with a few of them."""
    found = important(trace.network, trace, digit, coverage, LINE_LIMIT)
    return [
        _first(connections, SAMPLE_LINES) if connections.needed > 2 * LINE_LIMIT else connections
        for connections in found
    ]


def _first(connections: Connections, count: int) -> Connections:
    carried = np.abs(connections.evidence).sum(dtype=np.float64)
    kept = np.abs(connections.evidence[:count]).sum(dtype=np.float64)
    return replace(
        connections,
        sources=connections.sources[:count],
        targets=connections.targets[:count],
        evidence=connections.evidence[:count],
        share=float(connections.share * kept / carried) if carried else 0.0,
    )


def _draw_lines(
    axes: Axes,
    blocks: tuple[Block, ...],
    connections: Connections,
    colours: dict[str, str],
    points: float,
) -> None:
    from matplotlib.collections import PathCollection
    from matplotlib.colors import to_rgba
    from matplotlib.path import Path

    if not connections.evidence.size:
        return
    weakest_first = slice(None, None, -1)
    evidence = connections.evidence[weakest_first]
    worth = np.sqrt(np.abs(evidence) / np.abs(evidence).max())
    read = next(block for block in blocks if block.name == connections.read)
    source = read.places[connections.sources[weakest_first]]
    target = blocks[connections.layer + 1].places[connections.targets[weakest_first]]
    bend = (source[:, 0] + target[:, 0]) / 2
    codes = [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
    paths = [
        Path(np.array([p, (x, p[1]), (x, q[1]), q]), codes)
        for p, q, x in zip(source, target, bend, strict=True)
    ]
    crowd = min(1.0, (120 / len(paths)) ** 0.5)
    tones = [
        to_rgba(colours["for" if value > 0 else "against"], 0.06 + (0.8 * crowd - 0.06) * size**2)
        for value, size in zip(evidence, worth, strict=True)
    ]
    axes.add_collection(
        PathCollection(
            paths,
            facecolors="none",
            edgecolors=tones,
            linewidths=2 * points * (0.4 + 1.1 * worth),
            linestyles=["-" if value > 0 else (0, (4, 2.5)) for value in evidence],
        )
    )


def _share(
    axes: Axes,
    blocks: tuple[Block, ...],
    connections: Connections,
    tallest: float,
    colours: dict[str, str],
    points: float,
) -> None:
    before, after = blocks[connections.layer], blocks[connections.layer + 1]
    x = (before.x + before.grid.width / 2 + after.x - after.grid.width / 2) / 2
    count = connections.evidence.size
    words = f"{100 * connections.share:.0f}%\n{count:,} {'line' if count == 1 else 'lines'}"
    _word(axes, x, tallest / 2 + 10, words, colours, points, ha="center", va="top")


def _draw_block(
    axes: Axes, trace: Trace, block: Block, colours: dict[str, str], points: float
) -> None:
    from matplotlib.collections import EllipseCollection
    from matplotlib.patches import Rectangle

    grid = block.grid
    corner = (block.x - grid.width / 2, -grid.height / 2)
    plane = Rectangle(
        corner, grid.width, grid.height, facecolor=colours["panel"], edgecolor="none", alpha=0.06
    )
    edge = Rectangle(
        corner, grid.width, grid.height, fill=False, edgecolor=colours["panel"], alpha=0.3, lw=0.7
    )
    axes.add_patch(plane)
    axes.add_patch(edge)
    if block.layer < 0 and reads_of(trace.network).drawn:
        _pixels(axes, trace, block, colours)
    else:
        size = 2 * NEURON * grid.cell
        tones = _tones(lit(trace, block.layer), colours)
        axes.add_collection(
            EllipseCollection(
                size,
                size,
                0.0,
                units="xy",
                offsets=block.places,
                offset_transform=axes.transData,
                facecolors=tones,
                linewidths=0,
            )
        )
    count = f"{len(block.places):,}"
    title = (
        f"{block.name}\n{count} pixels"
        if block.layer < 0 and reads_of(trace.network).drawn
        else (f"{block.name}\n{count}")
    )
    _word(axes, block.x, -grid.height / 2 - 8, title, colours, points, ha="center", va="bottom")


def lit(trace: Trace, layer: int) -> FloatArray:
    """How bright each neuron of a layer (-1: the input) is drawn, 0..1, as in the last picture."""
    if layer < 0:
        low, high = min(0.0, trace.image.min()), max(1.0, trace.image.max())
        if reads_of(trace.network).drawn:
            return _float32((trace.image - low) / (high - low))
        return _float32(np.maximum(trace.image, 0) / max(-low, high))
    last = layer == len(trace.layers) - 1
    full = 1.0 if last else trace.network.measures(trace.layers[layer].name).scale
    return _float32(np.clip(trace.layers[layer].post / full, 0, 1))


def _float32(values: Any) -> FloatArray:
    return np.asarray(values, dtype=np.float32)


def _pixels(axes: Axes, trace: Trace, block: Block, colours: dict[str, str]) -> None:
    from matplotlib.colors import LinearSegmentedColormap

    grid = block.grid
    half = grid.columns * grid.cell / 2, grid.rows * grid.cell / 2
    axes.imshow(
        lit(trace, -1).reshape(grid.rows, grid.columns),
        cmap=LinearSegmentedColormap.from_list("ink", [colours["blank"], colours["ink"]]),
        vmin=0,
        vmax=1,
        extent=(block.x - half[0], block.x + half[0], half[1], -half[1]),
        interpolation="nearest",
        aspect="auto",
        zorder=1,
    )


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


def _answer(axes: Axes, trace: Trace, block: Block, colours: dict[str, str], points: float) -> None:
    """Names and probabilities beside the outputs; the highest is marked."""
    from matplotlib.patches import Rectangle

    names = trace.network.class_names
    edge = block.x + block.grid.width / 2
    widest = BARS - 110
    thickness = min(0.5 * block.grid.cell, 14)
    for c, (_, y) in enumerate(block.places):
        best = c == int(trace.prediction)
        if len(names) > MOST_BARS and not best:
            continue
        probability = float(trace.probs[c])
        bold = "bold" if best else "normal"
        tone = colours["active"] if best else colours["mark"]
        _word(axes, edge + 8, y, names[c], colours, points, va="center", color=tone, weight=bold)
        x = edge + 50
        for length, colour, alpha in (
            (widest, colours["panel"], 0.12),
            (widest * probability, colours["active"] if best else colours["panel"], 1.0),
        ):
            axes.add_patch(
                Rectangle((x, y - thickness / 2), length, thickness, fc=colour, alpha=alpha, lw=0)
            )
        percent = _percent(probability)
        _word(
            axes, x + widest + 6, y, percent, colours, points, va="center", color=tone, weight=bold
        )


def _percent(probability: float) -> str:
    return "<1%" if 0 < probability < 0.005 else f"{int(100 * probability + 0.5)}%"


def _word(
    axes: Axes,
    x: float,
    y: float,
    words: str,
    colours: dict[str, str],
    points: float,
    **options: Any,
) -> None:
    """Text as large as the page has it beside its neurons."""
    style = {"color": colours["mark"], "fontsize": max(13 * points, 4), **options}
    axes.text(x, y, words, linespacing=1.15, **style)
