"""The connections into the units of a plane: how much evidence each carries, which matter most.

Which units a unit reads, and with which weight, is known to the kind of operation alone.

i source, j target, w[j, i] weight, a activation, g[j] = d logit / d z[j].
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.inside.carry import before_factor, check_trace
from forwardpass.inside.evidence import Evidence, evidence
from forwardpass.network.network import Network
from forwardpass.operations.operation import INPUT
from forwardpass.operations.table import kind_of
from forwardpass.trace.trace import IntArray, Trace

COVERAGE: Final = 0.8  # of the evidence, where nobody asks for another share


@dataclass(frozen=True, eq=False)
class Bundle:
    """Every connection between a plane and one of those it reads, by target, then source.

    A connection is known by its place among them.
    """

    layer: int  # the plane that reads
    read: str  # the plane that is read, or "input"
    value: str  # the operation (or "input") whose values are read
    weights: FloatArray  # w[j, i]: (n,), or (targets, sources) where everybody reads everything
    sources: IntArray | None  # (n,) i, None where everybody reads everything
    targets: IntArray | None  # (n,) j, likewise

    def worth(self, values: FloatArray, gradient: FloatArray) -> FloatArray:
        """a[i] * w[j, i] * g[j] of every connection, (n,): a of the read, g at the plane."""
        a, g = values.ravel(), gradient.ravel()
        if self.sources is None:
            return (g[:, None] * self.weights * a).ravel()
        return g[self.targets] * self.weights * a[self.sources]

    def ends(self, places: IntArray) -> tuple[IntArray, IntArray]:
        """Source and target of the connections at these places."""
        if self.sources is None or self.targets is None:
            targets, sources = np.divmod(places, self.weights.shape[1])
            return sources, targets
        return self.sources[places], self.targets[places]


@dataclass(frozen=True, eq=False)
class Connections:
    """The strongest connections of one bundle for one class, strongest first."""

    layer: int
    read: str  # the plane that is read, or "input"
    sources: IntArray  # (n,) i
    targets: IntArray  # (n,) j
    evidence: FloatArray  # (n,) signed
    needed: int  # size of the smallest set that carries the coverage asked for
    total: int  # all connections of the bundle
    share: float  # share of the bundle's absolute evidence that these n carry, 0..1


def bundles(network: Network, trace: Trace, layer: int) -> Iterator[Bundle]:
    """The connections into a plane in this pass, one bundle for each value that it reads."""
    plane = network.planes[layer]
    op = network.operation(plane.name)
    reads = [trace.values[name] for name in op.reads]
    rows = [kind_of(op).terms(op, unit, reads) for unit in range(plane.outputs)]
    for place, name in enumerate(op.reads):
        found = [(unit, x) for unit, row in enumerate(rows) for x in row if x.read == place]
        if not found:
            continue
        weights: FloatArray = np.concatenate([x.weights for _, x in found])
        sources = targets = None
        if len(found) == len(rows) and all(x.units is None for _, x in found):
            weights = weights.reshape(len(rows), -1)
        else:
            sources = np.concatenate([x.places() for _, x in found])
            targets = np.repeat([unit for unit, _ in found], [x.weights.size for _, x in found])
        yield Bundle(layer, shown_as(network, name), name, weights, sources, targets)


def shown_as(network: Network, value: str) -> str:
    """The plane that shows an operation's value, or "input"; reshaping is looked through."""
    while value != INPUT:
        plane = next((x.name for x in network.planes if value in x.operations), None)
        if plane is not None:
            return plane
        value = network.operation(value).reads[0]
    return INPUT


def connection_evidence(trace: Trace, found: Evidence, bundle: Bundle) -> FloatArray:
    """a[i] * w[j, i] * g[j] of every connection of a bundle, (n,)."""
    name = trace.network.planes[bundle.layer].name
    gradient = before_factor(trace, found.gradients, name)
    return bundle.worth(trace.values[bundle.value], gradient)


def important(
    network: Network,
    trace: Trace,
    target: int,
    coverage: float = COVERAGE,
    limit: int | None = None,
) -> tuple[Connections, ...]:
    """For every bundle, the smallest set that carries `coverage` of its absolute evidence.

    At most `limit` of them are returned; `needed` and `share` tell what that leaves out. Equal ones
    are taken by target, then source. Raises `InputError` unless 0 < coverage <= 1.
    """
    check_coverage(coverage)
    check_trace(network, trace)
    found = evidence(network, trace, target)
    return tuple(
        strongest(bundle, connection_evidence(trace, found, bundle), coverage, limit)
        for layer in range(len(network.planes))
        for bundle in bundles(network, trace, layer)
    )


def strongest(
    bundle: Bundle, worth: FloatArray, coverage: float, limit: int | None = None
) -> Connections:
    """The smallest set of a bundle's connections that carries `coverage` of their worth."""
    size = np.abs(worth)
    order = np.argsort(-size, kind="stable")[: np.count_nonzero(size)]
    carried = np.cumsum(size[order], dtype=np.float64)
    whole = float(carried[-1]) if order.size else 0.0
    needed = min(int(np.searchsorted(carried, coverage * whole)) + 1, order.size)
    chosen = order[: needed if limit is None else min(needed, limit)]
    share = float(carried[chosen.size - 1]) / whole if chosen.size else 0.0
    sources, targets = bundle.ends(chosen)
    return Connections(
        bundle.layer,
        bundle.read,
        sources,
        targets,
        worth[chosen],
        needed,
        worth.size,
        share,
    )


def check_coverage(coverage: float) -> None:
    """Refuse a coverage that is no share. Raises `InputError`."""
    if not 0 < coverage <= 1:
        raise InputError(f"coverage must be above 0 and at most 1, got {coverage}")
