"""Which activation a run of elementwise nodes is, found by what it computes.

Exporters write GELU, SiLU, Mish, leaky ReLU and others out in small operations, each in its own way
and order. Whatever they are, together they make one function of a number, and a function shows
itself by its values: it is compared with ours at a few hundred places, in float64.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

import numpy as np

from forwardpass.convert.onnx_graph import Array, Node
from forwardpass.convert.onnx_values import Curve, Value, inner
from forwardpass.operations.erf import normal_cdf
from forwardpass.operations.operation import Setting

MAX_PARTS: Final = 32  # nodes in one curve
_TOLERANCE: Final = 2e-6  # the constants in files are float32
_FAR: Final = 80.0  # where exp overflows float32: beyond, only what stays finite is compared
_BIG: Final = 1e4

Activation = tuple[str, dict[str, Setting]]


@lru_cache(maxsize=1)
def places() -> Array:
    """Where functions are compared: close by, and far out, where clamps show."""
    near = np.concatenate([np.arange(-12, 12.0001, 0.0625), np.linspace(-40, 40, 81) + 0.031])
    far = np.array([50.0, 79.0, 100.0, 1e3, _BIG, 1e6])
    return np.sort(np.concatenate([-far, near, far]))


def values_of(curve: Curve, base: Curve | Value) -> Array | None:
    """The curve at `places()` as a function of `base`; None when it is no function of it alone."""
    found: dict[int, Any] = {id(base): places()}
    with np.errstate(all="ignore"):
        for part in inner(curve):
            if id(part) in found:
                continue
            read = [x if isinstance(x, float) else found.get(id(x)) for x in part.parts]
            if all(x is not None for x in read):
                found[id(part)] = CURVES[part.node.op](part.node, *read)
    result = found.get(id(curve))
    return None if result is None else np.broadcast_to(result, places().shape)


def line_of(values: Array) -> tuple[float, float] | None:
    """(a, b) where the values are those of a x + b."""
    x = places()
    at = dict(zip(x.tolist(), values.tolist(), strict=True))
    b = at[0.0]
    a = at[1.0] - b
    return (a, b) if _alike(a * x + b, values) else None


def activation_of(values: Array) -> Activation | None:
    """The activation of these values, None for none that is known."""
    if not np.isfinite(values[np.abs(places()) < _FAR]).all():
        return None
    return next((found for found, own in _candidates(values) if _alike(own, values)), None)


def _alike(ours: Array, theirs: Array) -> bool:
    compared = np.isfinite(theirs) | (np.abs(places()) < _FAR)
    with np.errstate(all="ignore"):
        gap = np.abs(ours - theirs) / np.maximum(1, np.abs(ours))
    return bool((gap[compared] < _TOLERANCE).all())


def _candidates(values: Array) -> Iterator[tuple[Activation, Array]]:
    """Our activations with the numbers that would fit the values, and their values."""
    x = places()
    at = dict(zip(x.tolist(), values.tolist(), strict=True))
    for kind, function in PLAIN.items():
        yield (kind, {}), function(x)
    slope = -at[-1.0]
    yield ("leaky_relu", {"slope": slope}), np.where(x >= 0, x, slope * x)
    alpha = at[-1.0] / np.expm1(-1)
    yield ("elu", {"alpha": alpha}), _elu(x, alpha)
    alpha = -at[-_BIG]
    if alpha > 0:
        yield ("celu", {"alpha": alpha}), _celu(x, alpha)
    if at[0.0] > 0:
        beta = float(np.log(2) / at[0.0])
        yield ("softplus", {"beta": beta, "threshold": 20.0}), np.logaddexp(0, beta * x) / beta
    yield from _clamps(at[-1e6], at[1e6])


def _clamps(low: float, high: float) -> Iterator[tuple[Activation, Array]]:
    x = places()
    if low == -1 and high == 1:
        yield ("hardtanh", {"low": low, "high": high}), np.clip(x, low, high)
    if -1e6 < low < high < 1e6:
        yield ("clamp", {"low": low, "high": high}), np.clip(x, low, high)
    if low > -1e6:
        yield ("clamp", {"low": low}), np.maximum(x, low)
    if high < 1e6:
        yield ("clamp", {"high": high}), np.minimum(x, high)


def _sigmoid(x: Array) -> Array:
    return np.exp(-np.logaddexp(0, -x))


def _gelu_tanh(x: Array) -> Array:
    return np.asarray(0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))))


def _elu(x: Array, alpha: float) -> Array:
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


def _celu(x: Array, alpha: float) -> Array:
    return np.maximum(x, 0) + np.minimum(0, alpha * np.expm1(np.minimum(x, 0) / alpha))


_SELU: Final = (1.6732632423543772, 1.0507009873554805)  # alpha, gamma


def _selu(x: Array, alpha: float = _SELU[0], gamma: float = _SELU[1]) -> Array:
    return np.asarray(gamma * _elu(x, alpha))


def _hard(x: Array, alpha: float = 1 / 6, beta: float = 0.5) -> Array:
    return np.clip(alpha * x + beta, 0, 1)


def _erf(x: Array) -> Array:
    return np.asarray(2 * normal_cdf(x * np.sqrt(2)) - 1)


PLAIN: Final[Mapping[str, Callable[[Array], Array]]] = {
    "identity": lambda x: x,
    "relu": lambda x: np.maximum(x, 0),
    "relu6": lambda x: np.clip(x, 0, 6),
    "sigmoid": _sigmoid,
    "tanh": np.tanh,
    "gelu": lambda x: x * normal_cdf(x),
    "gelu_tanh": _gelu_tanh,
    "silu": lambda x: x * _sigmoid(x),
    "mish": lambda x: x * np.tanh(np.logaddexp(0, x)),
    "hardswish": lambda x: x * _hard(x),
    "hardsigmoid": _hard,
    "selu": _selu,
}


def _clip(node: Node, x: Array, low: Any = None, high: Any = None) -> Array:
    low = node.attributes.get("min") if low is None else low
    high = node.attributes.get("max") if high is None else high
    x = x if low is None else np.maximum(x, low)
    return np.asarray(x if high is None else np.minimum(x, high))


def _gelu(node: Node, x: Array) -> Array:
    return _gelu_tanh(x) if node.text("approximate", "none") == "tanh" else PLAIN["gelu"](x)


# What elementwise nodes compute, given the node and the values of all that it reads.
CURVES: Final[Mapping[str, Callable[..., Any]]] = {
    "Relu": lambda _, x: np.maximum(x, 0),
    "LeakyRelu": lambda n, x: np.where(x >= 0, x, n.number("alpha", 0.01) * x),
    "ThresholdedRelu": lambda n, x: np.where(x > n.number("alpha", 1.0), x, 0.0),
    "Elu": lambda n, x: _elu(x, n.number("alpha", 1.0)),
    "Celu": lambda n, x: _celu(x, n.number("alpha", 1.0)),
    "Selu": lambda n, x: _selu(x, n.number("alpha", _SELU[0]), n.number("gamma", _SELU[1])),
    "Softplus": lambda _, x: np.logaddexp(0, x),
    "Softsign": lambda _, x: x / (1 + np.abs(x)),
    "HardSigmoid": lambda n, x: _hard(x, n.number("alpha", 0.2), n.number("beta", 0.5)),
    "HardSwish": lambda _, x: x * _hard(x),
    "Swish": lambda n, x: x * _sigmoid(n.number("alpha", 1.0) * x),
    "Mish": lambda _, x: PLAIN["mish"](x),
    "Gelu": _gelu,
    "Tanh": lambda _, x: np.tanh(x),
    "Sigmoid": lambda _, x: _sigmoid(x),
    "Erf": lambda _, x: _erf(x),
    "Exp": lambda _, x: np.exp(x),
    "Log": lambda _, x: np.log(x),
    "Sqrt": lambda _, x: np.sqrt(x),
    "Abs": lambda _, x: np.abs(x),
    "Sign": lambda _, x: np.sign(x),
    "Neg": lambda _, x: np.negative(x),
    "Reciprocal": lambda _, x: np.divide(1, x),
    "Clip": _clip,
    "Add": lambda _, a, b: np.add(a, b),
    "Sub": lambda _, a, b: np.subtract(a, b),
    "Mul": lambda _, a, b: np.multiply(a, b),
    "Div": lambda _, a, b: np.divide(a, b),
    "Pow": lambda _, a, b: np.power(a, b),
    "Sum": lambda _, *x: sum(x),
    "Max": lambda _, *x: np.maximum.reduce(np.broadcast_arrays(*x)),
    "Min": lambda _, *x: np.minimum.reduce(np.broadcast_arrays(*x)),
    "Greater": lambda _, a, b: np.greater(a, b),
    "GreaterOrEqual": lambda _, a, b: np.greater_equal(a, b),
    "Less": lambda _, a, b: np.less(a, b),
    "LessOrEqual": lambda _, a, b: np.less_equal(a, b),
    "Equal": lambda _, a, b: np.equal(a, b),
    "Not": lambda _, x: np.logical_not(x),
    "And": lambda _, a, b: np.logical_and(a, b),
    "Or": lambda _, a, b: np.logical_or(a, b),
    "Where": lambda _, c, a, b: np.where(c, a, b),
}
