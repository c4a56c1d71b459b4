"""Neuron statistics: measured by the definition, kept in the file, arranged into districts."""

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from conftest import FIXTURES, MakeNetwork
from relayered import with_layers

import forwardpass
from forwardpass import InputError, Lamp, Layer, Network, Rate, arrange, measure_responses, record


@pytest.fixture(scope="module")
def measured(make_network: MakeNetwork) -> Network:
    chance = np.random.default_rng(1)
    return measure_responses(
        make_network((8, 7, 6, 4)), chance.normal(size=(50, 8)), chance.integers(0, 3, 50)
    )


def test_means_and_shares_are_those_of_the_traces(make_network: MakeNetwork) -> None:
    network = make_network((8, 7, 6, 4))
    chance = np.random.default_rng(2)
    images, labels = chance.normal(size=(4_100, 8)), chance.integers(0, 3, 4_100)
    found = measure_responses(network, images, labels)
    trace = record(network, images)
    for layer, seen in zip(found.layers[:-1], trace.layers, strict=False):
        assert layer.responses is not None
        assert layer.often is not None
        for digit in range(3):
            mean = seen.post[labels == digit].mean(axis=0)
            assert layer.responses[digit] == pytest.approx(mean, rel=1e-3)
        assert not layer.responses[3].any()  # no image of this class
        assert layer.often == pytest.approx((seen.post > 0).mean(axis=0), abs=1e-3)
    assert found.operations == network.operations


def test_measured_networks_come_back_bit_for_bit(measured: Network) -> None:
    hidden = [
        replace(layer, familiar=np.arange(layer.outputs, dtype=np.float32))
        for layer in measured.layers[:-1]
    ]
    lamp = Lamp(
        0.5, -1.25, (Rate("made up", 3, True, 0.25), Rate("made up", 4, True, 0.5, choosing=True))
    )
    network = with_layers(measured, (*hidden, measured.layers[-1]), lamp=lamp)
    loaded = Network.from_bytes(network.to_bytes())
    assert loaded.lamp == lamp
    assert loaded.to_bytes() == network.to_bytes()
    for before, after in zip(network.layers[:-1], loaded.layers[:-1], strict=True):
        for part in ("responses", "often", "familiar"):
            assert np.array_equal(getattr(before, part), getattr(after, part))
    assert loaded.layers[-1].often is None
    assert b'"dtype":"F16"' in network.to_bytes()
    assert network.to_float16().lamp == lamp


def layer_with(**measured: Any) -> Layer:
    """A layer of ones with three neurons."""
    return Layer("fc1", np.ones((3, 2), np.float32), np.zeros(3, np.float32), **measured)


def network_with(lamp: Lamp | None = None, last: Any = None, **measured: Any) -> Network:
    """That layer and one of two classes."""
    weight, bias = np.ones((2, 3), np.float32), np.zeros(2, np.float32)
    output = Layer("fc2", weight, bias, "identity", **(last or {}))
    return Network.dense("N", (layer_with(**measured), output), (2,), ("a", "b"), lamp=lamp)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: layer_with(responses=np.zeros(3)), r"shape \(classes, 3\)"),
        (lambda: layer_with(responses=np.zeros((2, 4))), r"shape \(classes, 3\)"),
        (lambda: layer_with(often=np.zeros(4)), r"fc1.often must have shape \(3,\)"),
        (lambda: layer_with(often=np.full(3, 1.5)), "shares from 0 to 1"),
        (lambda: layer_with(familiar=np.full(3, np.nan)), "NaN"),
        (lambda: network_with(responses=np.zeros((3, 3))), "2 rows"),
        (lambda: network_with(last={"often": np.zeros(2)}), "only hidden layers"),
        (lambda: network_with(familiar=np.zeros(3)), "in every hidden layer"),
        (lambda: network_with(lamp=Lamp(0, 0)), "in every hidden layer"),
        (lambda: Lamp(np.nan, 0), "bias nan"),
        (lambda: Lamp(0, np.inf), "threshold inf"),
    ],
)
def test_what_does_not_fit_is_refused(make: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        make()


def test_labels_must_fit(make_network: MakeNetwork) -> None:
    network = make_network()
    for labels, message in (([0], "as many labels"), ([0, 3], "0 to 2"), ([0, -1], "0 to 2")):
        with pytest.raises(InputError, match=message):
            measure_responses(network, np.zeros((2, 6)), labels)


def test_districts(make_network: MakeNetwork) -> None:
    plain = make_network((4, 3, 2))
    with pytest.raises(InputError, match="measure_responses"):
        arrange(plain)
    known = replace(plain.layers[0], responses=np.array([[0, 1, 0], [2, 0.5, 0]]))
    order, preferred = arrange(with_layers(plain, (known, plain.layers[1])))
    assert [x.tolist() for x in preferred] == [[1, 0, -1], [0, 1]]
    assert [x.tolist() for x in order] == [[1, 0, 2], [0, 1]]


def test_the_shipped_network_is_measured() -> None:
    network = forwardpass.shipped()
    districts = json.loads((FIXTURES / "inside.json").read_text())["mnistnet"]["districts"]
    order, preferred = arrange(network)
    assert [x.tolist() for x in order[:-1]] == districts["order"]
    assert [x.tolist() for x in preferred[:-1]] == districts["preferred"]
