"""Files of tensors: every byte belongs to one tensor, and the format's own library agrees."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
import safetensors
import safetensors.numpy

from forwardpass import InputError
from forwardpass.base.tensors import (
    MAX_BYTES,
    MAX_TENSORS,
    parse_json,
    read_tensors,
    rounded_to_half,
    write_tensors,
)

Span = tuple[int, int]


def packed(header: dict[str, Any], body: bytes) -> bytes:
    """A file of the format, right or wrong."""
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + body


def tensors_at(*spans: Span, size: int) -> bytes:
    """A file of `size` bytes of tensors, float32 in a row each, at these places."""
    header = {
        name: {"dtype": "F32", "shape": [(stop - start) // 4], "data_offsets": [start, stop]}
        for name, (start, stop) in zip("abcd", spans, strict=False)
    }
    return packed(header, np.arange(size // 4, dtype="<f4").tobytes())


@pytest.mark.parametrize("spans", [[(0, 8), (8, 12)], [(4, 12), (0, 4)], [(0, 0), (0, 12)]])
def test_tensors_that_cover_the_file_are_read(spans: list[Span]) -> None:
    content = tensors_at(*spans, size=12)
    mine, theirs = read_tensors(content, "x")[0], safetensors.numpy.load(content)
    assert mine.keys() == theirs.keys()
    for name, values in theirs.items():
        assert mine[name].tolist() == values.tolist()


@pytest.mark.parametrize(
    ("spans", "says"),
    [
        ([(4, 8), (8, 12)], "overlap or leave a gap"),
        ([(0, 4), (8, 12)], "overlap or leave a gap"),
        ([(0, 4), (4, 4), (8, 12)], "overlap or leave a gap"),
        ([(0, 8), (4, 12)], "overlap or leave a gap"),
        ([(0, 12), (0, 12)], "overlap or leave a gap"),
        ([(0, 4), (4, 8)], "has 12 bytes of tensors, expected 8"),
        ([], "has 12 bytes of tensors, expected 0"),
    ],
)
def test_no_byte_belongs_to_none_or_to_two(spans: list[Span], says: str) -> None:
    """Where bytes belong to nobody, something else could hide."""
    content = tensors_at(*spans, size=12)
    with pytest.raises(safetensors.SafetensorError):
        safetensors.numpy.load(content)
    with pytest.raises(InputError, match=says):
        read_tensors(content, "x")


def one(**changes: Any) -> bytes:
    """A file of one tensor of three numbers, its entry changed."""
    entry = {"dtype": "F32", "shape": [3], "data_offsets": [0, 12], **changes}
    return packed({"a": entry}, bytes(12))


@pytest.mark.parametrize("shape", [[3], [3.0], [3, 1, 1, 1, 1, 1, 1, 1], [1, 3]])
def test_a_shape_has_up_to_eight_sizes(shape: list[int]) -> None:
    assert read_tensors(one(shape=shape), "x")[0]["a"].shape == tuple(shape)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"shape": [3, *[1] * 8]}, "impossible shape"),
        ({"shape": [3, 2**28 + 1]}, "impossible shape"),
        ({"shape": [3, 2**28]}, "does not fit its bytes"),
        ({"shape": [2]}, "does not fit its bytes"),
        ({"shape": 3}, "impossible shape"),
        ({"dtype": "F16"}, "does not fit its bytes"),
        ({"data_offsets": [0]}, "lies outside it"),
        ({"data_offsets": [0, 12, 12]}, "lies outside it"),
        ({"data_offsets": [0, 13]}, "lies outside it"),
        ({"data_offsets": [-1, 12]}, "lies outside it"),
        ({"data_offsets": [0, True]}, "lies outside it"),
    ],
)
def test_what_a_tensor_cannot_be_is_one_sentence(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_tensors(one(**changes), "x")


def test_strange_words_are_shown_up_to_sixty_characters() -> None:
    for letters, shown in ((58, repr("d" * 58)), (59, "'" + "d" * 56 + "...")):
        with pytest.raises(InputError) as caught:
            read_tensors(one(dtype="d" * letters), "x")
        assert (
            str(caught.value) == f"x has tensor 'a' of type {shown}: networks hold F16 or F32 or I8"
        )


# Sizes, as docs/file-format.md says them ----------------------------------------------------------


def test_a_file_has_up_to_256_megabytes() -> None:
    assert MAX_BYTES == 268_435_456
    with pytest.raises(InputError, match="does not begin like safetensors"):
        read_tensors(bytes(268_435_456), "x")
    with pytest.raises(InputError, match="x is larger than 256 MB, the most a network has"):
        read_tensors(bytes(268_435_457), "x")


def test_a_header_has_up_to_4_megabytes() -> None:
    for length, says in ((4_194_304, ""), (4_194_305, "does not begin like safetensors")):
        content = length.to_bytes(8, "little") + b"{}".ljust(length)
        if not says:
            assert read_tensors(content, "x") == ({}, {})
            continue
        with pytest.raises(InputError, match=says):
            read_tensors(content, "x")


def test_a_file_has_up_to_four_thousand_tensors() -> None:
    assert MAX_TENSORS == 4096
    empty = {"dtype": "F32", "shape": [0], "data_offsets": [0, 0]}
    assert len(read_tensors(packed({str(n): empty for n in range(4096)}, b""), "x")[0]) == 4096
    with pytest.raises(InputError, match="x has 4097 tensors, more than 4096"):
        read_tensors(packed({str(n): empty for n in range(4097)}, b""), "x")


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_json_has_up_to_64_levels(opening: str, closing: str) -> None:
    def nested(levels: int) -> str:  # the object around it is a level
        inner = opening * (levels - 2) + "[]" + closing * (levels - 2)
        return '{"a":' + inner + "}"

    assert parse_json(nested(64), "x") == json.loads(nested(64))
    with pytest.raises(InputError, match="x is not valid JSON"):
        parse_json(nested(65), "x")


@pytest.mark.parametrize("text", ["[]", "3", "null", '"a"'])
def test_json_that_is_no_object_is_told(text: str) -> None:
    with pytest.raises(InputError, match="x is not a JSON object"):
        parse_json(text, "x")


@pytest.mark.parametrize("text", ["", "{", "{} {}", '{"a": NaN}', '{"a": 1, "a": 1}', b'{"\xff"}'])
def test_json_that_is_none_is_told(text: str | bytes) -> None:
    with pytest.raises(InputError, match="x is not valid JSON"):
        parse_json(text, "x")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (bytes(7), "x has only 7 bytes"),
        (bytes(8), "does not begin"),
        (b"", "only 0 bytes"),
        ((2 + (1 << 56)).to_bytes(8, "little") + b"{}", "does not begin"),  # all eight are read
    ],
)
def test_a_file_has_its_header_s_length_first(content: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_tensors(content, "x")


# Writing ------------------------------------------------------------------------------------------


def test_tensors_begin_where_their_type_wants_them() -> None:
    """Every array can be used in place: it begins at a multiple of its size."""
    tensors = {
        "half": np.array([0.5], np.float32),
        "whole": np.array([1 / 3, 2.0], np.float32),
        "large": np.array([65_505.0], np.float32),  # the first that float16 does not hold
    }
    for length in range(9):
        content = write_tensors(tensors, {"m": "a" * length})
        header = int.from_bytes(content[:8], "little")
        assert header % 8 == 0
        described = json.loads(content[8 : 8 + header])
        spans = {name: described[name]["data_offsets"] for name in tensors}
        assert spans == {"whole": [0, 8], "large": [8, 12], "half": [12, 14]}
        for name, values in safetensors.numpy.load(content).items():
            assert values.dtype == (np.float16 if name == "half" else np.float32)
            assert values.tolist() == tensors[name].tolist()


@pytest.mark.filterwarnings("error")
def test_what_float16_cannot_hold_is_infinite() -> None:
    rounded = rounded_to_half(np.array([65_504, 65_520, -1e30, 1 / 3], np.float32))
    assert rounded.dtype == np.float32
    assert rounded.tolist() == [65_504, np.inf, -np.inf, float(np.float16(1 / 3))]
