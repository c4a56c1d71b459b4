"""mean, sum and largest value along axes, and the larger of two tensors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from torch import Tensor

from forwardpass.convert.functions.activations import made
from forwardpass.convert.nodes import Placed, Read

if TYPE_CHECKING:
    from forwardpass.convert.calls import Call
    from forwardpass.convert.tape import Tape
    from forwardpass.operations.operation import Setting


def _reduced(tape: Tape, call: Call, read: Read, kind: str, dims: Any, keep: bool) -> Placed:
    """Along dims of the tensor; None for all of them."""
    dims = range(read.tensor.ndim) if dims in (None, (), []) else dims
    given = (dims,) if isinstance(dims, int) else tuple(dims)
    axes = [read.axis(int(dim)) for dim in given]
    if None in axes:
        if tape.size != 1 or len(axes) < len(read.shape) + 1:
            raise tape.refused(call, "works over the images of a batch")
        axes = [axis for axis in axes if axis is not None]  # of one image that is the same
    along = tuple(sorted({int(axis) for axis in axes if axis is not None}))
    shape = [1 if k in along else n for k, n in enumerate(read.shape) if keep or k not in along]
    settings: dict[str, Setting] = {"axes": along, "keep": keep}
    node = tape.node(call, kind, [read.node], shape, settings=settings)
    if read.batch is None or (None in [read.axis(int(d)) for d in given] and not keep):
        return Placed(node, None)
    gone = 0 if keep else sum(axis < read.batch for axis in along)
    return Placed(node, read.batch - gone)


def _along(kind: str, names: tuple[str, ...] = ("dim", "axis")) -> Callable[[Tape, Call], Placed]:
    def handle(tape: Tape, call: Call) -> Placed:
        dims = next((call.kwargs[name] for name in names if name in call.kwargs), None)
        dims = call.argument(1, "dim", dims)
        keep = bool(call.argument(2, "keepdim", call.kwargs.get("keepdims", False)))
        return _reduced(tape, call, tape.first(call), kind, dims, keep)

    return handle


def _lowest(tape: Tape, call: Call, dims: Any, keep: bool) -> Placed:
    """The smallest is the largest of the opposite, turned round."""
    read = tape.first(call)
    largest = _reduced(tape, call, _opposite(tape, call, read), "amax", dims, keep)
    turned = _opposite(tape, call, Read(largest.node, largest.batch, call.result))
    return Placed(turned.node, largest.batch)


def _opposite(tape: Tape, call: Call, read: Read) -> Read:
    weight = {"weight": np.full((1,) * len(read.shape), -1, np.float32)}
    node = tape.node(call, "scale", [read.node], read.shape, weight, aside=True)
    return Read(node, read.batch, read.tensor)


def _amin(tape: Tape, call: Call) -> Placed:
    keep = bool(call.argument(2, "keepdim", False))
    return _lowest(tape, call, call.argument(1, "dim", call.kwargs.get("axis")), keep)


def _max(tape: Tape, call: Call) -> Any:
    """Of two tensors, or along an axis with the places of the winners, which nobody may use."""
    second = call.argument(1, "other", call.kwargs.get("dim", call.kwargs.get("axis")))
    if isinstance(second, Tensor):
        return _larger(tape, call)
    if second is None:
        return [_reduced(tape, call, tape.first(call), "amax", None, False)]
    keep = bool(call.argument(2, "keepdim", False))
    return [_reduced(tape, call, tape.first(call), "amax", second, keep)]


def _min(tape: Tape, call: Call) -> Any:
    second = call.argument(1, "other", call.kwargs.get("dim", call.kwargs.get("axis")))
    if isinstance(second, Tensor):
        return _smaller(tape, call)
    return [_lowest(tape, call, second, bool(call.argument(2, "keepdim", False)))]


def _larger(tape: Tape, call: Call) -> Placed:
    left, right = call.argument(0, "input"), call.argument(1, "other")
    for value, other in ((left, right), (right, left)):
        if tape.followed(value) is None:
            return _at_least(tape, call, tape.read(call, other), value)
    reads = [tape.read(call, x) for x in (left, right)]
    return _join(tape, call, reads)


def _at_least(tape: Tape, call: Call, read: Read, value: Any) -> Placed:
    """The larger of a value and one constant."""
    constant = tape.constant(call, value, read)
    if (constant != constant.flat[0]).any():
        raise tape.refused(call, "compares with constants that are not all one")
    low = float(constant.flat[0])
    return made(tape, call, read, "clamp", {"low": low}) if low else made(tape, call, read, "relu")


def _smaller(tape: Tape, call: Call) -> Placed:
    values = (call.argument(0, "input"), call.argument(1, "other"))
    reads = [_opposite(tape, call, tape.read(call, x)) for x in values]
    joined = _join(tape, call, reads)
    return Placed(
        _opposite(tape, call, Read(joined.node, joined.batch, call.result)).node, joined.batch
    )


def _join(tape: Tape, call: Call, reads: list[Read]) -> Placed:
    if len({(x.shape, x.batch) for x in reads}) > 1:
        raise tape.refused(call, "compares tensors of different shapes")
    nodes = [x.node for x in reads]
    return Placed(tape.node(call, "maximum", nodes, reads[0].shape), reads[0].batch)


HANDLERS: Final[Mapping[str, Callable[..., Any]]] = {
    "mean": _along("mean"),
    "sum": _along("sum"),
    "amax": _along("amax"),
    "amin": _amin,
    "max": _max,
    "min": _min,
    "maximum": _larger,
    "fmax": _larger,
    "minimum": _smaller,
    "fmin": _smaller,
}
