"""Which input a module takes, found by running it on what its layers speak for."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from shortidioms import ALL
from torch import nn

from forwardpass.convert.any import as_network


def head(channels: int, side: int) -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(channels, 2, 3), nn.ReLU(), nn.Flatten(), nn.Linear(2 * (side - 2) ** 2, 3)
    )


@pytest.mark.parametrize(
    ("module", "shape"),
    [
        (head(1, 28), (1, 28, 28)),
        (head(1, 32), (1, 32, 32)),
        (head(3, 32), (3, 32, 32)),
        (head(3, 28), (3, 28, 28)),
        (head(3, 64), (3, 64, 64)),
        (nn.Sequential(nn.Conv2d(3, 4, 3), nn.AdaptiveAvgPool2d(1), nn.Flatten()), (3, 32, 32)),
        (nn.Sequential(nn.Flatten(), nn.Linear(3072, 4)), (3, 32, 32)),
        (nn.Linear(3072, 4), (3072,)),
        (nn.Linear(13, 4), (13,)),
        (nn.Sequential(nn.Conv1d(28, 2, 3), nn.Flatten(), nn.Linear(52, 3)), (28, 28)),
    ],
)
def test_blank_inputs_have_the_shape_that_runs(module: Any, shape: tuple[int, ...]) -> None:
    assert as_network(module).input_shape == shape


def test_the_flat_digits_that_a_module_makes_square() -> None:
    module = ALL["lambda as a layer"].make()
    assert as_network(module).inputs == 784


@pytest.mark.parametrize("shape", [(28, 28), (1, 28, 28), (5, 28, 28), (5, 1, 28, 28)])
def test_pictures_get_the_axes_that_the_module_wants(shape: tuple[int, ...]) -> None:
    assert as_network(head(1, 28), torch.rand(shape)).input_shape == (1, 28, 28)


@pytest.mark.parametrize("shape", [(784,), (28, 28), (1, 28, 28), (5, 1, 28, 28), (5, 784)])
def test_a_module_that_flattens_takes_them_as_they_are(shape: tuple[int, ...]) -> None:
    assert (
        as_network(nn.Sequential(nn.Flatten(), nn.Linear(784, 3)), torch.rand(shape)).inputs == 784
    )
