"""What goes wrong while training: one sentence, and what was learnt before it stays."""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from click.testing import CliRunner
from digitfiles import mnist_folder
from safetensors import SafetensorError
from safetensors.torch import save_file

from forwardpass.base.errors import InputError
from forwardpass.commands.cli import main
from forwardpass.learn import checkpoint
from forwardpass.learn.checkpoint import KEY, read_checkpoint, write_checkpoint
from forwardpass.learn.learner import Learner
from forwardpass.learn.recipe import TrainConfig, to_json
from forwardpass.learn.resume import read_plan, recorded_config
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


# Checkpoints -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def one_epoch(mnist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkpoint of a run of one epoch."""
    folder = tmp_path_factory.mktemp("one")
    train(replace(SMALL, epochs=1), mnist, folder, quiet=True)
    return folder / "network.checkpoint"


ROW = {"loss": 1.0, "seconds": 1.0, "accuracy": {"mnist": 0.5}}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"config": []}, "config in its description must be an object"),
        ({"config": {}}, "another version"),
        ({"epoch": "x"}, "epoch in its description must be a whole number"),
        ({"epoch": -1}, "epoch in its description must be a whole number"),
        ({"epoch": True}, "epoch in its description must be a whole number"),
        ({"epoch": 2}, "its curve has 1 epochs, it says 2"),
        ({"step": None}, "step in its description must be a whole number"),
        ({"step": 4}, "it made 4 steps in 1 epochs, which have 5 each here"),
        ({"curve": {}}, "curve in its description must be a list"),
        ({"curve": [1]}, r"curve\[0\] in its description must be an object"),
        ({"curve": [{**ROW, "loss": "low"}]}, r"curve\[0\].loss"),
        ({"curve": [{**ROW, "seconds": []}]}, r"curve\[0\].seconds"),
        ({"curve": [{**ROW, "accuracy": {"mnist": 7}}]}, r"accuracy.mnist .* from 0 to 1"),
    ],
)
def test_a_checkpoint_whose_values_are_wrong_is_one_sentence(
    mnist: Path, tmp_path: Path, one_epoch: Path, changes: dict[str, Any], says: str
) -> None:
    tensors, values = read_checkpoint(one_epoch)
    write_checkpoint(tmp_path / one_epoch.name, tensors, {**values, **changes})
    before = contents(tmp_path)
    with pytest.raises(InputError, match=says) as caught:
        train(SMALL, mnist, tmp_path, resume=True, quiet=True)
    assert len(str(caught.value)) < 400
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("field", "value"),
    [("epochs", "x"), ("rate", [1]), ("rate", None), ("seed", True), ("data", 3), ("device", {})],
)
def test_a_configuration_of_other_types_is_one_sentence(
    tmp_path: Path, one_epoch: Path, field: str, value: Any
) -> None:
    tensors, values = read_checkpoint(one_epoch)
    changed = {**values, "config": {**values["config"], field: value}}
    write_checkpoint(tmp_path / one_epoch.name, tensors, changed)
    with pytest.raises(InputError, match=f"the run's {field} is "):
        recorded_config(tmp_path)


@pytest.mark.parametrize("written", ["[]", "3", "{", '{"epoch": NaN}', "[" * 10_000])
def test_values_that_are_no_object_are_one_sentence(tmp_path: Path, written: str) -> None:
    save_file({"a": torch.zeros(1)}, tmp_path / "network.checkpoint", metadata={KEY: written})
    with pytest.raises(InputError, match="is not a whole checkpoint"):
        recorded_config(tmp_path)


@pytest.mark.parametrize(
    ("name", "tensor", "says"),
    [
        ("module.fc1.weight", torch.zeros(3, 3), r"module.fc1.weight is \(3, 3\)"),
        ("average.fc4.bias", torch.zeros(10, dtype=torch.int64), "torch.int64"),
        ("average.fc4.bias", torch.full((10,), torch.nan), "NaN or infinite"),
        ("optimiser.7.exp_avg", torch.zeros(11), r"optimiser.7.exp_avg is \(11,\)"),
        ("optimiser.7.step", None, "is missing or of another network"),
        ("module.fc9.weight", torch.zeros(1), "'module.fc9.weight' is missing or of another"),
        ("elsewhere", torch.zeros(1), "'elsewhere' is missing or of another network"),
        ("optimiser.x.step", torch.zeros(1), "'optimiser.x.step' is missing or of another"),
    ],
)
def test_a_checkpoint_whose_tensors_are_wrong_is_one_sentence(
    mnist: Path,
    tmp_path: Path,
    one_epoch: Path,
    name: str,
    tensor: torch.Tensor | None,
    says: str,
) -> None:
    tensors, values = read_checkpoint(one_epoch)
    changed = {k: v for k, v in {**tensors, name: tensor}.items() if v is not None}
    write_checkpoint(tmp_path / one_epoch.name, changed, values)
    with pytest.raises(InputError, match=says):
        train(SMALL, mnist, tmp_path, resume=True, quiet=True)


def planned(epochs: int, sets: int) -> dict[str, Any]:
    """What a checkpoint says of a run of so many epochs, each told of so many sets."""
    row = {**ROW, "accuracy": {str(n): 0.5 for n in range(sets)}}
    return {"config": to_json(SMALL), "epoch": epochs, "step": 7, "curve": [row] * epochs}


def test_a_curve_has_its_limits() -> None:
    plan = read_plan(Path("x"), planned(1, 64))
    assert (plan.config, plan.epoch, plan.step) == (SMALL, 1, 7)
    assert plan.curve == [{**ROW, "accuracy": {str(n): 0.5 for n in range(64)}}]
    assert len(read_plan(Path("x"), planned(100_000, 1)).curve) == 100_000
    with pytest.raises(InputError, match="x is damaged: a row of its curve has too many sets"):
        read_plan(Path("x"), planned(1, 65))
    with pytest.raises(InputError, match=r"curve in its description must be .* at most 100000"):
        read_plan(Path("x"), planned(100_001, 1))


def test_a_folder_without_a_run_has_none_to_go_on_with(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no run to go on with: leave out --resume"):
        recorded_config(tmp_path)


def test_a_run_stopped_inside_a_stage_goes_on_to_the_same_result(
    mnist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the step it had reached, the moments of the optimiser and the average of before."""
    whole = train(SMALL, mnist, tmp_path / "whole", quiet=True).read_bytes()
    with monkeypatch.context() as patch:
        learn, epochs = Learner.learn, iter(range(9))

        def stopped(*arguments: Any) -> float:
            if next(epochs) == 2:
                raise KeyboardInterrupt
            return learn(*arguments)

        patch.setattr(Learner, "learn", stopped)
        with pytest.raises(KeyboardInterrupt):
            train(SMALL, mnist, tmp_path / "parts", quiet=True)
    assert train(SMALL, mnist, tmp_path / "parts", resume=True, quiet=True).read_bytes() == whole
    kept = [
        read_checkpoint(tmp_path / name / "network.checkpoint")[0] for name in ("whole", "parts")
    ]
    assert all(torch.equal(tensor, kept[1][name]) for name, tensor in kept[0].items())


# Disks -------------------------------------------------------------------------------------------


def test_a_checkpoint_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    write_checkpoint(path, {"a": torch.zeros(3)}, {"epoch": 1})
    before = contents(tmp_path)

    def half(_: Any, draft: Path, **__: Any) -> None:
        Path(draft).write_bytes(b"half")
        raise SafetensorError("I/O error: No space left on device (os error 28)")

    monkeypatch.setattr(checkpoint, "save_file", half)
    with pytest.raises(InputError, match=r"cannot write .*/x: I/O error: No space left on device"):
        write_checkpoint(path, {"a": torch.ones(3)}, {"epoch": 2})
    assert contents(tmp_path) == before


def test_a_checkpoint_is_on_the_disk_before_the_old_one_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or a cut in the power would leave an empty file in the place of both."""
    happened: list[str] = []
    fsync, replaced = os.fsync, Path.replace

    def kept(number: int) -> None:
        happened.append(f"{os.fstat(number).st_size > 0}")
        fsync(number)

    def moved(draft: Path, target: Path) -> Path:
        happened.append(target.name)
        return replaced(draft, target)

    monkeypatch.setattr(os, "fsync", kept)
    monkeypatch.setattr(Path, "replace", moved)
    write_checkpoint(tmp_path / "x", {"a": torch.zeros(3)}, {"epoch": 1})
    assert happened == ["True", "x"]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on a file's size there")
def test_a_disk_that_is_full_while_training_is_one_sentence(
    mnist: Path, tmp_path: Path, one_epoch: Path
) -> None:
    """No file may grow beyond 1 MB, a checkpoint has 9: the one before stays as it was."""
    import resource

    path = tmp_path / one_epoch.name
    path.write_bytes(one_epoch.read_bytes())
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, limits[1]))
    try:
        with pytest.raises(InputError, match=r"cannot write .*network\.checkpoint: .*too large"):
            train(SMALL, mnist, tmp_path, resume=True, quiet=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert contents(tmp_path) == {path.name: one_epoch.read_bytes()}


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_learnt(
    mnist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Learner, "learn", lambda *_: pytest.fail("nothing is learnt"))
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="cannot make the folder"):
        train(SMALL, mnist, tmp_path / "file" / "run", quiet=True)

    def read_only(path: Path, *_: Any, **__: Any) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    monkeypatch.setattr(Path, "open", read_only)
    with pytest.raises(InputError, match=r"cannot write .*run\.lock: Read-only file system"):
        train(SMALL, mnist, tmp_path / "run", quiet=True)


@pytest.mark.parametrize("epochs", [0, 1])
def test_ctrl_c_says_what_is_kept(
    mnist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epochs: int
) -> None:
    learn, count = Learner.learn, iter(range(9))

    def stopped(*arguments: Any) -> float:
        if next(count) == epochs:
            raise KeyboardInterrupt
        return learn(*arguments)

    monkeypatch.setattr(Learner, "learn", stopped)
    flags = ["--data", str(mnist), "--held-out-images", "40", "--teachers", "0", "--quiet"]
    done = CliRunner().invoke(main, ["train", *flags, "--out", str(tmp_path / "run")])
    assert done.exit_code == 130
    kept = "Finished epochs are kept; to go on: forwardpass train --resume" in done.stderr
    none = "before the first epoch had ended: nothing is kept" in done.stderr
    assert (kept, none) == (epochs > 0, epochs == 0)
