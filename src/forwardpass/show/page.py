"""The built page as one file: script, style and network inside the HTML, nothing fetched.

Exports, notebooks and videos all start here. Where the page is opened is left to them; what it
shows at the start is a `Start`, which web/src/link/embedded.ts reads.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.network.network import Network
from forwardpass.show.layout import Theme

View = Literal["space", "flat"]
Strokes = Sequence[npt.ArrayLike]  # each (n, 2): x, y

STATIC: Final = Path(__file__).parents[1] / "static"
MISSING: Final = (
    "the page is not built: run `python3 run.py` in a checkout, "
    "or install a released package, which carries it"
)
# How the build names the parts of the page in index.html.
_SCRIPT: Final = re.compile(r'<script type="module"[^>]*\bsrc="\./(?P<name>[^"]+)"[^>]*></script>')
_STYLE: Final = re.compile(r'<link rel="stylesheet"[^>]*\bhref="\./(?P<name>[^"]+)"[^>]*>')
_ICON: Final = re.compile(r'(<link rel="icon"[^>]*\bhref=")\./(?P<name>[^"]+)(")')
_PRELOAD: Final = re.compile(r'\s*<link rel="preload"[^>]*>')
_HEAD: Final = re.compile(r"(<meta charset=[^>]*>)")
_TITLE: Final = re.compile(r"<title>.*?</title>", re.DOTALL)
# Addresses in the script, of the shipped network and of the video encoder, which have no meaning
# without a site around them.
_ADDRESS: Final = re.compile(
    r"new URL\(([\"'`])[^\"'`]*\.(?:safetensors|js)\1,\s*import\.meta\.url\)\.href"
)
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
    steady: bool = False  # all lines always, however slow the machine: for pictures and films

    def to_json(self) -> str:
        """The text of the data block, safe inside HTML."""
        about: dict[str, Any] = {}
        if self.strokes is not None:
            about["strokes"] = [np.asarray(s, dtype=float).tolist() for s in self.strokes]
        if self.inputs is not None:
            about["inputs"] = [_base64(row.astype("<f4").tobytes()) for row in self.inputs]
        for name in ("view", "theme", "seconds"):
            if (value := getattr(self, name)) is not None:
                about[name] = value
        if self.steady:
            about["steady"] = True
        return json.dumps(about, separators=(",", ":"), allow_nan=False).replace("<", "\\u003c")


class Parts(NamedTuple):
    """The built page, taken apart."""

    page: str
    script: str
    style: str
    icon: bytes


def read_parts(static: Path = STATIC) -> Parts:
    """The parts of the page built into `static`. Raises `InputError` when it is not there."""
    try:
        index = (static / "index.html").read_text(encoding="utf-8")
        script, style, icon = (_named(pattern, index) for pattern in (_SCRIPT, _STYLE, _ICON))
        return Parts(
            index,
            (static / script).read_text(encoding="utf-8"),
            (static / style).read_text(encoding="utf-8"),
            (static / icon).read_bytes(),
        )
    except OSError as error:
        raise InputError(MISSING) from error


def one_file(
    network: Network, start: Start, *, static: Path = STATIC, extra_style: str = ""
) -> str:
    """The whole page with `network` inside, as the text of one HTML file.

    It needs no server and no network, and a Content-Security-Policy in it forbids both; scripts
    and styles are allowed by their hashes. Raises `InputError` when the page is not built.
    """
    return "".join(in_pieces(network, start, static=static, extra_style=extra_style))


def in_pieces(
    network: Network, start: Start, *, static: Path = STATIC, extra_style: str = ""
) -> Iterator[str]:
    """The text of `one_file`, a piece at a time: a network may have 256 MB. Raises `InputError`."""
    parts = read_parts(static)
    style = (parts.style + extra_style).replace("</style", "<\\/style")
    script = inline_script(parts.script)
    icon = f"data:image/svg+xml;base64,{_base64(parts.icon)}"
    policy = content_policy(f"'{_hash(script)}'", f"'{_hash(style)}'")
    page = _PRELOAD.sub("", parts.page)
    page = _ICON.sub(lambda found: f"{found[1]}{icon}{found[3]}", page)
    page = _HEAD.sub(lambda found: found[1] + policy, page, count=1)
    page = _SCRIPT.sub("", page)
    page = _STYLE.sub(lambda _: f"<style>{style}</style>", page)
    page = titled(page, network)
    before, end, after = page.partition("</body>")
    yield f'{before}<script type="application/octet-stream+base64" id="forwardpass-network">'
    content = memoryview(network.to_bytes())
    for at in range(0, len(content), PIECE):
        yield _base64(content[at : at + PIECE])
    yield f"</script>\n{start_block(start)}\n"
    yield f'<script type="module">{script}</script>\n{end}{after}'


def start_block(start: Start) -> str:
    """The data block that says how the page starts; browsers do not run it."""
    return f'<script type="application/json" id="forwardpass-start">{start.to_json()}</script>'


def content_policy(scripts: str, styles: str, connect: str = "'none'") -> str:
    """The meta element that locks the page down; data blocks are no scripts and need no leave."""
    rules = (
        "default-src 'none'",
        f"script-src {scripts}",
        f"style-src {styles}",
        "img-src 'self' data: blob:",
        f"connect-src {connect}",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'


def titled(page: str, network: Network) -> str:
    """The page named after the network, unless it is the one that the page is about anyway."""
    if network.name == SHIPPED_TITLE:
        return page
    return _TITLE.sub(lambda _: f"<title>{html.escape(network.name)}</title>", page, count=1)


def inline_script(script: str) -> str:
    """The page's script as it can stand inside HTML."""
    script, _ = _ADDRESS.subn('""', script)
    assert "import(" not in script, "a page in parts cannot become one file"
    return script.replace("</script", "<\\/script").replace("<!--", "\\x3c!--")


def _named(pattern: re.Pattern[str], index: str) -> str:
    found = pattern.search(index)
    assert found is not None, f"the built page has no {pattern.pattern}"
    return found["name"]


def _hash(text: str) -> str:
    return f"sha256-{_base64(hashlib.sha256(text.encode()).digest())}"


def _base64(content: bytes | memoryview) -> str:
    return base64.b64encode(content).decode("ascii")
