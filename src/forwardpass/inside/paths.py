"""The way through one neuron, from the pixels that made it to the class that is shown.

Hop by hop the smallest sets of connections that carry a share of the evidence. How any of this is
drawn is left to the page.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.inside.evidence import (
    backward,
    check_neurons,
    check_trace,
    line_of,
    one_hot,
    sources_of,
    strongest,
)
from forwardpass.network.network import Network
from forwardpass.trace.trace import IntArray, Trace


@dataclass(frozen=True, eq=False)
class Hop:
    """The kept connections of one layer, strongest first."""

    layer: int
    sources: IntArray  # (n,) i
    targets: IntArray  # (n,) j
    evidence: FloatArray  # (n,) signed
    share: float  # of the absolute evidence through the kept neurons, 0..1
    whole: float  # of the layer's, through neurons kept or not, 0..1


@dataclass(frozen=True, eq=False)
class Path:
    """From the pixels through one neuron to a class, one hop a layer."""

    layer: int
    neuron: int
    digit: int
    coverage: float
    hops: tuple[Hop, ...]


def path(
    network: Network,
    trace: Trace,
    layer: int | str,
    neuron: int,
    coverage: float = 0.8,
    digit: int | None = None,
) -> Path:
    """The connections through which the pixels reach a neuron and it reaches class `digit`.

    Up to the neuron's layer a connection's evidence is for the neuron's z: a[i] * w[j, i] * g[j]
    with g = d z / d z[j], among the targets that were kept. After it, evidence is for the logit of
    `digit` (the prediction if None), of that part of a[i] that comes from the neuron, among the
    sources that were kept. Each hop is the smallest set that carries `coverage` of these. Raises
    `InputError` for neurons and classes that do not exist and unless 0 < coverage <= 1.
    """
    check_trace(network, trace)
    number = network.index(layer)
    check_neurons(network, number, [neuron])
    if not 0 < coverage <= 1:
        raise InputError(f"coverage must be above 0 and at most 1, got {coverage}")
    shown = trace.prediction if digit is None else digit
    hops = (
        *_hops_back(network, trace, number, neuron, coverage),
        *_hops_on(network, trace, number, neuron, coverage, shown),
    )
    return Path(number, neuron, shown, coverage, hops)


def _hops_back(
    network: Network, trace: Trace, layer: int, neuron: int, coverage: float
) -> list[Hop]:
    seed = np.zeros(network.layers[layer].outputs, np.float32)
    seed[neuron] = 1
    gradients, _, _ = backward(network, trace, layer, seed)
    hops: list[Hop] = []
    kept = np.array([neuron])
    for k in range(layer, -1, -1):
        table = gradients[k][:, None] * network.layers[k].weight * sources_of(trace, k)
        through = np.zeros_like(table)
        through[kept] = table[kept]
        hops.insert(0, _hop(k, table, through, coverage))
        kept = np.unique(hops[0].sources)
    return hops


def _hops_on(
    network: Network, trace: Trace, layer: int, neuron: int, coverage: float, digit: int
) -> list[Hop]:
    last = len(network.layers) - 1
    gradients, _, _ = backward(network, trace, last, one_hot(network, digit))
    part = np.zeros(network.layers[layer].outputs, np.float32)  # of activations, from the neuron
    part[neuron] = trace.layers[layer].post[neuron]
    hops: list[Hop] = []
    kept = np.array([neuron])
    for k in range(layer + 1, last + 1):
        table = gradients[k][:, None] * network.layers[k].weight * part
        through = np.zeros_like(table)
        through[:, kept] = table[:, kept]
        hops.append(_hop(k, table, through, coverage))
        kept = np.unique(hops[-1].targets)
        if k < last:
            part = (network.layers[k].weight @ part) * line_of(network, trace, k)[0]
    return hops


def _hop(layer: int, table: FloatArray, through: FloatArray, coverage: float) -> Hop:
    found = strongest(layer, through, coverage, None)
    everything = float(np.abs(table).sum(dtype=np.float64))
    carried = float(np.abs(found.evidence).sum(dtype=np.float64))
    whole = carried / everything if everything else 0.0
    return Hop(layer, found.sources, found.targets, found.evidence, found.share, whole)
