"""ONNX nodes with weights, norms and pools, as operations."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.convert.onnx_builder import Builder, Mapper
from forwardpass.convert.onnx_fold import axes_of
from forwardpass.convert.onnx_graph import Array, Node
from forwardpass.convert.onnx_values import Held, Value
from forwardpass.operations.operation import Setting


def _weight_name(node: Node, place: int = 1) -> str:
    return node.inputs[place] if len(node.inputs) > place else ""


def _gemm(b: Builder, node: Node) -> Held:
    value, weight = b.value(node), b.needed(node, 1)
    if len(value.full) != 2 or weight.ndim != 2:
        raise InputError(f"{node} reads {list(value.full)}, expected rows")
    if node.whole("transA", 0):
        value = b.reshaped(node, value, value.full[::-1])
        if 1 not in value.full:
            raise b.refused(node, "reads its input transposed")
    if not node.whole("transB", 0):
        weight = weight.T
    bias, beta = b.constant(node, 2), node.number("beta", 1.0)
    weight = weight * node.number("alpha", 1.0)
    if bias is not None and bias.size in (1, len(weight)) and beta != 0:
        bias = np.broadcast_to(bias.reshape(-1) * beta, (len(weight),))
    elif bias is not None and beta != 0:
        raise b.refused(node, f"adds {list(bias.shape)}")
    else:
        bias = None
    return b.emit(
        node, "linear", [value], tensors={"weight": weight, "bias": bias}, weight=_weight_name(node)
    )


def _matmul(b: Builder, node: Node) -> Held:
    left, right = (b.held(name) for name in node.inputs[:2])
    if isinstance(left, np.ndarray):
        return _from_left(b, node, left)
    if not isinstance(right, np.ndarray):
        raise b.refused(node, "multiplies two values that depend on the input, as attention does")
    value, weight = b.value(node), b.needed(node, 1)
    while weight.ndim > 2 and weight.shape[0] == 1:
        weight = weight[0]
    column = weight.ndim == 1
    weight = weight[:, None] if column else weight
    if weight.ndim != 2:
        raise b.refused(node, f"multiplies by {list(weight.shape)}")
    made = b.emit(node, "linear", [value], tensors={"weight": weight.T}, weight=_weight_name(node))
    return b.reshaped(node, made, made.full[:-1]) if column else made


def _from_left(b: Builder, node: Node, weight: Array) -> Value:
    """weight @ value, as MATLAB and others write it for columns."""
    value = b.value(node, 1)
    full = value.full
    if weight.ndim != 2 or len(full) < 2:
        raise b.refused(node, f"multiplies {list(weight.shape)} by {list(full)}")
    turned = transposed(b, node, value, [*range(len(full) - 2), len(full) - 1, len(full) - 2])
    made = b.emit(
        node, "linear", [turned], tensors={"weight": weight}, weight=_weight_name(node, 0)
    )
    return transposed(b, node, made, [*range(len(full) - 2), len(full) - 1, len(full) - 2])


def transposed(b: Builder, node: Node, value: Value, order: Sequence[int]) -> Value:
    """The value with its axes, as ONNX sees them, in another order."""
    full = value.full
    sizes = [full[axis] for axis in order]
    long = [axis for axis in order if full[axis] != 1]
    if long == sorted(long):  # only axes of size 1 move
        return b.reshaped(node, value, sizes)
    if not value.lead or order[0] == 0:
        own = tuple(axis - value.lead for axis in order if axis >= value.lead)
        return b.emit(node, "permute", [value], settings={"order": own})
    value = b.reshaped(node, value, full, 0)
    made = b.emit(node, "permute", [value], settings={"order": tuple(order)}, lead=0)
    return b.reshaped(node, made, sizes)


def _spatial(b: Builder, node: Node, value: Value, most: int = 2) -> int:
    """How many axes a window slides along. Raises `InputError` for none or too many."""
    axes = len(value.shape) - 1
    if not 1 <= axes <= most:
        raise b.refused(node, f"slides along {axes} axes, 1 or 2 can be shown")
    return axes


def _window(
    b: Builder, node: Node, value: Value, kernel: Sequence[int]
) -> dict[str, tuple[int, ...]]:
    """Stride, padding and dilation of a sliding window, for every axis."""
    axes = len(kernel)
    strides = node.wholes("strides") or [1] * axes
    dilations = node.wholes("dilations") or [1] * axes
    pads = node.wholes("pads") or [0] * 2 * axes
    fit = len(strides) == len(dilations) == axes and len(pads) == 2 * axes
    if not fit or min((*kernel, *strides, *dilations)) < 1 or min(pads) < 0:
        raise InputError(f"{node} has a window that does not fit its {axes} axes")
    how = node.text("auto_pad", "NOTSET")
    padding: list[int] = []
    for axis in range(axes):
        ends = (pads[axis], pads[axis + axes])
        if how in ("SAME_UPPER", "SAME_LOWER"):
            size, stride = value.shape[1 + axis], strides[axis]
            reach = (kernel[axis] - 1) * dilations[axis] + 1
            total = max(0, (-(-size // stride) - 1) * stride + reach - size)
            small, large = total // 2, total - total // 2
            ends = (small, large) if how == "SAME_UPPER" else (large, small)
        padding += (0, 0) if how == "VALID" else ends
    return {"stride": tuple(strides), "padding": tuple(padding), "dilation": tuple(dilations)}


def _conv(b: Builder, node: Node) -> Held:
    value, weight = b.batched(node, b.value(node)), b.needed(node, 1)
    axes = _spatial(b, node, value)
    if weight.ndim != axes + 2:
        raise InputError(f"{node} has a weight of {list(weight.shape)} for {list(value.full)}")
    window = _window(b, node, value, weight.shape[2:])
    return b.emit(
        node,
        f"conv{axes}d",
        [value],
        tensors={"weight": weight, "bias": b.constant(node, 2)},
        settings={**window, "groups": node.whole("group", 1)},
        weight=_weight_name(node),
    )


def _pool(b: Builder, node: Node) -> Held:
    value = b.batched(node, b.value(node))
    axes = _spatial(b, node, value)
    kernel = node.wholes("kernel_shape") or []
    if len(kernel) != axes:
        raise InputError(f"{node} has a window of {kernel} for {list(value.full)}")
    if any(node.outputs[1:]):
        raise b.refused(node, "also gives the places of what it finds")
    window: dict[str, Setting] = {"kernel": tuple(kernel), **_window(b, node, value, kernel)}
    window["ceil_mode"] = bool(node.whole("ceil_mode", 0))
    if node.op == "MaxPool":
        return b.emit(node, f"max_pool{axes}d", [value], settings=window)
    if window.pop("dilation") != (1,) * axes:
        raise b.refused(node, "averages over a window with gaps")
    window["count_include_pad"] = bool(node.whole("count_include_pad", 0))
    return b.emit(node, f"avg_pool{axes}d", [value], settings=window)


def _global(b: Builder, node: Node) -> Held:
    value = b.batched(node, b.value(node))
    axes = _spatial(b, node, value)
    which = "max" if node.op == "GlobalMaxPool" else "avg"
    size: Setting = (1,) * axes
    return b.emit(node, f"adaptive_{which}_pool{axes}d", [value], settings={"size": size})


def _reduce(b: Builder, node: Node) -> Held:
    value = b.value(node)
    full = value.full
    axes = axes_of(node, b.constant(node, 1), len(full))
    if not axes:
        if node.whole("noop_with_empty_axes", 0):
            return value
        axes = list(range(len(full)))
    kept = bool(node.whole("keepdims", 1))
    sizes = [1 if k in axes else size for k, size in enumerate(full) if kept or k not in axes]
    own = tuple(axis - value.lead for axis in sorted(axes) if full[axis] != 1)
    if own:
        kind = {"ReduceMean": "mean", "ReduceSum": "sum"}.get(node.op, "amax")
        if node.op == "ReduceMin":  # the smallest is the largest of the opposites
            value = b.scaled(node, value, -1.0)
        settings: dict[str, Setting] = {"axes": own, "keep": True}
        plain = kept or any(full[axis] == 1 for axis in axes) or len(own) == len(value.shape)
        if not plain:
            settings["keep"] = False
        value = b.emit(node, kind, [value], settings=settings)
        value = b.scaled(node, value, -1.0) if node.op == "ReduceMin" else value
    return b.reshaped(node, value, sizes)


def _batch_norm(b: Builder, node: Node) -> Held:
    if node.whole("training_mode", 0):
        raise b.refused(node, "is in training mode: export it in evaluation mode")
    value = b.batched(node, b.value(node))
    names = ("weight", "bias", "mean", "variance")
    tensors: dict[str, Array | None] = {k: b.needed(node, at + 1) for at, k in enumerate(names)}
    settings: dict[str, Setting] = {"eps": node.number("epsilon", 1e-5)}
    return b.emit(
        node, "batch_norm", [value], tensors=tensors, settings=settings, weight=_weight_name(node)
    )


def _layer_norm(b: Builder, node: Node) -> Held:
    value = b.value(node)
    axis = node.whole("axis", -1)
    count = -axis if axis < 0 else len(value.full) - axis
    if not 1 <= count <= len(value.shape):
        raise b.refused(node, f"works along {count} axes of {list(value.full)}")
    shape = value.shape[-count:]

    def spread(place: int) -> Array | None:
        found = b.constant(node, place)
        return None if found is None else np.broadcast_to(found, shape)

    if any(node.outputs[1:]):
        raise b.refused(node, "also gives its mean")
    settings: dict[str, Setting] = {"eps": node.number("epsilon", 1e-5), "axes": count}
    tensors = {"weight": spread(1), "bias": spread(2)}
    return b.emit(
        node, "layer_norm", [value], tensors=tensors, settings=settings, weight=_weight_name(node)
    )


def _group_norm(b: Builder, node: Node) -> Held:
    """InstanceNormalization is one of as many groups as there are channels."""
    value = b.batched(node, b.value(node))
    channels = value.shape[0]
    instance = node.op == "InstanceNormalization"
    groups = channels if instance else node.whole("num_groups", 1)
    weight, bias = b.needed(node, 1).reshape(-1), b.needed(node, 2).reshape(-1)
    if not instance and len(weight) == groups != channels and channels % groups == 0:
        weight, bias = (np.repeat(x, channels // groups) for x in (weight, bias))  # opset 18
    plain = bool((weight == 1).all() and (bias == 0).all())
    settings: dict[str, Setting] = {"eps": node.number("epsilon", 1e-5), "groups": groups}
    tensors: dict[str, Array | None] = {} if plain else {"weight": weight, "bias": bias}
    return b.emit(
        node, "group_norm", [value], tensors=tensors, settings=settings, weight=_weight_name(node)
    )


def _lrn(b: Builder, node: Node) -> Held:
    size = node.whole("size", 1)
    if size < 1 or size % 2 == 0:  # ONNX and PyTorch centre even windows differently
        raise b.refused(node, f"reaches over {size} channels: an odd number can be shown")
    settings: dict[str, Setting] = {
        "size": size,
        "alpha": node.number("alpha", 1e-4),
        "beta": node.number("beta", 0.75),
        "k": node.number("bias", 1.0),
    }
    return b.emit(node, "local_response_norm", [b.batched(node, b.value(node))], settings=settings)


def _prelu(b: Builder, node: Node) -> Held:
    value, slope = b.value(node), b.needed(node, 1)
    if slope.size > 1:
        value = b.batched(node, value)
        channels = (1,) * (len(value.full) - slope.ndim) + slope.shape
        if [size for k, size in enumerate(channels) if k != 1 and size != 1] or (
            len(channels) != len(value.full)
        ):
            raise b.refused(node, "has slopes other than one a channel")
    return b.emit(
        node, "prelu", [value], tensors={"weight": slope.reshape(-1)}, weight=_weight_name(node)
    )


def _softmax(b: Builder, node: Node) -> Held:
    value = b.value(node)
    full = value.full
    old = b.graph.opset < 13  # then everything from the axis on is one row
    axis = node.whole("axis", 1 if old else -1)
    axis = axis + len(full) if axis < 0 else axis
    if not 0 <= axis < len(full):
        raise InputError(f"{node} works along axis {axis} of a value of {list(full)}")
    row = full[axis:] if old else full[axis : axis + 1]
    if math.prod(row) != math.prod(full):
        raise b.refused(node, f"makes shares along axis {axis} of {list(full)}, not of the classes")
    kind = "log_softmax" if node.op == "LogSoftmax" else "softmax"
    made = b.emit(node, kind, [b.reshaped(node, value, (1, math.prod(row)))])
    return b.reshaped(node, made, full)


def _log(b: Builder, node: Node) -> Held:
    """The logarithm of a softmax, as some exporters write log_softmax."""
    value = b.value(node)
    op = next((op for op in b.operations if op.name == value.name), None)
    if op is None or op.kind != "softmax":
        raise b.refused(node)
    lead = value.lead
    read = Value(op.reads[0], op.shape, lead)
    return b.emit(node, "log_softmax", [read])


def _dropout(b: Builder, node: Node) -> Held:
    training = b.constant(node, 2)
    if training is not None and training.any():
        raise b.refused(node, "is in training mode: export it in evaluation mode")
    given = b.constant(node, 1)
    p = node.number("ratio", 0.5) if given is None else float(given.reshape(-1)[0])
    return b.emit(node, "dropout", [b.value(node)], settings={"p": p})


LAYERS: Final[Mapping[str, Mapper]] = {
    "Gemm": _gemm,
    "MatMul": _matmul,
    "Conv": _conv,
    "MaxPool": _pool,
    "AveragePool": _pool,
    "GlobalAveragePool": _global,
    "GlobalMaxPool": _global,
    "ReduceMean": _reduce,
    "ReduceSum": _reduce,
    "ReduceMax": _reduce,
    "ReduceMin": _reduce,
    "BatchNormalization": _batch_norm,
    "LayerNormalization": _layer_norm,
    "InstanceNormalization": _group_norm,
    "GroupNormalization": _group_norm,
    "LRN": _lrn,
    "PRelu": _prelu,
    "Softmax": _softmax,
    "LogSoftmax": _softmax,
    "Log": _log,
    "Dropout": _dropout,
}
