"""Functions of PyTorch by name, each with what makes a node of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from forwardpass.convert.functions import (
    activations,
    arithmetic,
    ends,
    gates,
    layers,
    matrices,
    norms,
    padding,
    pieces,
    pools,
    reductions,
    resizing,
    shapes,
)

FAMILIES: Final = (
    activations,
    arithmetic,
    ends,
    gates,
    layers,
    matrices,
    norms,
    padding,
    pieces,
    pools,
    reductions,
    resizing,
    shapes,
)
HANDLERS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {name: handler for family in FAMILIES for name, handler in family.HANDLERS.items()}
)
