"""What a network reads, and what its values are called: the same answers as the page's."""

from __future__ import annotations

import json
from dataclasses import replace

import conftest
import pytest
import write_reads_fixtures

from forwardpass.network.reads import reads, reads_digits, reads_of, value_name

KNOWN = json.loads((conftest.FIXTURES / "reads.json").read_text())


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: str(known["input_shape"]))
def test_inputs_are_what_the_fixture_says(known: dict[str, object]) -> None:
    shape, names = known["input_shape"], known["feature_names"]
    assert isinstance(shape, list)
    assert isinstance(names, list)
    about = write_reads_fixtures.about(tuple(shape), tuple(names))
    assert {"input_shape": shape, "feature_names": names, **about} == known


def test_flat_digits_are_pictures() -> None:
    assert reads((784,)) == reads((1, 784)) == reads((1, 28, 28))
    assert reads((784,), [str(n) for n in range(784)]).kind == "features"


def test_a_value_has_one_name() -> None:
    assert value_name(reads((3, 32, 32)), 2000) == "plane 2, row 31, column 17"


def test_a_network_says_what_it_reads(make_network: conftest.MakeNetwork) -> None:
    assert not reads_of(make_network((6, 5, 3))).drawn
    assert reads_of(make_network((784, 5, 3))).drawn


def test_digits_are_read_as_pictures_only(make_network: conftest.MakeNetwork) -> None:
    digits = make_network((784, 5, 3))
    assert reads_digits(digits)
    assert not reads_digits(replace(digits, feature_names=tuple(str(n) for n in range(784))))
    assert not reads_digits(make_network((6, 5, 3)))
