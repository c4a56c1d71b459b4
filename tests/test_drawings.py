"""The ready-made drawings: natural to look at is for eyes, these are the facts."""

import json
from collections import Counter
from pathlib import Path

import make_drawings
import numpy as np
import pytest
from nearly import assert_nearly

import forwardpass
from forwardpass.digits.data import Drawing, read_strokes
from forwardpass.digits.ink import ink

PATH = make_drawings.TARGET
DRAWINGS = read_strokes(PATH)
NAMES = [row["name"] for row in json.loads(PATH.read_text())]


def test_every_digit_has_at_least_two_drawings() -> None:
    count = Counter(drawing.label for drawing in DRAWINGS)
    assert set(count) == set(range(10))
    assert min(count.values()) >= 2


def test_names_are_unique_and_begin_with_the_digit() -> None:
    assert len(set(NAMES)) == len(NAMES)
    for name, drawing in zip(NAMES, DRAWINGS, strict=True):
        assert name.startswith(f"{drawing.label}, ")


@pytest.mark.parametrize("drawing", DRAWINGS, ids=NAMES)
def test_drawing_lies_on_the_pad_with_a_margin(drawing: Drawing) -> None:
    points = np.concatenate(drawing.strokes)
    low, high = points.min(axis=0), points.max(axis=0)
    assert (low > 15).all()
    assert (high < make_drawings.PAD - 15).all()
    assert (high - low).max() > 100  # as large as a person would write


@pytest.mark.parametrize("drawing", DRAWINGS, ids=NAMES)
def test_drawing_has_the_points_of_a_pen(drawing: Drawing) -> None:
    for stroke in drawing.strokes:
        steps = np.linalg.norm(np.diff(stroke, axis=0), axis=1)
        assert 16 <= len(stroke) <= 60
        assert steps.min() > 0
        assert steps.max() < 20  # px: no gap that a smooth line would show


def test_drawings_differ_in_size_and_place() -> None:
    boxes = [np.concatenate(drawing.strokes) for drawing in DRAWINGS]
    heights = {round(float(np.ptp(points[:, 1]))) for points in boxes}
    middles = np.array([(points.min(axis=0) + points.max(axis=0)) / 2 for points in boxes])
    assert len(heights) > 15
    assert (middles.std(axis=0) > 4).all()


def test_the_file_is_what_the_tool_writes(tmp_path: Path) -> None:
    again = tmp_path / "drawings.json"
    make_drawings.write(again)
    # Written to a tenth of a pixel: rounding may take the other one.
    written = json.loads(PATH.read_text())
    assert_nearly(json.loads(again.read_text()), written, off=0.11)


def test_the_shipped_network_recognises_every_drawing() -> None:
    images = np.array([ink(drawing.strokes) for drawing in DRAWINGS])
    answers = np.asarray(forwardpass.record(forwardpass.shipped(), images).prediction)
    wrong = {
        name: int(answer)
        for name, drawing, answer in zip(NAMES, DRAWINGS, answers, strict=True)
        if answer != drawing.label
    }
    assert wrong == {}
