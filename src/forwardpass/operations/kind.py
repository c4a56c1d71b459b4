"""What every kind of operation answers, for its own numbers only. The folds over a network ask it.

Value arrays have one axis for the batch in front of the operation's shape in `forward` and `learn`,
and none in `straight`, which is about one example.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.operation import Operation, Shape

IntArray = npt.NDArray[np.int64]

# What an operation is to the picture: an affine operation, a pool or a join begins a plane; norm,
# activation and dropout belong to the plane they read; reshaping is not seen, an output follows the
# scores.
Role = Literal["affine", "norm", "pool", "join", "activation", "dropout", "reshape", "output"]


@dataclass(frozen=True, eq=False)
class Straight:
    """The straight line that an operation is around one example: push(reads) + constant = value."""

    pull: Callable[
        [FloatArray], tuple[FloatArray, ...]
    ]  # (K, *shape) -> (K, *shape of a read) each
    push: Callable[[Sequence[FloatArray]], FloatArray]  # (*shape of a read) each -> (*shape)
    constant: FloatArray | None = None  # (*shape), None for nothing


@dataclass(frozen=True, eq=False)
class Learnt:
    """True derivatives of a loss: for every read (N, *its shape), for every tensor (its shape)."""

    reads: tuple[FloatArray, ...]
    tensors: Mapping[str, FloatArray]


@dataclass(frozen=True, eq=False)
class Incoming:
    """What one unit reads of one of its operation's reads: sum(weights * read[units])."""

    read: int  # place in `Operation.reads`
    units: IntArray | None  # (n,) places in the flattened read; None for all of them in order
    weights: FloatArray  # (n,)

    def taken(self, read: FloatArray) -> FloatArray:
        """The values that it reads, (n,), of the read's."""
        return read.ravel() if self.units is None else read.ravel()[self.units]

    def places(self) -> IntArray:
        """Where they stand in the flattened read, (n,)."""
        return np.arange(self.weights.size) if self.units is None else self.units


class Kind(Protocol):
    """One kind of operation: stateless, one object a kind in `table.KINDS`."""

    role: Role

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """The shape of the result for reads of these shapes. Raises `InputError` for others."""

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """The value, (N, *shape), of reads (N, *their shape)."""

    def straight(self, op: Operation, reads: Sequence[FloatArray], value: FloatArray) -> Straight:
        """The exact straight line that the operation is for this one example."""

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """Derivatives for reads and tensors from `gradient`, (N, *shape), at the value."""

    def terms(self, op: Operation, unit: int, reads: Sequence[FloatArray]) -> tuple[Incoming, ...]:
        """Which units the flat `unit` reads, with which weight of this example's straight line.

        `reads` are values of one example. Which units there are, and in which order, does not
        depend on them, only the weights may. Constants are in `straight`; an output has no terms.
        """


def one_read(op: Operation, shapes: Sequence[Shape]) -> Shape:
    """The shape of the only read. Raises `InputError` for several."""
    if len(shapes) != 1:
        raise InputError(f"{op.name} is a {op.kind} and reads {len(shapes)} values, expected 1")
    return shapes[0]


def check_names(
    op: Operation,
    tensors: Sequence[str] = (),
    settings: Sequence[str] = (),
) -> None:
    """Refuse tensors and settings that the kind does not know."""
    for given, known, what in ((op.tensors, tensors, "tensor"), (op.settings, settings, "setting")):
        for name in given:
            if name not in known:
                raise InputError(f"{op.name} is a {op.kind}, which has no {what} {name!r:.60}")
