"""A small network of convolutions with branches against what PyTorch has of it in float64."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from forwardpass import Network
from forwardpass.base.errors import InputError
from forwardpass.inside.ablate import ablate
from forwardpass.inside.bundle import bundles
from forwardpass.inside.carry import carry_back, cuts
from forwardpass.inside.connections import connection_evidence, important
from forwardpass.inside.evidence import constant_behind, evidence, input_map
from forwardpass.inside.field import Box, map_evidence, patch, receptive_field
from forwardpass.inside.neuron import effective, terms
from forwardpass.inside.paths import path
from forwardpass.trace.gradients import one_hot
from forwardpass.trace.record import record, run
from forwardpass.trace.trace import Trace

FIXTURES = Path(__file__).parents[2] / "fixtures"
CASES: list[dict[str, Any]] = json.loads((FIXTURES / "conv.json").read_text())["cases"]
CLOSE = 1e-5  # relative above 1


@pytest.fixture(scope="module")
def network() -> Network:
    return Network.load(FIXTURES / "conv.safetensors")


def passed(network: Network, case: dict[str, Any]) -> Trace:
    put = {
        name: np.array(row, np.float32).reshape(network.shape_of(name))
        for name, row in case["factors"].items()
    }
    trace: Trace = run(network, np.array(case["image"], np.float32), put)
    return trace


def close(found: Any, truth: Any) -> None:
    a, b = np.ravel(found).astype(np.float64), np.ravel(truth)
    assert a.shape == b.shape
    assert (np.abs(a - b) <= CLOSE * np.maximum(1, np.abs(b))).all()


def test_its_planes(network: Network) -> None:
    assert [
        (x.name, x.operations, x.reads, x.pre, x.post, x.form.maps) for x in network.planes
    ] == [
        ("conv1", ("conv1", "bn1", "relu1"), ("input",), "bn1", "relu1", 3),
        ("pool1", ("pool1",), ("conv1",), "pool1", "pool1", 3),
        ("conv2", ("conv2", "bn2"), ("pool1",), "bn2", "bn2", 3),
        ("add", ("add",), ("pool1", "conv2"), "add", "add", 3),
        ("conv3", ("conv3", "tanh"), ("add",), "conv3", "tanh", 3),
        ("conv4", ("conv4",), ("add",), "conv4", "conv4", 2),
        ("concat", ("concat", "softplus"), ("conv3", "conv4"), "concat", "softplus", 5),
        ("pool2", ("pool2",), ("concat",), "pool2", "pool2", 5),
        ("fc", ("fc",), ("pool2",), "fc", "fc", 4),
    ]
    with pytest.raises(InputError, match="no row of linear layers"):
        _ = network.layers


@pytest.mark.parametrize("case", CASES)
def test_values_gradients_and_constants(network: Network, case: dict[str, Any]) -> None:
    trace = passed(network, case)
    for name, values in case["values"].items():
        close(trace.values[name], values)
    close(trace.log_probs, case["log_probs"])
    for target, truth in case["evidence"].items():
        found = evidence(network, trace, int(target))
        close(found.logit, truth["logit"])
        for name, values in truth["gradients"].items():
            close(found.gradients[name], values)
        for name, constant in truth["constants"].items():
            close(found.constants[name], constant)
        whole = input_map(network, trace, int(target))
        close(whole.map.sum(dtype=np.float64) + whole.bias, truth["logit"])


@pytest.mark.parametrize("case", CASES)
def test_every_cut_adds_up(network: Network, case: dict[str, Any]) -> None:
    trace = passed(network, case)
    for cut in cuts(network):
        carried = carry_back(network, trace, network.scores, one_hot(network, 1), cut.position)
        total = sum(carried.constants.values()) + sum(
            float((trace.values[name] * carried.gradients[name]).sum(dtype=np.float64))
            for name in cut.crossing
        )
        close(total, trace.scores[1])
    found = evidence(network, trace, 1)
    crossed = float((trace.values["add"] * found.gradients["add"]).sum(dtype=np.float64))
    close(crossed + constant_behind(network, found.constants, "add"), found.logit)


@pytest.mark.parametrize("case", CASES)
def test_connections_by_map_and_one_by_one(network: Network, case: dict[str, Any]) -> None:
    trace = passed(network, case)
    for target, truth in case["evidence"].items():
        found = evidence(network, trace, int(target))
        chosen = iter(important(network, trace, int(target), 0.7))
        for layer, plane in enumerate(network.planes):
            for bundle in bundles(network, trace, layer):
                maps = map_evidence(trace, found, bundle)
                close(maps, truth["maps"][plane.name][bundle.read])
                every = connection_evidence(trace, found, bundle).astype(np.float64)
                close(every.sum(), maps.sum())
                some = next(chosen)
                sizes = np.sort(np.abs(every))[::-1]
                carried = np.cumsum(sizes)
                assert some.needed == np.searchsorted(carried, 0.7 * carried[-1] - 1e-9) + 1
                close(np.abs(some.evidence), sizes[: some.needed])
                close(some.share, carried[some.needed - 1] / carried[-1])
                # What pads is no connection: those of conv1 at the edge read less.
                assert some.total == every.size
    totals = {(x.layer, x.read): x.total for x in important(network, trace, 0)}
    assert totals[0, "input"] == 3 * 2 * (22 * 22)
    assert totals[8, "pool2"] == 4 * 20


@pytest.mark.parametrize("case", CASES)
def test_units_are_their_products_and_their_picture(network: Network, case: dict[str, Any]) -> None:
    trace = passed(network, case)
    for layer, plane in enumerate(network.planes):
        for unit in range(0, plane.outputs, 5):
            found = terms(network, trace, layer, unit)
            close(found.products.sum(dtype=np.float64) + found.bias, found.sum)
            assert found.sum == trace.values[plane.name].ravel()[unit] or trace.factors
            picture = effective(network, trace, layer, unit)
            ink = (picture.weights * trace.values["input"]).sum(dtype=np.float64)
            close(ink + picture.bias, found.z)


def test_units_are_told_by_their_place_in_the_plane_that_is_shown(network: Network) -> None:
    """fc reads pool2 through a permutation: (map, cell) is not where flatten has it."""
    trace = passed(network, CASES[0])
    found = terms(network, trace, "fc", 2)
    weights = network.operation("fc").tensors["weight"][2]
    by_place = np.zeros(20)
    by_place[found.sources] = found.products
    close(by_place.reshape(5, 4), (weights * trace.values["flatten"]).reshape(4, 5).T)


def test_a_path_goes_through_maps(network: Network) -> None:
    trace = passed(network, CASES[0])
    unit = int(np.argmax(trace.layers[3].post))
    found = path(network, trace, "add", unit, 1.0)
    hops = {(hop.layer, hop.read): hop for hop in found.hops}
    into = [hops[3, "pool1"], hops[3, "conv2"]]
    z = sum(float(hop.evidence.sum(dtype=np.float64)) for hop in into)
    assert {int(x) for hop in into for x in hop.targets} <= {unit}
    close(z, trace.layers[3].pre[unit])
    # On its way the value reaches conv3 and conv4, and of the logit what they make of it.
    on = hops[4, "add"].evidence.sum(dtype=np.float64) + hops[5, "add"].evidence.sum()
    gradient = evidence(network, trace, found.target).gradients["add"].ravel()[unit]
    close(on, gradient * trace.layers[3].post[unit])


def test_patch_and_field(network: Network) -> None:
    # The middle of conv1 sees 3 x 3 of both planes; its corner lacks what pads.
    assert {k: v.size for k, v in patch(network, "conv1", 3 * 8 + 3).items()} == {"input": 18}
    assert patch(network, "conv1", 0)["input"].tolist() == [0, 1, 8, 9, 64, 65, 72, 73]
    assert receptive_field(network, "conv1", 3 * 8 + 3) == Box(2, 4, 2, 4)
    assert receptive_field(network, "conv1", 0) == Box(0, 1, 0, 1)
    # pool1 two rows more, conv2 two cells of pool1 on each side.
    assert receptive_field(network, "pool1", 5) == Box(1, 4, 1, 4)
    assert receptive_field(network, "conv2", 5) == Box(0, 6, 0, 6)
    assert receptive_field(network, "fc", 0) == Box(0, 7, 0, 7)
    assert patch(network, "concat", 3 * 16 + 2) == {"conv4": np.array([2])}
    assert sorted(patch(network, "fc", 1)["pool2"]) == list(range(20))
    depthwise = patch(network, "conv3", 16 + 5)["add"]
    assert depthwise.tolist() == [21, 23, 29, 31]


def test_fields_are_what_gradients_reach(network: Network) -> None:
    """By changing every pixel: what changes a value is inside its field, and reaches its sides."""
    image = np.array(CASES[0]["image"], np.float32)
    before = record(network, image)
    for layer, unit in ((0, 70), (1, 9), (2, 0), (2, 21)):
        post, reached = network.planes[layer].post, np.zeros((8, 8), bool)
        for pixel in range(128):
            for step in (-40, 40):
                changed = image.copy()
                changed[pixel] += step
                value = record(network, changed).values[post].ravel()[unit]
                reached.ravel()[pixel % 64] |= value != before.values[post].ravel()[unit]
        rows, columns = np.nonzero(reached)
        box = receptive_field(network, layer, unit)
        assert box == Box(rows.min(), rows.max(), columns.min(), columns.max())


def test_whole_maps_and_pixels_are_switched_off(network: Network) -> None:
    image = np.array(CASES[0]["image"], np.float32)
    factor = np.ones((3, 8, 8), np.float32)
    factor[1] = 0
    wanted = run(network, image, {"relu1": factor})
    for found in (
        ablate(network, image, "conv1", maps=1),
        ablate(network, record(network, image), {"conv1": {"maps": [1]}}),
        ablate(network, image, {0: {"maps": [1], "neurons": [70]}}),
    ):
        close(found.scores, wanted.scores)
    blank = image.copy()
    blank[64:] = 0
    blank[3] = 0
    off = ablate(network, image, {"input": {"maps": [1], "neurons": 3}})
    close(off.scores, record(network, blank).scores)
    for wrong, says in (
        ({"conv1": {"maps": 3}}, "conv1 has maps 0 to 2, got 3"),
        ({"input": {"neurons": 128}}, "input has neurons 0 to 127, got 128"),
        ({"conv1": {"cells": 3}}, "conv1 has no 'cells' to switch off"),
    ):
        with pytest.raises(InputError, match=says):
            ablate(network, image, wrong)  # type: ignore[arg-type]
