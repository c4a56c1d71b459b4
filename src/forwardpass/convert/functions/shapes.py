"""The same numbers in the same order in another shape, and the shuffles made of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from forwardpass.convert.nodes import Placed

if TYPE_CHECKING:
    from forwardpass.convert.calls import Call
    from forwardpass.convert.nodes import Node, Read
    from forwardpass.convert.tape import Tape


def _reshape(tape: Tape, call: Call) -> Placed:
    source, shape = call.argument(0, "input"), tuple(call.result.shape)
    found = tape.followed(source)
    if found is not None and found.node is not None and found.node.ends:
        return Placed(found.node, found.batch)  # a row of scores stays one
    read = tape.first(call)
    batch, example = split_batch(tape, call, read, shape)
    return Placed(tape.reshaped(call, read.node, example), batch)


def split_batch(
    tape: Tape, call: Call, read: Read, shape: tuple[int, ...]
) -> tuple[int | None, tuple[int, ...]]:
    """Where the batch stands in a new shape, and the shape of one example."""
    if tape.size is None or (tape.size == 1 and (len(shape) < 2 or shape[0] != 1)):
        return None, shape
    if read.batch == 0 and shape and shape[0] == tape.size:
        return 0, shape[1:]
    if tape.size == 1:  # an axis of length 1 in front, wherever it comes from
        return 0, shape[1:]
    raise tape.lost(call, shape)


def _steps(
    tape: Tape, call: Call, read: Read, first: Sequence[int], order: Sequence[int]
) -> Placed:
    """Reshape, permute, reshape to the result's shape."""
    if read.batch != 0:
        raise tape.refused(call)
    split = tape.node(call, "reshape", [read.node], first, aside=True)
    turned = tape.node(
        call,
        "permute",
        [split],
        [first[axis] for axis in order],
        settings={"order": tuple(order)},
    )
    shape = tuple(call.result.shape[1:])
    joined: Node = tape.node(call, "reshape", [turned], shape, aside=True)
    return Placed(joined, 0)


def _channel_shuffle(tape: Tape, call: Call) -> Placed:
    read, groups = tape.first(call), int(call.argument(1, "groups"))
    channels, *rest = read.shape
    axes = range(2, 2 + len(rest))
    return _steps(tape, call, read, (groups, channels // groups, *rest), (1, 0, *axes))


def _pixel_shuffle(tape: Tape, call: Call) -> Placed:
    read, r = tape.first(call), int(call.argument(1, "upscale_factor"))
    channels, rows, columns = read.shape
    first = (channels // r**2, r, r, rows, columns)
    return _steps(tape, call, read, first, (0, 3, 1, 4, 2))


def _pixel_unshuffle(tape: Tape, call: Call) -> Placed:
    read, r = tape.first(call), int(call.argument(1, "downscale_factor"))
    channels, rows, columns = read.shape
    first = (channels, rows // r, r, columns // r, r)
    return _steps(tape, call, read, first, (0, 2, 4, 1, 3))


HANDLERS: Final[Mapping[str, Callable[..., Any]]] = {
    **dict.fromkeys(
        [
            "view",
            "reshape",
            "flatten",
            "ravel",
            "unflatten",
            "view_as",
            "reshape_as",
            "squeeze",
            "resize",
        ],
        _reshape,
    ),
    "channel_shuffle": _channel_shuffle,
    "native_channel_shuffle": _channel_shuffle,
    "pixel_shuffle": _pixel_shuffle,
    "pixel_unshuffle": _pixel_unshuffle,
}
