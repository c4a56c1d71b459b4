"""Activations and dropout: each number by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from forwardpass.convert.nodes import Placed

if TYPE_CHECKING:
    from forwardpass.base.tensors import FloatArray
    from forwardpass.convert.calls import Call
    from forwardpass.convert.nodes import Read
    from forwardpass.convert.tape import Tape

# By PyTorch's names, each with its settings: (ours, place and name of the argument, default).
_SETTINGS: Final[Mapping[str, tuple[tuple[str, int, str, float], ...]]] = {
    "relu": (),
    "relu6": (),
    "tanh": (),
    "sigmoid": (),
    "selu": (),
    "silu": (),
    "mish": (),
    "hardswish": (),
    "hardsigmoid": (),
    "softsign": (),
    "leaky_relu": (("slope", 1, "negative_slope", 0.01),),
    "elu": (("alpha", 1, "alpha", 1.0),),
    "celu": (("alpha", 1, "alpha", 1.0),),
    "softplus": (("beta", 1, "beta", 1.0), ("threshold", 2, "threshold", 20.0)),
    "hardtanh": (("low", 1, "min_val", -1.0), ("high", 2, "max_val", 1.0)),
}
_MAPS: Final = ("dropout1d", "dropout2d", "dropout3d", "feature_dropout")


def made(
    tape: Tape,
    call: Call,
    read: Read,
    kind: str,
    settings: Mapping[str, float] | None = None,
    tensors: Mapping[str, FloatArray | None] | None = None,
) -> Placed:
    """A node of the shape it reads, its batch axis where it was."""
    node = tape.node(call, kind, [read.node], read.shape, tensors, settings)
    return Placed(node, read.batch)


def _activation(tape: Tape, call: Call) -> Placed:
    read, kind = tape.first(call), call.name
    settings = {
        name: float(call.argument(place, argument, default))
        for name, place, argument, default in _SETTINGS[kind]
    }
    if kind == "hardtanh" and settings == {"low": 0.0, "high": 6.0}:  # how nn.ReLU6 is written
        kind, settings = "relu6", {}
    return made(tape, call, read, kind, settings)


def _gelu(tape: Tape, call: Call) -> Placed:
    tanh = call.argument(1, "approximate", "none") == "tanh"
    return made(tape, call, tape.first(call), "gelu_tanh" if tanh else "gelu")


def _prelu(tape: Tape, call: Call) -> Placed:
    read = tape.first(call)
    weight = tape.weights(call, call.argument(1, "weight"))
    if weight is None or (weight.size > 1 and read.batch != 0):
        raise tape.refused(call)
    return made(tape, call, read, "prelu", tensors={"weight": weight.reshape(-1)})


def _rrelu(tape: Tape, call: Call) -> Placed:
    if call.argument(3, "training", False):
        raise tape.refused(call, "is random although the module is in eval mode")
    ends = (call.argument(1, "lower", 1 / 8), call.argument(2, "upper", 1 / 3))
    return made(tape, call, tape.first(call), "leaky_relu", {"slope": sum(ends) / 2})


def _shrunk(tape: Tape, call: Call) -> Placed:
    """What a value has beyond its tanh, or beyond its bounds."""
    read = tape.first(call)
    if call.name == "tanhshrink":
        bent = tape.node(call, "tanh", [read.node], read.shape, aside=True)
    else:
        bound = float(call.argument(1, "lambd", 0.5))
        ends = {"low": -bound, "high": bound}
        bent = tape.node(call, "clamp", [read.node], read.shape, settings=ends, aside=True)
    return Placed(tape.node(call, "sub", [read.node, bent], read.shape), read.batch)


def _logsigmoid(tape: Tape, call: Call) -> Placed:
    """The softplus of the opposite, turned round."""
    read = tape.first(call)
    minus = {"weight": np.full((1,) * len(read.shape), -1, np.float32)}
    turned = tape.node(call, "scale", [read.node], read.shape, minus, aside=True)
    settings = {"beta": 1.0, "threshold": 20.0}
    bent = tape.node(call, "softplus", [turned], read.shape, settings=settings)
    return Placed(tape.node(call, "scale", [bent], read.shape, minus, aside=True), read.batch)


def _threshold(tape: Tape, call: Call) -> Placed:
    if (call.argument(1, "threshold"), call.argument(2, "value")) != (0, 0):
        raise tape.refused(call)
    return made(tape, call, tape.first(call), "relu")


def _clamp(
    tape: Tape, call: Call, low: tuple[int, str] | None, high: tuple[int, str] | None
) -> Placed:
    ends: dict[str, float] = {}
    for name, place in (("low", low), ("high", high)):
        value: Any = call.argument(*place) if place else None
        if value is not None:
            if tape.followed(value) is not None or getattr(value, "shape", None):
                raise tape.refused(call, "clamps to other tensors")
            ends[name] = float(value)
    read = tape.first(call)
    if ends == {"low": 0.0}:
        return made(tape, call, read, "relu")
    return made(tape, call, read, "clamp", ends)


def _dropout(tape: Tape, call: Call) -> Placed:
    read, p = tape.first(call), float(call.argument(1, "p", 0.5))
    default = "alpha" not in call.name  # as PyTorch has it
    if call.argument(2, "training", call.kwargs.get("train", default)) and p > 0:
        raise tape.refused(
            call, "is active although the module is in eval mode: pass training=self.training"
        )
    # Of PyTorch's kinds for maps, those that get no maps drop single values.
    maps = {"maps": True} if call.name in _MAPS and len(read.shape) > 1 else {}
    return made(tape, call, read, "dropout", {"p": p, **maps})


HANDLERS: Final[Mapping[str, Callable[..., Any]]] = {
    **dict.fromkeys(_SETTINGS, _activation),
    "gelu": _gelu,
    "prelu": _prelu,
    "rrelu": _rrelu,
    "threshold": _threshold,
    **dict.fromkeys(("tanhshrink", "softshrink"), _shrunk),
    **dict.fromkeys(("logsigmoid", "log_sigmoid"), _logsigmoid),
    "clamp": partial(_clamp, low=(1, "min"), high=(2, "max")),
    "clip": partial(_clamp, low=(1, "min"), high=(2, "max")),
    "clamp_min": partial(_clamp, low=(1, "min"), high=None),
    "clamp_max": partial(_clamp, low=None, high=(1, "max")),
    **dict.fromkeys(("dropout", "alpha_dropout", "feature_alpha_dropout", *_MAPS), _dropout),
}
