"""Writes down a network of linear layers in a row, by its layers. Only a way to make operations."""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.network.measured import MEASURED, Measured, check_shapes
from forwardpass.network.network import MAX_PLANES, OUTPUTS, Network, Output
from forwardpass.network.places import keeps_order
from forwardpass.network.planes import Plane
from forwardpass.operations.elementwise import Elementwise
from forwardpass.operations.kind import Kind
from forwardpass.operations.operation import INPUT, Operation, Setting, Shape, is_name
from forwardpass.operations.table import KINDS, kind_of

NO_ACTIVATION: Final = "identity"


@dataclass(frozen=True, eq=False)
class Layer:
    """One linear layer, what follows it, and what was measured of it: a = f(W x + b).

    Raises `InputError` when the arrays do not fit together or hold NaN or infinity.
    """

    name: str  # as in the module, e.g. "fc1"
    weight: FloatArray  # (out, in), w[j, i] leads from unit i to unit j
    bias: FloatArray  # (out,)
    activation: str = "relu"  # a kind of operation; "identity" for none
    slope: float = (
        0.0  # the number of the activation, if it has one: leaky_relu's slope, elu's alpha
    )
    scale: float = 1.0  # see `Measured`
    responses: FloatArray | None = None
    often: FloatArray | None = None
    familiar: FloatArray | None = None
    dropout: float = 0.0  # share of its units that training switches off
    lines: Mapping[str, int | None] = field(default_factory=dict)  # of Source.text, by kind

    def __post_init__(self) -> None:
        for part in ("weight", "bias", *MEASURED):
            values = getattr(self, part)
            if values is not None or part not in MEASURED:
                object.__setattr__(self, part, _frozen(values))
        _check_layer(self)

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
            kind = layer.activation
            settings = dict.fromkeys(numbers_of(kind), layer.slope)
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


def layers_of(network: Network) -> tuple[Layer, ...]:
    """See `Network.layers`."""
    for op in network.operations:
        if kind_of(op).role == "reshape" and not keeps_order(op, network.reads_of(op)[0]):
            raise InputError(
                f"{network.name} is no row of linear layers: {op.name} moves its units"
            )
    return tuple(_layer_of(network, plane) for plane in network.planes)


def _layer_of(network: Network, plane: Plane) -> Layer:
    ops = [network.operation(name) for name in plane.operations]
    first, measured = ops[0], network.measures(plane.name)
    other = first if first.kind != "linear" or len(first.shape) > 1 else _beside(ops)
    if other is not None:
        raise InputError(
            f"{network.name} is no row of linear layers, {other.name} is a {other.kind}: see planes"
        )
    active = next((op for op in ops if op.name == plane.activation), None)
    if active and active.kind not in plain_activations():
        raise InputError(f"{active.name} is a {active.kind}, which no plain layer has: see planes")
    return Layer(
        name=plane.name,
        weight=first.tensors["weight"],
        bias=first.tensors.get("bias", np.zeros(plane.outputs, np.float32)),
        activation=active.kind if active else NO_ACTIVATION,
        slope=next((active.number(name) for name in active.settings), 0.0) if active else 0.0,
        scale=measured.scale,
        responses=measured.responses,
        often=measured.often,
        familiar=measured.familiar,
        dropout=next((op.number("p") for op in ops if op.kind == "dropout"), 0.0),
        lines={op.kind: op.line for op in ops},
    )


def _beside(ops: Sequence[Operation]) -> Operation | None:
    """What a layer has no room for: a norm, a second activation, a second dropout."""
    seen: set[str] = set()
    for op in ops[1:]:
        role = kind_of(op).role
        if role == "norm" or role in seen:
            return op
        if op.kind != NO_ACTIVATION:
            seen.add(role)
    return None


def numbers_of(kind: str) -> tuple[str, ...]:
    """The names of an activation's settings: one number, or none."""
    found = KINDS.get(kind)
    return found.settings if isinstance(found, Elementwise) else ()


def plain_activations() -> tuple[str, ...]:
    """The activations that one number says all about, or none: what a layer can have."""
    return tuple(name for name, found in KINDS.items() if _is_plain(found))


def _is_plain(kind: Kind) -> bool:
    if not isinstance(kind, Elementwise) or kind.role != "activation":
        return False
    return len(kind.settings) <= 1 and not kind.optional and not kind.tensors


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
    """What a layer says was measured, None for nothing."""
    arrays = (layer.responses, layer.often, layer.familiar)
    if layer.scale == 1 and all(values is None for values in arrays):
        return None
    return Measured(layer.scale, *arrays)


def _frozen(values: Any) -> FloatArray:
    """A read-only float32 copy; what float32 cannot hold is infinite and refused below."""
    try:
        with np.errstate(over="ignore"):
            array = np.array(values, dtype=np.float32, order="C")
    except (TypeError, ValueError) as error:
        raise InputError("weights and biases must be arrays of numbers") from error
    array.setflags(write=False)
    return array


def _check_layer(layer: Layer) -> None:
    name, weight, bias = layer.name, layer.weight, layer.bias
    if not is_name(name):
        raise InputError(f"a layer is named {name!r:.60}, expected a line of text")
    if weight.ndim != 2 or 0 in weight.shape:
        raise InputError(f"{name}.weight must have shape (out, in), got {weight.shape}")
    if bias.shape != (len(weight),):
        raise InputError(f"{name}.bias must have shape ({len(weight)},), got {bias.shape}")
    if not (np.isfinite(weight).all() and np.isfinite(bias).all()):
        raise InputError(f"{name} has weights that are NaN or infinite")
    known = plain_activations()
    if layer.activation not in known:
        raise InputError(
            f"{name} has activation {layer.activation!r:.60}, expected one of {', '.join(known)}"
        )
    if not math.isfinite(layer.slope):
        raise InputError(f"{name} has slope {layer.slope}, expected a finite number")
    if not 0 < layer.scale < math.inf:
        raise InputError(f"{name} has scale {layer.scale}, expected a number above 0")
    check_shapes(name, measured_of(layer), len(weight), None)
