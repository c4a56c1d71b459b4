"""Writes the ready-made drawings of the page: thirty digits in a hand of our own.

Every drawing is a row of pen knots, the few points a hand aims at; `hand` turns them into the path
of a pen.

It knows nothing of pixels or networks: `digits.ink` makes pixels of these strokes.

    python tools/make_drawings.py [--sheet contact-sheet.png]
"""

from __future__ import annotations

import argparse
import json
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import numpy as np
from hand import Points, smooth

PAD = 280  # px, both sides of the drawing pad
TARGET = Path(__file__).parents[1] / "src" / "forwardpass" / "assets" / "drawings.json"


@dataclass(frozen=True)
class Place:
    """Where and how large a person put a digit on the pad."""

    height: float  # px on the pad
    left: float  # px from the left edge of the pad to x = 0
    top: float  # px from the upper edge of the pad to y = 0
    slant: float = 0.0  # px to the right for each px upwards
    turn: float = 0.0  # degrees, clockwise


@dataclass(frozen=True)
class Drawing:
    """One digit: pen knots on a grid 100 high, a string a stroke, and its place on the pad.

    A knot written twice is a corner: the pen stops there and turns.
    """

    name: str
    label: int
    place: Place
    knots: tuple[str, ...]  # "x,y x,y ..."


class Row(TypedDict):
    """One drawing of the file, `strokes` as the strokes JSON of `digits.strokes`."""

    name: str
    label: int
    strokes: list[list[list[float]]]


DRAWINGS = (
    Drawing(
        "0, round",
        0,
        Place(158, 70, 66, 0.03, 2),
        ("44,4 28,5 12,20 4,44 6,70 18,90 38,98 60,90 74,68 75,40 64,16 46,4 32,6",),
    ),
    Drawing(
        "0, not quite closed",
        0,
        Place(182, 96, 42, 0.16, 0),
        ("40,10 24,14 10,34 5,60 12,86 30,98 48,90 60,66 62,40 54,16 46,2",),
    ),
    Drawing(
        "0, with overlap",
        0,
        Place(186, 84, 44, 0.08, -3),
        ("58,14 46,2 28,8 12,30 6,58 14,86 34,97 54,86 66,60 65,32 54,12 38,5 22,15 15,27",),
    ),
    Drawing(
        "1, plain",
        1,
        Place(176, 126, 44, 0.06, 3),
        ("26,0 24,30 20,66 19,100",),
    ),
    Drawing(
        "1, flagged",
        1,
        Place(168, 98, 62, 0.07, 0),
        ("9,25 19,15 30,0 30,0 29,34 29,68 31,100",),
    ),
    Drawing(
        "1, hooked, with a foot",
        1,
        Place(164, 92, 62, 0.02, -2),
        ("12,22 24,14 33,1 33,1 34,36 32,70 32,97", "9,98 30,96 57,97"),
    ),
    Drawing(
        "2, plain",
        2,
        Place(186, 78, 40, 0.04, 0),
        ("7,25 12,9 30,0 50,6 57,25 48,47 28,72 6,96 6,96 24,95 44,96 68,93",),
    ),
    Drawing(
        "2, with a loop",
        2,
        Place(172, 78, 52, 0.08, -3),
        ("8,24 16,8 36,1 54,11 56,32 44,57 26,79 11,91 4,87 8,79 21,80 39,91 56,96 74,88",),
    ),
    Drawing(
        "2, swan",
        2,
        Place(142, 84, 78, 0.12, 2),
        ("12,16 18,4 38,-1 55,10 52,33 34,58 14,80 2,95 2,95 15,87 32,88 50,96 66,93 78,82",),
    ),
    Drawing(
        "3, round",
        3,
        Place(172, 90, 52, 0.04, 0),
        ("8,15 22,3 42,2 56,14 52,33 36,44 25,46 25,46 44,49 60,62 61,82 45,96 22,98 3,88",),
    ),
    Drawing(
        "3, flat top",
        3,
        Place(164, 86, 64, 0.02, -2),
        ("6,5 30,4 62,1 62,1 46,20 30,39 30,39 50,42 66,57 66,78 50,95 27,99 5,90",),
    ),
    Drawing(
        "3, with a loop",
        3,
        Place(190, 92, 44, 0.1, 3),
        ("13,10 30,0 49,5 54,20 44,37 28,47 20,46 24,40 38,43 55,54 60,73 50,91 29,99 8,92 1,80",),
    ),
    Drawing(
        "4, open",
        4,
        Place(150, 98, 70, 0.08, 0),
        ("17,3 12,24 4,51 4,51 26,54 70,49", "53,16 50,46 48,74 46,101"),
    ),
    Drawing(
        "4, closed",
        4,
        Place(174, 76, 52, 0.03, 1),
        ("50,1 34,24 17,46 2,65 2,65 34,65 78,61", "51,2 53,36 52,70 53,100"),
    ),
    Drawing(
        "4, in one stroke",
        4,
        Place(166, 88, 54, 0.08, 2),
        ("10,6 6,26 8,45 24,53 44,48 57,30 62,4 62,4 59,34 55,68 53,102",),
    ),
    Drawing(
        "5, in two strokes",
        5,
        Place(170, 90, 54, 0.04, 0),
        ("17,4 14,22 11,41 11,41 28,36 49,41 60,58 57,80 42,95 20,98 2,88", "16,5 40,5 66,0"),
    ),
    Drawing(
        "5, in one stroke",
        5,
        Place(178, 80, 48, 0.09, -2),
        ("66,3 44,3 22,5 22,5 17,23 13,40 13,40 30,37 50,44 59,61 54,82 36,97 16,97 3,87",),
    ),
    Drawing(
        "5, curvy",
        5,
        Place(146, 74, 60, 0.1, 4),
        ("62,1 46,6 25,4 18,12 16,28 22,38 40,41 56,51 62,70 52,91 30,99 9,93 2,82",),
    ),
    Drawing(
        "6, round",
        6,
        Place(172, 92, 52, 0.02, 0),
        ("48,1 32,10 17,30 8,54 8,78 20,95 40,98 56,86 58,68 46,55 28,55 14,66 9,79",),
    ),
    Drawing(
        "6, open",
        6,
        Place(182, 92, 46, 0.1, 0),
        ("41,0 24,18 10,46 7,78 24,98 48,93 59,74 48,57 28,62",),
    ),
    Drawing(
        "6, upright",
        6,
        Place(150, 104, 76, -0.03, 2),
        ("30,-2 20,20 12,45 8,70 15,91 33,99 53,92 63,74 57,56 41,50 24,57 13,72",),
    ),
    Drawing(
        "7, plain",
        7,
        Place(164, 86, 58, 0.03, 0),
        ("3,8 22,6 42,5 65,3 65,3 55,25 42,55 32,100",),
    ),
    Drawing(
        "7, crossed",
        7,
        Place(176, 80, 50, 0.02, 2),
        ("4,10 24,7 44,6 68,2 68,2 56,26 41,58 29,99", "19,53 38,50 65,48"),
    ),
    Drawing(
        "7, hooked, crossed",
        7,
        Place(168, 90, 56, 0.1, -1),
        ("5,22 9,6 9,6 28,9 48,8 66,2 66,2 57,22 43,50 34,76 31,101", "20,56 40,51 59,51"),
    ),
    Drawing(
        "8, in one stroke",
        8,
        Place(184, 78, 46, 0.07, 0),
        ("55,14 38,1 17,10 17,31 38,48 57,70 46,96 18,95 8,74 24,54 48,38 59,17 52,5",),
    ),
    Drawing(
        "8, two rings",
        8,
        Place(156, 100, 66, 0.02, -3),
        (
            "39,1 19,7 13,27 30,45 52,40 60,20 48,3 30,3",
            "36,46 14,57 6,79 25,98 54,95 67,74 54,51 31,48",
        ),
    ),
    Drawing(
        "8, slim",
        8,
        Place(186, 92, 44, 0.16, 2),
        ("43,3 25,2 16,19 30,43 48,68 44,93 22,98 9,79 25,53 45,33 51,12 40,1 31,4",),
    ),
    Drawing(
        "9, hooked",
        9,
        Place(174, 92, 50, 0.04, 0),
        ("56,15 42,2 20,7 9,27 19,46 40,42 54,25 58,10 58,10 59,44 55,76 39,97 13,91",),
    ),
    Drawing(
        "9, straight",
        9,
        Place(168, 90, 56, 0.07, 3),
        ("57,12 37,1 15,12 10,36 27,47 48,35 59,7 59,7 57,36 54,68 51,101",),
    ),
    Drawing(
        "9, swept",
        9,
        Place(164, 90, 64, 0.04, -2),
        ("54,9 38,2 20,12 12,31 22,44 40,38 54,18 57,8 54,33 45,62 30,86 13,100",),
    ),
)


def write(path: Path = TARGET) -> list[Row]:
    """Writes all drawings as strokes JSON, one drawing a line, and returns them."""
    rows = [as_json(drawing) for drawing in DRAWINGS]
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    return rows


def as_json(drawing: Drawing) -> Row:
    """{"name", "label", "strokes"} with coordinates in px, one decimal."""
    hand = np.random.default_rng(zlib.crc32(drawing.name.encode()))
    strokes = [smooth(place(parse(knots), drawing), hand) for knots in drawing.knots]
    rounded = [[[round(x, 1), round(y, 1)] for x, y in stroke.tolist()] for stroke in strokes]
    return {"name": drawing.name, "label": drawing.label, "strokes": rounded}


def parse(knots: str) -> Points:
    """Knots as written in the table -> (n, 2) on the grid 100 high."""
    return np.array([[float(value) for value in knot.split(",")] for knot in knots.split()])


def place(points: Points, drawing: Drawing) -> Points:
    """Grid -> px on the pad: size, slant, a turn about the middle, position."""
    px = points * (drawing.place.height / 100)
    px[:, 0] += (drawing.place.height / 2 - px[:, 1]) * drawing.place.slant
    angle = np.deg2rad(drawing.place.turn)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    middle = np.array([0.35, 0.5]) * drawing.place.height
    placed: Points = (px - middle) @ turn + middle + (drawing.place.left, drawing.place.top)
    return placed


def write_sheet(rows: list[Row], path: Path) -> None:
    """All drawings in one picture, six a row, to be looked at."""
    from PIL import Image, ImageDraw

    columns, scale = 6, 2
    lines = -(-len(rows) // columns)
    sheet = Image.new("L", (columns * PAD * scale, lines * PAD * scale), 255)
    pen = ImageDraw.Draw(sheet)
    for index, row in enumerate(rows):
        corner = np.array([index % columns, index // columns]) * PAD
        pen.rectangle([*(corner * scale), *((corner + PAD) * scale - 1)], outline=200)
        for stroke in row["strokes"]:
            points = [tuple((np.array(point) + corner) * scale) for point in stroke]
            pen.line(points, fill=20, width=14 * scale, joint="curve")
            for x, y in points:
                pen.ellipse([x - 14, y - 14, x + 14, y + 14], fill=20)
            for x, y in points:
                pen.ellipse([x - 2, y - 2, x + 2, y + 2], fill=255)
    sheet.resize((sheet.width // scale, sheet.height // scale)).save(path)


def main() -> None:
    """Writes the drawings, and the contact sheet when asked."""
    parser = argparse.ArgumentParser(description="Write the ready-made drawings of the page.")
    parser.add_argument("--sheet", type=Path, help="also write a picture of all drawings")
    options = parser.parse_args()
    rows = write()
    if options.sheet:
        write_sheet(rows, options.sheet)


if __name__ == "__main__":
    main()
