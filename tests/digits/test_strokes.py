"""Pen strokes from JSON and UNIPEN files: read exactly, or refused in one sentence."""

import contextlib
import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from digitfiles import real_data, unipen
from hypothesis import given, settings
from hypothesis import strategies as st

from forwardpass.base.errors import InputError
from forwardpass.digits import strokes
from forwardpass.digits.strokes import MOST_POINTS, read_strokes, read_unipen

SEGMENT = ['.SEGMENT DIGIT 0 ? "1"', ".COMMENT 1 7 0", ".PEN_DOWN", " 1  2", " 3 -4", ".PEN_UP"]


def write(path: Path, text: str) -> Path:
    path.write_text(text)
    return path


def test_strokes_json_is_read_as_it_was_written(tmp_path: Path) -> None:
    records = [
        {"strokes": [[[1, 2.5], [3, 4]], [[5, 6]]], "label": 3},
        {"strokes": [[]], "label": None},
        {"strokes": [], "name": "other keys are no matter"},
    ]
    first, second, third = read_strokes(write(tmp_path / "a.json", json.dumps(records)))
    assert [stroke.tolist() for stroke in first.strokes] == [[[1, 2.5], [3, 4]], [[5, 6]]]
    assert (first.label, first.writer) == (3, None)
    assert second.label is None
    assert [stroke.shape for stroke in second.strokes] == [(0, 2)]
    assert third.strokes == ()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        ("[NaN]", "not valid JSON"),
        ("{}", "must hold a list"),
        ("[3]", "drawing 0: must be an object"),
        ('[{"label": 1}]', "drawing 0: must be an object"),
        ('[{"strokes": [], "label": 10}]', "must be a digit"),
        ('[{"strokes": [], "label": true}]', "must be a digit"),
        ('[{"strokes": [], "label": 3.0}]', "must be a digit"),
        ('[{"strokes": [3]}]', "stroke 0: must be a list"),
        ('[{"strokes": [[[1, 2], [1]]]}]', "stroke 0, point 1"),
        ('[{"strokes": [[[1, "2"]]]}]', "stroke 0, point 0"),
        ('[{"strokes": [[[1, true]]]}]', "stroke 0, point 0"),
        ('[{"strokes": [[[1, 1e300]]]}]', "stroke 0, point 0"),
        (f'[{{"strokes": [[[1, {"9" * 400}]]]}}]', "stroke 0, point 0"),
        (json.dumps([{"strokes": [[[1, 2]] * (MOST_POINTS + 1)]}]), "points"),
    ],
)
def test_what_is_no_strokes_json_is_refused(tmp_path: Path, content: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read_strokes(write(tmp_path / "a.json", content))
    assert len(str(caught.value)) < 400


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"\xff\xfe[]")
    with pytest.raises(InputError, match="not a text file"):
        read_strokes(path)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["strokes", "label", "x"]), inner, max_size=3)
    ),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(json_values)
def test_any_json_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, value: Any) -> None:
    path = write(tmp_path_factory.mktemp("json") / "any.json", json.dumps(value))
    with contextlib.suppress(InputError):
        assert isinstance(read_strokes(path), list)


def test_unipen_is_read_with_y_pointing_down(tmp_path: Path) -> None:
    text = unipen([(4, 12, [[(1, 2), (3, 4)], [(5, 6)]]), (9, 3, [[(-1, -2)]])])
    for packed in (False, True):
        path = tmp_path / "pen"
        path.write_bytes(gzip.compress(text.encode()) if packed else text.encode())
        four, nine = read_unipen(path)
        assert (four.label, four.writer, nine.label, nine.writer) == (4, 12, 9, 3)
        assert [stroke.tolist() for stroke in four.strokes] == [[[1, -2], [3, -4]], [[5, -6]]]
        assert nine.strokes[0].tolist() == [[-1, 2]]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([], "no .SEGMENT"),
        (["hello"], "line 1: cannot read 'hello'"),
        (['.SEGMENT WORD 0 ? "1"'], "line 1: cannot read"),
        (['.SEGMENT DIGIT 0 ? "12"'], "line 1: '12' is not a digit"),
        ([*SEGMENT[:1], ".COMMENT 2 7 0"], "line 2: a .COMMENT must follow"),
        ([".COMMENT 1 7 0"], "line 1: a .COMMENT must follow"),
        ([*SEGMENT[:1], ".COMMENT 1 x 0"], "line 2: 'x' is not a whole number"),
        ([SEGMENT[0], *SEGMENT[2:]], "line 2: .PEN_DOWN must come after"),
        ([*SEGMENT[:3], ".PEN_DOWN"], "line 4: .PEN_DOWN must come after"),
        ([*SEGMENT[:3], ".PEN_UP"], "line 4: .PEN_UP must come after"),
        ([*SEGMENT, "1 2"], "line 7: a point must come between"),
        ([*SEGMENT[:4], "1 2.5"], "line 5: '2.5' is not a whole number"),
        ([*SEGMENT[:4], "1 2 3"], "line 5: cannot read"),
        (SEGMENT[:5], "no last .PEN_UP"),
        (SEGMENT[:2], "has no stroke"),
        ([*SEGMENT[:5], *SEGMENT], "line 6: the drawing before this line"),
        ([*SEGMENT[:4], "1 " + "9" * 5000], "is not a whole number"),
        ([*SEGMENT[:4], "1 --1"], "line 5: '--1' is not a whole number"),
        ([*SEGMENT[:4], "1 1-"], "line 5: '1-' is not a whole number"),
        ([*SEGMENT[:4], "- 1"], "line 5: '-' is not a whole number"),
        ([*SEGMENT[:4], "1 \u0663"], "line 5: '\u0663' is not a whole number"),
    ],
)
def test_what_is_no_unipen_is_refused_with_its_line(
    tmp_path: Path, lines: list[str], says: str
) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read_unipen(write(tmp_path / "pen", "\n".join(lines)))
    assert len(str(caught.value)) < 300


PEN = unipen([(4, 12, [[(1, 2), (3, -4)], [(5, 6)]]), (9, 3, [[(-1, -2)]])])


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.integers(0, len(PEN) - 1), st.sampled_from('-.0 "\nDx'), max_size=4))
def test_mutated_pen_files_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, changes: dict[int, str]
) -> None:
    changed = "".join(changes.get(place, letter) for place, letter in enumerate(PEN))
    with contextlib.suppress(InputError):
        assert isinstance(
            read_unipen(write(tmp_path_factory.getbasetemp() / "mutated", changed)), list
        )


@pytest.mark.skipif(real_data() is None, reason="no pen digits here")
def test_the_real_pen_digits_are_read() -> None:
    data = real_data()
    assert data is not None
    drawings = read_unipen(data / "pendigits" / "pendigits-orig.tra.gz")
    assert len(drawings) == 7494
    assert {drawing.writer for drawing in drawings} == set(range(1, 31))
    assert np.unique([drawing.label for drawing in drawings]).tolist() == list(range(10))


# Sizes -------------------------------------------------------------------------------------------


def test_a_file_of_the_most_bytes_is_read_and_a_longer_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strokes, "LARGEST_FILE", 8)
    assert read_strokes(write(tmp_path / "a.json", "[]      ")) == []
    with pytest.raises(InputError, match=r"a\.json is longer than 8 bytes, the most that is read"):
        read_strokes(write(tmp_path / "a.json", "[]       "))


def test_a_drawing_of_the_most_points_is_read_and_a_longer_one_is_not(tmp_path: Path) -> None:
    assert MOST_POINTS == 10_000
    half = [[1, 2]] * (MOST_POINTS // 2)
    (whole,) = read_strokes(write(tmp_path / "a.json", json.dumps([{"strokes": [half, half]}])))
    assert [len(stroke) for stroke in whole.strokes] == [MOST_POINTS // 2] * 2
    more = json.dumps([{"strokes": []}, {"strokes": [half, half, [[1, 2]]]}])
    with pytest.raises(InputError, match="drawing 1: has 10001 points, more than 10000 are not"):
        read_strokes(write(tmp_path / "a.json", more))
    pen = [*SEGMENT[:3], *["1 2"] * MOST_POINTS, ".PEN_UP"]
    assert len(read_unipen(write(tmp_path / "pen", "\n".join(pen)))[0].strokes[0]) == MOST_POINTS
    pen[3:3] = ["1 2"]
    with pytest.raises(InputError, match=": has 10001 points, more than 10000 are not read"):
        read_unipen(write(tmp_path / "pen", "\n".join(pen)))


@pytest.mark.parametrize("point", [[1e9, -1e9], [10**9, 0], [-(10**9), 0.0]])
def test_a_coordinate_reaches_to_a_thousand_million(tmp_path: Path, point: list[float]) -> None:
    (one,) = read_strokes(write(tmp_path / "a.json", json.dumps([{"strokes": [[point]]}])))
    assert one.strokes[0].tolist() == [point]
    for further in ([point[0] * 1.000001, point[1]], [0, point[0] * 1.000001]):
        text = json.dumps([{"strokes": [[[0, 0], further]]}])
        with pytest.raises(InputError, match=r"stroke 0, point 1: must be .* 1e\+09"):
            read_strokes(write(tmp_path / "a.json", text))


@pytest.mark.parametrize("point", [[1], [1, 2, 3], [], {}, [None, 1], ["1", 2]])
def test_a_point_is_two_numbers(tmp_path: Path, point: Any) -> None:
    text = json.dumps([{"strokes": [[[0, 0]], [point]]}])
    with pytest.raises(InputError, match="drawing 0, stroke 1, point 0: must be"):
        read_strokes(write(tmp_path / "a.json", text))


@pytest.mark.parametrize("label", [-1, 10, "3", 3.5, [], False])
def test_a_label_is_a_digit_or_nothing(tmp_path: Path, label: Any) -> None:
    right: list[Any] = [{"strokes": [], "label": n} for n in (0, 9, None)]
    path = write(tmp_path / "a.json", json.dumps(right))
    assert [one.label for one in read_strokes(path)] == [0, 9, None]
    wrong = [*right, {"strokes": [], "label": label}]
    with pytest.raises(InputError, match='drawing 3: "label" must be a digit 0 to 9, got '):
        read_strokes(write(tmp_path / "a.json", json.dumps(wrong)))


def test_a_whole_number_of_a_pen_has_up_to_ten_characters(tmp_path: Path) -> None:
    def pen(number: str) -> Path:
        return write(tmp_path / "pen", "\n".join([*SEGMENT[:3], f"{number} 1", ".PEN_UP"]))

    assert read_unipen(pen("1234567890"))[0].strokes[0].tolist() == [[1234567890, -1]]
    assert read_unipen(pen("-123456789"))[0].strokes[0].tolist() == [[-123456789, -1]]
    for number in ("12345678901", "-1234567890"):
        with pytest.raises(InputError, match=r"line 4: '-?\d+' is not a whole number"):
            read_unipen(pen(number))


def test_lines_that_say_nothing_of_a_stroke_are_passed_over(tmp_path: Path) -> None:
    about = [".INCLUDE a", "", ".LEXICON x y", ".HIERARCHY z", ".DT 100", "   "]
    (one,) = read_unipen(write(tmp_path / "pen", "\n".join([*about, *SEGMENT, *about])))
    assert (one.label, one.writer) == (1, 7)
    assert [stroke.tolist() for stroke in one.strokes] == [[[1, -2], [3, 4]]]
    for line in ("hello 1", ".PEN_DOWN 1", "1", ".HELLO 1"):
        with pytest.raises(InputError, match="line 7: "):
            read_unipen(write(tmp_path / "pen", "\n".join([*SEGMENT, line])))
    twice = [*SEGMENT[:2], ".COMMENT 1 7 0"]
    with pytest.raises(InputError, match=r"line 3: a \.COMMENT must follow its \.SEGMENT"):
        read_unipen(write(tmp_path / "pen", "\n".join(twice)))
