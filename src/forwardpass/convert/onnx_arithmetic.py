"""ONNX nodes that add, multiply and join, as operations.

With a constant they shift and stretch one value, without one they join several.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.convert.onnx_builder import Builder, Mapper
from forwardpass.convert.onnx_graph import Array, Node
from forwardpass.convert.onnx_values import Curve, Held, Value
from forwardpass.operations.operation import Setting


def _split_up(b: Builder, node: Node) -> tuple[list[Value], list[Array]]:
    """What the node reads: values, and constants."""
    held = [b.held(name) for name in node.inputs if name]
    constants = [x for x in held if isinstance(x, np.ndarray)]
    if any(x.dtype == object for x in constants):
        raise InputError(f"{node} has text where numbers are needed")
    return [b.forced(x, node) for x in held if not isinstance(x, np.ndarray)], constants


def _aligned(b: Builder, node: Node, values: Sequence[Value]) -> list[Value]:
    """The values with as many axes each, of which all or none is a batch axis."""
    rank = max(len(value.full) for value in values)
    sizes = [(1,) * (rank - len(value.full)) + value.full for value in values]
    try:
        np.broadcast_shapes(*sizes)
    except ValueError as error:
        raise InputError(f"{node} joins values of {[list(x) for x in sizes]}") from error
    lead = int(rank > 1 and all(full[0] == 1 for full in sizes))
    return [b.reshaped(node, x, full, lead) for x, full in zip(values, sizes, strict=True)]


def _add(b: Builder, node: Node) -> Held:
    values, constants = _split_up(b, node)
    made = values[0] if len(values) == 1 else b.emit(node, "add", _aligned(b, node, values))
    return b.scaled(node, made, bias=_total(node, constants)) if constants else made


def _total(node: Node, constants: Sequence[Array]) -> Array:
    try:
        return np.asarray(sum(x.astype(np.float64) for x in constants))
    except ValueError as error:
        raise InputError(f"{node} adds constants that do not fit one another") from error


def _mean(b: Builder, node: Node) -> Held:
    return b.scaled(node, b.forced(_add(b, node), node), 1 / len(node.inputs))


def _sub(b: Builder, node: Node) -> Held:
    values, constants = _split_up(b, node)
    if not constants:
        return b.emit(node, "sub", _aligned(b, node, values))
    if isinstance(b.held(node.inputs[0]), np.ndarray):
        return b.scaled(node, values[0], -1.0, constants[0])
    return b.scaled(node, values[0], bias=-constants[0].astype(np.float64))


def _mul(b: Builder, node: Node) -> Held:
    values, constants = _split_up(b, node)
    if not constants:
        raise b.refused(node, "multiplies two values that both depend on the input")
    return b.scaled(node, values[0], constants[0])


def _div(b: Builder, node: Node) -> Held:
    values, constants = _split_up(b, node)
    if not constants or isinstance(b.held(node.inputs[0]), np.ndarray):
        raise b.refused(node, "divides by a value that depends on the input")
    with np.errstate(divide="ignore"):
        return b.scaled(node, values[0], 1 / constants[0].astype(np.float64))


def _extreme(b: Builder, node: Node) -> Held:
    """The largest of values; the smallest is the largest of the opposites."""
    values, constants = _split_up(b, node)
    sign = -1.0 if node.op == "Min" else 1.0
    if constants and any(x.size != 1 for x in constants):
        raise b.refused(node, "compares with many constants")
    aligned = _aligned(b, node, values)
    if len({value.shape for value in aligned}) != 1:
        raise b.refused(node, "compares values of different shapes")
    made = aligned[0]
    if len(aligned) > 1:
        turned = [b.scaled(node, x, sign) if sign < 0 else x for x in aligned]
        made = b.emit(node, "maximum", turned)
        made = b.scaled(node, made, sign) if sign < 0 else made
    if constants:
        pick = min if sign < 0 else max
        bound: Setting = float(pick(x.item() for x in constants))
        made = b.emit(node, "clamp", [made], settings={"high" if sign < 0 else "low": bound})
    return made


def _hard_sigmoid(b: Builder, node: Node) -> Held:
    """Of another slope than PyTorch's: a line, cut off at 0 and 1."""
    slope, offset = node.number("alpha", 0.2), node.number("beta", 0.5)
    line = b.scaled(node, b.value(node), slope, offset)
    return b.emit(node, "clamp", [line], settings={"low": 0.0, "high": 1.0})


def _concat(b: Builder, node: Node) -> Held:
    if (shares := _two_shares(b, node)) is not None:
        return shares
    values, constants = _split_up(b, node)
    if constants:
        raise b.refused(node, "puts constants beside values")
    ranks = {len(value.full) for value in values}
    rank = max(ranks)
    axis = node.whole("axis", 1)
    axis = axis + rank if axis < 0 else axis
    if len(ranks) != 1 or not 0 <= axis < rank:
        raise InputError(f"{node} joins values of {[list(x.full) for x in values]}")
    lead = int(rank > 1 and axis > 0 and all(value.full[0] == 1 for value in values))
    aligned = [b.reshaped(node, value, value.full, lead) for value in values]
    if len(aligned) == 1:
        return aligned[0]
    return b.emit(node, "concat", aligned, settings={"axis": axis - lead})


def _two_shares(b: Builder, node: Node) -> Value | None:
    """(1 - sigmoid(z), sigmoid(z)), as scikit-learn writes two classes: the softmax of (0, z)."""
    held = [b.held(name) for name in node.inputs]
    minus, share = held if len(held) == 2 else (None, None)
    if not isinstance(minus, Curve) or not isinstance(share, Curve):
        return None
    one, read = minus.parts[0], minus.parts[-1]
    ok = minus.node.op == "Sub" and one == 1.0 and read is share and share.node.op == "Sigmoid"
    if not ok or math.prod(share.full) != 1:
        return None
    logit = share.parts[0]
    assert not isinstance(logit, float)
    return two_classes(b, node, b.forced(logit, node))


def two_classes(b: Builder, node: Node, logit: Value) -> Value:
    """The shares of two classes, of the logit of the second."""
    row = b.reshaped(node, logit, (1, 1))
    weight = np.array([[0.0], [1.0]])
    scores = b.emit(node, "linear", [row], tensors={"weight": weight}, weight="classes.weight")
    return b.emit(node, "softmax", [scores])


def last_share(held: Held) -> Curve | Value | None:
    """The logit of a network of two classes that ends in one sigmoid; None for any other end."""
    if not isinstance(held, Curve) or math.prod(held.full) != 1 or held.node.op != "Sigmoid":
        return None
    logit = held.parts[0]
    return None if isinstance(logit, float) else logit


ARITHMETIC: Final[Mapping[str, Mapper]] = {
    "Add": _add,
    "Sum": _add,
    "Mean": _mean,
    "Sub": _sub,
    "Mul": _mul,
    "Div": _div,
    "Max": _extreme,
    "Min": _extreme,
    "HardSigmoid": _hard_sigmoid,
    "Concat": _concat,
}
