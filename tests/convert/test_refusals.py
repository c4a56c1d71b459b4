"""from_module: what cannot be shown is refused in a sentence that names it and its line."""

# mypy: disable-error-code="no-any-return, no-untyped-def, misc"

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

Steps = Callable[["Wrong", torch.Tensor], Any]


class Wrong(nn.Module):
    """A forward given as a function."""

    def __init__(self, steps: Steps) -> None:
        super().__init__()
        self.a, self.b = nn.Linear(4, 4), nn.Linear(4, 2)
        self.norm = nn.BatchNorm1d(4, track_running_stats=False)
        self.lstm, self.gru = nn.LSTM(4, 4, batch_first=True), nn.GRU(4, 4, batch_first=True)
        self.attention = nn.MultiheadAttention(4, 1)
        self.encoder = nn.TransformerEncoderLayer(4, 1, 4, batch_first=True)
        self.table = nn.Embedding(3, 1)
        self.steps = steps

    def forward(self, x: torch.Tensor) -> Any:
        return self.steps(self, x)


def decides(m: Wrong, x: torch.Tensor) -> torch.Tensor:
    """Goes another way for other values."""
    if x.sum() > 0:
        return m.b(m.a(x))
    return m.b(x)


def assigns(m: Wrong, x: torch.Tensor) -> torch.Tensor:
    """Changes a part of what was computed."""
    y = m.a(x)
    y[:, :2] += 1
    return m.b(y)


def fills(m: Wrong, x: torch.Tensor) -> torch.Tensor:
    """Puts values into a constant."""
    room = torch.zeros(len(x), 4)
    room[:, 1:] = m.a(x)[:, 1:]
    return m.b(room)


def through_a_view(m: Wrong, x: torch.Tensor) -> torch.Tensor:
    """Changes one view and uses another."""
    y = m.a(x)
    other = y.view(-1, 2, 2)
    y.relu_()
    return m.b(other.flatten(1))


def multiplies(m: Wrong, x: torch.Tensor) -> torch.Tensor:
    """A product of two ways, neither of which has bounds."""
    y = m.a(x)
    return m.b(y * torch.relu(m.a(y)))


def attends(m: Wrong, x: torch.Tensor) -> torch.Tensor:
    """Attention by hand."""
    rows = x.view(-1, 2, 2)
    weights = (rows @ rows.transpose(1, 2)).softmax(-1)
    return m.b((weights @ rows).flatten(1))


def warps(m: Wrong, x: torch.Tensor) -> torch.Tensor:
    """A spatial transformer."""
    grid = F.affine_grid(torch.eye(2, 3).expand(len(x), 2, 3), [len(x), 1, 2, 2], False)
    return m.b(F.grid_sample(x.view(-1, 1, 2, 2), grid, align_corners=False).flatten(1))


REFUSED: dict[str, tuple[Steps, str]] = {
    "condition": (decides, "bool at line {} of test_refusals.py decides by a value"),
    "number": (lambda m, x: m.b(x * x.max().item()), "item at line {} of test_refusals.py takes"),
    "list": (lambda m, x: m.b(m.a(x) if x.tolist()[0][0] else x), "tolist at line {} "),
    "numpy": (lambda m, x: m.b(torch.from_numpy(x.numpy())), "numpy at line {} "),
    "part in place": (assigns, "setitem at line {} .* changes a part"),
    "constant filled": (fills, "setitem at line {} .* changes a part"),
    "view in place": (through_a_view, "flatten at line {} .* after another view"),
    "product": (multiplies, "mul at line {} .* two values that both depend .* neither is a gate"),
    "attention": (attends, "matmul at line {} .* as attention does"),
    "attention module": (lambda m, x: m.b(m.attention(x, x, x)[0]), "multi_head_attention_forward"),
    "transformer": (lambda m, x: m.b(m.encoder(x[:, None])[:, 0]), "multi_head_attention_forward"),
    "lstm": (lambda m, x: m.b(m.lstm(x[:, None])[0][:, -1]), "lstm at line {} .* cannot be shown"),
    "gru": (lambda m, x: m.b(m.gru(x[:, None])[1][-1]), "gru at line {} .* cannot be shown"),
    "grid_sample": (warps, "grid_sample at line {} .* cannot be shown"),
    "transposed convolution in space": (
        lambda m, x: m.b(
            F.conv_transpose3d(x.view(-1, 1, 1, 2, 2), torch.ones(1, 1, 1, 1, 1)).flatten(1)
        ),
        "conv_transpose3d at line {} .* cannot be shown",
    ),
    "windows that overlap": (
        lambda m, x: m.b(x.unfold(1, 2, 1).flatten(1)[:, :4]),
        "unfold at line {} .* do not lie side by side",
    ),
    "topk": (lambda m, x: m.b(m.a(x).topk(4)[0]), "topk at line {} "),
    "sort": (lambda m, x: m.b(m.a(x).sort()[0]), "sort at line {} "),
    "argmax": (lambda m, x: m.b(x).argmax(1), "argmax at line {} "),
    "embedding": (lambda m, x: m.b(m.table((x * 2).long())[..., 0]), "long at line {} "),
    "cumulative": (lambda m, x: m.b(torch.cumsum(x, 1)), "cumsum at line {} "),
    "cube": (lambda m, x: m.b(m.a(x) ** 3), "pow at line {} "),
    "quotient": (lambda m, x: m.b(m.a(x) / (1 + x)), "div at line {} .* divides by a value"),
    "unit length": (lambda m, x: m.b(F.normalize(m.a(x))), "normalize at line {} "),
    "own statistics": (
        lambda m, x: m.b((x - x.mean(1, keepdim=True)) / x.std(1, keepdim=True)),
        "std at line {} ",
    ),
    "statistics of the batch": (lambda m, x: m.b(m.norm(x)), "batch_norm at line {} .* measures"),
    "mean of the batch": (lambda m, x: m.b(x - x.mean()), "mean at line {} .* images of a batch"),
    "images joined": (lambda m, x: m.b(torch.cat([x, x]))[: len(x)], "cat at line {} .* images"),
    "weights by the input": (lambda m, x: F.linear(x, m.a(x)[:2]), "linear at line {} .* weights"),
    "softmax early": (
        lambda m, x: m.b(m.a(x).softmax(1)),
        "linear at line {} .* after the softmax",
    ),
    "softmax twice": (
        lambda m, x: m.b(x).softmax(1).log_softmax(1),
        "log_softmax at line {} .* another softmax",
    ),
    "softmax over images": (lambda m, x: m.b(x).softmax(0), "softmax at line {} .* along dim 0"),
    "dropout always on": (lambda m, x: m.b(F.dropout(x)), "dropout at line {} .* active although"),
    "places in disorder": (
        lambda m, x: m.b(x.repeat(1, 40)[:, torch.arange(159, -1, -1)][:, :4]),
        "getitem at line {} .* takes 160 pieces",
    ),
    "noise": (lambda m, x: m.b(x + torch.randn(4)), "gives other numbers"),
    "noise for each": (lambda m, x: m.b(x + torch.randn_like(x)), "add at line {} .* not seen"),
    "two heads": (lambda m, x: (m.b(x), m.a(x)[:, :3]), r"\[0\] with 2 values and \[1\] with 3"),
    "a picture": (lambda m, x: m.a(x).view(-1, 2, 2), r"returns shape \(3, 2, 2\)"),
    "nothing": (lambda m, x: None, "returns a NoneType"),
    "a constant": (lambda m, x: torch.ones(len(x), 2), "does not come from its input"),
    "its input": (lambda m, x: x, "returns its input"),
    "crash": (lambda m, x: m.b(x.view(1, 7)), "cannot run on an example of shape"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_shown_is_named(case: str) -> None:
    steps, message = REFUSED[case]
    module = Wrong(steps)
    with pytest.raises(InputError) as caught:
        Network.from_module(module, torch.rand(1, 4))
    assert re.search(message.format(r"\d+"), str(caught.value)), str(caught.value)
    assert "\n" not in str(caught.value)
    assert module.training


def test_refusals_name_the_right_line() -> None:
    class Here(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.a = nn.Linear(4, 4)

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            x = torch.cumsum(self.a(x), 1)  # this line
            return F.relu(self.a(x))

    lines = linecache.getlines(__file__)
    number = next(n for n, line in enumerate(lines, 1) if line.endswith("# this line\n"))
    with pytest.raises(InputError, match=f"cumsum at line {number} of test_refusals.py"):
        Network.from_module(Here(), torch.rand(1, 4))
    with pytest.raises(InputError, match="conv3d in layer '0' cannot be shown"):
        Network.from_module(nn.Sequential(nn.Conv3d(1, 1, 1)), torch.rand(1, 1, 4, 4, 4))


def test_what_does_not_reach_the_result_is_not_refused() -> None:
    def steps(m: Wrong, x: torch.Tensor) -> torch.Tensor:
        assert torch.isfinite(x).all()
        m.largest = m.a(x).argmax(1)
        m.lstm(x[:, None])
        return m.b(x)

    network = Network.from_module(Wrong(steps), torch.rand(2, 4))
    assert [op.name for op in network.operations] == ["b"]


def test_scripted_and_lazy_modules() -> None:
    class Outer(nn.Module):
        def __init__(self, part: Any) -> None:
            super().__init__()
            self.part = part

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return self.part(x)

    scripted = torch.jit.script(nn.Linear(4, 2))
    with pytest.raises(InputError, match="its part 'part' is scripted"):
        Network.from_module(Outer(scripted), torch.rand(1, 4))
    with pytest.raises(InputError, match=r"Outer is lazy and part.weight has no shape yet: run it"):
        Network.from_module(Outer(nn.LazyLinear(2)), torch.rand(1, 4))
    lazy = Outer(nn.LazyLinear(2))
    lazy(torch.rand(1, 4))
    assert [op.name for op in Network.from_module(lazy, torch.rand(1, 4)).operations] == ["part"]


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
