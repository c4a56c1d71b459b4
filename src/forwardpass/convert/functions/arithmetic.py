"""+, -, *, / of two values, or of one and constants."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from forwardpass.convert.nodes import Placed, Read

if TYPE_CHECKING:
    from forwardpass.base.tensors import FloatArray
    from forwardpass.convert.calls import Call
    from forwardpass.convert.tape import Tape


def scaled(
    tape: Tape,
    call: Call,
    read: Read,
    weight: FloatArray | None,
    bias: FloatArray | None,
    *,
    aside: bool = False,
) -> Placed:
    """read * weight + bias; nothing at all where that changes nothing."""
    if (weight is None or (weight == 1).all()) and (bias is None or not bias.any()):
        return Placed(read.node, read.batch)
    for values in (weight, bias):
        grown = any(n not in (1, m) for n, m in zip(_shape(values), read.shape, strict=False))
        if values is not None and (grown or values.ndim != len(read.shape)):
            raise tape.refused(call, "spreads values over a larger tensor")
    tensors = {"weight": weight, "bias": bias}
    node = tape.node(call, "scale", [read.node], read.shape, tensors, aside=aside)
    return Placed(node, read.batch)


def _shape(values: FloatArray | None) -> tuple[int, ...]:
    return () if values is None else values.shape


def _plus(tape: Tape, call: Call, left: Any, right: Any, sign: int) -> Placed:
    """left + sign * right * alpha."""
    factor = sign * float(call.argument(2, "alpha", 1))
    if tape.followed(left) is None:  # a constant less what is read
        read = tape.read(call, right)
        bias = tape.constant(call, left, read)
        return scaled(tape, call, read, _number(factor, read), bias)
    read = tape.read(call, left)
    if tape.followed(right) is None:
        bias = factor * tape.constant(call, right, read)
        return _biased(tape, call, read, bias) or scaled(tape, call, read, None, bias)
    other = tape.read(call, right)
    if left is right:
        return scaled(tape, call, read, _number(1 + factor, read), None)
    if factor not in (1, -1):
        times = scaled(tape, call, other, _number(factor, other), None, aside=True)
        other, factor = Read(times.node, times.batch, other.tensor), 1
    return _joined(tape, call, "add" if factor == 1 else "sub", read, other)


def _biased(tape: Tape, call: Call, read: Read, bias: FloatArray) -> Placed | None:
    """x @ weight + bias is one linear layer; None where it is not that."""
    node = read.node
    if node.kind != "linear" or "bias" in node.tensors or bias.size != node.shape[-1]:
        return None
    if bias.shape[-1] != bias.size:
        return None
    tensors = {**node.tensors, "bias": bias.reshape(-1)}
    whole = replace(node, tensors=tensors)
    tape.nodes.append(whole)
    return Placed(whole, read.batch)


def _joined(tape: Tape, call: Call, kind: str, read: Read, other: Read) -> Placed:
    """Two values, with as many axes each; the batch stands alike in both."""
    axes = max(read.tensor.ndim, other.tensor.ndim)
    wide = [widened(tape, call, x, axes) for x in (read, other)]
    if len({x.batch for x in wide}) > 1:
        raise tape.refused(call, "joins tensors whose images stand along different axes")
    shape = np.broadcast_shapes(*(x.shape for x in wide))
    return Placed(tape.node(call, kind, [x.node for x in wide], shape), wide[0].batch)


def widened(tape: Tape, call: Call, read: Read, axes: int) -> Read:
    """Axes of length 1 in front, as PyTorch adds them."""
    more = axes - read.tensor.ndim
    if not more:
        return read
    if read.batch is not None and tape.size != 1:
        raise tape.refused(call, "spreads images of a batch over one another")
    whole = read.shape if read.batch is None else (1, *read.shape)
    node = tape.reshaped(call, read.node, ((1,) * more + whole)[1:])
    return Read(node, 0, read.tensor)


def _number(value: float, read: Read) -> FloatArray:
    return np.full((1,) * len(read.shape), value, np.float32)


def _add(tape: Tape, call: Call) -> Placed:
    return _plus(tape, call, call.argument(0, "input"), call.argument(1, "other"), 1)


def _sub(tape: Tape, call: Call) -> Placed:
    return _plus(tape, call, call.argument(0, "input"), call.argument(1, "other"), -1)


def _rsub(tape: Tape, call: Call) -> Placed:
    return _plus(tape, call, call.argument(1, "other"), call.argument(0, "input"), -1)


def _div(tape: Tape, call: Call) -> Placed:
    left, right = call.argument(0, "input"), call.argument(1, "other")
    if call.kwargs.get("rounding_mode") is not None:
        raise tape.refused(call, "rounds")
    if tape.followed(right) is not None:
        raise problem(tape, left, right) or tape.refused(
            call, "divides by a value that depends on the input"
        )
    read = tape.read(call, left)
    weight = 1 / tape.constant(call, right, read).astype(np.float64)
    return scaled(tape, call, read, weight.astype(np.float32), None)


def problem(tape: Tape, *values: Any) -> Exception | None:
    """Why one of them cannot be shown already."""
    known = (tape.followed(value) for value in values)
    return next((x.problem for x in known if x is not None and x.problem), None)


def _neg(tape: Tape, call: Call) -> Placed:
    read = tape.first(call)
    return scaled(tape, call, read, _number(-1, read), None)


HANDLERS: Final[Mapping[str, Callable[..., Any]]] = {
    "add": _add,
    "radd": _add,
    **dict.fromkeys(("sub", "subtract"), _sub),
    "rsub": _rsub,
    **dict.fromkeys(("div", "divide", "true_divide"), _div),
    **dict.fromkeys(("neg", "negative"), _neg),
}
