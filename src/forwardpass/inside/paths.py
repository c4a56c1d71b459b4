"""The way through one neuron, from the pixels that made it to the class that is shown.

Hop by hop the smallest sets of connections that carry a share of the evidence. How any of this is
drawn is left to the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.inside.bundle import Bundle, bundles
from forwardpass.inside.carry import (
    before_factor,
    carry_back,
    check_neurons,
    check_trace,
    pushed,
    unit_seed,
)
from forwardpass.inside.connections import COVERAGE, check_coverage, strongest
from forwardpass.network.network import Network
from forwardpass.trace.gradients import one_hot
from forwardpass.trace.trace import IntArray, Trace

Ends = tuple[FloatArray, FloatArray]  # what the sources hand on, and the slopes of the targets


@dataclass(frozen=True, eq=False)
class Hop:
    """The kept connections of one bundle, strongest first."""

    layer: int
    read: str  # the plane that is read, or "input"
    sources: IntArray  # (n,) i
    targets: IntArray  # (n,) j
    evidence: FloatArray  # (n,) signed
    share: float  # of the absolute evidence through the kept neurons, 0..1
    whole: float  # of the bundle's, through neurons kept or not, 0..1


@dataclass(frozen=True, eq=False)
class Path:
    """From the pixels through one neuron to a class; in a row of layers one hop a layer."""

    layer: int
    neuron: int
    target: int
    coverage: float
    hops: tuple[Hop, ...]

    @property
    def digit(self) -> int:
        """The class by its other name."""
        return self.target


def path(
    network: Network,
    trace: Trace,
    layer: int | str,
    neuron: int,
    coverage: float = COVERAGE,
    target: int | None = None,
) -> Path:
    """The connections through which the pixels reach a neuron and it reaches class `target`.

    Up to the neuron's layer a connection's evidence is for the neuron's z: a[i] * w[j, i] * g[j]
    with g = d z / d z[j], among the targets that were kept. After it, evidence is for the logit of
    `target` (the prediction if None), of that part of a[i] that comes from the neuron, among the
    sources that were kept. Each hop is the smallest set that carries `coverage` of these. Raises
    `InputError` for neurons and classes that do not exist and unless 0 < coverage <= 1.
    """
    check_trace(network, trace)
    number = network.index(layer)
    check_neurons(network.planes[number], [neuron])
    check_coverage(coverage)
    shown = trace.prediction if target is None else target
    hops = (
        *_hops_back(network, trace, number, neuron, coverage),
        *_hops_on(network, trace, number, neuron, coverage, shown),
    )
    return Path(number, neuron, shown, coverage, hops)


def _hops_back(
    network: Network, trace: Trace, layer: int, neuron: int, coverage: float
) -> list[Hop]:
    plane = network.planes[layer]
    seed = unit_seed(plane, neuron).reshape(network.shape_of(plane.pre))
    gradients = carry_back(network, trace, plane.pre, seed).gradients
    hops: list[Hop] = []
    kept = {plane.name: np.array([neuron])}
    for bundle in _reversed_bundles(network, trace, layer):
        name = network.planes[bundle.layer].name
        if name not in kept:
            continue
        g = before_factor(trace, gradients, name).ravel()
        a = bundle.source(trace.values.__getitem__)
        hop = _hop(bundle, (a, g), (a, _only(g, kept[name])), coverage)
        hops.insert(0, hop)
        before = kept.get(hop.read, np.zeros(0, np.int64))
        kept[hop.read] = np.union1d(before, hop.sources)
    return hops


def _hops_on(
    network: Network, trace: Trace, layer: int, neuron: int, coverage: float, target: int
) -> list[Hop]:
    gradients = carry_back(network, trace, network.scores, one_hot(network, target)).gradients
    parts = _parts(network, trace, layer, neuron)
    hops: list[Hop] = []
    kept = {network.planes[layer].name: np.array([neuron])}
    for k in range(layer + 1, len(network.planes)):
        name = network.planes[k].name
        for bundle in bundles(network, trace, k):
            if bundle.read not in kept:
                continue
            g, part = (
                before_factor(trace, gradients, name).ravel(),
                bundle.source(parts.__getitem__),
            )
            hop = _hop(bundle, (part, g), (_only(part, kept[bundle.read]), g), coverage)
            hops.append(hop)
            before = kept.get(name, np.zeros(0, np.int64))
            kept[name] = np.union1d(before, hop.targets)
    return hops


def _parts(network: Network, trace: Trace, layer: int, neuron: int) -> Mapping[str, FloatArray]:
    """What of every value comes from the neuron, as far as the pass goes on from it."""
    plane = network.planes[layer]
    value = trace.values[plane.post]
    parts = {plane.post: unit_seed(plane, neuron).reshape(value.shape) * value}
    names = [op.name for op in network.operations]
    for op in network.operations[names.index(plane.post) + 1 : names.index(network.scores) + 1]:
        if any(name in parts for name in op.reads):
            parts[op.name] = pushed(network, trace, op, parts)
    return parts


def _reversed_bundles(network: Network, trace: Trace, layer: int) -> Iterator[Bundle]:
    for k in range(layer, -1, -1):
        yield from reversed(list(bundles(network, trace, k)))


def _only(values: FloatArray, units: IntArray) -> FloatArray:
    """The values of some units, 0 elsewhere."""
    kept = np.zeros_like(values)
    kept[units] = values[units]
    return kept


def _hop(bundle: Bundle, every: Ends, through: Ends, coverage: float) -> Hop:
    """Of all that flows between `every` two ends the part `through` the neurons that were kept."""
    found = strongest(bundle, *through, coverage)
    everything = sum(
        float(np.abs(flow.worth).sum(dtype=np.float64)) for flow in bundle.flows(*every)
    )
    carried = float(np.abs(found.evidence).sum(dtype=np.float64))
    whole = carried / everything if everything else 0.0
    return Hop(
        bundle.layer, bundle.read, found.sources, found.targets, found.evidence, found.share, whole
    )
