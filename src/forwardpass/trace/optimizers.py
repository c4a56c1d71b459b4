"""How far to step along which gradient: SGD with momentum, and Adam, as `torch.optim` has them.

An optimizer is the only thing here that remembers: one is made for one training.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.network.network import Network
from forwardpass.network.parameters import parameters_of, with_parameters
from forwardpass.trace.gradients import Gradients


class Optimizer(Protocol):
    """From one network to the next."""

    def step(self, network: Network, gradients: Gradients) -> Network:
        """The network after one step. Raises `InputError` when a number becomes NaN or infinite."""


@dataclass
class SGD:
    """`torch.optim.SGD`: p - rate * v, v = momentum * v + gradient (Polyak 1964).

    Raises `InputError` for numbers that make no sense.
    """

    rate: float
    momentum: float = 0.0
    _velocity: dict[str, FloatArray] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        _check_rate(self.rate)
        _check_share("momentum", self.momentum)

    def step(self, network: Network, gradients: Gradients) -> Network:
        """See `Optimizer`."""
        return _moved(network, gradients, self._change)

    def _change(self, name: str, gradient: FloatArray) -> FloatArray:
        if self.momentum:
            if name in self._velocity:
                gradient = np.float32(self.momentum) * self._velocity[name] + gradient
            self._velocity[name] = gradient
        return np.float32(self.rate) * gradient


@dataclass
class Adam:
    """`torch.optim.Adam` (Kingma and Ba 2015): steps of about `rate`, whatever the gradient's size.

    Raises `InputError` for numbers that make no sense.
    """

    rate: float = 0.001
    betas: tuple[float, float] = (0.9, 0.999)
    eps: float = 1e-8
    _steps: int = field(default=0, init=False, repr=False)
    _first: dict[str, FloatArray] = field(default_factory=dict, init=False, repr=False)
    _second: dict[str, FloatArray] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        _check_rate(self.rate)
        for beta in self.betas:
            _check_share("beta", beta)

    def step(self, network: Network, gradients: Gradients) -> Network:
        """See `Optimizer`."""
        self._steps += 1
        return _moved(network, gradients, self._change)

    def _change(self, name: str, gradient: FloatArray) -> FloatArray:
        one, two = self.betas
        zero = np.zeros((), np.float32)
        first = self._first.get(name, zero)
        second = self._second.get(name, zero)
        self._first[name] = first = first + np.float32(1 - one) * (gradient - first)
        self._second[name] = second = (
            np.float32(two) * second + np.float32(1 - two) * gradient * gradient
        )
        size = self.rate / (1 - one**self._steps)
        root = np.float32(math.sqrt(1 - two**self._steps))
        spread = np.divide(np.sqrt(second), root, dtype=np.float32) + np.float32(self.eps)
        return np.float32(size) * (first / spread)


def descend(network: Network, gradients: Gradients, rate: float) -> Network:
    """Plain gradient descent: every parameter less `rate` times its gradient.

    Raises `InputError` for a rate that is not a number above 0, and when a parameter becomes NaN
    or infinite.
    """
    return SGD(rate).step(network, gradients)


class _Change(Protocol):
    """What is taken from a parameter."""

    def __call__(self, name: str, gradient: FloatArray) -> FloatArray: ...


def _moved(network: Network, gradients: Gradients, change: _Change) -> Network:
    """The network with every parameter that has a gradient less its change."""
    moved: dict[str, FloatArray] = {}
    with np.errstate(all="ignore"):
        for name, values in parameters_of(network).items():
            moved[name] = values - change(name, gradients.tensors[name])
            if not np.isfinite(moved[name]).all():
                raise InputError(
                    f"{name} becomes NaN or infinite in this step: the learning rate is too high"
                )
    return with_parameters(network, moved)


def _check_rate(rate: float) -> None:
    if isinstance(rate, bool) or not isinstance(rate, int | float) or not 0 < rate < math.inf:
        raise InputError(f"a learning rate is a number above 0, got {rate!r:.60}")


def _check_share(what: str, share: float) -> None:
    if not 0 <= share < 1:
        raise InputError(f"{what} is a number from 0 to below 1, got {share!r:.60}")
