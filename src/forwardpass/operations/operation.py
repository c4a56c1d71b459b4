"""One step of a forward pass, as a record. What a kind of step computes is in its own file.

Letters: N images of a batch, K gradients carried at once, i a unit that is read, j one of a result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray

Setting = float | int | str | bool
Shape = tuple[int, ...]

INPUT: Final = "input"  # the name under which operations read what the network reads
MAX_NAME: Final = 200


@dataclass(frozen=True, eq=False)
class Operation:
    """One step of `forward`: what it is, what it reads and what it has learnt.

    Raises `InputError` for a name that no line can hold and for tensors with NaN or infinity;
    whether everything fits together is checked by the network, with the kind's own `check`.
    """

    name: str  # as in the module, e.g. "fc1"; unique in its network
    kind: str  # a key of `table.KINDS`, e.g. "linear"
    reads: tuple[str, ...]  # "input" or the names of earlier operations
    shape: Shape  # of its result for one example
    tensors: Mapping[str, FloatArray] = field(default_factory=dict)  # "weight", "bias", ...
    settings: Mapping[str, Setting] = field(default_factory=dict)  # "p", "slope", ...
    line: int | None = None  # of Source.text, from 1

    def __post_init__(self) -> None:
        if not is_name(self.name) or self.name == INPUT:
            raise InputError(f"an operation is named {self.name!r:.60}, expected a line of text")
        frozen = {name: _frozen(self, name, values) for name, values in self.tensors.items()}
        object.__setattr__(self, "tensors", MappingProxyType(frozen))
        object.__setattr__(self, "settings", MappingProxyType(dict(self.settings)))

    def number(self, setting: str) -> float:
        """A setting that is a number. Raises `InputError` when it is absent or something else."""
        value = self.settings.get(setting)
        if not isinstance(value, int | float) or isinstance(value, bool) or not np.isfinite(value):
            raise InputError(f"{self.name} has {setting} {value!r:.60}, expected a finite number")
        return float(value)


def is_name(name: str) -> bool:
    """Whether `name` can stand in a one-line message."""
    return 1 <= len(name) <= MAX_NAME and name.isprintable()


def _frozen(op: Operation, name: str, values: FloatArray) -> FloatArray:
    """A read-only float32 copy in one piece."""
    array = np.array(values, dtype=np.float32, order="C")
    if not np.isfinite(array).all():
        raise InputError(f"{op.name}.{name} has values that are NaN or infinite")
    array.setflags(write=False)
    return array
