"""The lamp "this does not look like a digit": what it says of a recorded picture.

The lamp is one more neuron, which reads every hidden one and says how much the picture is like
digits and unlike other drawings. Learning it is left to `measure.lamp`; why it is built so is in
docs/inside.md.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from forwardpass.base.errors import InputError
from forwardpass.network.lamp import Lamp
from forwardpass.network.measured import map_means
from forwardpass.network.network import Network
from forwardpass.trace.trace import Batch, Trace

Sums = NDArray[np.float64]


@dataclass(frozen=True)
class Familiarity:
    """How much one picture looks like what the network was made for."""

    score: float  # log-odds of a digit against another drawing
    threshold: float
    familiar: bool  # score >= threshold; False lights the lamp


def familiarity(network: Network, trace: Trace | Batch) -> Familiarity | None:
    """What the lamp says of one recorded picture; None for a network without a lamp."""
    if network.lamp is None:
        return None
    if isinstance(trace, Batch):
        raise InputError(f"this trace holds {len(trace)} images: choose one, such as trace[0]")
    score = float(lamp_scores(network, trace))
    return Familiarity(score, network.lamp.threshold, score >= network.lamp.threshold)


def lamp_scores(network: Network, trace: Trace | Batch) -> Sums:
    """The lamp's score of one recorded picture, or of each of a batch. Raises `InputError`."""
    total: Sums = np.asarray(lamp_of(network).bias)
    for plane, seen in zip(network.planes[:-1], trace.layers, strict=False):
        familiar = network.measures(plane.name).familiar
        assert familiar is not None, "Network has checked that the lamp has its weights"
        seen_maps = map_means(seen.post.astype(np.float64), plane.form.maps)
        total = total + seen_maps @ familiar.astype(np.float64)
    return total


def lamp_of(network: Network) -> Lamp:
    """The network's lamp. Raises `InputError` when it has none."""
    if network.lamp is None:
        raise InputError(f"{network.name} has no lamp: see tools/finish_network.py")
    return network.lamp
