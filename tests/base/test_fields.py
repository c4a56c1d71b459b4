"""Fields of a stranger's JSON: the largest that is taken, the smallest that is not, the words."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest

from forwardpass import InputError
from forwardpass.base.fields import Fields, is_whole

Take = Callable[[Fields], Any]


def fields(**values: Any) -> Fields:
    return Fields(values, "a.file")


def letters(count: int) -> str:
    return "a" * count


# What is asked, what is taken as it is, what is refused, and what should have stood there.
ASKED: dict[str, tuple[Take, list[Any], list[Any], str]] = {
    "text": (
        lambda f: f.text("x"),
        ["", "two words", letters(10_000), "\U0001f600"],
        [letters(10_001), 3, None, [], b"a"],
        "text of at most 10000 characters",
    ),
    "broken text": (
        lambda f: f.text("x"),
        [],
        ["\ud800", "a\udfff", "\udc00b"],
        "text without broken characters",
    ),
    "short text": (
        lambda f: f.text("x", 3), [letters(3)], [letters(4)], "text of at most 3 characters",
    ),
    "text or none": (
        lambda f: f.text_or_none("x"), [None, "a"], [3, False], "text of at most 10000 characters",
    ),
    "number": (
        lambda f: f.number("x", 7.0),
        [0, -1, 2.5, 1e300],
        [math.inf, math.nan, True, "1", None, 10**400],
        "a finite number",
    ),
    "share": (
        lambda f: f.share("x"),
        [0, 0.5, 1],
        [-1e-9, 1 + 1e-9, None, True, "0"],
        "",
    ),
    "flag": (lambda f: f.flag("x"), [True, False], [0, 1, None, "true"], "true or false"),
    "whole": (
        lambda f: f.whole("x"),
        [0, 1, 2**31],
        [-1, 2**31 + 1, 0.5, True, None, "1", math.inf, 2.0**31 + 1],
        "a whole number",
    ),
    "whole or none": (lambda f: f.whole_or_none("x"), [None, 0, 4], [-1, "1"], "a whole number"),
    "sizes": (
        lambda f: list(f.sizes("x")),
        [[1], [2**31], [1] * 8],
        [[0], [1, -1], [True], [1.5], ["1"], [2**31 + 1]],
        "a list of sizes above 0",
    ),
    "some sizes": (lambda f: f.sizes("x"), [], [[]], "a list of sizes above 0"),
    "few sizes": (lambda f: f.sizes("x"), [], [[1] * 9, 3, None], "a list of at most 8 items"),
    "tokens": (
        lambda f: list(map(list, f.tokens("x", 2))),
        [[], [[1, 0, 4, letters(20)], [1, 0, 4, "name"]]],
        [[[1, 0, 4]], [[1, 0, 4, "a", "b"]], [[1, 0, -1, "a"]], [[0.5, 0, 1, "a"]], [3],
         [[1, 0, 4, letters(21)]], [[1, 0, 4, 5]], [[1, 0, 4, "\ud800"]], [{}]],
        "a list of [line, start, end, kind]",
    ),
    "few tokens": (
        lambda f: f.tokens("x", 2), [], [[[1, 0, 4, "a"]] * 3, {}], "a list of at most 2 items",
    ),
    "settings": (
        lambda f: f.settings("x"),
        [{}, {"a": 1, "b": 0.5, "c": True, "d": letters(200)}, {str(n): n for n in range(64)}],
        [{str(n): n for n in range(65)}],
        "an object of at most 64 settings",
    ),
    "settings of whole numbers": (
        lambda f: {k: list(v) for k, v in f.settings("x").items() if isinstance(v, tuple)},
        [{"a": []}, {"a": [0, 1, 2**31]}, {"a": [1] * 16}],
        [{"a": [-1]}, {"a": [0.5]}, {"a": [True]}, {"a": ["1"]}, {"a": [[1]]}, {"a": [None]}],
        "a list of whole numbers",
    ),
    "few whole numbers": (
        lambda f: f.settings("x"), [], [{"a": [1] * 17}], "a list of at most 16 items",
    ),
    "settings as object": (lambda f: f.settings("x"), [], [[], None, 3], "an object"),
    "object": (lambda f: f.object("x").names(), [], [[], None, "a"], "an object"),
    "objects": (
        lambda f: [dict.fromkeys(inner.names(), 1) for inner in f.objects("x", 2)],
        [[], [{"a": 1}, {}]],
        [[{}] * 3, {}, None],
        "a list of at most 2 items",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ASKED)
def test_what_fits_is_taken_as_it_is_and_no_more(name: str) -> None:
    take, fitting, others, wanted = ASKED[name]
    for value in fitting:
        assert take(fields(x=value)) == value
    for value in others:
        with pytest.raises(InputError) as caught:
            take(fields(x=value))
        said = str(caught.value)
        assert said.startswith("a.file is damaged: x")
        assert " in its description must be " in said
        assert said.endswith(wanted)


def test_a_list_of_texts_has_up_to_a_hundred_thousand() -> None:
    assert len(fields(x=["a"] * 100_000).texts("x")) == 100_000
    with pytest.raises(InputError, match="x in its description must be a list of at most 100000"):
        fields(x=["a"] * 100_001).texts("x")
    assert fields(x=["a", letters(10_000)]).texts("x", 2) == ("a", letters(10_000))
    with pytest.raises(InputError, match=r"x\[1\] in its description must be text"):
        fields(x=["a", letters(10_001)]).texts("x")


@pytest.mark.parametrize("value", [letters(201), [1.5], None, math.inf, {}])
def test_a_setting_is_a_plain_value(value: Any) -> None:
    with pytest.raises(InputError, match=r"x\.p in its description must be"):
        fields(x={"p": value}).settings("x")


def test_a_number_that_is_not_there_is_the_usual_one() -> None:
    assert fields().number("x", 7) == 7.0
    assert isinstance(fields(x=2).number("x", 7), float)
    with pytest.raises(InputError, match="a finite number"):
        fields().number("x", math.nan)


def test_null_is_as_if_it_were_not_there() -> None:
    there: list[Any] = [0, False, "", []]
    assert all(fields(x=value).has("x") for value in there)
    assert not fields(x=None).has("x")
    assert not fields().has("x")
    assert fields().text_or_none("x") is None
    assert fields().whole_or_none("x") is None


@pytest.mark.parametrize("value", [2.0, 0.0])
def test_a_whole_number_may_be_written_with_a_point(value: float) -> None:
    assert type(fields(x=value).whole("x")) is int
    assert fields(x=[1.0, 3]).sizes("x") == (1, 3)
    assert is_whole(value)


@pytest.mark.parametrize(
    ("value", "most", "whole"),
    [
        (5, 5, True),
        (6, 5, False),
        (5.0, 5, True),
        (6.0, 5, False),
        (-0.0, 5, True),
        (-1.0, 5, False),
    ],
)
def test_whole_numbers_end_where_they_are_told(value: float, most: int, whole: bool) -> None:
    assert is_whole(value, most) is whole


def test_nested_fields_are_named_with_all_that_they_are_in() -> None:
    deep = fields(a={"b": [{}, {"c": {"d": 3}}]}).object("a").objects("b", 2)[1].object("c")
    with pytest.raises(InputError, match=r"a\.b\[1\]\.c\.d in its description must be text"):
        deep.text("d")
    with pytest.raises(InputError, match=r"x\[1\] in its description must be an object"):
        fields(x=[{}, 3]).objects("x", 2)


def test_the_file_is_named_once() -> None:
    for message in ("it is odd", "a.file: it is odd"):

        def bad(message: str = message) -> object:
            raise InputError(message)

        with pytest.raises(InputError) as caught:
            fields().located(bad)
        assert str(caught.value) == "a.file: it is odd"
    assert fields().located(lambda: 3) == 3
