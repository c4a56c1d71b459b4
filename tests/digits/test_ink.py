"""Ink: the reference that the page's TypeScript follows."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nearly import assert_nearly
from write_ink_fixtures import THREE, write_ink

from forwardpass.base.errors import InputError
from forwardpass.digits import ink

FIXTURE = Path(__file__).parents[2] / "fixtures" / "ink.json"
RECORDS = json.loads(FIXTURE.read_text())

coordinates = st.floats(-1000, 1000, allow_nan=False)
drawings = st.lists(
    st.lists(st.tuples(coordinates, coordinates), max_size=12).map(
        lambda points: np.array(points, dtype=float).reshape(-1, 2)
    ),
    max_size=4,
)


def centre_of_mass(pixels: np.ndarray) -> tuple[float, float]:
    middle = np.arange(ink.SIZE) + 0.5
    mass = pixels.sum()
    return float(pixels.sum(axis=0) @ middle / mass), float(pixels.sum(axis=1) @ middle / mass)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["name"])
def test_ink_makes_the_pictures_of_the_fixtures(record: dict[str, Any]) -> None:
    drawn = ink.draw(record["strokes"], record["width"])
    assert vars(drawn.fitted) == pytest.approx(record["fit"], abs=1e-9)
    assert vars(drawn.centred) == pytest.approx(record["centre"], abs=1e-9)
    np.testing.assert_allclose(drawn.pixels.ravel(), record["pixels"], atol=1e-6)


def test_the_fixture_file_is_what_its_script_writes(tmp_path: Path) -> None:
    write_ink(tmp_path / "ink.json")
    again = json.loads((tmp_path / "ink.json").read_text())
    assert_nearly(again, RECORDS, off=1e-7, relative=1e-9)


def test_no_ink_is_a_blank_picture() -> None:
    blank: list[list[list[list[float]]]] = [[], [[]], [[], []]]
    for strokes in blank:
        pixels = ink.ink(strokes)
        assert pixels.shape == (28, 28)
        assert pixels.dtype == np.float32
        assert not pixels.any()


def test_a_tap_is_a_disc_of_the_pen_s_size() -> None:
    pixels = ink.ink([[[5, 5]]], width=3.0)
    assert pixels.sum() == pytest.approx(np.pi * 1.5**2, rel=0.1)
    assert pixels[14, 14] == 1.0


def test_the_box_of_the_ink_spans_twenty_pixels() -> None:
    pixels = ink.rasterise(ink.place(ink.clean([THREE]), ink.fit([THREE])), ink.PEN_WIDTH)
    rows = np.flatnonzero(pixels.any(axis=1))
    assert (rows[0], rows[-1]) == (4, 23)


def test_the_centre_of_mass_lies_at_the_centre() -> None:
    assert centre_of_mass(ink.ink([THREE])) == pytest.approx(ink.CENTRE, abs=0.1)


@settings(max_examples=60, deadline=None)
@given(drawings, st.floats(0.5, 8))
def test_any_strokes_give_pixels_between_0_and_1(strokes: list[Any], width: float) -> None:
    pixels = ink.ink(strokes, width)
    assert np.isfinite(pixels).all()
    assert (pixels >= 0).all()
    assert (pixels <= 1).all()
    assert pixels.any() == any(len(stroke) for stroke in strokes)


@settings(max_examples=40, deadline=None)
@given(drawings.filter(lambda strokes: any(map(len, strokes))))
def test_order_and_direction_of_strokes_do_not_matter(strokes: list[Any]) -> None:
    again = [stroke[::-1] for stroke in strokes[::-1]]
    np.testing.assert_allclose(ink.ink(strokes), ink.ink(again), atol=1e-5)


@settings(max_examples=40, deadline=None)
@given(st.floats(0.01, 100), st.floats(-5000, 5000), st.floats(-5000, 5000))
def test_place_and_size_of_the_drawing_do_not_matter(scale: float, dx: float, dy: float) -> None:
    moved = np.array(THREE) * scale + (dx, dy)
    np.testing.assert_allclose(ink.ink([moved]), ink.ink([THREE]), atol=1e-5)


@pytest.mark.parametrize(
    ("strokes", "says"),
    [
        ([[[1, 2, 3]]], "stroke 0 has shape"),
        ([[[1, 2]], [3, 4]], "stroke 1 has shape"),
        ([[[1, float("nan")]]], "stroke 0 has a coordinate"),
        ([[[1, float("inf")]]], "stroke 0 has a coordinate"),
        ([[[1, 1e10]]], "stroke 0 has a coordinate"),
        ([["a", "b"]], "stroke 0 is not a list"),
        ([[[1, 2], [3]]], "stroke 0 is not a list"),
    ],
)
def test_what_is_no_stroke_is_refused_in_one_sentence(strokes: list[Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        ink.ink(strokes)


@pytest.mark.parametrize("width", [0.0, -1.0, 20.0, float("nan")])
def test_a_pen_without_a_sensible_width_is_refused(width: float) -> None:
    with pytest.raises(InputError, match="pen width"):
        ink.ink([THREE], width)
