"""The numbers of a network that learning changes, by operation and tensor: "fc1.weight".

Means and variances of a batch norm are measured and not learnt, so they are none of them; neither
are the constants of a `scale`, which are written into somebody's `forward`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.network.network import Network
from forwardpass.operations.operation import Operation

_LEARNT: Final = ("weight", "bias")
_WRITTEN: Final = "scale"


def parameters_of(network: Network) -> dict[str, FloatArray]:
    """Every number that learning may change, in the order of computation."""
    return {
        f"{op.name}.{name}": op.tensors[name]
        for op in network.operations
        if op.kind != _WRITTEN
        for name in _LEARNT
        if name in op.tensors
    }


def with_parameters(network: Network, parameters: Mapping[str, FloatArray]) -> Network:
    """The network with these numbers in the place of its own; the others stay.

    What was measured of it is another network's now: its accuracy and its lamp go. The drawing
    scales and where units stand are kept, so that two pictures can be compared.
    Raises `InputError` for names that it does not have, other shapes, NaN and infinity.
    """
    known = parameters_of(network)
    for name, values in parameters.items():
        if name not in known:
            raise InputError(f"{network.name} has no parameter {name!r:.60}")
        if values.shape != known[name].shape:
            raise InputError(f"{name} has shape {known[name].shape}, got {values.shape}")
    measured = {
        name: replace(facts, familiar=None) if network.lamp else facts
        for name, facts in network.measured.items()
    }
    operations = tuple(_changed(op, parameters) for op in network.operations)
    return replace(network, operations=operations, accuracy=(), lamp=None, measured=measured)


def _changed(op: Operation, parameters: Mapping[str, FloatArray]) -> Operation:
    names = {name: f"{op.name}.{name}" for name in op.tensors}
    if not any(full in parameters for full in names.values()):
        return op
    tensors = {name: parameters.get(full, op.tensors[name]) for name, full in names.items()}
    return replace(op, tensors=tensors)
