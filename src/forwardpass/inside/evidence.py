"""Why this class: what every value, pixel and constant says for or against it, exactly.

Around one input the network is a straight line, so a logit is the sum, over any cut, of value times
gradient, plus the constants behind the cut (S. Srinivas, F. Fleuret: Full-Gradient Representation
for Neural Network Visualization, 2019). Smooth activations pass through their secant slope
(f(z) - f(0)) / z with the constant f(0), which keeps the sum exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.inside.carry import Carried, carry_back, check_trace
from forwardpass.network.network import Network
from forwardpass.operations.operation import INPUT
from forwardpass.trace.gradients import one_hot
from forwardpass.trace.trace import Trace


@dataclass(frozen=True, eq=False)
class Evidence:
    """What speaks for one class.

    The evidence of a connection is a[i] * w[j, i] * gradients[operation][j]. For every operation
    that all paths cross, value * gradient plus `constant_behind` it is the logit.
    """

    target: int
    logit: float
    gradients: Mapping[str, FloatArray]  # d logit / d value of "input" and each operation: (*shape)
    constants: Mapping[str, float]  # what the constant of each operation adds, in order

    @property
    def digit(self) -> int:
        """The class by its other name."""
        return self.target


@dataclass(frozen=True, eq=False)
class InputMap:
    """What every input value says for or against a class: map.sum() + bias is the logit."""

    map: FloatArray  # shaped as the network's input
    bias: float


@dataclass(frozen=True, eq=False)
class Contrast:
    """Why class `a` rather than class `b`: everything sums to `margin` = logit a - logit b."""

    a: int
    b: int
    margin: float
    gradients: Mapping[str, FloatArray]  # d margin / d value
    constants: Mapping[str, float]
    map: FloatArray  # shaped as the network's input; with all constants it sums to margin
    neurons: tuple[FloatArray, ...]  # per hidden plane; on a cut, with the constants behind, margin

    def deciding(self, count: int = 3) -> list[tuple[int, int, float]]:
        """The `count` neurons that say most either way: (layer, neuron, what it adds to margin)."""
        rows = [
            (k, int(j), float(row[j]))
            for k, row in enumerate(self.neurons)
            for j in np.argsort(-np.abs(row), kind="stable")[:count]
        ]
        return sorted(rows, key=lambda row: -abs(row[2]))[:count]


def evidence(network: Network, trace: Trace, target: int) -> Evidence:
    """What splits the logit of class `target` over all values and connections.

    Raises `InputError` for a class the network does not have and for a batch.
    """
    carried = _carried(network, trace, one_hot(network, target))
    logit = float(trace.scores[target])
    return Evidence(target, logit, carried.gradients, carried.constants)


def constant_behind(network: Network, constants: Mapping[str, float], operation: str) -> float:
    """What the constants behind an operation add; behind "input" that is all of them."""
    names = [INPUT, *(op.name for op in network.operations)]
    return sum(constants.get(name, 0.0) for name in names[names.index(operation) + 1 :])


def input_map(network: Network, trace: Trace, target: int) -> InputMap:
    """Pixel by pixel, what speaks for and against class `target`."""
    carried = _carried(network, trace, one_hot(network, target))
    shaped = carried.gradients[INPUT] * trace.values[INPUT]
    return InputMap(shaped, sum(carried.constants.values()))


def contrast(network: Network, trace: Trace, a: int, b: int) -> Contrast:
    """Why class `a` and not class `b`, by value, neuron and pixel."""
    carried = _carried(network, trace, one_hot(network, a) - one_hot(network, b))
    return Contrast(
        a,
        b,
        float(trace.scores[a]) - float(trace.scores[b]),
        carried.gradients,
        carried.constants,
        carried.gradients[INPUT] * trace.values[INPUT],
        tuple(
            (trace.values[plane.post] * carried.gradients[plane.post]).ravel()
            for plane in network.planes[:-1]
        ),
    )


def _carried(network: Network, trace: Trace, seed: FloatArray) -> Carried:
    check_trace(network, trace)
    return carry_back(network, trace, network.scores, seed)
