"""What pad, slice and permute share: each unit is one unit of the read, or a constant."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.kind import Incoming, Kind, Learnt, Role, Straight
from forwardpass.operations.operation import Operation, Shape


class Rearrangement(Kind):
    """Subclasses say where units go, and where they come from."""

    role: Role = "reshape"

    def moved(self, op: Operation, values: FloatArray) -> FloatArray:
        """Values (K, *shape of the read) at their new places, (K, *shape), 0 elsewhere."""
        raise NotImplementedError

    def back(self, op: Operation, gradient: FloatArray, shape: Shape) -> FloatArray:
        """Gradients (K, *shape of the value) where they came from, (K, *shape), 0 elsewhere."""
        raise NotImplementedError

    def source(self, op: Operation, place: tuple[int, ...]) -> tuple[int, ...]:
        """Where the unit at a place of the value comes from."""
        raise NotImplementedError

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`."""
        return self.moved(op, reads[0])

    def straight(self, op: Operation, reads: Sequence[FloatArray], value: FloatArray) -> Straight:
        """See `Kind`: it is straight by itself."""
        shape = reads[0].shape
        return Straight(
            pull=lambda gradient: (self.back(op, gradient, shape),),
            push=lambda parts: self.moved(op, parts[0][None])[0],
        )

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """See `Kind`."""
        return Learnt((self.back(op, gradient, reads[0].shape[1:]),), {})

    def terms(self, op: Operation, unit: int, reads: Sequence[FloatArray]) -> tuple[Incoming, ...]:
        """See `Kind`: the one unit that it is, none where it is a constant."""
        shape = reads[0].shape
        place = self.source(op, tuple(int(k) for k in np.unravel_index(unit, op.shape)))
        if not all(0 <= k < size for k, size in zip(place, shape, strict=True)):
            return ()
        found = np.array([np.ravel_multi_index(place, shape)])
        return (Incoming(0, found, np.ones(1, np.float32)),)
