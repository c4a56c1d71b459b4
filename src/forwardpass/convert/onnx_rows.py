"""Which norm a run of nodes is that take means along some axes, found by what it computes.

TensorFlow and JAX write a layer norm, a group norm and a softmax out in means, differences and
roots, in many orders. As with activations, what they compute together shows what they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from forwardpass.convert.onnx_curves import CURVES
from forwardpass.convert.onnx_fold import axes_of
from forwardpass.convert.onnx_graph import Array, Node
from forwardpass.convert.onnx_values import Row, Value

MAX_PARTS: Final = 48  # nodes in one norm
MAX_NUMBERS: Final = 2**18  # of the value that it is tried on
_TOLERANCE: Final = 1e-5
_TRIES: Final = 6

_MEANS: Final[Mapping[str, Callable[..., Any]]] = {
    "ReduceMean": np.mean,
    "GlobalAveragePool": np.mean,
    "ReduceSum": np.sum,
    "ReduceMax": np.max,
}
REDUCING: Final = tuple(_MEANS)
_CURVED: Final = ("Sqrt", "Pow", "Reciprocal", "Exp")


@dataclass(frozen=True, eq=False)
class Norm:
    """(x - mean) / sqrt(variance + eps) * weight + bias, the mean along `axes` of ONNX's shape."""

    axes: tuple[int, ...]
    eps: float
    weight: Array  # of the value's shape in ONNX
    bias: Array


def parts_of(row: Row) -> list[Row]:
    """What a row is made up of, from its base outwards, itself last."""
    found: dict[int, Row] = {}

    def visit(at: Row) -> None:
        if id(at) not in found:
            for part in at.parts:
                if isinstance(part, Row):
                    visit(part)
            found[id(at)] = at

    visit(row)
    return list(found.values())


def norm_of(row: Row) -> Norm | str | None:
    """The norm that a row is, or "softmax" or "log_softmax"; None for anything else."""
    base = row.base
    parts = parts_of(row)
    axes = {part.axes for part in parts if part.axes}
    if not any(part.node.op in _CURVED for part in parts):
        return None  # no norm is without one of these
    if row.full != base.full or len(axes) != 1 or int(np.prod(base.full)) > MAX_NUMBERS:
        return None
    along = axes.pop()
    if any(axis < base.lead for axis in along):
        return None
    chance = np.random.default_rng(0)
    tries = chance.normal(size=(_TRIES, *base.full))
    with np.errstate(all="ignore"):
        given = [_value(row, x) for x in tries]
        for kind, own in (("softmax", _softmax), ("log_softmax", _log_softmax)):
            if all(_alike(own(x, along), y) for x, y in zip(tries, given, strict=True)):
                return kind
        return _affine_norm(row, tries, along)


def _value(row: Row, x: Array) -> Array:
    """What a row is of `x`, of the shape that ONNX sees."""
    found: dict[int, Any] = {id(row.base): x}
    for part in parts_of(row):
        read = [x if isinstance(x, np.ndarray) else found[id(x)] for x in part.parts]
        if part.axes:
            found[id(part)] = _MEANS[part.node.op](read[0], axis=part.axes, keepdims=True)
        else:
            found[id(part)] = CURVES[part.node.op](part.node, *read)
    return np.asarray(found[id(row)], np.float64)


def _affine_norm(row: Row, tries: Array, axes: tuple[int, ...]) -> Norm | None:
    """Its weights from large inputs, its eps from small ones, then a look at others."""
    bias = _value(row, np.zeros(row.full))
    large = [(_normed(x, axes, 0.0), _value(row, 1e6 * x) - bias) for x in tries]
    squares = sum(x * x for x, _ in large)
    weight = sum(x * y for x, y in large) / squares
    small = 1e-3 * tries[0]
    centred = small - small.mean(axis=axes, keepdims=True)
    shrunk = (_value(row, small) - bias) * weight * centred
    factor = shrunk.mean(axis=axes, keepdims=True) / (weight * centred**2 * weight).mean(
        axis=axes, keepdims=True
    )
    eps = float(np.median(1 / factor**2 - small.var(axis=axes, keepdims=True)))
    if not (np.isfinite(bias).all() and np.isfinite(weight).all() and 0 <= eps < 1):
        return None
    held = (np.asarray(x, np.float32).astype(np.float64) for x in (weight, bias))  # as in the file
    norm = Norm(axes, float(f"{eps:.6g}"), *held)
    others = (tries[1], 0.01 * tries[2], 30 * tries[3] + 1, 1e-3 * tries[4])
    fits = all(_alike(_normed(x, axes, norm.eps) * weight + bias, _value(row, x)) for x in others)
    return norm if fits else None


def _normed(x: Array, axes: tuple[int, ...], eps: float) -> Array:
    mean = x.mean(axis=axes, keepdims=True)
    return np.asarray((x - mean) / np.sqrt(x.var(axis=axes, keepdims=True) + eps))


def _softmax(x: Array, axes: tuple[int, ...]) -> Array:
    return np.exp(_log_softmax(x, axes))


def _log_softmax(x: Array, axes: tuple[int, ...]) -> Array:
    shifted = x - x.max(axis=axes, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=axes, keepdims=True)))


def _alike(ours: Array, theirs: Array) -> bool:
    gap = np.abs(ours - theirs).max() / max(1.0, float(np.abs(ours).max()))
    return bool(ours.shape == theirs.shape and gap < _TOLERANCE)


def shortened(values: Array) -> Array:
    """The values with one in place of each axis along which they do not change."""
    for axis in range(values.ndim):
        first = values.take([0], axis=axis)
        if np.allclose(values, first, rtol=1e-6, atol=1e-9):
            values = first
    return values


def row_of(node: Node, read: Sequence[Row | Value | Array]) -> Row | None:
    """The node as a function of one value's numbers together; None where it is none."""
    bases = [x.base if isinstance(x, Row) else x for x in read if not isinstance(x, np.ndarray)]
    if len({id(x) for x in bases}) != 1 or any(_is_text(x) for x in read):
        return None
    if node.op in REDUCING:
        return _reduced(node, read, bases[0])
    if node.op not in CURVES or not any(isinstance(x, Row) for x in read):
        return None
    shapes = [x.shape if isinstance(x, np.ndarray) else x.full for x in read]
    try:
        row = Row(node, tuple(read), bases[0], np.broadcast_shapes(*shapes))
    except ValueError:
        return None
    return row if len(parts_of(row)) <= MAX_PARTS else None


def _is_text(held: object) -> bool:
    return isinstance(held, np.ndarray) and held.dtype == object


def _reduced(node: Node, read: Sequence[Row | Value | Array], base: Value) -> Row | None:
    """A mean or another of numbers along axes that are kept."""
    first = read[0]
    if isinstance(first, np.ndarray) or not node.whole("keepdims", 1):
        return None
    rank = len(first.full)
    if node.op == "GlobalAveragePool":
        axes: list[int] | None = list(range(2, rank))
    else:
        given = read[1] if len(read) > 1 else None
        axes = axes_of(node, given if isinstance(given, np.ndarray) else None, rank)
    if not axes:
        return None
    full = tuple(1 if axis in axes else size for axis, size in enumerate(first.full))
    return Row(node, (first,), base, full, tuple(sorted(axes)))
