"""The page as the build left it: which file is what, and where each stands in index.html.

The build writes manifest.json for this (web/vite.config.ts), so that nothing here searches built
HTML or minified script.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from forwardpass.base.errors import InputError

STATIC: Final = Path(__file__).parents[1] / "static"
MANIFEST: Final = "manifest.json"
END: Final = "</body>"
MISSING: Final = (
    "the page is not built: run `python3 run.py` in a checkout, "
    "or install a released package, which carries it"
)

Part = Literal["script", "parts", "style", "icon", "network", "title"]
Joins = dict[str, list[list[str]]]


@dataclass(frozen=True)
class Built:
    """The built page in `static`. Raises `InputError` for files that are not there."""

    static: Path
    index: str
    files: dict[str, str]  # "script": "assets/index-C0de.js", relative to `static`
    elements: dict[str, str]  # "script": its element in `index`, letter for letter
    joins: Joins  # "script": texts in it, each with what takes its place in a page of one file

    def text(self, part: Part) -> str:
        """A file of the page."""
        return _read(self.static / self.files[part]).decode("utf-8")

    def one_script(self) -> str:
        """The page's script with the parts that it would load later, for a page of one file."""
        return "\n".join(self._joined(part) for part in ("script", "parts"))

    def _joined(self, part: Literal["script", "parts"]) -> str:
        text = self.text(part)
        for found, instead in self.joins[part]:
            assert text.count(found) == 1, f"the built page's {part} must have exactly one {found}"
            text = text.replace(found, instead)
        return text

    def content(self, part: Part) -> bytes:
        """The bytes of a file of the page, but for the network, which the build leaves out."""
        return _read(self.static / self.files[part])

    def replaced(self, page: str, part: Part, element: str) -> str:
        """`page`, which came from `index`, with another element in the place of this one."""
        own = self.elements[part]
        assert page.count(own) == 1, f"the built page must have exactly one {own}"
        return page.replace(own, element)

    def readdressed(self, page: str, part: Part, address: str) -> str:
        """`page` with the element's file at another address."""
        own = self.elements[part]
        assert own.count(f'"./{self.files[part]}"') == 1, f"{own} must name its file"
        return self.replaced(page, part, own.replace(f"./{self.files[part]}", address))


def read_built(static: Path = STATIC) -> Built:
    """The page built into `static`. Raises `InputError` when it is not there."""
    index = _read(static / "index.html").decode("utf-8")
    manifest: dict[str, Any] = json.loads(_read(static / MANIFEST))
    return Built(static, index, manifest["files"], manifest["elements"], manifest["joins"])


def in_head(page: str, element: str) -> str:
    """`page` with an element before all others of its head."""
    assert page.count("<head>") == 1, "the built page must have exactly one head"
    return page.replace("<head>", f"<head>\n    {element}")


def at_end(page: str, elements: str) -> str:
    """`page` with elements at the end of its body."""
    start, mark, end = page.rpartition(END)
    assert mark, "the built page must have a body"
    return f"{start}{elements}\n{mark}{end}"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(MISSING) from error
