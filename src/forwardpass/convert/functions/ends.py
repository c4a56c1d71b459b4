"""The softmax at the end of a pass, in whichever two steps people write it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from forwardpass.convert.nodes import Placed

if TYPE_CHECKING:
    from forwardpass.convert.calls import Call
    from forwardpass.convert.nodes import Node
    from forwardpass.convert.tape import Tape


def _softmax(tape: Tape, call: Call) -> Placed:
    """Along the classes. Axes of length 1 beside them, as of a 1x1 map, are left out."""
    found = tape.followed(call.argument(0, "input"))
    if found is not None and found.node is not None and found.node.ends:
        raise tape.refused(call, "follows another softmax")
    read, dim = tape.first(call), call.argument(1, "dim")
    if dim is None:  # PyTorch's old rule
        dim = 0 if read.tensor.ndim in (0, 1, 3) else 1
    axis = read.axis(dim)
    classes = 0 if axis is None else read.shape[axis]
    if axis is None or classes != math.prod(read.shape):
        shape = list(read.tensor.shape)
        raise tape.refused(call, f"works along dim {dim} of shape {shape}, not along the classes")
    row = tape.reshaped(call, read.node, (classes,))
    return Placed(tape.node(call, call.name, [row], (classes,)), read.batch)


def _counterpart(kind: str, other: str) -> Callable[[Tape, Call], Placed]:
    """log of a softmax is a log_softmax, exp of a log_softmax a softmax."""

    def handle(tape: Tape, call: Call) -> Placed:
        found = tape.followed(call.argument(0, "input"))
        node: Node | None = found.node if found is not None else None
        if found is None or node is None or node.kind != kind:
            raise (found.problem if found else None) or tape.refused(call)
        return Placed(tape.node(call, other, node.reads, node.shape), found.batch)

    return handle


HANDLERS: Final[Mapping[str, Callable[..., Any]]] = {
    "softmax": _softmax,
    "log_softmax": _softmax,
    "log": _counterpart("softmax", "log_softmax"),
    "exp": _counterpart("log_softmax", "softmax"),
}
