"""MNISTConv: its steps are what its code says, and it is learnt by the trainer of the lesson's."""

import ast
import inspect
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from click.testing import CliRunner
from digitfiles import mnist_folder
from torch import nn
from torch.nn import functional as F

from forwardpass.base.errors import InputError
from forwardpass.commands.cli import main
from forwardpass.digits.data import load_mnist
from forwardpass.learn.batches import Batches, Labelled
from forwardpass.learn.conv import MNISTConv
from forwardpass.learn.deform import SOFTNESS, soften
from forwardpass.learn.finish import (
    best_softness,
    best_temperature,
    folded,
    for_real_pictures,
    for_soft_pictures,
)
from forwardpass.learn.learner import Learner
from forwardpass.learn.model import MNISTNet
from forwardpass.learn.networks import begin_with, output_layer
from forwardpass.learn.recipe import RECIPES, TrainConfig, recipe
from forwardpass.learn.train import train
from forwardpass.network.network import Network
from forwardpass.trace.record import record

CPU = torch.device("cpu")
SMALL = TrainConfig(
    network="conv", held_out_images=40, held_out_writers="2", epochs=2, batch=32, bend=0.3,
    threads=1, device="cpu", teachers=0, precision="highest",
)  # fmt: skip


@pytest.fixture(scope="module")
def mnist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return mnist_folder(tmp_path_factory.mktemp("mnist"))


def grown(seed: int) -> MNISTConv:
    """One whose batch norms have seen something and have numbers of their own."""
    torch.manual_seed(seed)
    module = MNISTConv()
    module(torch.rand(40, 1, 28, 28))
    with torch.no_grad():
        for part in module.modules():
            if isinstance(part, nn.BatchNorm2d):
                part.weight.uniform_(0.5, 1.5)
                part.bias.uniform_(-0.5, 0.5)
    return module.eval()


def mean_of_bn1(module: nn.Module) -> torch.Tensor:
    return dict(module.named_buffers())["bn1.running_mean"]


def patches(maps: torch.Tensor, weight: torch.Tensor, border: int) -> torch.Tensor:
    """The convolution, as products of every window with every kernel."""
    size = weight.shape[-1]
    side = maps.shape[-1] + 2 * border - size + 1
    windows = F.unfold(maps, size, padding=border).transpose(1, 2)  # (n, cells, numbers)
    return (windows @ weight.flatten(1).T).transpose(1, 2).reshape(len(maps), -1, side, side)


def steps(net: MNISTConv, x: torch.Tensor) -> torch.Tensor:
    """What the comments of `forward` say, written out with the weights."""
    layers = ((net.conv1, net.bn1, 1), (net.conv2, net.bn2, 1), (net.conv3, net.bn3, 1))
    for conv, norm, border in (*layers, (net.conv4, net.bn4, 1)):
        z = patches(x, conv.weight, border)
        mean, variance = norm.running_mean, norm.running_var
        assert mean is not None
        assert variance is not None
        unit = (z - mean[:, None, None]) / (variance[:, None, None] + norm.eps).sqrt()
        x = (unit * norm.weight[:, None, None] + norm.bias[:, None, None]).clamp(min=0)
        if conv is not net.conv3:
            n, c, side, _ = x.shape
            x = x.reshape(n, c, side // 2, 2, side // 2, 2).amax(dim=(3, 5))
    scores = x.flatten(1) @ net.fc.weight.T + net.fc.bias
    return scores - torch.logsumexp(scores, dim=1, keepdim=True)


def test_it_computes_what_its_comments_say() -> None:
    net = grown(0)
    images = torch.rand(4, 1, 28, 28)
    with torch.no_grad():
        torch.testing.assert_close(net(images), steps(net, images), atol=1e-5, rtol=1e-5)


def test_its_code_tells_the_shapes_that_come_out() -> None:
    net, shapes = MNISTConv().eval(), []
    for part in (
        net.conv1,
        net.pool1,
        net.conv2,
        net.pool2,
        net.conv3,
        net.conv4,
        net.pool3,
        net.fc,
    ):
        part.register_forward_hook(lambda _m, _i, out: shapes.append(list(out.shape[1:])))
    net(torch.zeros(1, 1, 28, 28))
    comments = inspect.getsource(MNISTConv.forward).split("[batch_size, ")[2:]
    told = [[int(number) for number in text.split("]")[0].split(",")] for text in comments]
    assert [720] in told
    assert [shape for shape in told if shape != [720]] == shapes[:-1]
    assert shapes[-1] == [10]


def test_it_is_small_and_its_types_are_those_of_its_parts() -> None:
    assert sum(p.numel() for p in MNISTConv().parameters()) < 150_000
    stub = Path(inspect.getfile(MNISTConv)).with_suffix(".pyi").read_text(encoding="utf-8")
    kind = next(node for node in ast.parse(stub).body if isinstance(node, ast.ClassDef))
    told = {
        ast.unparse(part.target): ast.unparse(part.annotation)
        for part in kind.body
        if isinstance(part, ast.AnnAssign)
    }
    parts = MNISTConv().named_children()
    assert told == {name: f"nn.{type(part).__name__}" for name, part in parts}


def test_softening_is_folded_into_its_windows_and_taken_out_again() -> None:
    images = torch.rand(6, 28, 28)  # ink up to the edge
    soft = for_soft_pictures(grown(2))
    assert soft.conv1.weight.shape == (16, 1, 5, 5)
    real = for_real_pictures(soft)
    assert real.conv1.weight.shape == MNISTConv().conv1.weight.shape
    with torch.no_grad():
        wanted = soft(soften(images)[:, None])
        torch.testing.assert_close(real(images[:, None]), wanted, atol=1e-5, rtol=1e-5)
        back = for_soft_pictures(real)  # of windows that are blurred ones, exactly
        torch.testing.assert_close(back.conv1.weight, soft.conv1.weight, atol=1e-5, rtol=1e-5)


def test_real_pictures_are_made_as_soft_as_the_digits_held_out_are_read_best() -> None:
    module = for_soft_pictures(grown(4))
    with torch.no_grad():
        module.fc.weight *= 8  # sure of itself: softness is told from the answers
    images = torch.rand(300, 28, 28)
    for softness in (SOFTNESS, 0.25, 1 / 3):
        with torch.no_grad():
            labels = module(soften(images, softness)[:, None]).softmax(dim=1)
        digits = {"mnist": Labelled(images, labels)}
        assert best_softness(module, digits) == pytest.approx(softness)
    assert best_softness(module, {}) == SOFTNESS
    assert best_softness(MNISTNet(), digits) == SOFTNESS


def test_the_average_takes_batch_norms_numbers_along_and_learning_goes_on_from_its_state(
    mnist: Path,
) -> None:
    config = replace(SMALL, average=0.5, precision="medium")
    batches = Batches(config, mnist, CPU)
    torch.manual_seed(3)
    learner = Learner(MNISTConv(), config, 2 * batches.steps)
    before = mean_of_bn1(learner.average).clone()
    learner.learn(batches.epoch(0), lambda _: None)
    kept, new = mean_of_bn1(learner.average), mean_of_bn1(learner.module)
    assert not torch.allclose(kept, before)
    assert (kept - new).abs().max() < (before - new).abs().max()
    again = Learner(MNISTConv(), config, 2 * batches.steps)
    state = {name: tensor.clone() for name, tensor in learner.state().items()}
    again.restore(state, learner.step)
    losses = [each.learn(batches.epoch(1), lambda _: None) for each in (learner, again)]
    assert losses[0] == losses[1]
    with pytest.raises(InputError, match="float64"):
        again.restore({**state, "module.fc.bias": state["module.fc.bias"].double()}, 0)


def test_the_temperature_is_folded_into_its_output_layer() -> None:
    torch.manual_seed(0)
    images, labels = torch.rand(200, 28, 28), torch.randint(10, (200,))
    module = grown(1)
    with torch.no_grad():
        module.fc.weight *= 40  # far too sure of guesses
    digits = {"mnist": Labelled(images, labels)}
    honest = folded(module, best_temperature(module, digits))
    with torch.no_grad():
        before, after = module(images[:, None]), honest(images[:, None])
    assert torch.equal(before.argmax(dim=1), after.argmax(dim=1))
    assert F.nll_loss(after, labels) < F.nll_loss(before, labels)
    assert output_layer(module) is module.fc


def test_a_run_learns_and_leaves_a_network_that_begins_another(mnist: Path, tmp_path: Path) -> None:
    config = replace(SMALL, epochs=8, dropout=0.0, average=0.8)
    file = train(config, mnist, tmp_path / "run", quiet=True)
    assert file.name == "mnistconv.safetensors"
    network = Network.load(file)
    assert network.name == "MNISTConv"
    test = load_mnist(mnist, "test")
    images = test.images.astype(np.float32) / 255
    read = record(network, images)
    assert np.mean(read.prediction == test.labels) > 0.9
    assert network.accuracy[0].images == 40
    module = begin_with(network, MNISTConv()).eval()
    with torch.no_grad():
        wanted = module(torch.from_numpy(images)[:, None]).numpy()
    np.testing.assert_allclose(read.log_probs, wanted, atol=1e-4)
    begun = replace(config, start=file, epochs=1, rate=1e-7, warm_up=0.0, average=0.0)
    train(begun, mnist, tmp_path / "next", quiet=True)
    rows = [
        json.loads((tmp_path / run / "record.json").read_text())["curve"]["network"]
        for run in ("run", "next")
    ]
    assert rows[1][0]["loss"] < 0.5 * rows[0][0]["loss"]
    with pytest.raises(InputError, match="--start is no network like MNISTConv"):
        begin_with(Network.from_module(nn.Linear(4, 3), torch.zeros(1, 4)), MNISTConv())


def test_the_command_trains_it_by_a_recipe_of_its_own(mnist: Path, tmp_path: Path) -> None:
    assert recipe("conv") == TrainConfig(network="conv", **RECIPES["conv"])
    assert recipe("conv", "quick").network == "conv"
    assert recipe("dense") == TrainConfig()
    flags = ["--data", str(mnist), "--held-out-images", "40", "--batch", "32", "--epochs", "1"]
    out = tmp_path / "run"
    done = CliRunner().invoke(main, ["train", "--network", "conv", "--out", str(out), *flags])
    assert done.exit_code == 0, done.output
    config = json.loads((out / "record.json").read_text())["config"]
    assert (config["network"], config["teachers"], config["batch"]) == ("conv", 0, 32)
    assert str(out / "mnistconv.safetensors") in done.output
    other = CliRunner().invoke(main, ["train", "--network", "wide", *flags])
    assert other.exit_code == 2
    assert "--network is 'wide': it must be one of dense, conv" in other.output
