"""Copies of a module's numbers while it learns are what a conversion of it would come to."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.utils.parametrizations import weight_norm

from forwardpass import Network
from forwardpass.convert.snapshots import Snapshots
from forwardpass.network.history import with_tensors


class Turned(nn.Module):
    """Multiplies with its matrix as it lies, which is the other way round."""

    def __init__(self) -> None:
        super().__init__()
        self.matrix = nn.Parameter(torch.randn(6, 3))
        self.shift = nn.Parameter(torch.zeros(3))

    def forward(self, x: Tensor) -> Tensor:
        return F.log_softmax(x @ self.matrix + self.shift + 0.5, dim=1)


def convolutional() -> nn.Module:
    norms = [nn.BatchNorm2d(4), nn.BatchNorm2d(4)]  # alike to the last number, before any step
    return nn.Sequential(
        nn.Conv2d(1, 4, 3), norms[0], nn.ReLU(), nn.Conv2d(4, 4, 3), norms[1], nn.ReLU(),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 3),
    )  # fmt: skip


def tied() -> nn.Module:
    one = nn.Linear(6, 6)
    return nn.Sequential(one, nn.ReLU(), one, nn.ReLU(), nn.Linear(6, 3))


def composed() -> nn.Module:
    return nn.Sequential(weight_norm(nn.Linear(6, 5)), nn.Tanh(), nn.Linear(5, 3))


CASES: dict[str, tuple[Callable[[], nn.Module], tuple[int, ...]]] = {
    "plain": (lambda: nn.Sequential(nn.Linear(6, 5), nn.Dropout(), nn.Linear(5, 3)), (6,)),
    "batch norm": (convolutional, (1, 8, 8)),
    "turned": (Turned, (6,)),
    "tied": (tied, (6,)),
    "composed": (composed, (6,)),
    "half": (lambda: nn.Sequential(nn.Linear(6, 5), nn.ReLU(), nn.Linear(5, 3)).bfloat16(), (6,)),
}


@pytest.mark.parametrize("name", CASES)
def test_a_copy_is_what_a_conversion_would_be(name: str) -> None:
    make, shape = CASES[name]
    torch.manual_seed(1)
    module = make()
    dtype = next(module.parameters()).dtype
    example = torch.rand(4, *shape, dtype=dtype)
    chance = torch.get_rng_state()
    snapshots = Snapshots(module, example)
    assert torch.equal(chance, torch.get_rng_state())
    assert module.training
    optimiser = torch.optim.SGD(module.parameters(), lr=0.5)
    for _ in range(3):
        loss = F.cross_entropy(module(example).float(), torch.tensor([0, 1, 2, 0]))
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    chance = torch.get_rng_state()
    taken = snapshots.take()
    assert torch.equal(chance, torch.get_rng_state())
    expected = Network.from_module(module, example)
    optimiser.step()  # what was taken does not follow
    now = with_tensors(snapshots.network, snapshots.tensors(taken))
    for op, told in zip(now.operations, expected.operations, strict=True):
        for part, values in told.tensors.items():
            assert np.array_equal(op.tensors[part], values), f"{op.name}.{part}"


def test_what_stays_is_not_copied() -> None:
    snapshots = Snapshots(Turned(), torch.rand(2, 6))
    assert len(snapshots.shapes) < sum(len(op.tensors) for op in snapshots.network.operations)
