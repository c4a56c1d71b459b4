"""Histories of trainings: what is kept, in how many bits, and what is thinned out."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from conftest import FIXTURES
from hypothesis import given, settings
from hypothesis import strategies as st
from small import linear, network

from forwardpass import History, InputError, Network
from forwardpass.base.rows import packed, unpacked
from forwardpass.base.tensors import FloatArray
from forwardpass.network.growing import Checkpoints, GrowingCurve, next_after, room_in
from forwardpass.network.history import Curve, shapes_of

SMALL = (FIXTURES / "history.safetensors").read_bytes()
QUICK = settings(deadline=None, max_examples=60)


def grown(steps: list[int], budget: int = 1 << 22) -> History:
    """A history of a small network whose weights are the step."""
    base = network(linear("fc1", outputs=16), linear("fc2", "fc1", inputs=16))
    shapes = shapes_of(base)
    kept, curve = Checkpoints(shapes, budget), GrowingCurve()
    for step in steps:
        kept.add(step, {name: np.full(shape, step, np.float32) for name, shape in shapes.items()})
    for step in range(steps[-1]):
        curve.add(1 / (step + 1), None)
    return kept.history(base, curve.curve(), ended=True, about="for a test")


def weights(seed: int, *shape: int) -> FloatArray:
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


@pytest.mark.parametrize(("bits", "most"), [(8, 0.51), (4, 0.51)])
def test_a_number_is_off_by_less_than_a_step_of_its_row(bits: int, most: float) -> None:
    values = weights(1, 20, 64) * 10.0 ** weights(2, 20, 1)
    kept = packed(values, bits)
    assert kept[1] is not None
    off = np.abs(unpacked(kept, values.shape) - values)
    inside = np.abs(values) <= kept[1][:, None] * (127 if bits == 8 else 7)
    assert (off[inside] <= most * np.broadcast_to(kept[1][:, None], off.shape)[inside]).all()
    root = float(np.sqrt(np.square(off).mean() / np.square(values).mean()))
    assert root < (0.01 if bits == 8 else 0.15)


def test_four_bits_are_half_a_byte_and_odd_rows_have_eight() -> None:
    assert packed(weights(1, 6, 8), 4)[0].nbytes == 24
    assert packed(weights(1, 6, 9), 4)[0].dtype == np.int8
    assert packed(weights(1, 6), 4)[0].dtype == np.float32
    assert not unpacked(packed(np.zeros((3, 8), np.float32), 4), (3, 8)).any()


def test_a_history_is_read_as_it_was_written(tmp_path: Path) -> None:
    history = grown([0, 1, 2, 4, 9])
    history.save(tmp_path / "a.history.safetensors")
    read = History.load(tmp_path / "a.history.safetensors")
    assert (read.steps, read.ended, read.about) == ((0, 1, 2, 4, 9), True, "for a test")
    assert np.array_equal(read.curve.loss, history.curve.loss)
    for place, step in enumerate(read.steps):
        for op in read.at(place).operations:
            assert np.allclose(op.tensors["weight"], step, rtol=1e-6)
    assert read.to_bytes() == history.to_bytes()
    assert [read.nearest(step) for step in (0, 3, 4, 8, 100)] == [0, 2, 3, 3, 4]


def test_a_history_is_no_network_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.history.safetensors"
    grown([0, 1]).save(path)
    with pytest.raises(InputError, match="history of a training"):
        Network.load(path)
    with pytest.raises(InputError, match="no history of a training"):
        History.from_bytes((FIXTURES / "tiny.safetensors").read_bytes())


def test_checkpoints_thin_out_evenly_and_keep_both_ends() -> None:
    kept = Checkpoints({"a": (64, 64)}, 130_000)
    assert kept.bits == 8
    step = 0
    while step < 100_000:
        kept.add(step, {"a": np.zeros((64, 64), np.float32)})
        step = next_after(step)
    assert kept.steps[0] == 0
    assert 10 <= len(kept.steps) <= kept.most
    logs = np.diff(np.log(np.array(kept.steps) + 1.0))
    assert logs.max() < 4 * np.median(logs)
    assert kept.steps[-1] > 70_000


def test_a_small_budget_takes_four_bits_and_one_that_is_too_small_is_refused() -> None:
    shapes = {"a": (1000, 1000)}
    assert Checkpoints(shapes, 8_000_000).bits == 4
    with pytest.raises(InputError, match="1,000,000 numbers does not fit twice"):
        Checkpoints(shapes, 900_000)


def test_a_history_holds_its_budget() -> None:
    base = network(linear("fc1", outputs=64), linear("fc2", "fc1", inputs=64))
    kept = Checkpoints(shapes_of(base), room_in(base, 20_000, 300))
    for step in range(300):
        kept.add(step, {name: np.ones(x, np.float32) for name, x in kept.shapes.items()})
    assert len(kept.history(base, Curve(300, 1, np.zeros(300, np.float32))).to_bytes()) < 20_000


def test_the_same_step_twice_is_kept_once() -> None:
    assert grown([0, 1, 5, 5]).steps == (0, 1, 5)


def test_a_long_curve_becomes_means_of_pairs() -> None:
    grows = GrowingCurve(most=8)
    told = np.arange(50.0)
    for value in told:
        grows.add(float(value), 0.5 if value == 49 else None)
    curve = grows.curve()
    assert (curve.steps, curve.every, len(curve.loss)) == (50, 8, 7)
    assert np.allclose(curve.loss, [np.mean(told[at : at + 8]) for at in range(0, 50, 8)])
    assert curve.accuracy is not None
    assert np.isnan(curve.accuracy[:-1]).all()
    assert curve.accuracy[-1] == 0.5


def test_what_is_no_number_is_a_gap() -> None:
    grows = GrowingCurve()
    for value in (1.0, float("nan"), float("inf"), None, 1e300):
        grows.add(value, None)
    assert np.isnan(grows.curve().loss).tolist() == [False, True, True, True, True]


# --- files from strangers ---


def outcome(content: bytes) -> None:
    """A history, or one sentence."""
    said = ""
    try:
        history = History.from_bytes(content, "x.history.safetensors")
        for place in range(len(history.steps)):
            history.at(place)
    except InputError as error:
        said = str(error)
    assert "\n" not in said
    assert said == "" or "x.history.safetensors" in said


@QUICK
@given(st.integers(0, len(SMALL) - 1), st.integers(0, 255))
def test_any_byte_changed_is_a_history_or_a_sentence(at: int, byte: int) -> None:
    outcome(SMALL[:at] + bytes([byte]) + SMALL[at + 1 :])


@QUICK
@given(st.integers(0, len(SMALL)))
def test_cut_anywhere_it_is_refused(at: int) -> None:
    if at < len(SMALL):
        with pytest.raises(InputError):
            History.from_bytes(SMALL[:at], "x.history.safetensors")


def redescribed(**changes: object) -> bytes:
    length = int.from_bytes(SMALL[:8], "little")
    header = json.loads(SMALL[8 : 8 + length])
    about = json.loads(header["__metadata__"]["forwardpass.history"])
    about |= changes
    header["__metadata__"]["forwardpass.history"] = json.dumps(about)
    text = json.dumps(header, separators=(",", ":")).encode()
    return len(text).to_bytes(8, "little") + text + SMALL[8 + length :]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.floats(allow_nan=False)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)  # fmt: skip
FIELDS = ("format", "checkpoints", "steps", "every", "ended", "about", "kept", "shapes")


@QUICK
@given(st.sampled_from(FIELDS), JSON)
def test_any_json_in_any_field_is_a_history_or_a_sentence(field: str, value: object) -> None:
    outcome(redescribed(**{field: value}))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"format": 2}, "format 2"),
        ({"checkpoints": []}, "when"),
        ({"checkpoints": [0, 2, 1]}, "growing steps"),
        ({"checkpoints": [0, 1]}, "does not fit its checkpoints"),
        ({"checkpoints": [0, 1, 99]}, "after its last step"),
        ({"steps": 9}, "finite points"),
        ({"kept": ["fc1.weight"], "shapes": [[2, 2]]}, "form that does not fit its shape"),
        ({"kept": [], "shapes": []}, "which nothing uses"),
        ({"kept": ["a.b"] * 4}, "must say the shape"),
        ({"every": 0}, "point every 0"),
    ],
)
def test_what_does_not_fit_is_said(changes: dict[str, object], says: str) -> None:
    with pytest.raises(InputError, match=says):
        History.from_bytes(redescribed(**changes), "x.history.safetensors")


def test_numbers_of_the_fixture_are_what_its_text_says() -> None:
    about = json.loads((FIXTURES / "history.json").read_text(encoding="utf-8"))
    history = History.from_bytes(SMALL)
    assert list(history.steps) == about["steps"]
    assert np.allclose(history.curve.loss, np.array(about["loss"], np.float32), equal_nan=True)
    for place, told in enumerate(about["weights"]):
        for op in history.at(place).operations:
            for name, values in op.tensors.items():
                assert np.array_equal(values.ravel(), np.float32(told[f"{op.name}.{name}"]))
