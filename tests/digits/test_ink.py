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
    drawn = ink.draw(record["strokes"], record["width"], record["smallest"])
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


def test_each_stroke_has_the_width_of_its_own_pen() -> None:
    one, two = [[0, 0], [0, 100]], [[100, 0], [100, 100]]
    pixels = ink.ink([one, two], [1.5, 4.0])
    assert pixels[14, :14].sum() == pytest.approx(1.5, abs=0.01)
    assert pixels[14, 14:].sum() == pytest.approx(4.0, abs=0.01)


def test_the_box_of_ink_of_several_widths_spans_twenty_pixels() -> None:
    strokes = [[[0.0, 0.0], [0.0, 70.0]], [[100.0, 10.0], [100.0, 30.0]]]
    drawn = ink.draw(strokes, [1.5, 4.0])
    first, second = (points * drawn.fitted.scale for points in drawn.strokes)
    left, right = first[:, 0].min() - 0.75, second[:, 0].max() + 2
    assert right - left == pytest.approx(20)
    assert (left + right) / 2 + drawn.fitted.dx == pytest.approx(14)


@settings(max_examples=60, deadline=None)
@given(drawings, st.floats(0.5, 8))
def test_one_width_for_all_is_that_width_for_each(strokes: list[Any], width: float) -> None:
    each = ink.ink(strokes, [width] * len(strokes))
    np.testing.assert_array_equal(each, ink.ink(strokes, width))


def test_on_the_pad_a_dot_stays_a_dot() -> None:
    dot = [[[140.0, 140.0], [141.0, 141.0]]]  # a hand that trembles
    assert ink.ink(dot).sum() > 30  # where the unit is unknown, a line from corner to corner
    tap, mark = ink.ink([[[140.0, 140.0]]]), ink.ink(dot, smallest=20.0)
    assert mark.sum() < 2.2 * tap.sum()
    assert np.flatnonzero(mark.any(axis=1)).size <= 5


@settings(max_examples=40, deadline=None)
@given(st.floats(0.12, 1), st.floats(-50, 50))
def test_ink_as_large_as_a_digit_is_enlarged_as_ever(scale: float, offset: float) -> None:
    moved = np.array(THREE) * scale + offset
    np.testing.assert_array_equal(ink.ink([moved], smallest=20.0), ink.ink([moved]))


def test_a_pen_for_each_stroke_is_asked_for() -> None:
    with pytest.raises(InputError, match="1 pen widths for 2 strokes"):
        ink.ink([[[1, 2]], [[3, 4]]], [2.5])


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
