"""Writes the set of drawings that are no digits: fixtures/scribbles.json, in two halves.

Letters, punctuation, shapes, faces, scribbles, fills, noise, blank pads and pairs of digits, made
from rows of pen knots (`scribble_knots`) or by rules, each with a hand of its own from a seeded
generator. What a reader would take for a digit is left out: O, Q without its tail, I, l, S, Z, B,
g, q, b and plain strokes such as / and |. The half `choose` is for choosing thresholds, `report`
for reporting.

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
from scribble_knots import LETTERS, SHAPES, SIGNS

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
