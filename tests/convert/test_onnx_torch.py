"""PyTorch modules through both of its exporters: the same numbers as onnxruntime."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
import torch.nn.functional as F
from onnxmodels import INPUTS, chance, kinds, ours, same, theirs
from torch import Tensor, nn

from forwardpass import Network


class Tested(nn.Module):
    """A module that says what it reads."""

    shape: tuple[int, ...] = ()


class LeNet(Tested):
    shape = (1, 28, 28)

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5, padding=2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(400, 84)
        self.fc2 = nn.Linear(84, 10)

    def forward(self, x: Tensor) -> Tensor:
        x = F.avg_pool2d(torch.tanh(self.conv1(x)), 2)
        x = F.avg_pool2d(torch.tanh(self.conv2(x)), 2)
        x = torch.tanh(self.fc1(torch.flatten(x, 1)))
        return F.log_softmax(self.fc2(x), dim=1)


class Residual(Tested):
    """Batch norm, a skip with and without projection, PReLU, two ways of pooling put together."""

    shape = (1, 16, 16)

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, 3, 2, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(8)
        self.conv2 = nn.Conv2d(8, 8, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(8)
        self.project = nn.Conv2d(8, 12, 1, 2)
        self.conv3 = nn.Conv2d(8, 12, 3, 2, 1)
        self.prelu = nn.PReLU(12)
        self.dropout = nn.Dropout(0.2)
        self.fc = nn.Linear(24, 10)
        for norm in (self.bn1, self.bn2):
            nn.init.normal_(norm.running_mean)  # type: ignore[arg-type]
            nn.init.uniform_(norm.running_var, 0.5, 2)  # type: ignore[arg-type]

    def forward(self, x: Tensor) -> Tensor:
        x = F.relu(self.bn1(self.conv1((x - 0.1307) / 0.3081)))
        x = F.relu(x + self.bn2(self.conv2(x)))
        x = self.prelu(self.conv3(x)) + self.project(x)
        x = torch.cat([x.mean((2, 3)), x.amax(dim=(2, 3))], 1)
        return self.fc(self.dropout(x))  # type: ignore[no-any-return]


class Activations(Tested):
    """Every activation that there is, each after a layer of its own."""

    shape = (3, 4)
    used: tuple[Callable[[Tensor], Tensor], ...] = (
        F.gelu,
        lambda x: F.gelu(x, approximate="tanh"),
        F.silu,
        F.mish,
        F.hardswish,
        F.softplus,
        lambda x: F.softplus(x, 2.0),
        F.hardsigmoid,
        F.relu6,
        F.hardtanh,
        lambda x: F.celu(x, 1.3),
        F.selu,
        F.elu,
        lambda x: F.elu(x, 0.7),
        F.leaky_relu,
        torch.sigmoid,
        lambda x: x.clamp(-0.5, 1.5),
        lambda x: x.clamp(min=0.1),
        lambda x: x.clamp(max=0.3),
        lambda x: 3 - x / 2,
        lambda x: torch.maximum(x, -2 * x + 1),
        lambda x: torch.minimum(x, 1 - x),
    )

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(12, 12) for _ in self.used])
        self.last = nn.Linear(12, 5)

    def forward(self, x: Tensor) -> Tensor:
        x = x.flatten(1)
        total = x
        for activation, layer in zip(self.used, self.layers, strict=True):
            total = total + activation(layer(x))
        return self.last(total)  # type: ignore[no-any-return]


class Moving(Tested):
    """Padding, slices, axes that change places, a product with a parameter, a norm of rows."""

    shape = (2, 11, 12)

    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(2, 8, 3, padding=2, dilation=2)
        self.depthwise = nn.Conv2d(8, 8, 3, groups=8)
        self.norm = nn.LayerNorm(12)
        self.weight = nn.Parameter(torch.randn(12, 12))
        self.fc = nn.Linear(12, 5)

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv(F.pad(x, (1, 2, 0, 1)))
        x = F.max_pool2d(x, 3, 2, 1, ceil_mode=True)
        x = F.avg_pool2d(self.depthwise(x), 2, 1, 1, count_include_pad=False)
        x = x[:, 1:7:2, :4, 1:5].permute(0, 2, 3, 1).transpose(1, 2)
        first, second = x.chunk(2, 1)
        x = torch.cat([first, second - first], 1)
        x = self.norm(x.reshape(x.shape[0], 4, 12)) @ self.weight
        return F.softmax(self.fc(x.sum(1)), -1)


class Norms(Tested):
    """The norms of channels, which exporters write in many nodes."""

    shape = (1, 10, 10)

    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(1, 8, 3, bias=False)
        self.group = nn.GroupNorm(2, 8)
        self.instance = nn.InstanceNorm2d(8, affine=True)
        self.fc = nn.Linear(8, 10)
        for tensor in (self.group.weight, self.group.bias):
            nn.init.uniform_(tensor, 0.5, 2)

    def forward(self, x: Tensor) -> Tensor:
        x = F.relu(self.instance(F.relu(self.group(self.conv(x)))))
        return self.fc(F.adaptive_avg_pool2d(x, 1).flatten(1))  # type: ignore[no-any-return]


class Series(Tested):
    shape = (2, 20)

    def __init__(self) -> None:
        super().__init__()
        self.net = nn.Sequential(
            nn.Conv1d(2, 6, 3, padding=1),
            nn.BatchNorm1d(6),
            nn.ReLU(),
            nn.MaxPool1d(2),
            nn.Conv1d(6, 6, 3),
            nn.ReLU(),
            nn.AdaptiveAvgPool1d(1),
            nn.Flatten(),
            nn.Linear(6, 4),
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.net(x)  # type: ignore[no-any-return]


MODULES: tuple[type[Tested], ...] = (LeNet, Residual, Activations, Moving, Norms, Series)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Exporters talk a lot."""
    logging.disable(logging.WARNING)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
    logging.disable(logging.NOTSET)


def exported(module: nn.Module, shape: tuple[int, ...], batch: bool = True) -> onnx.ModelProto:
    """The model of PyTorch's exporter, with a free batch axis or a batch of two."""
    axes = ({0: torch.export.Dim.DYNAMIC},) if batch else None
    program = torch.onnx.export(
        module, (torch.zeros(2, *shape),), dynamo=True, dynamic_shapes=axes, verbose=False
    )
    assert program is not None
    return program.model_proto


def exported_before(module: nn.Module, shape: tuple[int, ...]) -> onnx.ModelProto:
    """The model of the exporter before it."""
    file = io.BytesIO()
    torch.onnx.export(
        module,
        (torch.zeros(2, *shape),),
        file,  # type: ignore[arg-type]
        dynamo=False,
        input_names=["x"],
        dynamic_axes={"x": {0: "n"}},
    )
    return onnx.load_from_string(file.getvalue())


def seeded(kind: type[Tested]) -> Tested:
    torch.manual_seed(0)
    return kind().eval()


_MADE: dict[tuple[str, str], onnx.ModelProto] = {}  # exporting takes seconds


def todays(kind: type[Tested]) -> onnx.ModelProto:
    key = (kind.__name__, "today")
    if key not in _MADE:
        _MADE[key] = exported(seeded(kind), kind.shape)
    return _MADE[key]


def yesterdays(kind: type[Tested]) -> onnx.ModelProto:
    key = (kind.__name__, "before")
    if key not in _MADE:
        _MADE[key] = exported_before(seeded(kind), kind.shape)
    return _MADE[key]


@pytest.mark.parametrize("kind", MODULES)
def test_todays_exporter(kind: type[Tested]) -> None:
    same(todays(kind))


@pytest.mark.parametrize("kind", MODULES)
def test_the_exporter_before_it(kind: type[Tested]) -> None:
    same(yesterdays(kind))


def test_layers_keep_their_names_and_their_kinds() -> None:
    network = same(yesterdays(LeNet))
    names = [op.name for op in network.operations if op.kind in ("conv2d", "linear")]
    assert names == ["conv1", "conv2", "fc1", "fc2"]
    assert kinds(network)[-2:] == ["linear", "log_softmax"]


def test_each_activation_is_the_one_that_was_meant() -> None:
    network = same(todays(Activations))
    found = [x for x in kinds(network) if x not in ("linear", "reshape", "add")]
    assert found[:16] == [
        *("gelu", "gelu_tanh", "silu", "mish", "hardswish", "softplus", "softplus"),
        *("hardsigmoid", "relu6", "hardtanh", "celu", "selu", "elu", "elu", "leaky_relu"),
        "sigmoid",
    ]
    numbers = {op.name: dict(op.settings) for op in network.operations}
    assert numbers["celu"]["alpha"] == pytest.approx(1.3)
    assert numbers["softplus_2"]["beta"] == pytest.approx(2)
    assert numbers["leaky_relu"]["slope"] == pytest.approx(0.01)


def test_a_group_norm_written_out_is_one_again() -> None:
    network = same(todays(Norms))
    group, instance = (op for op in network.operations if op.kind == "group_norm")
    assert (group.settings["groups"], instance.settings["groups"]) == (2, 8)
    assert set(group.tensors) == {"weight", "bias"}


def test_a_local_response_norm_written_out_is_one_again() -> None:
    module = nn.Sequential(
        nn.Conv2d(1, 6, 3), nn.LocalResponseNorm(3, k=2.0), nn.Flatten(), nn.Linear(216, 3)
    )
    network = same(exported(module.eval(), (1, 8, 8)), scale=3)
    assert "local_response_norm" in kinds(network)


def test_a_model_of_a_fixed_batch_is_shown_for_one_example() -> None:
    module = seeded(LeNet)
    network = Network.from_onnx(exported(module, LeNet.shape, batch=False))
    inputs = chance(2, *LeNet.shape)
    with torch.no_grad():
        expected = module(torch.from_numpy(inputs)).numpy()
    np.testing.assert_allclose(ours(network, inputs), expected, rtol=1e-5, atol=1e-5)


def test_a_file_with_its_weights_beside_it(tmp_path: Path) -> None:
    made = onnx.ModelProto()
    made.CopyFrom(todays(Series))
    inputs = chance(INPUTS, *Series.shape, seed=1)
    expected = theirs(made, inputs)
    path = tmp_path / "series.onnx"
    onnx.save(made, path, save_as_external_data=True, location="series.data", size_threshold=0)
    assert (tmp_path / "series.data").stat().st_size > 0
    network = Network.from_onnx(path)
    np.testing.assert_allclose(ours(network, inputs), expected, rtol=1e-5, atol=1e-5)
    assert network.name == "series"
