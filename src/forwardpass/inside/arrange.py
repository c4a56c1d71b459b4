"""The order of neurons, by the class that they prefer; measuring that is left to `measure`."""

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.network.network import Network
from forwardpass.trace.trace import IntArray


def arrange(network: Network) -> tuple[tuple[IntArray, ...], tuple[IntArray, ...]]:
    """Neurons grouped by the class they prefer: (order, preferred), one array a layer.

    `order[k][place]` is the neuron that stands at a place, strongest first in its group;
    `preferred[k][neuron]` is the class with its largest mean activation, -1 for a neuron that is
    never active (these stand last). The last layer keeps its order. Raises `InputError` for a
    network without responses.
    """
    orders, preferences = [], []
    for layer in network.layers[:-1]:
        if layer.responses is None:
            raise InputError(f"{network.name} has no measured responses: see measure_responses")
        best, most = layer.responses.argmax(axis=0), layer.responses.max(axis=0)
        preferred = np.where(most > 0, best, -1)
        group = np.where(most > 0, best, len(layer.responses))
        orders.append(np.lexsort((np.arange(layer.outputs), -most, group)))
        preferences.append(preferred)
    last = np.arange(network.layers[-1].outputs)
    return (*orders, last), (*preferences, last)
