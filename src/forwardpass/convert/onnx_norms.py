"""A layer norm or a softmax that was written out in many nodes, as operations."""

from __future__ import annotations

import math

import numpy as np

from forwardpass.convert.onnx_builder import Builder
from forwardpass.convert.onnx_graph import Array
from forwardpass.convert.onnx_rows import Norm, norm_of, shortened
from forwardpass.convert.onnx_values import Row, Value
from forwardpass.operations.operation import Setting


def written_out(b: Builder, row: Row) -> Value | None:
    """The norm or the softmax that a row is; None for anything else. Raises `InputError`."""
    found = None if row.axes else norm_of(row)
    if found is None:
        return None
    if isinstance(found, Norm):
        return _normed(b, row, found)
    count = math.prod(row.full)
    if count not in row.full:
        raise b.refused(row.node, "makes shares of more than the classes")
    made = b.emit(row.node, found, [b.reshaped(row.node, row.base, (1, count))])
    return b.reshaped(row.node, made, row.full)


def _normed(b: Builder, row: Row, norm: Norm) -> Value:
    """A layer norm, whose axes are brought to the end before it and back behind it."""
    node, base, count = row.node, row.base, len(norm.axes)
    own = [axis - base.lead for axis in norm.axes]
    order = (*(k for k in range(len(base.shape)) if k not in own), *own)
    weight, bias = shortened(norm.weight), shortened(norm.bias)
    settings: dict[str, Setting] = {"eps": norm.eps, "axes": count}
    moved = order != tuple(range(len(order)))
    outer = (*weight.shape[:-count], *bias.shape[:-count])
    if not moved and math.prod(outer) == 1:
        tensors: dict[str, Array | None] = {
            name: np.broadcast_to(x.reshape(x.shape[-count:]), base.shape[-count:])
            for name, x, plain in (("weight", weight, 1), ("bias", bias, 0))
            if (x != plain).any()
        }
        return b.emit(node, "layer_norm", [base], tensors=tensors, settings=settings)
    value = b.emit(node, "permute", [base], settings={"order": order}) if moved else base
    value = b.emit(node, "layer_norm", [value], settings=settings)
    if moved:
        back = tuple(order.index(axis) for axis in range(len(order)))
        value = b.emit(node, "permute", [value], settings={"order": back})
    is_plain = bool((weight == 1).all() and (bias == 0).all())
    return value if is_plain else b.scaled(node, value, weight, bias)
