"""A training in the output of a notebook's cell: words and a curve while it goes, then its replay.

The output is exchanged from the loop's own thread, at most once a second: no kernel takes messages
from others. What it holds needs no server.
"""

from __future__ import annotations

import html
import sys
import time
from typing import Any, Final

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.network.growing import Checkpoints, room_in
from forwardpass.network.history import History
from forwardpass.show.live import News
from forwardpass.show.notebook import Animation
from forwardpass.show.page import Start

OFTEN: Final = 1.0  # seconds between two outputs
REPLAY: Final = 4_000_000  # bytes of the history in the replay
WIDE, HIGH = 480, 120  # px, of the curve
POINTS: Final = 240  # of the curve that is drawn


def in_notebook() -> bool:
    """Whether what is displayed lands below a cell."""
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    return hasattr(shell, "kernel")


class Inline:
    """One output, exchanged as the training goes on."""

    def __init__(self, name: str, page: str | None) -> None:
        from IPython.display import display

        self._name, self._page = name, page
        self._last = time.monotonic()
        self._handle = display(  # type: ignore[no-untyped-call]
            _Html(self._told(None)), display_id=True
        )

    def update(self, news: News) -> None:
        """How it goes, unless that was told a moment ago."""
        if time.monotonic() - self._last >= OFTEN:
            self._handle.update(_Html(self._told(news)))
            self._last = time.monotonic()  # also where displaying took long

    def end(self, history: History, path: str) -> None:
        """The replay takes the place of all that; words where it would be too large."""
        try:
            small = thinned(history, REPLAY)
            self._handle.update(Animation(small.network, Start(), history=small))
        except InputError:
            words = f"{self._name}: {history.curve.steps:,} steps. The history is in {path}."
            self._handle.update(_Html(f"<p>{html.escape(words)}</p>"))

    def _told(self, news: News | None) -> str:
        steps = 0 if news is None else news.curve.steps
        words = f"{self._name} learns: " + (f"step {steps:,}" if steps else "no step yet")
        losses = np.empty(0) if news is None else news.curve.loss
        known = losses[~np.isnan(losses)]
        if known.size:
            words += f", loss {known[-1]:.3g}"
        link = ""
        if self._page:
            address = html.escape(self._page)
            link = f' Watch it at <a href="{address}" target="_blank">{address}</a>'
        return f"<p>{html.escape(words)}.{link}</p>{curve_of(known, words)}"


def curve_of(losses: Any, words: str) -> str:
    """An SVG of the losses, from 0 up."""
    if len(losses) < 2:
        return ""
    parts = np.array_split(losses, min(POINTS, len(losses)))
    means = np.array([part.mean() for part in parts])
    x = np.linspace(0, WIDE, len(means))
    y = HIGH * (1 - means / max(float(means.max()), 1e-9))
    path = " ".join(f"{a:.1f},{b:.1f}" for a, b in zip(x, y, strict=True))
    return (
        f'<svg role="img" aria-label="{html.escape(words)}" viewBox="-2 -2 {WIDE + 4} {HIGH + 4}" '
        f'style="display:block;width:100%;max-width:{WIDE}px;height:auto">'
        f'<path d="M0 0V{HIGH}H{WIDE}" fill="none" stroke="currentColor" opacity="0.4"/>'
        f'<polyline points="{path}" fill="none" stroke="currentColor" stroke-width="2"/></svg>'
    )


def thinned(history: History, budget: int) -> History:
    """The same training in at most `budget` bytes: fewer checkpoints, fewer bits.

    Raises `InputError` where not even two fit.
    """
    points = max(len(history.curve.loss), 1)
    shapes = {name: stack.shape for name, stack in history.stacks.items()}
    kept = Checkpoints(shapes, room_in(history.network, budget, points))
    for place, step in enumerate(history.steps):
        kept.add(step, {name: stack.at(place) for name, stack in history.stacks.items()})
    return kept.history(history.network, history.curve, ended=history.ended, about=history.about)


class _Html:
    """Text that notebooks display as HTML."""

    def __init__(self, text: str) -> None:
        self._text = text

    def _repr_html_(self) -> str:
        return self._text
