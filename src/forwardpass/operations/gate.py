"""`x * g` with a gate g that depends on the input, as in squeeze-and-excitation and highway layers.

The straight line holds the gate, as norms hold what they divide by: evidence goes to what passes
through it. Small reads are spread over large ones as NumPy does it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.broadcast import aligned, common, place_in, unspread
from forwardpass.operations.kind import Incoming, Kind, Learnt, Role, Straight, check_names
from forwardpass.operations.operation import Operation, Shape


class Gate(Kind):
    """The first read times the second, which is the gate."""

    role: Role = "join"

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op)
        return common(op, shapes, 2, 2)

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`."""
        first, gate = aligned(reads)
        return first * gate

    def straight(self, op: Operation, reads: Sequence[FloatArray], value: FloatArray) -> Straight:
        """See `Kind`: the gate is held."""
        first, gate = reads

        def pull(gradient: FloatArray) -> tuple[FloatArray, ...]:
            nothing = np.zeros((len(gradient), *gate.shape), np.float32)
            return unspread(gradient * gate, first.shape), nothing

        return Straight(pull=pull, push=lambda parts: np.multiply(parts[0], gate))

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """See `Kind`: through both."""
        first, gate = aligned(reads)
        slopes = (gradient * gate, gradient * first)
        shapes = (read.shape[1:] for read in reads)
        return Learnt(
            tuple(unspread(x, shape) for x, shape in zip(slopes, shapes, strict=True)), {}
        )

    def terms(self, op: Operation, unit: int, reads: Sequence[FloatArray]) -> tuple[Incoming, ...]:
        """See `Kind`: the unit at its place in the first read, with its gate."""
        at, gate = (place_in(unit, op.shape, read.shape) for read in reads)
        weight = np.array([reads[1].reshape(-1)[gate]], np.float32)
        return (Incoming(0, np.array([at]), weight),)
