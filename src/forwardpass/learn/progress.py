"""Shows how training goes: a bar with loss, accuracy and time left.

Where stderr is no terminal (a log file), it is one plain line an epoch instead.
"""

import sys
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

if TYPE_CHECKING:
    from forwardpass.learn.learner import Epoch

RECENT = 0.98  # how slowly the shown loss follows the steps


class Progress:
    """One bar over all stages of a run, so that the time left is the time left."""

    def __init__(self, steps: int, *, quiet: bool) -> None:
        hidden = quiet or not sys.stderr.isatty()
        self.lines = hidden and not quiet
        self.bar = tqdm(total=steps, unit="step", disable=hidden)

    def stage(self, name: str, epochs: int, done: int) -> "StageProgress":
        """The next stage, `done` steps of which lie behind it already."""
        if not self.bar.disable:
            self.bar.set_description(name, refresh=False)
            self.bar.initial += done  # they took no time now
            self.bar.n += done
            self.bar.refresh()
        return StageProgress(name, epochs, self.bar, lines=self.lines)

    def close(self) -> None:
        """Leaves the bar as it stands."""
        self.bar.close()


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
