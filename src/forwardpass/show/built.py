"""The page as the build left it: which file is what, and where each stands in index.html.

The build writes manifest.json for this (web/vite.config.ts), so that nothing here searches built
HTML or minified script.
"""

from __future__ import annotations

import html
import json
from dataclasses import dataclass, field
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

Part = Literal["script", "parts", "style", "icon", "network", "title", "html", "about", "noScript"]
Joins = dict[str, Any]
ENGLISH: Final = "en"


@dataclass(frozen=True)
class Built:
    """The built page in `static`. Raises `InputError` for files that are not there."""

    static: Path
    index: str
    files: dict[str, str]  # "script": "assets/index-C0de.js", relative to `static`
    elements: dict[str, str]  # "script": its element in `index`, letter for letter
    joins: Joins  # "script": texts in it, each with what takes its place in a page of one file
    languages: dict[str, dict[str, str]] = field(
        default_factory=dict
    )  # by tag, as "pt-BR": file, direction, title and the like

    def text(self, part: Part) -> str:
        """A file of the page."""
        return _read(self.static / self.files[part]).decode("utf-8")

    def one_script(self, language: str | None = None) -> str:
        """The page's script with the parts that it would load later, for a page of one file.

        Of the languages besides English it has this one inside.
        """
        joins = self.joins.get("languages", {})
        loading = [joins[tag]["within" if tag == language else "without"] for tag in joins]
        texts = [
            _joined(self.text("script"), [*self.joins["script"], *loading]),
            _joined(self.text("parts"), self.joins["parts"]),
        ]
        if language is not None and language in joins:
            own = _read(self.static / self.languages[language]["file"]).decode("utf-8")
            texts.append(_joined(own, joins[language]["file"]))
        return "\n".join(texts)

    def check_language(self, tag: str) -> None:
        """Raise `InputError` for a language that the page does not speak."""
        if tag not in self.languages:
            known = ", ".join(self.languages)
            raise InputError(f"the page does not speak {tag!r}: its languages are {known}")

    def spoken(self, page: str, tag: str | None) -> str:
        """`page`, which came from `index`, saying in a language what it says without its script."""
        if tag is None or tag == ENGLISH:
            return page
        words = self.languages[tag]
        html_tag = f'<html lang="{tag}" dir="{words["direction"]}">'
        page = self.replaced(page, "html", html_tag)
        page = self.replaced(page, "about", f'content="{html.escape(words["about"])}"')
        no_script = f"<noscript>{html.escape(words['noScript'])}</noscript>"
        return self.replaced(page, "noScript", no_script)

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
    languages = manifest.get("languages", {})
    return Built(
        static, index, manifest["files"], manifest["elements"], manifest["joins"], languages
    )


def _joined(text: str, joins: list[list[str]]) -> str:
    for found, instead in joins:
        assert text.count(found) == 1, f"the built page's script must have exactly one {found}"
        text = text.replace(found, instead)
    return text


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
