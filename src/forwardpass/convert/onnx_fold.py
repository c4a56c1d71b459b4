"""Arithmetic on constants: exporters compute shapes and weights with chains of small operations.

Every size is worked out before anything is made of it, because a few bytes can ask for terabytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import onnx

from forwardpass.base.errors import InputError
from forwardpass.convert.onnx_graph import Array, Node

MAX_NUMBERS: Final = 2**26  # in one constant: 256 MB

Fold = Callable[[Node, Sequence[Any]], Array]  # inputs that are left out are None


def fold(node: Node, inputs: Sequence[Array | None]) -> Array | None:
    """The value of an operation on constants; None for one that is not computed here.

    Raises `InputError` when it cannot be computed or is too large.
    """
    compute = FOLDS.get(node.op)
    if compute is None or node.domain or any(x is not None and x.dtype == object for x in inputs):
        return None  # nor is text
    try:
        with np.errstate(all="ignore"):
            return np.asarray(compute(node, inputs))
    except InputError:
        raise
    except Exception as error:  # whatever sizes and types do not fit
        raise InputError(f"{node} does not fit its constants") from error


def _limited(node: Node, shape: Sequence[int]) -> tuple[int, ...]:
    """The shape, unless it is too large. Python's whole numbers do not overflow."""
    count = 1
    for size in shape:
        count *= max(int(size), 0)
    if count > MAX_NUMBERS:
        raise InputError(f"{node} makes a constant of {count} numbers, more than {MAX_NUMBERS}")
    return tuple(int(size) for size in shape)


def _elementwise(function: Callable[..., Any]) -> Fold:
    def compute(node: Node, inputs: Sequence[Any]) -> Array:
        found = [x for x in inputs if x is not None]
        _limited(node, np.broadcast_shapes(*(x.shape for x in found)))
        return np.asarray(function(*found))

    return compute


def _divided(a: Array, b: Array) -> Array:
    """Whole numbers are divided towards zero, as in C."""
    if np.issubdtype(a.dtype, np.integer):
        return np.asarray(np.trunc(a / b).astype(a.dtype))
    return np.asarray(a / b)


def _constant(node: Node, _inputs: Sequence[Any]) -> Array:
    for name, value in node.attributes.items():
        if name == "value" or name.startswith("value_"):
            array = np.asarray(value)
            return array.astype(np.float32) if array.dtype == np.float64 else array
    raise InputError(f"{node} has no value")


def constant_of(node: Node) -> Array:
    """The value of a Constant."""
    value = node.attributes.get("value")
    return value if isinstance(value, np.ndarray) else _constant(node, ())


def _filled(node: Node, inputs: Sequence[Any]) -> Array:
    value = node.attributes.get("value", np.zeros(1, np.float32))
    return np.full(_limited(node, inputs[0].tolist()), np.asarray(value).reshape(-1)[0])


def _range(node: Node, inputs: Sequence[Any]) -> Array:
    start, limit, step = (x.item() for x in inputs)
    _limited(node, [max(0, int((limit - start) / step) + 1)])
    return np.arange(start, limit, step, dtype=inputs[0].dtype)


def _expand(node: Node, inputs: Sequence[Any]) -> Array:
    shape = np.broadcast_shapes(inputs[0].shape, _limited(node, inputs[1].tolist()))
    return np.broadcast_to(inputs[0], _limited(node, shape))


def _tile(node: Node, inputs: Sequence[Any]) -> Array:
    _limited(node, [a * b for a, b in zip(inputs[0].shape, inputs[1].tolist(), strict=True)])
    return np.asarray(np.tile(inputs[0], inputs[1]))


def _gather(node: Node, inputs: Sequence[Any]) -> Array:
    data, indices, axis = inputs[0], inputs[1], node.whole("axis", 0)
    _limited(node, [data.size // max(data.shape[axis], 1), indices.size])
    return np.asarray(np.take(data, indices.astype(np.int64), axis=axis))


def _joined(node: Node, inputs: Sequence[Any]) -> Array:
    _limited(node, [sum(x.size for x in inputs)])
    return np.asarray(np.concatenate(list(inputs), axis=node.whole("axis", 0)))


def _shape(node: Node, inputs: Sequence[Any]) -> Array:
    return cut_shape(node, inputs[0].shape)


def cut_shape(node: Node, shape: Sequence[int]) -> Array:
    """What a Shape node says of a value of `shape`."""
    return np.array(shape[node.attributes.get("start", 0) : node.attributes.get("end")], np.int64)


def _cast(node: Node, inputs: Sequence[Any]) -> Array:
    to = onnx.helper.tensor_dtype_to_np_dtype(node.whole("to", 1))
    if to == np.dtype(object):
        raise InputError(f"{node} makes text of numbers")
    return np.asarray(inputs[0]).astype(to)


def reshaped(node: Node, shape: Sequence[int], target: Sequence[int]) -> tuple[int, ...]:
    """The sizes that a Reshape to `target` gives: 0 keeps a size, -1 takes what is left."""
    sizes = [int(x) for x in target]
    if not node.whole("allowzero", 0):
        sizes = [shape[k] if x == 0 and k < len(shape) else x for k, x in enumerate(sizes)]
    count = 1
    for size in shape:
        count *= size
    known = 1
    for size in sizes:
        known *= size if size != -1 else 1
    if sizes.count(-1) == 1 and known > 0 and count % known == 0:
        sizes[sizes.index(-1)] = count // known
        known = count
    if known != count or any(size < 0 for size in sizes):
        raise InputError(f"{node} reshapes {list(shape)} to {[int(x) for x in target[:8]]}")
    return tuple(sizes)


def axes_of(node: Node, given: Array | None, rank: int, name: str = "axes") -> list[int] | None:
    """Axes of an attribute or, in later opsets, of an input, counted from 0; None for none."""
    raw = node.wholes(name) if given is None else [int(x) for x in given.reshape(-1)[:16]]
    if raw is None:
        return None
    axes = [axis + rank if axis < 0 else axis for axis in raw]
    if not all(0 <= axis < rank for axis in axes) or len(set(axes)) != len(axes):
        raise InputError(f"{node} works along axes {raw} of a value that has {rank}")
    return axes


def unsqueezed(node: Node, shape: Sequence[int], axes: Array | None) -> tuple[int, ...]:
    """The sizes that an Unsqueeze gives."""
    raw = node.wholes("axes") if axes is None else [int(x) for x in axes.reshape(-1)[:8]]
    rank = len(shape) + len(raw or ())
    places = axes_of(node, np.array(raw or (), np.int64), rank) or []
    sizes = list(shape)
    for place in sorted(places):
        sizes.insert(place, 1)
    return tuple(sizes)


def squeezed(node: Node, shape: Sequence[int], axes: Array | None) -> tuple[int, ...]:
    """The sizes that a Squeeze gives."""
    places = axes_of(node, axes, len(shape))
    if places is None:
        return tuple(size for size in shape if size != 1)
    if any(shape[place] != 1 for place in places):
        raise InputError(f"{node} drops an axis that holds more than one number")
    return tuple(size for k, size in enumerate(shape) if k not in places)


def slices_of(node: Node, inputs: Sequence[Any], rank: int) -> list[slice]:
    """What a Slice takes of each axis."""
    if len(inputs) > 1:
        starts, ends, given, steps = (*inputs[1:], None, None)[:4]
        axes = axes_of(node, given, rank)
    else:
        starts, ends, steps = node.wholes("starts"), node.wholes("ends"), None
        axes = axes_of(node, None, rank)
    starts, ends = np.asarray(starts).reshape(-1), np.asarray(ends).reshape(-1)
    axes = list(range(len(starts))) if axes is None else axes
    steps = np.ones(len(starts), np.int64) if steps is None else np.asarray(steps).reshape(-1)
    taken = [slice(None)] * rank
    if not len(axes) == len(starts) == len(ends) == len(steps):
        raise InputError(f"{node} has not as many starts as ends, axes and steps")
    for axis, start, end, step in zip(axes, starts, ends, steps, strict=True):
        first, last, by = int(start), int(end), int(step)
        taken[axis] = slice(first, None if by < 0 and last < -(2**31) else last, by)
    return taken


def _reduced(function: Callable[..., Any]) -> Fold:
    def compute(node: Node, inputs: Sequence[Any]) -> Array:
        axes = axes_of(node, inputs[1] if len(inputs) > 1 else None, inputs[0].ndim)
        keep = bool(node.whole("keepdims", 1))
        return np.asarray(function(inputs[0], axis=tuple(axes) if axes else None, keepdims=keep))

    return compute


FOLDS: Final[Mapping[str, Fold]] = {
    "Constant": lambda node, _: constant_of(node),
    "ConstantOfShape": _filled,
    "Range": _range,
    "Expand": _expand,
    "Tile": _tile,
    "Gather": _gather,
    "Shape": _shape,
    "Size": lambda _, x: np.array(x[0].size, np.int64),
    "Cast": _cast,
    "CastLike": lambda _, x: x[0].astype(x[1].dtype),
    "Identity": lambda _, x: x[0],
    "Dropout": lambda _, x: x[0],
    "Concat": _joined,
    "Reshape": lambda node, x: x[0].reshape(
        reshaped(node, x[0].shape, x[1].tolist() if len(x) > 1 else node.wholes("shape") or [])
    ),
    "Flatten": lambda node, x: x[0].reshape(flattened(node, x[0].shape)),
    "Unsqueeze": lambda node, x: x[0].reshape(unsqueezed(node, x[0].shape, (*x, None)[1])),
    "Squeeze": lambda node, x: x[0].reshape(squeezed(node, x[0].shape, (*x, None)[1])),
    "Slice": lambda node, x: x[0][tuple(slices_of(node, x, x[0].ndim))],
    "Transpose": lambda node, x: np.transpose(x[0], node.wholes("perm")),
    "Add": _elementwise(np.add),
    "Sub": _elementwise(np.subtract),
    "Mul": _elementwise(np.multiply),
    "Div": _elementwise(_divided),
    "Mod": _elementwise(np.mod),
    "Pow": _elementwise(np.power),
    "Min": _elementwise(lambda *x: np.minimum.reduce(np.broadcast_arrays(*x))),
    "Max": _elementwise(lambda *x: np.maximum.reduce(np.broadcast_arrays(*x))),
    "Neg": _elementwise(np.negative),
    "Abs": _elementwise(np.abs),
    "Sqrt": _elementwise(np.sqrt),
    "Exp": _elementwise(np.exp),
    "Log": _elementwise(np.log),
    "Reciprocal": _elementwise(np.reciprocal),
    "Floor": _elementwise(np.floor),
    "Ceil": _elementwise(np.ceil),
    "Not": _elementwise(np.logical_not),
    "And": _elementwise(np.logical_and),
    "Or": _elementwise(np.logical_or),
    "Equal": _elementwise(np.equal),
    "Greater": _elementwise(np.greater),
    "GreaterOrEqual": _elementwise(np.greater_equal),
    "Less": _elementwise(np.less),
    "LessOrEqual": _elementwise(np.less_equal),
    "Where": _elementwise(np.where),
    "ReduceProd": _reduced(np.prod),
    "ReduceSum": _reduced(np.sum),
    "ReduceMax": _reduced(np.max),
    "ReduceMin": _reduced(np.min),
    "ReduceMean": _reduced(np.mean),
}


def flattened(node: Node, shape: Sequence[int]) -> tuple[int, int]:
    """The two sizes that a Flatten gives."""
    axis = node.whole("axis", 1)
    axis = axis + len(shape) if axis < 0 else axis
    if not 0 <= axis <= len(shape):
        raise InputError(f"{node} flattens from axis {axis} of a value that has {len(shape)}")
    before = 1
    for size in shape[:axis]:
        before *= size
    after = 1
    for size in shape[axis:]:
        after *= size
    return before, after
