"""Products with a constant matrix, written as matmul, @, mm, addmm or einsum."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from forwardpass.convert.functions.layers import linear
from forwardpass.convert.nodes import Placed, Read

if TYPE_CHECKING:
    from forwardpass.base.tensors import FloatArray
    from forwardpass.convert.calls import Call
    from forwardpass.convert.tape import Tape

_TWO: Final = "multiplies two values that both depend on the input, as attention does"


def _product(tape: Tape, call: Call) -> Placed:
    return _times(tape, call, call.argument(0, "input"), call.argument(1, "other"))


def _addmm(tape: Tape, call: Call) -> Placed:
    if call.kwargs.get("alpha", 1) != 1 or call.kwargs.get("beta", 1) != 1:
        raise tape.refused(call)
    bias = tape.weights(call, call.argument(0, "input"))
    left, right = call.argument(1, "mat1"), call.argument(2, "mat2")
    read, weight = tape.read(call, left), tape.weights(call, right)
    if weight is None or bias is None or bias.ndim != 1:
        raise tape.refused(call)
    return linear(tape, call, read, weight.T, np.broadcast_to(bias, weight.shape[1:]))


def _times(tape: Tape, call: Call, left: Any, right: Any) -> Placed:
    """left @ right, one of them constant."""
    followed = [tape.followed(x) is not None for x in (left, right)]
    if all(followed):
        raise tape.refused(call, _TWO)
    weight = tape.weights(call, right if followed[0] else left)
    if weight is None or weight.ndim != 2:
        raise tape.refused(call, "multiplies with a tensor that is no matrix")
    if followed[0]:
        return linear(tape, call, tape.read(call, left), weight.T, None)
    return _from_left(tape, call, tape.read(call, right), weight)


def _from_left(tape: Tape, call: Call, read: Read, weight: FloatArray) -> Placed:
    """weight @ read: over the last axis but one, which is moved to the end for it."""
    if read.tensor.ndim < 2:
        raise tape.refused(call)
    if read.batch == read.tensor.ndim - 1:  # images stand in the columns
        turned = Read(read.node, 0, read.tensor.T)
        return Placed(linear(tape, call, turned, weight, None).node, read.batch)
    axes = len(read.shape)
    if read.batch == read.tensor.ndim - 2 or axes < 2:
        raise tape.refused(call, "adds over the images of a batch")
    order = (*range(axes - 2), axes - 1, axes - 2)
    turned = _turned(tape, call, read, order)
    result = linear(tape, call, turned, weight, None)
    return Placed(_turned(tape, call, Read(result.node, 0, turned.tensor), order).node, read.batch)


def _turned(tape: Tape, call: Call, read: Read, order: tuple[int, ...]) -> Read:
    shape = tuple(read.shape[axis] for axis in order)
    node = tape.node(call, "permute", [read.node], shape, settings={"order": order}, aside=True)
    return Read(node, read.batch, read.tensor.transpose(-1, -2))


def _einsum(tape: Tape, call: Call) -> Placed:
    """A sum over the last axis of what depends on the input, e.g. "bi,oi->bo"."""
    text, operands = call.args[0], call.rest(1)
    if not isinstance(text, str) or len(operands) != 2:
        raise tape.refused(call)
    if all(tape.followed(x) is not None for x in operands):
        raise tape.refused(call, _TWO)
    before, _, result = text.replace(" ", "").partition("->")
    names = before.split(",")
    if tape.followed(operands[0]) is None:
        names, operands = names[::-1], operands[::-1]
    (read, matrix), weight = names, tape.weights(call, operands[1])
    inner = read[-1]
    outer = matrix.replace(inner, "")
    if len(matrix) != 2 or len(outer) != 1 or result != read[:-1] + outer or weight is None:
        raise tape.refused(call, f"{text!r} is no product with a matrix over the last axis")
    turned = weight if matrix[1] == inner else weight.T
    return linear(tape, call, tape.read(call, operands[0]), turned, None)


HANDLERS: Final[Mapping[str, Callable[..., Any]]] = {
    **dict.fromkeys(("matmul", "mm"), _product),
    "addmm": _addmm,
    "einsum": _einsum,
}
