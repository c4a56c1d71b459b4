"""Reads digits drawn with a pen: strokes JSON and UNIPEN files.

Both give the same record, points in the file's own units with y pointing down. Turning them into
pictures is left to `ink`.
"""

import io
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from forwardpass.base.errors import InputError
from forwardpass.base.files import opened
from forwardpass.digits.ink import LARGEST_COORDINATE

WHOLE_NUMBER = re.compile(r"-?[0-9]+")
# Bytes, unpacked: twice the largest set of pen digits that we know. As Python's values JSON takes
# up to 30 times as much as its text.
LARGEST_FILE = 8 << 20
MOST_DRAWINGS = 20_000
MOST_POINTS = 10_000  # of one drawing: more is no digit, and would need gigabytes to draw


@dataclass(frozen=True)
class Drawing:
    """One digit as the pen went."""

    strokes: tuple[NDArray[np.float64], ...]  # each (n, 2) x, y; y points down
    label: int | None  # 0..9
    writer: int | None  # who drew it, where the file says


def read_strokes(path: Path, content: Path | None = None) -> list[Drawing]:
    """Drawings of a strokes JSON file: [{"strokes": [[[x, y], ...], ...], "label": 3}, ...].

    `label` may be missing or null. `content` is where the bytes lie, if not at `path`. Raises
    InputError for anything else.
    """
    text = read_text(path, content)
    try:
        records = json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path} is not valid JSON: {error}.") from None
    if not isinstance(records, list):
        raise InputError(f'{path} must hold a list of {{"strokes": ..., "label": ...}} records.')
    if len(records) > MOST_DRAWINGS:
        raise InputError(f"{path} has {len(records)} drawings: at most {MOST_DRAWINGS} are read.")
    return [_drawing(record, f"{path}, drawing {index}") for index, record in enumerate(records)]


def read_unipen(path: Path) -> list[Drawing]:
    """Drawings of a UNIPEN file as the "Pen-Based Recognition of Handwritten Digits" set has them.

    Every drawing is a `.SEGMENT DIGIT <components> <quality> "<label>"` line, a `.COMMENT <label>
    <writer> <number>` line and pairs of `.PEN_DOWN` and `.PEN_UP` around integer x y points whose
    y points up. Packed with gzip or not. Raises InputError, naming the line, for anything else.
    """
    reader = _UnipenReader(path)
    for number, line in enumerate(io.StringIO(read_text(path)), start=1):
        words = line.split()
        if words:
            reader.take(words, number)
    return reader.finish()


def read_text(path: Path, content: Path | None = None) -> str:
    """The UTF-8 text of a file, unpacked when it is gzip, without a byte-order mark before it.

    Raises InputError, also for one that is too long.
    """
    with opened(path, content) as file:
        body = file.read(LARGEST_FILE + 1)
    if len(body) > LARGEST_FILE:
        raise InputError(f"{path} is longer than {LARGEST_FILE} bytes, the most that is read.")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{path} is not a text file (UTF-8).") from None


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is not a number of JSON")


def _drawing(record: Any, where: str) -> Drawing:
    if not isinstance(record, dict) or not isinstance(record.get("strokes"), list):
        raise InputError(f'{where}: must be an object with a list "strokes".')
    label = record.get("label")
    if label is not None and (type(label) is not int or not 0 <= label <= 9):
        raise InputError(f'{where}: "label" must be a digit 0 to 9, got {label!r:.40}.')
    strokes = tuple(
        _stroke(stroke, f"{where}, stroke {index}")
        for index, stroke in enumerate(record["strokes"])
    )
    _check_size(sum(map(len, strokes)), where)
    return Drawing(strokes, label, None)


def _stroke(stroke: Any, where: str) -> NDArray[np.float64]:
    if not isinstance(stroke, list):
        raise InputError(f"{where}: must be a list of [x, y] points.")
    for index, point in enumerate(stroke):
        if not (isinstance(point, list) and len(point) == 2 and all(map(_is_coordinate, point))):
            raise InputError(
                f"{where}, point {index}: must be [x, y], two numbers between "
                f"-{LARGEST_COORDINATE:g} and {LARGEST_COORDINATE:g}, got {point!r:.60}."
            )
    return np.array(stroke, dtype=np.float64).reshape(-1, 2)


def _is_coordinate(value: Any) -> bool:
    return type(value) in (int, float) and abs(value) <= LARGEST_COORDINATE


def _check_size(points: int, where: str) -> None:
    if points > MOST_POINTS:
        raise InputError(f"{where}: has {points} points, more than {MOST_POINTS} are not read.")


class _UnipenReader:
    """Takes a UNIPEN file word by word and keeps the drawing that it is in the middle of."""

    IGNORED = frozenset({".INCLUDE", ".LEXICON", ".HIERARCHY", ".DT"})

    def __init__(self, path: Path) -> None:
        self.path = path
        self.drawings: list[Drawing] = []
        self.label: int | None = None  # of the drawing at hand; None before the first
        self.writer: int | None = None
        self.strokes: list[NDArray[np.float64]] = []
        self.points: list[tuple[int, int]] | None = None  # of the stroke at hand, pen down
        self.number = 0  # of the line at hand, from 1

    def take(self, words: list[str], number: int) -> None:
        self.number = number
        match words:
            case [".SEGMENT", "DIGIT", _, _, label]:
                self._close()
                self.label = self._digit(label.strip('"'))
            case [".COMMENT", label, writer, _]:
                self._comment(label, writer)
            case [".PEN_DOWN"]:
                self._pen_down()
            case [".PEN_UP"]:
                self._pen_up()
            case [x, y] if not x.startswith("."):
                self._point(x, y)
            case [keyword, *_] if keyword in self.IGNORED:
                pass
            case _:
                raise self._error(f"cannot read {' '.join(words)!r:.60}")

    def finish(self) -> list[Drawing]:
        self._close()
        if not self.drawings:
            raise self._error("there is no .SEGMENT DIGIT in it")
        return self.drawings

    def _comment(self, label: str, writer: str) -> None:
        if self.label is None or self.writer is not None or self._digit(label) != self.label:
            raise self._error("a .COMMENT must follow its .SEGMENT and name the same digit")
        self.writer = self._integer(writer)

    def _pen_down(self) -> None:
        if self.writer is None or self.points is not None:
            raise self._error(".PEN_DOWN must come after .COMMENT and with the pen up")
        self.points = []

    def _pen_up(self) -> None:
        if not self.points:
            raise self._error(".PEN_UP must come after .PEN_DOWN and at least one point")
        self.strokes.append(np.array(self.points, dtype=np.float64) * (1.0, -1.0))
        self.points = None

    def _point(self, x: str, y: str) -> None:
        if self.points is None:
            raise self._error("a point must come between .PEN_DOWN and .PEN_UP")
        self.points.append((self._integer(x), self._integer(y)))
        if len(self.points) > MOST_POINTS:
            _check_size(len(self.points), f"{self.path}, line {self.number}")

    def _close(self) -> None:
        if self.label is None:
            return
        if self.points is not None or not self.strokes:
            raise self._error("the drawing before this line has no stroke or no last .PEN_UP")
        _check_size(sum(map(len, self.strokes)), f"{self.path}, before line {self.number}")
        if len(self.drawings) == MOST_DRAWINGS:
            raise self._error(f"at most {MOST_DRAWINGS} drawings are read")
        self.drawings.append(Drawing(tuple(self.strokes), self.label, self.writer))
        self.label, self.writer, self.strokes = None, None, []

    def _digit(self, text: str) -> int:
        if text not in set("0123456789"):
            raise self._error(f"{text!r:.20} is not a digit 0 to 9")
        return int(text)

    def _integer(self, text: str) -> int:
        if len(text) > 10 or not WHOLE_NUMBER.fullmatch(text):
            raise self._error(f"{text!r:.20} is not a whole number")
        return int(text)

    def _error(self, what: str) -> InputError:
        return InputError(f"{self.path}, line {self.number}: {what}.")
