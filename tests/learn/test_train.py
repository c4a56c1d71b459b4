"""Training on made-up digits: learns, repeats itself, survives interruption, runs in parts."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from click.testing import CliRunner
from digitfiles import mnist_folder, pen_file

from forwardpass.base.errors import InputError
from forwardpass.commands.cli import main
from forwardpass.digits.data import load_mnist
from forwardpass.learn.batches import ALONE, Batches, Labelled, Process
from forwardpass.learn.checkpoint import read_checkpoint, write_checkpoint
from forwardpass.learn.learner import Dropout, Epoch, Learner, Step, dropout_at, products, rate_at
from forwardpass.learn.model import MNISTNet
from forwardpass.learn.networks import begin_with
from forwardpass.learn.progress import Progress
from forwardpass.learn.recipe import PRESETS, TrainConfig, explanations, from_json, recipe, to_json
from forwardpass.learn.resume import recorded_config
from forwardpass.learn.train import choose_device, train
from forwardpass.network.network import Network
from forwardpass.trace.record import record

SMALL = TrainConfig(
    held_out_images=40, held_out_writers="2", epochs=3, batch=32, bend=0.3, threads=1, device="cpu",
    teachers=0,
)  # fmt: skip


@pytest.fixture(scope="module")
def mnist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return mnist_folder(tmp_path_factory.mktemp("mnist"))


@pytest.fixture(scope="module")
def strokes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pen_file(tmp_path_factory.mktemp("pen") / "pen.txt")


def test_training_learns_and_leaves_a_network_with_a_record(mnist: Path, tmp_path: Path) -> None:
    config = replace(SMALL, epochs=12, rate=3e-3, dropout=0.0, average=0.8)
    network = Network.load(train(config, mnist, tmp_path, quiet=True))
    test = load_mnist(mnist, "test")
    read = record(network, test.images.astype(np.float32) / 255).prediction
    assert np.mean(read == test.labels) > 0.9
    assert [layer.weight.shape[0] for layer in network.layers] == [512, 256, 128, 10]
    assert network.accuracy[0].images == 40
    written = json.loads((tmp_path / "record.json").read_text())
    assert len(written["curve"]["network"]) == 12
    assert written["config"]["epochs"] == 12
    assert set(written["data_sha256"]) == {"train-images-idx3-ubyte", "train-labels-idx1-ubyte"}
    assert written["environment"]["torch"] == torch.__version__
    assert str(mnist) not in json.dumps(written)
    assert (tmp_path / "curve.png").read_bytes().startswith(b"\x89PNG")


def test_the_same_seed_gives_the_same_network(mnist: Path, strokes: Path, tmp_path: Path) -> None:
    config = replace(SMALL, strokes=strokes, epochs=1)
    first, again, other = (
        train(replace(config, seed=seed), mnist, tmp_path / name, quiet=True).read_bytes()
        for seed, name in ((1, "first"), (1, "again"), (2, "other"))
    )
    assert first == again
    assert first != other


def test_a_stopped_run_goes_on_to_the_same_result(
    mnist: Path, strokes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = replace(SMALL, strokes=strokes, teachers=2, teacher_epochs=1, epochs=2)
    whole = train(config, mnist, tmp_path / "whole", quiet=True).read_bytes()
    for stopped_in in (1, 2, 3):  # first teacher, second teacher, network's first epoch, again
        with monkeypatch.context() as patch:
            _stop_in_epoch(stopped_in, patch)
            with pytest.raises(KeyboardInterrupt):
                train(config, mnist, tmp_path / "parts", resume=stopped_in > 1, quiet=True)
    parts = train(config, mnist, tmp_path / "parts", resume=True, quiet=True)
    assert parts.read_bytes() == whole
    rows = json.loads((tmp_path / "parts" / "record.json").read_text())["curve"]
    lengths = {stage: len(curve) for stage, curve in rows.items()}
    assert lengths == {"teacher-1": 1, "teacher-2": 1, "network": 2}


def _stop_in_epoch(stopped_in: int, patch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the middle of the second epoch learnt from now on (the first, when it is 1)."""
    learn, calls = Learner.learn, [0]

    def stopped(self: Learner, batches: Iterable[Labelled], told: Step) -> float:
        calls[0] += 1
        if calls[0] < min(stopped_in, 2):
            return learn(self, batches, told)
        learn(self, [next(iter(batches))], lambda _: None)
        raise KeyboardInterrupt

    patch.setattr(Learner, "learn", stopped)


class Terminal(io.StringIO):
    """A stderr that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_one_bar_counts_the_steps_of_all_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with closing(Progress(30, quiet=False)) as progress:
        progress.stage("teacher-1", 1, done=10)  # of a run that goes on
        told = progress.stage("network", 2, done=5)
        for _ in range(15):
            told.step(0.25)
            told.epoch(2, Epoch(0.25, {"mnist": 0.9912}))
        progress.bar.refresh()
    shown = terminal.getvalue()
    assert "teacher-1:  33%" in shown
    assert "network:  50%" in shown
    assert "30/30" in shown
    assert "loss=0.250, mnist=99.12%" in shown


def test_where_there_is_no_terminal_an_epoch_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    with closing(Progress(4, quiet=False)) as progress:
        told = progress.stage("network", 2, done=0)
        told.step(0.5)
        told.epoch(1, Epoch(0.5, {"mnist": 0.9, "pen": 0.8}))
    assert capsys.readouterr().err == "network epoch 1/2: loss 0.5000 mnist 90.00% pen 80.00%\n"


def test_a_run_is_neither_overwritten_nor_continued_with_other_numbers(
    mnist: Path, tmp_path: Path
) -> None:
    config = replace(SMALL, epochs=1)
    train(config, mnist, tmp_path, quiet=True)
    assert recorded_config(tmp_path) == config
    with pytest.raises(InputError, match="add --resume"):
        train(config, mnist, tmp_path, quiet=True)
    with pytest.raises(InputError, match="--rate differs"):
        train(replace(config, rate=1e-3), mnist, tmp_path, resume=True, quiet=True)
    with pytest.raises(InputError, match="no run to go on with"):
        recorded_config(tmp_path / "nothing")


def test_a_run_can_be_ended_sooner_than_planned(
    mnist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = replace(SMALL, epochs=9)
    _stop_in_epoch(2, monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        train(config, mnist, tmp_path, quiet=True)
    monkeypatch.undo()
    train(replace(config, epochs=2), mnist, tmp_path, resume=True, quiet=True)
    assert len(json.loads((tmp_path / "record.json").read_text())["curve"]["network"]) == 2


def test_a_run_that_is_to_end_sooner_remembers_it(mnist: Path, tmp_path: Path) -> None:
    config = replace(SMALL, teachers=1, teacher_epochs=1, epochs=3)
    train(config, mnist, tmp_path, quiet=True)
    (tmp_path / "network.checkpoint").unlink()
    train(replace(config, epochs=2), mnist, tmp_path, resume=True, quiet=True)
    assert recorded_config(tmp_path).epochs == 2


def test_a_broken_checkpoint_is_refused(mnist: Path, tmp_path: Path) -> None:
    (tmp_path / "network.checkpoint").write_bytes(b"\x80\x04K\x01.")  # a pickle
    with pytest.raises(InputError, match="not a whole checkpoint"):
        train(SMALL, mnist, tmp_path, resume=True, quiet=True)


def test_a_checkpoint_is_read_as_it_was_written(tmp_path: Path) -> None:
    tensors = {"a": torch.arange(6.0).reshape(2, 3), "b": torch.tensor(3)}
    write_checkpoint(tmp_path / "x", tensors, {"epoch": 4})
    read, values = read_checkpoint(tmp_path / "x")
    assert values == {"epoch": 4}
    assert all(torch.equal(read[name], tensor) for name, tensor in tensors.items())
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_several_processes_share_every_batch(mnist: Path, strokes: Path) -> None:
    config = replace(SMALL, strokes=strokes, bend=0.0, passes=2)
    batches = Batches(config, mnist, torch.device("cpu"))
    whole = list(batches.epoch(0, ALONE))
    parts = [list(batches.epoch(0, Process(rank, 2))) for rank in range(2)]
    assert len(whole) == batches.steps == 2 * batches.fresh_steps
    for step, batch in enumerate(whole):
        shared = torch.cat([part[step].labels for part in parts])
        assert len(shared) == len(batch) == config.batch
        if step < batches.fresh_steps:
            assert sorted(shared.tolist()) == sorted(batch.labels.tolist())


def test_bent_pictures_are_learnt_from_again_in_another_order(mnist: Path, strokes: Path) -> None:
    config = replace(SMALL, strokes=strokes, passes=3)
    batches = Batches(config, mnist, torch.device("cpu"))
    made = list(batches.epoch(0))
    fresh = batches.fresh_steps
    passes = [torch.cat([batch.images for batch in made[k * fresh :][:fresh]]) for k in range(3)]
    assert not torch.equal(passes[1], passes[2])
    for again in passes[1:]:
        distances = torch.cdist(again.flatten(1), passes[0].flatten(1))
        assert sorted(distances.argmin(dim=1).tolist()) == list(range(len(again)))
        assert distances.amin(dim=1).max() < 1e-2
    for mine, theirs in zip(made, batches.epoch(0), strict=True):  # the same for the same epoch
        assert torch.equal(mine.images, theirs.images)


def test_nobody_held_out_is_learnt_from(mnist: Path, strokes: Path) -> None:
    batches = Batches(replace(SMALL, strokes=strokes), mnist, torch.device("cpu"))
    digits = load_mnist(mnist, "train")
    assert torch.equal(batches.images, torch.from_numpy(digits.images[:-40].copy()))
    assert len(batches.validation["mnist"]) == 40
    assert batches.pen is not None
    assert (len(batches.pen), len(batches.validation["pen"])) == (30, 10)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"held_out_images": 200}, "--held-out-images"),
        ({"held_out_writers": "1,2,3,4"}, "none to learn from"),
        ({"held_out_writers": "one"}, "--held-out-writers"),
        ({"epochs": 0}, "--epochs is 0"),
        ({"rate": float("nan")}, "--rate is nan"),
        ({"dropout": 1.0}, "--dropout is 1.0"),
        ({"device": "abacus"}, "--device"),
        ({"passes": 0}, "--passes is 0"),
        ({"precision": "rough"}, "--precision is 'rough'"),
    ],
)
def test_what_cannot_be_trained_is_told_with_its_flag(
    mnist: Path, strokes: Path, tmp_path: Path, changes: dict[str, Any], says: str
) -> None:
    config = replace(SMALL, strokes=strokes, **changes)
    with pytest.raises(InputError, match=says):
        train(config, mnist, tmp_path, quiet=True)


def test_the_learning_rate_rises_and_falls() -> None:
    config = replace(SMALL, rate=1.0, warm_up=0.25)
    rates = [rate_at(step, 100, config) for step in range(100)]
    assert max(rates) == pytest.approx(1.0)
    assert 20 <= rates.index(max(rates)) <= 26
    assert rates[0] < 0.1
    assert rates[-1] < 0.01
    assert rate_at(0, 1, replace(config, warm_up=0.0)) == 1.0


def test_dropout_fades_from_the_first_rate_to_the_last() -> None:
    config = replace(SMALL, dropout=0.2, last_dropout=0.1)
    assert dropout_at(0, 10, config) == pytest.approx(0.2)
    assert dropout_at(5, 10, config) == pytest.approx(0.15)


def test_dropout_switches_every_neuron_off_equally_often() -> None:
    torch.manual_seed(0)
    dropout = Dropout(0.2)
    answers = dropout(torch.ones(20_000, 16))
    assert answers.unique().tolist() == pytest.approx([0.0, 256 / 205])
    assert answers.eq(0).float().mean(dim=0).numpy() == pytest.approx(
        np.full(16, 51 / 256), abs=0.015
    )
    assert answers.mean() == pytest.approx(1.0, abs=0.005)
    assert torch.equal(dropout.eval()(answers), answers)


def test_the_precision_of_products_is_put_back() -> None:
    before = torch.get_float32_matmul_precision()
    with products("medium"):
        assert torch.get_float32_matmul_precision() == "medium"
    assert torch.get_float32_matmul_precision() == before


def test_what_teachers_say_stands_in_for_labels(mnist: Path, strokes: Path) -> None:
    config = replace(SMALL, strokes=strokes, passes=2)
    batches = Batches(config, mnist, torch.device("cpu"))

    def teach(images: torch.Tensor) -> torch.Tensor:
        return images.flatten(1)[:, :10].softmax(dim=1)

    for batch in batches.epoch(0, teach=teach):
        assert torch.allclose(batch.labels, teach(batch.images))


def test_a_run_begins_with_the_weights_of_a_network(tmp_path: Path) -> None:
    torch.manual_seed(2)
    module = MNISTNet().eval()
    network = Network.from_module(module, torch.zeros(1, 1, 28, 28))
    fresh = begin_with(network, MNISTNet()).eval()
    images = torch.rand(5, 1, 28, 28)
    assert torch.equal(fresh(images), module(images))
    other = Network.from_module(torch.nn.Sequential(torch.nn.Linear(4, 3)), torch.zeros(1, 4))
    with pytest.raises(InputError, match="--start is no network like MNISTNet: its fc1 differs"):
        begin_with(other, MNISTNet())


def test_every_flag_is_explained() -> None:
    assert set(explanations()) == {field.name for field in fields(TrainConfig)}
    shown = CliRunner().invoke(main, ["train", "--help"]).output
    for field in fields(TrainConfig):
        assert f"--{field.name.replace('_', '-')} " in shown


def test_presets_are_recipes_and_configurations_survive_json() -> None:
    for name in PRESETS:
        config = replace(recipe("dense", name), strokes=Path("pen"))
        assert from_json(json.loads(json.dumps(to_json(config)))) == config
    with pytest.raises(InputError, match="--preset is 'slow'"):
        recipe("dense", "slow")
    with pytest.raises(InputError, match="another version"):
        from_json({"epochs": 3})


def test_the_command_trains_stops_and_goes_on(
    mnist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = str(tmp_path / "run")
    flags = ["--data", str(mnist), "--epochs", "2", "--batch", "32", "--held-out-images", "40"]
    with monkeypatch.context() as patch:
        _stop_in_epoch(2, patch)
        stopped = CliRunner().invoke(main, ["train", "--out", out, *flags])
    assert stopped.exit_code == 130
    assert "--resume" in stopped.output
    other = ["train", "--out", out, "--resume", "--rate", "1", "--data", str(mnist)]
    assert CliRunner().invoke(main, other).exit_code == 2
    done = CliRunner().invoke(main, ["train", "--out", out, "--resume", "--data", str(mnist)])
    assert done.exit_code == 0, done.output
    assert "network epoch 2/2" in done.output
    assert Network.load(Path(out) / "mnistnet.safetensors").name == "MNISTNet"
    again = CliRunner().invoke(main, ["train", "--out", out, *flags])
    assert (again.exit_code, len(again.output.splitlines())) == (2, 1)


def test_a_device_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    assert choose_device("auto") == torch.device("cpu")
    with pytest.raises(InputError, match="--device cpu"):
        choose_device("cuda")


@pytest.mark.parametrize(
    ("pen_share", "passes", "noise"),
    [("0", "1", 0.005), ("0.25", "3", 0.25)],  # pens and the order of later passes are their own
)
def test_two_processes_learn_as_one_does(
    mnist: Path, strokes: Path, tmp_path: Path, pen_share: str, passes: str, noise: float
) -> None:
    flags = [
        "--data", str(mnist), "--strokes", str(strokes), "--held-out-images", "40",
        "--held-out-writers", "2", "--epochs", "4", "--batch", "32", "--bend", "0", "--threads",
        "1", "--dropout", "0", "--pen-share", pen_share, "--device", "cpu", "--rate", "0.001",
        "--passes", passes, "--teachers", "0",
    ]  # fmt: skip
    command = ["-m", "forwardpass", "train", *flags, "--out"]
    _run([sys.executable, *command, str(tmp_path / "one")])
    launcher = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    _run([sys.executable, *launcher, *command, str(tmp_path / "two")])
    one, two = (
        [
            row["loss"]
            for row in json.loads((tmp_path / name / "record.json").read_text())["curve"]["network"]
        ]
        for name in ("one", "two")
    )
    assert two == pytest.approx(one, rel=noise)


def _run(command: list[str]) -> None:
    source = str(Path(__file__).parents[2] / "src")
    environment = {**os.environ, "PYTHONPATH": source, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
