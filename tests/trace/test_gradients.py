"""backward: the lesson's network against autograd, every activation against finite differences."""

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from activations import ACTIVATIONS
from conftest import Close, MakeNetwork
from relayered import with_layers

from forwardpass import InputError, Network, backward, record
from forwardpass.learn.model import MNISTNet


def test_mnistnet_is_autograds(close: Close) -> None:
    torch.manual_seed(3)
    module = MNISTNet().double().eval()
    image = torch.rand(1, 1, 28, 28, dtype=torch.float64, requires_grad=True)
    network = Network.from_module(module, image.detach())
    for target in (0, 7):
        module.zero_grad()
        image.grad = None
        loss = F.nll_loss(module(image), torch.tensor([target]))
        torch.autograd.backward(loss)
        found = backward(network, record(network, image.detach().numpy()[0]), target)
        close(found.loss, loss.item())
        assert image.grad is not None
        close(found.values["input"], image.grad.numpy()[0])
        theirs = {name: p.grad for name, p in module.named_parameters()}
        assert set(found.tensors) == set(theirs)
        for name, gradient in theirs.items():
            assert gradient is not None
            close(found.tensors[name], gradient.numpy())


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("output", ["log_softmax", "softmax", "logits"])
def test_slopes_are_finite_differences(
    activation: str, output: str, make_network: MakeNetwork
) -> None:
    network = make_network((5, 4, 3), activation, 11, output)
    image = np.random.default_rng(11).normal(size=5).astype(np.float32)
    found = backward(network, record(network, image), 1)
    first, last = network.layers
    step = 1e-2
    for j, i in ((0, 0), (3, 4), (2, 1)):
        losses = []
        for sign in (1, -1):
            weight = first.weight.copy()
            weight[j, i] += sign * step
            moved = with_layers(
                network,
                (type(first)("fc1", weight, first.bias, first.activation, first.slope), last),
            )
            losses.append(-float(record(moved, image).log_probs[1]))
        slope = (losses[0] - losses[1]) / (2 * step)
        assert slope == pytest.approx(float(found.tensors["fc1.weight"][j, i]), abs=5e-3)
    assert found.values["fc2"].sum() == pytest.approx(0, abs=1e-6)  # p - y sums to 0


def test_other_classes_are_refused(tiny: Network) -> None:
    with pytest.raises(InputError, match="classes 0 to 1, got 2"):
        backward(tiny, record(tiny, np.zeros(4)), 2)
