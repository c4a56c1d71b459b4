"""One call of a PyTorch function while a module runs: its name, arguments, frames and refusal."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import Any, Final

import torch
from torch import Tensor, nn

from forwardpass.base.errors import InputError

ONLY: Final = (
    "forwardpass shows networks of linear layers, convolutions, pooling, norms, activations, "
    "dropout, gates, constant factors, sums, concatenation and reshaping, with a final softmax or "
    "none"
)
_HERE: Final = str(Path(__file__).parent)
# What operators and properties are called in messages and in the table of functions.
_NAMES: Final = {
    "_threshold": "threshold",
    "__rdiv__": "rdiv",
    "__rtruediv__": "rdiv",
    "__truediv__": "div",
    "__rpow__": "rpow",
    "__rmatmul__": "rmatmul",
}


class Call:
    """One call of a PyTorch function, with the frames it was called from, innermost first."""

    def __init__(
        self, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], result: Any
    ) -> None:
        self.func, self.args, self.kwargs, self.result = func, args, kwargs, result
        self.name = _name(func)
        self.frames = list(_frames(inspect.currentframe()))

    def argument(self, position: int, name: str, default: Any = None) -> Any:
        """An argument given by position or by name."""
        if len(self.args) > position:
            return self.args[position]
        return self.kwargs.get(name, default)

    def rest(self, position: int, *names: str) -> tuple[Any, ...]:
        """Whole numbers given one by one or as one list, from `position` on or by name."""
        given = self.args[position:]
        for name in names:
            if not given and name in self.kwargs:
                given = (self.kwargs[name],)
        if len(given) == 1 and isinstance(given[0], list | tuple):
            given = tuple(given[0])
        return tuple(given)

    @property
    def owner(self) -> nn.Module | None:
        """The module whose method is running."""
        owners = (frame.f_locals.get("self") for frame in self.frames)
        return next((x for x in owners if isinstance(x, nn.Module)), None)

    @property
    def own(self) -> bool:
        """Whether a layer of PyTorch's makes this call, not somebody's `forward`."""
        layer = (nn.Linear, nn.modules.conv._ConvNd)  # noqa: SLF001 - heirs call functions of F
        for frame in self.frames:
            owner = frame.f_locals.get("self")
            if isinstance(owner, nn.Module):
                by_torch = frame.f_globals.get("__name__", "").startswith("torch.")
                return by_torch or isinstance(owner, layer)
        return False

    def where(self, paths: dict[int, str]) -> str:
        """The place of the call in the user's own file, or its layer, for messages."""
        for frame in self.frames:
            if not frame.f_globals.get("__name__", "").startswith("torch."):
                file = frame.f_code.co_filename.replace("\\", "/").rsplit("/", 1)[-1]
                return f" at line {frame.f_lineno} of {file}"
        for frame in self.frames:
            path = paths.get(id(frame.f_locals.get("self")))
            if path:
                return f" in layer {path!r}"
        return ""

    def user_frame(self) -> FrameType | None:
        """The innermost frame that is not PyTorch's."""
        own = (f for f in self.frames if not f.f_globals.get("__name__", "").startswith("torch."))
        return next(own, None)

    def refused(
        self, paths: dict[int, str], reason: str = "cannot be shown", *, form: bool = False
    ) -> InputError:
        """The error that names this operation and its line; `form` if other inputs might do."""
        kind = WrongForm if form else InputError
        return kind(f"{self.name}{self.where(paths)} {reason}: {ONLY}")


class WrongForm(InputError):
    """What a module does not do with inputs of this form: it may want one alone, or no batch."""


def _name(func: Callable[..., Any]) -> str:
    name = str(getattr(func, "__name__", func))
    if name in ("__get__", "__set__"):  # a property such as x.T
        name = str(getattr(getattr(func, "__self__", None), "__name__", name))
    if name in _NAMES:
        return _NAMES[name]
    plain = name.strip("_")
    if name.startswith("__i") and plain[1:] in ("add", "sub", "mul", "truediv", "div"):
        return plain[1:].removeprefix("true")
    return plain  # relu_ works in place


def _frames(frame: FrameType | None) -> Iterator[FrameType]:
    """From the caller of the watched function outwards, as far as our own way of running it."""
    while frame is not None and frame.f_code.co_filename.startswith(_HERE):
        frame = frame.f_back
    while frame is not None and not frame.f_code.co_filename.startswith(_HERE):
        yield frame
        frame = frame.f_back


def tensors_in(values: Sequence[Any]) -> Iterator[Tensor]:
    """The tensors among `values` and in the lists, tuples and dicts among them."""
    for value in values:
        if isinstance(value, Tensor):
            yield value
        elif isinstance(value, dict):
            yield from tensors_in(list(value.values()))
        elif isinstance(value, list | tuple) and not isinstance(value, torch.Size):
            yield from tensors_in(value)
