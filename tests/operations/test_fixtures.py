"""fixtures/operations.json, which the page's tests read too, is what PyTorch says today."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from operation_cases import CASES
from write_operation_fixtures import described

from forwardpass.operations.table import kind_of


@pytest.fixture(scope="module")
def written(fixture_json: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    return {case["name"]: case for case in fixture_json("operations.json")["cases"]}


def test_the_file_has_every_case(written: dict[str, Any]) -> None:
    assert list(written) == list(CASES)


@pytest.mark.parametrize("name", CASES)
def test_the_file_says_what_pytorch_says(name: str, written: dict[str, Any]) -> None:
    found, wanted = written[name], described(CASES[name])
    for key in ("op", "tensors", "reads"):
        assert found[key] == wanted[key]
    for key in ("value", "gradient"):
        np.testing.assert_allclose(found[key], wanted[key], rtol=1e-6, atol=1e-6)
    for mine, theirs in zip(found["learnt"]["reads"], wanted["learnt"]["reads"], strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-6, atol=1e-6)
    assert set(found["learnt"]["tensors"]) == set(wanted["learnt"]["tensors"])
    for key, theirs in wanted["learnt"]["tensors"].items():
        np.testing.assert_allclose(found["learnt"]["tensors"][key], theirs, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("name", CASES)
def test_the_file_says_what_the_kind_gives(name: str, written: dict[str, Any]) -> None:
    case, found = CASES[name], written[name]
    reads = [np.array(x["values"], np.float32).reshape(1, *x["shape"]) for x in found["reads"]]
    value = kind_of(case.op).forward(case.op, reads)
    np.testing.assert_allclose(value.ravel(), found["value"], rtol=1e-5, atol=1e-5)
