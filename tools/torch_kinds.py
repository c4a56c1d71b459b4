"""Every kind of operation as PyTorch computes it: the oracle of fixtures and tests.

Written from PyTorch's own functions and the settings of the file format, using none of our kinds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import torch
import torch.nn.functional as F
from torch import Tensor

Own = Mapping[str, Tensor]  # an operation's tensors
Settings = Mapping[str, Any]
Theirs = Callable[[Sequence[Tensor], Own, Settings], Tensor]  # reads (N, *shape), value (N, *shape)


def padded(x: Tensor, pairs: Sequence[int], value: float = 0.0) -> Tensor:
    """`x` with begin and end added to each of its last axes, axis by axis."""
    backwards = [pairs[n + k] for n in range(len(pairs) - 2, -1, -2) for k in (0, 1)]
    return F.pad(x, backwards, value=value)


def even(pairs: Sequence[int]) -> tuple[int, ...] | None:
    """The padding of each axis where begin and end are alike, else None."""
    return tuple(pairs[::2]) if tuple(pairs[::2]) == tuple(pairs[1::2]) else None


def conv(x: Tensor, own: Own, s: Settings) -> Tensor:
    """conv1d and conv2d."""
    convolve: Any = F.conv1d if own["weight"].ndim == 3 else F.conv2d
    found: Tensor = convolve(
        padded(x, s["padding"]),
        own["weight"],
        own.get("bias"),
        stride=s["stride"],
        dilation=s["dilation"],
        groups=s["groups"],
    )
    return found


def max_pool(x: Tensor, s: Settings) -> Tensor:
    """max_pool1d and max_pool2d."""
    pool: Any = F.max_pool1d if len(s["kernel"]) == 1 else F.max_pool2d
    padding = even(s["padding"])
    if padding is None:
        x, padding = padded(x, s["padding"], -torch.inf), (0,) * len(s["kernel"])
    found: Tensor = pool(x, s["kernel"], s["stride"], padding, s["dilation"], s["ceil_mode"])
    return found


def avg_pool(x: Tensor, s: Settings) -> Tensor:
    """avg_pool1d and avg_pool2d."""
    one = len(s["kernel"]) == 1
    kernel, stride, pairs = (
        ((1, *s["kernel"]), (1, *s["stride"]), (0, 0, *s["padding"]))
        if one
        else (s["kernel"], s["stride"], s["padding"])
    )
    image, padding = x[:, :, None] if one else x, even(pairs)
    if padding is None:
        assert s["count_include_pad"]
        assert not s["ceil_mode"]
        image, padding = padded(image, pairs), (0, 0)
    found: Tensor = F.avg_pool2d(
        image, kernel, stride, padding, s["ceil_mode"], s["count_include_pad"], s.get("divisor")
    )
    return found[:, :, 0] if one else found


def behind_batch(axes: Sequence[int]) -> tuple[int, ...]:
    """Axes of the example as axes of the batch."""
    return tuple(axis + 1 for axis in axes)


def aligned(reads: Sequence[Tensor]) -> list[Tensor]:
    """Reads of as many axes each, ones in front of the shorter, behind the batch axis."""
    most = max(read.ndim for read in reads)
    return [read.reshape(len(read), *(1,) * (most - read.ndim), *read.shape[1:]) for read in reads]


def add(reads: Sequence[Tensor]) -> Tensor:
    """The sum of all."""
    first, *others = aligned(reads)
    for other in others:
        first = first + other
    return first


def subtract(reads: Sequence[Tensor]) -> Tensor:
    """The first less the second."""
    first, second = aligned(reads)
    return first - second


def gated(reads: Sequence[Tensor]) -> Tensor:
    """The first times the second."""
    first, second = aligned(reads)
    return first * second


def largest(reads: Sequence[Tensor]) -> Tensor:
    """The largest of each place: of two by `maximum`, whose derivative halves a tie."""
    return torch.maximum(*reads) if len(reads) == 2 else torch.stack(list(reads)).amax(dim=0)


def piece(x: Tensor, s: Settings) -> Tensor:
    """A slice; `s["shape"]` is the shape of the result."""
    for axis, (start, step, size) in enumerate(
        zip(s["starts"], s["steps"], s["shape"], strict=True), 1
    ):
        x = x.narrow(axis, start, (size - 1) * step + 1)
        x = x[(slice(None),) * axis + (slice(None, None, step),)]
    return x


def normed(x: Tensor, own: Own, s: Settings) -> Tensor:
    """batch_norm in eval mode."""
    return F.batch_norm(
        x, own["mean"], own["variance"], own.get("weight"), own.get("bias"), eps=s["eps"]
    )


def layer_normed(x: Tensor, own: Own, s: Settings) -> Tensor:
    """layer_norm over the last axes."""
    shape = x.shape[x.ndim - s["axes"] :]
    return F.layer_norm(x, shape, own.get("weight"), own.get("bias"), s["eps"])


def scaled(x: Tensor, own: Own) -> Tensor:
    """Times weight, plus bias."""
    x = x * own["weight"] if "weight" in own else x
    return x + own["bias"] if "bias" in own else x


def _of_one(function: Callable[[Tensor], Tensor]) -> Theirs:
    return lambda reads, own, s: function(reads[0])


def _set(function: Callable[[Tensor, Settings], Tensor]) -> Theirs:
    return lambda reads, own, s: function(reads[0], s)


def _owned(function: Callable[[Tensor, Own, Settings], Tensor]) -> Theirs:
    return lambda reads, own, s: function(reads[0], own, s)


def _joined(function: Callable[[Sequence[Tensor]], Tensor]) -> Theirs:
    return lambda reads, own, s: function(reads)


THEIRS: Final[Mapping[str, Theirs]] = {
    "linear": _owned(lambda x, own, s: F.linear(x, own["weight"], own.get("bias"))),
    "conv1d": _owned(conv),
    "conv2d": _owned(conv),
    "max_pool1d": _set(max_pool),
    "max_pool2d": _set(max_pool),
    "avg_pool1d": _set(avg_pool),
    "avg_pool2d": _set(avg_pool),
    "adaptive_avg_pool1d": _set(lambda x, s: F.adaptive_avg_pool1d(x, s["size"])),
    "adaptive_avg_pool2d": _set(lambda x, s: F.adaptive_avg_pool2d(x, s["size"])),
    "adaptive_max_pool1d": _set(lambda x, s: F.adaptive_max_pool1d(x, s["size"])),
    "adaptive_max_pool2d": _set(lambda x, s: F.adaptive_max_pool2d(x, s["size"])),
    "mean": _set(lambda x, s: x.mean(behind_batch(s["axes"]), keepdim=s["keep"])),
    "sum": _set(lambda x, s: x.sum(behind_batch(s["axes"]), keepdim=s["keep"])),
    "amax": _set(lambda x, s: x.amax(behind_batch(s["axes"]), keepdim=s["keep"])),
    "batch_norm": _owned(normed),
    "scale": _owned(lambda x, own, s: scaled(x, own)),
    "layer_norm": _owned(layer_normed),
    "group_norm": _owned(
        lambda x, own, s: F.group_norm(x, s["groups"], own.get("weight"), own.get("bias"), s["eps"])
    ),
    "local_response_norm": _set(
        lambda x, s: F.local_response_norm(x, s["size"], s["alpha"], s["beta"], s["k"])
    ),
    "add": _joined(add),
    "sub": _joined(subtract),
    "gate": _joined(gated),
    "maximum": _joined(largest),
    "concat": lambda reads, own, s: torch.cat(list(reads), s["axis"] + 1),
    "pad": _set(lambda x, s: padded(x, s["padding"], s["value"])),
    "slice": _set(piece),
    "permute": _set(lambda x, s: x.permute(0, *behind_batch(s["order"]))),
    "reshape": _set(lambda x, s: x.reshape(len(x), *s["shape"])),
    "dropout": _of_one(lambda x: x),
    "identity": _of_one(lambda x: x),
    "relu": _of_one(F.relu),
    "relu6": _of_one(F.relu6),
    "leaky_relu": _set(lambda x, s: F.leaky_relu(x, s["slope"])),
    "prelu": _owned(lambda x, own, s: F.prelu(x, own["weight"])),
    "elu": _set(lambda x, s: F.elu(x, s["alpha"])),
    "selu": _of_one(F.selu),
    "celu": _set(lambda x, s: F.celu(x, s["alpha"])),
    "softplus": _set(lambda x, s: F.softplus(x, s["beta"], s["threshold"])),
    "silu": _of_one(F.silu),
    "mish": _of_one(F.mish),
    "hardswish": _of_one(F.hardswish),
    "hardtanh": _set(lambda x, s: F.hardtanh(x, s["low"], s["high"])),
    "hardsigmoid": _of_one(F.hardsigmoid),
    "tanh": _of_one(torch.tanh),
    "sigmoid": _of_one(torch.sigmoid),
    "gelu": _of_one(F.gelu),
    "gelu_tanh": _of_one(lambda x: F.gelu(x, approximate="tanh")),
    "square": _of_one(torch.square),
    "softsign": _of_one(F.softsign),
    "clamp": _set(lambda x, s: x.clamp(s.get("low"), s.get("high"))),
    "softmax": _of_one(lambda x: x.softmax(1)),
    "log_softmax": _of_one(lambda x: x.log_softmax(1)),
}
