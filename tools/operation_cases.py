"""Small cases of every kind of operation, in all its settings, for fixtures and tests.

Numbers are sixteenths, so that ties and zeros come up and float32 holds them exactly.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch_kinds import THEIRS

from forwardpass.operations.operation import Operation, Setting, Shape

Floats = NDArray[np.float64]
ABOVE_0: Final = ("variance",)  # tensors that hold no negative number
MEASURED: Final = ("mean", "variance")  # tensors that were counted and are not learnt
AROUND_0: Final = (0, 2**-20, -(2**-20), 2**-8, -0.25, 0.5, -1, 1.5, -2, 2.5, -2.875, 3.125, 5.5,
                   -6.25, 6.25, 12, -12, 40, -40, 100)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """An operation without its numbers, which are drawn by its name."""

    kind: str
    shapes: Sequence[Shape]  # of its reads
    tensors: Mapping[str, Shape] = field(default_factory=dict)
    settings: Mapping[str, Setting] = field(default_factory=dict)
    note: str = ""  # what is special about it
    shape: Shape | None = None  # of its result, where nothing else says it
    reads: Sequence[Sequence[float]] | None = None  # where they must be these

    @property
    def name(self) -> str:
        """The kind, and what is special."""
        return f"{self.kind}, {self.note}" if self.note else self.kind

    def told(self) -> Mapping[str, Any]:
        """What PyTorch's side is told: the settings, and a shape that nothing else says."""
        return {**self.settings, "shape": self.shape}

    @cached_property
    def own(self) -> dict[str, Floats]:
        """Its tensors."""
        return {
            name: np.abs(drawn(f"{self.name} {name}", shape, 20)) + 1 / 16
            if name in ABOVE_0
            else drawn(f"{self.name} {name}", shape, 20)
            for name, shape in self.tensors.items()
        }

    def read(self, examples: int = 1) -> list[Floats]:
        """A batch for every read, (examples, *its shape)."""
        if self.reads is not None:
            given = [np.array(x, float) for x in self.reads]
            return [np.stack([x.reshape(shape)] * examples)
                    for x, shape in zip(given, self.shapes, strict=True)]  # fmt: skip
        return [
            drawn(f"{self.name} read {n}", (examples, *shape), 48)
            for n, shape in enumerate(self.shapes)
        ]

    @cached_property
    def op(self) -> Operation:
        """The operation, its shape as PyTorch has it."""
        reads = [torch.tensor(x) for x in self.read()]
        own = {name: torch.tensor(values) for name, values in self.own.items()}
        value = THEIRS[self.kind](reads, own, self.told())
        own32 = {name: values.astype(np.float32) for name, values in self.own.items()}
        names = tuple("abcdef"[: len(self.shapes)])
        return Operation("op", self.kind, names, tuple(value.shape[1:]), own32, self.settings)


def drawn(name: str, shape: Shape, most: int) -> Floats:
    """Sixteenths from -most to most, always the same for a name."""
    chance = np.random.default_rng(zlib.crc32(name.encode()))
    return chance.integers(-most, most, size=shape, endpoint=True) / 16


def _conv(note: str, read: Shape, weight: Shape, bias: bool = True, **settings: Any) -> Case:
    axes = len(read) - 1
    usual: dict[str, Any] = {
        "stride": (1,) * axes,
        "padding": (0, 0) * axes,
        "dilation": (1,) * axes,
        "groups": 1,
    }
    tensors = {"weight": weight, "bias": weight[:1]} if bias else {"weight": weight}
    return Case(f"conv{axes}d", (read,), tensors, {**usual, **settings}, note)


def _pool(kind: str, note: str, read: Shape, kernel: Shape, **settings: Any) -> Case:
    axes = len(kernel)
    usual: dict[str, Any] = {
        "kernel": kernel,
        "stride": kernel,
        "padding": (0, 0) * axes,
        "ceil_mode": False,
    }
    more = {"dilation": (1,) * axes} if kind == "max_pool" else {"count_include_pad": True}
    given = {**usual, **more, **settings}
    reads = given.pop("reads", None)
    return Case(f"{kind}{axes}d", (read,), settings=given, note=note, reads=reads)


def _one(kind: str, note: str = "", read: Shape = (20,), **settings: Any) -> Case:
    reads = (AROUND_0,) if read == (20,) else None
    return Case(kind, (read,), settings=settings, note=note, reads=reads)


WINDOWS: Final = (
    _conv("", (2, 5, 6), (3, 2, 3, 3)),
    _conv("strided, one-sided padding", (1, 5, 6), (2, 1, 2, 3), stride=(2, 3),
          padding=(0, 1, 1, 2)),
    _conv("dilated, no bias", (2, 6, 5), (2, 2, 3, 2), False, dilation=(2, 3),
          padding=(2, 2, 1, 2)),
    _conv("groups", (4, 4, 4), (6, 2, 2, 2), groups=2, padding=(1, 0, 1, 0)),
    _conv("depthwise", (3, 4, 5), (6, 1, 3, 3), groups=3, padding=(1, 1, 1, 1), stride=(1, 2)),
    _conv("one by one", (5, 3, 2), (4, 5, 1, 1), stride=(2, 1)),
    _conv("as large as the picture", (2, 3, 4), (5, 2, 3, 4)),
    _conv("", (2, 9), (3, 2, 3), padding=(1, 1)),
    _conv("strided, dilated, groups, no bias", (4, 11), (4, 2, 3), False,
          stride=(2,), dilation=(2,), padding=(0, 3), groups=2),
    _pool("max_pool", "", (2, 4, 6), (2, 2)),
    _pool("max_pool", "overlapping, padded", (2, 5, 5), (3, 3), stride=(2, 2),
          padding=(1, 1, 1, 1)),
    _pool("max_pool", "one-sided padding", (1, 4, 5), (3, 2), stride=(1, 2), padding=(1, 0, 0, 1)),
    _pool("max_pool", "dilated, rounded up", (1, 7, 8), (2, 3), stride=(2, 2), dilation=(3, 2),
          ceil_mode=True),
    _pool("max_pool", "rounded up, padded", (1, 6, 6), (2, 2), stride=(3, 3), padding=(1, 1, 1, 1),
          ceil_mode=True),
    _pool("max_pool", "ties", (1, 3, 4), (2, 2), stride=(1, 1),
          reads=[(1, 1, 0, 0, 1, 1, 0, 0, -2, -2, -1, -1)]),
    _pool("max_pool", "", (2, 7), (2,)),
    _pool("max_pool", "overlapping, padded, rounded up", (2, 8), (3,), stride=(2,), padding=(1, 1),
          ceil_mode=True),
    _pool("avg_pool", "", (2, 4, 6), (2, 2)),
    _pool("avg_pool", "padding counted", (1, 5, 5), (3, 3), stride=(2, 1), padding=(1, 1, 1, 1)),
    _pool("avg_pool", "padding not counted", (1, 5, 4), (3, 2), stride=(2, 1),
          padding=(1, 1, 1, 1), count_include_pad=False),
    _pool("avg_pool", "rounded up, padding counted", (1, 6, 5), (3, 2), stride=(2, 2),
          padding=(1, 1, 1, 1), ceil_mode=True),
    _pool("avg_pool", "rounded up, padding not counted", (1, 6, 5), (3, 2), stride=(2, 2),
          padding=(1, 1, 1, 1), ceil_mode=True, count_include_pad=False),
    _pool("avg_pool", "divisor", (1, 4, 4), (2, 2), stride=(1, 1), divisor=3),
    _pool("avg_pool", "one-sided padding", (1, 4, 5), (2, 3), stride=(1, 2), padding=(1, 0, 0, 1)),
    _pool("avg_pool", "", (2, 7), (3,), stride=(2,)),
    _pool("avg_pool", "divisor", (2, 7), (3,), stride=(2,), divisor=4),
    _pool("avg_pool", "padding not counted, rounded up", (2, 8), (3,), stride=(2,), padding=(1, 1),
          count_include_pad=False, ceil_mode=True),
    _one("adaptive_avg_pool2d", "to one", (3, 4, 5), size=(1, 1)),
    _one("adaptive_avg_pool2d", "not even", (2, 5, 7), size=(3, 4)),
    _one("adaptive_avg_pool2d", "to more", (1, 3, 2), size=(5, 3)),
    _one("adaptive_max_pool2d", "to one", (3, 4, 5), size=(1, 1)),
    _one("adaptive_max_pool2d", "not even", (2, 5, 7), size=(3, 4)),
    _one("adaptive_avg_pool1d", "", (2, 7), size=(3,)),
    _one("adaptive_avg_pool1d", "to more", (1, 3), size=(5,)),
    _one("adaptive_max_pool1d", "", (2, 7), size=(3,)),
    _one("adaptive_max_pool1d", "to one", (2, 6), size=(1,)),
)  # fmt: skip

REDUCED: Final = (
    _one("mean", "positions", (3, 4, 5), axes=(1, 2), keep=False),
    _one("mean", "kept", (3, 4, 5), axes=(2,), keep=True),
    _one("mean", "channels", (3, 4, 5), axes=(0,), keep=False),
    _one("sum", "positions", (3, 4, 5), axes=(1, 2), keep=False),
    _one("sum", "kept", (3, 4), axes=(1,), keep=True),
    _one("amax", "positions", (3, 4, 5), axes=(1, 2), keep=False),
    _one("amax", "kept", (3, 6), axes=(0,), keep=True),
    Case("amax", ((2, 4),), settings={"axes": (1,), "keep": False}, note="ties",
         reads=[(1, 3, 3, 0, -1, -1, -1, -1)]),
)  # fmt: skip


def _norm(kind: str, note: str, read: Shape, tensors: Mapping[str, Shape], **settings: Any) -> Case:
    return Case(kind, (read,), tensors, settings, note)


def _measured(channels: int, *affine: str) -> dict[str, Shape]:
    return dict.fromkeys((*affine, *MEASURED), (channels,))


NORMS: Final = (
    _norm("batch_norm", "", (3, 4, 5), _measured(3, "weight", "bias"), eps=1e-5),
    _norm("batch_norm", "not affine", (4, 3), _measured(4), eps=1e-3),
    _norm("batch_norm", "features, no bias", (6,), _measured(6, "weight"), eps=0.0),
    _norm("scale", "channels", (3, 2, 4), {"weight": (3, 1, 1), "bias": (3, 1, 1)}),
    _norm("scale", "one number", (3, 4), {"weight": (1, 1)}),
    _norm("scale", "a picture added", (2, 3, 3), {"bias": (1, 3, 3)}),
    _norm("scale", "features", (6,), {"weight": (6,), "bias": (1,)}),
    _norm("layer_norm", "", (3, 8), {"weight": (8,), "bias": (8,)}, eps=1e-5, axes=1),
    _norm("layer_norm", "everything", (2, 3, 4), {"weight": (2, 3, 4), "bias": (2, 3, 4)},
          eps=1e-3, axes=3),
    _norm("layer_norm", "not affine", (12,), {}, eps=1e-5, axes=1),
    _norm("group_norm", "", (4, 3, 3), {"weight": (4,), "bias": (4,)}, groups=2, eps=1e-5),
    _norm("group_norm", "each map", (3, 2, 4), {}, groups=3, eps=1e-5),
    _norm("group_norm", "features", (6,), {"weight": (6,), "bias": (6,)}, groups=2, eps=1e-3),
    _norm("local_response_norm", "", (7, 2, 3), {}, size=5, alpha=0.5, beta=0.75, k=1.0),
    _norm("local_response_norm", "even size", (6, 4), {}, size=4, alpha=1e-4, beta=0.5, k=2.0),
)  # fmt: skip

JOINS: Final = (
    Case("add", ((2, 3, 2),) * 2),
    Case("add", ((2, 3),) * 3, note="three"),
    Case("add", ((3, 2, 4), (3, 1, 1)), note="one number a map"),
    Case("add", ((1, 4), (3, 1), (4,)), note="spread both ways"),
    Case("sub", ((2, 3, 2),) * 2),
    Case("sub", ((3, 1, 1), (3, 2, 4)), note="spread"),
    Case("gate", ((2, 3, 2),) * 2),
    Case("gate", ((3, 2, 4), (3, 1, 1)), note="one gate a map"),
    Case("gate", ((1, 4), (3, 1)), note="spread both ways"),
    Case("gate", ((6,), (6,)), note="features"),
    Case("maximum", ((3, 6),) * 2),
    Case("maximum", ((12,),) * 3, note="three"),
    Case("maximum", ((6,),) * 2, note="ties", reads=[(0, 1, -1, 2, 3, 0), (0, 1, -1, 3, 2, 0)]),
    Case("concat", ((2, 3, 4), (1, 3, 4), (3, 3, 4)), settings={"axis": 0}, note="maps"),
    Case("concat", ((2, 3, 4), (2, 3, 2)), settings={"axis": 2}, note="positions"),
    Case("concat", ((5,), (3,)), settings={"axis": 0}, note="features"),
)

REARRANGED: Final = (
    Case("pad", ((2, 3, 4),), settings={"padding": (0, 0, 1, 2, 3, 0), "value": 0.0}),
    Case("pad", ((2, 3),), settings={"padding": (1, 1, 0, 2), "value": -1.5}, note="of a value"),
    Case("slice", ((3, 5, 6),), settings={"starts": (1, 0, 2), "steps": (1, 2, 3)},
         shape=(2, 3, 2)),
    Case("slice", ((6,),), settings={"starts": (1,), "steps": (2,)}, shape=(2,), note="features"),
    Case("permute", ((2, 3, 4),), settings={"order": (1, 2, 0)}),
    Case("permute", ((3, 5),), settings={"order": (1, 0)}, note="transposed"),
    Case("reshape", ((2, 3, 4),), shape=(24,), note="flat"),
    Case("reshape", ((24,),), shape=(2, 3, 4), note="maps"),
    _one("dropout", "", (8,), p=0.2),
    _one("dropout", "whole maps", (3, 2, 2), p=0.5, maps=True),
    _one("identity", "", (2, 4)),
)  # fmt: skip

ROWS: Final = (
    Case("linear", ((6,),), {"weight": (4, 6), "bias": (4,)}),
    Case("linear", ((6,),), {"weight": (4, 6)}, note="no bias"),
    Case("linear", ((2, 3, 5),), {"weight": (4, 5), "bias": (4,)}, note="last axis"),
    _one("softmax", "", (6,)),
    _one("log_softmax", "", (6,)),
)

ACTIVATIONS: Final = (
    *(_one(kind) for kind in ("relu", "relu6", "selu", "silu", "mish", "hardswish", "hardsigmoid",
                              "tanh", "sigmoid", "gelu", "gelu_tanh")),
    *(_one(kind, "maps", (2, 3, 4)) for kind in ("relu", "silu", "hardswish", "tanh", "gelu")),
    _one("square"),
    _one("square", "maps", (2, 3, 4)),
    _one("softsign"),
    _one("leaky_relu", "", slope=0.1),
    _one("leaky_relu", "steep", slope=-2.0),
    Case("prelu", ((20,),), {"weight": (1,)}, reads=(AROUND_0,)),
    Case("prelu", ((4, 2, 3),), {"weight": (4,)}, note="maps"),
    Case("prelu", ((6,),), {"weight": (6,)}, note="features"),
    _one("elu", "", alpha=0.7),
    _one("celu", "", alpha=1.5),
    _one("softplus", "", beta=1.0, threshold=20.0),
    _one("softplus", "steep", beta=2.5, threshold=4.0),
    _one("hardtanh", "", low=-1.0, high=1.0),
    _one("hardtanh", "away from 0", low=0.5, high=2.0),
    _one("hardtanh", "below 0", low=-4.0, high=-1.5),
    _one("clamp", "", low=-1.0, high=2.5),
    _one("clamp", "from below", low=0.0),
    _one("clamp", "from above", high=1.5),
)  # fmt: skip

CASES: Final[Mapping[str, Case]] = {
    case.name: case
    for case in (*ROWS, *WINDOWS, *REDUCED, *NORMS, *JOINS, *REARRANGED, *ACTIVATIONS)
}
