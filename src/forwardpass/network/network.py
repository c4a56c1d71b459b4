"""A network without a framework: its operations in order, and what is needed to tell its story.

Knows nothing of running (`trace`), of files (`file`), of PyTorch (`convert`) or of drawing. Every
record is frozen, checked when made, and so always consistent.
"""

from __future__ import annotations

import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.network.lamp import Lamp
from forwardpass.network.measured import Measured, check_shapes
from forwardpass.network.planes import Plane, planes_of, scores_of
from forwardpass.network.source import Accuracy, Source
from forwardpass.operations.elementwise import grows
from forwardpass.operations.kind import Kind
from forwardpass.operations.operation import INPUT, Operation, Shape, is_name
from forwardpass.operations.table import kind_of

if TYPE_CHECKING:
    import torch

    from forwardpass.network.dense import Layer

Output = Literal["log_softmax", "softmax", "logits"]
MAX_OPERATIONS: Final = 1024
MAX_NUMBERS: Final = 2**24  # of one value
MAX_PASS: Final = 2**27  # of all values of one example
MAX_PLANES: Final = 256
MAX_CLASSES: Final = 2_000  # a bar and a label each, on one page
OUTPUTS: Final[tuple[Output, ...]] = ("log_softmax", "softmax", "logits")


@dataclass(frozen=True, eq=False)
class Network:
    """A classifier: operations that read the input and one another, an acyclic graph by name.

    Raises `InputError` when they do not fit together, or names and sizes disagree.
    """

    name: str
    operations: tuple[Operation, ...]  # in the order of computation
    input_shape: Shape  # of one example, e.g. (1, 28, 28)
    class_names: tuple[str, ...]
    source: Source = field(default_factory=Source)
    accuracy: tuple[Accuracy, ...] = ()
    credits: str = ""
    feature_names: tuple[str, ...] = ()  # of the input values, where they are no picture
    lamp: Lamp | None = None  # "this does not look like a digit"; its weights are in `measured`
    measured: Mapping[str, Measured] = field(default_factory=dict)  # of hidden planes, by name

    def __post_init__(self) -> None:
        object.__setattr__(self, "measured", MappingProxyType(dict(self.measured)))
        _check_network(self)

    @property
    def inputs(self) -> int:
        """Number of values in one example."""
        return math.prod(self.input_shape)

    @cached_property
    def output(self) -> Output:
        """What the module returns: its last operation says so."""
        last = self.operations[-1].kind
        return next((name for name in OUTPUTS if name == last), "logits")

    @cached_property
    def scores(self) -> str:
        """The operation whose value the scores are: what a final softmax reads, or the last."""
        return scores_of(self.operations)

    @cached_property
    def steps(self) -> tuple[tuple[Operation, Kind], ...]:
        """The operations, each with its kind: what a fold goes over."""
        return tuple((op, kind_of(op)) for op in self.operations)

    @cached_property
    def numbers(self) -> int:
        """How many numbers one example's pass holds: its input and every value."""
        return self.inputs + sum(math.prod(op.shape) for op in self.operations)

    @cached_property
    def sums(self) -> tuple[str, ...]:
        """The operations that multiply or add up: only in them a finite number can become infinite.

        An activation without numbers of its own, a dropout and a reshaping cannot.
        """
        return tuple(
            op.name
            for op, kind in self.steps
            if kind.role in ("affine", "norm", "pool", "join")
            or (kind.role == "activation" and (op.tensors or op.settings or grows(kind)))
        )

    @cached_property
    def planes(self) -> tuple[Plane, ...]:
        """The operations as people see them, the last plane giving the scores."""
        return planes_of(self.operations)

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """A row of linear layers as such, one a plane.

        Raises `InputError` for a network that is anything else: its `planes` say what it is.
        """
        from forwardpass.network.dense import layers_of

        return layers_of(self)

    @cached_property
    def _by_name(self) -> dict[str, Operation]:
        return {op.name: op for op in self.operations}

    def operation(self, name: str) -> Operation:
        """The operation of this name. Raises `InputError` for others."""
        if name not in self._by_name:
            raise InputError(f"{self.name} has no operation {name!r:.60}")
        return self._by_name[name]

    def shape_of(self, name: str) -> Shape:
        """The shape of a value: of "input" or of an operation's result, for one example."""
        return self.input_shape if name == INPUT else self.operation(name).shape

    def reads_of(self, op: Operation) -> tuple[Shape, ...]:
        """The shapes of what an operation reads."""
        return tuple(self.shape_of(name) for name in op.reads)

    def index(self, layer: int | str) -> int:
        """The place of a plane given by name or by number. Raises `InputError` for others."""
        names = [plane.name for plane in self.planes]
        if isinstance(layer, str) and layer in names:
            return names.index(layer)
        if isinstance(layer, int | np.integer) and -len(names) <= layer < len(names):
            return int(layer) % len(names)
        raise InputError(f"{self.name} has no layer {layer!r}: it has {', '.join(names)}")

    def measures(self, plane: str) -> Measured:
        """What was measured of a plane; nothing, with scale 1, for one that was not."""
        return self.measured.get(plane, Measured())

    def dropped(self) -> tuple[float, ...]:
        """Share of each plane's units that training switches off: p of its dropout, or 0."""
        return tuple(self._dropped(plane) for plane in self.planes)

    def _dropped(self, plane: Plane) -> float:
        ops = (self.operation(name) for name in plane.operations)
        return next((op.number("p") for op in ops if kind_of(op).role == "dropout"), 0.0)

    # Doors to rooms above, for those who have a network in their hands ---------------------------

    def to_float16(self) -> Network:
        """The same network with weights rounded to float16, norms apart: files of half the size.

        Raises `InputError` when a weight is larger than float16 can hold (65,504).
        """
        from forwardpass.network.file import to_float16

        return to_float16(self)

    def to_int8(self) -> Network:
        """The same network with weights rounded to eight bits and one scale for each unit.

        Files of a quarter of the size. A weight becomes one of 255 multiples of its row's scale,
        which reach as far as the largest of the row; biases, norms and rows of less than 8 numbers
        stay as they are. Measure what it does to a network of yours. Raises `InputError` when a
        weight is too large (1.27e38).
        """
        from forwardpass.network.file import to_int8

        return to_int8(self)

    def to_bytes(self) -> bytes:
        """The network file. The same network always gives the same bytes."""
        from forwardpass.network.file import to_bytes

        return to_bytes(self)

    @classmethod
    def from_bytes(cls, content: bytes, where: str = "the network file") -> Network:
        """The network in `content`; `where` names it in errors.

        Safe for files from strangers. Raises `InputError` for whatever is not a network file.
        """
        from forwardpass.network.file import from_bytes

        return from_bytes(content, where)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the network file, whole or not at all. Raises `InputError` when that fails."""
        from forwardpass.network.file import save

        save(self, path)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Network:
        """Read a network file, also one from a stranger. Raises `InputError` if it is not one."""
        from forwardpass.network.file import load

        return load(path)

    @classmethod
    def dense(
        cls,
        name: str,
        layers: Sequence[Layer],
        input_shape: Shape,
        class_names: Sequence[str],
        output: Output = "log_softmax",
        **about: Any,
    ) -> Network:
        """A network of linear layers in a row, see `dense.dense`."""
        from forwardpass.network.dense import dense

        return dense(name, layers, input_shape, class_names, output, **about)

    @classmethod
    def from_module(
        cls,
        module: torch.nn.Module,
        example: Any,
        class_names: list[str] | tuple[str, ...] | None = None,
        name: str | None = None,
    ) -> Network:
        """The network in a PyTorch classifier, found by running it on `example`. Needs torch.

        `example` is a batch, (N, ...), of typical inputs, or one without a batch axis for modules
        that take one: the first is traced, and as many as fit in memory set the drawing scale. Of
        several results the one of shape (batch, classes) is shown, with a warning. Raises
        `InputError`, naming the operation and its line, for what cannot be shown exactly.
        """
        from forwardpass.convert.torch import from_module

        return from_module(module, example, class_names, name)

    @classmethod
    def from_onnx(
        cls,
        source: Any,
        class_names: Sequence[str] | None = None,
        name: str | None = None,
        examples: Any = None,
    ) -> Network:
        """The network in an ONNX file: from Keras, JAX, scikit-learn, MATLAB, PyTorch. Needs onnx.

        `source` is a path, the bytes of a file or a model in memory, from strangers too.
        `examples` is a batch, (N, ...), of typical inputs that sets the drawing scale.
        Raises `InputError`, naming the operation, for what cannot be shown.
        """
        from forwardpass.convert.onnx import from_onnx

        return from_onnx(source, class_names, name, examples)


def _check_network(network: Network) -> None:
    """Refuse a network whose operations, names, sizes and measured facts disagree."""
    if not is_name(network.name):
        raise InputError(f"a network is named {network.name!r:.60}, expected a line of text")
    count = len(network.operations)
    if not 1 <= count <= MAX_OPERATIONS:
        raise InputError(f"{network.name} has {count} operations, expected 1 to {MAX_OPERATIONS}")
    _check_graph(network)
    _check_end(network)
    _check_names(network)
    _check_lines(network)
    _check_measured(network)


def _check_graph(network: Network) -> None:
    """Everything reads what came before it, fits it, and is read itself."""
    shapes: dict[str, Shape] = {INPUT: network.input_shape}
    read: set[str] = set()
    for op in network.operations:
        if op.name in shapes:
            raise InputError(f"{network.name} has two operations named {op.name!r}")
        for name in op.reads:
            if name not in shapes:
                raise InputError(f"{op.name} reads {name!r:.60}, which does not come before it")
        shape = kind_of(op).check(op, [shapes[name] for name in op.reads])
        if shape != op.shape:
            raise InputError(f"{op.name} gives shape {shape}, its description says {op.shape}")
        shapes[op.name] = shape
        read.update(op.reads)
    _check_numbers(network, shapes)
    for op in network.operations[:-1]:
        if op.name not in read:
            raise InputError(f"nothing reads {op.name}: {network.name} has a loose end")
        if kind_of(op).role == "output":
            raise InputError(f"{op.name} is a {op.kind}, which can only come last")


def _check_numbers(network: Network, shapes: Mapping[str, Shape]) -> None:
    """Refuse what would not fit in memory: the sizes come from a file."""
    counts = {name: math.prod(shape) for name, shape in shapes.items()}
    name, most = max(counts.items(), key=lambda item: item[1])
    if most > MAX_NUMBERS:
        raise InputError(f"{name} gives {most} numbers, at most {MAX_NUMBERS} can be shown")
    total = sum(counts.values())
    if total > MAX_PASS:
        raise InputError(
            f"{network.name} gives {total} numbers in one pass, at most {MAX_PASS} can be shown"
        )


def _check_end(network: Network) -> None:
    """The last plane gives the scores, one a class, whatever it ends with."""
    planes = network.planes
    if not 1 <= len(planes) <= MAX_PLANES:
        raise InputError(f"{network.name} has {len(planes)} layers, expected 1 to {MAX_PLANES}")
    scores = network.operation(network.scores)
    if len(scores.shape) != 1:
        raise InputError(f"{scores.name} gives shape {scores.shape}, expected one score a class")


def _check_names(network: Network) -> None:
    outputs, names = network.planes[-1].outputs, network.feature_names
    if not 1 <= outputs <= MAX_CLASSES:
        raise InputError(f"{network.name} has {outputs} classes, expected 1 to {MAX_CLASSES}")
    if len(network.class_names) != outputs:
        raise InputError(f"{outputs} outputs need as many names, got {len(network.class_names)}")
    if names and len(names) != network.inputs:
        raise InputError(f"{network.inputs} inputs need as many feature names, got {len(names)}")


def _check_lines(network: Network) -> None:
    lines = network.source.text.count("\n") + 1
    for op in network.operations:
        if op.line is not None and not 1 <= op.line <= lines:
            raise InputError(f"operation {op.name} is at line {op.line} of {lines}")


def _check_measured(network: Network) -> None:
    """Only hidden planes are measured, and the lamp reads all of them or none."""
    *hidden, last = network.planes
    sizes = {plane.name: plane.form.maps for plane in hidden}
    classes = last.outputs
    for name, measured in network.measured.items():
        if name not in sizes:
            raise InputError(f"{name!r:.60} is no hidden layer: only hidden layers are measured")
        check_shapes(name, measured, sizes[name], classes)
    weighed = [network.measures(name).familiar is not None for name in sizes]
    if not (all(weighed) and hidden if network.lamp else not any(weighed)):
        raise InputError(f"{network.name} must have a lamp with weights in every hidden layer")
