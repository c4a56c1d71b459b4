"""Evidence: sums to the logit, equals autograd and finite differences, ablation equals removal."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from activations import ACTIVATIONS, activate, secant, value_at_zero
from conftest import FIXTURES, Close, MakeNetwork
from evidence_tables import evidence_table, plane_constants
from hypothesis import given, settings
from hypothesis import strategies as st
from relayered import with_layers

import forwardpass
from forwardpass import (
    InputError,
    Network,
    Trace,
    ablate,
    contrast,
    effective,
    evidence,
    important,
    input_map,
    record,
)
from forwardpass.inside.bundle import bundles
from forwardpass.inside.connections import connection_evidence

SELU = 1.05070099  # its slope above 0
SMOOTH = [name for name in ACTIVATIONS if name not in ("relu", "identity")]


def sums(network: Network, trace: Trace, target: int) -> list[float]:
    """For each plane: all connections' evidence and the constants from there on."""
    found = evidence(network, trace, target)
    constants = plane_constants(network, found.constants)
    return [
        float(
            connection_evidence(trace, found, bundle).sum(dtype=np.float64)
            + constants[k:].sum(dtype=np.float64)
        )
        for k in range(len(network.planes))
        for bundle in bundles(network, trace, k)
    ]


@pytest.fixture
def seen(make_network: MakeNetwork) -> tuple[Network, Trace]:
    network = make_network((8, 7, 6, 4), seed=3)
    return network, record(network, np.random.default_rng(3).random(8))


@pytest.mark.parametrize("name", ["tiny", "activations"])
def test_fixture(name: str, fixture_json: Callable[[str], dict[str, Any]], close: Close) -> None:
    want = fixture_json(f"{name}.json")
    network = Network.load(FIXTURES / f"{name}.safetensors")
    trace = record(network, np.array(want["image"]))
    for digit, expected in want["evidence"].items():
        found = evidence(network, trace, int(digit))
        close(found.logit, expected["logit"])
        close(plane_constants(network, found.constants), expected["bias_terms"])
        for plane, theirs in zip(network.planes, expected["gradients"], strict=True):
            close(found.gradients[plane.pre], theirs)
        pixels = input_map(network, trace, int(digit))
        close(pixels.map.ravel(), expected["input_map"])
        close(pixels.bias, expected["input_bias"])
    for row in want["important"]:
        some = important(network, trace, row["digit"], row["coverage"])[row["layer"]]
        assert (some.sources.tolist(), some.targets.tolist()) == (row["from"], row["to"])
        assert (some.needed, some.total) == (row["needed"], row["total"])
        close(some.evidence, row["evidence"])
        close(some.share, row["share"])


def test_shipped_network(fixture_json: Callable[[str], dict[str, Any]], close: Close) -> None:
    network = forwardpass.shipped()
    about = fixture_json("mnistnet.json")
    same = hashlib.sha256(network.to_bytes()).hexdigest() == about["sha256"]
    assert same, "the shipped network changed: run tools/write_fixtures.py"
    for case in about["cases"]:
        trace = record(network, np.array(case["image"]))
        close(trace.probs, case["probs"])
        for layer, expected in zip(trace.layers, case["layers"], strict=True):
            close(layer.pre, expected["pre"])
            close(layer.post, expected["post"])
        for digit, expected in case["evidence"].items():
            close(sums(network, trace, int(digit)), [expected["logit"]] * 4, 1e-4)
            close(input_map(network, trace, int(digit)).map.ravel(), expected["input_map"])


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("seed", range(4))
def test_every_layer_sums_to_the_logit(
    activation: str, seed: int, make_network: MakeNetwork, close: Close
) -> None:
    network = make_network((30, 20, 15, 12, 5), activation, seed)
    trace = record(network, np.random.default_rng(seed).random(30))
    for digit in range(5):
        logit = float(trace.layers[-1].pre[digit])
        close(sums(network, trace, digit), [logit] * 4, 1e-4)
        pixels = input_map(network, trace, digit)
        close(pixels.map.sum(dtype=np.float64) + pixels.bias, logit, 1e-4)


def test_gradients_are_autograds(seen: tuple[Network, Trace], close: Close) -> None:
    network, trace = seen
    signal = torch.tensor(trace.image.astype(np.float64), requires_grad=True)
    image, steps = signal, []
    for layer in network.layers:
        z = F.linear(signal, torch.tensor(layer.weight).double(), torch.tensor(layer.bias).double())
        steps.append(z)
        signal = F.relu(z) if layer.activation == "relu" else z
    for digit in range(4):
        wanted = torch.autograd.grad(steps[-1][digit], [image, *steps], retain_graph=True)
        found = evidence(network, trace, digit)
        for plane, theirs in zip(network.planes, wanted[1:], strict=True):
            close(found.gradients[plane.pre], theirs)
        close(input_map(network, trace, digit).map, wanted[0] * image.detach())


def test_gradients_are_finite_differences(seen: tuple[Network, Trace], close: Close) -> None:
    network, trace = seen
    found = evidence(network, trace, 1)
    step = 1e-3
    for j in range(7):  # moving bias j of fc1 moves its z
        moved = []
        for sign in (1, -1):
            bias = network.layers[0].bias.copy()
            bias[j] += sign * step
            layers = (replace(network.layers[0], bias=bias), *network.layers[1:])
            other = record(with_layers(network, layers), trace.image)
            moved.append(float(other.layers[-1].pre[1]))
        close((moved[0] - moved[1]) / (2 * step), found.gradients["fc1"][j], 2e-3)


@pytest.mark.parametrize("activation", SMOOTH)
@settings(deadline=None)  # a busy machine is no failure
@given(z=st.floats(-60, 60, width=32))
def test_secant_line_meets_the_function(activation: str, z: float) -> None:
    at = np.array([z], np.float32)
    line = value_at_zero(activation) + secant(activation, at, 0.1) * at
    assert np.abs(line - activate(activation, at, 0.1)) <= 2e-6 * max(1, abs(z))


@pytest.mark.parametrize("activation", SMOOTH)
def test_secant_at_and_near_zero_is_the_derivative(activation: str) -> None:
    near = np.array([0, 1e-40, 1e-30, 1e-10, 1e-7], np.float32)
    above = {"tanh": 1.0, "sigmoid": 0.25, "hardsigmoid": 1 / 6, "mish": 0.6, "selu": SELU}
    above |= {**dict.fromkeys(("leaky_relu", "elu", "relu6", "softsign"), 1.0), "square": 0.0}
    want = above.get(activation, 0.5)
    found = secant(activation, near, 0.1)
    assert found[1:] == pytest.approx(want, abs=1e-6)
    corner = {"leaky_relu": 0.1, "elu": 0.1, "relu6": 0.0, "selu": SELU * 1.67326324}
    assert found[0] == pytest.approx(corner.get(activation, want))


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_effective_picture_gives_z(
    activation: str, make_network: MakeNetwork, close: Close
) -> None:
    network = make_network((8, 7, 6, 4), activation, 5)
    trace = record(network, np.random.default_rng(5).random(8))
    for number, layer in enumerate(network.layers):
        for neuron in range(layer.outputs):
            found = effective(network, trace, layer.name, neuron)
            z = float(trace.layers[number].pre[neuron])
            assert found.z == z
            close(float((found.weights * trace.image).sum()) + found.bias, z, 1e-4)
    assert np.array_equal(effective(network, trace, 0, 2).weights, network.layers[0].weight[2])


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_contrast_is_the_difference(
    activation: str, make_network: MakeNetwork, close: Close
) -> None:
    network = make_network((8, 7, 6, 4), activation, 6)
    trace = record(network, np.random.default_rng(6).random(8))
    both = contrast(network, trace, 2, 0)
    z = trace.layers[-1].pre
    close(both.margin, z[2] - z[0])
    constants = plane_constants(network, both.constants)
    close(both.map.sum() + constants.sum(), both.margin, 1e-4)
    close(both.map, input_map(network, trace, 2).map - input_map(network, trace, 0).map, 1e-5)
    for k, row in enumerate(both.neurons):
        close(row.sum() + constants[k + 1 :].sum(), both.margin, 1e-4)
    deciding = both.deciding(3)
    everything = np.abs(np.concatenate(both.neurons))
    assert [abs(v) for _, _, v in deciding] == sorted(everything.tolist(), reverse=True)[:3]


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("layer", [0, 1])
def test_ablation_is_removal(
    activation: str, layer: int, make_network: MakeNetwork, close: Close
) -> None:
    network = make_network((8, 7, 6, 4), activation, 7)
    image = np.random.default_rng(7).random(8)
    off = [1, 4]
    kept = [j for j in range(network.layers[layer].outputs) if j not in off]
    here, after = network.layers[layer], network.layers[layer + 1]
    layers = list(network.layers)
    layers[layer] = replace(here, weight=here.weight[kept], bias=here.bias[kept])
    layers[layer + 1] = replace(after, weight=after.weight[:, kept])
    removed = record(with_layers(network, layers), image)
    ablated = ablate(network, image, layer, off)
    close(ablated.log_probs, removed.log_probs)
    assert not ablated.layers[layer].post[off].any()
    close(ablated.layers[layer].pre, record(network, image).layers[layer].pre)
    close(sums(network, ablated, 1), [float(ablated.layers[-1].pre[1])] * 3, 1e-4)


def test_ablating_traces_batches_and_single_neurons(
    seen: tuple[Network, Trace], close: Close
) -> None:
    network, trace = seen
    once = ablate(network, trace, "fc2", 3)
    assert once.layers[1].post[3] == 0
    batch = ablate(network, np.stack([trace.image] * 2), "fc2", [3])
    close(batch[1].probs, once.probs)
    close(ablate(network, trace, "fc2", []).probs, trace.probs)


@settings(max_examples=30, deadline=None)
@given(coverage=st.floats(0.01, 1), seed=st.integers(0, 50))
def test_important_set_is_the_smallest(
    coverage: float, seed: int, make_network: MakeNetwork
) -> None:
    network = make_network((8, 7, 6, 4), "tanh", seed)
    trace = record(network, np.random.default_rng(seed).random(8))
    found = evidence(network, trace, 0)
    for some in important(network, trace, 0, coverage):
        table = evidence_table(trace, found, some.layer)
        whole = table.sum(dtype=np.float64)
        strongest = np.sort(table, axis=None)[::-1].astype(np.float64)
        assert some.share >= min(coverage, 1) - 1e-6
        assert strongest[: some.needed - 1].sum() < coverage * whole + 1e-6
        assert np.array_equal(table[some.targets, some.sources], np.abs(some.evidence))


def test_important_limit_and_silence(tiny: Network) -> None:
    trace = record(tiny, [1, 0.5, 0, 0.25])
    first = important(tiny, trace, 0, 0.8, limit=2)[0]
    assert (first.needed, first.total, len(first.sources)) == (4, 12, 2)
    assert first.share == pytest.approx(1.5 / 2.625)
    silent = important(tiny, record(tiny, np.zeros(4)), 0)[0]
    assert (silent.needed, silent.share, len(silent.evidence)) == (0, 0.0, 0)


def test_bad_requests_get_one_sentence(seen: tuple[Network, Trace], tiny: Network) -> None:
    network, trace = seen
    batch = record(network, np.zeros((2, 8)))
    asked: list[tuple[Callable[[], object], str]] = [
        (lambda: evidence(network, trace, 4), "classes 0 to 3, got 4"),
        (lambda: evidence(network, trace, -1), "got -1"),
        (lambda: evidence(network, batch, 0), r"such as trace\[0\]"),
        (lambda: evidence(tiny, trace, 0), "another network"),
        (lambda: important(network, trace, 0, 0), "above 0"),
        (lambda: important(network, trace, 0, 1.1), "at most 1"),
        (lambda: effective(network, trace, "fc9", 0), "it has fc1, fc2, fc3"),
        (lambda: effective(network, trace, 5, 0), "no layer 5"),
        (lambda: effective(network, trace, 0, 7), "neurons 0 to 6, got 7"),
        (lambda: ablate(network, trace, "fc3", 0), "is the output"),
        (lambda: ablate(network, trace, "fc1", [1, 99]), "got 99"),
        (lambda: contrast(network, trace, 0, 10), "got 10"),
    ]
    for ask, message in asked:
        with pytest.raises(InputError, match=message):
            ask()


def test_fixture_files_are_what_the_tool_writes(tmp_path: Path) -> None:
    import write_fixtures

    write_fixtures.tiny().save(tmp_path / "tiny.safetensors")  # made by hand: no rounding in it
    want = (FIXTURES / "tiny.safetensors").read_bytes()
    assert (tmp_path / "tiny.safetensors").read_bytes() == want
    drawn = write_fixtures.every_activation()
    kept = Network.load(FIXTURES / "activations.safetensors")
    for mine, theirs in zip(drawn.layers, kept.layers, strict=True):
        np.testing.assert_allclose(mine.weight, theirs.weight, atol=1e-6)
        np.testing.assert_allclose(mine.bias, theirs.bias, atol=1e-6)
