"""What all activations share: each unit is a function of one number. The functions are theirs.

Through a smooth function goes the straight line from (0, f(0)) to (z, f(z)): its slope is the
secant (f(z) - f(0)) / z, its constant f(0), and f(z) = f(0) + secant(z) * z holds exactly.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.operations.kind import (
    Incoming,
    Kind,
    Learnt,
    Role,
    Straight,
    check_names,
    one_read,
)
from forwardpass.operations.operation import Operation, Shape


class Elementwise(Kind):
    """A kind that maps each number by itself; subclasses say how. Arrays of any shape."""

    role: Role = "activation"
    settings: tuple[str, ...] = ()  # the names that it needs; all of them are numbers
    optional: tuple[str, ...] = ()  # those that may be absent, numbers too
    flags: tuple[str, ...] = ()  # those that may be absent and are true or false
    tensors: tuple[str, ...] = ()  # the names that it knows
    grows = False  # whether a finite number may become infinite, without any setting

    def at_zero(self, op: Operation) -> float:
        """f(0): what a neuron hands on when nothing reaches it."""
        return 0.0

    def apply(self, op: Operation, z: FloatArray) -> FloatArray:
        """f(z), float32."""
        raise NotImplementedError

    def secant(self, op: Operation, z: FloatArray) -> FloatArray:
        """(f(z) - f(0)) / z, the derivative where z is 0; no small number divided by another."""
        raise NotImplementedError

    def derivative(self, op: Operation, z: FloatArray, value: FloatArray) -> FloatArray:
        """f'(z), as PyTorch has it where there is a corner; `value` is f(z)."""
        raise NotImplementedError

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op, self.tensors, (*self.settings, *self.optional, *self.flags))
        for name in (*self.settings, *(name for name in self.optional if name in op.settings)):
            op.number(name)
        for name in self.flags:
            if name in op.settings:
                op.flag(name)
        return one_read(op, shapes)

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`."""
        return self.apply(op, reads[0])

    def straight(self, op: Operation, reads: Sequence[FloatArray], value: FloatArray) -> Straight:
        """See `Kind`: gate or secant."""
        slope, at_zero = self.secant(op, reads[0]), self.at_zero(op)
        return Straight(
            pull=lambda gradient: (gradient * slope,),
            push=lambda parts: slope * parts[0],
            constant=np.full_like(value, at_zero) if at_zero else None,
        )

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """See `Kind`."""
        return Learnt((gradient * self.derivative(op, reads[0], value),), {})

    def terms(self, op: Operation, unit: int, reads: Sequence[FloatArray]) -> tuple[Incoming, ...]:
        """See `Kind`: the unit at its place, with gate or secant."""
        slope = self.secant(op, reads[0].reshape(-1)[unit : unit + 1])
        return (Incoming(0, np.array([unit]), slope),)


def grows(kind: Kind) -> bool:
    """Whether a kind is an activation that may make infinity of a finite number."""
    return isinstance(kind, Elementwise) and kind.grows
