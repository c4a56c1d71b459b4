"""The built page as one file: script, style and network inside the HTML, nothing fetched.

Exports, notebooks and videos all start here. Where the page is opened is left to them; what it
shows at the start is a `Start`, which web/src/link/embedded.ts reads.
"""

from __future__ import annotations

import base64
import html
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt

from forwardpass.base.tensors import FloatArray
from forwardpass.network.history import History
from forwardpass.network.network import Network
from forwardpass.show.built import END, ENGLISH, STATIC, Built, in_head, read_built
from forwardpass.show.layout import Theme
from forwardpass.show.policy import file_policy

View = Literal["space", "flat"]
Shown = Network | History  # a history opens with its last network, and plays
Strokes = Sequence[npt.ArrayLike]  # each (n, 2): x, y

PIECE: Final = 3 << 18  # bytes of a network in one piece; base64 takes three at a time
SHIPPED_TITLE: Final = "MNISTNet"  # the network whose page keeps its own title


@dataclass(frozen=True)
class Start:
    """How an exported page starts. Without `seconds` the story plays once the page is in sight."""

    strokes: Strokes | None = None
    inputs: FloatArray | None = None  # (N, in); the first one is shown
    view: View | None = None
    theme: Theme | None = None
    seconds: float | None = None  # stand still there
    framed: bool = False  # in a frame of a larger page: laid out to be as high as the frame
    steady: bool = False  # all lines always, however slow the machine: for pictures and films
    alone: bool = False  # no other network comes along, so there is nothing to choose
    follow: bool = False  # a training goes on where the page comes from
    lang: str | None = None  # tag of the language in which the page begins: "de", "pt-BR"
    mnist: bool = False  # MNIST lies beside the page, which then asks for it when it is chosen

    def to_json(self, within: Sequence[str] = ()) -> str:
        """The text of the data block, safe inside HTML.

        `within` are the languages besides English that a page of one file has inside.
        """
        about: dict[str, Any] = {"within": list(within)} if within else {}
        if self.strokes is not None:
            about["strokes"] = [np.asarray(s, dtype=float).tolist() for s in self.strokes]
        if self.inputs is not None:
            about["inputs"] = [_base64(row.astype("<f4").tobytes()) for row in self.inputs]
        for name in ("view", "theme", "seconds", "lang"):
            if (value := getattr(self, name)) is not None:
                about[name] = value
        for name in ("framed", "steady", "alone", "follow", "mnist"):
            if getattr(self, name):
                about[name] = True
        return json.dumps(about, separators=(",", ":"), allow_nan=False).replace("<", "\\u003c")


def one_file(network: Shown, start: Start, *, static: Path = STATIC, extra_style: str = "") -> str:
    """The whole page with `network` inside, as the text of one HTML file.

    It needs no server and no network, and a Content-Security-Policy in it forbids both; scripts
    and styles are allowed by their hashes. Raises `InputError` when the page is not built.
    """
    return "".join(in_pieces(network, start, static=static, extra_style=extra_style))


def in_pieces(
    network: Shown, start: Start, *, static: Path = STATIC, extra_style: str = ""
) -> Iterator[str]:
    """The text of `one_file`, a piece at a time: a network may have 256 MB. Raises `InputError`."""
    built = read_built(static)
    style = (built.text("style") + extra_style).replace("</style", "<\\/style")
    page = built.replaced(told(built, built.index, start, network), "network", "")
    script = inline_script(built.one_script(start.lang))
    page = built.replaced(page, "script", "")
    page = built.replaced(page, "style", f"<style>{style}</style>")
    icon = f"data:image/svg+xml;base64,{_base64(built.content('icon'))}"
    page = built.readdressed(page, "icon", icon)
    page = in_head(page, file_policy(script, style))
    before, end, after = page.rpartition(END)
    assert end, "the built page must have a body"
    yield f'{before}<script type="application/octet-stream+base64" id="forwardpass-network">'
    content = memoryview(network.to_bytes())
    for at in range(0, len(content), PIECE):
        yield _base64(content[at : at + PIECE])
    within = [start.lang] if start.lang not in (None, ENGLISH) else []
    yield f"</script>\n{start_block(start, within)}\n"
    yield f'<script type="module">{script}</script>\n{end}{after}'


def start_block(start: Start, within: Sequence[str] = ()) -> str:
    """The data block that says how the page starts; browsers do not run it."""
    about = start.to_json(within)
    return f'<script type="application/json" id="forwardpass-start">{about}</script>'


def titled(built: Built, page: str, network: Shown | None, lang: str | None = None) -> str:
    """The page named after the network, unless it is the one that the page is about anyway."""
    if network is not None and network.name != SHIPPED_TITLE:
        title = network.name
    elif lang is None or lang == ENGLISH:
        return page
    else:
        title = built.languages[lang]["title"]
    return built.replaced(page, "title", f"<title>{html.escape(title)}</title>")


def told(built: Built, page: str, start: Start, network: Shown | None = None) -> str:
    """The page with its name, and what it says without its script, in its language.

    Raises `InputError` for a language that it does not speak.
    """
    if start.lang is not None:
        built.check_language(start.lang)
    return titled(built, built.spoken(page, start.lang), network, start.lang)


def inline_script(script: str) -> str:
    """The page's script as it can stand inside HTML."""
    for apart in ("import(", "import.meta"):
        assert apart not in script, f"a page in parts, with {apart}, cannot become one file"
    return script.replace("</script", "<\\/script").replace("<!--", "\\x3c!--")


def _base64(content: bytes | memoryview) -> str:
    return base64.b64encode(content).decode("ascii")
