"""One figure of a whole forward pass for papers and slides. Needs matplotlib (the plots extra).

The same places, colours and choice of lines as the page's flat view. Everything in it but the
pixels is vectors, so that it prints sharply as PDF or SVG.
"""

from __future__ import annotations

import io
import math
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from forwardpass.base.errors import InputError
from forwardpass.inside.connections import COVERAGE, check_coverage
from forwardpass.inside.evidence import evidence
from forwardpass.show.layout import PALETTES, Block, Theme, arch_of, flat_layout
from forwardpass.show.plotted_lines import draw_lines, joined, shares_of
from forwardpass.show.plotted_planes import chosen_maps, draw_plane, title_of
from forwardpass.show.sheet import LETTERS, Sheet, height_of, width_of
from forwardpass.trace.trace import Batch, Trace

if TYPE_CHECKING:
    from matplotlib.figure import Figure

BARS: Final = 190.0  # stage units beside the outputs, for names and bars
MARGIN: Final = 60.0  # above and below, for words
MOST_BARS: Final = 40  # classes that still get a readable name
SLANT: Final = 35.0  # degrees, of titles that have no room side by side
APART: Final = 10.0  # between planes and what is told below them


def plot(
    trace: Trace | Batch,
    *,
    digit: int | None = None,
    coverage: float = COVERAGE,
    theme: Theme = "light",
    width: float = 12.0,
) -> Figure:
    """A figure of the pass of one image: input, neurons or feature maps, connections, the answer.

    The lines are those that carry `coverage` of each layer's evidence for class `digit`, the
    prediction unless given; `width` is in inches. Raises `InputError` for a batch and without
    matplotlib.
    """
    if isinstance(trace, Batch):
        raise InputError(f"plot shows one image, this trace has {len(trace)}: plot trace[0]")
    check_coverage(coverage)
    found = evidence(trace.network, trace, int(trace.prediction) if digit is None else digit)
    blocks = flat_layout(trace.network)
    blocks = flat_layout(trace.network, chosen_maps(trace, found, blocks))
    drawn = joined(trace, found, coverage)
    shares = shares_of(blocks, drawn)
    titles = _Titles(trace, blocks, shares.height)
    sheet = _sheet(trace, blocks, titles, theme, width)
    for each in drawn:
        draw_lines(sheet, each)
    for block in blocks:
        draw_plane(sheet, block)
    shares.write(sheet, titles.tallest / 2 + APART)
    titles.write(sheet)
    _answer(sheet)
    return sheet.axes.figure  # type: ignore[return-value]  # ours is no sub-figure


def _sheet(
    trace: Trace, blocks: tuple[Block, ...], titles: _Titles, theme: Theme, width: float
) -> Sheet:
    """An empty figure with room for all of it."""
    left = blocks[0].x - blocks[0].width / 2 - 10
    right = blocks[-1].x + blocks[-1].width / 2 + BARS
    top, bottom = -titles.tallest / 2 - titles.above, titles.tallest / 2 + titles.below
    size = (width, width * (bottom - top) / (right - left))
    figure = _figure_class()(figsize=size, facecolor=PALETTES[theme]["ground"])
    figure.suppressComposite = True  # tiles stay sharp
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(left, right), ylim=(bottom, top), aspect="equal")
    axes.axis("off")
    return Sheet(axes, trace, blocks, PALETTES[theme], width * 72 / (right - left))


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


class _Titles:
    """The names of the planes: above them, or slanting below where they have no room."""

    def __init__(self, trace: Trace, blocks: tuple[Block, ...], shares: float) -> None:
        self.blocks = blocks
        self.shares = APART + shares + APART / 2  # height of what the lines carry
        self.words = [title_of(trace, block) for block in blocks]
        self.tallest = max(block.height for block in blocks)
        rise = max(_arches(blocks)) - self.tallest / 2
        self.slanting = rise > 0 or self._crowded()
        lines = max(height_of(words) for words in self.words)
        if self.slanting:
            self.words = [words.replace("\n", ", ") for words in self.words]
            self.above = max(rise, 0) + 1.5 * LETTERS + 10
            longest = max(width_of(words) for words in self.words)
            self.below = self.shares + longest * math.sin(math.radians(SLANT)) + 1.5 * LETTERS
        else:
            self.above = max(MARGIN, lines + 22)
            self.below = max(MARGIN, self.shares + APART / 2)

    def _crowded(self) -> bool:
        neighbours = zip(self.blocks, self.blocks[1:], self.words, self.words[1:], strict=False)
        return any(
            b.x - a.x < (width_of(one) + width_of(other)) / 2 for a, b, one, other in neighbours
        )

    def write(self, sheet: Sheet) -> None:
        """Put them on the figure."""
        for block, words in zip(self.blocks, self.words, strict=True):
            if self.slanting:
                place = block.x, self.tallest / 2 + self.shares
                look: dict[str, Any] = {
                    "rotation": -SLANT,
                    "rotation_mode": "anchor",
                    "ha": "left",
                    "va": "top",
                }
                sheet.word(*place, words, **look)
            else:
                sheet.word(block.x, -block.height / 2 - 8, words, ha="center", va="bottom")


def _arches(blocks: tuple[Block, ...]) -> list[float]:
    return [arch_of(blocks, read, block.layer) for block in blocks[1:] for read in block.reads]


def _answer(sheet: Sheet) -> None:
    """Names and probabilities beside the outputs; the highest is marked."""
    from matplotlib.patches import Rectangle

    trace, block, colours = sheet.trace, sheet.blocks[-1], sheet.colours
    names = trace.network.class_names
    edge = block.x + block.width / 2
    widest = BARS - 110
    thickness = min(0.5 * block.grid.cell, 14)
    for c, (_, y) in enumerate(block.places):
        best = c == int(trace.prediction)
        if len(names) > MOST_BARS and not best:
            continue
        probability = float(trace.probs[c])
        tone = colours["active"] if best else colours["mark"]
        look: dict[str, Any] = {
            "va": "center",
            "color": tone,
            "weight": "bold" if best else "normal",
        }
        sheet.word(edge + 8, y, names[c], **look)
        x = edge + 50
        for length, colour, alpha in (
            (widest, colours["panel"], 0.12),
            (widest * probability, colours["active"] if best else colours["panel"], 1.0),
        ):
            sheet.axes.add_patch(
                Rectangle((x, y - thickness / 2), length, thickness, fc=colour, alpha=alpha, lw=0)
            )
        sheet.word(x + widest + 6, y, _percent(probability), **look)


def _percent(probability: float) -> str:
    """Whole percent; never a false 0 % or 100 %."""
    if probability >= 0.995:
        return ">99%"
    return "<1%" if 0 < probability < 0.005 else f"{int(100 * probability + 0.5)}%"
