"""What was measured of a network and its lamp: kept, written and read back, or refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from redescribed import redescribed
from small import linear, network, refused, row

import forwardpass
from forwardpass import Accuracy, Lamp, Measured, Network
from forwardpass.network.lamp import Rate


def measured(**facts: Any) -> Network:
    """Three hidden units and two classes, the hidden layer measured."""
    hidden = {"fc": Measured(**facts)}
    return network(linear("fc", outputs=3), linear("end", "fc", inputs=3), measured=hidden)


def test_what_was_measured_is_kept_and_cannot_change() -> None:
    often = np.array([0, 0.5, 1], np.float32)
    facts = measured(scale=2.0, responses=np.ones((2, 3)), often=often).measures("fc")
    often[1] = 9
    assert facts.scale == 2.0
    assert [name for name, _ in facts.arrays()] == ["responses", "often"]
    assert facts.often is not None
    assert facts.often.tolist() == [0, 0.5, 1]
    with pytest.raises(ValueError, match="read-only"):
        facts.often[0] = 1
    assert measured().measures("end").scale == 1.0
    with pytest.raises(TypeError):
        measured().measured["end"] = Measured()  # type: ignore[index]


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"scale": 0.0}, "scale is 0.0, expected a number above 0"),
        ({"scale": -1.0}, "scale is -1.0"),
        ({"scale": np.inf}, "scale is inf"),
        ({"scale": np.nan}, "scale is nan"),
        ({"often": np.array([0, 0.5, 1.01])}, "often must hold shares"),
        ({"often": np.array([-0.01, 0.5, 1])}, "often must hold shares"),
        ({"often": np.array([np.nan, 0, 0])}, "often has values that are NaN"),
        ({"familiar": np.array([np.inf, 0, 0])}, "familiar has values that are NaN or infinite"),
        ({"often": np.zeros(2)}, r"fc.often must have shape \(3,\), got \(2,\)"),
        ({"often": np.zeros((1, 3))}, r"fc.often must have shape \(3,\), got \(1, 3\)"),
        ({"responses": np.zeros((2, 4))}, r"fc.responses must have shape \(classes, 3\)"),
        ({"responses": np.zeros(3)}, r"fc.responses must have shape \(classes, 3\), got \(3,\)"),
        ({"responses": np.zeros((2, 3, 1))}, r"fc.responses must have shape \(classes, 3\)"),
        ({"responses": np.zeros((1, 3))}, "fc.responses must have 2 rows, one a class"),
        ({"familiar": np.zeros(3)}, "must have a lamp with weights in every hidden layer"),
    ],
)
def test_what_cannot_have_been_measured_is_one_sentence(facts: dict[str, Any], says: str) -> None:
    refused(says, lambda: measured(**facts))


def test_only_hidden_layers_are_measured() -> None:
    for name in ("end", "nobody"):
        says = f"'{name}' is no hidden layer"
        refused(says, lambda some: network(*row(2), measured=some), {name: Measured(2.0)})


def test_a_lamp_has_weights_in_every_hidden_layer() -> None:
    weights = Measured(familiar=np.ones(2, np.float32))
    lamp, both = Lamp(0.5, 1.0), {"fc0": weights, "fc1": weights}
    assert network(*row(3), lamp=lamp, measured=both).lamp == lamp
    says = "N must have a lamp with weights in every hidden layer"
    refused(says, lambda: network(*row(3), lamp=lamp, measured={"fc0": weights}))
    refused(says, lambda: network(*row(3), measured=both))
    refused(says, lambda: network(*row(3), lamp=lamp))
    refused(says, lambda: network(*row(1), lamp=lamp))
    for bad in ((np.nan, 0.0), (0.0, np.inf)):
        refused("the lamp has .*, expected a number", Lamp, *bad)


def with_lamp(rates: Sequence[Rate]) -> Network:
    weights = {"fc0": Measured(familiar=np.ones(2, np.float32))}
    return network(*row(2), lamp=Lamp(0.5, -1.0, tuple(rates)), measured=weights)


def test_how_often_a_lamp_is_wrong_comes_back() -> None:
    rates = [
        Rate("digits", 100, digits=True, lit=0.25),
        Rate("others", 7, digits=False, lit=1.0, choosing=True),
    ] * 32
    some = with_lamp(rates)
    assert Network.from_bytes(some.to_bytes()).lamp == some.lamp
    refused("at most 64 items", lambda: Network.from_bytes(with_lamp(rates * 2).to_bytes()))
    content = redescribed(with_lamp([]).to_bytes(), lambda x: x["lamp"].pop("bias"))
    refused("lamp.bias in its description must be", lambda: Network.from_bytes(content))
    said = ["choosing" in rate for rate in about_of(some)["lamp"]["rates"][:2]]
    assert said == [False, True]  # only where it is so


def about_of(some: Network) -> Any:
    found: list[Any] = []
    redescribed(some.to_bytes(), found.append)
    return found[0]


def test_what_is_as_usual_is_not_said_in_the_file() -> None:
    plain = about_of(network(linear("a")))
    assert {"feature_names", "lamp"}.isdisjoint(plain)
    assert plain["planes"] == []
    assert {"settings", "line"}.isdisjoint(plain["operations"][0])
    assert {"result", "results"}.isdisjoint(plain["source"])
    full = measured(scale=2.0)
    accuracy = (Accuracy("d", 3, 0.5),)
    full = replace(full, feature_names=("x", "y"), accuracy=accuracy, credits="Nobody.")
    about = about_of(full)
    assert about["planes"] == [{"name": "fc", "scale": 2.0}]
    assert about["feature_names"] == ["x", "y"]
    again = Network.from_bytes(full.to_bytes())
    assert (again.feature_names, again.accuracy, again.credits) == (
        ("x", "y"), accuracy, "Nobody.",
    )  # fmt: skip
    assert again.measures("fc").scale == 2.0


def test_a_plane_without_a_scale_has_1() -> None:
    content = redescribed(measured(scale=2.0).to_bytes(), lambda x: x["planes"][0].pop("scale"))
    assert Network.from_bytes(content).measures("fc").scale == 1.0


def test_an_installation_without_its_network_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    refused("the shipped network is missing from this installation: install", forwardpass.shipped)
