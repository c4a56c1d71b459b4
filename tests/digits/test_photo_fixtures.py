"""The photos that both languages prepare: Python is the reference that the page follows."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

import numpy as np
import pytest
from write_photo_fixtures import FIXTURE, pictures, steps

RECORDS: list[dict[str, Any]] = json.loads(FIXTURE.read_text("utf-8"))


def pixels_of(record: dict[str, Any]) -> np.ndarray:
    packed = zlib.decompress(base64.b64decode(record["rgba"]))
    return np.frombuffer(packed, np.uint8).reshape(record["height"], record["width"], 4)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["name"])
def test_predict_makes_the_pictures_of_the_fixtures(record: dict[str, Any]) -> None:
    found = steps(pixels_of(record))
    for step in ("grey", "ink"):
        assert found[step] == pytest.approx(record[step], abs=1e-6)
    if record["pixels"] is None:
        assert found["pixels"] is None
    else:
        np.testing.assert_allclose(found["pixels"], record["pixels"], atol=1e-5)


def test_the_fixture_file_has_the_photos_of_its_script() -> None:
    written = {(name, *picture.size) for name, picture in pictures()}
    assert written == {(each["name"], each["width"], each["height"]) for each in RECORDS}
