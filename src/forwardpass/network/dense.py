"""Writes down a network of linear layers in a row, by its layers. Only a way to make operations."""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.network.check import MAX_PLANES
from forwardpass.network.measured import Measured
from forwardpass.network.network import OUTPUTS, Network, Output
from forwardpass.operations.operation import INPUT, Operation, Setting, Shape

NO_ACTIVATION: Final = "identity"


@dataclass(frozen=True, eq=False)
class Layer:
    """One linear layer, what follows it, and what was measured of it: a = f(W x + b)."""

    name: str  # as in the module, e.g. "fc1"
    weight: FloatArray  # (out, in), w[j, i] leads from unit i to unit j
    bias: FloatArray  # (out,)
    activation: str = "relu"  # a kind of operation; "identity" for none
    slope: float = 0.0  # leaky_relu only: its factor below 0
    scale: float = 1.0  # see `Measured`
    responses: FloatArray | None = None
    often: FloatArray | None = None
    familiar: FloatArray | None = None
    dropout: float = 0.0  # share of its units that training switches off
    lines: Mapping[str, int | None] = field(default_factory=dict)  # of Source.text, by kind

    @property
    def outputs(self) -> int:
        """Number of units."""
        return len(self.weight)


class Steps:
    """Operations in a row, each reading the one before under a name that is still free."""

    def __init__(self, input_shape: Shape, kept: Sequence[str] = ()) -> None:
        """`kept` names are for layers alone: no other operation may take one."""
        self.operations: list[Operation] = []
        self.shape: Shape = input_shape
        self._taken = {INPUT, *kept}

    def add(
        self,
        name: str,
        kind: str,
        shape: Shape | None = None,
        tensors: Mapping[str, FloatArray] | None = None,
        settings: Mapping[str, Setting] | None = None,
        line: int | None = None,
    ) -> str:
        """Append an operation; the shape stays as it is unless one is given. Returns its name."""
        return self._append(
            Operation(
                self._free(name),
                kind,
                self._read(),
                shape or self.shape,
                tensors or {},
                settings or {},
                line,
            )
        )

    def _append(self, op: Operation) -> str:
        self.operations.append(op)
        self.shape = op.shape
        return op.name

    def _read(self) -> tuple[str, ...]:
        return (self.operations[-1].name if self.operations else INPUT,)

    def _free(self, name: str) -> str:
        found = free_name(name, self._taken)
        self._taken.add(found)
        return found

    def flatten(self, line: int | None = None) -> None:
        """Lay the values in a row."""
        self.add("flatten", "reshape", (math.prod(self.shape),), line=line)

    def layer(self, layer: Layer) -> str:
        """Append a layer's operations; returns the name of its plane."""
        tensors = {"weight": layer.weight, "bias": layer.bias}
        lines = layer.lines
        name = layer.name if layer.name != INPUT else self._free(layer.name)
        shape, line = (len(layer.bias),), lines.get("linear")
        self._append(Operation(name, "linear", self._read(), shape, tensors, {}, line))
        if layer.activation != NO_ACTIVATION:
            settings = {"slope": layer.slope} if layer.activation == "leaky_relu" else {}
            kind = layer.activation
            self.add(f"{name}.{kind}", kind, settings=settings, line=lines.get(kind))
        if layer.dropout:
            p = {"p": layer.dropout}
            self.add(f"{name}.dropout", "dropout", settings=p, line=lines.get("dropout"))
        return name


def dense(
    name: str,
    layers: Sequence[Layer],
    input_shape: Shape,
    class_names: Sequence[str],
    output: Output = "log_softmax",
    *,
    flatten_line: int | None = None,
    output_line: int | None = None,
    **about: Any,
) -> Network:
    """The network of `layers` in a row; `about` are further fields of `Network`.

    Operations are named after their layer ("fc1", "fc1.relu", "fc1.dropout"), the others "flatten"
    (unless the input is flat) and after `output`. Raises `InputError` when the parts do not fit.
    """
    if output not in OUTPUTS:
        raise InputError(f"output is {output!r:.60}, expected {', '.join(OUTPUTS)}")
    check_layers(name, layers)
    steps = Steps(input_shape, [layer.name for layer in layers])
    if len(input_shape) != 1:
        steps.flatten(flatten_line)
    measured = {steps.layer(layer): measured_of(layer) for layer in layers}
    if output != "logits":
        steps.add(output, output, line=output_line)
    kept = {plane: facts for plane, facts in measured.items() if facts is not None}
    return Network(
        name, tuple(steps.operations), input_shape, tuple(class_names), measured=kept, **about
    )


def free_name(name: str, taken: Container[str]) -> str:
    """`name`, or the first of name_2, name_3, ... that is not taken."""
    found, again = name, 2
    while found in taken:
        found, again = f"{name}_{again}", again + 1
    return found


def check_layers(name: str, layers: Sequence[Layer]) -> None:
    """Refuse too many layers, and two of one name. Raises `InputError`."""
    if not 1 <= len(layers) <= MAX_PLANES:
        raise InputError(f"{name} has {len(layers)} layers, expected 1 to {MAX_PLANES}")
    if len({layer.name for layer in layers}) != len(layers):
        raise InputError(f"{name} has two layers of the same name")


def measured_of(layer: Layer) -> Measured | None:
    """What a layer says was measured, None for nothing. Raises `InputError`, naming the layer."""
    arrays = (layer.responses, layer.often, layer.familiar)
    if layer.scale == 1 and all(values is None for values in arrays):
        return None
    try:
        return Measured(layer.scale, *arrays)
    except InputError as error:
        raise InputError(f"{layer.name}: {error}") from error
