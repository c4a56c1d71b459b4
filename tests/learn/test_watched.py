"""A training run that is watched is the same run, and leaves the history of what it keeps."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from digitfiles import mnist_folder

from forwardpass import History, Network
from forwardpass.commands.cli import main
from forwardpass.learn.recipe import TrainConfig
from forwardpass.learn.train import train
from forwardpass.show.runwatch import RunWatch

SMALL = TrainConfig(
    held_out_images=40, epochs=3, batch=32, bend=0.3, threads=1, device="cpu", teachers=1,
    teacher_epochs=2, temperature=1.0,
)  # fmt: skip
WATCHED = ("--watch", "--no-open", "--port", "0")


@pytest.fixture(scope="module")
def mnist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return mnist_folder(tmp_path_factory.mktemp("mnist"))


def test_a_watched_run_comes_to_the_same_network(mnist: Path, tmp_path: Path) -> None:
    alone = Network.load(train(SMALL, mnist, tmp_path / "alone", quiet=True))
    out = tmp_path / "watched"
    said: list[str] = []
    with RunWatch(mnist, out, 0, browser=False, said=said.append) as watching:
        seen = Network.load(train(SMALL, mnist, out, quiet=True, watching=watching))
    for one, other in zip(alone.operations, seen.operations, strict=True):
        assert all(np.array_equal(one.tensors[name], other.tensors[name]) for name in one.tensors)
    teacher = History.load(out / "teacher-1.history.safetensors")
    history = History.load(out / "mnistnet.history.safetensors")
    assert history.ended
    steps = history.curve.steps
    assert steps * 2 == teacher.curve.steps * 3
    assert (history.steps[0], history.steps[-1]) == (0, steps)
    assert history.curve.accuracy is not None
    assert np.isfinite(history.curve.loss).all()


def test_the_command_takes_a_flag_for_it(mnist: Path, tmp_path: Path) -> None:
    flags = ["--epochs", "1", "--batch", "32", "--teachers", "0", "--held-out-images", "40"]
    out = tmp_path / "run"
    told = CliRunner().invoke(
        main,
        ["train", "--data", str(mnist), "--out", str(out), *flags, *WATCHED, "--quiet"],
    )
    assert told.exit_code == 0, told.output
    assert (out / "mnistnet.history.safetensors").exists()


def test_of_several_processes_one_writes_the_history(mnist: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone"]
    command += ["--nproc-per-node", "2", "-m", "forwardpass", "train", *WATCHED]
    command += ["--data", str(mnist), "--out", str(out), "--teachers", "0"]
    command += ["--epochs", "1", "--batch", "32", "--held-out-images", "40", "--threads", "1"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert [path.name for path in out.glob("*.history.*")] == ["mnistnet.history.safetensors"]
    assert History.load(out / "mnistnet.history.safetensors").ended


def test_the_history_is_of_the_average_for_real_pictures(mnist: Path, tmp_path: Path) -> None:
    config = replace(SMALL, teachers=0)
    with RunWatch(mnist, tmp_path, 0, browser=False, said=lambda _: None) as watching:
        network = Network.load(train(config, mnist, tmp_path, quiet=True, watching=watching))
    history = History.load(tmp_path / "mnistnet.history.safetensors")
    kept, told = (n.operation("fc1").tensors["weight"] for n in (network, history.network))
    # What a run writes in the end is the same but for factors of a power of two, in float16.
    factor = float(np.abs(told).mean() / np.abs(kept).mean())
    assert abs(np.log2(factor) - round(np.log2(factor))) < 0.01
    assert np.abs(kept * factor - told).mean() < 0.02 * np.abs(told).mean()
