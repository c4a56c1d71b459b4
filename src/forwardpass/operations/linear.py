"""`nn.Linear`: z[j] = sum over i of w[j, i] * a[i], plus bias[j], over the last axis."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from forwardpass.base.errors import InputError
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


class Linear(Kind):
    """Tensors: weight (out, in), and bias (out,) unless the module has none."""

    role: Role = "affine"

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op, ("weight", "bias"))
        shape, weight, bias = one_read(op, shapes), op.tensors.get("weight"), op.tensors.get("bias")
        if weight is None or weight.ndim != 2 or 0 in weight.shape:
            found = "none" if weight is None else f"shape {weight.shape}"
            raise InputError(f"{op.name} needs a weight of shape (out, in), got {found}")
        outputs, inputs = weight.shape
        if bias is not None and bias.shape != (outputs,):
            raise InputError(f"{op.name} needs a bias of shape ({outputs},), got {bias.shape}")
        if not shape or shape[-1] != inputs:
            raise InputError(
                f"{op.name} reads {inputs} values, which does not fit shape {shape} before it"
            )
        return (*shape[:-1], outputs)

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`."""
        z: FloatArray = reads[0] @ op.tensors["weight"].T
        if "bias" in op.tensors:
            z += op.tensors["bias"]
        return z

    def straight(self, op: Operation, reads: Sequence[FloatArray], value: FloatArray) -> Straight:
        """See `Kind`: it is straight by itself."""
        weight, bias = op.tensors["weight"], op.tensors.get("bias")
        return Straight(
            pull=lambda gradient: (gradient @ weight,),
            push=lambda parts: parts[0] @ weight.T,
            constant=None if bias is None else np.broadcast_to(bias, value.shape),
        )

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """See `Kind`."""
        rows, read = (x.reshape(-1, x.shape[-1]) for x in (gradient, reads[0]))
        tensors = {"weight": rows.T @ read}
        if "bias" in op.tensors:
            tensors["bias"] = rows.sum(axis=0)
        return Learnt((gradient @ op.tensors["weight"],), tensors)

    def terms(self, op: Operation, unit: int, reads: Sequence[FloatArray]) -> tuple[Incoming, ...]:
        """See `Kind`."""
        row, column = divmod(unit, len(op.tensors["weight"]))
        weights = op.tensors["weight"][column]
        if reads[0].ndim == 1:
            return (Incoming(0, None, weights),)
        return (Incoming(0, row * weights.size + np.arange(weights.size), weights),)
