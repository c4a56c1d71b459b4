"""Looking inside: against fixtures/inside.json (definitions in float64), PyTorch, real images."""

import json
from typing import Any

import numpy as np
import pytest
import torch
from conftest import FIXTURES, Close, MakeNetwork
from digitfiles import real_data
from evidence_tables import evidence_table

import forwardpass
from forwardpass import (
    InputError,
    Network,
    ablate,
    contrast,
    effective,
    input_map,
    path,
    record,
    record_training,
    sample_masks,
    spread,
    terms,
)
from forwardpass.digits.data import load_mnist
from forwardpass.inside.evidence import evidence
from forwardpass.learn.model import MNISTNet

CASES: dict[str, Any] = json.loads((FIXTURES / "inside.json").read_text())
NAMES = ("tiny", "activations", "mnistnet")


@pytest.fixture(scope="module", params=NAMES)
def seen(request: pytest.FixtureRequest) -> tuple[Network, dict[str, Any]]:
    name = request.param
    if name == "mnistnet":
        return forwardpass.shipped(), CASES[name]
    from write_inside_fixtures import with_dropout

    return with_dropout(Network.load(FIXTURES / f"{name}.safetensors")), CASES[name]


def test_terms_and_effective(seen: tuple[Network, dict[str, Any]], close: Close) -> None:
    network, case = seen
    trace = record(network, np.array(case["image"]))
    for want in case["neurons"]:
        found = terms(network, trace, want["layer"], want["neuron"])
        products = np.zeros(len(found.sources))
        products[found.sources] = found.products
        close(products, want["products"])
        assert (np.diff(np.abs(found.products)) <= 0).all()
        close([found.z, found.products.sum(dtype=np.float64) + found.bias], [want["z"]] * 2)
        straight = effective(network, trace, want["layer"], want["neuron"])
        close(straight.weights.ravel(), want["map"])
        close([straight.bias, straight.z], [want["bias"], want["z"]])


def test_contrast(seen: tuple[Network, dict[str, Any]], close: Close) -> None:
    network, case = seen
    trace = record(network, np.array(case["image"]))
    for want in case["contrast"]:
        found = contrast(network, trace, want["a"], want["b"])
        close([found.margin, sum(found.constants.values())], [want["margin"], want["bias"]])
        close(found.map.ravel(), want["map"])
        for row, expected in zip(found.neurons, want["neurons"], strict=True):
            close(row, expected)
        assert [[k, j] for k, j, _ in found.deciding(3)] == [x[:2] for x in want["deciding"]]
        close([value for *_, value in found.deciding(3)], [x[2] for x in want["deciding"]])


def test_ablation(seen: tuple[Network, dict[str, Any]], close: Close) -> None:
    network, case = seen
    for want in case["ablated"]:
        off = {x["layer"]: x["neurons"] for x in want["off"]}
        trace = ablate(network, np.array(case["image"]), off)
        close(trace.log_probs, want["log_probs"])
        found = input_map(network, trace, want["digit"])
        close(found.map.ravel(), want["input_map"])
        close(found.bias, want["input_bias"])
        gradients = evidence(network, trace, want["digit"]).gradients
        assert all(not gradients[network.planes[k].pre][j].any() for k, j in off.items())


def test_paths(seen: tuple[Network, dict[str, Any]], close: Close) -> None:
    network, case = seen
    trace = record(network, np.array(case["image"]))
    for want in case["paths"]:
        about = (want["layer"], want["neuron"], want["coverage"], want["digit"])
        found = path(network, trace, *about)
        for hop, expected in zip(found.hops, want["hops"], strict=True):
            assert hop.layer == expected["layer"]
            pairs = set(zip(expected["from"], expected["to"], strict=True))
            assert set(zip(hop.sources.tolist(), hop.targets.tolist(), strict=True)) == pairs
            close(np.abs(hop.evidence), np.abs(expected["evidence"]))
            close([hop.share, hop.whole], [expected["share"], expected["whole"]])


def test_dropout(seen: tuple[Network, dict[str, Any]], close: Close) -> None:
    network, case = seen
    image, want = np.array(case["image"]), case["training"]
    masks = sample_masks(network, want["seed"])
    told = [None if m is None else "".join(map(str, m.astype(int))) for m in masks]
    assert told == want["masks"]
    trace = record_training(network, image, masks)
    close(trace.log_probs, want["log_probs"])
    found = input_map(network, trace, 1)
    close(found.map.sum(dtype=np.float64) + found.bias, float(trace.layers[-1].pre[1]))
    many = spread(network, image, want["runs"], want["seed"])
    close(many.mean, want["mean"])
    close(many.std, want["std"])
    close(many.won, want["won"])
    close(many.quantiles, want["quantiles"])


def test_training_mode_is_torchs(close: Close) -> None:
    """The masks that PyTorch draws, read off its dropout of ones, give its training output."""
    torch.manual_seed(5)
    module = MNISTNet()
    image = torch.rand(1, 1, 28, 28)
    network = Network.from_module(module, image)
    torch.manual_seed(6)
    sizes = [layer.outputs for layer in network.layers[:-1]]
    masks = [torch.nn.functional.dropout(torch.ones(1, n), 0.2)[0].numpy() > 0 for n in sizes]
    torch.manual_seed(6)
    module.train()
    theirs = module(image).detach().numpy()[0]
    close(record_training(network, image[0].numpy(), (*masks, None)).log_probs, theirs)


def test_masks_must_fit(make_network: MakeNetwork) -> None:
    network = make_network((6, 5, 4, 3))
    wrong: list[tuple[Any, str]] = [
        ([None], "3 layers need as many"),
        ([np.ones(4, bool), None, None], r"fc1 cannot take a mask of shape \(4,\)"),
        ([None, None, np.ones(3, bool)], "fc3 cannot"),
    ]
    for masks, message in wrong:
        with pytest.raises(InputError, match=message):
            record_training(network, np.zeros(6), masks)


@pytest.mark.parametrize("coverage", [0.5, 0.8, 0.95])
def test_path_coverage_is_as_claimed(coverage: float, make_network: MakeNetwork) -> None:
    """Worked out again for the output neuron, from the evidence of every connection."""
    network = make_network((30, 20, 15, 10, 4), seed=2)
    trace = record(network, np.random.default_rng(2).random(30))
    digit = int(trace.prediction)
    found = evidence(network, trace, digit)
    kept = np.array([digit])
    for hop in reversed(path(network, trace, -1, digit, coverage).hops):
        table = evidence_table(trace, found, hop.layer).astype(np.float64)
        through = table[kept].sum()
        carried = table[hop.targets, hop.sources].sum()
        assert set(hop.targets) <= set(kept)
        assert carried / through >= coverage - 1e-6
        assert (carried - np.abs(hop.evidence[-1])) / through < coverage + 1e-6
        assert hop.share == pytest.approx(carried / through, abs=1e-5)
        assert hop.whole == pytest.approx(carried / table.sum(), abs=1e-5)
        kept = np.unique(hop.sources)


def test_what_paths_refuse(tiny: Network) -> None:
    trace = record(tiny, [1, 0.5, 0, 0.25])
    for about, message in (
        ((0, 9), "neurons 0 to 2"),
        ((7, 0), "no layer"),
        ((0, 0, 0.0), "above 0"),
        ((0, 0, 0.5, 8), "classes 0 to 1"),
    ):
        with pytest.raises(InputError, match=message):
            path(tiny, trace, *about)


@pytest.mark.skipif(real_data() is None, reason="needs MNIST")
def test_200_test_images_add_up_to_their_logits() -> None:
    data = real_data()
    assert data is not None
    network = forwardpass.shipped()
    images = load_mnist(data / "mnist", "test").images[:200] / np.float32(255)
    for trace in record(network, images):
        for digit in (int(trace.prediction), (int(trace.prediction) + 3) % 10):
            found = input_map(network, trace, digit)
            logit = float(trace.layers[-1].pre[digit])
            assert abs(float(found.map.sum()) + found.bias - logit) <= 1e-4
