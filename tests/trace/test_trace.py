"""record: against hand-made numbers, PyTorch and its own identities; bad input."""

import math
import os
import subprocess
import sys
import warnings
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from activations import ACTIVATIONS, activate
from conftest import FIXTURES, Close, MakeNetwork
from relayered import with_layers
from small import linear
from small import network as graph
from torch_kinds import THEIRS

import forwardpass.trace.record as record_module
from forwardpass import InputError, Network, Operation, calibrate, record
from forwardpass.network.network import Output
from forwardpass.operations.erf import normal_cdf
from forwardpass.trace.record import record_in_chunks


def test_tiny_network_by_hand(tiny: Network) -> None:
    trace = record(tiny, [1, 0.5, 0, 0.25])
    assert trace.layers[0].pre.tolist() == [1.625, 0.75, -0.75]
    assert trace.layers[0].post.tolist() == [1.625, 0.75, 0]
    assert trace.layers[1].pre.tolist() == [1.125, 1.0625]
    assert trace.prediction == 0
    assert trace.confidence == pytest.approx(1 / (1 + math.exp(-0.0625)), abs=1e-7)


@pytest.mark.parametrize("name", ["tiny", "activations"])
def test_fixture(name: str, fixture_json: Callable[[str], dict[str, Any]], close: Close) -> None:
    want = fixture_json(f"{name}.json")
    network = Network.load(FIXTURES / f"{name}.safetensors")
    trace = record(network, np.array(want["image"]))
    for layer, expected in zip(trace.layers, want["layers"], strict=True):
        assert layer.name == expected["name"]
        close(layer.pre, expected["pre"])
        close(layer.post, expected["post"])
    close(trace.log_probs, want["log_probs"])
    close(trace.probs, want["probs"])
    assert trace.prediction == want["prediction"]


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("seed", range(3))
def test_agrees_with_pytorch(
    activation: str, seed: int, make_network: MakeNetwork, close: Close
) -> None:
    network = make_network((20, 16, 12, 7), activation, seed)
    images = np.random.default_rng(seed).random((9, 20), dtype=np.float32)
    trace = record(network, images)
    signal = torch.tensor(images).double()
    # Squares make numbers large, and what is left of their sums is no more exact than they are.
    limit = 5e-5 if activation == "square" else 1e-5
    for layer, seen in zip(network.layers, trace.layers, strict=True):
        weight, bias = (torch.tensor(x).double() for x in (layer.weight, layer.bias))
        z = F.linear(signal, weight, bias)
        signal = THEIRS[layer.activation]([z], {}, {"slope": 0.1, "alpha": 0.1})
        close(seen.pre, z, limit)
        if layer is not network.layers[-1]:
            close(seen.post, signal, limit)
    close(trace.log_probs, signal.log_softmax(1), limit)
    close(trace.layers[-1].post, signal.softmax(1), limit)
    assert np.array_equal(trace.prediction, signal.argmax(1))


def test_every_layer_follows_from_the_one_before(make_network: MakeNetwork, close: Close) -> None:
    network = make_network(activation="gelu")
    trace = record(network, np.linspace(0, 1, 6))
    before = trace.image
    for layer, seen in zip(network.layers, trace.layers, strict=True):
        close((layer.weight * before).sum(axis=1) + layer.bias, seen.pre)
        if layer is not network.layers[-1]:
            close(activate(layer.activation, seen.pre), seen.post)
        before = seen.post


def test_a_batch_is_its_images(make_network: MakeNetwork, close: Close) -> None:
    network = make_network()
    images = np.random.default_rng(1).random((5, 6), dtype=np.float32)
    batch = record(network, images)
    assert len(batch) == 5
    for one, image in zip(batch, images, strict=True):
        alone = record(network, image)
        close(one.layers[0].pre, alone.layers[0].pre)
        close(one.probs, alone.probs)
        assert one.prediction == alone.prediction
        assert one.single
    assert batch[-1].confidence == pytest.approx(float(batch.confidence[-1]))
    with pytest.raises(IndexError):
        batch[5]
    with pytest.raises(TypeError, match="no length"):
        len(batch[0])


@pytest.mark.parametrize("shape", [(4,), (2, 2), (1, 2, 2)])
def test_shapes_of_one_image(tiny: Network, shape: tuple[int, ...]) -> None:
    assert record(tiny, np.ones(shape)).single
    assert len(record(tiny, np.ones((3, *shape)))) == 3
    assert len(record(tiny, np.ones((0, *shape)))) == 0


@pytest.mark.parametrize(
    ("images", "message"),
    [
        (np.zeros((1, 3)), r"image must have 4 values, got shape \(1, 3\)"),
        (np.zeros(()), r"got shape \(\)"),
        ([[1, 2, 3], [1]], "array of numbers"),
        ("an image", "array of numbers"),
        ([1, 2, None, 4], "NaN or infinite"),
        ([1, 2, math.nan, 4], "NaN or infinite"),
        ([math.inf, -math.inf, 0, 0], "NaN or infinite"),
        ([1e300, 0, 0, 0], "NaN or infinite"),
        (np.full((2, 2), 255, np.uint8), "divide by 255"),
    ],
)
def test_bad_images_get_one_sentence(tiny: Network, images: Any, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        record(tiny, images)
    assert "\n" not in str(caught.value)


def test_a_trace_does_not_change(tiny: Network) -> None:
    image = np.ones(4, np.float32)
    trace = record(tiny, image)
    image[0] = 5
    assert trace.image[0] == 1
    for array in (trace.image, trace.probs, trace.layers[0].pre, trace.layers[0].post):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 2


def test_huge_scores_stay_probabilities(tiny: Network) -> None:
    trace = record(tiny, np.full(4, 1e30))
    assert trace.probs.sum() == pytest.approx(1)
    assert np.isfinite(trace.probs).all()


def test_calibrate_takes_the_high_quantile(tiny: Network) -> None:
    images = np.random.default_rng(0).random((200, 4))
    posts = record(tiny, images).layers[0].post
    scales = [layer.scale for layer in calibrate(tiny, images).layers]
    assert scales == [pytest.approx(np.quantile(posts[posts > 0], 0.99)), 1.0]
    assert calibrate(tiny, np.zeros((1, 4))).layers[0].scale > 0


def test_normal_distribution_is_exact_far_to_the_left() -> None:
    x = np.linspace(-35, 9, 4001)
    exact = np.array([math.erfc(-v / math.sqrt(2)) / 2 for v in x])
    assert np.abs(normal_cdf(x) / exact - 1).max() < 1e-12


def test_importing_needs_numpy_alone() -> None:
    code = (
        "import forwardpass, sys; "
        "print({'torch', 'starlette', 'PIL', 'click', 'safetensors'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout == "set()\n"


def test_any_number_of_images_is_recorded_in_chunks(
    make_network: MakeNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where one is left over, which stays a batch of one."""
    monkeypatch.setattr(record_module, "CHUNK", 3)
    flat = make_network((4, 3, 2))
    network = with_layers(flat, flat.layers, input_shape=(1, 2, 2))
    images = np.random.default_rng(0).random((7, 2, 2), dtype=np.float32)
    chunks = list(record_in_chunks(network, images))
    assert [len(chunk) for chunk in chunks] == [3, 3, 1]
    together = np.concatenate([chunk.probs for chunk in chunks])
    np.testing.assert_allclose(together, record(network, images).probs, atol=1e-6)
    assert list(record_in_chunks(network, images[:0])) == []


@pytest.mark.parametrize("images", [np.ones(4), np.ones((3, 4))], ids=["one", "many"])
@pytest.mark.parametrize("output", ["log_softmax", "logits"])
def test_a_pass_that_is_not_finite_is_one_sentence(
    make_network: MakeNetwork, images: Any, output: Output
) -> None:
    """Weights of 1e25 are finite, their sums of sums are not; no warning says it beside."""
    network = scaled(make_network((4, 3, 2), output=output), np.full(2, 1e25))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(InputError) as caught:
            record(network, images)
    assert str(caught.value) == (
        "Random gives values that are NaN or infinite, first in fc2: its weights are too large for "
        "this input, so there is no answer to show"
    )


def test_who_is_to_blame_for_what_is_not_finite(make_network: MakeNetwork) -> None:
    """Weights as usual, and an input that is not; a norm of values that are all alike."""
    network = make_network((4, 3, 2))
    with pytest.raises(InputError, match=r"the input holds values up to 3e\+38, too large to calc"):
        record(network, np.full(4, 3e38))
    norm = Operation("norm", "layer_norm", ("fc1",), (3,), {}, {"axes": 1, "eps": 0.0})
    flat = linear("fc1", outputs=3, inputs=4)
    normed = graph(flat, norm, linear("fc2", "norm", 2, 3), input_shape=(4,))
    with pytest.raises(InputError, match="first in norm: what this norm divides by is 0 for this"):
        record(normed, np.ones(4))


def test_a_value_that_an_activation_hides_is_found(make_network: MakeNetwork) -> None:
    """A sigmoid makes 1 of infinity: the scores are finite and the pass is not."""
    network = scaled(make_network((4, 3, 2), "sigmoid"), np.array([1e38, 1]))
    with pytest.raises(InputError, match="first in fc1: "):
        record(network, np.ones(4))


def test_the_difference_of_two_scores_is_checked_as_well(make_network: MakeNetwork) -> None:
    network = make_network((1, 2), output="logits")
    weight = np.array([[3e38], [-3e38]], np.float32)
    far = with_layers(network, [replace(network.layers[0], weight=weight)])
    with pytest.raises(InputError, match="first in its probabilities: "):
        record(far, np.ones(1))


def scaled(network: Network, sizes: Any) -> Network:
    """The network with all weights of a layer as large as `sizes` says."""
    layers = [
        replace(layer, weight=np.full(layer.weight.shape, size, np.float32))
        for layer, size in zip(network.layers, sizes, strict=True)
    ]
    return with_layers(network, layers)
