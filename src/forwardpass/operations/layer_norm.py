"""`nn.LayerNorm`: the values along the last axes, shifted to mean 0 and spread 1."""

from __future__ import annotations

import math
from collections.abc import Sequence

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.grouped_norm import GroupedNorm, check_eps
from forwardpass.operations.kind import check_names, one_read
from forwardpass.operations.operation import Operation, Shape


class LayerNorm(GroupedNorm):
    """Tensors: weight and bias of the shape of the last axes, or none. Settings: eps, axes."""

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op, ("weight", "bias"), ("eps", "axes"))
        check_eps(op)
        shape, axes = one_read(op, shapes), op.whole("axes")
        if not 1 <= axes <= len(shape):
            raise InputError(f"{op.name} has axes {axes}, expected 1 to {len(shape)}")
        for name, values in op.tensors.items():
            if values.shape != shape[-axes:]:
                raise InputError(
                    f"{op.name} needs a {name} of shape {shape[-axes:]}, got {values.shape}"
                )
        return shape

    def groups(self, op: Operation) -> int:
        """See `GroupedNorm`: one for each place of the axes before."""
        return math.prod(op.shape[: -op.whole("axes")])

    def spread(self, op: Operation, values: FloatArray) -> FloatArray:
        """See `GroupedNorm`: alike for all groups."""
        return values

    def unspread(self, op: Operation, gradient: FloatArray) -> FloatArray:
        """See `GroupedNorm`."""
        total: FloatArray = gradient.sum(axis=tuple(range(gradient.ndim - op.whole("axes"))))
        return total
