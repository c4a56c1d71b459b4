"""Idioms that are met now and then, see `idioms.py`: pooled series, differences and the like."""

# mypy: disable-error-code="no-any-return, no-untyped-def, misc"

from __future__ import annotations

from functools import partial
from typing import Final

from idioms import Idiom, given, row
from torch import nn

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
}
