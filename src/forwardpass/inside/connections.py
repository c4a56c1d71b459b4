"""The connections into the units of a plane that matter most: how much evidence each carries.

i source, j target, w[j, i] weight, a activation, g[j] = d logit / d z[j].
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.inside.bundle import Bundle, Flow, bundles
from forwardpass.inside.carry import before_factor, check_trace
from forwardpass.inside.evidence import Evidence, evidence
from forwardpass.network.network import Network
from forwardpass.trace.trace import IntArray, Trace

COVERAGE: Final = 0.8  # of the evidence, where nobody asks for another share
MOST_HELD: Final = 1 << 18  # connections that are told one by one, whatever limit is asked for
FEW: Final = 1 << 22  # of more flowing connections than this, only their sizes are counted
BUCKET_SHIFT: Final = 15  # of the bits of a float32: buckets of equal exponent and leading bits


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


def connection_evidence(trace: Trace, found: Evidence, bundle: Bundle) -> FloatArray:
    """a[i] * w[j, i] * g[j] of every connection, (n,), by target, then as the target reads them.

    For bundles that one can hold; `important` works for any.
    """
    a, g = ends_of(trace, found, bundle)
    rows = [
        g[unit] * term.weights * term.taken(a)
        for unit in range(bundle.plane.outputs)
        for term in bundle.terms([unit])
    ]
    return np.concatenate([np.zeros(0, np.float32), *rows])


def ends_of(trace: Trace, found: Evidence, bundle: Bundle) -> tuple[FloatArray, FloatArray]:
    """What the sources of a bundle hand on, and what one unit more of each target adds."""
    gradient = before_factor(trace, found.gradients, bundle.plane.name)
    return bundle.source(trace.values.__getitem__), gradient.ravel()


def important(
    network: Network,
    trace: Trace,
    target: int,
    coverage: float = COVERAGE,
    limit: int | None = None,
) -> tuple[Connections, ...]:
    """For every bundle, the smallest set that carries `coverage` of its absolute evidence.

    At most `limit` of them are returned, and never more than MOST_HELD; `needed` and `share` tell
    what that leaves out. Equal ones are taken by target, then source. Raises `InputError` unless
    0 < coverage <= 1.
    """
    check_coverage(coverage)
    check_trace(network, trace)
    found = evidence(network, trace, target)
    return tuple(
        strongest(bundle, *ends_of(trace, found, bundle), coverage, limit)
        for layer in range(len(network.planes))
        for bundle in bundles(network, trace, layer)
    )


def strongest(
    bundle: Bundle, a: FloatArray, g: FloatArray, coverage: float, limit: int | None = None
) -> Connections:
    """The smallest set of a bundle's connections that carries `coverage` of what flows."""
    flows = bundle.flows(a, g)
    held: list[Flow] = []
    count = 0
    for flow in flows:
        held.append(flow)
        count += flow.worth.size
        if count > FEW:
            break
    most = MOST_HELD if limit is None else max(0, min(limit, MOST_HELD))
    if count <= FEW:
        kept, needed, whole = _of_few(held, coverage, most)
    else:
        kept, needed, whole = _of_many(lambda: bundle.flows(a, g), coverage, most)
    carried = float(np.abs(kept.worth).sum(dtype=np.float64))
    return Connections(
        bundle.layer,
        bundle.read,
        kept.sources.astype(np.int64),
        kept.targets.astype(np.int64),
        kept.worth,
        needed,
        bundle.total,
        carried / whole if whole else 0.0,
    )


def _of_few(flows: list[Flow], coverage: float, limit: int) -> tuple[Flow, int, float]:
    """By sorting them all: those that are told, how many are needed, and what all carry."""
    every = _joined(flows)
    order = _by_size(every)
    carried = np.cumsum(np.abs(every.worth[order]), dtype=np.float64)
    whole = float(carried[-1]) if order.size else 0.0
    needed = min(int(np.searchsorted(carried, coverage * whole)) + 1, order.size)
    return _taken(every, order[: min(needed, limit)]), needed, whole


def _of_many(
    flows: Callable[[], Iterator[Flow]], coverage: float, limit: int
) -> tuple[Flow, int, float]:
    """The same without holding them: counted by size, then only the strongest are kept."""
    counts = np.zeros(1 << (31 - BUCKET_SHIFT), np.int64)
    sums = np.zeros(counts.size)
    whole = 0.0
    for flow in flows():
        size = np.abs(flow.worth)
        bucket = _bucket(size)
        counts += np.bincount(bucket, minlength=counts.size)
        sums += np.bincount(bucket, size, counts.size)
        whole += float(size.sum(dtype=np.float64))
    fallen = np.cumsum(sums[::-1])
    last = counts.size - 1 - min(int(np.searchsorted(fallen, coverage * whole)), counts.size - 1)
    held = np.cumsum(counts[::-1])
    lowest = counts.size - 1 - min(int(np.searchsorted(held, limit)), counts.size - 1)
    kept, edge = [], []
    for flow in flows():
        bucket = _bucket(np.abs(flow.worth))
        edge.append(np.abs(flow.worth[bucket == last]))
        kept.append(_taken(flow, np.flatnonzero(bucket >= max(lowest, last))))
    before = int(counts[last + 1 :].sum())
    reached = sums[last + 1 :].sum() + np.cumsum(-np.sort(-np.concatenate(edge)), dtype=np.float64)
    inside = min(int(np.searchsorted(reached, coverage * whole)) + 1, int(counts[last]))
    needed = before + inside
    strongest_kept = _joined(kept)
    order = _by_size(strongest_kept)[: min(needed, limit)]
    return _taken(strongest_kept, order), needed, whole


def _bucket(size: FloatArray) -> IntArray:
    """By exponent and leading bits, which sort as the sizes do."""
    return (size.view(np.uint32) >> BUCKET_SHIFT).astype(np.int64)


def _joined(flows: list[Flow]) -> Flow:
    nothing = Flow(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32))
    parts = list(chain([nothing], flows))
    return Flow(
        np.concatenate([x.sources for x in parts]),
        np.concatenate([x.targets for x in parts]),
        np.concatenate([x.worth for x in parts]),
    )


def _by_size(flow: Flow) -> IntArray:
    return np.argsort(-np.abs(flow.worth), kind="stable")


def _taken(flow: Flow, places: IntArray) -> Flow:
    return Flow(flow.sources[places], flow.targets[places], flow.worth[places])


def check_coverage(coverage: float) -> None:
    """Refuse a coverage that is no share. Raises `InputError`."""
    if not 0 < coverage <= 1:
        raise InputError(f"coverage must be above 0 and at most 1, got {coverage}")
