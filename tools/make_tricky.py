"""Writes the tricky drawings of the page: digits in our own hand that could be two digits.

Each is written down twice, knot for knot, as one digit and as the other; the drawing lies between
them, where the shipped network hesitates between just these two. A seeded search finds the place.

    python tools/make_tricky.py [--sheet contact-sheet.png]
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
from make_drawings import PAD, Drawing, Place, parse, place, write_sheet

from forwardpass.digits.ink import ink
from forwardpass.network.network import Network
from forwardpass.network.shipped import shipped
from forwardpass.trace.record import record

__all__ = ["PAD", "PAIRS", "TARGET", "between", "find", "write"]

TARGET = Path(__file__).parents[1] / "src" / "forwardpass" / "assets" / "tricky.json"
WANTED = 0.58  # confidence in the middle of 40 to 80 %
SHARES = np.linspace(0.0, 1.0, 41)  # of the second digit
FARTHEST = 0.2  # from that, third digits included
HANDS = 12  # different wobbles, slants and sizes


@dataclass(frozen=True)
class Pair:
    """Knots of one movement of the pen as two digits; a string a stroke, as in make_drawings."""

    first: int
    second: int
    one: tuple[str, ...]
    other: tuple[str, ...]
    what: str = ""


class Row(TypedDict):
    """One drawing of the file: the two digits that it could be."""

    either: list[int]
    strokes: list[list[list[float]]]


PAIRS = (
    Pair(
        4,
        9,
        ("10,6 6,26 8,45 24,53 44,48 57,30 62,4 62,4 59,34 55,68 53,102",),
        ("52,8 24,4 8,26 20,46 42,42 54,28 59,8 59,8 58,36 55,68 52,100",),
        "the top nearly closed",
    ),
    Pair(
        4,
        9,
        ("48,2 32,22 16,42 4,58 24,60 46,57 58,54", "50,4 52,34 52,66 51,100"),
        ("50,6 30,2 12,16 10,36 26,48 44,40 52,22", "54,4 54,34 52,66 50,100"),
        "in two strokes",
    ),
    Pair(
        1,
        7,
        ("9,25 19,15 30,0 30,0 29,34 29,68 31,100",),
        ("0,6 24,4 58,2 58,2 47,34 37,68 30,100",),
        "a long flag",
    ),
    Pair(
        1,
        7,
        ("22,8 25,5 29,0 29,0 28,34 25,68 22,100", "18,52 26,51 33,50"),
        ("2,8 28,6 60,2 60,2 48,34 36,68 28,100", "16,53 36,51 58,49"),
        "crossed",
    ),
    Pair(
        3,
        5,
        ("8,15 22,3 42,2 56,14 52,33 36,44 25,46 25,46 44,49 60,62 61,82 45,96 22,98 3,88",),
        ("58,4 40,3 22,4 18,12 15,26 13,38 14,44 14,44 38,42 58,58 60,80 44,96 22,98 3,88",),
        "",
    ),
    Pair(
        2,
        7,
        ("7,25 12,9 30,0 50,6 57,25 48,47 28,72 6,96 6,96 24,95 44,96 68,93",),
        ("4,14 16,6 34,4 54,3 60,12 52,36 40,68 32,98 32,98 33,99 34,99 36,99",),
        "a short foot",
    ),
    Pair(
        5,
        6,
        ("62,3 44,3 24,6 20,22 14,40 16,43 32,38 50,46 58,64 50,88 34,98 14,95 4,86",),
        ("52,1 36,8 18,26 9,48 6,70 12,90 30,99 50,92 60,74 50,57 32,54 16,62 9,76",),
        "",
    ),
    Pair(
        5,
        6,
        ("62,1 46,6 25,4 18,12 16,28 22,38 40,41 56,51 62,70 52,91 30,99 9,93 2,82",),
        ("58,0 42,5 27,13 17,26 12,40 13,50 34,41 54,50 62,70 52,91 30,99 13,86 11,60",),
        "the bowl nearly closed",
    ),
    Pair(
        3,
        8,
        ("8,15 12,9 22,3 42,2 56,14 52,33 36,44 44,49 60,62 61,82 45,96 22,98 10,92 3,86",),
        ("34,36 14,26 16,6 40,0 56,14 51,33 38,45 48,53 62,70 56,90 36,99 12,92 8,72 28,52",),
        "tips that curl in",
    ),
    Pair(
        0,
        6,
        ("44,4 28,5 12,20 4,44 6,70 18,90 38,98 60,90 74,68 75,40 64,16 46,4 32,6",),
        ("52,1 34,10 17,30 8,54 8,78 20,95 40,98 56,88 62,72 52,57 32,54 16,62 9,74",),
        "",
    ),
    Pair(
        9,
        7,
        ("54,12 38,1 15,12 10,34 27,44 46,32 58,7 58,7 56,36 50,68 44,101",),
        ("6,16 12,10 18,6 28,6 38,6 50,5 64,3 64,3 54,34 44,68 36,101",),
        "",
    ),
    Pair(
        0,
        9,
        ("52,8 34,2 14,16 5,46 14,80 34,97 56,84 66,54 60,24 46,6 40,4",),
        ("54,10 36,2 16,12 10,32 22,46 42,40 54,24 58,12 58,42 52,74 44,100",),
        "",
    ),
    Pair(
        5,
        9,
        ("66,3 44,3 22,5 16,12 15,26 16,40 30,37 50,42 59,61 54,82 36,97 16,97 3,87",),
        ("58,10 40,0 20,6 10,22 16,38 34,42 50,30 58,14 60,40 56,66 46,84 28,98 10,94",),
        "the neck open",
    ),
    Pair(
        2,
        8,
        ("8,24 16,8 36,1 54,11 56,32 44,57 26,79 11,91 4,87 8,79 21,80 39,91 56,96 74,88",),
        ("30,40 14,14 36,1 54,11 52,32 38,50 20,66 8,84 20,98 44,98 58,82 50,62 36,48 22,34",),
        "loops",
    ),
    Pair(
        4,
        6,
        ("20,2 14,22 8,44 5,58 6,60 20,60 40,58 56,54", "50,34 49,52 48,76 47,100"),
        ("34,1 20,22 10,46 8,70 18,92 38,94 54,82 56,66", "50,60 40,56 28,58 14,68"),
        "",
    ),
    Pair(
        7,
        4,
        ("4,10 24,7 44,6 66,2 66,2 56,26 44,58 34,100", "19,53 38,50 65,48"),
        ("14,8 10,26 6,50 40,48 52,6 50,26 47,58 45,100", "8,52 38,51 68,48"),
        "crossed",
    ),
)


def write(path: Path = TARGET) -> list[Row]:
    """Writes a drawing of every pair, one a line, and returns them."""
    network = shipped()
    rows = [find(pair, network) for pair in PAIRS]
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    return rows


def find(pair: Pair, network: Network) -> Row:
    """The drawing between both digits at which the network hesitates most evenly."""
    tried = [drawn(pair, float(share), number) for number in range(HANDS) for share in SHARES]
    every = record(network, np.stack([ink(each) for each in tried])).probs
    probs = np.sort(every)[:, ::-1]
    two = np.sort(np.argsort(-every, axis=1)[:, :2], axis=1)
    right = (two == sorted((pair.first, pair.second))).all(axis=1)
    # Both digits are likely, no third one is.
    off = np.abs(probs[:, 0] - WANTED) + probs[:, 2:].sum(axis=1) + np.where(right, 0, np.inf)
    best = int(off.argmin())
    if not off[best] < FARTHEST:
        raise SystemExit(f"The network never hesitates between {pair.first} and {pair.second}.")
    return {"either": [pair.first, pair.second], "strokes": tried[best]}


def drawn(pair: Pair, share: float, number: int) -> list[list[list[float]]]:
    """`share` of the way from the first digit to the second, in one of our hands."""
    seed = zlib.crc32(f"{pair.first} or {pair.second}, {pair.what}, {number}".encode())
    hand = np.random.default_rng(seed)
    where = Place(
        float(hand.uniform(150, 186)),
        92,
        54,
        float(hand.uniform(0, 0.12)),
        float(hand.uniform(-3, 3)),
    )
    drawing = Drawing("", pair.first, where, ())
    strokes = [
        smooth(place(between(one, other, share), drawing), hand)
        for one, other in zip(pair.one, pair.other, strict=True)
    ]
    return [[[round(x, 1), round(y, 1)] for x, y in stroke.tolist()] for stroke in strokes]


def between(one: str, other: str, share: float) -> Points:
    """Knots between two rows of knots; what is a corner in both stays one."""
    knots: Points = (1 - share) * parse(one) + share * parse(other)
    return knots


def main() -> None:
    """Writes the drawings, and the contact sheet when asked."""
    parser = argparse.ArgumentParser(description="Write the tricky drawings of the page.")
    parser.add_argument("--sheet", type=Path, help="also write a picture of all drawings")
    options = parser.parse_args()
    rows = write()
    if options.sheet:
        write_sheet(
            [{"name": "", "label": 0, "strokes": row["strokes"]} for row in rows], options.sheet
        )


if __name__ == "__main__":
    main()
