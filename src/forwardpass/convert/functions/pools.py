"""Pooling by windows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from forwardpass.convert.functions.layers import maps, sizes

if TYPE_CHECKING:
    from forwardpass.convert.calls import Call
    from forwardpass.convert.nodes import Node, Read
    from forwardpass.convert.tape import Tape
    from forwardpass.operations.operation import Setting


def _pooled(tape: Tape, call: Call, kind: str, settings: Mapping[str, Setting]) -> list[Node]:
    """A node that keeps the channels. Maps without a channel axis get one for it."""
    count = int(kind[-2])
    read, first = tape.first(call), _result(call)
    size = tuple(first.shape)[-count:]
    if len(read.shape) == count and read.batch == 0 and tape.size != 1:
        lone = tape.node(call, "reshape", [read.node], (1, *read.shape), aside=True)
        pooled = tape.node(call, kind, [lone], (1, *size), settings=settings)
        return [tape.node(call, "reshape", [pooled], size, aside=True)]
    channels = _maps(tape, call, read, count)
    return [tape.node(call, kind, [channels], (channels.shape[0], *size), settings=settings)]


def _maps(tape: Tape, call: Call, read: Read, count: int) -> Node:
    return maps(tape, call, read, count)


def _result(call: Call) -> Any:
    """The pooled tensor, without the places of the winners."""
    return call.result[0] if isinstance(call.result, tuple) else call.result


def _max_pool(count: int) -> Callable[[Tape, Call], list[Node]]:
    def handle(tape: Tape, call: Call) -> list[Node]:
        kernel = sizes(call.argument(1, "kernel_size"), count)
        padding = sizes(call.argument(3, "padding", 0), count)
        settings: dict[str, Setting] = {
            "kernel": kernel,
            "stride": _stride(call, kernel, count),
            "padding": tuple(x for size in padding for x in (size, size)),
            "dilation": sizes(call.argument(4, "dilation", 1), count),
            "ceil_mode": bool(call.argument(5, "ceil_mode", False)),
        }
        return _pooled(tape, call, f"max_pool{count}d", settings)

    return handle


def _avg_pool(count: int) -> Callable[[Tape, Call], list[Node]]:
    def handle(tape: Tape, call: Call) -> list[Node]:
        kernel = sizes(call.argument(1, "kernel_size"), count)
        padding = sizes(call.argument(3, "padding", 0), count)
        settings: dict[str, Setting] = {
            "kernel": kernel,
            "stride": _stride(call, kernel, count),
            "padding": tuple(x for size in padding for x in (size, size)),
            "ceil_mode": bool(call.argument(4, "ceil_mode", False)),
            "count_include_pad": bool(call.argument(5, "count_include_pad", True)),
        }
        if (divisor := call.argument(6, "divisor_override")) is not None:
            settings["divisor"] = int(divisor)
        return _pooled(tape, call, f"avg_pool{count}d", settings)

    return handle


def _stride(call: Call, kernel: tuple[int, ...], count: int) -> tuple[int, ...]:
    """The kernel's size unless given."""
    given = call.argument(2, "stride")
    return kernel if given is None or given in ((), []) else sizes(given, count)


def _adaptive(kind: str, count: int) -> Callable[[Tape, Call], list[Node]]:
    def handle(tape: Tape, call: Call) -> list[Node]:
        size = tuple(int(x) for x in _result(call).shape[-count:])
        return _pooled(tape, call, f"adaptive_{kind}_pool{count}d", {"size": size})

    return handle


HANDLERS: Final[Mapping[str, Callable[..., Any]]] = {
    **{f"max_pool{n}d{more}": _max_pool(n) for n in (1, 2) for more in ("", "_with_indices")},
    **{f"avg_pool{n}d": _avg_pool(n) for n in (1, 2)},
    **{f"adaptive_avg_pool{n}d": _adaptive("avg", n) for n in (1, 2)},
    **{
        f"adaptive_max_pool{n}d{more}": _adaptive("max", n)
        for n in (1, 2)
        for more in ("", "_with_indices")
    },
}
