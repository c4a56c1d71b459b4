"""The activations by name, as functions of numbers alone, for tests of the identities they keep."""

from typing import Final

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.network.dense import plain_activations
from forwardpass.operations.elementwise import Elementwise
from forwardpass.operations.operation import Operation
from forwardpass.operations.table import KINDS

# Those that a layer has; celu is left out, since a slope of 0 would be no depth of it.
ACTIVATIONS: Final = tuple(name for name in plain_activations() if name != "celu")


def operation(name: str, slope: float = 0.0) -> Operation:
    """An operation of this kind on its own."""
    settings = dict.fromkeys(kind_named(name).settings, slope)
    return Operation("op", name, ("input",), (1,), settings=settings)


def kind_named(name: str) -> Elementwise:
    """The kind of an activation."""
    kind = KINDS[name]
    assert isinstance(kind, Elementwise)
    return kind


def activate(name: str, z: FloatArray, slope: float = 0.0) -> FloatArray:
    """f(z)."""
    return kind_named(name).apply(operation(name, slope), z)


def secant(name: str, z: FloatArray, slope: float = 0.0) -> FloatArray:
    """(f(z) - f(0)) / z."""
    return kind_named(name).secant(operation(name, slope), z)


def value_at_zero(name: str) -> float:
    """f(0)."""
    return float(activate(name, np.zeros(1, np.float32))[0])
