"""Draws together operations that exporters write in two: a product and its offset, two reshapes.

What the network computes stays the same; people see the layers that were meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.operation import INPUT, Operation, Setting, Shape

Merge = Callable[[Operation, Operation, Shape], Operation | None]
Wide = npt.NDArray[np.float64]
_LARGE: Final = 64.0  # numbers of a larger scale or offset would take digits from one another


def tidied(operations: Sequence[Operation], last: str, input_shape: Shape) -> list[Operation]:
    """The operations that `last` needs, drawn together; `last` or what takes its place comes last.

    `input_shape` is what the network reads.
    """
    ops = _needed(list(operations), last)
    while (shorter := _once(_regrouped(ops, input_shape), input_shape)) is not None:
        ops = shorter
    return ops


def _needed(operations: list[Operation], last: str) -> list[Operation]:
    """Those that `last` reads, directly or not, in their order."""
    wanted = {last}
    kept = []
    for op in reversed(operations):
        if op.name in wanted:
            wanted.update(op.reads)
            kept.append(op)
    return kept[::-1]


def _once(ops: list[Operation], input_shape: Shape) -> list[Operation] | None:
    """The operations after one pass of merging; None when there is nothing to merge."""
    readers = Counter(name for op in ops for name in op.reads)
    shapes = {INPUT: input_shape, **{op.name: op.shape for op in ops}}
    kept: dict[str, Operation] = {}
    renamed: dict[str, str] = {}
    for original in ops:
        op = _reading(original, renamed)
        if op.kind == "reshape" and op.shape == shapes[op.reads[0]] and original is not ops[-1]:
            renamed[op.name] = op.reads[0]
            readers[op.reads[0]] += readers[op.name] - 1
            continue
        first = kept.get(op.reads[0]) if len(op.reads) == 1 else None
        alone = first is not None and readers[first.name] == 1 and len(first.reads) == 1
        merged = _merged(first, op, shapes[first.reads[0]]) if first and alone else None
        if merged is None or first is None:
            kept[op.name] = op
            continue
        renamed_from = op.name
        del kept[first.name]
        renamed[op.name] = merged.name
        readers[merged.name] = readers[renamed_from]
        shapes[merged.name] = merged.shape
        kept[merged.name] = merged
    return list(kept.values()) if renamed else None


def _regrouped(ops: list[Operation], input_shape: Shape) -> list[Operation]:
    """A norm of groups, where it is written as a norm of long rows between two reshapes."""
    shapes = {INPUT: input_shape, **{op.name: op.shape for op in ops}}
    by_name = {op.name: op for op in ops}
    readers = Counter(name for op in ops for name in op.reads)
    found: dict[str, Operation] = {}
    for back in ops:
        norm = by_name.get(back.reads[0])
        rows = None if norm is None else by_name.get(norm.reads[0])
        if norm is None or rows is None or (back.kind, norm.kind) != ("reshape", "group_norm"):
            continue
        read = shapes[rows.reads[0]]
        alone = readers[norm.name] == readers[rows.name] == 1
        whole = rows.kind == "reshape" and rows.shape[0] == norm.settings["groups"]
        if (
            alone
            and whole
            and not norm.tensors
            and read == back.shape
            and not read[0] % rows.shape[0]
        ):
            found[back.name] = replace(norm, reads=rows.reads, shape=read)
    if not found:
        return ops
    gone = {op.name for op in found.values()}
    renamed = {back: op.name for back, op in found.items()}
    kept = [found.get(op.name, op) for op in ops if op.name not in gone]
    last = renamed.get(ops[-1].name, ops[-1].name)
    return _needed([_reading(op, renamed) for op in kept], last)


def _reading(op: Operation, renamed: Mapping[str, str]) -> Operation:
    if not any(name in renamed for name in op.reads):
        return op
    return replace(op, reads=tuple(renamed.get(name, name) for name in op.reads))


def _merged(first: Operation, second: Operation, read: Shape) -> Operation | None:
    merge = _MERGES.get((first.kind, second.kind))
    return None if merge is None else merge(first, second, read)


def _offset(first: Operation, second: Operation, _read: Shape) -> Operation | None:
    """A product and the constants added to it."""
    axis = len(first.shape) - 1 if first.kind == "linear" else 0
    row = None if "weight" in second.tensors else _along(second, "bias", first.shape, axis)
    if row is None or first.shape != second.shape:
        return None
    bias = first.tensors.get("bias")
    total = row if bias is None else (bias.astype(np.float64) + row).astype(np.float32)
    return replace(first, tensors={**first.tensors, "bias": total})


def _along(op: Operation, name: str, shape: Shape, axis: int) -> FloatArray | None:
    """A tensor that differs along one axis alone, as a row of that axis' length."""
    found = op.tensors.get(name)
    if found is None or any(size != 1 for k, size in enumerate(found.shape) if k != axis):
        return None
    return np.ascontiguousarray(np.broadcast_to(found.reshape(-1), (shape[axis],)))


def _affine_norm(first: Operation, second: Operation, _read: Shape) -> Operation | None:
    """A norm and the weights of its channels, or the offsets that its weights lack."""
    taken = second.tensors.keys() & first.tensors.keys()
    if taken or "bias" in first.tensors or first.shape != second.shape:
        return None
    rows = {name: _along(second, name, first.shape, 0) for name in second.tensors}
    if any(row is None for row in rows.values()):
        return None
    found = {name: row for name, row in rows.items() if row is not None}
    return replace(first, tensors={**first.tensors, **found})


def _affine_rows(first: Operation, second: Operation, _read: Shape) -> Operation | None:
    """A layer norm and the weights of its places."""
    count = int(first.number("axes"))
    taken = second.tensors.keys() & first.tensors.keys()
    outer = [size for x in second.tensors.values() for size in x.shape[:-count]]
    if taken or "bias" in first.tensors or any(size != 1 for size in outer):
        return None
    shape = first.shape[-count:]
    found = {
        name: np.ascontiguousarray(np.broadcast_to(x.reshape(x.shape[-count:]), shape))
        for name, x in second.tensors.items()
    }
    return replace(first, tensors={**first.tensors, **found})


def _two_scales(first: Operation, second: Operation, _read: Shape) -> Operation | None:
    """(x w + b) v + c is x (w v) + (b v + c)."""
    one, two = _float64(first), _float64(second)
    if first.shape != second.shape:
        return None
    weight = _product(one.get("weight"), two.get("weight"))
    shifted = _product(one["bias"], two.get("weight")) if "bias" in one else None
    bias = shifted if "bias" not in two else two["bias"] + (0 if shifted is None else shifted)
    tensors = {"weight": weight, "bias": bias}
    kept = {name: x for name, x in tensors.items() if x is not None}
    if any(np.abs(x).max() > _LARGE for x in kept.values()):
        return None
    if len(kept) == 2 and (kept["weight"] == 1).all():
        del kept["weight"]
    return replace(first, tensors={name: x.astype(np.float32) for name, x in kept.items()})


def _float64(op: Operation) -> dict[str, Wide]:
    return {name: values.astype(np.float64) for name, values in op.tensors.items()}


def _product(a: Wide | None, b: Wide | None) -> Wide | None:
    return b if a is None else a if b is None else a * b


def _two_reshapes(first: Operation, second: Operation, _read: Shape) -> Operation | None:
    return replace(second, reads=first.reads)


def _two_slices(first: Operation, second: Operation, _read: Shape) -> Operation | None:
    starts = zip(
        *(_wholes(op, name) for op, name in ((first, "starts"), (second, "starts"))), strict=True
    )
    steps, more = _wholes(first, "steps"), _wholes(second, "steps")
    settings: dict[str, Setting] = {
        "starts": tuple(a + b * step for (a, b), step in zip(starts, steps, strict=True)),
        "steps": tuple(a * b for a, b in zip(steps, more, strict=True)),
    }
    return replace(second, reads=first.reads, settings=settings)


def _unkept(first: Operation, second: Operation, _read: Shape) -> Operation | None:
    """A sum along axes that are dropped afterwards."""
    axes = _wholes(first, "axes")
    left = tuple(size for axis, size in enumerate(first.shape) if axis not in axes)
    if not first.settings["keep"] or second.shape != left:
        return None
    return replace(first, shape=left, settings={**first.settings, "keep": False})


def _wholes(op: Operation, name: str) -> tuple[int, ...]:
    found = op.settings[name]
    assert isinstance(found, tuple)
    return found


def _two_permutes(first: Operation, second: Operation, read: Shape) -> Operation | None:
    inner, outer = _wholes(first, "order"), _wholes(second, "order")
    order = tuple(inner[axis] for axis in outer)
    if order == tuple(range(len(order))):
        return Operation(second.name, "reshape", first.reads, read)
    return replace(second, reads=first.reads, settings={"order": order})


def _padded(first: Operation, second: Operation, _read: Shape) -> Operation | None:
    """Zeros put around the maps before a convolution."""
    around, own = _wholes(first, "padding"), _wholes(second, "padding")
    if first.settings["value"] != 0 or any(around[:2]):
        return None
    padding = tuple(a + b for a, b in zip(around[2:], own, strict=True))
    return replace(second, reads=first.reads, settings={**second.settings, "padding": padding})


_MERGES: Final[Mapping[tuple[str, str], Merge]] = {
    ("linear", "scale"): _offset,
    ("conv1d", "scale"): _offset,
    ("conv2d", "scale"): _offset,
    ("group_norm", "scale"): _affine_norm,
    ("layer_norm", "scale"): _affine_rows,
    ("scale", "scale"): _two_scales,
    ("reshape", "reshape"): _two_reshapes,
    ("permute", "permute"): _two_permutes,
    ("slice", "slice"): _two_slices,
    ("mean", "reshape"): _unkept,
    ("sum", "reshape"): _unkept,
    ("amax", "reshape"): _unkept,
    ("pad", "conv1d"): _padded,
    ("pad", "conv2d"): _padded,
}
