"""The activation functions: value, slope and value at 0. Which layer uses which is `network.py`'s.

Every function works elementwise on arrays of any shape and keeps float32.
"""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating[Any]]
FloatArray = npt.NDArray[np.float32]

ACTIVATIONS: Final = (
    "relu",
    "tanh",
    "sigmoid",
    "gelu",
    "gelu_tanh",
    "leaky_relu",
    "identity",
)


def activate(name: str, z: FloatArray, slope: float = 0.0) -> FloatArray:
    """`f(z)` of the activation `name`; `slope` is leaky_relu's factor below 0."""
    if name == "relu":
        return np.maximum(z, np.float32(0))
    if name == "identity":
        return z
    if name == "leaky_relu":
        return np.where(z > 0, z, np.float32(slope) * z)
    return _SMOOTH[name](z).astype(np.float32, copy=False)


def value_at_zero(name: str) -> float:
    """`f(0)`: what a neuron hands on when nothing reaches it."""
    return 0.5 if name == "sigmoid" else 0.0


def secant(name: str, z: FloatArray, slope: float = 0.0) -> FloatArray:
    """`(f(z) - f(0)) / z`, the slope of the straight line from (0, f(0)) to (z, f(z)).

    `f(z) = f(0) + secant(z) * z` holds exactly, for every z. For relu, leaky_relu and identity it
    is the derivative (0 at 0 for relu and `slope` for leaky_relu, as PyTorch has it), and so it is
    at z = 0 for the smooth ones. Written so that no small number is divided by another.
    """
    if name == "relu":
        return (z > 0).astype(np.float32)
    if name == "identity":
        return np.ones_like(z)
    if name == "leaky_relu":
        return np.where(z > 0, np.float32(1), np.float32(slope))
    return _SECANT[name](z.astype(np.float64)).astype(np.float32)


def normal_cdf(x: Array) -> npt.NDArray[np.float64]:
    """The standard normal distribution function, relative error below 1e-12 (also far left)."""
    x = np.asarray(x, dtype=np.float64)
    tail = 0.5 * _erfc(np.abs(x) * np.sqrt(0.5))
    return np.where(x < 0, tail, 1 - tail)


def _sigmoid(z: Array) -> Array:
    with np.errstate(over="ignore"):  # exp(-z) may reach infinity: 1 / infinity is the right 0
        return 1 / (1 + np.exp(-z))


def _gelu(z: Array) -> Array:
    gated: Array = z * normal_cdf(z)
    return gated


def _gelu_tanh_gate(z: Array) -> Array:
    z = z.astype(np.float64)
    u = np.sqrt(2 / np.pi) * (z + 0.044715 * z**3)
    return _sigmoid(2 * u)  # (1 + tanh(u)) / 2 without its cancellation far left


def _gelu_tanh(z: Array) -> Array:
    return z * _gelu_tanh_gate(z)


def _tanh_secant(z: Array) -> Array:
    divisor = np.where(z == 0, 1, z)
    return np.where(z == 0, 1, np.tanh(divisor) / divisor)


def _sigmoid_secant(z: Array) -> Array:
    return _tanh_secant(z / 2) / 4  # since sigmoid(z) = 1/2 + tanh(z/2) / 2


# Chebyshev coefficients of (1 + 2x) exp(x^2) erfc(x) in t = (x - 3.75) / (x + 3.75) for x >= 0, the
# variable of Shepherd and Laframboise, Math. Comp. 36 (1981); interpolated in 40-digit arithmetic.
_ERFC: Final = (
    1.1775789345674017,
    -0.004590054580646492,
    -0.08424913336651788,
    0.0592099399981919,
    -0.026658668435305812,
    0.009074997670705277,
    -0.0024131635404179884,
    0.0004907758365257966,
    -6.916973302529361e-05,
    4.139027986053081e-06,
    7.740383063295628e-07,
    -2.1886401050211113e-07,
    1.0764999124394098e-08,
    4.5219597397338534e-09,
    -7.754401100125351e-10,
    -6.31809130174844e-11,
    2.8687938408556397e-11,
    1.9449190906964947e-13,
    -9.661554559539045e-13,
    3.2364458349795553e-14,
    3.302041832565104e-14,
)


def _erfc(x: Array) -> Array:
    """The complementary error function for x >= 0, relative error below 1e-13 times 1 + x^2."""
    t = (x - 3.75) / (x + 3.75)
    scaled: Array = np.polynomial.chebyshev.chebval(t, _ERFC)
    return scaled * np.exp(-x * x) / (1 + 2 * x)


_SMOOTH: Final[dict[str, Callable[[Array], Array]]] = {
    "tanh": np.tanh,
    "sigmoid": _sigmoid,
    "gelu": _gelu,
    "gelu_tanh": _gelu_tanh,
}
_SECANT: Final[dict[str, Callable[[Array], Array]]] = {
    "tanh": _tanh_secant,
    "sigmoid": _sigmoid_secant,
    "gelu": normal_cdf,  # gelu(z) / z is the gate itself
    "gelu_tanh": _gelu_tanh_gate,
}
