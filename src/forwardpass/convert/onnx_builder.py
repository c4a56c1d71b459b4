"""Makes operations of ONNX nodes, one after the other.

Keeps what every name of the graph stands for: a constant, a value, or a curve that has not shown
yet which activation it is. How a single kind of node is made into operations is in `onnx_layers`,
`onnx_shapes` and their like, which get the builder.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.convert.onnx_curves import CURVES, MAX_PARTS, activation_of, line_of, values_of
from forwardpass.convert.onnx_fold import MAX_NUMBERS, fold
from forwardpass.convert.onnx_graph import Array, Graph, Node
from forwardpass.convert.onnx_names import readable
from forwardpass.convert.onnx_rows import REDUCING, parts_of, row_of
from forwardpass.convert.onnx_values import Curve, Held, Row, Value, as_row, inner, is_scalar
from forwardpass.network.dense import free_name
from forwardpass.network.network import MAX_OPERATIONS
from forwardpass.operations.operation import INPUT, Operation, Setting, Shape
from forwardpass.operations.table import kind_of

MAX_VALUE: Final = 2**22  # numbers of one value: VGG-16 has 3.2 million for 224x224
MAX_VALUES: Final = 2**26  # of all of them
MAX_TRIED: Final = 2**26  # numbers times nodes in all that may be a norm written out
MAX_WORK: Final = 4 * 10**10  # products: two and a half times VGG-16 for 224x224
_SHOWN: Final = "what forwardpass shows is listed in docs/onnx.md"

Mapper = Callable[["Builder", Node], "Held | Sequence[Held]"]
Norms = Callable[["Builder", Row], Value | None]  # a norm written out, None for anything else


class Builder:
    """The operations made so far, and what the names of the graph stand for."""

    def __init__(self, graph: Graph, mappers: Mapping[str, Mapper], norms: Norms) -> None:
        self.graph = graph
        self.operations: list[Operation] = []
        self.shape_of_input: Shape = ()
        self.numbers = 0  # in all values
        self.work = 0  # products in one pass, about
        self._mappers, self._norms = mappers, norms
        self._held: dict[str, Held] = dict(graph.constants)
        self._forced: dict[int, Value] = {}
        self._kept: list[Held] = []  # so that no id is used twice
        self._taken = {INPUT}
        self._folded = 0
        self._tried = 0

    def start(self, value: Value) -> None:
        """Let the graph's input stand for `value`, after a check that it is not too large."""
        self._count("the input", value.shape, 1)
        self.shape_of_input = value.shape
        self._held[self.graph.input] = value

    # What nodes read -----------------------------------------------------------------------------

    def held(self, name: str) -> Held:
        """What a name stands for. Raises `InputError` when it stands for nothing."""
        if name not in self._held:
            raise InputError(f"{self.graph.name} reads {name!r:.60}, which nothing gives")
        return self._held[name]

    def constant(self, node: Node, place: int) -> Array | None:
        """The constant that a node reads there, None where it is left out. Raises `InputError`."""
        if place >= len(node.inputs) or not node.inputs[place]:
            return None
        held = self.held(node.inputs[place])
        if not isinstance(held, np.ndarray):
            raise self.refused(node, "reads weights that depend on the input")
        return held

    def needed(self, node: Node, place: int) -> Array:
        """The constant of numbers that a node must have there. Raises `InputError`."""
        found = self.constant(node, place)
        if found is None or found.dtype == object:
            raise InputError(f"{node} lacks its input {place + 1}")
        return found

    def value(self, node: Node, place: int = 0) -> Value:
        """The value that a node reads there. Raises `InputError`."""
        if place >= len(node.inputs) or not node.inputs[place]:
            raise InputError(f"{node} lacks its input {place + 1}")
        return self.forced(self.held(node.inputs[place]), node)

    def forced(self, held: Held, node: Node) -> Value:
        """A value, made of a curve if it is one. Raises `InputError` for a constant."""
        if isinstance(held, np.ndarray):
            raise self.refused(node, "reads constants alone")
        if isinstance(held, Value):
            return held
        if id(held) not in self._forced:
            made = self._made(held) if isinstance(held, Curve) else self._made_row(held)
            self._forced[id(held)] = made
            self._kept.append(held)
        return self._forced[id(held)]

    # What nodes become ---------------------------------------------------------------------------

    def run(self, node: Node) -> None:
        """Take in a node: what it gives stands under its names from now on. Raises `InputError`."""
        read = [self.held(name) if name else None for name in node.inputs]
        result: Any = None
        if all(x is None or isinstance(x, np.ndarray) for x in read):
            result = self._constant(node, read)
        elif (curve := self._curve(node, read)) is not None:
            result = curve
        elif (row := self._row(node, read)) is not None:
            result = row
        else:
            result = self._mapped(node)
        several = result if isinstance(result, list | tuple) else [result]
        for name, held in zip(node.outputs, several, strict=False):
            self._held[name] = held

    def emit(
        self,
        node: Node,
        kind: str,
        reads: Sequence[Value],
        shape: Shape | None = None,
        *,
        tensors: Mapping[str, Array | None] | None = None,
        settings: Mapping[str, Setting] | None = None,
        lead: int | None = None,
        weight: str = "",
    ) -> Value:
        """Append an operation, of the shape that its kind works out unless one is given.

        `weight` is the name of its weight in the file, which may tell its own.
        """
        if len(self.operations) >= MAX_OPERATIONS:
            raise InputError(f"{self.graph.name} has more than {MAX_OPERATIONS} operations")
        kept = {name: _float32(node, x) for name, x in (tensors or {}).items() if x is not None}
        name = readable(node, kind, weight)
        if name == "reshape" and shape is not None and len(shape) == 1:
            name = "flatten"
        name = free_name(name, self._taken)
        names, shapes = tuple(read.name for read in reads), [read.shape for read in reads]
        plain = dict(settings or {})
        if shape is None:
            rough = Operation(name, kind, names, (), kept, plain)
            shape = kind_of(rough).check(rough, shapes)
        op = Operation(name, kind, names, shape, kept, plain)
        self._count(name, shape, _products(op))
        self._taken.add(name)
        self.operations.append(op)
        return Value(name, shape, reads[0].lead if lead is None else lead)

    def reshaped(self, node: Node, value: Value, full: Sequence[int], lead: int = -1) -> Value:
        """The value with other sizes, as ONNX sees them; an operation only where it needs one."""
        sizes = tuple(int(size) for size in full)
        if lead < 0:
            lead = int(len(sizes) > 1 and sizes[0] == 1)
        shape = sizes[lead:] or (1,)
        if math.prod(shape) != math.prod(value.shape):
            raise InputError(f"{node} gives {list(sizes)} for a value of {list(value.full)}")
        if shape == value.shape:
            return Value(value.name, shape, lead)
        return self.emit(node, "reshape", [value], shape, lead=lead)

    def row(self, node: Node, value: Value) -> Value:
        """The value as one row of numbers, without an operation where it is one already."""
        by_name = {op.name: op for op in self.operations}
        count = math.prod(value.shape)
        op = by_name.get(value.name)
        row: Operation | None = None
        while op is not None:
            row = op if op.shape == (count,) else row
            op = by_name.get(op.reads[0]) if op.kind == "reshape" else None
        if row is not None:
            return Value(row.name, row.shape, value.lead)
        return self.reshaped(node, value, (1, count))

    def batched(self, node: Node, value: Value) -> Value:
        """The value with a batch axis in front. Raises `InputError` where it has none."""
        if len(value.full) < 2 or value.full[0] != 1:
            raise self.refused(node, "mixes the batch axis with others")
        return self.reshaped(node, value, value.full, 1)

    def scaled(self, node: Node, value: Value, weight: Any = None, bias: Any = None) -> Value:
        """The value times constants plus constants, each of a shape that ONNX would spread."""
        given = [np.asarray(x, np.float64) for x in (weight, bias) if x is not None]
        try:
            full = np.broadcast_shapes(value.full, *(x.shape for x in given))
        except ValueError as error:
            raise InputError(f"{node} has constants that do not fit {list(value.full)}") from error
        if math.prod(full) != math.prod(value.full):
            raise self.refused(node, f"spreads a value of {list(value.full)} over {list(full)}")
        value = self.reshaped(node, value, full)
        rank = len(value.shape)

        def fitted(x: Any) -> Array | None:
            if x is None:
                return None
            array = np.asarray(x, np.float64)
            return array.reshape(((1,) * rank + array.shape)[-rank:])

        tensors = {"weight": fitted(weight), "bias": fitted(bias)}
        return self.emit(node, "scale", [value], tensors=tensors)

    def refused(self, node: Node, reason: str = "cannot be shown") -> InputError:
        """The error that names an operation."""
        return InputError(f"{node} {reason}: {_SHOWN}")

    # Their own ------------------------------------------------------------------------------------

    def _constant(self, node: Node, read: Sequence[Any]) -> Array:
        found = fold(node, read)
        if found is None:
            raise self.refused(node, "cannot be worked out")
        self._folded += found.size
        if self._folded > MAX_NUMBERS:
            raise InputError(f"{self.graph.name} makes more than {MAX_NUMBERS} constants")
        return found

    def _curve(self, node: Node, read: Sequence[Any]) -> Curve | None:
        """The node as a function of each number of one value; None where it is none."""
        if node.domain or node.op not in CURVES:
            return None
        held = [x for x in read if x is not None]
        if any(isinstance(x, Row) for x in held):
            return None
        moving = [x for x in held if not isinstance(x, np.ndarray)]
        bases = {id(x.base if isinstance(x, Curve) else x) for x in moving}
        fixed = [x for x in held if isinstance(x, np.ndarray)]
        full = moving[0].full
        fits = all(is_scalar(x) and x.ndim <= len(full) for x in fixed)
        if len(bases) != 1 or not fits or any(x.full != full for x in moving):
            return None
        parts = tuple(float(x.item()) if isinstance(x, np.ndarray) else x for x in held)
        if len(held) != len(read) and node.op != "Clip":
            return None
        if node.op == "Clip" and len(read) == 3 and read[1] is None:
            parts = (parts[0], -math.inf, *parts[1:])
        base = moving[0].base if isinstance(moving[0], Curve) else moving[0]
        curve = Curve(node, parts, base)
        if len(inner(curve)) > MAX_PARTS:
            return self._curve(node, [self._settled(x, node) for x in read])
        return curve

    def _row(self, node: Node, read: Sequence[Any]) -> Row | Value | None:
        """The node as a function of several numbers of one value, or the norm that this is.

        None where it is neither.
        """
        if node.domain or (node.op not in CURVES and node.op not in REDUCING):
            return None
        row = row_of(node, [as_row(x) for x in read if x is not None])
        if row is None or row.axes or row.full != row.base.full:
            return row
        self._tried += math.prod(row.full) * len(parts_of(row))
        made = self._norms(self, row) if self._tried < MAX_TRIED else None
        return row if made is None else made

    def _settled(self, held: Any, node: Node) -> Any:
        return self.forced(held, node) if isinstance(held, Curve | Row) else held

    def _made(self, curve: Curve) -> Value:
        """The operations that a curve is: one for the whole, or for as much as is one."""
        bases: list[Curve | Value] = [curve.base, *inner(curve)[:-1]]
        for base in bases:
            values = values_of(curve, base)
            if values is None:
                continue
            if (found := activation_of(values)) is not None:
                return self._active(curve, base, *found)
            if (line := line_of(values)) is not None and line[0] != 0:
                weight, bias = (None if line[0] == 1 else line[0]), (line[1] or None)
                return self.scaled(curve.node, self.forced(base, curve.node), weight, bias)
        return self._first(curve.node)

    def _made_row(self, row: Row) -> Value:
        """What the node of a row is by itself, as the whole is no norm."""
        read = [self.held(name) if name else None for name in row.node.inputs]
        curve = (
            None if row.axes else self._curve(row.node, [self._settled(x, row.node) for x in read])
        )
        return self._first(row.node) if curve is None else self.forced(curve, row.node)

    def _first(self, node: Node) -> Value:
        """The first value that a node gives, made by its own kind."""
        mapped = self._mapped(node)
        first: Held = mapped[0] if isinstance(mapped, Sequence) else mapped
        return self.forced(first, node)

    def _active(self, curve: Curve, base: Held, kind: str, settings: dict[str, Setting]) -> Value:
        read = self.forced(base, curve.node)
        if kind == "identity":
            return read
        tidy: dict[str, Setting] = {
            name: float(f"{x:.9g}") if isinstance(x, float) else x for name, x in settings.items()
        }
        return self.emit(curve.node, kind, [read], settings=tidy)

    def _mapped(self, node: Node) -> Held | Sequence[Held]:
        mapper = self._mappers.get(f"{node.domain}.{node.op}" if node.domain else node.op)
        if mapper is None:
            raise self.refused(node)
        try:
            return mapper(self, node)
        except InputError:
            raise
        except Exception as error:  # sizes of a stranger's that do not fit one another
            raise InputError(f"{node} does not fit what it reads") from error

    def _count(self, name: str, shape: Shape, products: int) -> None:
        """Refuse what no browser could hold, before anything of that size is made."""
        numbers = math.prod(shape)
        self.numbers += numbers
        self.work += numbers * products
        if numbers < 1:
            raise InputError(f"{name} of {self.graph.name} has shape {shape}, with no number in it")
        if numbers > MAX_VALUE or self.numbers > MAX_VALUES or self.work > MAX_WORK:
            raise InputError(f"{self.graph.name} is too large to be shown: {name} has {shape}")


def _products(op: Operation) -> int:
    """How many numbers go into one number of its result, about."""
    if "weight" in op.tensors and op.kind in ("linear", "conv1d", "conv2d"):
        weight = op.tensors["weight"]
        return max(1, int(weight.size // max(1, weight.shape[0])))
    kernel = op.settings.get("kernel")
    return math.prod(map(int, kernel)) if isinstance(kernel, tuple) else 1


def _float32(node: Node, values: Array) -> Array:
    """The numbers as float32. Raises `InputError` for those that float32 cannot hold."""
    if values.dtype == object:
        raise InputError(f"{node} has text where numbers are needed")
    with np.errstate(over="ignore"):
        array = np.asarray(values).astype(np.float32)
    if not np.isfinite(array).all():
        raise InputError(f"{node} has weights that are NaN or infinite")
    return array
