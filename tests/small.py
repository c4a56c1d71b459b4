"""Networks of a few operations, written down where they are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from forwardpass import InputError, Network, Operation
from forwardpass.base.tensors import FloatArray


def ones(*shape: int) -> FloatArray:
    return np.ones(shape, np.float32)


def linear(name: str, read: str = "input", outputs: int = 2, inputs: int = 2) -> Operation:
    return Operation(name, "linear", (read,), (outputs,), {"weight": ones(outputs, inputs)})


def step(kind: str, name: str, *read: str, **settings: float) -> Operation:
    return Operation(name, kind, read or ("input",), (2,), settings=settings)


def network(*operations: Operation, **about: Any) -> Network:
    """A network of two inputs and two classes, unless it says otherwise."""
    fields = {"input_shape": (2,), "class_names": ("a", "b"), **about}
    return Network("N", operations, **fields)


def row(count: int, last: int = 2) -> list[Operation]:
    """Linear operations, each reading the one before."""
    names = ["input", *(f"fc{n}" for n in range(count))]
    ends = [*[2] * (count - 1), last]
    return [linear(names[n + 1], names[n], ends[n]) for n in range(count)]


def refused(says: str, make: Callable[..., object], *arguments: object) -> None:
    with pytest.raises(InputError, match=says):
        make(*arguments)
