"""What the stage shows as one thing: the units of an operation through its activation and dropout.

A view of a network's operations, derived and never stored.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from forwardpass.operations.operation import INPUT, Operation, Shape
from forwardpass.operations.table import kind_of


@dataclass(frozen=True)
class Plane:
    """Some operations in a row that people see as one layer of neurons."""

    name: str  # of its first operation, e.g. "fc1"
    shape: Shape  # of its units
    operations: tuple[str, ...]  # in the order of computation
    reads: tuple[str, ...]  # planes, or "input", reshaping looked through
    pre: str  # the operation whose value is z
    post: str  # the operation whose value is handed on
    activation: str | None  # the operation that is its activation

    @property
    def outputs(self) -> int:
        """Number of units."""
        return math.prod(self.shape)


def planes_of(operations: Sequence[Operation]) -> tuple[Plane, ...]:
    """The planes in the order of computation.

    A plane begins at an affine operation or a join. Activation and dropout continue the plane they
    read if nobody else reads it there, and begin one of their own otherwise. Reshaping belongs to
    no plane and is looked through; a final softmax follows the scores and is in none either.
    """
    readers = _readers(operations)
    groups: list[list[Operation]] = []
    group_of: dict[str, int] = {}  # plane that an operation belongs to, or that it shows again
    for op in operations:
        role = kind_of(op).role
        before = group_of.get(op.reads[0]) if op.reads else None
        if role in ("reshape", "output"):
            if before is not None:
                group_of[op.name] = before
            continue
        last = None if before is None else groups[before][-1].name
        continues = role in ("activation", "dropout") and last == op.reads[0]
        if continues and readers[op.reads[0]] == 1 and before is not None:
            groups[before].append(op)
        else:
            before = len(groups)
            groups.append([op])
        group_of[op.name] = before
    return tuple(_plane(group, groups, group_of) for group in groups)


def _readers(operations: Sequence[Operation]) -> dict[str, int]:
    """How many operations read each value."""
    count = dict.fromkeys([INPUT, *(op.name for op in operations)], 0)
    for op in operations:
        for name in op.reads:
            count[name] += 1
    return count


def _plane(
    group: Sequence[Operation], groups: Sequence[Sequence[Operation]], group_of: dict[str, int]
) -> Plane:
    first = group[0]
    names = [op.name for op in group]
    active = [n for n, op in enumerate(group) if kind_of(op).role == "activation"]
    acts = [n for n in active if group[n].kind != "identity"]
    reads = (groups[group_of[name]][0].name if name in group_of else INPUT for name in first.reads)
    return Plane(
        name=first.name,
        shape=first.shape,
        operations=tuple(names),
        reads=tuple(dict.fromkeys(reads)),
        pre=names[acts[0] - 1] if acts and acts[0] > 0 else first.name,
        post=names[-1],
        activation=names[acts[0]] if acts else None,
    )
