"""What goes wrong while training: one sentence, and what was learnt before it stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from digitfiles import mnist_folder

from forwardpass.base.errors import InputError
from forwardpass.learn.learner import Learner
from forwardpass.learn.recipe import TrainConfig
from forwardpass.learn.train import train

SMALL = TrainConfig(
    held_out_images=40, epochs=3, batch=32, bend=0.0, passes=1, threads=1, device="cpu", teachers=0
)


@pytest.fixture(scope="module")
def mnist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return mnist_folder(tmp_path_factory.mktemp("mnist"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_learning_that_goes_astray_is_told_and_not_kept(
    mnist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(replace(SMALL, epochs=1), mnist, tmp_path, quiet=True)
    before = contents(tmp_path)
    monkeypatch.setattr(Learner, "learn", lambda *_: float("nan"))
    with pytest.raises(InputError, match=r"the loss of network epoch 2 is nan: .* --rate"):
        train(SMALL, mnist, tmp_path, resume=True, quiet=True)
    assert contents(tmp_path) == before
