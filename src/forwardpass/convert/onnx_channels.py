"""Pictures whose colours come last, as of Keras: the network reads them with the colours first.

Then the page has planes to draw on. What turns them round in the model is left out for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from forwardpass.network.reads import reads
from forwardpass.operations.operation import INPUT, Operation, Shape

_FIRST: Final = (2, 0, 1)  # (H, W, C) as (C, H, W)


def colours_first(
    operations: Sequence[Operation], shape: Shape
) -> tuple[list[Operation], Shape, bool]:
    """Operations, what they read, and whether that was turned: (H, W, C) before, (C, H, W) now.

    Only where all that is read of the input is turned so at once, and only then it is a picture.
    """
    turns = [op for op in operations if INPUT in op.reads]
    if len(shape) != 3 or not all(_turns(op) for op in turns):
        return list(operations), shape, False
    turned = (shape[2], *shape[:2])
    if reads(shape).drawn or not reads(turned).drawn or turns[-1] is operations[-1]:
        return list(operations), shape, False
    gone = {op.name: INPUT for op in turns}
    kept = [
        replace(op, reads=tuple(gone.get(name, name) for name in op.reads))
        for op in operations
        if op.name not in gone
    ]
    return kept, turned, True


def colours_last(values: NDArray[Any]) -> NDArray[Any]:
    """Pictures (..., C, H, W) as the model reads them, (..., H, W, C)."""
    return np.moveaxis(values, -3, -1)


def _turns(op: Operation) -> bool:
    return op.kind == "permute" and op.settings.get("order") == _FIRST
