"""Writes fixtures/learning.json: ten steps of learning, and the weights that PyTorch begins with.

    python tools/write_learning_fixtures.py

The numbers come from PyTorch: operations, autograd and torch.optim in float64, from the weights of
the networks in fixtures/; the beginnings from its own modules. None of the package's own folds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch_kinds import THEIRS

from forwardpass import Network
from forwardpass.inside.dropout import mulberry32
from forwardpass.learn.model import MNISTNet

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
STEPS, IMAGES, SEED, DIGITS = 10, 4, 41, 8
LEARNT: Final = ("weight", "bias")
DROPPED: Final = {"skip": ("dropout", 0.25), "conv": ("tanh", 0.5)}  # where masks are put
LESSONS: Final = {"seed": 11, "count": 40}
CURVE: Final = {"seed": 7, "batch": 16, "steps": 50}
SEEDS: Final = (0, 7, 2**32 - 1)

Optimizer = Callable[[Iterable[Tensor]], torch.optim.Optimizer]
OPTIMIZERS: Final[dict[str, tuple[dict[str, Any], Optimizer]]] = {
    "plain": ({"kind": "sgd", "rate": 0.1}, lambda all_: torch.optim.SGD(all_, 0.1)),
    "momentum": (
        {"kind": "sgd", "rate": 0.05, "momentum": 0.9},
        lambda all_: torch.optim.SGD(all_, 0.05, momentum=0.9),
    ),
    "adam": (
        {"kind": "adam", "rate": 0.01, "betas": [0.8, 0.95], "eps": 1e-6},
        lambda all_: torch.optim.Adam(all_, 0.01, (0.8, 0.95), 1e-6),
    ),
}
# Rates at which rounding does not grow from step to step.
CURVES: Final[list[tuple[dict[str, Any], Optimizer]]] = [
    OPTIMIZERS["momentum"],
    (
        {"kind": "adam", "rate": 0.0005, "betas": [0.9, 0.999], "eps": 1e-8},
        lambda all_: torch.optim.Adam(all_, 0.0005),
    ),
]
# What a beginning is compared with: a module of the same layers, built by PyTorch.
MODULES: Final[dict[str, Callable[[], nn.Module]]] = {
    "tiny": lambda: nn.ModuleDict({"fc1": nn.Linear(4, 3), "fc2": nn.Linear(3, 2)}),
    "conv": lambda: nn.ModuleDict(
        {
            "conv1": nn.Conv2d(2, 3, 3),
            "bn1": nn.BatchNorm2d(3),
            "conv2": nn.Conv2d(3, 3, 3, bias=False),
            "bn2": nn.BatchNorm2d(3),
            "conv3": nn.Conv2d(3, 3, 3, groups=3),
            "conv4": nn.Conv2d(3, 2, 1),
            "fc": nn.Linear(20, 4),
        }
    ),
}


def tensors_of(network: Network) -> dict[str, dict[str, Tensor]]:
    """Every operation's tensors in float64, those that are learnt with a gradient."""
    return {
        op.name: {
            name: torch.tensor(values, dtype=torch.float64).requires_grad_(name in LEARNT)
            for name, values in op.tensors.items()
        }
        for op in network.operations
    }


def log_probs(network: Network, own: Any, images: Tensor, masks: dict[str, Tensor]) -> Tensor:
    """PyTorch's log-probabilities, (N, classes)."""
    values = {"input": images}
    for op in network.operations:
        if op.name == network.scores:
            end = op.name
        reads = [values[name] for name in op.reads]
        value = THEIRS[op.kind](reads, own[op.name], {**op.settings, "shape": op.shape})
        values[op.name] = value * masks[op.name] if op.name in masks else value
    return F.log_softmax(values[end], dim=1)


def ten_steps(name: str, network: Network, how: str) -> dict[str, Any]:
    """One training: what it starts from, the loss before each step, and the numbers at the end."""
    chance = np.random.default_rng(SEED)
    images = np.round(chance.normal(size=(IMAGES, *network.input_shape)), 3)
    targets = chance.integers(len(network.class_names), size=IMAGES)
    masks = {}
    if name in DROPPED:
        at, p = DROPPED[name]
        kept = chance.random((IMAGES, *network.shape_of(at))) >= p
        masks = {at: torch.tensor(kept / (1 - p))}
    settings, make = OPTIMIZERS[how]
    own = tensors_of(network)
    named = {f"{op}.{x}": t for op, all_ in own.items() for x, t in all_.items() if t.requires_grad}
    optimizer, losses = make(named.values()), []
    for _ in range(STEPS):
        optimizer.zero_grad()
        found = log_probs(network, own, torch.tensor(images), masks)
        loss = F.nll_loss(found, torch.tensor(targets))
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        losses.append(_number(loss.item()))
    return {
        "network": name,
        "optimizer": settings,
        "images": [row.ravel().tolist() for row in images],
        "targets": targets.tolist(),
        "factors": {at: [_list(row) for row in mask] for at, mask in masks.items()},
        "losses": losses,
        "parameters": {at: _list(values) for at, values in named.items()},
    }


def beginning(name: str, seed: int) -> dict[str, Any]:
    """The numbers with which PyTorch's modules begin."""
    torch.manual_seed(seed)
    module = MODULES[name]()
    found = {at: _list(values) for at, values in module.named_parameters()}
    return {"network": name, "seed": seed, "parameters": found}


def lessons() -> tuple[Tensor, Tensor]:
    """Pictures, (N, 1, 28, 28), and their classes, from numbers that both languages have."""
    chance = mulberry32(LESSONS["seed"], LESSONS["count"] * 784)
    images = np.where(chance < 0.8, 0, chance).astype(np.float32)
    return (
        torch.tensor(images.reshape(-1, 1, 28, 28), dtype=torch.float64),
        torch.arange(LESSONS["count"]) * 7 % 10,
    )


def order(seed: int, count: int, batch: int) -> Iterator[list[int]]:
    """Batches without end, as the page's `givenTeacher` draws them."""
    chance = iter(mulberry32(seed, 100 * count))
    while True:
        places = list(range(count))
        for k in range(count - 1, 0, -1):
            other = int(next(chance) * (k + 1))
            places[k], places[other] = places[other], places[k]
        for k in range(0, count - batch + 1, batch):
            yield places[k : k + batch]


def curve(settings: dict[str, Any], make: Optimizer) -> dict[str, Any]:
    """The losses of a longer training of MNISTNet from its beginning, no neuron dropped."""
    torch.manual_seed(CURVE["seed"])
    module = MNISTNet().double().eval()
    optimizer, losses = make(module.parameters()), []
    images, targets = lessons()
    batches = order(CURVE["seed"], LESSONS["count"], CURVE["batch"])
    for _ in range(CURVE["steps"]):
        places = next(batches)
        optimizer.zero_grad()
        loss = F.nll_loss(module(images[places]), targets[places])
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        losses.append(_number(loss.item()))
    return {**CURVE, "lessons": LESSONS, "optimizer": settings, "losses": losses}


def learning() -> dict[str, Any]:
    """Everything that the file holds."""
    networks = {
        name: Network.load(FIXTURES / f"{name}.safetensors") for name in ("tiny", "skip", "conv")
    }
    return {
        "runs": [ten_steps(name, net, how) for name, net in networks.items() for how in OPTIMIZERS],
        "curves": [curve(settings, make) for settings, make in CURVES],
        "beginnings": [beginning(name, seed) for name in MODULES for seed in SEEDS],
    }


def _list(values: Tensor) -> list[float]:
    return [_number(value) for value in values.detach().reshape(-1).tolist()]


def _number(value: float) -> float:
    return float(f"{value:.{DIGITS}g}") + 0.0  # never -0.0


if __name__ == "__main__":
    text = json.dumps(learning(), separators=(",", ":"))
    (FIXTURES / "learning.json").write_text(text + "\n", encoding="utf-8")
