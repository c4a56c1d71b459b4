"""Products of two values that both depend on the input: squares, and what passes a gate.

A gate is what comes out of a function with bounds, such as a sigmoid; it is held when the pass is
explained. Other products have no side that could be held, and are refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from forwardpass.convert.functions.activations import made
from forwardpass.convert.functions.arithmetic import problem, scaled, widened
from forwardpass.convert.nodes import Placed, Read

if TYPE_CHECKING:
    from forwardpass.convert.calls import Call
    from forwardpass.convert.nodes import Node
    from forwardpass.convert.tape import Tape

# From the surest on: of two gates the one that comes first here is the one that is held.
_GATES: Final = ("sigmoid", "hardsigmoid", "softsign", "tanh", "hardtanh")
_THROUGH: Final = ("reshape", "permute", "slice", "dropout", "scale", "concat")
_NONE: Final = (
    "multiplies two values that both depend on the input, and neither is a gate such as a sigmoid"
)


def _mul(tape: Tape, call: Call) -> Placed:
    left, right = call.argument(0, "input"), call.argument(1, "other")
    if tape.followed(left) is None:
        left, right = right, left
    if tape.followed(right) is None:
        read = tape.read(call, left)
        return scaled(tape, call, read, tape.constant(call, right, read), None)
    if found := problem(tape, left, right):
        raise found
    return _product(tape, call, tape.read(call, left), tape.read(call, right))


def _product(tape: Tape, call: Call, left: Read, right: Read) -> Placed:
    if left.node is right.node and left.batch == right.batch:
        return made(tape, call, left, "square")
    ranks = [_rank(x.node) for x in (left, right)]
    if min(ranks) == len(_GATES):
        raise tape.refused(call, _NONE)
    first, gate = (right, left) if ranks[0] < ranks[1] else (left, right)
    axes = max(first.tensor.ndim, gate.tensor.ndim)
    wide = [widened(tape, call, x, axes) for x in (first, gate)]
    if wide[0].batch != wide[1].batch:
        raise tape.refused(call, "joins tensors whose images stand along different axes")
    shape = np.broadcast_shapes(*(x.shape for x in wide))
    reads = [wide[0].node, _before_spreading(wide[1].node)]
    return Placed(tape.node(call, "gate", reads, shape), wide[0].batch)


def _rank(node: Node) -> int:
    """Which of the gates a value comes from, their number for none."""
    while node.kind in _THROUGH:
        node = node.reads[0]
    return _GATES.index(node.kind) if node.kind in _GATES else len(_GATES)


def _before_spreading(node: Node) -> Node:
    """A gate as it was before `expand`: it spreads by itself."""
    while node.kind == "concat" and all(read is node.reads[0] for read in node.reads):
        inner, axis = node.reads[0], node.settings["axis"]
        if not isinstance(axis, int) or inner.shape[axis] != 1:
            break
        node = inner
    return node


def _pow(tape: Tape, call: Call) -> Placed:
    exponent = call.argument(1, "exponent")
    if tape.followed(exponent) is not None or float(exponent) not in (1, 2):
        raise tape.refused(call)
    read = tape.first(call)
    return made(tape, call, read, "square") if exponent == 2 else Placed(read.node, read.batch)


def _square(tape: Tape, call: Call) -> Placed:
    return made(tape, call, tape.first(call), "square")


def _glu(tape: Tape, call: Call) -> Placed:
    """The first half of an axis, gated by the second."""
    read = tape.first(call)
    axis = read.axis(int(call.argument(1, "dim", -1)))
    if axis is None:
        raise tape.refused(call, "joins the images of a batch")
    half = read.shape[axis] // 2
    shape = [*read.shape]
    shape[axis] = half
    steps = (1,) * len(shape)
    parts = []
    for start in (0, half):
        starts = tuple(start if k == axis else 0 for k in range(len(shape)))
        settings = {"starts": starts, "steps": steps}
        parts.append(tape.node(call, "slice", [read.node], shape, settings=settings, aside=True))
    gate = tape.node(call, "sigmoid", [parts[1]], shape, aside=True)
    return Placed(tape.node(call, "gate", [parts[0], gate], shape), read.batch)


HANDLERS: Final[Mapping[str, Callable[..., Any]]] = {
    **dict.fromkeys(("mul", "multiply", "rmul"), _mul),
    "pow": _pow,
    "square": _square,
    "glu": _glu,
}
