"""Idioms with weights, what became of them, and what PyTorch computes."""

from __future__ import annotations

from functools import cache

import torch
from idioms import settled
from shortidioms import ALL, RESULTS
from torch import nn

from forwardpass import Network


@cache
def made(name: str) -> tuple[nn.Module, Network]:
    """An idiom with weights as after training, and what became of it."""
    idiom = {**ALL, **RESULTS}[name]
    torch.manual_seed(sum(map(ord, name)))
    module = settled(idiom.make())
    return module, Network.from_module(module, torch.rand(2, *idiom.shape))


def theirs(module: nn.Module, inputs: torch.Tensor) -> torch.Tensor:
    """The result for each input by itself, as some modules take no more."""
    with torch.no_grad():
        return torch.stack([module(x[None].clone()).reshape(-1) for x in inputs])
