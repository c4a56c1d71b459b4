"""Typed reading of a JSON object from a stranger: each value is checked as it is taken out.

Knows JSON and messages, not what the values are for.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Final, TypeGuard, TypeVar

from forwardpass.base.errors import InputError
from forwardpass.base.text import printable

T = TypeVar("T")
Plain = float | int | str | bool | tuple[int, ...]
MAX_SIZE: Final = 2**31
MAX_NAME: Final = 10_000
MAX_TEXTS: Final = 100_000
MAX_SETTINGS: Final = 64
MAX_SETTING: Final = 200  # characters
MAX_LIST: Final = 16  # whole numbers of one setting: begin and end of eight axes
MAX_KIND: Final = 20  # characters
MAX_PLACE: Final = 120  # characters


class Fields:
    """The fields of one object; every method raises `InputError` that names the field."""

    def __init__(self, values: dict[str, Any], where: str, path: str = "") -> None:
        self._values = values
        self._path = path
        self.where = where

    def has(self, key: str) -> bool:
        """Whether the field is there and not null."""
        return self._values.get(key) is not None

    def located(self, make: Callable[[], T]) -> T:
        """The result of `make`, with the file named in front of what it complains about."""
        try:
            return make()
        except InputError as error:
            text = str(error)
            raise InputError(text if self.where in text else f"{self.where}: {text}") from error

    def text(self, key: str, limit: int = MAX_NAME) -> str:
        """A string of at most `limit` characters."""
        value = self._values.get(key)
        if not isinstance(value, str) or len(value) > limit:
            raise self._wrong(key, f"text of at most {limit} characters")
        if not _is_unbroken(value):
            raise self._wrong(key, "text without broken characters")
        return value

    def text_or_none(self, key: str) -> str | None:
        """A string, or None for null or absent."""
        return None if self._values.get(key) is None else self.text(key)

    def texts(self, key: str, limit: int = MAX_TEXTS) -> tuple[str, ...]:
        """A list of at most `limit` strings."""
        items = self._list(key, limit)
        return tuple(self._item(key, n, value).text("") for n, value in enumerate(items))

    def number(self, key: str, default: float) -> float:
        """A finite number; `default` when absent."""
        value = self._values.get(key, default)
        if type(value) not in (int, float) or not _finite(value):
            raise self._wrong(key, "a finite number")
        return float(value)

    def share(self, key: str) -> float:
        """A number from 0 to 1."""
        value = self.number(key, math.inf) if self.has(key) else math.inf
        if not 0 <= value <= 1:
            raise self._wrong(key, "a number from 0 to 1")
        return value

    def flag(self, key: str) -> bool:
        """True or false."""
        value = self._values.get(key)
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false")
        return value

    def whole(self, key: str) -> int:
        """A whole number, 0 or above."""
        value = self._values.get(key)
        if not is_whole(value):
            raise self._wrong(key, "a whole number")
        return int(value)

    def wholes(self, key: str, limit: int) -> tuple[int, ...]:
        """A list of at most `limit` whole numbers, 0 or above."""
        items = self._list(key, limit)
        if not all(map(is_whole, items)):
            raise self._wrong(key, "a list of whole numbers")
        return tuple(map(int, items))

    def whole_or_none(self, key: str) -> int | None:
        """A whole number, or None for null or absent."""
        return None if self._values.get(key) is None else self.whole(key)

    def sizes(self, key: str) -> tuple[int, ...]:
        """A list of one to eight whole numbers above 0: a shape."""
        items = self._list(key, 8)
        if not items or not all(is_whole(value) and value > 0 for value in items):
            raise self._wrong(key, "a list of sizes above 0")
        return tuple(map(int, items))

    def shapes(self, key: str, limit: int) -> list[tuple[int, ...]]:
        """A list of at most `limit` shapes."""
        items = self._list(key, limit)
        return [self._item(key, n, value).sizes("") for n, value in enumerate(items)]

    def tokens(self, key: str, limit: int) -> tuple[tuple[int, int, int, str], ...]:
        """A list of [line, start, end, kind]."""
        items = self._list(key, limit)
        for item in items:
            whole = isinstance(item, list) and len(item) == 4 and all(map(is_whole, item[:3]))
            kind = item[3] if whole else None
            if not isinstance(kind, str) or len(kind) > MAX_KIND or not _is_unbroken(kind):
                raise self._wrong(key, "a list of [line, start, end, kind]")
        return tuple((int(line), int(start), int(end), kind) for line, start, end, kind in items)

    def settings(self, key: str) -> dict[str, Plain]:
        """An object of at most 64 values: finite numbers, strings, true, false, whole numbers."""
        fields = self.object(key)
        if len(fields.names()) > MAX_SETTINGS:
            raise self._wrong(key, f"an object of at most {MAX_SETTINGS} settings")
        return {name: fields.plain(name) for name in fields.names()}

    def names(self) -> list[str]:
        """The fields that there are."""
        return list(self._values)

    def plain(self, key: str) -> Plain:
        """True, false, a string or a finite number, as it is; a list of whole numbers as tuple."""
        value = self._values[key]
        if isinstance(value, list):
            return self.wholes(key, MAX_LIST)
        if isinstance(value, bool):
            return value
        if isinstance(value, str):
            return self.text(key, MAX_SETTING)
        self.number(key, math.nan)
        number: float | int = value
        return number

    def object(self, key: str) -> Fields:
        """A nested object."""
        return self._nested(key, self._values.get(key))

    def objects(self, key: str, limit: int) -> list[Fields]:
        """A list of at most `limit` objects."""
        items = self._list(key, limit)
        return [self._nested(f"{key}[{n}]", value) for n, value in enumerate(items)]

    def _nested(self, key: str, value: Any) -> Fields:
        if not isinstance(value, dict):
            raise self._wrong(key, "an object")
        return Fields(value, self.where, f"{self._path}{key}.")

    def _item(self, key: str, n: int, value: Any) -> Fields:
        return Fields({"": value}, self.where, f"{self._path}{key}[{n}]")

    def _list(self, key: str, limit: int) -> list[Any]:
        value = self._values.get(key)
        if not isinstance(value, list) or len(value) > limit:
            raise self._wrong(key, f"a list of at most {limit} items")
        return value

    def _wrong(self, key: str, expected: str) -> InputError:
        place = printable(f"{self._path}{key}")[:MAX_PLACE]  # settings are named by strangers
        return InputError(f"{self.where} is damaged: {place} in its description must be {expected}")


def is_whole(value: Any, most: int = MAX_SIZE) -> TypeGuard[int | float]:
    """Whether a number of JSON is whole, from 0 to `most`, written as 2, 2.0 or 2e0."""
    if type(value) is float:
        return 0 <= value <= most and value.is_integer()
    return type(value) is int and 0 <= value <= most


def _is_unbroken(value: str) -> bool:
    """Whether text has no halves of surrogate pairs, which could not be written back."""
    return value.isascii() or not any("\ud800" <= c <= "\udfff" for c in value)


def _finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # a whole number too large for a float
        return False
