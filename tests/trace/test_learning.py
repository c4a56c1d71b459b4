"""Steps of learning against torch.optim, and beginnings against PyTorch's own modules."""

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from conftest import FIXTURES, Close
from nearly import assert_nearly

from forwardpass import (
    SGD,
    Accuracy,
    Adam,
    InputError,
    Network,
    backward,
    descend,
    initial,
    record,
    shipped,
)
from forwardpass.learn.model import MNISTNet
from forwardpass.network.parameters import parameters_of, with_parameters
from forwardpass.trace.optimizers import Optimizer
from forwardpass.trace.record import as_images, run

ONE = np.ones(1, np.float32)
LEARNING = json.loads((FIXTURES / "learning.json").read_text())


def optimizer_of(settings: dict[str, Any]) -> Optimizer:
    kind, options = settings["kind"], {k: v for k, v in settings.items() if k != "kind"}
    return SGD(**options) if kind == "sgd" else Adam(**options)


def name_of(case: dict[str, Any]) -> str:
    return "-".join(map(str, (case["network"], *case.get("optimizer", {}).values())))


def test_the_fixture_is_what_its_tool_writes() -> None:
    import write_learning_fixtures as tool

    assert_nearly(json.loads(json.dumps(tool.learning())), LEARNING, off=1e-7, relative=1e-7)


@pytest.mark.parametrize("case", LEARNING["runs"], ids=name_of)
def test_ten_steps_are_pytorchs(case: dict[str, Any], close: Close) -> None:
    network = Network.load(FIXTURES / f"{case['network']}.safetensors")
    images = as_images(network, case["images"])
    factors = {
        name: np.array(rows, np.float32).reshape(-1, *network.shape_of(name))
        for name, rows in case["factors"].items()
    }
    optimizer = optimizer_of(case["optimizer"])
    for loss in case["losses"]:
        gradients = backward(network, run(network, images, factors), case["targets"])
        close(gradients.loss, loss)
        network = optimizer.step(network, gradients)
    found = parameters_of(network)
    assert set(found) == set(case["parameters"])
    for name, values in case["parameters"].items():
        close(found[name].ravel(), values)


@pytest.mark.parametrize("case", LEARNING["curves"], ids=lambda case: case["optimizer"]["kind"])
def test_a_longer_training_is_pytorchs(case: dict[str, Any]) -> None:
    import write_learning_fixtures as tool

    pictures, classes = (values.numpy() for values in tool.lessons())
    network, optimizer = initial(shipped(), case["seed"]), optimizer_of(case["optimizer"])
    batches = tool.order(case["seed"], case["lessons"]["count"], case["batch"])
    found = []
    for _ in range(case["steps"]):
        places = next(batches)
        gradients = backward(network, record(network, pictures[places]), classes[places])
        found.append(gradients.loss)
        network = optimizer.step(network, gradients)
    assert np.abs(np.array(found) - case["losses"]).max() < 1e-4
    assert found[-1] < found[0] / 2


@pytest.mark.parametrize("case", LEARNING["beginnings"], ids=name_of)
def test_beginnings_are_those_of_its_modules(case: dict[str, Any], close: Close) -> None:
    network = initial(Network.load(FIXTURES / f"{case['network']}.safetensors"), case["seed"])
    for name, values in case["parameters"].items():
        close(parameters_of(network)[name].ravel(), values)


def test_mnistnet_begins_as_pytorchs_does(close: Close) -> None:
    torch.manual_seed(5)
    module = MNISTNet()
    found = parameters_of(initial(shipped(), 5))
    for name, values in module.named_parameters():
        close(found[name], values.detach().numpy())


def test_a_batch_is_the_mean_of_its_images(tiny: Network, close: Close) -> None:
    images = np.random.default_rng(2).random((3, 4)).astype(np.float32)
    targets = [0, 1, 1]
    found = backward(tiny, record(tiny, images), targets)
    each = [backward(tiny, record(tiny, x), t) for x, t in zip(images, targets, strict=True)]
    close(found.loss, np.mean([one.loss for one in each]))
    for name, values in found.tensors.items():
        close(values, np.mean([one.tensors[name] for one in each], axis=0))
    for name, values in found.values.items():
        close(values, np.stack([one.values[name] for one in each]) / 3)


def test_a_step_lowers_the_loss_and_says_nothing_untrue(close: Close) -> None:
    network, image = shipped(), np.random.default_rng(0).random(784).astype(np.float32)
    gradients = backward(network, record(network, image), 3)
    after = descend(network, gradients, 0.01)
    assert -record(after, image).log_probs[3] < gradients.loss
    close(
        after.operation("fc2").tensors["weight"],
        network.operation("fc2").tensors["weight"] - 0.01 * gradients.tensors["fc2.weight"],
    )
    assert after.accuracy == ()
    assert after.lamp is None
    assert network.accuracy
    assert isinstance(network.accuracy[0], Accuracy)
    assert after.measures("fc1").scale == network.measures("fc1").scale
    assert Network.from_bytes(after.to_bytes()).to_bytes() == after.to_bytes()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda net, g: descend(net, g, 0), "a learning rate is a number above 0, got 0"),
        (lambda net, g: descend(net, g, float("nan")), "a learning rate is a number above 0"),
        (lambda net, g: descend(net, g, 1e39), "fc1.weight becomes NaN or infinite in this step"),
        (lambda net, g: SGD(0.1, momentum=1), "momentum is a number from 0 to below 1, got 1"),
        (lambda net, g: Adam(betas=(0.9, -1)), "beta is a number from 0 to below 1, got -1"),
        (lambda net, g: initial(net, -1), "a seed is a whole number from 0 to 4294967295, got -1"),
        (lambda net, g: initial(net, True), "a seed is a whole number"),
        (
            lambda net, g: with_parameters(net, {"fc9.weight": ONE}),
            "has no parameter 'fc9.weight'",
        ),
        (
            lambda net, g: with_parameters(net, {"fc1.bias": np.zeros(9, np.float32)}),
            r"fc1.bias has shape \(3,\), got \(9,\)",
        ),
        (
            lambda net, g: backward(net, record(net, np.zeros((2, 4))), [1]),
            r"2 images need as many classes, got shape \(1,\)",
        ),
        (
            lambda net, g: backward(net, record(net, np.zeros((2, 4))), [1, 2]),
            "has classes 0 to 1, got 2",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(
    tiny: Network, make: Callable[[Network, Any], Any], message: str
) -> None:
    gradients = backward(tiny, record(tiny, np.ones(4)), 1)
    with pytest.raises(InputError, match=message):
        make(tiny, gradients)
