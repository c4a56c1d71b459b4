"""MNISTNet is the lesson's computation, step by step."""

import torch
import torch.nn.functional as F
from torch import nn

from forwardpass.learn.model import MNISTNet


def lesson_forward(net: MNISTNet, x: torch.Tensor) -> torch.Tensor:
    """The lesson's steps, written out with the weights."""
    x = x.reshape(len(x), 784)
    for layer in (net.fc1, net.fc2, net.fc3):
        x = torch.clamp(x @ layer.weight.T + layer.bias, min=0)
        if net.training:
            x = F.dropout(x, 0.2)
    x = x @ net.fc4.weight.T + net.fc4.bias
    return x - torch.logsumexp(x, dim=1, keepdim=True)


def test_structure() -> None:
    net = MNISTNet()
    layers = {name: part for name, part in net.named_children() if isinstance(part, nn.Linear)}
    sizes = {name: (part.in_features, part.out_features) for name, part in layers.items()}
    assert sizes == {"fc1": (784, 512), "fc2": (512, 256), "fc3": (256, 128), "fc4": (128, 10)}
    assert list(dict(net.named_children())) == ["fc1", "fc2", "fc3", "fc4", "dropout"]
    assert isinstance(net.dropout, nn.Dropout)
    assert net.dropout.p == 0.2
    assert sum(p.numel() for p in net.parameters()) == 567_434


def test_computes_the_lessons_steps() -> None:
    torch.manual_seed(0)
    net = MNISTNet().eval()
    images = torch.rand(5, 1, 28, 28)
    with torch.no_grad():
        torch.testing.assert_close(net(images), lesson_forward(net, images))


def test_dropout_comes_after_every_hidden_layer_in_training() -> None:
    net = MNISTNet().train()
    images = torch.rand(2, 1, 28, 28)
    torch.manual_seed(1)
    seen = net(images)
    torch.manual_seed(1)
    torch.testing.assert_close(seen, lesson_forward(net, images))
