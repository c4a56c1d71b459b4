"""A constant times what is read, plus a constant: normalisation written out, `-x`, `x / 255`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.broadcast import unspread
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

ONE: Final = np.ones((), np.float32)


class Scale(Kind):
    """Tensors: weight and bias, or one of them, of as many axes as the value, 1 where alike."""

    role: Role = "norm"

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op, ("weight", "bias"))
        shape = one_read(op, shapes)
        if not op.tensors:
            raise InputError(f"{op.name} needs a weight or a bias, got none")
        for name, values in op.tensors.items():
            fits = len(values.shape) == len(shape) and all(
                size in (1, wanted) for size, wanted in zip(values.shape, shape, strict=True)
            )
            if not fits:
                raise InputError(
                    f"{op.name} has a {name} of shape {values.shape}, "
                    f"which does not fit shape {shape} before it"
                )
        return shape

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`."""
        value = reads[0] * op.tensors.get("weight", ONE)
        return value + op.tensors["bias"] if "bias" in op.tensors else value

    def straight(self, op: Operation, reads: Sequence[FloatArray], value: FloatArray) -> Straight:
        """See `Kind`: it is straight by itself."""
        weight, bias = op.tensors.get("weight", ONE), op.tensors.get("bias")
        return Straight(
            pull=lambda gradient: (gradient * weight,),
            push=lambda parts: parts[0] * weight,
            constant=None if bias is None else np.broadcast_to(bias, value.shape),
        )

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """See `Kind`."""
        at = {"weight": gradient * reads[0], "bias": gradient}
        tensors = {
            name: unspread(at[name], values.shape).sum(axis=0)
            for name, values in op.tensors.items()
        }
        return Learnt((gradient * op.tensors.get("weight", ONE),), tensors)

    def terms(self, op: Operation, unit: int, reads: Sequence[FloatArray]) -> tuple[Incoming, ...]:
        """See `Kind`: the unit at its place."""
        weight = np.broadcast_to(op.tensors.get("weight", ONE), op.shape)
        weights = weight[np.unravel_index(unit, op.shape)].reshape(1)
        return (Incoming(0, np.array([unit]), weights),)
