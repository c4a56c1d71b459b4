"""`nn.AdaptiveMaxPool1d`, `nn.AdaptiveMaxPool2d`: the largest of as many windows as are wanted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.operations.kind import IntArray, check_names, one_read
from forwardpass.operations.max_pool import Maxima
from forwardpass.operations.operation import Operation, Shape
from forwardpass.operations.windows import MAX_TAPS, adaptive


class AdaptiveMaxPool(Maxima):
    """Settings: size, how many windows there are along each axis."""

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op, (), ("size",))
        shape = one_read(op, shapes)
        for begin, end in adaptive(op, shape, self.axes):
            if begin.size * int((end - begin).max()) > MAX_TAPS:
                raise InputError(f"{op.name} has windows that are too large or too many to show")
        return (shape[0], *op.integers("size", self.axes))

    def places(self, op: Operation, shape: Shape) -> tuple[IntArray, IntArray]:
        """See `Maxima`; a shorter window looks at its last place again."""
        found = []
        for begin, end in adaptive(op, shape, self.axes):
            longest = np.arange(int((end - begin).max()))
            found.append(np.minimum(begin[:, None] + longest, end[:, None] - 1))
        return found[0], found[1]
