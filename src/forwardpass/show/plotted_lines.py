"""The lines of a figure: which connections it shows, how they are drawn, and what they carry.

The same choice as the page's: the important connections by exact evidence, and between two stacks
of feature maps broad bands from map to map.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from forwardpass.base.tensors import FloatArray
from forwardpass.inside.bundle import Bundle, bundles
from forwardpass.inside.connections import COVERAGE, Connections, important
from forwardpass.inside.evidence import Evidence
from forwardpass.inside.field import map_evidence
from forwardpass.show.layout import Block, arch_of
from forwardpass.show.sheet import LETTERS, Sheet, height_of, width_of
from forwardpass.trace.trace import IntArray, Trace

# As on the page, web/src/scene/build.ts and bands.ts; fixtures/layout.json holds them together.
LINE_LIMIT: Final = 800
SAMPLE_LINES: Final = 320
BANDS: Final = 12  # most between two stacks
MOST_ADDED: Final = 24_000_000  # connections that are added up to bands
BAND_WIDE, BAND_SOFT = 3.4, 0.34  # so many times as wide as lines, and as strong
UNCROWDED: Final = 120  # lines that need not step back
CROWDED: Final = 0.9 * LETTERS  # words with smaller letters stand in two rows instead

Places = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Bands:
    """What maps of one stack say through maps of another: the strongest pairs, strongest first."""

    sources: IntArray  # (n,) maps
    targets: IntArray  # (n,) maps
    evidence: FloatArray  # (n,) signed
    share: float  # of all that maps say through maps, 0..1


@dataclass(frozen=True, eq=False)
class Joined:
    """What is drawn between two planes."""

    connections: Connections
    bands: Bands | None


def joined(trace: Trace, found: Evidence, coverage: float) -> list[Joined]:
    """What is drawn, bundle by bundle. Layers that need very many lines are told with a few."""
    network = trace.network
    chosen = important(network, trace, found.target, coverage, LINE_LIMIT)
    every = [x for layer in range(len(network.planes)) for x in bundles(network, trace, layer)]
    return [
        Joined(
            _first(each, SAMPLE_LINES) if each.needed > 2 * LINE_LIMIT else each,
            _bands(trace, found, bundle),
        )
        for each, bundle in zip(chosen, every, strict=True)
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


def _bands(trace: Trace, found: Evidence, bundle: Bundle) -> Bands | None:
    """The strongest pairs of maps; None where not both sides are stacks."""
    last = len(trace.network.planes) - 1
    stacks = bundle.source_form.kind != "row" and bundle.plane.form.kind != "row"
    if not stacks or bundle.read == "input" or bundle.layer == last:
        return None
    if bundle.total > MOST_ADDED:
        return None
    sums = map_evidence(trace, found, bundle)
    flat = sums.ravel()
    order = np.argsort(-np.abs(flat), kind="stable")
    carried = np.cumsum(np.abs(flat[order]))
    whole = float(carried[-1])
    if whole == 0:
        return None
    needed = int(np.searchsorted(carried, COVERAGE * whole)) + 1
    kept = order[: min(needed, BANDS)]
    targets, sources = np.divmod(kept, sums.shape[1])
    share = float(carried[kept.size - 1] / whole)
    return Bands(sources, targets, flat[kept].astype(np.float32), share)


def draw_lines(sheet: Sheet, each: Joined) -> None:
    """Bands below, lines above them."""
    connections = each.connections
    read, target = sheet.block(connections.read), sheet.blocks[connections.layer + 1]
    arch = arch_of(sheet.blocks, connections.read, connections.layer)
    if each.bands is not None:
        bands = each.bands
        ends = _of_maps(read, bands.sources), _of_maps(target, bands.targets)
        _draw(sheet, ends, bands.evidence, arch, band=True)
    if connections.evidence.size:
        ends = read.places[connections.sources], target.places[connections.targets]
        _draw(sheet, ends, connections.evidence, arch)


def _of_maps(block: Block, maps: IntArray) -> Places:
    """Middle of the tile of each of these maps, or where those are told that are not drawn."""
    if block.tiles is None:
        return np.broadcast_to((block.x, 0.0), (maps.size, 2))
    form = block.tiles.form
    corners = block.places.reshape(form.maps, form.cells, 2)[maps]
    middle: Places = (corners[:, 0] + corners[:, -1]) / 2
    return middle


def _draw(
    sheet: Sheet,
    ends: tuple[Places, Places],
    evidence: FloatArray,
    arch: float,
    *,
    band: bool = False,
) -> None:
    """Curves from place to place, given strongest first, so that the strongest lie on top."""
    from matplotlib.collections import PathCollection
    from matplotlib.colors import to_rgba

    weakest_first = slice(None, None, -1)
    evidence = evidence[weakest_first]
    source, target = (side[weakest_first] for side in ends)
    worth = np.sqrt(np.abs(evidence) / np.abs(evidence).max())
    crowd = BAND_SOFT if band else min(1.0, (UNCROWDED / evidence.size) ** 0.5)
    wide = BAND_WIDE if band else 1.0
    colours = sheet.colours
    tones = [
        to_rgba(colours["for" if value > 0 else "against"], 0.06 + (0.8 * crowd - 0.06) * size**2)
        for value, size in zip(evidence, worth, strict=True)
    ]
    dash = (0, (4 / wide, 2.5 / wide))  # in widths of the line
    lines = PathCollection(
        [_curve(p, q, arch) for p, q in zip(source, target, strict=True)],
        facecolors="none",
        edgecolors=tones,
        linewidths=2 * wide * sheet.points * (0.4 + 1.1 * worth),
        linestyles=["-" if value > 0 else dash for value in evidence],
    )
    lines.set_gid("bands" if band else "lines")
    sheet.axes.add_collection(lines)


def _curve(start: Places, end: Places, arch: float) -> Any:
    """As the page's: it leaves and arrives along x, and rises over planes between its ends."""
    from matplotlib.path import Path

    (x, y), (to, down) = start, end
    if arch <= 0:
        middle = (x + to) / 2
        points = [(x, y), (middle, y), (middle, down), (to, down)]
    else:
        along = [x + share * (to - x) for share in (0.16, 0.12, 0.5, 0.88, 0.84)]
        heights = (y, -arch, -arch, -arch, down)
        points = [(x, y), *zip(along, heights, strict=True), (to, down)]
    return Path(points, [Path.MOVETO] + [Path.CURVE4] * (len(points) - 1))


def words_of(each: Joined) -> str:
    """What lines and bands carry, and how many they are."""
    count = each.connections.evidence.size
    words = f"{100 * each.connections.share:.0f}%\n{count:,} {'line' if count == 1 else 'lines'}"
    if each.bands is None:
        return words
    bands = each.bands.evidence.size
    unit = "band" if bands == 1 else "bands"
    return f"{words}\n{bands:,} {unit} {100 * each.bands.share:.0f}%"


@dataclass(frozen=True)
class Told:
    """What the lines of one bundle carry, in words, and where."""

    x: float
    words: str
    arch: float  # above it for lines over planes, else 0: below the planes


@dataclass(frozen=True)
class Shares:
    """What all lines carry: between neighbours below the planes, else above their arc."""

    below: tuple[Told, ...]  # from left to right
    above: tuple[Told, ...]
    size: float  # of the letters below
    rows: int  # in which they stand there by turns

    @property
    def height(self) -> float:
        """Of what is written below the planes."""
        return self.rows * self._row

    @property
    def _row(self) -> float:
        return max((height_of(told.words, self.size) for told in self.below), default=0.0) + 4

    def write(self, sheet: Sheet, low: float) -> None:
        """Put them on the figure, below the height `low` or above their arcs."""
        for k, told in enumerate(self.below):
            y = low + k % self.rows * self._row
            sheet.word(told.x, y, told.words, size=self.size, ha="center", va="top")
        for told in self.above:
            place = told.x, -told.arch - 4
            sheet.word_over_lines(*place, told.words, ha="center", va="bottom")


def shares_of(blocks: tuple[Block, ...], drawn: Sequence[Joined]) -> Shares:
    """What is told of the lines, in letters with which neighbours keep apart."""
    places = {block.name: block for block in blocks}
    below, above = [], []
    for each in drawn:
        connections = each.connections
        before, after = places[connections.read], blocks[connections.layer + 1]
        x = (before.x + before.width / 2 + after.x - after.width / 2) / 2
        if arch := arch_of(blocks, connections.read, connections.layer):
            words = words_of(replace(each, bands=None)).replace("\n", ", ")
            above.append(Told(x, words, arch))
        else:
            below.append(Told(x, words_of(each), 0.0))
    below.sort(key=lambda told: told.x)
    size, rows = _fitting(below, 1), 1
    if size < CROWDED:
        size, rows = _fitting(below, 2), 2
    return Shares(tuple(below), tuple(above), size, rows)


def _fitting(told: Sequence[Told], rows: int) -> float:
    """The size of letters with which those in one row keep apart."""
    size = LETTERS
    for one, other in zip(told, told[rows:], strict=False):
        wide = (width_of(one.words) + width_of(other.words)) / 2 + LETTERS / 2
        size = min(size, LETTERS * (other.x - one.x) / wide)
    return size
