"""A watched loop goes on as it would without us, and leaves a history that is whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.utils.parametrizations import weight_norm

import forwardpass
from forwardpass import History
from forwardpass.show.watch import Watch

EXAMPLE = torch.rand(8, 6)


def plain() -> nn.Module:
    return nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Dropout(0.3), nn.Linear(32, 3))


def composed() -> nn.Module:
    return nn.Sequential(weight_norm(nn.Linear(6, 5)), nn.Tanh(), nn.Linear(5, 3))


class Branching(nn.Module):
    """Decides by a value, which cannot be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.fc = nn.Linear(6, 3)

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.fc(x)
        return y if y.sum() > 0 else -y


def loop(model: nn.Module, steps: int, step: Callable[[Tensor], object]) -> list[Tensor]:
    """The losses; batches and dropout are drawn from the global generator, as in most loops."""
    optimiser = torch.optim.Adam(model.parameters(), lr=0.01)
    losses = []
    for _ in range(steps):
        images, labels = torch.rand(8, 6), torch.randint(3, (8,))
        loss = F.cross_entropy(model(images), labels)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        step(loss)
        losses.append(loss.detach().clone())
    return losses


def watched(model: nn.Module, folder: Path, **options: Any) -> Watch:
    return forwardpass.watch(
        model, EXAMPLE, history=folder / "h.safetensors", page=False, **options
    )


@pytest.mark.parametrize("make", [plain, composed, Branching])
def test_the_loop_is_the_same_to_the_bit(make: Callable[[], nn.Module], tmp_path: Path) -> None:
    torch.manual_seed(3)
    model = make()
    state = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    chance = torch.get_rng_state()
    alone = loop(model, 40, lambda _: None)
    model.load_state_dict(state)
    torch.set_rng_state(chance)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with watched(model, tmp_path) as watch:
            seen = loop(model, 40, lambda loss: watch.step(loss=loss))
    assert torch.equal(torch.stack(alone), torch.stack(seen))


def test_the_history_is_the_loop(tmp_path: Path) -> None:
    torch.manual_seed(1)
    model = plain()
    first = {name: x.detach().clone() for name, x in model.named_parameters()}
    with watched(model, tmp_path, about="with Adam") as watch:
        losses = loop(model, 50, lambda loss: watch.step(loss=loss, accuracy=0.5))
    history = History.load(tmp_path / "h.safetensors")
    assert history.ended
    assert history.about == "with Adam"
    assert (history.steps[0], history.steps[-1], history.curve.steps) == (0, 50, 50)
    assert len(history.steps) > 8
    assert np.allclose(history.curve.loss, torch.stack(losses).numpy())
    assert history.curve.accuracy is not None
    for place, told in ((0, first), (-1, dict(model.named_parameters()))):
        for op, name in zip(("linear1", "linear2"), ("0", "3"), strict=True):
            tensors = history.at(place).operation(op).tensors
            bias, weight = told[f"{name}.bias"].detach(), told[f"{name}.weight"].detach()
            assert np.array_equal(tensors["bias"], bias.numpy())
            step = np.abs(weight.numpy()).max() / 127 if weight.shape[1] >= 8 else 0
            assert np.abs(tensors["weight"] - weight.numpy()).max() <= 0.51 * step + 1e-7


def test_a_fault_of_the_loop_passes_through_and_the_history_is_whole(tmp_path: Path) -> None:
    model = plain()

    def fail(watch: Watch, loss: Tensor) -> None:
        watch.step(loss=loss)
        if watch.steps == 17:
            raise KeyError("of the loop")

    with pytest.raises(KeyError, match="of the loop"), watched(model, tmp_path) as watch:
        loop(model, 100, lambda loss: fail(watch, loss))
    history = History.load(tmp_path / "h.safetensors")
    assert not history.ended
    assert history.steps[-1] == history.curve.steps == 17


def test_a_model_that_cannot_be_shown_is_one_warning(tmp_path: Path) -> None:
    model = Branching()
    with (
        pytest.warns(UserWarning, match="decides by a value") as said,
        watched(model, tmp_path) as w,
    ):
        loop(model, 5, lambda loss: w.step(loss=loss))
    assert len([each for each in said if "unwatched" in str(each.message)]) == 1
    assert w.steps == 5
    assert not (tmp_path / "h.safetensors").exists()


@pytest.mark.parametrize("loss", [float("nan"), float("inf"), None, "much", torch.ones(3)])
def test_whatever_is_told_the_loop_goes_on(loss: Any, tmp_path: Path) -> None:
    with watched(plain(), tmp_path) as watch:
        watch.step(loss=loss)
        watch.step(loss=0.5)
    assert np.isnan(History.load(tmp_path / "h.safetensors").curve.loss).tolist() == [True, False]


def lose(model: nn.Module, watching: Watch) -> None:
    with watching as watch, torch.no_grad():
        watch.step(loss=1.0)
        next(model.parameters()).fill_(float("nan"))
        end = time.monotonic() + 20
        while watch.watching and time.monotonic() < end:
            watch.step(loss=float("nan"))
            time.sleep(0.01)


def test_weights_that_are_no_numbers_end_the_watching_and_not_the_loop(tmp_path: Path) -> None:
    model = plain()
    with pytest.warns(UserWarning, match="the training goes on"):
        lose(model, watched(model, tmp_path))
    assert History.load(tmp_path / "h.safetensors").steps[0] == 0


def test_a_folder_that_is_not_there_is_one_warning(tmp_path: Path) -> None:
    with (
        pytest.warns(UserWarning, match="cannot write"),
        watched(plain(), tmp_path / "no") as watch,
    ):
        loop(plain(), 3, lambda loss: watch.step(loss=loss))


def test_of_several_processes_the_first_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RANK", "1")
    with watched(plain(), tmp_path) as watch:
        watch.step(loss=1.0)
    assert not list(tmp_path.iterdir())
    monkeypatch.setenv("RANK", "0")
    with watched(plain(), tmp_path) as watch:
        watch.step(loss=1.0)
    assert len(list(tmp_path.iterdir())) == 1


KILLED = """
import sys, torch, forwardpass
from torch import nn
model = nn.Sequential(nn.Linear(6, 512), nn.ReLU(), nn.Linear(512, 512), nn.Linear(512, 3))
with forwardpass.watch(model, torch.rand(4, 6), history=sys.argv[1], page=False) as watch:
    while True:
        with torch.no_grad():
            for tensor in model.parameters():
                tensor.mul_(0.9999)
        watch.step(loss=1.0)
"""


def test_a_process_that_is_killed_leaves_a_whole_history(tmp_path: Path) -> None:
    path = tmp_path / "h.safetensors"
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(path)])
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if path.exists() and len(History.load(path).steps) > 5:
            break
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    process.wait()
    history = History.load(path)
    assert len(history.steps) > 5
    assert history.curve.steps >= history.steps[-1]
    assert not history.ended


def test_200_mb_neither_hold_the_loop_up_nor_break_the_budget(tmp_path: Path) -> None:
    model = nn.Sequential(nn.Linear(6, 7000), nn.ReLU(), nn.Linear(7000, 7000), nn.Linear(7000, 3))
    assert 4 * sum(x.numel() for x in model.parameters()) > 190e6
    longest = 0.0
    with watched(model, tmp_path, budget=70_000_000) as watch:
        for _ in range(30):
            started = time.perf_counter()
            watch.step(loss=1.0)
            longest = max(longest, time.perf_counter() - started)
    assert longest < 2  # a copy; packing and writing take longer, elsewhere
    path = tmp_path / "h.safetensors"
    assert path.stat().st_size < 70_000_000
    steps = History.load(path).steps
    assert (steps[0], steps[-1]) == (0, 30)
