"""ONNX nodes that move numbers without changing them, as operations or as none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.convert.onnx_builder import Builder, Mapper
from forwardpass.convert.onnx_fold import (
    axes_of,
    cut_shape,
    flattened,
    reshaped,
    slices_of,
    squeezed,
    unsqueezed,
)
from forwardpass.convert.onnx_graph import Node
from forwardpass.convert.onnx_layers import transposed
from forwardpass.convert.onnx_values import Held, Value
from forwardpass.operations.operation import Setting

_FLOATS: Final = (1, 10, 11, 16)  # FLOAT, FLOAT16, DOUBLE, BFLOAT16


def _same(b: Builder, node: Node) -> Held:
    return b.held(node.inputs[0])


def _cast(b: Builder, node: Node) -> Held:
    if node.op == "Cast" and node.whole("to", 1) not in _FLOATS:
        raise b.refused(node, "rounds values to whole numbers or to true and false")
    return b.held(node.inputs[0])


def _shape(b: Builder, node: Node) -> Held:
    held = b.held(node.inputs[0])
    full = held.shape if isinstance(held, np.ndarray) else held.full
    return cut_shape(node, full) if node.op == "Shape" else np.array(np.prod(full), np.int64)


def _reshape(b: Builder, node: Node) -> Held:
    value = b.value(node)
    given = b.constant(node, 1)
    target = node.wholes("shape") or [] if given is None else [int(x) for x in given.reshape(-1)]
    fixed = b.graph.input_shape[0] if b.graph.input_shape else None
    if fixed not in (None, 1) and target[:1] == [fixed] and value.full[0] == 1:
        target = [1, *target[1:]]  # the model was written down for batches of one size
    return b.reshaped(node, value, reshaped(node, value.full, target))


def _flatten(b: Builder, node: Node) -> Held:
    value = b.value(node)
    return b.reshaped(node, value, flattened(node, value.full))


def _squeeze(b: Builder, node: Node) -> Held:
    value = b.value(node)
    return b.reshaped(node, value, squeezed(node, value.full, b.constant(node, 1)))


def _unsqueeze(b: Builder, node: Node) -> Held:
    value = b.value(node)
    return b.reshaped(node, value, unsqueezed(node, value.full, b.constant(node, 1)))


def _transpose(b: Builder, node: Node) -> Held:
    value = b.value(node)
    rank = len(value.full)
    order = node.wholes("perm") or list(reversed(range(rank)))
    if sorted(order) != list(range(rank)):
        raise InputError(f"{node} has the order {order} for {rank} axes")
    return transposed(b, node, value, order)


def _expand(b: Builder, node: Node) -> Held:
    value, target = b.value(node), [int(x) for x in b.needed(node, 1).reshape(-1)[:8]]
    try:
        full = np.broadcast_shapes(value.full, [max(x, 0) for x in target])
    except ValueError as error:
        raise InputError(f"{node} does not fit a value of {list(value.full)}") from error
    if np.prod(full, dtype=float) != np.prod(value.full, dtype=float):
        raise b.refused(node, f"repeats a value of {list(value.full)} as {list(full)}")
    return b.reshaped(node, value, full)


def _pad(b: Builder, node: Node) -> Held:
    value = b.value(node)
    rank = len(value.full)
    mode = node.text("mode", "constant")
    if mode != "constant":
        raise b.refused(node, f"pads by {mode!r:.20}, constants can be shown")
    given, filled = b.constant(node, 1), b.constant(node, 2)
    pads = node.wholes("pads") or [] if given is None else [int(x) for x in given.reshape(-1)[:16]]
    amount = node.number("value", 0.0) if filled is None else float(filled.reshape(-1)[0])
    axes = axes_of(node, b.constant(node, 3), rank, "") or list(range(rank))
    if len(pads) != 2 * len(axes):
        raise InputError(f"{node} has {len(pads)} paddings for {len(axes)} axes")
    ends = {axis: (pads[k], pads[k + len(axes)]) for k, axis in enumerate(axes)}
    if value.lead and any(ends.get(0, (0, 0))):
        raise b.refused(node, "pads the batch axis")
    own = [ends.get(axis, (0, 0)) for axis in range(value.lead, rank)]
    cut = [(max(0, -first), max(0, -last)) for first, last in own]
    if any(any(x) for x in cut):
        taken = [
            slice(first, size - last) for (first, last), size in zip(cut, value.shape, strict=True)
        ]
        value = _sliced(b, node, value, taken)
    padding = tuple(max(0, x) for pair in own for x in pair)
    if not any(padding):
        return value
    settings: dict[str, Setting] = {"padding": padding, "value": amount}
    return b.emit(node, "pad", [value], settings=settings)


def _sliced(b: Builder, node: Node, value: Value, taken: Sequence[slice]) -> Value:
    """A part of the value, given for every axis of its own shape."""
    places = [range(size)[part] for part, size in zip(taken, value.shape, strict=True)]
    if any(len(x) == 0 or x.step < 1 for x in places):
        raise b.refused(node, "takes nothing, or backwards")
    shape = tuple(len(x) for x in places)
    if shape == value.shape:
        return value
    starts, steps = tuple(x.start for x in places), tuple(x.step for x in places)
    return b.emit(node, "slice", [value], shape, settings={"starts": starts, "steps": steps})


def _own(b: Builder, node: Node, value: Value, taken: Sequence[slice]) -> Value:
    """A part of the value, given for every axis that ONNX sees."""
    if value.lead and len(range(1)[taken[0]]) != 1:
        raise b.refused(node, "takes nothing of the batch")
    return _sliced(b, node, value, taken[value.lead :])


def _slice(b: Builder, node: Node) -> Held:
    value = b.value(node)
    given = [b.constant(node, place) for place in range(1, len(node.inputs))]
    return _own(b, node, value, slices_of(node, [None, *given], len(value.full)))


def _split(b: Builder, node: Node) -> list[Held]:
    value = b.value(node)
    rank = len(value.full)
    axis = node.whole("axis", 0)
    axis = axis + rank if axis < 0 else axis
    if not value.lead <= axis < rank:
        raise b.refused(node, "splits the batch")
    given = b.constant(node, 1)
    sizes = node.wholes("split") if given is None else [int(x) for x in given.reshape(-1)[:64]]
    if sizes is None:
        each = -(-value.full[axis] // len(node.outputs))
        sizes = [each] * (len(node.outputs) - 1)
        sizes.append(value.full[axis] - sum(sizes))
    if min(sizes) < 1 or sum(sizes) != value.full[axis] or len(sizes) != len(node.outputs):
        raise InputError(f"{node} splits {value.full[axis]} into {sizes}")
    parts: list[Held] = []
    start = 0
    for size in sizes:
        taken = [slice(None)] * rank
        taken[axis] = slice(start, start + size)
        parts.append(_own(b, node, value, taken))
        start += size
    return parts


def _gather(b: Builder, node: Node) -> Held:
    """Evenly spaced places along one axis: a slice."""
    value, indices = b.value(node), b.needed(node, 1)
    rank = len(value.full)
    axis = node.whole("axis", 0)
    axis = axis + rank if axis < 0 else axis
    places = [int(x) for x in indices.reshape(-1)]
    if not 0 <= axis < rank or not places or indices.ndim > 1:
        raise b.refused(node, "picks numbers one by one")
    size = value.full[axis]
    places = [x + size if x < 0 else x for x in places]
    step = places[1] - places[0] if len(places) > 1 else 1
    spaced = list(range(places[0], places[0] + step * len(places), step or 1))
    if step < 1 or places != spaced or not 0 <= places[0] <= places[-1] < size:
        raise b.refused(node, "picks numbers out of order")
    taken = [slice(None)] * rank
    taken[axis] = slice(places[0], places[-1] + 1, step)
    made = _own(b, node, value, taken)
    dropped = [x for k, x in enumerate(made.full) if k != axis]
    return made if indices.ndim else b.reshaped(node, made, dropped)


SHAPES: Final[Mapping[str, Mapper]] = {
    "Identity": _same,
    "Cast": _cast,
    "CastLike": _cast,
    "Shape": _shape,
    "Size": _shape,
    "Reshape": _reshape,
    "Flatten": _flatten,
    "Squeeze": _squeeze,
    "Unsqueeze": _unsqueeze,
    "Transpose": _transpose,
    "Expand": _expand,
    "Pad": _pad,
    "Slice": _slice,
    "Split": _split,
    "Gather": _gather,
}
