"""A training while it goes, where two threads meet: what pages are to know, the network now.

The training's side puts words and bytes in and is never kept waiting; the server's (`livepage`)
hands them to however many pages there are. Knows nothing of PyTorch, of files and of HTTP.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import Any, Final, Literal

from forwardpass.base.text import json_text
from forwardpass.network.history import Curve

LOOK: Final = 0.1  # seconds between two looks for something new
State = Literal["waiting", "going", "ended", "broken"]


@dataclass(frozen=True)
class News:
    """How it goes, at one moment."""

    number: int  # of the news: 1, 2, ...
    state: State
    note: str  # what is trained, where that is more than one network
    curve: Curve
    network: int | None  # after how many steps the network is, that can be fetched; None: none


class Live:
    """The one place that both sides know."""

    def __init__(self) -> None:
        self.news = News(0, "waiting", "", Curve(0), None)
        self.closed = False
        self.network: bytes | None = None  # the newest, as a file
        self.history: bytes | None = None
        self.pages = 0  # that listen
        self.fetched = True  # whether the newest network has been fetched
        self.taken_home = 0  # how often the history was fetched

    # --- the training's side ---

    def begin(self, note: str) -> None:
        """Another training begins; `note` says of what, where it is one of several."""
        self.history, self.taken_home = None, 0
        self.news = News(self.news.number + 1, "waiting", note, Curve(0), None)

    def tell(self, state: State, curve: Curve) -> None:
        """What the pages are to know."""
        before = self.news
        self.news = News(before.number + 1, state, before.note, curve, before.network)

    def show(self, step: int, network: bytes) -> None:
        """The network after `step` steps, in the place of the one before."""
        self.network, self.fetched = network, False
        before = self.news
        self.news = News(before.number + 1, before.state, before.note, before.curve, step)

    def keep(self, history: bytes) -> None:
        """The whole history, once there is one."""
        self.history = history

    @property
    def wanted(self) -> bool:
        """Whether a page has taken the last network, and would show another one."""
        return self.fetched and self.pages > 0

    def all_have_it(self, seconds: float) -> None:
        """Wait until every page has fetched the history, no longer than that."""
        end = time.monotonic() + seconds
        while self.pages > self.taken_home and time.monotonic() < end:
            time.sleep(LOOK / 2)


class Sent:
    """What one page has been told, so that it is told what is new."""

    def __init__(self) -> None:
        self.number = -1
        self._points = 0
        self._every = 1

    def next(self, news: News) -> str:
        """The event, in JSON: the curve from the last point on that may have changed."""
        curve = news.curve
        same = curve.every == self._every
        begin = max(0, min(self._points, len(curve.loss)) - 1) if same else 0
        accuracy = curve.accuracy
        self.number, self._points, self._every = news.number, len(curve.loss), curve.every
        return json_text(
            {
                "state": news.state,
                "note": news.note,
                "steps": curve.steps,
                "every": curve.every,
                "begin": begin,
                "loss": _plain(curve.loss[begin:]),
                "accuracy": None if accuracy is None else _plain(accuracy[begin:]),
                "network": news.network,
            },
            separators=(",", ":"),
        )


def _plain(values: Any) -> list[float | None]:
    return [None if math.isnan(x) else float(f"{x:.6g}") for x in values.tolist()]
