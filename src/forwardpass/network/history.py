"""A training as it went: the network at some of its steps, and the loss at every one.

How it lies in a file is left to `historyfile`, how it comes about to `growing`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.files import write_whole
from forwardpass.base.tensors import FloatArray
from forwardpass.network.network import Network
from forwardpass.network.stack import Stack
from forwardpass.operations.operation import Operation

MAX_CHECKPOINTS: Final = 1000
MAX_POINTS: Final = 2**16  # of the curve
MAX_STEPS: Final = 2**31


@dataclass(frozen=True, eq=False)
class Curve:
    """Loss and accuracy: one point for every `every` steps, the mean of what was told in them.

    NaN stands where nothing was told, or what was told is no finite number.
    """

    steps: int  # made in all
    every: int = 1
    loss: FloatArray = field(default_factory=lambda: np.empty(0, np.float32))  # nats
    accuracy: FloatArray | None = None  # 0..1

    def __post_init__(self) -> None:
        if not (1 <= self.every <= MAX_STEPS and 0 <= self.steps <= MAX_STEPS):
            raise InputError(
                f"a curve of {self.steps} steps cannot have a point every {self.every}"
            )
        points = -(-self.steps // self.every)
        for values in (self.loss, self.accuracy):
            if values is None:
                continue
            if values.shape != (points,) or points > MAX_POINTS or np.isinf(values).any():
                raise InputError(f"a curve of {self.steps} steps must have {points} finite points")


@dataclass(frozen=True, eq=False)
class History:
    """Raises `InputError` where its parts do not fit together."""

    network: Network  # as after its last checkpoint; scales, source and names are those of all
    steps: tuple[int, ...]  # of the checkpoints: how many steps had been made
    stacks: Mapping[str, Stack]  # what changes, by operation and tensor: "fc1.weight"
    curve: Curve
    ended: bool = False  # False: the run goes on, or broke off
    about: str = ""  # how it was trained, for people

    def __post_init__(self) -> None:
        object.__setattr__(self, "stacks", MappingProxyType(dict(self.stacks)))
        count = len(self.steps)
        if not 1 <= count <= MAX_CHECKPOINTS:
            raise InputError(f"a history has 1 to {MAX_CHECKPOINTS} checkpoints, got {count}")
        pairs = zip(self.steps, self.steps[1:], strict=False)
        if self.steps[0] < 0 or not all(one < other for one, other in pairs):
            raise InputError("the checkpoints of a history must be at growing steps")
        if self.steps[-1] > self.curve.steps:
            raise InputError("a history has a checkpoint after its last step")
        known = shapes_of(self.network)
        for name, stack in self.stacks.items():
            if known.get(name) != stack.shape or len(stack.stored) != count:
                raise InputError(f"{name!r:.60} in a history does not fit its network")

    @property
    def name(self) -> str:
        """Of the network."""
        return self.network.name

    def at(self, place: int) -> Network:
        """The network at a checkpoint, by its place: 0 is the first, -1 the last."""
        return with_tensors(self.network, {name: x.at(place) for name, x in self.stacks.items()})

    def nearest(self, step: int) -> int:
        """The place of the last checkpoint that had been made by `step`, or the first."""
        return max(0, int(np.searchsorted(self.steps, step, side="right")) - 1)

    def to_bytes(self) -> bytes:
        """The file, see docs/file-format.md."""
        from forwardpass.network.historyfile import to_bytes

        return to_bytes(self)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the file, whole or not at all. Raises `InputError` when that fails."""
        write_whole(Path(path), self.to_bytes())

    @classmethod
    def from_bytes(cls, content: bytes, where: str = "the history") -> History:
        """The history in a file. Raises `InputError` for anything else; nothing is executed."""
        from forwardpass.network.historyfile import from_bytes

        return from_bytes(content, where)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> History:
        """See `from_bytes`. Raises `InputError` also when the file cannot be read."""
        from forwardpass.network.file import content_of

        return cls.from_bytes(content_of(path), str(path))


def shapes_of(network: Network) -> dict[str, tuple[int, ...]]:
    """The shape of every tensor, by operation and tensor: "fc1.weight"."""
    return {
        f"{op.name}.{name}": values.shape
        for op in network.operations
        for name, values in op.tensors.items()
    }


def with_tensors(network: Network, tensors: Mapping[str, FloatArray]) -> Network:
    """The network with these in the place of its own, measured ones (means, variances) as well.

    What was measured of it stays out: accuracy and lamp are another network's. Drawing scales stay,
    so that pictures can be compared. Raises `InputError` for NaN and infinity.
    """
    measured = {
        name: replace(facts, familiar=None) if network.lamp else facts
        for name, facts in network.measured.items()
    }
    operations = tuple(_changed(op, tensors) for op in network.operations)
    return replace(network, operations=operations, accuracy=(), lamp=None, measured=measured)


def _changed(op: Operation, tensors: Mapping[str, FloatArray]) -> Operation:
    own = {name: tensors.get(f"{op.name}.{name}", values) for name, values in op.tensors.items()}
    if all(own[name] is values for name, values in op.tensors.items()):
        return op
    return replace(op, tensors=own)
