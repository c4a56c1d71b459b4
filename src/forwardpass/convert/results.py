"""Which of the values that a `forward` returns are the classes."""

from __future__ import annotations

import dataclasses
import math
import warnings
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from torch import Tensor

from forwardpass.base.errors import InputError
from forwardpass.convert.calls import ONLY, WrongForm
from forwardpass.convert.nodes import Followed, Node, reached

if TYPE_CHECKING:
    from forwardpass.convert.tape import Tape

_NAMES: Final = ("logits", "scores", "out", "output", "outputs", "prediction", "predictions", "y")
_DEPTH: Final = 4


@dataclasses.dataclass(frozen=True)
class Entry:
    """One tensor among the returned values, and the way to it."""

    path: tuple[str | int, ...]
    tensor: Tensor
    beside: int = 0  # how many other tensors were returned

    @property
    def said(self) -> str:
        """The way to it in Python's words."""
        return "".join(f"[{part!r}]" for part in self.path)


def entries(returned: Any, path: tuple[str | int, ...] = ()) -> Iterator[Entry]:
    """The tensors among what was returned: of tuples, lists, dicts and records."""
    if isinstance(returned, Tensor):
        yield Entry(path, returned)
    elif len(path) < _DEPTH:
        for key, value in _parts(returned):
            yield from entries(value, (*path, key))


def _parts(returned: Any) -> list[tuple[str | int, Any]]:
    if isinstance(returned, Mapping):
        return [(str(key), value) for key, value in returned.items()]
    if isinstance(returned, list | tuple):
        return list(enumerate(returned))
    if dataclasses.is_dataclass(returned):
        return [(f.name, getattr(returned, f.name)) for f in dataclasses.fields(returned)]
    return [(str(key), value) for key, value in getattr(returned, "__dict__", {}).items()]


def chosen(tape: Tape, returned: Any, name: str, classes: int | None) -> tuple[Entry, Node]:
    """The one result of shape (batch, classes), and its node. Raises `InputError` for none.

    Warns which one it is where there are others.
    """
    found = list(entries(returned))
    if not found:
        raise InputError(
            f"{name} returns a {type(returned).__name__}: its forward must return a tensor, "
            "or a tuple or dict with one of shape (batch, classes)"
        )
    known = [(entry, tape.last(entry.tensor)) for entry in found]
    fitting = [(e, f) for e, f in known if f is not None and _is_row(tape, f)]
    fitting = [x for x in fitting if math.prod(_example(tape, x[1])) == classes] or fitting
    usable = [(e, f.node) for e, f in fitting if f.node is not None]
    if not usable:
        raise _unusable(tape, known, name)
    entry, end = usable[0] if len(usable) == 1 else _best(tape, usable, name)
    if len(found) > 1:
        warnings.warn(
            f"{name} returns {len(found)} tensors: shown is {entry.said}, "
            f"of shape (batch, {math.prod(end.shape)})",
            stacklevel=2,
        )
    return dataclasses.replace(entry, beside=len(found) - 1), end


def _example(tape: Tape, found: Followed) -> tuple[int, ...]:
    """The shape of a result for one example."""
    shape = tuple(found.tensor.shape)
    if found.batch is not None:
        return shape[: found.batch] + shape[found.batch + 1 :]
    return shape[1:] if tape.size is not None and len(shape) > 1 else shape


def _is_row(tape: Tape, found: Followed) -> bool:
    """Whether it is one value a class, of one example; lengths of 1 beside it do not count."""
    sides = [size for size in _example(tape, found) if size != 1]
    return len(sides) <= 1 and found.batch in (None, 0)


def _unusable(tape: Tape, known: list[tuple[Entry, Followed | None]], name: str) -> InputError:
    """Why nothing that was returned can be shown."""
    problem = next((f.problem for _, f in known if f is not None and f.problem), None)
    if problem is not None:
        return problem
    if all(f is None for _, f in known):
        return InputError(
            f"{name} returns something that does not come from its input by operations that "
            f"can be followed (what torch.jit.script or NumPy computes cannot): {ONLY}"
        )
    shapes = ", ".join(str(tuple(e.tensor.shape)) for e, f in known if f is not None)
    return WrongForm(
        f"{name} returns shape {shapes} for {tape.size or 1} examples, "
        "expected one row of scores each, (batch, classes)"
    )


def _best(tape: Tape, usable: list[tuple[Entry, Node]], name: str) -> tuple[Entry, Node]:
    """The one computed last where one follows from the other; by its name; of several heads alike
    the first."""
    inner = set().union(*(reached(node.reads) for _, node in usable))
    ends = [(e, n) for e, n in usable if id(n) not in inner]
    ends = [(e, n) for e, n in ends if math.prod(n.shape) != math.prod(tape.input.shape)] or ends
    named = [(e, n) for e, n in ends if e.path and str(e.path[-1]).lower() in _NAMES]
    probabilities = [(e, n) for e, n in ends if n.ends]
    for some in (named, probabilities):
        if len(some) == 1:
            return some[0]
    if len({math.prod(node.shape) for _, node in ends}) > 1:
        several = " and ".join(f"{e.said} with {math.prod(n.shape)} values" for e, n in ends)
        raise InputError(
            f"{name} returns {several}: pass class_names to say which one has the classes"
        )
    return ends[0]


def picked(returned: Any, entry: Entry) -> Tensor:
    """The same entry of another run."""
    for other in entries(returned):
        if other.path == entry.path:
            return other.tensor
    raise InputError("forward returns other things for other inputs, so it cannot be shown")
