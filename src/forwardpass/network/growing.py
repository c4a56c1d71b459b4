"""A history while it grows: which steps are kept, what is thinned out, and the curve.

Checkpoints stand at growing distances, so that they are about evenly many from 1 to 2 steps, from
10 to 20 and from 1,000 to 2,000. When they would fill more than a budget, those go whose
neighbours are nearest, by that measure; the first and the last always stay. Knows nothing of files
and threads.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.rows import Packed, packed
from forwardpass.base.tensors import FloatArray
from forwardpass.base.text import json_text
from forwardpass.network.file import arrays_of, description_of
from forwardpass.network.history import Curve, History, shapes_of
from forwardpass.network.network import Network
from forwardpass.network.stack import stacked

BUDGET: Final = 64 * 2**20  # bytes of a history, unless given
LARGEST_BUDGET: Final = 240 * 2**20  # what readers take, less its description
GROWTH: Final = 1.3  # each distance is at least that many times the one before
POINTS: Final = 2**14  # of a curve, eight bytes each
ENTRY: Final = 512  # bytes that a header needs for one tensor and its name, at most
MANY: Final = 12  # checkpoints; where fewer in eight bits fit, they are kept in four
MOST: Final = 200  # checkpoints


def room_in(network: Network, budget: int, points: int = POINTS) -> int:
    """Bytes that a history of `budget` bytes in all has for weights."""
    about = len(json_text(description_of(network)))
    arrays = arrays_of(network)
    fixed = sum(x.nbytes for name, x in arrays.items() if name not in shapes_of(network))
    return min(budget, LARGEST_BUDGET) - 8 * points - about - fixed - ENTRY * (len(arrays) + 8)


def next_after(step: int) -> int:
    """After how many steps the next checkpoint is to be taken."""
    return max(step + 1, math.ceil(step * GROWTH))


class Checkpoints:
    """The network at some steps of a training.

    Raises `InputError` where not even the first and the last fit into `room` bytes.
    """

    def __init__(self, shapes: Mapping[str, tuple[int, ...]], room: int = BUDGET) -> None:
        sizes = {bits: _size(shapes, bits) for bits in (8, 4)}
        self.bits = 8 if MANY * sizes[8] <= room else 4
        self.most = min(MOST, room // max(1, sizes[self.bits]))
        if self.most < 2:
            raise InputError(
                f"a network of {sum(map(math.prod, shapes.values())):,} numbers does not fit twice "
                f"into {max(room, 0) / 1e6:.1f} MB, which its history has for them"
            )
        self.shapes = dict(shapes)
        self.steps: list[int] = []
        self._kept: list[dict[str, Packed]] = []

    def add(self, step: int, tensors: Mapping[str, FloatArray]) -> None:
        """Keep it; the same step once more takes the place of what was kept of it."""
        if self.steps and step <= self.steps[-1]:
            del self.steps[-1], self._kept[-1]
        self.steps.append(step)
        self._kept.append({name: packed(tensors[name], self.bits) for name in self.shapes})
        while len(self.steps) > self.most:
            self._thin()

    def history(
        self, network: Network, curve: Curve, *, ended: bool = False, about: str = ""
    ) -> History:
        """All of it so far; `network` says how everything is connected. Raises `InputError`."""
        stacks = {
            name: stacked(name, shape, [each[name] for each in self._kept])
            for name, shape in self.shapes.items()
        }
        last = self.steps[-1] if self.steps else 0
        if curve.steps < last:
            raise InputError("a history has a checkpoint after its last step")
        return History(network, tuple(self.steps), stacks, curve, ended, about)

    def _thin(self) -> None:
        """Let the one go between whose neighbours the training went on least."""
        logs = [math.log(step + 1) for step in self.steps]
        gone = min(range(1, len(logs) - 1), key=lambda k: logs[k + 1] - logs[k - 1])
        del self.steps[gone], self._kept[gone]


def _size(shapes: Mapping[str, tuple[int, ...]], bits: int) -> int:
    """Bytes of one checkpoint."""
    blank = (packed(np.zeros(shape, np.float32), bits) for shape in shapes.values())
    return sum(x.nbytes + (0 if scales is None else scales.nbytes) for x, scales in blank)


class GrowingCurve:
    """Loss and accuracy, step by step; pairs of points become one when there are too many."""

    def __init__(self, most: int = POINTS) -> None:
        self.most = most
        self.steps = 0
        self.every = 1
        self._points = {"loss": _Means(), "accuracy": _Means()}

    def add(self, loss: float | None, accuracy: float | None) -> None:
        """One more step. What is None or no finite number leaves a gap."""
        if self.steps == self.every * self.most:
            self.every *= 2
            for points in self._points.values():
                points.pair()
        if self.steps % self.every == 0:
            for points in self._points.values():
                points.begin()
        self.steps += 1
        for points, value in zip(self._points.values(), (loss, accuracy), strict=True):
            if value is not None and math.isfinite(value):
                points.add(value)

    def curve(self) -> Curve:
        """As it is now."""
        accuracy = self._points["accuracy"].values()
        told = None if np.isnan(accuracy).all() else accuracy
        return Curve(self.steps, self.every, self._points["loss"].values(), told)


class _Means:
    """Sums and how many they are of, a pair a point."""

    def __init__(self) -> None:
        self._sums: list[float] = []
        self._counts: list[int] = []

    def begin(self) -> None:
        self._sums.append(0.0)
        self._counts.append(0)

    def add(self, value: float) -> None:
        self._sums[-1] += value
        self._counts[-1] += 1

    def pair(self) -> None:
        """Two points become one."""
        for values in (self._sums, self._counts):
            values[:] = map(sum, _pairs(values))  # type: ignore[arg-type]

    def values(self) -> FloatArray:
        sums, counts = np.array(self._sums, np.float64), np.array(self._counts)
        means = np.divide(sums, counts, out=np.full(len(sums), np.nan), where=counts > 0)
        with np.errstate(over="ignore"):
            single: FloatArray = means.astype(np.float32)
        single[np.isinf(single)] = np.nan
        return single


def _pairs(values: list[float] | list[int]) -> list[list[float] | list[int]]:
    return [values[at : at + 2] for at in range(0, len(values), 2)]
