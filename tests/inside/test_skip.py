"""A network whose signal takes short cuts: every fold against PyTorch, and sums on every cut."""

import json
from typing import Any

import numpy as np
import pytest
from conftest import FIXTURES, Close
from nearly import assert_nearly

from forwardpass import (
    InputError,
    Network,
    Trace,
    ablate,
    backward,
    contrast,
    effective,
    evidence,
    important,
    input_map,
    path,
    record,
    record_training,
    terms,
)
from forwardpass.inside.bundle import bundles
from forwardpass.inside.carry import carry_back, cuts
from forwardpass.inside.connections import connection_evidence
from forwardpass.trace.gradients import one_hot
from forwardpass.trace.record import as_images, run

CASES: list[dict[str, Any]] = json.loads((FIXTURES / "skip.json").read_text())["cases"]
CLASSES = range(4)


@pytest.fixture(scope="module")
def network() -> Network:
    return Network.load(FIXTURES / "skip.safetensors")


def passed(network: Network, case: dict[str, Any]) -> Trace:
    factors = {name: np.array(row, np.float32) for name, row in case["factors"].items()}
    trace: Trace = run(network, as_images(network, case["image"]), factors)
    return trace


def test_the_fixture_is_what_its_tool_writes(network: Network) -> None:
    import write_skip_fixtures as tool

    made = tool.skip()
    assert made.to_bytes() == network.to_bytes()  # weights are rounded to float16
    for case in CASES:
        again = json.loads(json.dumps(tool.case(made, case["image"], case["factors"])))
        assert_nearly(again, case, off=1e-9, relative=1e-9)


def test_its_planes(network: Network) -> None:
    planes = [(x.name, x.reads, x.operations, x.pre, x.post) for x in network.planes]
    assert planes == [
        ("fc1", ("input",), ("fc1", "relu"), "fc1", "relu"),
        ("add", ("input", "fc1"), ("add", "sigmoid"), "add", "sigmoid"),
        ("fc2", ("add",), ("fc2", "gelu", "dropout"), "fc2", "dropout"),
        ("add_2", ("add", "fc2"), ("add_2",), "add_2", "add_2"),
        ("fc3", ("add_2",), ("fc3",), "fc3", "fc3"),
    ]
    assert network.dropped() == (0.0, 0.0, 0.25, 0.0, 0.0)
    with pytest.raises(InputError, match="is no row of linear layers, add is a add"):
        _ = network.layers


@pytest.mark.parametrize("number", range(len(CASES)))
def test_every_value_is_pytorchs(network: Network, number: int, close: Close) -> None:
    case = CASES[number]
    trace = passed(network, case)
    assert set(trace.values) == set(case["values"])
    for name, expected in case["values"].items():
        close(trace.values[name], expected)
    close(trace.scores, case["scores"])
    close(trace.log_probs, case["log_probs"])
    close(trace.probs, case["probs"])
    assert trace.prediction == case["prediction"]
    close(trace.confidence, case["confidence"])


@pytest.mark.parametrize("number", range(len(CASES)))
def test_evidence_is_pytorchs_and_sums_on_every_cut(
    network: Network, number: int, close: Close
) -> None:
    case = CASES[number]
    trace = passed(network, case)
    for target in CLASSES:
        expected, found = case["evidence"][str(target)], evidence(network, trace, target)
        close(found.logit, expected["logit"])
        assert set(found.gradients) == set(expected["gradients"])
        for name, wanted in expected["gradients"].items():
            close(found.gradients[name], wanted)
        for name, constant in expected["constants"].items():
            close(found.constants[name], constant)
        for total in sums_on_cuts(network, trace, target):
            assert total == pytest.approx(expected["logit"], abs=1e-4)
        pixels = input_map(network, trace, target)
        close(pixels.map.sum(dtype=np.float64) + pixels.bias, expected["logit"], 1e-4)


def sums_on_cuts(network: Network, trace: Trace, target: int) -> list[float]:
    """On every cut, what crosses it times what reaches it from behind, and the constants there."""
    totals, seed = [], one_hot(network, target)
    for cut in cuts(network):
        behind = carry_back(network, trace, network.scores, seed, stop=cut.position)
        crossing = ((trace.values[x] * behind.gradients[x]).sum() for x in cut.crossing)
        totals.append(float(sum(crossing)) + sum(behind.constants.values()))
    return totals


def test_cuts_of_a_skip_hold_both_ways(network: Network) -> None:
    assert [cut.crossing for cut in cuts(network)] == [
        ("input",),
        ("input", "fc1"),
        ("input", "relu"),
        ("add",),
        ("sigmoid",),
        ("sigmoid", "fc2"),
        ("sigmoid", "gelu"),
        ("sigmoid", "dropout"),
        ("add_2",),
    ]


@pytest.mark.parametrize("number", range(len(CASES)))
def test_learning_is_autograd(network: Network, number: int, close: Close) -> None:
    case = CASES[number]
    trace = passed(network, case)
    for want in case["learning"]:
        found = backward(network, trace, want["target"])
        close(found.loss, want["loss"])
        assert set(found.values) == set(want["values"])
        for name, expected in want["values"].items():
            close(found.values[name], expected)
        assert set(found.tensors) == set(want["tensors"])
        for name, expected in want["tensors"].items():
            close(found.tensors[name].ravel(), expected)


def test_connections_into_a_sum_come_from_all_that_it_reads(network: Network, close: Close) -> None:
    trace = passed(network, CASES[0])
    found = important(network, trace, 1, 1.0)
    assert [(x.layer, x.read, x.total) for x in found] == [
        (0, "input", 36),
        (1, "input", 6),
        (1, "fc1", 6),
        (2, "add", 36),
        (3, "add", 6),
        (3, "fc2", 6),
        (4, "add_2", 24),
    ]
    worth = evidence(network, trace, 1)
    into_sum = [
        connection_evidence(trace, worth, bundle).sum() for bundle in bundles(network, trace, 3)
    ]
    close(sum(into_sum), (trace.values["add_2"] * worth.gradients["add_2"]).sum(), 1e-4)


def test_terms_and_effective_pictures_of_a_sum(network: Network, close: Close) -> None:
    trace = passed(network, CASES[1])
    for layer, plane in enumerate(network.planes):
        for neuron in range(plane.outputs):
            seen = terms(network, trace, layer, neuron)
            close(seen.products.sum(dtype=np.float64) + seen.bias, seen.z)
            whole = effective(network, trace, plane.name, neuron)
            close(float((whole.weights * trace.image).sum()) + whole.bias, seen.z, 1e-4)
    both = terms(network, trace, "add_2", 2)
    assert (sorted(both.reads.tolist()), both.sources.tolist()) == ([0, 1], [2, 2])


def test_contrast_is_the_difference(network: Network, close: Close) -> None:
    trace = passed(network, CASES[2])
    both = contrast(network, trace, 3, 0)
    close(both.margin, float(trace.scores[3] - trace.scores[0]))
    close(both.map.sum() + sum(both.constants.values()), both.margin, 1e-4)


def test_paths_lead_around_and_through(network: Network) -> None:
    trace = passed(network, CASES[0])
    found = path(network, trace, "fc2", 0, 1.0, 2)
    back = {(hop.layer, hop.read) for hop in found.hops if hop.layer <= 2}
    on = {(hop.layer, hop.read) for hop in found.hops if hop.layer > 2}
    assert back == {(0, "input"), (1, "input"), (1, "fc1"), (2, "add")}
    assert on == {(3, "fc2"), (4, "add_2")}
    assert all(hop.share == pytest.approx(1) for hop in found.hops)


def test_switching_off_and_dropping(network: Network, close: Close) -> None:
    case = CASES[2]
    off = ablate(network, case["image"], {"fc1": [1, 4]})
    assert set(off.factors) == {"relu"}
    mask = np.array(case["factors"]["dropout"]) > 0
    dropped = record_training(network, case["image"], [None, None, mask, None, None])
    assert set(dropped.factors) == {"dropout"}
    for trace in (off, dropped):
        for target in CLASSES:
            totals = sums_on_cuts(network, trace, target)
            close(totals, [float(trace.scores[target])] * len(totals), 1e-4)


def test_a_batch_of_it_is_its_images(network: Network, close: Close) -> None:
    images = np.array([case["image"] for case in CASES[:2]])
    batch = record(network, images)
    for trace, case in zip(batch, CASES[:2], strict=True):
        close(trace.scores, case["scores"])
