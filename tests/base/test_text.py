"""What is written is JSON and safe to print, whatever strangers called their things."""

import ast
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import forwardpass
from forwardpass.base.text import JOINERS, json_text, printable

SOURCE = Path(forwardpass.__file__).parent
# C0 and C1 controls, DEL, line and paragraph separators, everything that turns text around
ORDERS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@given(st.text(st.characters() | st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp"])))
def test_nothing_that_is_printed_gives_a_terminal_orders(text: str) -> None:
    shown = printable(text)
    assert not ORDERS.search(shown)
    shown.encode()
    assert len(shown) >= len(text)


def test_controls_are_shown_and_letters_stay() -> None:
    assert printable("a\x1b[2Jb\nc\u202ed\x9b\ud800") == r"a\x1b[2Jb\nc\u202ed\x9b\ud800"
    for text in ("drei \u2192 3 %", "\u4e09 \u0663 \u05e9", f"\u0645\u06cc{JOINERS[0]}\u0634"):
        assert printable(text) == text


@given(st.text())
def test_json_holds_any_text_in_printable_ascii(text: str) -> None:
    written = json_text([text])
    assert json.loads(written) == [text]
    assert written.isascii()
    assert written.isprintable()


def test_a_number_that_json_does_not_know_is_never_written() -> None:
    with pytest.raises(ValueError, match="JSON"):
        json_text([float("nan")])


def test_json_is_always_json() -> None:
    """Every `json.dumps` of the package refuses NaN, which no reader of JSON has to know."""
    calls = [
        (path.name, call)
        for path in SOURCE.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in {"dump", "dumps"}
    ]
    assert calls
    for name, call in calls:
        strict = {word.arg: ast.unparse(word.value) for word in call.keywords}
        assert strict.get("allow_nan") == "False", f"{name}, line {call.lineno}"
