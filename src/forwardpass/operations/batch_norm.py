"""`nn.BatchNorm1d`, `nn.BatchNorm2d` after training: one straight line a map."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

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

Wide = npt.NDArray[np.float64]


class BatchNorm(Kind):
    """(z - mean) / sqrt(variance + eps) * weight + bias, a number of each for every map.

    Tensors: mean and variance (C,), counted in training and not learnt; weight and bias (C,), or
    none. Settings: eps.
    """

    role: Role = "norm"

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op, ("weight", "bias", "mean", "variance"), ("eps",))
        shape = one_read(op, shapes)
        for name in ("mean", "variance", *(x for x in ("weight", "bias") if x in op.tensors)):
            found = op.tensors.get(name)
            if not shape or found is None or found.shape != shape[:1]:
                got = "none" if found is None else found.shape
                raise InputError(f"{op.name} needs a {name} of shape {shape[:1]}, got {got}")
        variance = op.tensors["variance"]
        if not (variance.min() >= 0 and variance.min() + op.number("eps") > 0):
            raise InputError(f"{op.name} has a variance that is not above 0 with eps")
        return shape

    def forward(self, op: Operation, reads: Sequence[FloatArray]) -> FloatArray:
        """See `Kind`."""
        slope, offset = _line(op)
        return reads[0] * slope + offset

    def straight(self, op: Operation, reads: Sequence[FloatArray], value: FloatArray) -> Straight:
        """See `Kind`: it is straight by itself."""
        slope, offset = _line(op)
        return Straight(
            pull=lambda gradient: (gradient * slope,),
            push=lambda parts: parts[0] * slope,
            constant=np.broadcast_to(offset, value.shape),
        )

    def learn(
        self, op: Operation, reads: Sequence[FloatArray], value: FloatArray, gradient: FloatArray
    ) -> Learnt:
        """See `Kind`: of weight and bias; what was counted stays."""
        others = (0, *range(2, gradient.ndim))
        tensors = {}
        if "weight" in op.tensors:
            plain, shift = _normed(op)
            even = reads[0] * _by_map(op, plain) + _by_map(op, shift)
            tensors["weight"] = (gradient * even).sum(axis=others)
        if "bias" in op.tensors:
            tensors["bias"] = gradient.sum(axis=others)
        return Learnt((gradient * _line(op)[0],), tensors)

    def terms(self, op: Operation, unit: int, reads: Sequence[FloatArray]) -> tuple[Incoming, ...]:
        """See `Kind`: the unit at its place, by its map's slope."""
        slope = np.broadcast_to(_line(op)[0], op.shape)
        return (Incoming(0, np.array([unit]), slope[np.unravel_index(unit, op.shape)].reshape(1)),)


def _normed(op: Operation) -> tuple[Wide, Wide]:
    """Slope and offset of the line before weight and bias, (C,) each, in float64."""
    wide = op.tensors["variance"].astype(np.float64) + op.number("eps")
    slope: Wide = 1 / np.sqrt(wide)
    return slope, -op.tensors["mean"] * slope


def _line(op: Operation) -> tuple[FloatArray, FloatArray]:
    """Slope and offset of each map's line, to be spread over its positions."""
    slope, offset = _normed(op)
    if "weight" in op.tensors:
        slope, offset = slope * op.tensors["weight"], offset * op.tensors["weight"]
    if "bias" in op.tensors:
        offset = offset + op.tensors["bias"]
    return _by_map(op, slope), _by_map(op, offset)


def _by_map(op: Operation, values: Wide) -> FloatArray:
    with np.errstate(over="ignore"):  # infinity is found in the pass
        return values.astype(np.float32).reshape(-1, *(1,) * (len(op.shape) - 1))
