"""from_module: what cannot be shown is refused in a sentence that names it and its line."""

import linecache
import re
from collections.abc import Callable
from typing import Any

import pytest
import torch
import torch.nn as nn
import torch.nn.functional as F  # the functions between layers

from forwardpass import InputError, Network
from forwardpass.learn.model import MNISTNet


class Wrong(nn.Module):
    """A forward given as a function."""

    def __init__(self, steps: Callable[["Wrong", torch.Tensor], Any]) -> None:
        super().__init__()
        self.a, self.b = nn.Linear(4, 4), nn.Linear(4, 2)
        self.conv, self.norm = nn.Conv1d(1, 1, 3), nn.BatchNorm1d(4)
        self.steps = steps

    def forward(self, x: torch.Tensor) -> Any:
        return self.steps(self, x)


def flip(m: Wrong, x: torch.Tensor) -> torch.Tensor:
    """Depends on its input."""
    return m.b(m.a(x)) if x.tolist()[0][0] > 0 else -m.b(m.a(x))  # type: ignore[no-any-return]


REFUSED: dict[str, tuple[Callable[[Wrong, torch.Tensor], Any], str]] = {
    "convolution": (
        lambda m, x: m.b(m.conv(x)),
        r"conv1d at line \d+ of test_refusals.py cannot be",
    ),
    "batch norm": (lambda m, x: m.b(m.norm(m.a(x))), "batch_norm at line"),
    "residual": (lambda m, x: m.b(m.a(x) + x), "add at line .* earlier result"),
    "silu": (lambda m, x: m.b(F.silu(m.a(x))), "silu at line"),
    "arithmetic": (lambda m, x: m.b((x - 0.5) / 0.5), "sub at line"),
    "transpose": (lambda m, x: m.b(m.a(x.T.T)), "T at line"),
    "index": (lambda m, x: m.b(x[:, [3, 2, 1, 0]]), "getitem at line"),
    "pieces": (lambda m, x: m.b(torch.cat(x.chunk(2, 1), 1)), "chunk at line"),
    "two activations": (
        lambda m, x: m.b(torch.tanh(m.a(x).relu())),
        "tanh at .* another activation",
    ),
    "activation first": (lambda m, x: m.b(x.relu()), "relu at .* first linear layer"),
    "activation last": (lambda m, x: m.b(x).sigmoid(), "ends with sigmoid after b"),
    "softmax early": (lambda m, x: m.b(m.a(x).softmax(1)), "linear at .* after the softmax"),
    "softmax alone": (lambda m, x: x.softmax(1), "softmax at .* last linear layer"),
    "softmax twice": (lambda m, x: m.b(x).softmax(1).softmax(1), "softmax at .* last linear"),
    "softmax of relu": (lambda m, x: m.b(x).relu().softmax(1), "softmax at .* after relu"),
    "softmax over images": (lambda m, x: m.b(x).softmax(0), "along dim 0"),
    "batch lost": (lambda m, x: m.b(x.flatten()), "flatten at .* losing the batch"),
    "batch split": (lambda m, x: m.b(x.view(2, 2)), "view at .* losing the batch"),
    "not flat": (lambda m, x: m.b(x.view(1, 1, 4)), r"linear at .* shape \[1, 1, 4\]"),
    "dropout always on": (lambda m, x: m.b(F.dropout(x)), "dropout at .* active although"),
    "no linear layer": (lambda m, x: x.flatten(1), "no linear layer"),
    "two results": (lambda m, x: (m.b(x), x), "returns a tuple"),
    "other result": (lambda m, x: (m.b(x), torch.ones(1, 2))[1], "something else than its last"),
    "branch on values": (flip, "other numbers"),
    "crash": (lambda m, x: m.b(x.view(1, 7)), "cannot run on an example of shape"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_shown_is_named(case: str) -> None:
    steps, message = REFUSED[case]
    module = Wrong(steps)
    with pytest.raises(InputError) as caught:
        Network.from_module(module, torch.rand(1, 4))
    assert re.search(message, str(caught.value)), str(caught.value)
    assert "\n" not in str(caught.value)
    assert module.training


def test_refusals_name_the_right_line() -> None:
    class Here(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.a = nn.Linear(4, 4)

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return torch.cumsum(self.a(x), 1)  # this line

    lines = linecache.getlines(__file__)
    number = next(n for n, line in enumerate(lines, 1) if line.endswith("# this line\n"))
    with pytest.raises(InputError, match=f"cumsum at line {number} of test_refusals.py"):
        Network.from_module(Here(), torch.rand(1, 4))
    with pytest.raises(InputError, match="conv2d in layer '0' cannot be shown"):
        Network.from_module(nn.Sequential(nn.Conv2d(1, 1, 1)), torch.rand(1, 1, 4, 4))


@pytest.mark.parametrize(
    ("example", "message"),
    [
        (torch.rand(784), r"must be a batch .* got shape \(784,\)"),
        (torch.rand(0, 1, 28, 28), "must be a batch"),
        ("image", "tensor or an array"),
        (torch.full((1, 28, 28), 255, dtype=torch.uint8), "divide by 255"),
        (torch.rand(1, 3, 5), r"cannot run on an example of shape \(1, 3, 5\)"),
    ],
)
def test_bad_examples(example: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        Network.from_module(MNISTNet(), example)


def test_wrong_number_of_class_names() -> None:
    with pytest.raises(InputError, match="10 outputs need as many names, got 2"):
        Network.from_module(MNISTNet(), torch.rand(1, 1, 28, 28), ["a", "b"])
