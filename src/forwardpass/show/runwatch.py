"""`forwardpass train --watch`: one page for a run, whichever of its networks is at work.

What is shown and kept is the running average as the run keeps it, folded for real pictures.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import numpy as np

from forwardpass.digits.data import load_mnist
from forwardpass.network.historyfile import ENDING
from forwardpass.show.watch import Watch

EXAMPLES: Final = 24  # training images that tell how large values are


class RunWatch:
    """Looks on as `learn.train` asks for. `said` tells people where the page is."""

    def __init__(
        self,
        mnist: Path,
        out: Path,
        port: int | None,
        *,
        browser: bool,
        said: Callable[[str], object],
    ) -> None:
        images = load_mnist(mnist, "train").images[:EXAMPLES]
        self._examples = images[:, None].astype(np.float32) / 255
        self._out = out
        self._said = said
        self._watch = Watch(self._none, port=port, browser=browser)
        self._accuracy: float | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._watch.__exit__(kind, error, trace)

    def begin(self, name: str, now: Callable[[], Any]) -> None:
        """A stage of the run: a teacher, or the network."""
        from forwardpass.convert.snapshots import Snapshots

        before = self._watch.page
        module = now()
        title = type(module).__name__
        file = title.lower() if name == "network" else name
        make = lambda: Snapshots(module, self._examples, name=title)  # noqa: E731
        note = "" if name == "network" else name
        self._watch.turn_to(now, make, self._out / f"{file}{ENDING}", note)
        if self._watch.page != before:
            self._said(f"Watch it at {self._watch.page}")

    def step(self, loss: float) -> None:
        """One step."""
        self._watch.step(loss=loss, accuracy=self._accuracy)
        self._accuracy = None

    def epoch(self, share: float | None) -> None:
        """The accuracy after an epoch stands at the next step, as its loss does."""
        self._accuracy = share

    def _none(self) -> Any:
        raise AssertionError("a run says what is trained before it is shown")
