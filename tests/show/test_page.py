"""The page as one file, made of a stand-in for the built page: what it needs is all in it."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

import forwardpass
from forwardpass import InputError, Network
from forwardpass.show.built import MISSING, STATIC, Built, at_end, in_head, read_built
from forwardpass.show.page import SHIPPED_TITLE, Start, one_file, titled
from forwardpass.show.policy import allowed

ELEMENTS = {
    "script": '<script type="module" src="./app.js"></script>',
    "style": '<link rel="stylesheet" href="./app.css">',
    "icon": '<link rel="icon" href="./icon.svg">',
    "network": '<link rel="preload" href="./net.safetensors">',
    "title": "<title>The page</title>",
    "html": '<html lang="en">',
    "about": 'content="A page."',
    "noScript": "<noscript>Script!</noscript>",
}
FILES = {
    "script": "app.js",
    "parts": "parts.js",
    "style": "app.css",
    "icon": "icon.svg",
    "network": "net.safetensors",
}
SCRIPT = 'show("</script><!--");'
LANGUAGES = {
    "en": {"direction": "ltr", "title": "The page", "about": "A page."},
    "ar": {
        "file": "ar.js",
        "direction": "rtl",
        "title": "<الصفحة>",
        "about": 'صفحة "ما"',
        "noScript": "<b>",
    },
}
# As the build does it: the second script becomes a function, which the first one calls.
JOINS = {
    "script": [["export{a}", ""], ['import("./parts.js")', "parts()"]],
    "parts": [['import{a}from"./app.js";', "function parts(){"], ["export{b}", "return b}"]],
    "languages": {
        "ar": {
            "within": ['import("./ar.js")', "arabic()"],
            "without": ['import("./ar.js")', "none()"],
            "file": [["import{c}", "function arabic(){"], ["export{d}", "}"]],
        }
    },
}
JOINED = SCRIPT + "none();parts();\nfunction parts(){let b;return b}"
STYLE = 'p::after { content: "</style>" }'


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """A page as small as a built one can be."""
    html, about, no_script = (ELEMENTS[name] for name in ("html", "about", "noScript"))
    head = "\n".join(ELEMENTS[name] for name in ("script", "style", "icon", "network", "title"))
    head = f'<meta name="description" {about}>\n{head}'
    index = f'{html}<head>\n{head}\n</head><body><p id="a"></p>{no_script}\n</body></html>'
    (tmp_path / "index.html").write_text(index)
    (tmp_path / "app.js").write_text(SCRIPT + 'import("./ar.js");import("./parts.js");export{a}')
    (tmp_path / "parts.js").write_text('import{a}from"./app.js";let b;export{b}')
    (tmp_path / "app.css").write_text(STYLE)
    (tmp_path / "icon.svg").write_text("<svg/>")
    (tmp_path / "ar.js").write_text("import{c}let d;export{d}", "utf-8")
    about_all = {"files": FILES, "elements": ELEMENTS, "joins": JOINS, "languages": LANGUAGES}
    (tmp_path / "manifest.json").write_text(json.dumps(about_all))
    return tmp_path


class Page(HTMLParser):
    """What a browser finds in a page: its elements in order, and the text in each."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None], str]] = []
        self.open = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), ""))
        self.open = True

    def handle_endtag(self, tag: str) -> None:
        self.open = False

    def handle_data(self, data: str) -> None:
        if self.open:
            tag, attributes, text = self.found[-1]
            self.found[-1] = (tag, attributes, text + data)

    def one(self, tag: str, **wanted: str) -> tuple[dict[str, str | None], str]:
        """The only element of its kind that has these attributes."""
        (only,) = (
            (has, text)
            for name, has, text in self.found
            if name == tag and wanted.items() <= has.items()
        )
        return only


def test_one_file_holds_script_style_icon_and_network(static: Path, tiny: Network) -> None:
    start = Start(view="flat", seconds=0.0)
    text = one_file(tiny, start, static=static, extra_style="b{}")
    page = Page(text)
    style = page.one("style")[1]
    assert style == STYLE.replace("</style", "<\\/style") + "b{}"
    script = page.one("script", type="module")[1]
    assert script == JOINED.replace("</script", "<\\/script").replace("<!--", "\\x3c!--")
    assert page.one("link")[0]["href"] == "data:image/svg+xml;base64,PHN2Zy8+"
    network = page.one("script", id="forwardpass-network")[1]
    assert b64decode(network, validate=True) == tiny.to_bytes()
    about = page.one("script", id="forwardpass-start")[1]
    assert json.loads(about) == {"view": "flat", "seconds": 0.0}
    assert text.endswith("</script>\n</body></html>")
    assert [tag for tag, _, _ in page.found][:3] == ["html", "head", "meta"]
    rules = page.one("meta", **{"http-equiv": "Content-Security-Policy"})[0]["content"] or ""
    assert f"script-src {allowed(script)} 'wasm-unsafe-eval';" in rules
    assert f"style-src {allowed(style)};" in rules
    assert "connect-src 'none'" in rules


@pytest.mark.parametrize("name", ["Other", "</title><script>\"A\" & 'B'</script>", "a &amp; b"])
def test_a_name_of_any_characters_is_the_title_and_nothing_else(
    static: Path, tiny: Network, name: str
) -> None:
    page = Page(one_file(replace(tiny, name=name), Start(), static=static))
    assert page.one("title")[1] == name
    assert len([tag for tag, _, _ in page.found if tag == "script"]) == 3


def test_the_page_about_the_shipped_network_keeps_its_title(static: Path, tiny: Network) -> None:
    built = read_built(static)
    assert titled(built, built.index, replace(tiny, name=SHIPPED_TITLE)) == built.index


def test_how_a_page_starts_is_json_that_cannot_end_its_block() -> None:
    start = Start(
        strokes=[np.array([[1, 2], [3, 4.5]])],
        inputs=np.array([[1.0, 0.5]], np.float32),
        theme="</script>",  # type: ignore[arg-type]  # whatever it holds
        seconds=0.0,
        framed=True,
        steady=True,
    )
    assert "<" not in start.to_json()
    assert json.loads(start.to_json()) == {
        "strokes": [[[1, 2], [3, 4.5]]],
        "inputs": ["AACAPwAAAD8="],  # two float32, the lowest byte first
        "theme": "</script>",
        "seconds": 0.0,
        "framed": True,
        "steady": True,
    }
    assert Start().to_json() == "{}"
    with pytest.raises(ValueError, match="JSON"):
        Start(seconds=float("nan")).to_json()


@pytest.mark.parametrize(
    "gone", ["index.html", "manifest.json", "app.js", "parts.js", "app.css", "icon.svg"]
)
def test_a_page_of_which_a_file_is_missing_is_one_sentence(
    static: Path, tiny: Network, gone: str
) -> None:
    (static / gone).unlink()
    with pytest.raises(InputError) as caught:
        one_file(tiny, Start(), static=static)
    assert str(caught.value) == MISSING


def of(index: str) -> Built:
    """A built page of one script, with no files."""
    return Built(
        Path(), index, {"script": "a.js"}, {"script": '<script src="./a.js"></script>'}, {}
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda: of("").replaced("<p>", "script", ""), "exactly one <script"),
        (
            lambda: of("").replaced('<script src="./a.js"></script>' * 2, "script", ""),
            "exactly one <script",
        ),
        (
            lambda: Built(Path(), "", {"script": "a.js"}, {"script": "<b>"}, {}).readdressed(
                "<b>", "script", "x"
            ),
            "<b> must name its file",
        ),
        (lambda: in_head("<body>", "x"), "exactly one head"),
        (lambda: in_head("<head><head>", "x"), "exactly one head"),
        (lambda: at_end("<p>", "x"), "must have a body"),
    ],
)
def test_a_page_that_the_build_did_not_make_is_a_slip_of_ours(
    change: Callable[[], str], says: str
) -> None:
    with pytest.raises(AssertionError, match=says):
        change()


def test_the_built_page_lies_in_the_package() -> None:
    assert Path(forwardpass.__file__).parent / "static" == STATIC


def test_a_page_speaks_one_language_besides_english(static: Path, tiny: Network) -> None:
    text = one_file(tiny, Start(lang="ar"), static=static)
    page = Page(text)
    assert page.one("html")[0] == {"lang": "ar", "dir": "rtl"}
    assert page.one("meta", name="description")[0]["content"] == 'صفحة "ما"'
    assert page.one("noscript")[1] == "<b>"
    script = page.one("script", type="module")[1]
    assert script.replace("\\/", "/").startswith('show("</script>')
    assert script.endswith(
        "arabic();parts();\nfunction parts(){let b;return b}\nfunction arabic(){let d;}"
    )
    about = json.loads(page.one("script", id="forwardpass-start")[1])
    assert about == {"within": ["ar"], "lang": "ar"}
    # Of its own network, which is the one that the page is about, it has its own title too.
    own = one_file(replace(tiny, name=SHIPPED_TITLE), Start(lang="ar"), static=static)
    assert Page(own).one("title")[1] == "<الصفحة>"


def test_a_page_in_english_has_no_other_language_inside(static: Path, tiny: Network) -> None:
    page = Page(one_file(tiny, Start(lang="en"), static=static))
    assert page.one("html")[0] == {"lang": "en"}
    assert page.one("script", type="module")[1].count("none()") == 1
    assert json.loads(page.one("script", id="forwardpass-start")[1]) == {"lang": "en"}


def test_a_language_that_the_page_does_not_speak_is_refused(static: Path, tiny: Network) -> None:
    with pytest.raises(InputError, match=r"does not speak 'xx': its languages are en, ar$"):
        one_file(tiny, Start(lang="xx"), static=static)
