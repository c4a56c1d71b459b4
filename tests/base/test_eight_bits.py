"""Tensors in eight bits: what is stored so changes no number, and what is rounded does so once."""

from __future__ import annotations

import base64
import json
from typing import Any

import numpy as np
import pytest
import safetensors.numpy
from conftest import FIXTURES
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from small import network

from forwardpass import InputError, Network, Operation
from forwardpass.base.rows import exactly, packed, unpacked
from forwardpass.base.tensors import MAX_NUMBERS, FloatArray, read_tensors, write_tensors

TOLD: dict[str, Any] = json.loads((FIXTURES / "eight.json").read_text(encoding="utf-8"))
ROWS = np.linspace(-1, 1, 27, dtype=np.float32).reshape(3, 9)
SMALLEST = 2.0**-149  # of float32 above 0


def rounded(values: FloatArray) -> FloatArray:
    return unpacked(packed(values, 8), values.shape)


def bits(values: FloatArray) -> list[int]:
    """Also 0 and -0 are apart."""
    found: list[int] = values.reshape(-1).view(np.uint32).tolist()
    return found


def test_a_number_is_a_whole_one_times_its_row_s_scale() -> None:
    """As float64 has it, rounded once to float32; the page reads the same file."""
    some = Network.load(FIXTURES / "eight.safetensors")
    weight = some.operation("fc1").tensors["weight"]
    assert weight.dtype == np.float32
    assert weight.reshape(-1).tolist() == TOLD["weight"]


@pytest.mark.parametrize("case", TOLD["refused"], ids=lambda case: str(case["what"]))
def test_bits_without_their_scales_are_one_sentence(case: dict[str, str]) -> None:
    with pytest.raises(InputError) as caught:
        Network.from_bytes(base64.b64decode(case["file"]), "a.safetensors")
    assert str(caught.value).startswith("a.safetensors")
    assert case["says"] in str(caught.value)
    assert "\n" not in str(caught.value)


@given(
    arrays.arrays(
        np.float32,
        st.tuples(st.integers(1, 4), st.integers(8, 12)),
        elements=st.floats(-(2.0**100), 2.0**100, width=32),
    )
)
def test_what_was_rounded_is_stored_in_eight_bits(values: FloatArray) -> None:
    once = rounded(values)
    found = exactly(once)
    assert found is not None
    assert bits(unpacked(found, values.shape)) == bits(once)
    assert np.abs(once - values).max() <= np.abs(values).max() / 127 * 0.51 + SMALLEST


@pytest.mark.parametrize(
    "values",
    [
        ROWS,
        np.append(rounded(ROWS[:2]), ROWS[2:], axis=0),  # two rows that are, one that is not
        np.full((1, 9), -0.0, np.float32),  # eight bits know no -0
        np.full((2, 9), 3e38, np.float32),  # 128 times its scale would be infinite
        rounded(ROWS[:, :7]),  # rows too short
        rounded(ROWS).reshape(-1),  # no rows
        np.zeros((0, 9), np.float32),
        np.zeros((9, 0), np.float32),
    ],
)
def test_all_else_stays_in_floats(values: FloatArray) -> None:
    assert exactly(values) is None
    back, _ = read_tensors(write_tensors({"a": values}, {}), "x")
    assert back["a"].shape == values.shape
    assert bits(back["a"]) == bits(values)


def test_large_tensors_are_looked_at_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forwardpass.base.rows.PIECE", 20)
    once = rounded(ROWS)
    found = exactly(once)
    assert found is not None
    assert bits(unpacked(found, ROWS.shape)) == bits(once)
    assert exactly(np.append(once, ROWS[1:2], axis=0)) is None


def test_the_library_reads_them_too() -> None:
    content = write_tensors({"a": rounded(ROWS)}, {})
    theirs = safetensors.numpy.load(content)
    assert theirs["a"].dtype == np.int8
    assert theirs["a:scales"].dtype == np.float32
    product = theirs["a"].astype(np.float32) * theirs["a:scales"][:, None]
    assert bits(product) == bits(rounded(ROWS))


def test_a_file_has_up_to_134_million_numbers() -> None:
    """As many as 256 MB of float16 are: eight bits do not ask for more memory than that."""
    assert MAX_NUMBERS == 134_217_728
    for rows, says in ((2**26, "must hold a number"), (2**26 + 1, "more than 134217728")):
        entry = {"dtype": "I8", "shape": [rows, 2], "data_offsets": [0, 2 * rows]}
        text = json.dumps({"a": entry}).encode()
        with pytest.raises(InputError, match=says):
            read_tensors(len(text).to_bytes(8, "little") + text + bytes(2 * rows), "x")


# Networks -----------------------------------------------------------------------------------------


def one_layer(weight: FloatArray) -> Network:
    tensors = {"weight": weight, "bias": np.full(len(weight), 0.1, np.float32)}
    layer = Operation("fc", "linear", ("input",), (len(weight),), tensors)
    names = tuple(map(str, range(len(weight))))
    return network(layer, input_shape=weight.shape[1:], class_names=names)


def test_a_network_rounded_to_eight_bits_takes_a_quarter_and_comes_back() -> None:
    chance = np.random.default_rng(3)
    weight = chance.normal(size=(64, 100)).astype(np.float32)
    some = one_layer(weight)
    eight = some.to_int8()
    now = eight.operation("fc").tensors
    assert bits(now["weight"]) == bits(rounded(weight))
    assert bits(now["bias"]) == bits(some.operation("fc").tensors["bias"])
    assert len(some.to_bytes()) - len(eight.to_bytes()) > 0.7 * weight.nbytes
    again = Network.from_bytes(eight.to_bytes())
    assert bits(again.operation("fc").tensors["weight"]) == bits(now["weight"])
    assert again.to_bytes() == eight.to_bytes() == eight.to_int8().to_bytes()


def test_a_weight_too_large_for_eight_bits_is_told() -> None:
    some = one_layer(np.full((2, 9), 3e38, np.float32))
    with pytest.raises(InputError, match=r"a weight is too large for eight bits: 3e\+38"):
        some.to_int8()
