"""`nn.AdaptiveAvgPool1d`, `nn.AdaptiveAvgPool2d`: the means of as many windows as are wanted."""

from __future__ import annotations

from collections.abc import Sequence

from forwardpass.operations.avg_pool import Averages, Spans, spans
from forwardpass.operations.kind import check_names, one_read
from forwardpass.operations.operation import Operation, Shape
from forwardpass.operations.windows import adaptive, lifted


class AdaptiveAvgPool(Averages):
    """Settings: size, how many windows there are along each axis."""

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        check_names(op, (), ("size",))
        shape = one_read(op, shapes)
        adaptive(op, shape, self.axes)
        return (shape[0], *op.integers("size", self.axes))

    def spans(self, op: Operation, shape: Shape) -> tuple[Spans, Spans]:
        """See `Averages`."""
        _, *sizes = lifted(shape)
        down, across = (
            spans(size, begin, end, end - begin)
            for size, (begin, end) in zip(sizes, adaptive(op, shape, self.axes), strict=True)
        )
        return down, across
