"""Carries what a value is worth back to the input, along the straight line that the pass is.

With gates and winners held every operation is a straight line of what it reads, value =
push(reads) + constant (`Kind.straight`), and so is the whole network. The fold here has no case for
any kind. A factor that was put on a value stands behind its line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.network.network import Network
from forwardpass.network.planes import Plane
from forwardpass.operations.kind import Straight
from forwardpass.operations.operation import INPUT, Operation
from forwardpass.operations.table import kind_of
from forwardpass.trace.trace import Batch, Trace


@dataclass(frozen=True, eq=False)
class Carried:
    """What everything before some value adds to seed . value."""

    gradients: Mapping[str, FloatArray]  # at the value of "input" and of each operation; (*shape)
    constants: Mapping[str, float]  # what each operation's constant adds


@dataclass(frozen=True)
class Cut:
    """A place between operations: everything on its way from the input to the scores crosses it."""

    position: int  # behind this many operations
    crossing: tuple[str, ...]  # the values that are read on the other side


def straight(op: Operation, trace: Trace) -> Straight:
    """The line that an operation is in this pass, before any factor."""
    reads = [trace.values[name] for name in op.reads]
    return kind_of(op).straight(op, reads, before_factors(op, trace))


def before_factors(op: Operation, trace: Trace) -> FloatArray:
    """What an operation gave by itself, before any factor that was put on its value."""
    if op.name not in trace.factors:
        return trace.values[op.name]
    value: FloatArray = kind_of(op).forward(op, [trace.values[x][None] for x in op.reads])[0]
    return value


def carry_back(network: Network, trace: Trace, at: str, seed: FloatArray, stop: int = 0) -> Carried:
    """Carry `seed`, a gradient at the value of operation `at`, back to the input.

    The seed is at what the operation gives, before any factor on it. For every cut, the sum over
    what crosses it of value * gradient plus the constants behind it is
    seed . value. With `stop` only the operations from that position on are carried through, so
    that the gradients are what reaches a value from behind the cut there.
    """
    gradients: dict[str, FloatArray] = {at: seed[None]}
    constants: dict[str, float] = {}
    operations = network.operations
    last = next((n for n, op in enumerate(operations) if op.name == at), -1)
    for op in reversed(operations[stop : last + 1]):
        if op.name not in gradients:
            continue
        gradient = gradients[op.name]
        if op.name != at and op.name in trace.factors:
            gradient = gradient * trace.factors[op.name]
        line = straight(op, trace)
        constants[op.name] = _worth(gradient, line.constant)
        for name, arriving in zip(op.reads, line.pull(gradient), strict=True):
            gradients[name] = gradients[name] + arriving if name in gradients else arriving
    return Carried({name: found[0] for name, found in gradients.items()}, constants)


def before_factor(trace: Trace, gradients: Mapping[str, FloatArray], name: str) -> FloatArray:
    """The gradient at what an operation gives, before any factor that was put on it."""
    gradient = gradients[name]
    return gradient * trace.factors[name] if name in trace.factors else gradient


def cuts(network: Network) -> Iterator[Cut]:
    """Every cut before the scores, from the input on."""
    operations = network.operations
    end = next(n for n, op in enumerate(operations) if op.name == network.scores)
    for position in range(end + 1):
        behind = {name for op in operations[position : end + 1] for name in op.reads}
        before = [INPUT, *(op.name for op in operations[:position])]
        yield Cut(position, tuple(name for name in before if name in behind))


def pushed(
    network: Network, trace: Trace, op: Operation, parts: Mapping[str, FloatArray]
) -> FloatArray:
    """How parts of what an operation reads go on through it; what is not named is 0."""
    reads = [parts.get(name, np.zeros(network.shape_of(name), np.float32)) for name in op.reads]
    part = straight(op, trace).push(reads)
    return part * trace.factors[op.name] if op.name in trace.factors else part


def unit_seed(plane: Plane, neuron: int) -> FloatArray:
    """The gradient of one unit of a plane at the plane's values."""
    seed = np.zeros(plane.outputs, np.float32)
    seed[neuron] = 1
    return seed.reshape(plane.shape)


def check_trace(network: Network, trace: Trace | Batch) -> None:
    """Refuse a batch, and a trace that some other network made."""
    if isinstance(trace, Batch):
        raise InputError(f"this trace holds {len(trace)} images: choose one, such as trace[0]")
    made = {name: values.shape for name, values in trace.values.items()}
    if made != {name: network.shape_of(name) for name in (INPUT, *_names(network))}:
        raise InputError(f"this trace was recorded with another network than {network.name}")


def check_neurons(plane: Plane, neurons: list[int]) -> None:
    """Refuse neurons that the plane does not have."""
    for neuron in neurons:
        whole = isinstance(neuron, int | np.integer) and not isinstance(neuron, bool)
        if not whole or not 0 <= neuron < plane.outputs:
            raise InputError(f"{plane.name} has neurons 0 to {plane.outputs - 1}, got {neuron!r}")


def _names(network: Network) -> Iterator[str]:
    return (op.name for op in network.operations)


def _worth(gradient: FloatArray, constant: FloatArray | None) -> float:
    if constant is None:
        return 0.0
    return float((gradient[0] * constant).sum(dtype=np.float64))
