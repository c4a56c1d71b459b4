"""What the stage shows as one thing: the units of an operation through its norm and activation.

A view of a network's operations, derived and never stored.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from forwardpass.network.form import Form, form_of
from forwardpass.network.places import keeps_order
from forwardpass.operations.operation import INPUT, Operation, Shape
from forwardpass.operations.table import kind_of

CONTINUES: Final = ("norm", "activation", "dropout")  # roles that belong to the plane they read


@dataclass(frozen=True)
class Plane:
    """Some operations in a row that people see as one layer of neurons."""

    name: str  # of its first operation, e.g. "fc1"
    shape: Shape  # of its units; of the last plane that of the scores
    operations: tuple[str, ...]  # in the order of computation, without reshaping
    reads: tuple[str, ...]  # planes, or "input", reshaping looked through
    pre: str  # the operation whose value is z, after norms; of the last plane the scores
    post: str  # the operation whose value is handed on; of the last plane the scores
    activation: str | None  # the operation that is its first activation

    @property
    def outputs(self) -> int:
        """Number of units."""
        return math.prod(self.shape)

    @cached_property
    def form(self) -> Form:
        """How they lie beside each other."""
        return form_of(self.shape)


@dataclass(frozen=True)
class _Shown:
    """What a value shows: a group of operations, and whether as it came out of the last of them."""

    group: int
    alone: bool  # in order, and nobody else reads it on the way


def planes_of(operations: Sequence[Operation]) -> tuple[Plane, ...]:
    """The planes in the order of computation.

    A plane begins at an affine operation, a pool or a join. Norm, activation and dropout continue
    the plane they read if nobody else reads it there, and begin one of their own otherwise.
    Reshaping belongs to no plane and is looked through; a final softmax follows the scores and is
    in none either. Scores that are only a part of a plane, or in another order, are a plane.
    """
    scores = scores_of(operations)
    readers, shapes = _readers(operations), {op.name: op.shape for op in operations}
    groups: list[list[Operation]] = []
    shown: dict[str, _Shown] = {}
    for op in operations:
        role = kind_of(op).role
        before = shown.get(op.reads[0]) if op.reads else None
        alone = before is not None and before.alone and readers[op.reads[0]] == 1
        if role in ("reshape", "output"):
            if before is None:
                continue
            in_order = role == "output" or keeps_order(op, shapes[op.reads[0]])
            if in_order or op.name != scores:
                shown[op.name] = _Shown(before.group, alone and in_order)
                continue
        if before is not None and alone and role in CONTINUES:
            groups[before.group].append(op)
            shown[op.name] = before
        else:
            shown[op.name] = _Shown(len(groups), alone=True)
            groups.append([op])
    planes = [_plane(group, groups, shown) for group in groups]
    if planes and scores in shown:
        last = planes[-1]
        planes[-1] = replace(last, shape=shapes[scores], pre=scores, post=scores)
    return tuple(planes)


def scores_of(operations: Sequence[Operation]) -> str:
    """The operation whose value the scores are: what a final softmax reads, or the last."""
    last = operations[-1]
    return last.reads[0] if kind_of(last).role == "output" and last.reads else last.name


def _readers(operations: Sequence[Operation]) -> dict[str, int]:
    """How many operations read each value."""
    count = dict.fromkeys([INPUT, *(op.name for op in operations)], 0)
    for op in operations:
        for name in op.reads:
            count[name] += 1
    return count


def _plane(
    group: Sequence[Operation], groups: Sequence[Sequence[Operation]], shown: dict[str, _Shown]
) -> Plane:
    first = group[0]
    reads = (groups[shown[name].group][0].name if name in shown else INPUT for name in first.reads)
    active = next((n for n, op in enumerate(group) if _bends(op)), None)
    norms = [n for n, op in enumerate(group) if kind_of(op).role == "norm"]
    pre = norms[-1] if active is None and norms else max((active or 0) - 1, 0)
    return Plane(
        name=first.name,
        shape=first.shape,
        operations=tuple(op.name for op in group),
        reads=tuple(dict.fromkeys(reads)),
        pre=group[pre].name,
        post=group[-1].name,
        activation=None if active is None else group[active].name,
    )


def _bends(op: Operation) -> bool:
    return kind_of(op).role == "activation" and op.kind != "identity"
