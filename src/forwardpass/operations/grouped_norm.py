"""What layer_norm and group_norm share: values in groups, each shifted to mean 0 and spread 1.

The straight line holds what each group was divided by; the mean is a sum and goes with it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.operations.kind import Incoming, Kind, Learnt, Role, Straight
from forwardpass.operations.operation import Operation

Wide = npt.NDArray[np.float64]
ONE: Final = np.ones((), np.float32)


class GroupedNorm(Kind):
    """(z - mean) / sqrt(variance + eps) * weight + bias, mean and variance of the unit's group."""

    role: Role = "norm"

    def groups(self, op: Operation) -> int:
        """How many groups there are; each is a run of units in a row."""
        raise NotImplementedError

    def spread(self, op: Operation, values: FloatArray) -> FloatArray:
        """A weight or bias as it stands beside a value (*shape)."""
        raise NotImplementedError

    def unspread(self, op: Operation, gradient: FloatArray) -> FloatArray:
        """A gradient (N, *shape) at what `spread` was given, of its shape."""
        raise NotImplementedError

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`."""
        even, _ = normed(self._rows(op, reads[0]), op.number("eps"))
        value = even.astype(reads[0].dtype).reshape(reads[0].shape) * self._weight(op)
        return value + self.spread(op, op.tensors["bias"]) if "bias" in op.tensors else value

    def straight(self, op: Operation, reads: Sequence[FloatArray], value: FloatArray) -> Straight:
        """See `Kind`: what it divides by is held."""
        weight, bias = self._weight(op), op.tensors.get("bias")
        _, sigma = normed(self._rows(op, reads[0]), op.number("eps"))

        def centred(values: FloatArray) -> FloatArray:
            rows = self._rows(op, values).astype(np.float64)
            rows = (rows - rows.mean(axis=2, keepdims=True)) / sigma
            found: FloatArray = rows.astype(np.float32).reshape(values.shape)
            return found

        return Straight(
            pull=lambda gradient: (centred(gradient * weight),),
            push=lambda parts: centred(parts[0]) * weight,
            constant=None if bias is None else np.broadcast_to(self.spread(op, bias), value.shape),
        )

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """See `Kind`: through mean and variance, too."""
        even, sigma = normed(self._rows(op, reads[0]), op.number("eps"))
        tensors = {}
        if "weight" in op.tensors:
            shaped = even.astype(np.float32).reshape(gradient.shape)
            tensors["weight"] = self.unspread(op, gradient * shaped)
        if "bias" in op.tensors:
            tensors["bias"] = self.unspread(op, gradient)
        rows = self._rows(op, gradient * self._weight(op)).astype(np.float64)
        along = even * (rows * even).mean(axis=2, keepdims=True)
        found = (rows - rows.mean(axis=2, keepdims=True) - along) / sigma
        return Learnt((found.astype(np.float32).reshape(gradient.shape),), tensors)

    def terms(self, op: Operation, unit: int, reads: Sequence[FloatArray]) -> tuple[Incoming, ...]:
        """See `Kind`: all of its group, since the mean is taken from them."""
        rows = self._rows(op, reads[0])
        each = rows.shape[2]
        group, place = divmod(unit, each)
        _, sigma = normed(rows[:, group : group + 1], op.number("eps"))
        weights = np.full(each, -1 / each)
        weights[place] += 1
        gain = np.broadcast_to(self._weight(op), op.shape)[np.unravel_index(unit, op.shape)]
        units = group * each + np.arange(each)
        return (Incoming(0, units, (weights / sigma[0, 0] * gain).astype(np.float32)),)

    def _rows(self, op: Operation, values: FloatArray) -> FloatArray:
        """One example or many, (N, groups, units of a group)."""
        groups = self.groups(op)
        return values.reshape(-1, groups, math.prod(op.shape) // groups)

    def _weight(self, op: Operation) -> FloatArray:
        return self.spread(op, op.tensors["weight"]) if "weight" in op.tensors else ONE


def normed(rows: FloatArray, eps: float) -> tuple[Wide, Wide]:
    """Rows (N, groups, units) normed, and what they were divided by, (N, groups, 1)."""
    wide = rows.astype(np.float64)
    wide = wide - wide.mean(axis=2, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):  # found in the pass
        sigma: Wide = np.sqrt((wide * wide).mean(axis=2, keepdims=True) + eps)
        return wide / sigma, sigma


def check_eps(op: Operation) -> None:
    """Refuse an eps below 0. Raises `InputError`."""
    if op.number("eps") < 0:
        raise InputError(f"{op.name} has eps {op.number('eps')}, expected 0 or more")
