"""Takes pictures of the real animation: opens the page in a browser and seeks it.

Frame n of a film is the page at n / fps, exactly: the page's picture depends on the second alone.
Encoding is left to `video.py`, which picture is wanted to the command. Needs the video extra.
"""

from __future__ import annotations

import base64
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from forwardpass.show import browser
from forwardpass.show.page import Shown, Start, one_file

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

# Resolves after the frame that paints the picture; the browser draws it before the callback runs.
SHORT_SIDE: Final = 720  # px that the page needs for all its words
_SEEK: Final = """(seconds) => {
  forwardpass.seek(seconds);
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
# Where a film says of which network of a training it is.
_TRAINED: Final = """async (step) => {
  await forwardpass.history.seek(step);
  const words = document.querySelector(".film-words") ?? document.createElement("p");
  words.className = "film-words";
  words.textContent = forwardpass.history.told;
  document.querySelector(".fp .screen").append(words);
}"""
_STEPS: Final = """() => forwardpass.steps.map(
  ({ start, lead, motion, end }) => [start, start + lead, start + lead + motion, end])"""


@dataclass(frozen=True)
class Size:
    """Of a picture, in pixels."""

    width: int
    height: int

    @property
    def scale(self) -> float:
        """Small pictures are laid out larger and shrunk, so that all words keep their places."""
        return min(1.0, min(self.width, self.height) / SHORT_SIDE)


class Film:
    """The page, open and standing still; every picture is taken by seeking it."""

    def __init__(self, page: Page, session: CDPSession, size: Size) -> None:
        self._page = page
        self._size = size
        self._session = session
        self.duration = float(page.evaluate("() => forwardpass.duration"))  # seconds
        self._steps: list[tuple[float, float, float, float]] = [
            tuple(step) for step in page.evaluate(_STEPS)
        ]

    def png(self, seconds: float) -> bytes:
        """The window at that second of the story, as a PNG file."""
        self._page.evaluate(_SEEK, seconds)
        options = {"format": "png", "optimizeForSpeed": True}
        shot = self._session.send("Page.captureScreenshot", options)
        png = base64.b64decode(shot["data"])
        return png if self._size.scale == 1 else _shrunk(png, self._size)

    def svg(self, seconds: float, size: Size) -> str:
        """The stage alone at that second, as an SVG file."""
        self._page.evaluate(_SEEK, seconds)
        options = {"width": size.width, "height": size.height}
        svg: str = self._page.evaluate("(options) => forwardpass.svg(options)", options)
        return svg

    @cached_property
    def trained(self) -> list[int]:
        """Of a history: how many steps had been made at each of its networks; else empty."""
        steps: list[int] = self._page.evaluate("() => forwardpass.history?.steps ?? []")
        return steps

    def png_trained(self, step: int) -> bytes:
        """The drawing as the network after so many steps of a training reads it, as a PNG file."""
        self._page.evaluate(_TRAINED, step)
        return self.png(self.duration)

    def rest(self, seconds: float) -> float:
        """The second at which the picture of `seconds` came to rest: `seconds` while it moves.

        Two seconds with the same rest have the same picture, which need not be taken twice.
        """
        for start, moves, rests, end in self._steps:
            if start <= seconds < moves:
                return start
            if rests <= seconds < end:
                return rests
        return min(seconds, self.duration)


@contextmanager
def opened(network: Shown, start: Start, size: Size) -> Iterator[Film]:
    """Opens the page as a film of that size. Raises `InputError` without a browser or a page."""
    style = resources.files("forwardpass").joinpath("assets", "film.css").read_text("utf-8")
    still = replace(start, steady=True, seconds=0.0)
    with tempfile.TemporaryDirectory(prefix="forwardpass-") as folder, browser.started() as running:
        path = Path(folder, "film.html")
        path.write_text(one_file(network, still, extra_style=style), encoding="utf-8")
        options: dict[str, Any] = {
            "viewport": {
                "width": round(size.width / size.scale),
                "height": round(size.height / size.scale),
            },
            "color_scheme": start.theme or "dark",
            "reduced_motion": "reduce",  # no transitions: the picture follows from the second
        }
        page = running.new_page(**options)
        page.goto(path.as_uri())
        page.evaluate("async () => { await forwardpass.ready; await document.fonts.ready; }")
        yield Film(page, page.context.new_cdp_session(page), size)


def _shrunk(png: bytes, size: Size) -> bytes:
    """The picture at its final size."""
    from PIL import Image

    out = io.BytesIO()
    whole = Image.open(io.BytesIO(png)).convert("RGB")
    small = whole.resize((size.width, size.height), Image.Resampling.LANCZOS)
    small.save(out, "PNG", compress_level=1)
    return out.getvalue()
