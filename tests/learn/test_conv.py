"""MNISTConv: its steps are what its code says, and it is learnt by the trainer of the lesson's."""

import ast
import inspect
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from digitfiles import mnist_folder
from torch import nn
from torch.nn import functional as F

from forwardpass.base.errors import InputError
from forwardpass.learn.batches import Batches, Labelled
from forwardpass.learn.conv import MNISTConv
from forwardpass.learn.deform import SOFTNESS, Bending, bend_images, sharpen, soften
from forwardpass.learn.finish import best_temperature, folded
from forwardpass.learn.learner import Learner
from forwardpass.learn.networks import output_layer
from forwardpass.learn.recipe import TrainConfig

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
    layers = ((net.conv1, net.bn1, 0), (net.conv2, net.bn2, 1), (net.conv3, net.bn3, 1))
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
    assert [576] in told
    assert [shape for shape in told if shape != [576]] == shapes[:-1]
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


def test_what_it_learns_from_is_as_sharp_as_real_pictures(mnist: Path) -> None:
    config = replace(SMALL, bend=1.0, whole=1.0)
    batches = Batches(config, mnist, CPU)
    real = batches.images.float() / 255
    for batch in batches.epoch(0):
        for image in batch.images:  # moved by whole px only: one of the real ones to the last digit
            ways = [image.roll((dy, dx), (0, 1)) for dy in range(-9, 10) for dx in range(-9, 10)]
            inner = torch.stack(ways)[:, 9:19, 9:19]
            apart = (inner[:, None] - real[None, :, 9:19, 9:19]).abs().amax(dim=(2, 3))
            assert apart.min() < 1e-4
        break
    assert not batches.softened
    assert Batches(replace(config, network="dense"), mnist, CPU).softened


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


def test_sharpened_pictures_come_out_of_bending_as_sharp_as_they_were_on_average() -> None:
    images = torch.rand(3, 28, 28)
    torch.testing.assert_close(soften(sharpen(images)), images, atol=1e-5, rtol=0)
    moved = Bending(
        rotation=0, slant=0, size=0, aspect=0, shift=0, far=3, far_share=1, elastic=0, thickness=0
    )
    dot = torch.zeros(1000, 28, 28)
    dot[:, 14, 14] = 1
    spreads = []
    for made in (dot, sharpen(dot)):
        bent = bend_images(made, moved, torch.Generator().manual_seed(0))
        at = torch.arange(28.0)
        across = bent.sum(dim=1) / bent.sum(dim=(1, 2))[:, None]
        middle = (across * at).sum(dim=1, keepdim=True)
        spreads.append(float((across * (at - middle) ** 2).sum(dim=1).mean()))
    assert spreads == pytest.approx([SOFTNESS, 0.0], abs=0.01)  # px^2
