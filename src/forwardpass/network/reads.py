"""What a network reads: a picture, planes of one, or plain numbers; and what each value is called.

The one answer for pad, figure, page and names. The Python twin of web/src/network/input.ts;
fixtures/reads.json holds both to the same answers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from forwardpass.network.network import Network

Kind = Literal["picture", "planes", "features"]

SHORTEST_SIDE: Final = 4  # sides shorter than this are no picture that a pen could draw
MNIST_SIDE: Final = 28  # flat inputs of as many values as MNIST's pictures are such pictures


@dataclass(frozen=True)
class Reads:
    """The form of one input; features stand in one column."""

    kind: Kind
    rows: int  # of the picture, or of one of its planes
    columns: int
    planes: int = 1  # one after the other
    feature_names: tuple[str, ...] = ()  # of features, where they have names

    @property
    def drawn(self) -> bool:
        """Whether the input is made of pixels."""
        return self.kind != "features"


def reads_of(network: Network) -> Reads:
    """What the network reads."""
    return reads(network.input_shape, network.feature_names)


def reads_digits(network: Network) -> bool:
    """Whether the network reads pictures such as MNIST's."""
    return reads_of(network) == Reads("picture", MNIST_SIDE, MNIST_SIDE)


def reads(input_shape: Sequence[int], feature_names: Sequence[str] = ()) -> Reads:
    """The form of an input of this shape: the last two sides are the picture's."""
    count = math.prod(input_shape)
    sides = [side for side in input_shape if side > 1]
    if len(sides) < 2 and count == MNIST_SIDE**2:
        sides = [MNIST_SIDE, MNIST_SIDE]
    if feature_names or len(sides) < 2 or min(sides[-2:]) < SHORTEST_SIDE:
        return Reads("features", count, 1, feature_names=tuple(feature_names))
    rows, columns = sides[-2:]
    planes = count // (rows * columns)
    return Reads("planes" if planes > 1 else "picture", rows, columns, planes)


def place_of(form: Reads, index: int) -> tuple[int, int, int]:
    """Plane, row and column of a value, counted from 1."""
    plane, within = divmod(index, form.rows * form.columns)
    row, column = divmod(within, form.columns)
    return plane + 1, row + 1, column + 1


def value_name(form: Reads, index: int) -> str:
    """What a value is called, e.g. "row 12, column 8"."""
    if not form.drawn:
        return form.feature_names[index] if form.feature_names else f"input {index}"
    plane, row, column = place_of(form, index)
    where = f"row {row}, column {column}"
    return f"plane {plane}, {where}" if form.kind == "planes" else where
