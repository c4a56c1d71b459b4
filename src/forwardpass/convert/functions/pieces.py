"""Whatever picks, turns or repeats values along axes: slices, chunks, permutations, repeats.

The call is made again on the places of the values, and what it does along each axis is read off.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from forwardpass.convert.calls import tensors_in
from forwardpass.convert.functions.shapes import split_batch
from forwardpass.convert.nodes import Placed

if TYPE_CHECKING:
    from forwardpass.convert.calls import Call
    from forwardpass.convert.nodes import Made, Node, Read
    from forwardpass.convert.tape import Tape

_MOST: Final = 64  # pieces of one concatenation
_SHAPES_ONLY: Final = ("expand_as",)  # its second tensor gives nothing but its shape


@dataclass(frozen=True)
class _Move:
    """For each axis of the tensor read: the places taken along it, and the axis they go to."""

    places: tuple[npt.NDArray[np.int64], ...]
    goes: tuple[int | None, ...]  # None for an axis of which one place is left


def moved(tape: Tape, call: Call) -> list[Made]:
    """The nodes of one call that moves values about, one a result."""
    read = tape.first(call)
    given = tensors_in((*call.args, *call.kwargs.values()))
    others = [x for x in given if x is not read.tensor and tape.followed(x)]
    if others and call.name not in _SHAPES_ONLY:
        raise tape.refused(call, "takes places that depend on the input")
    shape = tuple(read.tensor.shape)
    places = torch.arange(read.tensor.numel(), dtype=torch.float64).reshape(shape)
    args = [_instead(x, read.tensor, places) for x in call.args]
    named = {name: _instead(x, read.tensor, places) for name, x in call.kwargs.items()}
    again = call.func(*args, **named)
    return [one(tape, call, read, index.numpy().astype(np.int64)) for index in tensors_in((again,))]


def _instead(value: Any, tensor: Tensor, places: Tensor) -> Any:
    """The places for the tensor itself; indices as they are, where the places are."""
    if isinstance(value, tuple):
        return tuple(_instead(x, tensor, places) for x in value)
    if value is tensor:
        return places
    return value.cpu() if isinstance(value, Tensor) else value


def one(tape: Tape, call: Call, read: Read, index: npt.NDArray[np.int64]) -> Made:
    """The node of one result, None where it is no such move or mixes the images of a batch."""
    move = _move(index, tuple(read.tensor.shape))
    if move is None:
        return None
    if read.batch is not None and tape.size != 1:
        places = move.places[read.batch]
        if not np.array_equal(places, np.arange(tape.size or 1)):
            raise tape.lost(call, index.shape)
    node = read.node
    for axis, places in enumerate(move.places):
        own = read.axis(axis)
        if own is not None:
            node = _along(tape, call, node, own, places)
    return _turned(tape, call, read, node, move, index.shape)


def _move(index: npt.NDArray[np.int64], shape: tuple[int, ...]) -> _Move | None:
    """What happens along each axis, None where axes mix."""
    if index.size == 0:
        return None
    coordinates = np.unravel_index(index, shape)
    places, goes = [], []
    for values in coordinates:
        varies = [
            axis
            for axis in range(index.ndim)
            if index.shape[axis] > 1 and (np.diff(values, axis=axis) != 0).any()
        ]
        if len(varies) > 1:
            return None
        goes.append(varies[0] if varies else None)
        line = np.moveaxis(values, varies[0], 0) if varies else values.reshape(-1)[:1]
        places.append(line.reshape(len(line), -1)[:, 0])
    for axis, size in enumerate(index.shape):  # the same place again and again
        if size > 1 and axis not in goes:
            if index.ndim != len(shape) or goes[axis] is not None:
                return None
            goes[axis], places[axis] = axis, np.repeat(places[axis], size)
    used = [axis for axis in goes if axis is not None]
    return _Move(tuple(places), tuple(goes)) if len(set(used)) == len(used) else None


def _along(tape: Tape, call: Call, node: Node, axis: int, places: npt.NDArray[np.int64]) -> Node:
    """The places taken along one axis: a slice, or several joined."""
    if np.array_equal(places, np.arange(node.shape[axis])):
        return node
    runs = _runs(places)
    if len(runs) > _MOST:
        raise tape.refused(call, f"takes {len(runs)} pieces one by one")
    pieces = [_slice(tape, call, node, axis, run) for run in runs]
    if len(pieces) == 1:
        return pieces[0]
    shape = [*node.shape]
    shape[axis] = len(places)
    return tape.node(call, "concat", pieces, shape, settings={"axis": axis}, aside=True)


def _runs(places: npt.NDArray[np.int64]) -> list[npt.NDArray[np.int64]]:
    """The places in runs of one positive step."""
    runs: list[npt.NDArray[np.int64]] = []
    start = 0
    for end in range(1, len(places) + 1):
        step = places[start + 1] - places[start] if end - start > 1 else None
        if end < len(places):
            following = places[end] - places[end - 1]
            if following > 0 and step in (None, following):
                continue
        runs.append(places[start:end])
        start = end
    return runs


def _slice(tape: Tape, call: Call, node: Node, axis: int, places: npt.NDArray[np.int64]) -> Node:
    if np.array_equal(places, np.arange(node.shape[axis])):
        return node
    starts, steps, shape = [0] * len(node.shape), [1] * len(node.shape), [*node.shape]
    starts[axis], shape[axis] = int(places[0]), len(places)
    steps[axis] = int(places[1] - places[0]) if len(places) > 1 else 1
    settings = {"starts": tuple(starts), "steps": tuple(steps)}
    return tape.node(call, "slice", [node], shape, settings=settings, aside=True)


def _turned(
    tape: Tape, call: Call, read: Read, node: Node, move: _Move, shape: Sequence[int]
) -> Placed:
    """The axes in their new order, then those of length 1 left out or put in."""
    goes = {
        own: target for axis, target in enumerate(move.goes) if (own := read.axis(axis)) is not None
    }
    kept = [axis for axis in goes if goes[axis] is not None]
    order = sorted(kept, key=lambda axis: goes[axis] or 0)
    if order != kept:
        left = [axis for axis in goes if goes[axis] is None]
        whole = (*order, *left)
        sizes = [node.shape[axis] for axis in whole]
        node = tape.node(call, "permute", [node], sizes, settings={"order": whole}, aside=True)
    if read.batch is None or tape.size == 1:
        batch, example = split_batch(tape, call, read, tuple(shape))
    else:
        batch = move.goes[read.batch]
        example = tuple(n for axis, n in enumerate(shape) if axis != batch)
    return Placed(tape.reshaped(call, node, example), batch)


_NAMES: Final = [
    "getitem",
    "narrow",
    "select",
    "chunk",
    "split",
    "split_with_sizes",
    "tensor_split",
    "hsplit",
    "vsplit",
    "dsplit",
    "unbind",
    "index_select",
    "flip",
    "fliplr",
    "flipud",
    "roll",
    "rot90",
    "permute",
    "transpose",
    "t",
    "T",
    "mT",
    "H",
    "mH",
    "swapaxes",
    "swapdims",
    "movedim",
    "moveaxis",
    "unsqueeze",
    "expand",
    "expand_as",
    "broadcast_to",
    "repeat",
    "tile",
    "repeat_interleave",
    "unsafe_chunk",
    "unsafe_split",
    "diagonal",
    "slice",
]
HANDLERS: Final[Mapping[str, Callable[..., Any]]] = dict.fromkeys(_NAMES, moved)
