"""Whether the parts of a network fit together; every message is one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from forwardpass.base.errors import InputError
from forwardpass.network.measured import Measured
from forwardpass.operations.operation import INPUT, Shape, is_name
from forwardpass.operations.table import kind_of

if TYPE_CHECKING:
    from forwardpass.network.network import Network

MAX_OPERATIONS: Final = 1024
MAX_PLANES: Final = 64


def check_network(network: Network) -> None:
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
    for op in network.operations[:-1]:
        if op.name not in read:
            raise InputError(f"nothing reads {op.name}: {network.name} has a loose end")
        if kind_of(op).role == "output":
            raise InputError(f"{op.name} is a {op.kind}, which can only come last")


def _check_end(network: Network) -> None:
    """The last plane gives plain scores, one a class."""
    planes = network.planes
    if not 1 <= len(planes) <= MAX_PLANES:
        raise InputError(f"{network.name} has {len(planes)} layers, expected 1 to {MAX_PLANES}")
    last = planes[-1]
    if last.activation is not None or kind_of(network.operation(last.name)).role == "dropout":
        raise InputError(f"{last.name} is the last layer and must have no activation")
    scores = network.operation(network.scores)
    if len(scores.shape) != 1:
        raise InputError(f"{scores.name} gives shape {scores.shape}, expected one score a class")


def _check_names(network: Network) -> None:
    outputs, names = network.planes[-1].outputs, network.feature_names
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
    sizes = {plane.name: plane.outputs for plane in hidden}
    classes = last.outputs
    for name, measured in network.measured.items():
        if name not in sizes:
            raise InputError(f"{name!r:.60} is no hidden layer: only hidden layers are measured")
        check_shapes(name, measured, sizes[name], classes)
    weighed = [network.measures(name).familiar is not None for name in sizes]
    if not (all(weighed) and hidden if network.lamp else not any(weighed)):
        raise InputError(f"{network.name} must have a lamp with weights in every hidden layer")


def check_shapes(plane: str, measured: Measured | None, units: int, classes: int | None) -> None:
    """Refuse arrays that are not of a plane of so many units; None for classes not known yet."""
    for part, values in measured.arrays() if measured else ():
        if part != "responses":
            fits, wanted = values.shape == (units,), f"({units},)"
        else:
            fits, wanted = values.ndim == 2 and values.shape[1] == units, f"(classes, {units})"
        if not fits:
            raise InputError(f"{plane}.{part} must have shape {wanted}, got {values.shape}")
        if part == "responses" and classes not in (None, len(values)):
            raise InputError(f"{plane}.responses must have {classes} rows, one a class")
