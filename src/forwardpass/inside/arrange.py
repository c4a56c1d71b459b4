"""Neurons grouped by the class that they prefer, from what was measured of them."""

from __future__ import annotations

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.network.network import Network
from forwardpass.trace.trace import IntArray


def arrange(network: Network) -> tuple[tuple[IntArray, ...], tuple[IntArray, ...]]:
    """Neurons, or whole maps of a stack, grouped by the class they prefer: (order, preferred).

    One array a plane. `order[k][place]` is the neuron or map that stands at a place, strongest
    first in its group; `preferred[k][neuron]` is the class with its largest mean activation, -1 for
    one that is never active (these stand last). The last plane keeps its order. Raises `InputError`
    for a network without responses.
    """
    orders, preferences = [], []
    for plane in network.planes[:-1]:
        responses = network.measures(plane.name).responses
        if responses is None:
            raise InputError(f"{network.name} has no measured responses: see measure_responses")
        best, most = responses.argmax(axis=0), responses.max(axis=0)
        preferred = np.where(most > 0, best, -1)
        group = np.where(most > 0, best, len(responses))
        orders.append(np.lexsort((np.arange(plane.form.maps), -most, group)))
        preferences.append(preferred)
    last = np.arange(network.planes[-1].outputs)
    return (*orders, last), (*preferences, last)
