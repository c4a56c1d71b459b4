"""Idioms of a line or two, see `idioms.py`."""

# mypy: disable-error-code="no-any-return, no-untyped-def, misc"

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import Final

import torch
import torch.nn.functional as F  # the functions between layers
from idioms import DIGIT, MODELS, Bare, Idiom, Output, Swish, given, row
from rareidioms import RARE
from torch import Tensor, nn

conv: Final = partial(nn.Conv2d, 1, 4, 3)
head: Final = partial(nn.Linear, 400, 10)
pooled: Final = partial(nn.Linear, 4, 10)


def after(act: Callable[[], nn.Module]) -> Idiom:
    """An activation after a convolution and after a linear layer."""
    return row(conv, act, nn.Flatten, partial(nn.Linear, 400, 12), act, partial(nn.Linear, 12, 10))


ACTIVATIONS: Final[dict[str, Callable[[], nn.Module]]] = {
    "relu": nn.ReLU,
    "relu6": nn.ReLU6,
    "leaky relu": partial(nn.LeakyReLU, 0.2),
    "prelu": nn.PReLU,
    "elu": partial(nn.ELU, 0.7),
    "selu": nn.SELU,
    "celu": partial(nn.CELU, 1.5),
    "softplus": partial(nn.Softplus, 2.0, 15.0),
    "silu": nn.SiLU,
    "mish": nn.Mish,
    "hardswish": nn.Hardswish,
    "hardtanh": partial(nn.Hardtanh, -0.5, 0.8),
    "hardsigmoid": nn.Hardsigmoid,
    "tanh": nn.Tanh,
    "sigmoid": nn.Sigmoid,
    "gelu": nn.GELU,
    "gelu by tanh": partial(nn.GELU, "tanh"),
    "threshold": partial(nn.Threshold, 0.0, 0.0),
    "rrelu": nn.RReLU,
    "swish written out": Swish,
}

WRITTEN: Final[dict[str, Callable[[Tensor], Tensor]]] = {
    "hard swish by relu6": lambda x: x * F.relu6(x + 3, inplace=True) / 6,
    "mish by softplus": lambda x: x * torch.tanh(F.softplus(x)),
    "gelu by erf": lambda x: 0.5 * x * (1 + torch.erf(x / math.sqrt(2))),
    "gelu by cubes": lambda x: (
        0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x.pow(3))))
    ),
    "leaky relu by where": lambda x: torch.where(x > 0, x, 0.1 * x),
    "relu by filling": lambda x: x.masked_fill(x < 0, 0.0),
    "relu by a mask": lambda x: x * (x > 0).float(),
    "sigmoid by exp": lambda x: 1 / (1 + torch.exp(-x)),
    "relu by clamp": lambda x: x.clamp(min=0),
    "relu by max": lambda x: torch.max(x, torch.zeros_like(x)),
    "clamp": lambda x: torch.clamp(x, -0.4, 0.6),
    "larger of two": lambda x: torch.maximum(x, 0.3 * x - 0.1),
    "smaller of two": lambda x: torch.min(x, 0.5 - x),
}

LINES: Final[dict[str, Idiom]] = {
    "bias-free, strided, 1x1 head": row(
        partial(nn.Conv2d, 1, 6, 3, 2, bias=False),
        nn.ReLU,
        partial(nn.Conv2d, 6, 10, 1, bias=False),
        partial(nn.AdaptiveAvgPool2d, 1),
        nn.Flatten,
    ),
    "a map a class, not flattened": row(
        partial(nn.Conv2d, 1, 10, 3), partial(nn.AdaptiveMaxPool2d, 1)
    ),
    "log_softmax of 1x1 maps": given(
        lambda m, x: F.log_softmax(m.c(x).amax((2, 3), keepdim=True), dim=1).squeeze(),
        c=partial(nn.Conv2d, 1, 10, 3),
    ),
    "padding same and valid": row(
        partial(nn.Conv2d, 1, 3, 4, padding="same", dilation=1),
        partial(nn.Conv2d, 3, 3, (3, 2), padding="valid"),
        nn.Flatten,
        partial(nn.Linear, 330, 10),
    ),
    "circular and reflected padding": row(
        partial(nn.Conv2d, 1, 3, 3, padding=1, padding_mode="circular"),
        partial(nn.Conv2d, 3, 2, 3, padding=2, padding_mode="reflect"),
        partial(nn.ReplicationPad2d, (1, 0, 2, 1)),
        nn.Flatten,
        partial(nn.Linear, 510, 10),
    ),
    "explicit padding": given(
        lambda m, x: m.f(m.c(F.pad(m.z(x), (1, 0, 0, 2), value=0.5)).flatten(1)),
        z=partial(nn.ZeroPad2d, 1),
        c=conv,
        f=partial(nn.Linear, 4 * 14 * 13, 10),
    ),
    "norm before and after": row(
        conv,
        partial(nn.BatchNorm2d, 4),
        nn.ReLU,
        partial(nn.BatchNorm2d, 4, affine=False),
        nn.Flatten,
        partial(nn.Linear, 400, 16),
        partial(nn.BatchNorm1d, 16),
        nn.Tanh,
        partial(nn.Linear, 16, 10),
    ),
    "norm first and last": row(
        partial(nn.BatchNorm2d, 1),
        nn.Flatten,
        partial(nn.Linear, 144, 10),
        partial(nn.BatchNorm1d, 10),
    ),
    "norms that measure": row(
        conv,
        partial(nn.GroupNorm, 2, 4),
        nn.ReLU,
        partial(nn.InstanceNorm2d, 4, affine=True),
        partial(nn.LocalResponseNorm, 3),
        nn.Flatten,
        partial(nn.LayerNorm, 400),
        partial(nn.Linear, 400, 10),
    ),
    "layer norm of maps": row(
        conv, partial(nn.LayerNorm, [4, 10, 10]), nn.ReLU, nn.Flatten, partial(nn.Linear, 400, 10)
    ),
    "pools": row(
        partial(nn.MaxPool2d, 3, 2, 1, ceil_mode=True),
        conv,
        partial(nn.AvgPool2d, 2, 1, 1, count_include_pad=False),
        partial(nn.MaxPool2d, 2, 1, dilation=2),
        nn.Flatten,
        partial(nn.Linear, 4 * 16, 10),
    ),
    "places of the largest": given(
        lambda m, x: m.f(m.p(m.c(x))[0].flatten(1)),
        c=conv,
        p=partial(nn.MaxPool2d, 2, return_indices=True),
        f=partial(nn.Linear, 100, 10),
    ),
    "global average by its side": given(
        lambda m, x: m.f(F.avg_pool2d(m.c(x), 10).squeeze(3).squeeze(2)), c=conv, f=pooled
    ),
    "normalised inside": given(
        lambda m, x: m.f(m.c((x - 0.1307) / 0.3081).relu().view(-1, 400)), c=conv, f=head
    ),
    "constants of many kinds": given(
        lambda m, x: m.f(-(1 - m.c(x * 2 - 1)).flatten(1) / 3 * m.gain),
        c=conv,
        f=head,
        gain=lambda: nn.Parameter(torch.rand(400)),
    ),
    "own matrix": Idiom(
        lambda: nn.Sequential(nn.Flatten(), Bare(144, 20), nn.ReLU(), Bare(20, 10))
    ),
    "matrices in many ways": given(
        lambda m, x: torch.einsum(
            "bi,oi->bo", torch.addmm(m.b, torch.mm(x.view(len(x), -1), m.w), m.v), m.u
        ),
        w=lambda: nn.Parameter(torch.randn(144, 8) / 12),
        v=lambda: nn.Parameter(torch.randn(8, 6) / 3),
        u=lambda: nn.Parameter(torch.randn(10, 6) / 3),
        b=lambda: nn.Parameter(torch.randn(6)),
    ),
    "images in the columns": given(
        lambda m, x: (m.w @ x.reshape(-1, 144).T + m.b).T,
        w=lambda: nn.Parameter(torch.randn(10, 144) / 12),
        b=lambda: nn.Parameter(torch.randn(10, 1)),
    ),
    "a linear layer along rows": given(
        lambda m, x: m.f(F.relu(m.r(x.squeeze(1))).flatten(1)),
        r=partial(nn.Linear, 12, 5),
        f=partial(nn.Linear, 60, 10),
    ),
    "conv1d over rows": given(
        lambda m, x: m.f(F.max_pool1d(m.c(x[:, 0]).relu(), 2).flatten(1)),
        c=partial(nn.Conv1d, 12, 6, 3, padding="same"),
        f=partial(nn.Linear, 36, 10),
    ),
    "conv1d over a series": given(
        lambda m, x: m.f(m.c(x.unsqueeze(1)).relu().mean(-1)),
        (30,),
        c=partial(nn.Conv1d, 1, 4, 5, stride=2),
        f=pooled,
    ),
    "maxout": given(
        lambda m, x: m.f(m.a(x.flatten(1)).view(-1, 8, 3).max(-1)[0]),
        a=partial(nn.Linear, 144, 24),
        f=partial(nn.Linear, 8, 10),
    ),
    "maxout of two": given(
        lambda m, x: m.f(torch.max(m.a(x), m.c(x)).flatten(1)), a=conv, c=conv, f=head
    ),
    "two ways of one picture": given(
        lambda m, x: m.f(torch.cat([x[:, :, ::2, 1:11].flatten(1), m.c(x).mean((2, 3))], 1)),
        c=conv,
        f=partial(nn.Linear, 64, 10),
    ),
    "turned pictures": given(
        lambda m, x: m.f((m.c(x.permute(0, 1, 3, 2)) + m.c(torch.flip(x, [3]))).flatten(1)),
        c=conv,
        f=head,
    ),
    "gray as colours": given(
        lambda m, x: m.f((m.c(x.repeat(1, 3, 1, 1)) + m.c(x.expand(-1, 3, -1, -1))).flatten(1)),
        c=partial(nn.Conv2d, 3, 4, 3),
        f=head,
    ),
    "coordinates as channels": given(
        lambda m, x: m.f(m.c(torch.cat([x, m.grid.expand(len(x), -1, -1, -1)], 1)).flatten(1)),
        grid=lambda: nn.Parameter(torch.rand(2, 12, 12)),
        c=partial(nn.Conv2d, 3, 4, 3),
        f=head,
    ),
    "shortcut by zeros": given(
        lambda m, x: m.f((m.c(x) + F.pad(x[:, :, 1:-1, 1:-1], (0, 0, 0, 0, 1, 2))).flatten(1)),
        c=conv,
        f=head,
    ),
    "several of one kind, averaged": given(
        lambda m, x: torch.stack([part(x.flatten(1)) for part in m.parts]).mean(0),
        parts=lambda: nn.ModuleList(nn.Linear(144, 10) for _ in range(3)),
    ),
    "a sum of parts": given(
        lambda m, x: sum(part(x.flatten(1)) for part in m.parts) / len(m.parts),
        parts=lambda: nn.ModuleList(nn.Linear(144, 10) for _ in range(3)),
    ),
    "a layer twice": given(
        lambda m, x: m.f(F.relu(m.c(F.relu(m.c(x)))).flatten(1)),
        c=partial(nn.Conv2d, 1, 1, 3),
        f=partial(nn.Linear, 64, 10),
    ),
    "dropout beside a skip": given(
        lambda m, x: m.f(F.relu(m.d(y := m.c(x)), inplace=False).flatten(1) + y.flatten(1)),
        c=conv,
        d=partial(nn.Dropout2d, 0.3),
        f=head,
    ),
    "softmax, then log": given(
        lambda m, x: torch.log(F.softmax(m.f(m.c(x).flatten(1)), dim=1)), c=conv, f=head
    ),
    "softmax by hand": given(
        lambda m, x: (y := m.f(m.c(x).flatten(1)).exp()) / y.sum(1, keepdim=True), c=conv, f=head
    ),
    "log_softmax by hand": given(
        lambda m, x: (y := m.f(m.c(x).flatten(1))) - y.exp().sum(-1).log().unsqueeze(-1),
        c=conv,
        f=head,
    ),
    "a single layer": Idiom(partial(nn.Linear, 13, 3), (13,)),
    "mixer": given(
        lambda m, x: m.f((y := m.p(x).flatten(2).mT) + m.t(m.n(y).transpose(1, 2)).mT).mean(dim=1),
        p=partial(nn.Conv2d, 1, 6, 4, 4),
        n=partial(nn.LayerNorm, 6),
        t=partial(nn.Linear, 9, 9),
        f=partial(nn.Linear, 6, 10),
    ),
    "features joined again and again": given(
        lambda m, x: m.f(
            torch.cat([h := m.a(x.flatten(1)[:, :72]).relu(), x[:, 0, 6:].flatten(1), h], 1)
        ),
        a=partial(nn.Linear, 72, 9),
        f=partial(nn.Linear, 90, 10),
    ),
    "sigmoid last": row(conv, nn.Flatten, head, nn.Sigmoid),
    "relu last": row(conv, nn.Flatten, head, nn.ReLU),
    "pool last": row(partial(nn.Conv2d, 1, 10, 3), partial(nn.AvgPool2d, 10), nn.Flatten),
    "activation first, two in a row": row(nn.Tanh, conv, nn.ReLU, nn.Sigmoid, nn.Flatten, head),
    "types and devices": given(
        lambda m, x: m.f(m.c(x.to("cpu").type(torch.float).detach().clone()).float().flatten(1)),
        c=conv,
        f=head,
    ),
    "spectral norm": row(
        lambda: nn.utils.spectral_norm(conv()),
        nn.Flatten,
        lambda: nn.utils.parametrizations.weight_norm(head()),
    ),
    "without a batch axis": given(lambda m, x: m.f(m.c(x).relu().flatten()), c=conv, f=head),
    "one at a time": given(lambda m, x: m.f(m.c(x).squeeze().view(-1)), c=conv, f=head),
    "flat digits made square": given(
        lambda m, x: m.f(m.c(x.view(-1, 1, 28, 28)).amax(dim=(-2, -1))), (784,), c=conv, f=pooled
    ),
    "digits without channels": given(
        lambda m, x: m.f(m.c(x[:, None]).sum((2, 3)) / 100), (28, 28), c=conv, f=pooled
    ),
    "features": row(
        partial(nn.Linear, 13, 9),
        partial(nn.BatchNorm1d, 9),
        nn.ReLU,
        partial(nn.Linear, 9, 3),
        shape=(13,),
    ),
    "channels shuffled by PyTorch": row(
        conv, partial(nn.ChannelShuffle, 2), partial(nn.PixelUnshuffle, 2), nn.Flatten, head
    ),
    "in place all along": given(
        lambda m, x: m.f(m.c(x).relu_().mul_(0.5).add_(0.1).sigmoid_().flatten(1)), c=conv, f=head
    ),
    "lambda as a layer": given(
        lambda m, x: m.f(m.act(m.c(m.square(x))).flatten(1)),
        (784,),
        square=lambda: lambda x: x.reshape(-1, 1, 28, 28),
        act=lambda: F.relu,
        c=partial(nn.Conv2d, 1, 2, 5, 4),
        f=partial(nn.Linear, 72, 10),
    ),
}

# What is returned beside the classes; each is shown with a warning.
RESULTS: Final[dict[str, Idiom]] = {
    "with features": given(lambda m, x: (m.f(h := m.c(x).flatten(1)), h), c=conv, f=head),
    "in a dict": given(
        lambda m, x: {"features": (h := m.c(x).flatten(1)), "logits": m.f(h)}, c=conv, f=head
    ),
    "in a record": given(lambda m, x: Output(None, m.f(h := m.c(x).flatten(1)), h), c=conv, f=head),
    "with probabilities": given(
        lambda m, x: (y := m.f(m.c(x).flatten(1)), F.softmax(y, 1)), c=conv, f=head
    ),
    "with heads beside": given(
        lambda m, x: [m.f(h := m.c(x).flatten(1)), m.g(h)], c=conv, f=head, g=head
    ),
}

ALL: Final[dict[str, Idiom]] = {
    **MODELS,
    **LINES,
    **RARE,
    **{f"activation {name}": after(act) for name, act in ACTIVATIONS.items()},
    **{
        name: given(lambda m, x, act=act: m.f(act(m.c(x)).flatten(1)), c=conv, f=head)
        for name, act in WRITTEN.items()
    },
}
LARGE: Final = ("resnet18 for 32x32",)
__all__ = ["ALL", "DIGIT", "LARGE", "RESULTS"]
