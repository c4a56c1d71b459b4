"""`nn.GroupNorm`: the values of some maps together, shifted to mean 0 and spread 1.

With as many groups as maps it is `nn.InstanceNorm2d`.
"""

from __future__ import annotations

from collections.abc import Sequence

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.grouped_norm import GroupedNorm, check_eps
from forwardpass.operations.kind import check_names, one_read
from forwardpass.operations.operation import Operation, Shape


class GroupNorm(GroupedNorm):
    """Tensors: weight and bias, a number for each map, or none. Settings: groups, eps."""

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op, ("weight", "bias"), ("groups", "eps"))
        check_eps(op)
        shape, groups = one_read(op, shapes), op.whole("groups")
        if groups < 1 or not shape or shape[0] % groups:
            raise InputError(f"{op.name} has {groups} groups, which do not divide shape {shape}")
        for name, values in op.tensors.items():
            if values.shape != shape[:1]:
                raise InputError(
                    f"{op.name} needs a {name} of shape {shape[:1]}, got {values.shape}"
                )
        return shape

    def groups(self, op: Operation) -> int:
        """See `GroupedNorm`."""
        return op.whole("groups")

    def spread(self, op: Operation, values: FloatArray) -> FloatArray:
        """See `GroupedNorm`: alike for all positions of a map."""
        return values.reshape(-1, *(1,) * (len(op.shape) - 1))

    def unspread(self, op: Operation, gradient: FloatArray) -> FloatArray:
        """See `GroupedNorm`."""
        total: FloatArray = gradient.sum(axis=(0, *range(2, gradient.ndim)))
        return total
