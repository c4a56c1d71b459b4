"""An animation as a value: a frame in a notebook, a file on disk, a window of the browser.

The frame holds the whole page with its network and needs neither a kernel nor the internet.
"""

from __future__ import annotations

import html
import os
import tempfile
import warnings
import webbrowser
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.files import write_whole
from forwardpass.network.history import History
from forwardpass.network.network import Network
from forwardpass.show.page import Shown, Start, one_file
from forwardpass.trace.trace import Batch, Trace, displayed_by

# px, of a frame: where it is wide the page puts its parts side by side, else it stacks them. The
# page takes up the height of its frame, so it has nothing to scroll: web/src/styles/framed.css.
WIDE: Final = 1000
LOW: Final = 720  # of a wide one
HIGH: Final = 850
MOST_BYTES: Final = 2_500_000  # of one output; larger ones are shown, with a warning


@dataclass(frozen=True, eq=False)
class Animation:
    """A network with what it is shown at the start. At the end of a notebook cell it plays."""

    network: Network
    start: Start
    height: int | None = None  # px, of the frame in a notebook; left out, what its width asks for
    history: History | None = None  # of its training, which plays

    def __repr__(self) -> str:
        count = 0 if self.start.inputs is None else len(self.start.inputs)
        return f"Animation({self.network.name}, {count} inputs)"

    def to_html(self) -> str:
        """The text of one HTML file with everything in it."""
        return one_file(self.history or self.network, self.start)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write that HTML file, whole or not at all. Raises `InputError` when that fails."""
        return write_whole(Path(path), self.to_html())

    def open(self) -> Path:
        """Write the HTML file to a temporary folder and open it in the browser."""
        folder = Path(tempfile.mkdtemp(prefix="forwardpass-"))
        path = self.save(folder / "forwardpass.html")
        webbrowser.open(path.as_uri())
        return path

    def _repr_html_(self) -> str:
        """The frame, for everything that displays HTML."""
        page = one_file(self.history or self.network, replace(self.start, framed=True))
        return in_frame(page, self.height, f"{self.network.name} at work")

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        """What notebooks display."""
        frame = self._repr_html_()
        if len(frame) > MOST_BYTES:
            warnings.warn(large_output(self.history or self.network, len(frame)), stacklevel=2)
        return {"text/html": frame, "text/plain": repr(self)}


def large_output(network: Shown, size: int) -> str:
    """What to do about an output of `size` bytes that holds the whole network."""
    large = f"this output is {size / 1e6:.1f} MB, since it holds every weight"
    if isinstance(network, History):
        return f"{large} at every checkpoint: show(history).save(FILE) keeps it out of the notebook"
    try:
        halved = len(network.to_float16().to_bytes()) < 0.8 * len(network.to_bytes())
    except InputError:  # a weight that float16 cannot hold
        halved = False
    if halved:
        return f"{large} exactly: show(network.to_float16()) rounds them and takes half as much"
    return f"{large}: show(network).save(FILE) keeps it out of the notebook"


@displayed_by
def mimebundle(trace: Trace | Batch) -> dict[str, str]:
    """What a notebook displays for a bare trace: its animation, or a sentence where that fails."""
    words = repr(trace)
    try:
        shown = Animation(trace.network, Start(inputs=np.atleast_2d(trace.image)))
        return {**shown._repr_mimebundle_(), "text/plain": words}
    except InputError as problem:
        return {"text/plain": f"{words}\n({problem})"}


def in_frame(page: str, height: int | None, title: str) -> str:
    """A page inside a frame that can run its script and save files, and reach nothing else.

    In plain ASCII, so that the script's hash holds whatever the encoding of the page around it.
    The height follows the width by style alone, as no script may run outside the frame.
    """
    inside = html.escape(page).encode("ascii", "xmlcharrefreplace").decode("ascii")
    return (
        # A width that the content asks for, where the place around it has none of its own.
        f'<div style="container-type:inline-size;contain-intrinsic-width:{WIDE - 100}px;'
        'width:100%">'
        f'<iframe title="{html.escape(title)}" sandbox="allow-scripts allow-downloads" '
        f'style="display:block;width:100%;{high(height)};border:0" allow="fullscreen" '
        f'loading="lazy" srcdoc="{inside}"></iframe></div>'
    )


def high(height: int | None) -> str:
    """The style of that height; without one a step at `WIDE`, `HIGH` for browsers before 2023."""
    if height is not None:
        return f"height:{int(height)}px"
    # 100cqw is the width of the element around the frame; a pixel less than WIDE is enough.
    step = f"clamp({LOW}px,({WIDE}px - 100cqw)*1000,{HIGH}px)"
    return f"height:{HIGH}px;height:{step}"
