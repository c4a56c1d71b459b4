"""Writes fixtures/maps.json: networks of maps, what a pass of each gives and learns, by PyTorch.

    python tools/write_maps_fixtures.py

A network is a list of operations as in the file format, its tensors written out. Values, loss and
gradients come from PyTorch's own functions in float64 and from autograd; nothing here uses the
package's kinds.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from operation_cases import ABOVE_0, MEASURED, drawn
from torch import Tensor
from torch_kinds import THEIRS
from write_operation_fixtures import flat, grad_of, shaped

FILE = Path(__file__).resolve().parent.parent / "fixtures" / "maps.json"
SLIDE: dict[str, Any] = {"padding": (0, 0, 0, 0), "dilation": (1, 1)}


@dataclass
class Drawn:
    """A network with its numbers, drawn by its name."""

    name: str
    input: tuple[int, ...]
    operations: list[dict[str, Any]] = field(default_factory=list)
    own: dict[str, dict[str, Tensor]] = field(default_factory=dict)
    values: dict[str, Tensor] = field(default_factory=dict)  # (1, *shape)

    def __post_init__(self) -> None:
        """The image is there from the start."""
        image = torch.tensor(drawn(f"{self.name} image", (1, *self.input), 16))
        self.values["input"] = image.requires_grad_()

    def add(
        self,
        name: str,
        kind: str,
        reads: str | Sequence[str],
        tensors: Mapping[str, tuple[int, ...]] | None = None,
        **settings: Any,
    ) -> str:
        """One more operation; returns its name. `shape` is that of a reshape."""
        shape = settings.pop("shape", None)
        reads = [reads] if isinstance(reads, str) else list(reads)
        own = {part: self._tensor(name, part, sizes) for part, sizes in (tensors or {}).items()}
        told = {**settings, "shape": shape}
        value = THEIRS[kind]([self.values[read] for read in reads], own, told)
        value.retain_grad()
        self.own[name], self.values[name] = own, value
        plain = {k: list(v) if isinstance(v, tuple) else v for k, v in settings.items()}
        sizes = list(value.shape[1:])
        self.operations.append(
            {"name": name, "kind": kind, "reads": reads, "shape": sizes, "settings": plain}
        )
        return name

    def conv(self, name: str, read: str, weight: tuple[int, ...], **settings: Any) -> str:
        """A convolution of stride 1 and one group, unless told otherwise, with a bias."""
        told: dict[str, Any] = {"stride": (1, 1), **SLIDE, "groups": 1, **settings}
        return self.add(name, "conv2d", read, {"weight": weight, "bias": weight[:1]}, **told)

    def norm(self, name: str, read: str, maps: int) -> str:
        """A batch norm."""
        parts = dict.fromkeys(("weight", "bias", "mean", "variance"), (maps,))
        return self.add(name, "batch_norm", read, parts, eps=1e-5)

    def head(self, name: str, read: str, classes: int) -> str:
        """The last linear operation."""
        inputs = math.prod(self.values[read].shape[1:])
        return self.add(name, "linear", read, {"weight": (classes, inputs), "bias": (classes,)})

    def _tensor(self, name: str, part: str, sizes: tuple[int, ...]) -> Tensor:
        values = drawn(f"{self.name} {name} {part}", sizes, 12)
        values = abs(values) + 0.25 if part in ABOVE_0 else values
        return torch.tensor(values).requires_grad_(part not in MEASURED)


def lenet() -> Drawn:
    """Convolution, pool, convolution, pool, two linear operations."""
    net = Drawn("lenet", (1, 10, 10))
    x = net.add("tanh1", "tanh", net.conv("conv1", "input", (3, 1, 3, 3), padding=(1, 1, 1, 1)))
    x = net.add("pool1", "avg_pool2d", x, kernel=(2, 2), stride=(2, 2), padding=(0,) * 4,
                ceil_mode=False, count_include_pad=True)  # fmt: skip
    x = net.add("relu2", "relu", net.conv("conv2", x, (4, 3, 2, 2)))
    x = net.add("pool2", "max_pool2d", x, kernel=(2, 2), stride=(2, 2), ceil_mode=False, **SLIDE)
    x = net.head("fc", net.add("flatten", "reshape", x, shape=(16,)), 3)
    net.add("log_softmax", "log_softmax", x)
    return net


def residual() -> Drawn:
    """Blocks with a skip, batch norm and groups; two ways joined; the mean over positions."""
    net = Drawn("residual", (2, 6, 5))
    x = net.norm("bn1", net.conv("conv1", "input", (4, 2, 3, 3), padding=(1, 1, 1, 1)), 4)
    x = net.add("relu1", "relu", x)
    y = net.conv("conv2", x, (4, 2, 3, 3), padding=(1, 1, 1, 1), groups=2)
    y = net.add("silu2", "silu", net.norm("bn2", y, 4))
    x = net.add("relu3", "relu", net.add("add", "add", [y, x]))
    a = net.conv("left", x, (2, 4, 1, 1), stride=(2, 2))
    b = net.add("right", "max_pool2d", x, kernel=(3, 3), stride=(2, 2), padding=(1, 1, 1, 1),
                dilation=(1, 1), ceil_mode=False)  # fmt: skip
    x = net.add("concat", "concat", [a, b], axis=0)
    x = net.add("norm", "group_norm", x, {"weight": (6,), "bias": (6,)}, groups=2, eps=1e-5)
    x = net.add("gelu", "gelu", x)
    x = net.add("mean", "mean", x, axes=(1, 2), keep=False)
    net.head("fc", x, 4)
    return net


def described(net: Drawn, target: int) -> dict[str, Any]:
    """One network as the file has it, with its pass and what is learnt for class `target`."""
    last = net.operations[-1]
    found = net.values[last["name"]]
    logs = found if last["kind"] == "log_softmax" else F.log_softmax(found, dim=1)
    loss = F.nll_loss(logs, torch.tensor([target]))
    torch.autograd.backward(loss)
    tensors = {f"{op}.{part}": x for op, own in net.own.items() for part, x in own.items()}
    return {
        "name": net.name,
        "input_shape": list(net.input),
        "operations": net.operations,
        "tensors": {name: shaped(x.detach().numpy()) for name, x in tensors.items()},
        "values": {name: flat(x.detach().numpy()) for name, x in net.values.items()},
        "target": target,
        "loss": float(f"{loss.item():.9g}"),
        "gradients": {
            "values": {name: flat(grad_of(x)) for name, x in net.values.items()},
            "tensors": {name: flat(grad_of(x)) for name, x in tensors.items() if x.requires_grad},
        },
    }


def main() -> None:
    """Writes the file, a line a network."""
    lines = ",\n".join(
        json.dumps(described(net, target), separators=(",", ":"))
        for net, target in ((lenet(), 2), (residual(), 1))
    )
    FILE.write_text(f'{{"networks":[\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
