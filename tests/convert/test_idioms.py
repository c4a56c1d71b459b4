"""from_module: every way to write a classifier gives PyTorch's numbers and exact evidence."""

from __future__ import annotations

import copy
import warnings
from functools import cache
from typing import Any

import convertedidioms
import numpy as np
import pytest
import torch
from conftest import Close
from convertedidioms import theirs
from idioms import settled
from shortidioms import ALL, LARGE, RESULTS
from torch import nn

from forwardpass import Network, record
from forwardpass.inside.evidence import constant_behind, evidence, input_map
from forwardpass.operations.operation import INPUT

COUNT = 20
SMALL = [name for name in ALL if name not in LARGE]


@cache
def made(name: str) -> tuple[nn.Module, Network, torch.Tensor]:
    """An idiom, what became of it, and inputs that it was not made from."""
    shape = {**ALL, **RESULTS}[name].shape
    module, network = convertedidioms.made(name)
    torch.manual_seed(sum(map(ord, name)))
    uniform, normal = torch.rand(COUNT // 2, *shape), torch.randn(COUNT // 2, *shape)
    return module, network, torch.cat([uniform, normal])


def parts_of(module: nn.Module, image: torch.Tensor) -> dict[str, torch.Tensor]:
    """What every part that runs once hands on, by path, as PyTorch's own hooks see it."""
    seen: dict[str, list[torch.Tensor]] = {}
    copied = copy.deepcopy(module)
    for path, part in copied.named_modules():
        if path and not list(part.children()):

            def keep(_: Any, __: Any, output: Any, path: str = path) -> None:
                first = output[0] if isinstance(output, tuple) else output
                seen.setdefault(path, []).append(first.clone())

            part.register_forward_hook(keep)
    theirs(copied, image[None])
    return {path: outputs[0] for path, outputs in seen.items() if len(outputs) == 1}


def cuts(network: Network) -> list[str]:
    """The values that every path from the input crosses, up to the scores."""
    names = [INPUT, *(op.name for op in network.operations)]
    place = {name: n for n, name in enumerate(names)}
    earliest = [min(place[read] for read in op.reads) for op in network.operations]
    last = place[network.scores]
    return [
        name for n, name in enumerate(names[:last]) if all(read >= n for read in earliest[n:last])
    ]


@pytest.mark.parametrize("name", SMALL)
def test_numbers_are_pytorchs(name: str, close: Close) -> None:
    module, network, inputs = made(name)
    batch = record(network, inputs.numpy())
    close(batch.values[network.operations[-1].name], theirs(module, inputs), 1e-5)


@pytest.mark.parametrize("name", SMALL)
def test_every_part_has_pytorchs_numbers(name: str, close: Close) -> None:
    module, network, inputs = made(name)
    trace = record(network, inputs[0].numpy())
    kept = {op.name for op in network.operations}
    for path, output in parts_of(module, inputs[0]).items():
        if path in kept:
            close(trace.values[path].ravel(), output.ravel(), 1e-5)


@pytest.mark.parametrize("name", SMALL)
def test_evidence_adds_up_on_every_cut(name: str) -> None:
    _, network, inputs = made(name)
    for image in (inputs[0].numpy(), inputs[-1].numpy()):
        trace = record(network, image)
        target = int(trace.prediction)
        found, pixels = evidence(network, trace, target), input_map(network, trace, target)
        allowed = 1e-4 * max(1.0, abs(found.logit))
        assert abs(float(pixels.map.sum()) + pixels.bias - found.logit) <= allowed
        for cut in cuts(network):
            spoken = float((trace.values[cut] * found.gradients[cut]).sum())
            whole = spoken + constant_behind(network, found.constants, cut)
            assert abs(whole - found.logit) <= allowed, cut


@pytest.mark.parametrize("name", SMALL)
def test_files_bring_it_back(name: str) -> None:
    _, network, inputs = made(name)
    again = Network.from_bytes(network.to_bytes())
    assert [op.name for op in again.operations] == [op.name for op in network.operations]
    ours, back = (record(x, inputs[:3].numpy()).scores for x in (network, again))
    assert np.allclose(ours, back, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("name", LARGE)
def test_large_networks(name: str, close: Close) -> None:
    module, network, inputs = made(name)
    some = inputs[[0, -1]]
    batch = record(network, some.numpy())
    close(batch.scores, theirs(module, some), 1e-5)
    trace = record(network, some[0].numpy())
    found = input_map(network, trace, trace.prediction)
    score = float(trace.scores[trace.prediction])
    assert abs(float(found.map.sum()) + found.bias - score) <= 1e-4 * max(1.0, abs(score))


@pytest.mark.parametrize("name", RESULTS)
def test_one_of_several_results_is_shown_and_said(name: str, close: Close) -> None:
    idiom = RESULTS[name]
    module = settled(idiom.make())
    with pytest.warns(
        UserWarning, match=r"returns \d tensors: shown is \[.*of shape \(batch, 10\)"
    ):
        network = Network.from_module(module, torch.rand(2, *idiom.shape))
    image = torch.rand(1, *idiom.shape)
    with torch.no_grad():
        h = module.c(image).flatten(1)  # type: ignore[operator]
        expected = module.f(h)  # type: ignore[operator]
    close(record(network, image[0].numpy()).scores, expected[0], 1e-5)
    source = Network.from_bytes(network.to_bytes()).source
    assert source.results > 1
    assert source.result.startswith("[")
    assert source.result == network.source.result


def test_class_names_say_which_head_it_is() -> None:
    class Heads(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.kind, self.place = nn.Linear(6, 3), nn.Linear(6, 4)

        def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
            return self.place(x), self.kind(x)

    with warnings.catch_warnings(record=True):
        network = Network.from_module(Heads(), torch.rand(1, 6), ["a", "b", "c"])
    assert [op.name for op in network.operations] == ["kind"]


def test_names_that_people_can_read() -> None:
    def names(idiom: str, count: int | None = None) -> str:
        return " ".join(op.name for op in made(idiom)[1].operations[:count])

    assert names("tutorial") == (
        "conv1 relu conv2 relu_2 max_pool2d dropout1 flatten fc1 relu_3 dropout2 fc2 log_softmax"
    )
    assert names("norm before and after") == (
        "conv1 norm1 relu1 norm2 flatten linear1 norm3 tanh1 linear2"
    )
    assert names("resnet", 10) == (
        "conv1 bn1 relu layer1.0.conv1 layer1.0.bn1 layer1.0.relu layer1.0.conv2 layer1.0.bn2 "
        "add layer1.0.relu_2"
    )
    assert names("a layer twice") == "c relu c_2 relu_2 flatten f"
    assert names("own matrix") == "flatten linear1 relu1 linear2"


def test_a_batch_may_have_the_size_that_forward_names(close: Close) -> None:
    class Fixed(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.fc = nn.Linear(12, 3)

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return self.fc(x.view(5, 12))  # type: ignore[no-any-return]

    module, inputs = Fixed(), torch.rand(5, 1, 3, 4)
    network = Network.from_module(module, inputs)
    with torch.no_grad():
        close(record(network, inputs.numpy()).scores, module(inputs), 1e-5)
    assert network.input_shape == (1, 3, 4)


def test_a_picture_without_a_batch(close: Close) -> None:
    module = nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU(), nn.Flatten(0), nn.Linear(144, 5))
    picture = torch.rand(3, 8, 8)
    network = Network.from_module(module, picture)
    with torch.no_grad():
        close(record(network, picture.numpy()).scores, module(picture), 1e-5)
    assert network.input_shape == (3, 8, 8)


def test_wrapped_modules_have_the_names_of_what_they_wrap(close: Close) -> None:
    inner = nn.Sequential(nn.Flatten(), nn.DataParallel(nn.Linear(4, 3)))
    network = Network.from_module(nn.DataParallel(inner), torch.rand(1, 2, 2))
    assert (network.name, [op.name for op in network.operations]) == (
        "Sequential",
        ["flatten", "linear1"],
    )
    compiled = nn.Sequential(nn.Flatten())
    compiled.add_module("fc", torch.compile(nn.Linear(4, 3)))  # type: ignore[arg-type]
    network = Network.from_module(torch.compile(compiled), torch.rand(1, 2, 2))  # type: ignore[arg-type]
    assert [op.name for op in network.operations] == ["flatten", "fc"]


@pytest.mark.parametrize("dtype", [torch.float64, torch.float16, torch.bfloat16])
def test_convolutions_of_other_types(dtype: torch.dtype, close: Close) -> None:
    idiom = ALL["norm before and after"]
    module = settled(idiom.make()).to(dtype)
    network = Network.from_module(module, torch.rand(1, *idiom.shape))
    image = torch.rand(1, *idiom.shape)
    allowed = {torch.float64: 1e-5, torch.float16: 2e-2, torch.bfloat16: 1e-1}[dtype]
    ours = record(network, image[0].numpy()).scores
    close(ours, theirs(module, image.to(dtype))[0].float(), allowed)


def test_half_precision_keeps_what_norms_measured() -> None:
    norm, linear = nn.BatchNorm2d(2, eps=1e-10), nn.Linear(8, 3)
    first = nn.Conv2d(1, 2, 3)
    nn.init.normal_(first.weight, std=1e-5)
    norm.register_buffer("running_var", torch.full((2,), 1e-9))  # 0 in float16
    module = nn.Sequential(first, norm, nn.Flatten(), linear)
    half = Network.from_module(module, torch.rand(1, 1, 4, 4)).to_float16()
    back = Network.from_bytes(half.to_bytes())
    assert (back.operation("norm1").tensors["variance"] == np.float32(1e-9)).all()
    assert not np.array_equal(back.operation("linear1").tensors["weight"], linear.weight.detach())
