"""The connections of a network in bundles: all that lead from one value that a plane reads into it.

Which units a unit reads, and with which weight, is known to the kind of operation alone. A
convolution has millions of connections, so they are made some at a time and never all held.

i source, j target, w[j, i] weight, a activation, g[j] = d logit / d z[j].
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from forwardpass.base.tensors import FloatArray
from forwardpass.network.form import Form, form_of
from forwardpass.network.network import Network
from forwardpass.network.places import keeps_order, places
from forwardpass.network.planes import Plane
from forwardpass.operations.kind import Incoming
from forwardpass.operations.operation import INPUT
from forwardpass.operations.table import kind_of
from forwardpass.trace.trace import IntArray, Trace

AT_ONCE: Final = 1 << 20  # connections that are made at a time: some 30 MB
Places = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Flow:
    """Some connections through which something flows, by target, then as the target reads them."""

    sources: Places  # (n,) i, in the plane that is read
    targets: Places  # (n,) j
    worth: FloatArray  # (n,) a[i] * w[j, i] * g[j], none of them 0


@dataclass(frozen=True, eq=False)
class Bundle:
    """Every connection between a plane and one value that it reads, in one pass."""

    layer: int  # the plane that reads
    read: str  # the plane that is read, or "input"
    value: str  # the operation (or "input") whose value is read
    trace: Trace
    place: int  # of that value in what the plane's operation reads
    moved: IntArray | None  # where its units stand in the plane that is read, None for the same

    @property
    def plane(self) -> Plane:
        """The plane that reads."""
        return self.trace.network.planes[self.layer]

    @property
    def total(self) -> int:
        """Number of connections, those included through which nothing flows."""
        known = _totals.setdefault(self.trace.network, {})
        key = (self.layer, self.place)
        if key not in known:
            known[key] = self._count()
        return known[key]

    @property
    def source_form(self) -> Form:
        """How the units of the plane that is read lie beside each other."""
        network = self.trace.network
        if self.read == INPUT:
            return form_of(network.input_shape)
        return network.planes[network.index(self.read)].form

    def source(self, values: Callable[[str], FloatArray]) -> FloatArray:
        """Of the values by operation those that are read, (sources,), by unit of their plane."""
        network = self.trace.network
        name = INPUT if self.read == INPUT else network.planes[network.index(self.read)].post
        return values(name).ravel()

    def terms(self, units: Iterable[int]) -> Iterator[Incoming]:
        """What each of some units reads, by units of the plane that is read."""
        for term in self._told(units):
            if self.moved is None:
                yield term
                continue
            found = self.moved[term.places()]
            yield Incoming(term.read, found[found >= 0], term.weights[found >= 0])

    def padding(self, unit: int) -> float:
        """What a unit reads of constants that pad the value: no unit gives them."""
        if self.moved is None:
            return 0.0
        nowhere, read = self.moved < 0, self.trace.values[self.value].ravel()
        return float(
            sum(
                (term.weights * read[term.places()])[nowhere[term.places()]].sum(dtype=np.float64)
                for term in self._told([unit])
            )
        )

    def _told(self, units: Iterable[int]) -> Iterator[Incoming]:
        """The same by units of the value."""
        network = self.trace.network
        op = network.operation(self.plane.name)
        kind, reads = kind_of(op), [self.trace.values[name] for name in op.reads]
        for unit in units:
            for term in kind.terms(op, int(unit), reads):
                if term.read == self.place:
                    yield term

    def flows(self, a: FloatArray, g: FloatArray) -> Iterator[Flow]:
        """All that flows for these values of the sources and slopes of the targets, in parts."""
        rows: list[tuple[int, Incoming]] = []
        size = 0
        for target in np.flatnonzero(g):
            for term in self.terms([int(target)]):
                rows.append((int(target), term))
                size += term.weights.size
            if size >= AT_ONCE:
                yield _flow(rows, a, g)
                rows, size = [], 0
        if rows:
            yield _flow(rows, a, g)

    def _count(self) -> int:
        """Affine operations and pools read as much in each of their maps."""
        form, op = self.plane.form, self.trace.network.operation(self.plane.name)
        alike = kind_of(op).role in ("affine", "pool") and self.moved is None
        units = form.cells if alike else form.units
        count = sum(term.weights.size for term in self.terms(range(units)))
        return count * (form.units // units)


_totals: WeakKeyDictionary[Network, dict[tuple[int, int], int]] = WeakKeyDictionary()


def bundles(network: Network, trace: Trace, layer: int) -> Iterator[Bundle]:
    """The connections into a plane in this pass, one bundle for each value that it reads."""
    op = network.operation(network.planes[layer].name)
    for place, name in enumerate(op.reads):
        yield Bundle(layer, shown_as(network, name), name, trace, place, moved_by(network, name))


def shown_as(network: Network, value: str) -> str:
    """The plane that shows an operation's value, or "input"; reshaping is looked through."""
    return _way(network, value)[-1]


def moved_by(network: Network, value: str) -> IntArray | None:
    """Where the units of a value stand in the plane that shows it, None where they are the same."""
    found: IntArray | None = None
    for name in _way(network, value)[:-1]:
        op = network.operation(name)
        shape = network.shape_of(op.reads[0])
        if keeps_order(op, shape):
            continue
        step = places(op, shape)
        found = step if found is None else np.where(found < 0, found, step[found])
    return found


def _way(network: Network, value: str) -> list[str]:
    """The reshaping operations from a value back to what it shows, and the plane or "input"."""
    way: list[str] = []
    while value != INPUT:
        plane = next((x.name for x in network.planes if value in x.operations), None)
        if plane is not None:
            return [*way, plane]
        way.append(value)
        value = network.operation(value).reads[0]
    return [*way, INPUT]


def _flow(rows: list[tuple[int, Incoming]], a: FloatArray, g: FloatArray) -> Flow:
    sizes = [term.weights.size for _, term in rows]
    ends = np.array([target for target, _ in rows], np.int32)
    if all(term.units is None for _, term in rows):
        read = np.flatnonzero(a).astype(np.int32)
        weights: FloatArray = np.concatenate([term.weights for _, term in rows])
        block = weights.reshape(len(rows), -1)[:, read]
        worth = (g[ends][:, None] * block * a[read]).ravel()
        targets, sources = np.repeat(ends, read.size), np.tile(read, ends.size)
    else:
        targets = np.repeat(ends, sizes)
        sources = np.concatenate([term.places() for _, term in rows]).astype(np.int32)
        worth = g[targets] * np.concatenate([term.weights for _, term in rows]) * a[sources]
    some = worth != 0
    return Flow(sources[some], targets[some], worth[some])
