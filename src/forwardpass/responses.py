"""What neurons usually respond to: mean activation for each class, and how often they are active.

Measured once on many images and stored with the network, so that the page can say which digit a
neuron prefers and arrange neurons by it. Where the images come from is left to others.
"""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from forwardpass.errors import InputError
from forwardpass.network import Network
from forwardpass.tensors import FloatArray
from forwardpass.trace import IntArray, record

CHUNK = 2_000  # images recorded at a time


def measure_responses(network: Network, images: Any, labels: Any) -> Network:
    """The network with `responses` and `often` of every hidden layer, rounded to float16.

    `images` is a batch as `record` takes it, (N, ...); `labels` (N,) says the class of each.
    Classes without an image get 0. Raises `InputError` when the two do not fit.
    """
    known = np.asarray(labels, dtype=np.int64)
    classes = network.layers[-1].outputs
    if known.shape != (len(images),) or len(known) == 0:
        raise InputError(f"{len(images)} images need as many labels, got shape {known.shape}")
    if known.min() < 0 or known.max() >= classes:
        raise InputError(f"labels must be classes 0 to {classes - 1}")
    hidden = network.layers[:-1]
    sums = [np.zeros((classes, layer.outputs)) for layer in hidden]
    active = [np.zeros(layer.outputs) for layer in hidden]
    for start in range(0, len(known), CHUNK):
        trace = record(network, images[start : start + CHUNK])
        shown = _one_hot(known[start : start + CHUNK], classes)
        for k in range(len(hidden)):
            sums[k] += shown.T @ trace.layers[k].post
            active[k] += (trace.layers[k].post > 0).sum(axis=0)
    each = np.maximum(np.bincount(known, minlength=classes), 1)[:, None]
    measured = (
        replace(layer, responses=_half(total / each), often=_half(count / len(known)))
        for layer, total, count in zip(hidden, sums, active, strict=True)
    )
    return replace(network, layers=(*measured, network.layers[-1]))


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


def _one_hot(labels: IntArray, classes: int) -> NDArray[np.float32]:
    return np.eye(classes, dtype=np.float32)[labels]


def _half(values: NDArray[np.float64]) -> FloatArray:
    return values.astype(np.float16).astype(np.float32)
