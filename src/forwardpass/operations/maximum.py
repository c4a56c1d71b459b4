"""`torch.maximum(a, b)`: of each place the larger value, as in a maxout network."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.broadcast import common
from forwardpass.operations.kind import Incoming, Kind, Learnt, Role, Straight, check_names
from forwardpass.operations.operation import Operation, Shape


class Maximum(Kind):
    """The largest of two or more reads. Of equals the first is shown; in learning they share."""

    role: Role = "join"

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op)
        shape = common(op, shapes, 2)
        if len(set(shapes)) != 1:
            found = ", ".join(map(str, shapes))
            raise InputError(f"{op.name} compares values of one shape, got {found}")
        return shape

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`."""
        best = np.maximum(reads[0], reads[1])
        for other in reads[2:]:
            best = np.maximum(best, other)
        return best

    def straight(self, op: Operation, reads: Sequence[FloatArray], value: FloatArray) -> Straight:
        """See `Kind`: it routes to the winners."""
        won = np.stack(reads).argmax(axis=0)
        gates = [(won == number).astype(np.float32) for number in range(len(reads))]
        return Straight(
            pull=lambda gradient: tuple(gradient * gate for gate in gates),
            push=lambda parts: np.take_along_axis(np.stack(parts), won[None], axis=0)[0],
        )

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """See `Kind`: equals share evenly."""
        equal = [(read == value).astype(np.float32) for read in reads]
        each = gradient / sum(equal[1:], equal[0])
        return Learnt(tuple(each * part for part in equal), {})

    def terms(self, op: Operation, unit: int, reads: Sequence[FloatArray]) -> tuple[Incoming, ...]:
        """See `Kind`: the unit at its place in each read, 1 for the winner."""
        won = int(np.argmax([read.reshape(-1)[unit] for read in reads]))
        return tuple(
            Incoming(number, np.array([unit]), np.full(1, number == won, np.float32))
            for number in range(len(reads))
        )
