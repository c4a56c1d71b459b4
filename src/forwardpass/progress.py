"""Shows how training goes: a bar with loss, accuracy and time left.

Where stderr is no terminal (a log file), it is one plain line an epoch instead.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

if TYPE_CHECKING:
    from forwardpass.learner import Epoch

RECENT = 0.98  # how slowly the shown loss follows the steps


class Progress:
    """Shows one stage after another."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet

    @contextmanager
    def stage(self, name: str, epochs: int, steps: int, done: int) -> Iterator["StageProgress"]:
        """A bar over the steps of all epochs, the first `done` of them behind it already."""
        hidden = self.quiet or not sys.stderr.isatty()
        with tqdm(
            total=epochs * steps, initial=done * steps, desc=name, unit="step", disable=hidden
        ) as bar:
            yield StageProgress(name, epochs, bar, lines=hidden and not self.quiet)


class StageProgress:
    """Told of steps and epochs, shows them."""

    def __init__(self, name: str, epochs: int, bar: Any, *, lines: bool) -> None:
        self.name = name
        self.epochs = epochs
        self.bar = bar
        self.lines = lines
        self.loss = float("nan")
        self.figures: dict[str, str] = {}

    def step(self, loss: float) -> None:
        """One step was made."""
        known = self.loss == self.loss  # not NaN: there was a step before
        self.loss = RECENT * self.loss + (1 - RECENT) * loss if known else loss
        self.bar.set_postfix({"loss": f"{self.loss:.3f}", **self.figures}, refresh=False)
        self.bar.update()

    def epoch(self, number: int, epoch: "Epoch") -> None:
        """One epoch ended."""
        self.figures = {name: f"{100 * value:.2f}%" for name, value in epoch.accuracy.items()}
        if self.lines:
            shown = " ".join(f"{name} {value}" for name, value in self.figures.items())
            line = f"{self.name} epoch {number}/{self.epochs}: loss {epoch.loss:.4f} {shown}"
            print(line.rstrip(), file=sys.stderr, flush=True)
