"""Linear layers and convolutions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from forwardpass.convert.nodes import Placed, Read

if TYPE_CHECKING:
    from forwardpass.base.tensors import FloatArray
    from forwardpass.convert.calls import Call
    from forwardpass.convert.nodes import Node
    from forwardpass.convert.tape import Tape
    from forwardpass.operations.operation import Setting


def sizes(value: Any, count: int) -> tuple[int, ...]:
    """One whole number or one an axis, as PyTorch takes them."""
    given = tuple(value) if isinstance(value, list | tuple) else (value,)
    return tuple(int(x) for x in (given if len(given) == count else given * count))


def maps(tape: Tape, call: Call, read: Read, count: int) -> Node:
    """What is read as maps with `count` axes and their channels in front.

    Raises `InputError` where the batch stands elsewhere.
    """
    axes = read.tensor.ndim
    if axes == count + 2 and read.batch == 0:
        return read.node
    if axes == count + 1 and (read.batch is None or tape.size == 1):  # one without a batch
        return tape.reshaped(call, read.node, tuple(read.tensor.shape))
    if axes == count + 2 and read.tensor.shape[0] == 1 and read.batch is None:
        return tape.reshaped(call, read.node, tuple(read.tensor.shape[1:]))
    reason = f"reads shape {list(read.tensor.shape)}, not a batch of maps"
    raise tape.refused(call, reason, form=True)


def linear(
    tape: Tape,
    call: Call,
    read: Read,
    weight: FloatArray,
    bias: FloatArray | None,
) -> Placed:
    """weight (out, in) over the last axis."""
    if read.batch == read.tensor.ndim - 1 or not read.shape:
        raise tape.refused(call, "adds over the images of a batch")
    shape = (*read.shape[:-1], len(weight))
    tensors = {"weight": weight, "bias": bias}
    return Placed(tape.node(call, "linear", [read.node], shape, tensors), read.batch)


def _linear(tape: Tape, call: Call) -> Placed:
    read, weight = tape.first(call), tape.weights(call, call.argument(1, "weight"))
    if weight is None or weight.ndim != 2:
        raise tape.refused(call)
    return linear(tape, call, read, weight, tape.weights(call, call.argument(2, "bias")))


def _convolution(count: int) -> Callable[[Tape, Call], Node]:
    def handle(tape: Tape, call: Call) -> Node:
        read = maps(tape, call, tape.first(call), count)
        weight = tape.weights(call, call.argument(1, "weight"))
        if weight is None:
            raise tape.refused(call)
        dilation = sizes(call.argument(5, "dilation", 1), count)
        settings: dict[str, Setting] = {
            "stride": sizes(call.argument(3, "stride", 1), count),
            "padding": _padding(call.argument(4, "padding", 0), weight.shape[2:], dilation),
            "dilation": dilation,
            "groups": int(call.argument(6, "groups", 1)),
        }
        tensors = {"weight": weight, "bias": tape.weights(call, call.argument(2, "bias"))}
        shape = tuple(call.result.shape)[-count - 1 :]
        return tape.node(call, call.name, [read], shape, tensors, settings)

    return handle


def _padding(
    given: int | str | Sequence[int], kernel: Sequence[int], dilation: Sequence[int]
) -> tuple[int, ...]:
    """Begin and end of each axis. PyTorch's `same` puts the odd one at the end."""
    if given == "valid":
        return (0,) * (2 * len(kernel))
    if given == "same":
        totals = [d * (k - 1) for d, k in zip(dilation, kernel, strict=True)]
        return tuple(x for total in totals for x in (total // 2, total - total // 2))
    return tuple(x for size in sizes(given, len(kernel)) for x in (size, size))


HANDLERS: Final[Mapping[str, Callable[..., Any]]] = {
    "linear": _linear,
    "conv1d": _convolution(1),
    "conv2d": _convolution(2),
}
