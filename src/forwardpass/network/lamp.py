"""The lamp "this does not look like a digit": what it needs, and how often it is wrong.

The lamp reads every hidden neuron, each with a weight of its own (`Layer.familiar`). Learning it is
left to `measure.lamp`, computing it to `inside.familiarity`: here is only the record, as it stands
in the network file.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any, Final

from forwardpass.base.errors import InputError
from forwardpass.base.fields import Fields

MOST_RATES: Final = 64


@dataclass(frozen=True)
class Rate:
    """How often the lamp lights on one set of pictures."""

    data: str  # e.g. "pen digits of other writers"
    images: int
    digits: bool  # whether these are digits, so that lighting is a false alarm
    lit: float  # 0..1
    choosing: bool = False  # whether the threshold was chosen on them


@dataclass(frozen=True)
class Lamp:
    """Score = bias + sum over hidden neurons of familiar[j] * a[j]; lit below `threshold`."""

    bias: float
    threshold: float
    rates: tuple[Rate, ...] = ()

    def __post_init__(self) -> None:
        for name in ("bias", "threshold"):
            if not math.isfinite(getattr(self, name)):
                raise InputError(f"the lamp has {name} {getattr(self, name)}, expected a number")


def lamp_about(lamp: Lamp) -> dict[str, Any]:
    """The lamp as it stands in the description, see docs/file-format.md."""
    rates = [_rate_about(rate) for rate in lamp.rates]
    return {"bias": lamp.bias, "threshold": lamp.threshold, "rates": rates}


def _rate_about(rate: Rate) -> dict[str, Any]:
    about = asdict(rate)
    return about if rate.choosing else {k: v for k, v in about.items() if k != "choosing"}


def lamp_from(about: Fields) -> Lamp:
    """What `lamp_about` wrote. Raises `InputError`."""
    rates = (
        Rate(
            x.text("data"),
            x.whole("images"),
            x.flag("digits"),
            x.share("lit"),
            x.has("choosing") and x.flag("choosing"),
        )
        for x in about.objects("rates", MOST_RATES)
    )
    return Lamp(about.number("bias", math.nan), about.number("threshold", math.nan), tuple(rates))
