"""What stands for a value of an ONNX graph while it is made into operations.

Everything is worked out for a batch of one. `full` is the shape as ONNX sees it; an operation's own
shape leaves the batch axis out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from forwardpass.convert.onnx_graph import Array, Node
from forwardpass.operations.operation import Shape


@dataclass(frozen=True, eq=False)
class Value:
    """The result of an operation, or what the network reads."""

    name: str  # of the operation, or INPUT
    shape: Shape  # of the operation, for one example
    lead: int  # axes of size 1 that ONNX has in front of it: 1 where there is a batch axis, else 0

    @property
    def full(self) -> Shape:
        """Its shape in ONNX, for a batch of one."""
        return (1,) * self.lead + self.shape


@dataclass(frozen=True, eq=False)
class Curve:
    """A function of each number of a value by itself, made up of elementwise nodes.

    It is not an operation yet: which one it is shows when the whole of it is known.
    """

    node: Node
    parts: tuple[Curve | Value | float, ...]  # what the node reads
    base: Value

    @property
    def full(self) -> Shape:
        """Its shape in ONNX, for a batch of one."""
        return self.base.full


@dataclass(frozen=True, eq=False)
class Row:
    """A function of the numbers of a value along some axes together, such as their mean.

    Like a curve it shows what it is when the whole of it is known.
    """

    node: Node
    parts: tuple[Row | Value | Array, ...]  # what the node reads
    base: Value
    full: Shape
    axes: tuple[int, ...] = ()  # of ONNX's shape, along which the node itself takes a mean or a sum


Held = Value | Curve | Row | Array


def inner(curve: Curve) -> list[Curve]:
    """The curves that a curve is made up of, from its base outwards, itself last."""
    found: dict[int, Curve] = {}

    def visit(at: Curve) -> None:
        if id(at) not in found:
            for part in at.parts:
                if isinstance(part, Curve):
                    visit(part)
            found[id(at)] = at

    visit(curve)
    return list(found.values())


def as_row(held: Row | Curve | Value | Array) -> Row | Value | Array:
    """A curve as a row, which it is as well."""
    if not isinstance(held, Curve):
        return held
    made: dict[int, Row | Value] = {id(held.base): held.base}
    for part in inner(held):
        parts = tuple(np.array(x) if isinstance(x, float) else made[id(x)] for x in part.parts)
        made[id(part)] = Row(part.node, parts, held.base, held.full)
    return made[id(held)]


def is_scalar(held: object) -> bool:
    """Whether this is a constant of one number."""
    return isinstance(held, np.ndarray) and held.size == 1 and held.dtype != object
