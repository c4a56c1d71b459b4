"""Writes fixtures/ink.json: strokes and what `ink` makes of them, read by both test suites."""

import json
import math
import random
from pathlib import Path

from forwardpass.digits import ink

FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "ink.json"

Stroke = list[list[float]]
SMALLEST = 20.0  # px of the 280 px pad, as the page has it
THREE: Stroke = [
    [62, 70], [80, 48], [118, 38], [158, 52], [170, 84], [150, 116], [112, 132], [152, 142],
    [182, 172], [176, 214], [138, 240], [92, 238], [60, 212],
]  # fmt: skip
SEVEN: list[Stroke] = [[[60, 50], [200, 50], [110, 240]], [[90, 146], [190, 140]]]


Width = float | list[float]


def cases() -> dict[str, tuple[list[Stroke], Width]]:
    """Name -> strokes and pen width, or a width a stroke, of every fixture."""
    pen = ink.PEN_WIDTH
    return {
        "nothing": ([], pen),
        "a stroke without points": ([[]], pen),
        "a tap": ([[[140, 140]]], pen),
        "a tap held still": ([[[140, 140]] * 5], pen),
        "a tap far from the middle": ([[[3.25, 271.5]]], pen),
        "two taps": ([[[100, 100]], [[130, 180]]], pen),
        "a flat line": ([[[40, 140], [240, 140]]], pen),
        "an upright line": ([[[140, 20], [140, 260]]], pen),
        "a slanted line": ([[[100, 250], [180, 30]]], pen),
        "a three": ([THREE], pen),
        "a three, thin pen": ([THREE], 1.0),
        "a three, thick pen": ([THREE], 5.5),
        "a three backwards": ([THREE[::-1]], pen),
        "a three with every point twice": ([[p for p in THREE for _ in range(2)]], pen),
        "a crossed seven": (SEVEN, pen),
        "a crossed seven, strokes swapped": (SEVEN[::-1], pen),
        "a crossed seven and an empty stroke": ([SEVEN[0], [], SEVEN[1]], pen),
        "a tiny seven": (_moved(SEVEN, 1e-3, 12.0, 250.0), pen),
        "a huge seven": (_moved(SEVEN, 1e5, -4e6, 8e6), pen),
        "a seven outside the pad": (_moved(SEVEN, 0.5, -300.0, 500.0), pen),
        "ink smaller than the smallest extent": ([[[5, 5], [5 + 1e-10, 5]]], pen),
        "a corner, heavy on one side": ([[[0, 0], [0, 100], [100, 100]], [[0, 90], [20, 95]]], pen),
        "a circle": ([_circle(60)], pen),
        "a scribble": ([_scribble(200)], pen),
        "a dot beside a line": ([[[20, 20], [20, 220]], [[60, 120]]], pen),
        "a seven, crossed with a thin pen": (SEVEN, [pen, 1.5]),
        "a seven, crossed with a thick pen": (SEVEN, [1.5, 4.0]),
        "a thick dot beside a thin line": ([[[20, 20], [20, 220]], [], [[60, 120]]], [1.5, pen, 4]),
        "a thick dot on a thin dot": ([[[50, 50]], [[50, 50]]], [1.5, 4.0]),
        "three widths": ([[[0, 0], [0, 80]], [[9, 3], [60, 9]], [[30, 80]]], [4.0, 1.5, 2.5]),
    }


def marks() -> dict[str, tuple[list[Stroke], Width]]:
    """The same for strokes on the pad, where ink that is smaller than SMALLEST is a mark."""
    pen = ink.PEN_WIDTH
    return {
        "on the pad: nothing": ([], pen),
        "on the pad: a tap": ([[[140, 140]]], pen),
        "on the pad: a dot of 1.4 px": ([[[140, 140], [141, 141]]], pen),
        "on the pad: a short dash": ([[[100, 60], [112, 60]]], pen),
        "on the pad: a tiny seven": (_moved(SEVEN, 0.02, 12.0, 250.0), pen),
        "on the pad: a small seven": (_moved(SEVEN, 0.2, 12.0, 20.0), pen),
        "on the pad: a seven": (SEVEN, pen),
        "on the pad: two small marks, two pens": ([[[9, 9]], [[14, 17], [15, 19]]], [1.5, 4.0]),
    }


def write_ink(path: Path = FIXTURE) -> None:
    """Writes the fixture file; the same bytes every time."""
    records = [_record(name, *case, 0.0) for name, case in cases().items()]
    records += [_record(name, *case, SMALLEST) for name, case in marks().items()]
    path.parent.mkdir(exist_ok=True)
    path.write_text("[\n" + ",\n".join(json.dumps(r) for r in records) + "\n]\n")


def _record(name: str, strokes: list[Stroke], width: Width, smallest: float) -> dict[str, object]:
    drawn = ink.draw(strokes, width, smallest)
    return {
        "name": name,
        "strokes": strokes,
        "width": width,
        "smallest": smallest,
        "fit": vars(drawn.fitted),
        "centre": vars(drawn.centred),
        "pixels": [round(float(value), 8) for value in drawn.pixels.ravel()],
    }


def _moved(strokes: list[Stroke], scale: float, dx: float, dy: float) -> list[Stroke]:
    return [[[x * scale + dx, y * scale + dy] for x, y in stroke] for stroke in strokes]


def _circle(points: int) -> Stroke:
    angles = [2 * math.pi * k / (points - 1) for k in range(points)]
    return [[140 + 90 * math.cos(angle), 140 + 110 * math.sin(angle)] for angle in angles]


def _scribble(points: int) -> Stroke:
    generator = random.Random(28)
    return [[generator.uniform(0, 280), generator.uniform(0, 280)] for _ in range(points)]


if __name__ == "__main__":
    write_ink()
