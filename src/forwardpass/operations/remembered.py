"""What follows from an operation alone is worked out once, and forgotten with the operation."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast
from weakref import WeakKeyDictionary

from forwardpass.operations.operation import Operation

Rest = ParamSpec("Rest")
Found = TypeVar("Found")


def remembered(
    find: Callable[Concatenate[Operation, Rest], Found],
) -> Callable[Concatenate[Operation, Rest], Found]:
    """The function with its answers kept by operation; all else must be hashable."""
    known: WeakKeyDictionary[Operation, dict[object, Found]] = WeakKeyDictionary()

    @wraps(find)
    def found(op: Operation, /, *rest: Rest.args, **named: Rest.kwargs) -> Found:
        answers = known.setdefault(op, {})
        key = (rest, *named.items())
        if key not in answers:
            answers[key] = find(op, *rest, **named)
        return answers[key]

    return cast("Callable[Concatenate[Operation, Rest], Found]", found)
