"""One step of a forward pass, as a record. What a kind of step computes is in its own file.

Letters: N images of a batch, K gradients carried at once, i a unit that is read, j one of a result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, TypeGuard

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray

Setting = float | int | str | bool | tuple[int, ...]
Shape = tuple[int, ...]

INPUT: Final = "input"  # the name under which operations read what the network reads
MAX_NAME: Final = 200
MAX_WHOLE: Final = 2**31  # of a setting's whole numbers


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
        settings = {name: _kept(value) for name, value in self.settings.items()}
        object.__setattr__(self, "settings", MappingProxyType(settings))

    def number(self, setting: str) -> float:
        """A setting that is a number. Raises `InputError` when it is absent or something else."""
        value = self.settings.get(setting)
        if not isinstance(value, int | float) or isinstance(value, bool) or not np.isfinite(value):
            raise InputError(f"{self.name} has {setting} {value!r:.60}, expected a finite number")
        return float(value)

    def whole(self, setting: str) -> int:
        """A setting that is a whole number from 0. Raises `InputError` for anything else."""
        value = self.settings.get(setting)
        if not _is_whole(value):
            raise InputError(f"{self.name} has {setting} {value!r:.60}, expected a whole number")
        return int(value)

    def integers(self, setting: str, count: int | None = None) -> tuple[int, ...]:
        """A setting that is a list of `count` whole numbers from 0, of any number if None.

        Raises `InputError` for anything else.
        """
        value = self.settings.get(setting)
        if not isinstance(value, tuple) or not all(map(_is_whole, value)):
            raise InputError(
                f"{self.name} has {setting} {value!r:.60}, expected a list of whole numbers"
            )
        if count is not None and len(value) != count:
            raise InputError(
                f"{self.name} has {setting} {value!r:.60}, expected {count} whole numbers"
            )
        return tuple(map(int, value))

    def flag(self, setting: str) -> bool:
        """A setting that is true or false. Raises `InputError` for anything else."""
        value = self.settings.get(setting)
        if not isinstance(value, bool):
            raise InputError(f"{self.name} has {setting} {value!r:.60}, expected true or false")
        return value


def is_name(name: str) -> bool:
    """Whether `name` can stand in a one-line message."""
    return 1 <= len(name) <= MAX_NAME and name.isprintable()


def _is_whole(value: object) -> TypeGuard[int | float]:
    """Whether a setting is a whole number from 0, written as 2 or as 2.0."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return 0 <= value <= MAX_WHOLE and value == int(value)


def _kept(value: Setting | list[int]) -> Setting:
    """A list becomes a tuple, which cannot change."""
    return tuple(value) if isinstance(value, list) else value


def _frozen(op: Operation, name: str, values: FloatArray) -> FloatArray:
    """Read-only float32 in one piece: a copy, unless that is what was given."""
    array = values if _is_frozen(values) else np.array(values, dtype=np.float32, order="C")
    if not np.isfinite(array).all():
        raise InputError(f"{op.name}.{name} has values that are NaN or infinite")
    array.setflags(write=False)
    return array


def _is_frozen(values: object) -> bool:
    """Whether nobody writes to it: what was read from a file may be half of all the memory."""
    if not isinstance(values, np.ndarray) or values.dtype != np.float32:
        return False
    flags = values.flags
    return flags.owndata and flags.c_contiguous and not flags.writeable
