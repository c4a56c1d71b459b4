"""Maps made larger or cut into patches: transposed convolution, resizing, unfolding.

Each is a linear map, and is made of convolutions, matrices and reshaping.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import torch

from forwardpass.convert.functions.layers import maps, sizes
from forwardpass.convert.nodes import Placed

if TYPE_CHECKING:
    from forwardpass.base.tensors import FloatArray
    from forwardpass.convert.calls import Call
    from forwardpass.convert.nodes import Node
    from forwardpass.convert.tape import Tape
    from forwardpass.operations.operation import Setting


def _slid(dilation: Sequence[int], padding: Sequence[int], groups: int) -> dict[str, Setting]:
    """Settings of a convolution of stride 1."""
    return {
        "stride": (1,) * len(dilation),
        "padding": tuple(padding),
        "dilation": tuple(dilation),
        "groups": groups,
    }


def _transposed(count: int) -> Callable[[Tape, Call], Node]:
    """One convolution for each place between two values of the read, laid between one another.

    Output o reads input i with tap t where o + padding = i * stride + t * dilation. All outputs
    with the same remainder by the stride are one convolution of stride 1.
    """

    def handle(tape: Tape, call: Call) -> Node:
        read = maps(tape, call, tape.first(call), count)
        weight = tape.weights(call, call.argument(1, "weight"))
        if weight is None:
            raise tape.refused(call)
        bias = tape.weights(call, call.argument(2, "bias"))
        stride, padding, more = (
            sizes(call.argument(*place), count)
            for place in ((3, "stride", 1), (4, "padding", 0), (5, "output_padding", 0))
        )
        groups = int(call.argument(6, "groups", 1))
        dilation = sizes(call.argument(7, "dilation", 1), count)
        taps, reach = _by_remainder(weight, groups, stride, dilation)
        beyond = [ceil(m / s) for m, s in zip(more, stride, strict=True)]
        ends = [x for r, b in zip(reach, beyond, strict=True) for x in (r, r + b)]
        parts = taps.shape[0] // (weight.shape[1] * groups)
        tensors = {"weight": taps, "bias": None if bias is None else np.repeat(bias, parts)}
        room = [n + r + b for n, r, b in zip(read.shape[1:], reach, beyond, strict=True)]
        settings = _slid((1,) * count, ends, groups)
        made = tape.node(call, f"conv{count}d", [read], (len(taps), *room), tensors, settings)
        between = _laid_between(tape, call, made, stride)
        return _cut(tape, call, between, padding, tuple(call.result.shape)[-count:])

    return handle


def _by_remainder(
    weight: FloatArray, groups: int, stride: Sequence[int], dilation: Sequence[int]
) -> tuple[FloatArray, list[int]]:
    """Weights (in, out / groups, k...) as (out * strides, in / groups, K...) of a convolution.

    And how far each axis reaches back.
    """
    kernel = weight.shape[2:]
    reach = [d * (k - 1) // s for d, k, s in zip(dilation, kernel, stride, strict=True)]
    inputs, outputs = weight.shape[0] // groups, weight.shape[1]
    grouped = weight.reshape(groups, inputs, outputs, *kernel)
    wide = np.zeros((groups, outputs, *stride, inputs, *(r + 1 for r in reach)), dtype=np.float32)
    for tap in np.ndindex(*kernel):
        places = [d * t for d, t in zip(dilation, tap, strict=True)]
        rest = tuple(p % s for p, s in zip(places, stride, strict=True))
        back = tuple(r - p // s for r, p, s in zip(reach, places, stride, strict=True))
        wide[(slice(None), slice(None), *rest, slice(None), *back)] = np.moveaxis(
            grouped[(slice(None), slice(None), slice(None), *tap)], 1, 2
        )
    return wide.reshape(-1, inputs, *(r + 1 for r in reach)), reach


def _laid_between(tape: Tape, call: Call, node: Node, stride: Sequence[int]) -> Node:
    """Maps (out * strides, Q...) as (out, Q * stride...)."""
    if all(s == 1 for s in stride):
        return node
    count, room = len(stride), node.shape[1:]
    channels = node.shape[0] // int(np.prod(stride))
    split = (channels, *stride, *room)
    order = (0, *(axis for n in range(count) for axis in (1 + count + n, 1 + n)))
    apart = tape.node(call, "reshape", [node], split, aside=True)
    turned = tape.node(
        call,
        "permute",
        [apart],
        [split[axis] for axis in order],
        settings={"order": order},
        aside=True,
    )
    shape = (channels, *(q * s for q, s in zip(room, stride, strict=True)))
    return tape.node(call, "reshape", [turned], shape, aside=True)


def _cut(tape: Tape, call: Call, node: Node, starts: Sequence[int], shape: Sequence[int]) -> Node:
    """Places from `starts` on, of each axis behind the channels."""
    if node.shape[1:] == tuple(shape):
        return node
    settings: dict[str, Setting] = {
        "starts": (0, *starts),
        "steps": (1,) * len(node.shape),
    }
    return tape.node(call, "slice", [node], (node.shape[0], *shape), settings=settings, aside=True)


def _interpolated(tape: Tape, call: Call) -> Placed:
    """Axis by axis a matrix, which the function itself gives for one value that is 1 at a time."""
    read = tape.first(call)
    count = read.tensor.ndim - 2
    node = maps(tape, call, read, count)
    axes = range(1, 1 + count)
    for axis in axes:
        matrix = _matrix(call, tuple(read.tensor.shape[2:]), axis - 1)
        if matrix.shape[0] != matrix.shape[1] or (matrix != np.eye(len(matrix))).any():
            node = _along(tape, call, node, axis, matrix)
    return Placed(node, read.batch)


def _matrix(call: Call, shape: Sequence[int], axis: int) -> FloatArray:
    """What resizing does along one axis, (after, before)."""
    size = shape[axis]
    ones = torch.zeros((size, 1, *shape), dtype=torch.float64)
    for place in range(size):
        ones[place].select(1 + axis, place).fill_(1)
    found = call.func(ones, *call.args[1:], **{**call.kwargs, "recompute_scale_factor": None})
    lines = found[:, 0].movedim(1 + axis, 1).reshape(size, found.shape[2 + axis], -1)[:, :, 0]
    matrix: FloatArray = lines.T.to(torch.float32).numpy()
    return np.ascontiguousarray(matrix)


def _along(tape: Tape, call: Call, node: Node, axis: int, matrix: FloatArray) -> Node:
    """A matrix over one axis, which is moved to the end and back for it."""
    last = len(node.shape) - 1
    order = [*range(last + 1)]
    order[axis], order[last] = order[last], order[axis]

    def turned(read: Node) -> Node:
        if axis == last:
            return read
        shape = [read.shape[k] for k in order]
        settings = {"order": tuple(order)}
        return tape.node(call, "permute", [read], shape, settings=settings, aside=True)

    start = turned(node)
    shape = (*start.shape[:-1], len(matrix))
    made = tape.node(call, "linear", [start], shape, {"weight": matrix}, name="resize")
    return turned(made)


def _unfolded(tape: Tape, call: Call) -> Node | Placed:
    """Patches in columns: a convolution that picks each place of its window."""
    if call.func is torch.Tensor.unfold:
        return _windows(tape, call)
    read = maps(tape, call, tape.first(call), 2)
    kernel = sizes(call.argument(1, "kernel_size"), 2)
    dilation = sizes(call.argument(2, "dilation", 1), 2)
    padding = sizes(call.argument(3, "padding", 0), 2)
    stride = sizes(call.argument(4, "stride", 1), 2)
    each = kernel[0] * kernel[1]
    picks = np.eye(each, dtype=np.float32).reshape(each, 1, *kernel)
    channels = read.shape[0]
    rows, columns = (
        (n + 2 * p - d * (k - 1) - 1) // s + 1
        for n, p, d, k, s in zip(read.shape[1:], padding, dilation, kernel, stride, strict=True)
    )
    ends = [x for p in padding for x in (p, p)]
    settings = {**_slid(dilation, ends, channels), "stride": stride}
    tensors = {"weight": np.tile(picks, (channels, 1, 1, 1))}
    shape = (channels * each, rows, columns)
    made = tape.node(call, "conv2d", [read], shape, tensors, settings, name="unfold")
    return tape.node(call, "reshape", [made], (channels * each, rows * columns), aside=True)


def _windows(tape: Tape, call: Call) -> Placed:
    """`x.unfold(dim, size, step)`: windows side by side along one axis, their places at the end."""
    read, size = tape.first(call), int(call.argument(2, "size"))
    axis = read.axis(int(call.argument(1, "dimension")))
    if axis is None or int(call.argument(3, "step")) != size:
        raise tape.refused(call, "takes windows that do not lie side by side")
    shape = list(read.shape)
    count = shape[axis] // size
    whole = _cut_axis(tape, call, read.node, axis, count * size)
    split = [*shape[:axis], count, size, *shape[axis + 1 :]]
    apart = tape.node(call, "reshape", [whole], split, aside=True)
    order = (*(k for k in range(len(split)) if k != axis + 1), axis + 1)
    turned = [split[k] for k in order]
    node = tape.node(call, "permute", [apart], turned, settings={"order": order}, aside=True)
    return Placed(node, read.batch)


def _cut_axis(tape: Tape, call: Call, node: Node, axis: int, size: int) -> Node:
    """The first places along an axis."""
    if node.shape[axis] == size:
        return node
    shape = [*node.shape]
    shape[axis] = size
    zeros = (0,) * len(shape)
    settings: dict[str, Setting] = {"starts": zeros, "steps": (1,) * len(shape)}
    return tape.node(call, "slice", [node], shape, settings=settings, aside=True)


HANDLERS: Final[Mapping[str, Callable[..., Any]]] = {
    "conv_transpose1d": _transposed(1),
    "conv_transpose2d": _transposed(2),
    **dict.fromkeys(
        ("interpolate", "upsample", "upsample_nearest", "upsample_bilinear"), _interpolated
    ),
    "unfold": _unfolded,
}
