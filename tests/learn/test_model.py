"""MNISTNet is the lesson's computation, step by step."""

import ast
import inspect
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from forwardpass.learn.model import MNISTNet

# One of every part of the lesson's listing.
COMMENTS = (
    "designed for the MNIST dataset.",
    "# Calling the initializer of the nn.Module class",
    "# Input layer: 28x28 pixels -> vector of size 784\n        # 1st Hidden layer: 784 -> 512",
    "# Output layer: 128 -> 10 (digit classes from 0 to 9)",
    "# Dropout layer to reduce overfitting (dropout rate 20%)",
    "x: MNIST images in the shape [batch_size, 1, 28, 28]",
    "# 1) Flatten the input data: [batch_size, 784]",
    "# Apply dropout to disable certain neurons",
    "# 6) Converting output values to probability distribution with log_softmax",
    "# dim=1: calculates log_softmax row-wise (for each example)",
)


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


def test_the_code_is_written_as_the_lesson_writes_it() -> None:
    code = inspect.getsource(MNISTNet)
    assert "super(MNISTNet, self).__init__()" in code
    assert "def __init__(self):\n" in code
    assert "def forward(self, x):\n" in code
    assert "noqa" not in code
    assert all(comment in code for comment in COMMENTS)


def test_its_types_are_those_of_its_parts() -> None:
    stub = Path(inspect.getfile(MNISTNet)).with_suffix(".pyi").read_text(encoding="utf-8")
    kind = next(node for node in ast.parse(stub).body if isinstance(node, ast.ClassDef))
    told = {
        ast.unparse(part.target): ast.unparse(part.annotation)
        for part in kind.body
        if isinstance(part, ast.AnnAssign)
    }
    parts = MNISTNet().named_children()
    assert told == {name: f"nn.{type(part).__name__}" for name, part in parts}


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
