"""Compares what JSON holds, numbers within a tolerance: processors round differently."""

from typing import Any

import pytest


def assert_nearly(
    found: Any, expected: Any, *, off: float, relative: float = 0.0, where: str = "it"
) -> None:
    """Fail, naming the place, unless both have one form and their numbers are near each other.

    A number may be `off` by that much, or by `relative` times its size if that is more. Texts,
    keys, lengths and truth values are equal.
    """
    if isinstance(expected, dict):
        assert isinstance(found, dict), where
        assert list(found) == list(expected), where
        parts = [(f"{where}.{key}", found[key], value) for key, value in expected.items()]
    elif isinstance(expected, list | tuple):
        assert isinstance(found, list | tuple), where
        assert len(found) == len(expected), where
        both = zip(found, expected, strict=True)
        parts = [(f"{where}[{n}]", mine, value) for n, (mine, value) in enumerate(both)]
    elif isinstance(expected, int | float) and not isinstance(expected, bool):
        assert found == pytest.approx(expected, rel=relative, abs=off), where
        return
    else:
        assert found == expected, where
        return
    for place, mine, value in parts:
        assert_nearly(mine, value, off=off, relative=relative, where=place)
