"""Writes fixtures/skip.safetensors and skip.json: a network whose signal also takes short cuts.

    python tools/write_skip_fixtures.py

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

from forwardpass import Network
from forwardpass.network.measured import Measured
from forwardpass.network.source import Source
from forwardpass.operations.operation import Operation

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
SIZE, CLASSES, SEED = 6, 4, 23
FUNCTIONS: dict[str, Callable[[torch.Tensor], torch.Tensor]] = {
    "relu": F.relu,
    "sigmoid": torch.sigmoid,
    "gelu": F.gelu,
}
SOURCE = """class Skip(nn.Module):
    def forward(self, x):
        a = x + F.relu(self.fc1(x))
        a = torch.sigmoid(a)
        b = a + self.dropout(F.gelu(self.fc2(a)))
        return F.log_softmax(self.fc3(b), dim=1)
"""

Values = dict[str, torch.Tensor]


def skip() -> Network:
    """Two short cuts: one around fc1 from the input itself, one around fc2."""
    chance = np.random.default_rng(SEED)

    def linear(name: str, read: str, outputs: int, line: int) -> Operation:
        weight = chance.normal(size=(outputs, SIZE)).astype(np.float16).astype(np.float32)
        bias = (chance.normal(size=outputs) / 4).astype(np.float16).astype(np.float32)
        tensors = {"weight": weight, "bias": bias}
        return Operation(name, "linear", (read,), (outputs,), tensors, line=line)

    def plain(
        name: str, kind: str, reads: tuple[str, ...], line: int, **settings: float
    ) -> Operation:
        return Operation(name, kind, reads, (SIZE,), settings=settings, line=line)

    operations = (
        linear("fc1", "input", SIZE, 3),
        plain("relu", "relu", ("fc1",), 3),
        plain("add", "add", ("input", "relu"), 3),
        plain("sigmoid", "sigmoid", ("add",), 4),
        linear("fc2", "sigmoid", SIZE, 5),
        plain("gelu", "gelu", ("fc2",), 5),
        plain("dropout", "dropout", ("gelu",), 5, p=0.25),
        plain("add_2", "add", ("sigmoid", "dropout"), 5),
        linear("fc3", "add_2", CLASSES, 6),
        Operation("log_softmax", "log_softmax", ("fc3",), (CLASSES,), line=6),
    )
    return Network(
        name="Skip",
        operations=operations,
        input_shape=(SIZE,),
        class_names=tuple("abcd"),
        source=Source("skip.py", SOURCE),
        credits="Made up.",
        measured={"fc1": Measured(scale=2.0)},
    )


def factors() -> dict[str, list[float]]:
    """What may be put on values: two neurons of fc1 switched off, two of fc2 dropped."""
    kept = 1 / (1 - 0.25)
    return {
        "relu": [1.0, 0.0, 1.0, 1.0, 0.0, 1.0],
        "dropout": [kept, kept, 0.0, kept, 0.0, kept],
    }


def passed(network: Network, image: Any, put: dict[str, list[float]], straight: bool) -> Values:
    """The value of every operation; with `straight` activations are their lines, gates held."""
    values: Values = {"input": torch.tensor(image, dtype=torch.float64, requires_grad=True)}
    for op in network.operations:
        value = _value(op, [values[name] for name in op.reads], straight)
        if op.name in put:
            value = value * torch.tensor(put[op.name], dtype=torch.float64)
        value.retain_grad()
        values[op.name] = value
    return values


def _value(op: Operation, reads: list[torch.Tensor], straight: bool) -> torch.Tensor:
    if op.kind == "linear":
        return F.linear(reads[0], *(parameter(op, name) for name in ("weight", "bias")))
    if op.kind == "add":
        return reads[0] + reads[1]
    if op.kind == "dropout":
        return reads[0] * 1
    if op.kind == "log_softmax":
        return F.log_softmax(reads[0], dim=0)
    function, z = FUNCTIONS[op.kind], reads[0]
    if not straight:
        return function(z)
    start = function(torch.zeros(1, dtype=torch.float64))
    return ((function(z) - start) / z).detach() * z + start


_parameters: dict[tuple[int, str], torch.Tensor] = {}


def parameter(op: Operation, name: str) -> torch.Tensor:
    """A tensor of an operation, the same one each time so that autograd fills its gradient."""
    key = (id(op), name)
    if key not in _parameters:
        own = torch.tensor(np.array(op.tensors[name]), dtype=torch.float64, requires_grad=True)
        _parameters[key] = own
    return _parameters[key]


def evidence(
    network: Network, image: Any, put: dict[str, list[float]], target: int
) -> dict[str, Any]:
    """Gradients of one logit at every value, and what every constant adds."""
    values = passed(network, image, put, straight=True)
    torch.autograd.backward(values[network.scores][target])
    constants = {}
    for op in network.operations:
        if op.name == "log_softmax":
            break
        constant = torch.zeros(op.shape, dtype=torch.float64)
        if op.kind == "linear":
            constant = parameter(op, "bias").detach()
        elif op.kind == "sigmoid":
            constant = constant + 0.5
        if op.name in put:
            constant = constant * torch.tensor(put[op.name], dtype=torch.float64)
        constants[op.name] = float((_grad(values[op.name]) * constant).sum())
    names = ["input", *constants]
    return {
        "logit": float(values[network.scores][target].detach()),
        "gradients": {name: _grad(values[name]).tolist() for name in names},
        "constants": constants,
    }


def learning(
    network: Network, image: Any, put: dict[str, list[float]], target: int
) -> dict[str, Any]:
    """The loss for `target` and its derivatives."""
    _parameters.clear()
    values = passed(network, image, put, straight=False)
    loss = F.nll_loss(values["log_softmax"][None], torch.tensor([target]))
    torch.autograd.backward(loss)
    linear = [op for op in network.operations if op.kind == "linear"]
    return {
        "target": target,
        "loss": loss.item(),
        "values": {name: _grad(value).tolist() for name, value in values.items()},
        "tensors": {
            f"{op.name}.{name}": _grad(parameter(op, name)).ravel().tolist()
            for op in linear
            for name in ("weight", "bias")
        },
    }


def case(network: Network, image: Any, put: dict[str, list[float]]) -> dict[str, Any]:
    """Everything that is known of one pass."""
    values = passed(network, image, put, straight=False)
    scores = values[network.scores].detach()
    targets = range(CLASSES)
    return {
        "image": list(image),
        "factors": put,
        "values": {name: value.detach().tolist() for name, value in values.items()},
        "scores": scores.tolist(),
        "log_probs": scores.log_softmax(0).tolist(),
        "probs": scores.softmax(0).tolist(),
        "prediction": int(scores.argmax()),
        "confidence": scores.softmax(0).max().item(),
        "evidence": {str(c): evidence(network, image, put, c) for c in targets},
        "learning": [learning(network, image, put, c) for c in targets],
    }


def _grad(tensor: torch.Tensor) -> torch.Tensor:
    """The gradient, 0 where nothing arrived."""
    return torch.zeros_like(tensor) if tensor.grad is None else tensor.grad


def write_skip() -> None:
    """Write both files."""
    network = skip()
    network.save(FIXTURES / "skip.safetensors")
    chance = np.random.default_rng(SEED + 1)
    images = [[round(float(v), 3) for v in chance.normal(size=SIZE)] for _ in range(3)]
    cases = [case(network, images[0], {}), case(network, images[1], {})]
    cases.append(case(network, images[2], factors()))
    text = json.dumps({"cases": cases}, separators=(",", ":"))
    (FIXTURES / "skip.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_skip()
