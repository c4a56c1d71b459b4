"""`nn.Dropout`, `nn.Dropout2d`: nothing in eval mode.

In training its masks are factors that the trace holds.
"""

from collections.abc import Sequence

from forwardpass.base.errors import InputError
from forwardpass.operations.identity import Identity
from forwardpass.operations.kind import Role
from forwardpass.operations.operation import Operation, Shape


class Dropout(Identity):
    """Settings: p, the share that training switches off; maps: whole maps rather than units."""

    role: Role = "dropout"
    settings = ("p",)
    flags = ("maps",)

    def check(self, op: Operation, shapes: Sequence[Shape]) -> Shape:
        """See `Kind`."""
        shape = super().check(op, shapes)
        if not 0 <= op.number("p") <= 1:
            raise InputError(f"{op.name} has p {op.number('p')}, expected a number from 0 to 1")
        return shape
