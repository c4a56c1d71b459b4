"""What notebooks get: a frame with everything in it; and the examples, as scripts write them."""

from __future__ import annotations

import html
import json
import re
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import notebooks
import numpy as np
import pytest

import forwardpass
from forwardpass import Animation, InputError, Network, record, show
from forwardpass.show import notebook
from forwardpass.show.built import MISSING, STATIC
from forwardpass.show.notebook import MOST_BYTES, in_frame

if TYPE_CHECKING:
    from conftest import MakeNetwork

built = pytest.mark.skipif(not (STATIC / "index.html").is_file(), reason="the page is not built")


@built
def test_a_frame_can_run_scripts_and_save_files_and_nothing_else(tiny: Network) -> None:
    frame = show(tiny)._repr_html_()
    assert frame.startswith("<div ")
    assert frame.count("<iframe ") == 1
    assert 'sandbox="allow-scripts allow-downloads"' in frame
    assert "allow-same-origin" not in frame
    assert frame.isascii()
    assert "<script" not in frame  # none of ours runs beside the notebook's own
    assert frame.count("<") == 4  # the page is inside an attribute, wholly


@built
def test_the_page_inside_reaches_nothing(tiny: Network) -> None:
    inside = show(tiny).to_html()
    assert "default-src 'none'" in inside
    head = inside.split("</head>")[0]
    assert "unsafe" not in head.replace("'wasm-unsafe-eval'", "")  # the page's own loops
    # The page can write such files itself, so its script holds markup too: look around it.
    markup = re.sub(r"(<script[^>]*>).*?(</script>)", r"\1\2", inside, flags=re.DOTALL)
    assert not re.search(r'(?:src|href)="(?!#|data:)', markup)
    assert "import.meta" not in inside


@built
def test_height_and_title_are_those_of_the_caller(tiny: Network) -> None:
    frame = show(tiny, height=432)._repr_html_()
    assert "height:432px" in frame
    assert "cqw" not in frame
    assert f'title="{tiny.name} at work"' in frame


@built
def test_only_what_stands_in_a_frame_is_laid_out_for_one(tiny: Network) -> None:
    framed = "&quot;framed&quot;:true"
    assert framed in show(tiny)._repr_html_()
    assert framed not in html.escape(show(tiny).to_html())


def test_names_from_strangers_stay_text() -> None:
    frame = in_frame("<p>ä&'\"</p>", 10, '"><script>')
    assert "<script>" not in frame
    inside = re.search(r'srcdoc="([^"]*)"', frame)
    assert inside is not None
    assert html.unescape(inside[1]) == "<p>ä&'\"</p>"


@built
def test_a_bare_trace_is_its_animation() -> None:
    network = forwardpass.shipped()
    shown = record(network, np.full(784, 0.5))._repr_mimebundle_()
    assert "<iframe " in shown["text/html"]
    assert shown["text/plain"].startswith("Trace(")
    assert len(shown["text/html"]) <= MOST_BYTES


def test_without_a_built_page_a_trace_is_still_text(
    tiny: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object, **__: object) -> str:
        raise InputError(MISSING)

    monkeypatch.setattr(notebook, "one_file", missing)
    shown = record(tiny, [0, 0, 0, 0])._repr_mimebundle_()
    assert "text/html" not in shown
    assert "the page is not built" in shown["text/plain"]


@built
def test_an_output_that_is_too_large_says_so(make_network: MakeNetwork) -> None:
    large = make_network((784, 700, 10))
    with pytest.warns(UserWarning, match="to_float16"):
        show(large)._repr_mimebundle_()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        show(large.to_float16())._repr_mimebundle_()


@built
def test_one_that_is_too_large_with_rounded_weights_is_sent_to_a_file(
    make_network: MakeNetwork,
) -> None:
    large = make_network((784, 1500, 10)).to_float16()
    with pytest.warns(UserWarning, match=r"save\(FILE\) keeps it out of the notebook"):
        show(large)._repr_mimebundle_()


@built
def test_saving_writes_one_whole_file(tiny: Network, tmp_path: Path) -> None:
    path = show(tiny).save(tmp_path / "tiny.html")
    assert path.read_text(encoding="utf-8") == show(tiny).to_html()
    assert [each.name for each in tmp_path.iterdir()] == ["tiny.html"]
    with pytest.raises(InputError, match="cannot write"):
        show(tiny).save(tmp_path / "nowhere" / "tiny.html")


@built
def test_opening_hands_a_file_to_the_browser(
    tiny: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("webbrowser.open", asked.append)
    path = show(tiny).open()
    assert asked == [path.as_uri()]
    assert path.is_file()


def test_its_repr_is_short(tiny: Network) -> None:
    assert repr(show(tiny, np.zeros((3, 4)))) == f"Animation({tiny.name}, 3 inputs)"
    assert isinstance(show(tiny), Animation)


def test_examples_are_as_their_script_writes_them() -> None:
    import write_examples

    assert sorted(write_examples.NOTEBOOKS) == notebooks.NAMES
    for name, cells in write_examples.NOTEBOOKS.items():
        stored = json.loads((write_examples.FOLDER / f"{name}.ipynb").read_text("utf-8"))
        assert stored == write_examples.notebook(cells)
