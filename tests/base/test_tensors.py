"""The bytes between, before and behind the arrays of a file: there are none."""

import json
from typing import Any

import numpy as np
import pytest

from forwardpass import InputError
from forwardpass.base.tensors import read_tensors, write_tensors

ARRAYS = {
    "a": np.array([1.1, 2.2], np.float32),
    "b": np.array([[3.3], [4.4], [5.5]], np.float32),
}


def placed(*, a: int, b: int, size: int) -> bytes:
    """A file of `size` bytes of arrays whose `a` and `b` begin at these."""
    body = bytearray(size)
    header: dict[str, Any] = {}
    for name, start in (("a", a), ("b", b)):
        content = ARRAYS[name].tobytes()
        body[start : start + len(content)] = content
        span = [start, start + len(content)]
        header[name] = {"dtype": "F32", "shape": list(ARRAYS[name].shape), "data_offsets": span}
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + bytes(body)


@pytest.mark.parametrize(("a", "b"), [(0, 8), (12, 0)])
def test_arrays_side_by_side_are_read_in_any_order(a: int, b: int) -> None:
    tensors, _ = read_tensors(placed(a=a, b=b, size=20), "x")
    assert all(np.array_equal(tensors[name], array) for name, array in ARRAYS.items())


@pytest.mark.parametrize(
    ("a", "b", "size", "says"),
    [
        (0, 12, 24, "overlap or leave a gap"),  # between
        (4, 12, 24, "overlap or leave a gap"),  # before
        (0, 8, 24, "24 bytes of tensors, expected 20"),  # behind
        (0, 4, 20, "overlap or leave a gap"),  # shared
    ],
)
def test_bytes_that_belong_to_no_array_or_to_two_are_refused(
    a: int, b: int, size: int, says: str
) -> None:
    """Where other data could hide."""
    with pytest.raises(InputError, match=says):
        read_tensors(placed(a=a, b=b, size=size), "x")


def test_halves_are_written_where_they_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """However large an array is: it is looked at in pieces."""
    monkeypatch.setattr("forwardpass.base.tensors.PIECE", 4)
    for last, each in ((0.5, 2), (0.1, 4), (1e6, 4)):
        array = np.append(np.ones(10, np.float32), np.float32(last)).reshape(11, 1)
        content = write_tensors({"a": array}, {})
        assert len(content) - 8 - int.from_bytes(content[:8], "little") == 11 * each
        assert np.array_equal(read_tensors(content, "x")[0]["a"], array)
