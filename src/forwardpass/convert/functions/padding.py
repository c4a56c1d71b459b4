"""Padding, and tensors laid one after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import torch
from torch import Tensor

from forwardpass.convert.functions.pieces import one
from forwardpass.convert.nodes import Placed, Read

if TYPE_CHECKING:
    from forwardpass.base.tensors import FloatArray
    from forwardpass.convert.calls import Call
    from forwardpass.convert.nodes import Made, Node
    from forwardpass.convert.tape import Tape
    from forwardpass.operations.operation import Setting


def _pad(tape: Tape, call: Call) -> Made:
    read, widths = tape.first(call), [int(x) for x in call.argument(1, "pad")]
    mode = call.argument(2, "mode", "constant")
    if mode != "constant":  # by places, as if it were pieces of the tensor
        places = torch.arange(read.tensor.numel(), dtype=torch.float64)
        index = call.func(places.reshape(read.tensor.shape), *call.args[1:], **call.kwargs)
        return one(tape, call, read, index.numpy().astype(np.int64))
    if min(widths, default=0) < 0:
        raise tape.refused(call, "cuts off by negative widths")
    ends = [(0, 0)] * read.tensor.ndim
    for place, begin in enumerate(range(0, len(widths), 2)):  # from the last axis backwards
        ends[-1 - place] = (widths[begin], widths[begin + 1])
    if read.batch is not None and any(ends[read.batch]):
        raise tape.refused(call, "pads the batch")
    own = [end for axis, end in enumerate(ends) if axis != read.batch]
    value = float(call.argument(3, "value") or 0)
    return Placed(padded(tape, call, read.node, own, value), read.batch)


def padded(
    tape: Tape, call: Call, node: Node, ends: Sequence[tuple[int, int]], value: float
) -> Node:
    """A value around a node; the node itself for no width."""
    if not any(map(any, ends)):
        return node
    shape = [size + sum(end) for size, end in zip(node.shape, ends, strict=True)]
    settings: dict[str, Setting] = {
        "padding": tuple(x for end in ends for x in end),
        "value": value,
    }
    return tape.node(call, "pad", [node], shape, settings=settings, aside=True)


def _cat(tape: Tape, call: Call) -> Placed:
    parts = list(call.argument(0, "tensors"))
    return _joined(tape, call, parts, int(call.argument(1, "dim", call.kwargs.get("axis", 0))))


def _stack(tape: Tape, call: Call) -> Placed:
    """Along a new axis, which every part gets first."""
    parts = list(call.argument(0, "tensors"))
    dim = int(call.argument(1, "dim", 0))
    dim += call.result.ndim if dim < 0 else 0
    wide: list[Any] = []
    for part in parts:
        if tape.followed(part) is None:
            wide.append(part.unsqueeze(dim))
            continue
        read = tape.read(call, part)
        shape = list(part.shape)
        shape.insert(dim, 1)
        batch = None if read.batch is None else read.batch + (dim <= read.batch)
        own = tuple(n for axis, n in enumerate(shape) if axis != batch)
        wide.append(Read(tape.reshaped(call, read.node, own), batch, part.unsqueeze(dim)))
    return _joined(tape, call, wide, dim)


def _joined(tape: Tape, call: Call, parts: Sequence[Any], dim: int) -> Placed:
    """Parts one after the other; constants among them at either end."""
    reads: list[Read | Tensor] = []
    for part in parts:
        if isinstance(part, Read) or tape.followed(part) is None:
            if isinstance(part, Read) or part.numel():
                reads.append(part)
        else:
            reads.append(tape.read(call, part))
    known = [x for x in reads if isinstance(x, Read)]
    axis = known[0].axis(dim)
    if axis is None or len({x.batch for x in known}) > 1:
        raise tape.refused(call, "lays the images of a batch one after the other")
    first = reads.index(known[0])
    last = first + len(known)
    if any(not isinstance(x, Read) for x in reads[first:last]):
        raise tape.refused(call, "puts constants between values")
    node = known[0].node
    if len(known) > 1:
        shape = [*node.shape]
        shape[axis] = sum(x.shape[axis] for x in known)
        node = tape.node(call, "concat", [x.node for x in known], shape, settings={"axis": axis})
    before = [tape.constant(call, x, known[0]) for x in reads[:first]]
    after = [tape.constant(call, x, known[0]) for x in reads[last:]]
    return Placed(_between(tape, call, node, axis, before, after), known[0].batch)


def _between(
    tape: Tape,
    call: Call,
    node: Node,
    axis: int,
    before: Sequence[FloatArray],
    after: Sequence[FloatArray],
) -> Node:
    """A node with constants before and after it along an axis."""
    if not before and not after:
        return node
    ends = [(0, 0)] * len(node.shape)
    ends[axis] = tuple(sum(x.shape[axis] for x in part) for part in (before, after))
    values = {float(v) for x in (*before, *after) for v in np.unique(x)[:2]}
    value = values.pop() if len(values) == 1 else 0.0
    wide = padded(tape, call, node, ends, value)
    if not values:
        return wide
    middle = np.zeros(node.shape, np.float32)
    bias = np.concatenate([*before, middle, *after], axis=axis)
    return tape.node(call, "scale", [wide], wide.shape, {"bias": bias}, aside=True)


def _side_by_side(tape: Tape, call: Call, dim: int) -> Placed:
    parts = list(call.argument(0, "tensors"))
    return _joined(tape, call, parts, dim if parts[0].ndim > 1 else 0)


HANDLERS: Final[Mapping[str, Callable[..., Any]]] = {
    "pad": _pad,
    **dict.fromkeys(("cat", "concat", "concatenate"), _cat),
    "stack": _stack,
    "hstack": partial(_side_by_side, dim=1),
    "vstack": partial(_side_by_side, dim=0),
}
