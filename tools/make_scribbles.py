"""Writes the set of drawings that are no digits: fixtures/scribbles.json, in two halves.

Letters, punctuation, shapes, faces, scribbles, fills, noise, blank pads and pairs of digits, made
from rows of pen knots or by rules, each with a hand of its own from a seeded generator. What a
reader would take for a digit is left out: O, Q without its tail, I, l, S, Z, B, g, q, b and plain
strokes such as / and |. The half `choose` is for choosing thresholds, `report` for reporting.

It knows nothing of networks: `digits.ink` makes pixels of the strokes.

    python tools/make_scribbles.py [--sheet contact-sheet.png]
"""

from __future__ import annotations

import argparse
import base64
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from forwardpass.digits.ink import SIZE, ink

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "fixtures" / "scribbles.json"
DRAWINGS = ROOT / "src/forwardpass/assets/drawings.json"
SEEDS = {"choose": 11, "report": 23}
PAD = 280  # px, both sides of the drawing pad
HAND = 3.0  # grid units that a knot strays from where it was meant

Points = NDArray[np.float64]  # (n, 2), x to the right and y down
Strokes = list[Points]
Chance = np.random.Generator


class Row(TypedDict, total=False):
    """One drawing of the file: `strokes` in px, or `pixels`, 784 bytes in base64."""

    half: str
    kind: str
    name: str
    strokes: list[list[list[float]]]
    pixels: str


# Knots on a grid 100 high, a string a stroke. A capital after the name's colon is its own row.
LETTERS = {
    "A": ("0,100 36,0 72,100", "15,62 58,62"),
    "C": ("70,18 50,2 24,4 6,28 2,56 10,84 32,99 56,97 72,82",),
    "D": ("6,0 6,50 4,100", "6,0 40,4 66,26 70,54 58,82 34,97 4,100"),
    "E": ("64,0 6,2 6,50 5,100 66,98", "6,50 52,48"),
    "F": ("62,0 6,2 7,50 6,100", "6,47 48,46"),
    "G": ("70,18 48,2 22,6 4,34 4,64 18,92 44,99 68,86 70,58 70,58 42,58",),
    "H": ("4,0 6,50 5,100", "66,0 66,50 68,100", "5,52 67,50"),
    "J": ("20,2 74,2", "50,2 50,40 49,76 36,97 16,96 6,78"),
    "K": ("6,0 7,50 5,100", "62,2 34,32 8,54 8,54 36,76 66,100"),
    "L": ("6,0 6,50 6,98 6,98 36,99 64,97",),
    "M": ("2,100 8,0 8,0 44,66 44,66 80,0 80,0 88,100",),
    "N": ("4,100 6,0 6,0 66,100 66,100 68,0",),
    "P": ("6,100 7,50 6,0", "6,2 40,0 62,16 60,38 40,52 7,54"),
    "Q": ("36,2 12,18 2,50 12,84 38,98 62,84 72,50 62,16 36,2", "40,62 60,84 84,106"),
    "R": ("6,100 7,50 6,0", "6,2 40,0 62,14 58,38 38,50 7,52", "34,50 50,74 68,100"),
    "T": ("0,3 40,1 80,2", "40,2 40,50 39,100"),
    "U": ("4,0 4,40 8,80 32,99 58,84 64,44 65,0",),
    "V": ("0,0 36,100 36,100 70,0",),
    "W": ("0,0 22,100 22,100 46,30 46,30 70,100 70,100 92,0",),
    "X": ("2,0 66,100", "66,0 0,100"),
    "Y": ("0,0 36,48 36,48 70,0", "36,48 36,74 35,100"),
    "a": ("62,40 40,30 14,40 6,68 18,94 42,94 60,72 63,34 63,34 62,70 66,92 80,98",),
    "d": ("58,54 36,44 12,56 6,80 20,98 44,94 60,70", "62,0 62,50 63,99"),
    "e": ("8,66 40,64 66,58 58,38 34,32 12,46 4,70 16,92 42,98 68,86",),
    "f": ("62,10 44,0 30,16 28,50 27,100", "4,46 54,44"),
    "h": ("6,0 7,50 6,100 6,100 10,62 34,44 56,56 58,76 60,100",),
    "k": ("8,0 8,50 7,100", "54,38 10,70 10,70 58,100"),
    "m": ("4,40 5,100 5,100 12,54 28,42 40,56 41,100 41,100 48,54 66,42 78,58 80,100",),
    "n": ("6,38 8,100 8,100 14,56 36,40 56,52 60,74 60,100",),
    "r": ("8,38 10,70 10,100 10,100 14,60 32,42 54,44",),
    "t": ("34,0 33,50 36,90 56,98 68,88", "6,34 64,32"),
    "w": ("0,40 18,98 18,98 38,56 38,56 58,98 58,98 76,40",),
    "x": ("4,38 60,98", "60,38 2,100"),
}
SIGNS = {
    "question mark": ("8,24 24,2 52,4 60,26 42,46 34,66 34,72", "33,96 36,98"),
    "exclamation mark": ("20,0 20,34 19,68", "19,94 21,97"),
    "colon": ("20,20 24,22", "20,78 24,80"),
    "semicolon": ("24,20 27,22", "26,70 24,84 14,98"),
    "ellipsis": ("0,50 3,52", "46,50 49,52", "92,50 95,52"),
    "dash": ("0,50 50,48 100,50",),
    "equals": ("0,34 50,33 84,34", "0,66 50,67 84,66"),
    "plus": ("42,6 41,50 42,94", "0,50 42,49 84,50"),
    "asterisk": ("40,0 40,84", "4,20 76,64", "76,20 4,64"),
    "hash": ("30,0 18,100", "66,0 54,100", "0,34 88,32", "0,68 88,66"),
    "percent": ("70,0 8,100", "14,6 2,16 14,28 26,16 14,6", "66,72 54,84 66,96 78,84 66,72"),
    "ampersand": ("78,98 24,40 20,14 40,0 56,14 48,34 12,60 4,82 24,99 54,88 74,58",),
    "at": (
        "62,36 40,32 28,52 40,70 60,58 64,34 64,34 68,64 86,58 88,30 62,4 24,8 2,46 14,84 56,98",
    ),
    "tilde": ("0,56 16,38 34,40 56,60 76,60 92,42",),
    "caret": ("0,60 34,10 34,10 68,60",),
    "less": ("70,10 4,50 4,50 70,92",),
    "greater": ("4,10 70,50 70,50 4,92",),
    "quotes": ("20,0 18,30", "46,0 44,30"),
    "brackets": ("22,0 2,0 2,0 2,100 2,100 22,100", "58,0 78,0 78,0 78,100 78,100 58,100"),
    "brace": ("40,0 22,10 22,40 4,50 4,50 22,60 22,92 40,100",),
    "dollar": ("66,18 40,6 12,18 14,38 58,56 64,78 36,94 6,82", "36,-6 36,106"),
    "tick": ("0,58 26,92 26,92 90,4",),
    "pi": ("0,20 20,12 84,12", "26,14 22,96", "62,14 62,84 78,96"),
    "sum": ("66,6 4,4 4,4 44,50 44,50 2,98 2,98 68,96",),
}
SHAPES = {
    "arrow right": ("0,50 50,49 100,50", "70,22 100,50 100,50 70,78"),
    "arrow left": ("100,50 50,51 0,50", "30,22 0,50 0,50 30,78"),
    "arrow up": ("50,100 50,0", "22,30 50,0 50,0 78,30"),
    "arrow down": ("50,0 50,100", "22,70 50,100 50,100 78,70"),
    "star": ("20,96 50,2 50,2 80,96 80,96 4,36 4,36 96,36 96,36 20,96",),
    "heart": ("50,26 34,4 8,8 2,36 20,64 50,96 50,96 82,62 98,34 92,8 66,4 50,26",),
    "triangle": ("50,2 98,90 98,90 2,90 2,90 50,2",),
    "square": ("4,4 96,6 96,6 95,96 95,96 5,95 5,95 4,4",),
    "rhombus": ("50,0 92,50 92,50 50,100 50,100 8,50 8,50 50,0",),
    "house": (
        "4,44 4,98 4,98 90,98 90,98 90,44",
        "0,46 47,4 47,4 96,46",
        "36,98 36,66 58,66 58,98",
    ),
    "tree": ("50,100 50,50", "50,50 18,46 14,20 36,2 66,4 86,22 80,46 50,50"),
    "fish": ("90,30 60,70 24,72 2,50 24,28 60,30 90,70 90,70 90,30",),
    "cup": ("10,10 16,90 62,90 70,10 70,10 10,10", "68,28 90,30 88,58 66,60"),
    "lightning": ("56,0 16,56 16,56 52,50 52,50 22,100",),
    "envelope": ("2,18 98,18 98,18 98,84 98,84 2,84 2,84 2,18", "2,18 50,56 50,56 98,18"),
    "cross in a box": ("4,4 96,4 96,96 4,96 4,4", "4,4 96,96", "96,4 4,96"),
    "crescent": ("64,4 26,10 6,46 24,86 66,96 66,96 38,74 34,40 64,4",),
    "stick figure": (
        "50,0 38,12 50,26 62,12 50,0",
        "50,26 50,66",
        "20,40 80,40",
        "50,66 26,100",
        "50,66 74,100",
    ),
    "face": (
        "50,2 14,18 2,52 18,88 50,98 84,86 98,50 84,16 50,2",
        "32,34 34,37",
        "66,34 68,37",
        "26,62 50,80 76,62",
    ),
    "sad face": (
        "50,2 14,18 2,52 18,88 50,98 84,86 98,50 84,16 50,2",
        "34,30 34,44",
        "66,30 66,44",
        "28,78 50,62 74,78",
    ),
    "flower": ("50,50 30,10 70,10 50,50 92,36 92,72 50,50 66,96 30,94 50,50 6,70 8,32 50,50",),
    "crown": ("4,90 2,20 2,20 28,60 28,60 50,10 50,10 72,60 72,60 98,20 98,20 96,90 96,90 4,90",),
    "stairs": ("0,96 0,72 26,72 26,48 52,48 52,24 78,24 78,0 100,0",),
    "hourglass": ("4,2 92,2 92,2 4,98 4,98 92,98 92,98 4,2",),
}
NOISES = 12
PAIRS = 10


def drawings(half: str) -> list[Row]:
    """Every drawing of one half, always the same ones."""
    return made(half, SEEDS[half])


def made(half: str, seed: int) -> list[Row]:
    """As many drawings as a half has, from another seed."""
    chance = np.random.default_rng(seed)
    rows: list[Row] = []
    for kind, table, copies in (("letter", LETTERS, 3), ("sign", SIGNS, 1), ("shape", SHAPES, 1)):
        for name, knots in table.items():
            rows += [_drawn(half, kind, name, by_hand(knots, chance)) for _ in range(copies)]
    for name, make in SCRIBBLES.items():
        rows += [_drawn(half, "scribble", name, make(chance)) for _ in range(8)]
    for name, make in FILLS.items():
        rows += [_drawn(half, "fill", name, make(chance)) for _ in range(3)]
    rows += [_drawn(half, "two digits", name, strokes) for name, strokes in _pairs(chance)]
    for number in range(NOISES):
        bytes_ = base64.b64encode(_noise(chance, number).tobytes()).decode()
        rows.append({"half": half, "kind": "noise", "name": f"noise {number}", "pixels": bytes_})
    rows += [
        {"half": half, "kind": "blank", "name": "nothing", "strokes": []},
        _drawn(half, "blank", "a dot", [np.array([[PAD / 2, PAD / 2]])]),
    ]
    return rows


def pixels(row: Row) -> NDArray[np.float32]:
    """The (28, 28) picture of one drawing, 0..1."""
    if "pixels" in row:
        flat = np.frombuffer(base64.b64decode(row["pixels"]), np.uint8)
        return (flat.reshape(SIZE, SIZE) / np.float32(255)).astype(np.float32)
    return ink([np.array(stroke) for stroke in row["strokes"]])


def read(half: str | None = None, path: Path = TARGET) -> list[Row]:
    """The drawings of the committed file, of one half or of both."""
    rows: list[Row] = json.loads(path.read_text(encoding="utf-8"))
    return [row for row in rows if half in (None, row["half"])]


def by_hand(knots: tuple[str, ...], chance: Chance) -> Strokes:
    """Knots of the table as one hand draws them: strayed, slanted, turned, stretched, rounded."""
    strokes = [
        np.array([[float(value) for value in knot.split(",")] for knot in row.split()])
        for row in knots
    ]
    angle, slant = chance.normal(0, 0.08), chance.normal(0, 0.12)
    stretch = np.exp(chance.normal(0, 0.1, 2))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    shear = np.array([[1, 0], [-slant, 1]])
    moved = [(_strayed(points, chance) * stretch) @ shear @ turn for points in strokes]
    return [_rounded(points) for points in moved]


def _strayed(points: Points, chance: Chance) -> Points:
    """Every knot a little off; a knot written twice (a corner) stays one place."""
    off = chance.normal(0, HAND, points.shape)
    same = np.r_[False, (points[1:] == points[:-1]).all(axis=1)]
    off[same] = off[np.flatnonzero(same) - 1]
    return points + off


def _rounded(knots: Points, samples: int = 5) -> Points:
    """A Catmull-Rom curve through the knots, broken where one is written twice."""
    if len(knots) < 3:
        return knots
    breaks = np.flatnonzero((knots[1:] == knots[:-1]).all(axis=1)) + 1
    parts = [_curve(part, samples) for part in np.split(knots, breaks)]
    return np.concatenate(parts)


def _curve(knots: Points, samples: int) -> Points:
    if len(knots) < 3:
        return knots
    padded = np.vstack([2 * knots[0] - knots[1], knots, 2 * knots[-1] - knots[-2]])
    t = np.linspace(0, 1, samples, endpoint=False)[:, None]
    pieces = []
    for k in range(len(knots) - 1):
        a, b, c, d = padded[k : k + 4]
        bend = (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
        pieces.append(b + ((c - a) * t + bend) / 2)
    return np.concatenate([*pieces, knots[-1:]])


def _zigzag(chance: Chance) -> Strokes:
    turns = int(chance.integers(5, 12))
    y = np.linspace(0, 100, turns) + chance.normal(0, 4, turns)
    x = np.where(np.arange(turns) % 2, 95, 5) + chance.normal(0, 9, turns)
    return [np.column_stack([x, y]) @ _turned(chance)]


def _spiral(chance: Chance) -> Strokes:
    turns = chance.uniform(2.2, 4)
    t = np.linspace(0.05, 1, 48)
    angle = t * turns * 2 * np.pi + chance.uniform(0, 6)
    points = np.column_stack([np.cos(angle), np.sin(angle)]) * t[:, None] * 50
    return [points + chance.normal(0, 1, points.shape)]


def _tangle(chance: Chance) -> Strokes:
    return [_rounded(chance.uniform(0, 100, (int(chance.integers(9, 15)), 2)), 4)]


def _walk(chance: Chance) -> Strokes:
    heading = np.cumsum(chance.normal(0, 0.7, 45))
    return [np.cumsum(np.column_stack([np.cos(heading), np.sin(heading)]) * 10, axis=0)]


def _loops(chance: Chance) -> Strokes:
    t = np.linspace(0, chance.uniform(3, 5) * 2 * np.pi, 56)
    x = t * chance.uniform(3, 5) + 22 * np.cos(t)
    return [np.column_stack([x, 24 * np.sin(t)]) + chance.normal(0, 1, (56, 2))]


def _hatching(chance: Chance) -> Strokes:
    turned = _turned(chance)
    lines = np.linspace(0, 100, int(chance.integers(4, 8)))
    ends = [np.array([[0.0, y], [100.0, y]]) + chance.normal(0, 4, (2, 2)) for y in lines]
    return [line @ turned for line in ends]


def _splinters(chance: Chance) -> Strokes:
    count = int(chance.integers(5, 10))
    starts = chance.uniform(0, 100, (count, 2))
    angles = chance.uniform(0, 2 * np.pi, count)
    along = np.column_stack([np.cos(angles), np.sin(angles)]) * chance.uniform(15, 45, (count, 1))
    return [np.stack([start, start + way]) for start, way in zip(starts, along, strict=True)]


def _dots(chance: Chance) -> Strokes:
    return [point[None] for point in chance.uniform(0, 100, (int(chance.integers(3, 16)), 2))]


def _wave(chance: Chance) -> Strokes:
    t = np.linspace(0, 1, 48)
    y = chance.uniform(12, 25) * np.sin(2 * np.pi * chance.uniform(2, 4) * t + chance.uniform(0, 6))
    return [np.column_stack([100 * t, y]) @ _turned(chance, 0.3)]


def _grid(chance: Chance) -> Strokes:
    count = int(chance.integers(3, 5))
    places = np.linspace(0, 100, count)
    lines = [np.array([[0, p], [100, p]]) for p in places]
    lines += [np.array([[p, 0], [p, 100]]) for p in places]
    return [line + chance.normal(0, 3, (2, 2)) for line in lines]


SCRIBBLES: dict[str, Callable[[Chance], Strokes]] = {
    "zigzag": _zigzag,
    "spiral": _spiral,
    "tangle": _tangle,
    "walk": _walk,
    "loops": _loops,
    "hatching": _hatching,
    "splinters": _splinters,
    "dots": _dots,
    "wave": _wave,
    "grid": _grid,
}


def _filled(chance: Chance, outline: Callable[[Points], NDArray[np.bool_]]) -> Strokes:
    """Rows of a pen that fills an outline in the unit circle's square."""
    rows = []
    for y in np.linspace(-1, 1, 15):
        x = np.linspace(-1, 1, 41)
        inside = x[outline(np.column_stack([x, np.full(41, y)]))]
        if len(inside):
            rows.append(np.array([[inside[0], y], [inside[-1], y]]) * 50)
    turned = _turned(chance, 0.2)
    return [row @ turned * np.exp(chance.normal(0, 0.1)) for row in rows]


FILLS: dict[str, Callable[[Chance], Strokes]] = {
    "full square": lambda chance: _filled(chance, lambda p: np.abs(p).max(axis=1) <= 1),
    "full disc": lambda chance: _filled(chance, lambda p: (p * p).sum(axis=1) <= 1),
    "full triangle": lambda chance: _filled(chance, lambda p: np.abs(p[:, 0]) <= (p[:, 1] + 1) / 2),
    "thick bar": lambda chance: _filled(chance, lambda p: np.abs(p[:, 0]) <= 0.45),
}


def _turned(chance: Chance, spread: float = 3.0) -> Points:
    angle = chance.uniform(-spread, spread)
    return np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])


def _pairs(chance: Chance) -> Iterator[tuple[str, Strokes]]:
    """Two of the page's ready-made digits side by side."""
    digits = json.loads(DRAWINGS.read_text(encoding="utf-8"))
    for _ in range(PAIRS):
        left, right = (digits[int(k)] for k in chance.integers(0, len(digits), 2))
        strokes = []
        for place, digit in enumerate((left, right)):
            points = [np.array(stroke) for stroke in digit["strokes"]]
            low = np.concatenate(points).min(axis=0)
            high = np.concatenate(points).max(axis=0)
            strokes += [(p - low) / (high - low)[1] * 100 + [70 * place, 0] for p in points]
        yield f"{left['label']}{right['label']}", strokes


def _noise(chance: Chance, number: int) -> NDArray[np.uint8]:
    """Pixels without a pen: grey, specks, blocks or stripes, in turn."""
    grey = chance.random((SIZE, SIZE))
    match number % 4:
        case 0:
            values = grey
        case 1:
            values = (grey < chance.uniform(0.05, 0.5)).astype(np.float64)
        case 2:
            coarse = chance.random((7, 7)) < chance.uniform(0.2, 0.6)
            values = np.repeat(np.repeat(coarse, 4, axis=0), 4, axis=1).astype(np.float64)
        case _:
            values = np.tile(chance.random(SIZE) < 0.4, (SIZE, 1)).astype(np.float64)
    return np.round(255 * values).astype(np.uint8)


def _drawn(half: str, kind: str, name: str, strokes: Strokes) -> Row:
    """The row of a drawing, its longer side 180 px on the pad, whole px."""
    if strokes:
        every = np.concatenate(strokes)
        low, extent = every.min(axis=0), max(float(np.ptp(every, axis=0).max()), 1e-9)
        factor = 180 / extent if len(every) > 1 else 1.0
        strokes = [(points - low) * factor + (PAD - 180) / 2 for points in strokes]
    whole = [np.round(points).astype(int).tolist() for points in strokes]
    return {"half": half, "kind": kind, "name": name, "strokes": whole}


def write(path: Path = TARGET) -> list[Row]:
    """Writes both halves, one drawing a line, and returns them."""
    rows = [row for half in SEEDS for row in drawings(half)]
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    return rows


def write_sheet(rows: list[Row], path: Path, columns: int = 30) -> None:
    """All pictures in one, to be looked at."""
    from PIL import Image

    lines = -(-len(rows) // columns)
    sheet = np.zeros((lines * (SIZE + 2), columns * (SIZE + 2)), np.uint8)
    for number, row in enumerate(rows):
        top, left = (SIZE + 2) * (number // columns), (SIZE + 2) * (number % columns)
        sheet[top : top + SIZE, left : left + SIZE] = 255 - np.round(255 * pixels(row))
    Image.fromarray(sheet).resize((2 * sheet.shape[1], 2 * sheet.shape[0])).save(path)


def main() -> None:
    """Writes the drawings, and the contact sheet when asked."""
    parser = argparse.ArgumentParser(description="Write the drawings that are no digits.")
    parser.add_argument("--sheet", type=Path, help="also draw all of them into this picture")
    arguments = parser.parse_args()
    rows = write()
    if arguments.sheet:
        write_sheet(rows, arguments.sheet)
    print(f"{len(rows)} drawings in {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
