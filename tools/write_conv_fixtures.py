"""Writes fixtures/conv.safetensors and conv.json: a small network of convolutions with branches.

    python tools/write_conv_fixtures.py

The numbers come from PyTorch in float64. For evidence each activation is replaced by its straight
line through f(0) and f(z), and autograd does the rest; nothing here uses the package's own folds.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from write_skip_fixtures import parameter

from forwardpass import Network
from forwardpass.network.source import Source
from forwardpass.operations.operation import Operation, Setting, Shape

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
CLASSES, SEED, DIGITS, EDGE = 4, 31, 8, 0.25
ACTIVATIONS: dict[str, Callable[[torch.Tensor], torch.Tensor]] = {
    "relu": F.relu,
    "tanh": torch.tanh,
    "softplus": F.softplus,
}
SLOPES = {"relu": 0.0, "tanh": 1.0, "softplus": 0.5}  # where z is 0
SOURCE = """class Conv(nn.Module):
    def forward(self, x):
        x = F.pad(x, (1, 1, 1, 1), value=0.25)
        x = F.max_pool2d(F.relu(self.bn1(self.conv1(x))), 2)
        x = x + self.bn2(self.conv2(x))
        a = torch.tanh(self.conv3(x))
        x = F.softplus(torch.cat((a, self.conv4(x)), dim=1))
        x = F.avg_pool2d(x, 2).permute(0, 2, 3, 1).flatten(1)
        return F.log_softmax(self.fc(x), dim=1)
"""
# Which values the connections into a plane come from: by plane, by the plane that is read.
BUNDLES = {
    "conv1": {"input": "input"},
    "pool1": {"conv1": "relu1"},
    "conv2": {"pool1": "pool1"},
    "add": {"pool1": "pool1", "conv2": "bn2"},
    "conv3": {"add": "add"},
    "conv4": {"add": "add"},
    "concat": {"conv3": "tanh", "conv4": "conv4"},
    "pool2": {"concat": "softplus"},
    "fc": {"pool2": "pool2"},
}

Values = dict[str, torch.Tensor]


def conv() -> Network:
    """A residual, a concatenation, batch norms, a depthwise convolution, padding, permuting."""
    chance = np.random.default_rng(SEED)

    def random(*shape: int, scale: float = 1.0, around: float = 0.0) -> Any:
        return (around + scale * chance.normal(size=shape)).astype(np.float16).astype(np.float32)

    def op(
        name: str,
        kind: str,
        reads: str,
        shape: Shape,
        line: int,
        tensors: Any = None,
        **more: Setting,
    ) -> Operation:
        return Operation(name, kind, tuple(reads.split()), shape, tensors or {}, more, line)

    def window(pad: int = 0, dilation: int = 1, groups: int = 1) -> dict[str, Setting]:
        return {
            "stride": (1, 1),
            "padding": (pad,) * 4,
            "dilation": (dilation, dilation),
            "groups": groups,
        }

    def norm(maps: int) -> dict[str, Any]:
        return {
            "weight": random(maps, scale=0.3, around=1),
            "bias": random(maps, scale=0.3),
            "mean": random(maps, scale=0.3),
            "variance": np.abs(random(maps, scale=0.3, around=1)) + np.float16(0.125),
        }

    pool: dict[str, Setting] = {
        "kernel": (2, 2), "stride": (2, 2), "padding": (0,) * 4, "ceil_mode": False,
    }  # fmt: skip
    kernels = {"weight": random(3, 2, 3, 3, scale=0.3), "bias": random(3, scale=0.2)}
    again = {"weight": random(3, 3, 3, 3, scale=0.3)}
    deep = {"weight": random(3, 1, 3, 3, scale=0.5), "bias": random(3, scale=0.2)}
    mixed = {"weight": random(2, 3, 1, 1, scale=0.7), "bias": random(2, scale=0.2)}
    last = {"weight": random(CLASSES, 20, scale=0.5), "bias": random(CLASSES, scale=0.2)}
    operations = (
        op("pad", "pad", "input", (2, 10, 10), 3, padding=(0, 0, 1, 1, 1, 1), value=EDGE),
        op("conv1", "conv2d", "pad", (3, 8, 8), 4, kernels, **window()),
        op("bn1", "batch_norm", "conv1", (3, 8, 8), 4, norm(3), eps=1e-5),
        op("relu1", "relu", "bn1", (3, 8, 8), 4),
        op("pool1", "max_pool2d", "relu1", (3, 4, 4), 4, dilation=(1, 1), **pool),
        op("conv2", "conv2d", "pool1", (3, 4, 4), 5, again, **window(pad=1)),
        op("bn2", "batch_norm", "conv2", (3, 4, 4), 5, norm(3), eps=1e-5),
        op("add", "add", "pool1 bn2", (3, 4, 4), 5),
        op("conv3", "conv2d", "add", (3, 4, 4), 6, deep, **window(2, 2, 3)),
        op("tanh", "tanh", "conv3", (3, 4, 4), 6),
        op("conv4", "conv2d", "add", (2, 4, 4), 7, mixed, **window()),
        op("concat", "concat", "tanh conv4", (5, 4, 4), 7, axis=0),
        op("softplus", "softplus", "concat", (5, 4, 4), 7, beta=1.0, threshold=20.0),
        op("pool2", "avg_pool2d", "softplus", (5, 2, 2), 8, count_include_pad=True, **pool),
        op("permute", "permute", "pool2", (2, 2, 5), 8, order=(1, 2, 0)),
        op("flatten", "reshape", "permute", (20,), 8),
        op("fc", "linear", "flatten", (CLASSES,), 9, last),
        op("log_softmax", "log_softmax", "fc", (CLASSES,), 9),
    )
    return Network(
        name="Conv",
        operations=operations,
        input_shape=(2, 8, 8),
        class_names=tuple("abcd"),
        source=Source("conv.py", SOURCE),
        credits="Made up.",
    )


def factors() -> dict[str, Any]:
    """What may be put on values: a whole map of conv1 switched off, and cells of conv3."""
    maps = np.ones((3, 8, 8))
    maps[1] = 0
    cells = np.ones((3, 4, 4))
    cells[0, 1, 2] = cells[2, 3, 3] = 0
    return {"relu1": maps, "tanh": cells}


def passed(network: Network, image: Any, put: dict[str, Any], straight: bool) -> Values:
    """The value of every operation; with `straight` activations are their lines, gates held."""
    values: Values = {"input": torch.tensor(image, dtype=torch.float64, requires_grad=True)}
    for op in network.operations:
        value = _value(op, [values[name] for name in op.reads], straight)
        if op.name in put:
            value = value * torch.tensor(put[op.name])
        value.retain_grad()
        values[op.name] = value
    return values


def _value(op: Operation, reads: list[torch.Tensor], straight: bool) -> torch.Tensor:
    x = reads[0]
    if op.kind in ACTIVATIONS:
        function = ACTIVATIONS[op.kind]
        if not straight:
            return function(x)
        start = function(torch.zeros(1, dtype=torch.float64))
        slope = torch.where(x == 0, SLOPES[op.kind], (function(x) - start) / x)
        return slope.detach() * x + start
    kinds: dict[str, Callable[[], torch.Tensor]] = {
        "pad": lambda: F.pad(x, (1, 1, 1, 1), value=EDGE),
        "conv2d": lambda: _convolved(op, x),
        "batch_norm": lambda: _normed(op, x),
        "max_pool2d": lambda: F.max_pool2d(x[None], 2)[0],
        "avg_pool2d": lambda: F.avg_pool2d(x[None], 2)[0],
        "add": lambda: reads[0] + reads[1],
        "concat": lambda: torch.cat(reads),
        "permute": lambda: x.permute(1, 2, 0) * 1,
        "reshape": lambda: x.reshape(-1) * 1,
        "linear": lambda: F.linear(x, parameter(op, "weight"), parameter(op, "bias")),
        "log_softmax": lambda: F.log_softmax(x, dim=0),
    }
    return kinds[op.kind]()


def _convolved(op: Operation, x: torch.Tensor) -> torch.Tensor:
    bias = parameter(op, "bias") if "bias" in op.tensors else None
    return F.conv2d(
        x[None],
        parameter(op, "weight"),
        bias,
        padding=op.integers("padding", 4)[0],
        dilation=op.integers("dilation", 2)[0],
        groups=op.whole("groups"),
    )[0]


def _normed(op: Operation, x: torch.Tensor) -> torch.Tensor:
    mean, variance, weight, bias = (
        parameter(op, name).detach() for name in ("mean", "variance", "weight", "bias")
    )
    return F.batch_norm(x[None], mean, variance, weight, bias, eps=op.number("eps"))[0]


def _constant(op: Operation, read: torch.Tensor) -> torch.Tensor:
    """What an operation gives where everything it reads is 0, or along its line would be."""
    if op.kind in (
        "relu",
        "tanh",
        "max_pool2d",
        "avg_pool2d",
        "add",
        "concat",
        "permute",
        "reshape",
    ):
        return torch.zeros(op.shape, dtype=torch.float64)
    if op.kind == "softplus":
        return torch.full(op.shape, float(np.log(2)), dtype=torch.float64)
    return _value(op, [torch.zeros_like(read)], straight=False).detach()


def evidence(network: Network, image: Any, put: dict[str, Any], target: int) -> dict[str, Any]:
    """Gradients of one logit at every value, what every constant adds, and sums by map."""
    values = passed(network, image, put, straight=True)
    torch.autograd.backward(values["fc"][target], retain_graph=True)
    # Kept, since asking for more would add to them.
    slopes = {name: _grad(value).clone() for name, value in values.items()}
    constants = {}
    for op in network.operations[:-1]:
        constant = _constant(op, values[op.reads[0]])
        if op.name in put:
            constant = constant * torch.tensor(put[op.name])
        constants[op.name] = _number(float((slopes[op.name] * constant).sum()))
    return {
        "logit": _number(float(values["fc"][target].detach())),
        "gradients": {name: _list(slopes[name]) for name in ["input", *constants]},
        "constants": constants,
        "maps": {
            plane: {
                read: _from_map_to_map(values, slopes[plane], plane, value)
                for read, value in bundle.items()
            }
            for plane, bundle in BUNDLES.items()
        },
    }


def _from_map_to_map(values: Values, arriving: torch.Tensor, plane: str, read: str) -> Any:
    """Target map by source map: what of the value read reaches the logit through each of them."""
    rows = []
    for target in range(len(arriving)):
        only = torch.zeros_like(arriving)
        only[target] = arriving[target]
        (back,) = torch.autograd.grad(values[plane], values[read], only, retain_graph=True)
        # Of what is read by an addition, only what it takes of it directly.
        rows.append(_list((_direct(plane, only, back) * values[read]).sum(dim=(1, 2))))
    return rows


def _direct(plane: str, only: torch.Tensor, back: torch.Tensor) -> torch.Tensor:
    return only if plane == "add" else back


def case(network: Network, image: Any, put: dict[str, Any]) -> dict[str, Any]:
    """Everything that is known of one pass."""
    values = passed(network, image, put, straight=False)
    scores = values["fc"].detach()
    return {
        "image": _list(torch.tensor(image)),
        "factors": {name: np.ravel(some).tolist() for name, some in put.items()},
        "values": {name: _list(value) for name, value in values.items()},
        "scores": _list(scores),
        "log_probs": _list(scores.log_softmax(0)),
        "probs": _list(scores.softmax(0)),
        "evidence": {str(c): evidence(network, image, put, c) for c in range(CLASSES)},
    }


def _grad(tensor: torch.Tensor) -> torch.Tensor:
    """The gradient, 0 where nothing arrived."""
    return torch.zeros_like(tensor) if tensor.grad is None else tensor.grad


def _list(values: torch.Tensor) -> list[float]:
    return [_number(value) for value in values.detach().reshape(-1).tolist()]


def _number(value: float) -> float:
    return float(f"{value:.{DIGITS}g}") + 0.0  # never -0.0


def write_conv() -> None:
    """Write both files."""
    network = conv()
    network.save(FIXTURES / "conv.safetensors")
    chance = np.random.default_rng(SEED + 1)
    images = np.round(chance.normal(size=(2, 2, 8, 8)), 3)
    cases = [case(network, images[0], {}), case(network, images[1], factors())]
    text = json.dumps({"cases": cases}, separators=(",", ":"))
    (FIXTURES / "conv.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_conv()
