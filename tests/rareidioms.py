"""Idioms that are met now and then, see `idioms.py`: pooled series, differences and the like."""

# mypy: disable-error-code="no-any-return, no-untyped-def, misc"

from __future__ import annotations

from functools import partial
from typing import Final

import torch
import torch.nn.functional as F  # the functions between layers
from idioms import Idiom, given, row
from torch import nn

conv: Final = partial(nn.Conv2d, 1, 4, 3)
RARE: Final[dict[str, Idiom]] = {
    "a series, pooled by means": row(
        partial(nn.Conv1d, 2, 4, 5, padding=2),
        nn.ReLU,
        partial(nn.AvgPool1d, 3, 2, 1),
        partial(nn.Conv1d, 4, 6, 3),
        nn.Tanh,
        partial(nn.AdaptiveAvgPool1d, 5),
        partial(nn.AdaptiveMaxPool1d, 2),
        nn.Flatten,
        partial(nn.Linear, 12, 10),
        shape=(2, 30),
    ),
    "what one way has beyond another": given(
        lambda m, x: m.f((m.c(x).relu() - m.d(x)).flatten(1)),
        c=partial(nn.Conv2d, 1, 4, 3),
        d=partial(nn.Conv2d, 1, 4, 3),
        f=partial(nn.Linear, 400, 10),
    ),
    "transposed convolution": row(
        partial(nn.Conv2d, 1, 6, 3, 2),
        nn.ReLU,
        partial(nn.ConvTranspose2d, 6, 4, 3, stride=2, padding=1, output_padding=1, groups=2),
        nn.ReLU,
        partial(nn.ConvTranspose2d, 4, 2, (4, 3), stride=(3, 1), dilation=(2, 1), bias=False),
        nn.Flatten,
        partial(nn.Linear, 816, 10),
    ),
    "transposed convolution of a series": row(
        partial(nn.ConvTranspose1d, 2, 3, 5, stride=2, padding=2, output_padding=1),
        nn.Tanh,
        nn.Flatten,
        partial(nn.Linear, 60, 10),
        shape=(2, 10),
    ),
    "made larger by repeating": row(
        partial(nn.Upsample, scale_factor=2), conv, nn.Flatten, partial(nn.Linear, 1936, 10)
    ),
    "resized between pixels": given(
        lambda m, x: m.f(
            m.c(F.interpolate(x, size=(9, 15), mode="bilinear", align_corners=False)).flatten(1)
        ),
        c=conv,
        f=partial(nn.Linear, 364, 10),
    ),
    "corners aligned": given(
        lambda m, x: m.f(
            F.interpolate(m.c(x), scale_factor=1.5, mode="bicubic", align_corners=True).flatten(1)
        ),
        c=conv,
        f=partial(nn.Linear, 900, 10),
    ),
    "patches unfolded": given(
        lambda m, x: m.f(
            F.relu(m.e(F.unfold(m.c(x), 3, dilation=2, padding=1, stride=2).mT)).mean(1)
        ),
        c=partial(nn.Conv2d, 1, 2, 3),
        e=partial(nn.Linear, 18, 7),
        f=partial(nn.Linear, 7, 10),
    ),
    "patches by windows": given(
        lambda m, x: m.f(
            F.relu(m.e(x.unfold(2, 5, 5).unfold(3, 5, 5).reshape(-1, 4, 25))).flatten(1)
        ),
        e=partial(nn.Linear, 25, 7),
        f=partial(nn.Linear, 28, 10),
    ),
    "squeeze and excitation": given(
        lambda m, x: m.f(((y := m.c(x).relu()) + y * m.gate(y).expand_as(y)).mean((2, 3))),
        c=conv,
        gate=lambda: nn.Sequential(
            nn.AdaptiveAvgPool2d(1), nn.Conv2d(4, 2, 1), nn.ReLU(), nn.Conv2d(2, 4, 1), nn.Sigmoid()
        ),
        f=partial(nn.Linear, 4, 10),
    ),
    "gates of places": given(
        lambda m, x: m.f((F.hardsigmoid(m.g(y := m.c(x))) * y).flatten(1)),
        c=conv,
        g=partial(nn.Conv2d, 4, 1, 3, padding=1),
        f=partial(nn.Linear, 400, 10),
    ),
    "highway": given(
        lambda m, x: m.f(
            (h := m.a(x.flatten(1)).relu()) * (g := torch.sigmoid(m.g(h))) + m.b(h) * (1 - g)
        ),
        a=partial(nn.Linear, 144, 9),
        g=partial(nn.Linear, 9, 9),
        b=partial(nn.Linear, 9, 9),
        f=partial(nn.Linear, 9, 10),
    ),
    "gated linear units": given(
        lambda m, x: m.f(F.glu(m.c(x), dim=1).flatten(1)), c=conv, f=partial(nn.Linear, 200, 10)
    ),
    "tanh gated by sigmoid": given(
        lambda m, x: m.f((torch.tanh(m.c(x)) * torch.sigmoid(m.d(x))).flatten(1)),
        c=conv,
        d=conv,
        f=partial(nn.Linear, 400, 10),
    ),
    "gelu by a sigmoid": given(
        lambda m, x: m.f(((y := m.c(x)) * torch.sigmoid(1.702 * y)).flatten(1)),
        c=conv,
        f=partial(nn.Linear, 400, 10),
    ),
    "squares, as of encrypted numbers": given(
        lambda m, x: m.f((y := m.a((h := m.c(x)) * h).flatten(1)) ** 2 + y.square()),
        c=conv,
        a=partial(nn.Conv2d, 4, 2, 10),
        f=partial(nn.Linear, 2, 10),
    ),
    "rare activations": row(
        conv,
        nn.Softsign,
        nn.Tanhshrink,
        partial(nn.Softshrink, 0.1),
        nn.LogSigmoid,
        nn.Flatten,
        partial(nn.Linear, 400, 10),
    ),
}
