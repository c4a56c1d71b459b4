"""What a unit looks at: its patch, its receptive field; and what flows from map to map.

The patch is the units of each plane that the unit reads, the field the box of the input that can
reach it. Both are the same for every image.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from forwardpass.base.tensors import FloatArray
from forwardpass.inside.bundle import Bundle, moved_by, shown_as
from forwardpass.inside.carry import check_neurons
from forwardpass.inside.connections import ends_of
from forwardpass.inside.evidence import Evidence
from forwardpass.network.form import Form, form_of
from forwardpass.network.network import Network
from forwardpass.network.places import places
from forwardpass.network.reads import reads_of
from forwardpass.operations.operation import INPUT, Operation
from forwardpass.operations.table import kind_of
from forwardpass.trace.trace import IntArray, Trace


@dataclass(frozen=True)
class Box:
    """Cells of a picture, from the first to the last of both, counted from 0."""

    top: int
    bottom: int
    left: int
    right: int


def patch(network: Network, layer: int | str, unit: int) -> dict[str, IntArray]:
    """The units that a unit reads of each plane that it reads, or of "input"; in order, each once.

    Raises `InputError` for units that do not exist.
    """
    plane = network.planes[network.index(layer)]
    check_neurons(plane, [unit])
    op = network.operation(plane.name)
    found: dict[str, list[IntArray]] = {name: [] for name in plane.reads}
    for term in kind_of(op).terms(op, unit, _blank(network, op)):
        name = op.reads[term.read]
        moved = moved_by(network, name)
        units = term.places() if moved is None else moved[term.places()]
        found[shown_as(network, name)].append(units[units >= 0])
    return {name: np.unique(np.concatenate(units)) for name, units in found.items() if units}


def receptive_field(network: Network, layer: int | str, unit: int) -> Box | None:
    """The smallest box of the input's picture that holds every pixel that can reach a unit.

    None where none does, or where the input is no picture. Colour planes count as one picture.
    Raises `InputError` for units that do not exist.
    """
    plane = network.planes[network.index(layer)]
    check_neurons(plane, [unit])
    regions = {plane.post: _Region(form_of(network.shape_of(plane.post)))}
    regions[plane.post].add(np.array([unit]))
    for op in reversed(network.operations):
        if op.name in regions:
            _reach(network, op, regions)
    return _pictured(network, regions.get(INPUT))


def map_evidence(trace: Trace, found: Evidence, bundle: Bundle) -> npt.NDArray[np.float64]:
    """What all connections of a bundle carry from map to map: (target maps, source maps).

    Exact: each connection is in the sum of its two maps. In a row every unit is a map of one cell.
    """
    source, target = bundle.source_form, bundle.plane.form
    total = np.zeros(target.maps * source.maps)
    for flow in bundle.flows(*ends_of(trace, found, bundle)):
        pairs = flow.targets.astype(np.int64) // target.cells * source.maps
        pairs += flow.sources // source.cells
        total += np.bincount(pairs, flow.worth, total.size)
    return total.reshape(target.maps, source.maps)


class _Region:
    """Which cells of each map of a value are reached, as a box a map."""

    def __init__(self, form: Form) -> None:
        self.form = form
        first, last = np.full(form.maps, math.inf), np.full(form.maps, -math.inf)
        self.boxes = np.stack([first, last, first, last])  # top, bottom, left, right of each map

    @property
    def full(self) -> bool:
        """Whether every cell is reached, so that nothing can be added."""
        whole = np.array([0, self.form.rows - 1, 0, self.form.columns - 1])
        return bool((self.boxes == whole[:, None]).all())

    def add(self, units: IntArray) -> None:
        """Let these units be reached, too."""
        maps, within = np.divmod(units, self.form.cells)
        sides = np.divmod(within, self.form.columns)
        for k, side in enumerate(sides):
            np.minimum.at(self.boxes[2 * k], maps, side)
            np.maximum.at(self.boxes[2 * k + 1], maps, side)

    def units(self, *, corners: bool) -> Iterator[int]:
        """Every unit in a box, or only those in its corners."""
        for number in np.flatnonzero(self.boxes[1] >= 0):
            top, bottom, left, right = (int(side) for side in self.boxes[:, number])
            rows = sorted({top, bottom}) if corners else range(top, bottom + 1)
            columns = sorted({left, right}) if corners else range(left, right + 1)
            for row in rows:
                for column in columns:
                    yield int(number) * self.form.cells + row * self.form.columns + column


def _reach(network: Network, op: Operation, regions: dict[str, _Region]) -> None:
    """Carry the region of an operation's value to what it reads.

    Corners reach as far as all of a box, since rows and columns that are read depend on the row
    and the column alone.
    """
    region = regions[op.name]
    reads = [
        regions.setdefault(name, _Region(form_of(network.shape_of(name)))) for name in op.reads
    ]
    role = kind_of(op).role
    if role in ("activation", "dropout"):
        reads[0].add(np.fromiter(region.units(corners=True), np.int64))
    elif role == "reshape":
        units = np.fromiter(region.units(corners=False), np.int64)
        moved = places(op, network.shape_of(op.reads[0]))[units]
        reads[0].add(moved[moved >= 0])
    else:
        blank = _blank(network, op)
        for unit in region.units(corners=True):
            if all(read.full for read in reads):
                return
            for term in kind_of(op).terms(op, unit, blank):
                reads[term.read].add(term.places())


def _blank(network: Network, op: Operation) -> list[FloatArray]:
    """Zeros as an operation's reads: which units are read does not depend on their values."""
    return [np.zeros(shape, np.float32) for shape in network.reads_of(op)]


def _pictured(network: Network, region: _Region | None) -> Box | None:
    """The box of a region of the input in its picture."""
    form = reads_of(network)
    if region is None or not form.drawn:
        return None
    units = np.fromiter(region.units(corners=True), np.int64) % (form.rows * form.columns)
    if units.size == 0:
        return None
    rows, columns = np.divmod(units, form.columns)
    return Box(int(rows.min()), int(rows.max()), int(columns.min()), int(columns.max()))
