"""The tricky drawings: the shipped network hesitates between just the two digits they could be."""

from __future__ import annotations

import json
from typing import Any

import make_tricky
import numpy as np
import pytest

import forwardpass
from forwardpass.digits.ink import ink

DRAWINGS: list[dict[str, Any]] = json.loads(make_tricky.TARGET.read_text("utf-8"))


def name(drawing: dict[str, Any]) -> str:
    return " or ".join(map(str, drawing["either"]))


def test_there_are_a_dozen_and_more_of_ten_kinds() -> None:
    assert len(DRAWINGS) >= 12
    assert len({name(drawing) for drawing in DRAWINGS}) >= 10


@pytest.mark.parametrize("drawing", DRAWINGS, ids=name)
def test_the_network_hesitates_between_both_digits(drawing: dict[str, Any]) -> None:
    probs = forwardpass.record(forwardpass.shipped(), ink(drawing["strokes"])).probs.ravel()
    first, second = np.argsort(probs)[::-1][:2]
    assert {int(first), int(second)} == set(drawing["either"])
    assert 0.4 <= probs[first] <= 0.8
    assert probs[second] >= 0.1


@pytest.mark.parametrize("drawing", DRAWINGS, ids=name)
def test_they_are_strokes_on_the_pad(drawing: dict[str, Any]) -> None:
    points = np.concatenate(drawing["strokes"])
    assert ((points > 10) & (points < make_tricky.PAD - 10)).all()
    assert np.ptp(points, axis=0).max() > 100  # as large as people draw


def test_the_file_is_what_its_script_writes() -> None:
    (first, *_), pair = DRAWINGS, make_tricky.PAIRS[0]
    found = make_tricky.find(pair, forwardpass.shipped())
    assert found["either"] == first["either"]
    for stroke, again in zip(first["strokes"], found["strokes"], strict=True):
        # Which of two neighbours is nearer to the middle may be a matter of rounding.
        np.testing.assert_allclose(again, stroke, atol=3)


def test_halfway_between_two_hands_lies_between_them() -> None:
    knots = make_tricky.between("0,0 10,20", "10,0 30,40", 0.5)
    np.testing.assert_array_equal(knots, [[5, 0], [20, 30]])
