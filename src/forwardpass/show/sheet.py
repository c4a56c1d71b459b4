"""What a figure of a pass is drawn on: axes in stage units, its colours and its letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from forwardpass.show.layout import Block
from forwardpass.trace.trace import Trace

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LETTERS: Final = 13.0  # size of words in stage units, as the page has them beside its neurons
LINE: Final = 1.15  # from one line of words to the next, in sizes of the letters
WIDE: Final = 0.62  # of a letter, in the same; on average, and rather more than less
LEAST_POINTS: Final = 4.0


@dataclass(frozen=True, eq=False)
class Sheet:
    """The axes, and what goes on them."""

    axes: Axes
    trace: Trace
    blocks: tuple[Block, ...]
    colours: dict[str, str]
    points: float  # of one stage unit

    def block(self, name: str) -> Block:
        """The one that is called so."""
        return next(block for block in self.blocks if block.name == name)

    def word(
        self, x: float, y: float, words: str, *, size: float = LETTERS, **options: Any
    ) -> None:
        """Write words at a place, in letters of `size` stage units."""
        points = max(size * self.points, LEAST_POINTS)
        style = {"color": self.colours["mark"], "fontsize": points, **options}
        self.axes.text(x, y, words, linespacing=LINE, **style)

    def word_over_lines(self, x: float, y: float, words: str, **options: Any) -> None:
        """The same where lines are behind it, which it keeps away."""
        from matplotlib.patheffects import withStroke

        halo = withStroke(linewidth=4 * self.points, foreground=self.colours["ground"])
        self.word(x, y, words, path_effects=[halo], **options)


def width_of(words: str, size: float = LETTERS) -> float:
    """About how wide words are, stage units: of their longest line."""
    return WIDE * size * max(len(line) for line in words.split("\n"))


def height_of(words: str, size: float = LETTERS) -> float:
    """How high words are, stage units."""
    return LINE * size * len(words.split("\n"))
