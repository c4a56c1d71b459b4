"""Activations that people write out by arithmetic, such as x * sigmoid(x), known by their curve.

The arithmetic is done again on chosen numbers instead of the tensor it began with, and what comes
out is compared with the activations that there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import torch
import torch.nn.functional as F  # the activations to compare with
from torch import Tensor

from forwardpass.convert.nodes import Followed, Placed, Recipe

if TYPE_CHECKING:
    from forwardpass.convert.calls import Call
    from forwardpass.convert.tape import Tape

# Functions of each number by itself, out of which an activation may be written.
ARITHMETIC: Final = frozenset(
    [
        "add",
        "sub",
        "rsub",
        "mul",
        "multiply",
        "div",
        "divide",
        "true_divide",
        "rdiv",
        "neg",
        "negative",
        "pow",
        "rpow",
        "exp",
        "expm1",
        "log",
        "log1p",
        "erf",
        "sqrt",
        "rsqrt",
        "square",
        "abs",
        "absolute",
        "sign",
        "reciprocal",
        "maximum",
        "minimum",
        "max",
        "min",
        "where",
        "masked_fill",
        "gt",
        "lt",
        "ge",
        "le",
        "tanh",
        "sigmoid",
        "relu",
        "relu6",
        "hardtanh",
        "hardsigmoid",
        "hardswish",
        "softplus",
        "logsigmoid",
        "silu",
        "elu",
        "leaky_relu",
        "threshold",
        "clamp",
        "clip",
        "clamp_min",
        "clamp_max",
        "float",
        "double",
        "to",
        "type",
        "type_as",
    ]
)
_CURVES: Final[Mapping[str, Callable[[Tensor], Tensor]]] = {
    "silu": F.silu,
    "hardswish": F.hardswish,
    "mish": F.mish,
    "gelu": F.gelu,
    "gelu_tanh": lambda x: F.gelu(x, approximate="tanh"),
    "hardsigmoid": F.hardsigmoid,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": F.relu,
    "relu6": F.relu6,
    "softplus": F.softplus,
    "selu": F.selu,
}
_SETTINGS: Final = {"softplus": {"beta": 1.0, "threshold": 20.0}}
_TOLERANCE: Final = 1e-5
_MOST: Final = 64  # steps looked back


def recognised(tape: Tape, call: Call, recipe: Recipe) -> Placed | None:
    """The activation that a recipe amounts to, of whatever it began with; None for none."""
    result = call.result
    if not isinstance(result, Tensor) or not result.is_floating_point():
        return None
    for base in _bases(recipe):
        if base.node is None or base.node.ends or base.tensor.shape != result.shape:
            continue
        probe = torch.linspace(-6, 6, 97, dtype=torch.float64)
        curve = _again(recipe, base, probe)
        found = None if curve is None else _known(probe, curve)
        if (found := found or _shares(base, result)) is not None:
            kind, settings = found
            node = tape.node(call, kind, [base.node], base.node.shape, settings=settings)
            return Placed(node, base.batch)
    return None


def _bases(recipe: Recipe) -> Iterator[Followed]:
    """What a recipe may have begun with, the nearest first."""
    waiting, seen = [recipe], set[int]()
    while waiting and len(seen) < _MOST:
        for arg in waiting.pop(0).args:
            if isinstance(arg, Followed) and id(arg) not in seen:
                seen.add(id(arg))
                yield arg
                if arg.recipe is not None:
                    waiting.append(arg.recipe)


def _again(recipe: Recipe, base: Followed, probe: Tensor) -> Tensor | None:
    """A recipe's result with `probe` in place of `base`, None where it needs more than that."""
    args: list[Any] = []
    for arg in recipe.args:
        value = arg
        if arg is base:
            value = probe.clone()  # what works in place must not work on it
        elif isinstance(arg, Followed):
            value = None if arg.recipe is None else _again(arg.recipe, base, probe)
            if value is None:
                return None
        elif isinstance(arg, Tensor):
            if arg.numel() != 1:
                return None
            value = arg.detach().reshape(()).cpu()
        args.append(value)
    try:
        found = recipe.func(*args, **recipe.kwargs)
    except (RuntimeError, TypeError, ValueError):
        return None
    return found if isinstance(found, Tensor) and found.shape == probe.shape else None


def _shares(base: Followed, result: Tensor) -> tuple[str, dict[str, float]] | None:
    """A softmax written out, e.g. exp(x) / exp(x).sum(1, keepdim=True), by the numbers of this run.

    Other runs are compared when the network is whole.
    """
    if base.batch != 0 or result.ndim != 2 or result.shape[1] < 2:
        return None
    for kind, apply in (("softmax", torch.softmax), ("log_softmax", torch.log_softmax)):
        if torch.allclose(apply(base.tensor, 1), result, rtol=_TOLERANCE, atol=_TOLERANCE):
            return kind, {}
    return None


def _known(probe: Tensor, curve: Tensor) -> tuple[str, dict[str, float]] | None:
    """The activation of this curve, with its settings."""
    curve = curve.double()
    for kind, apply in _CURVES.items():
        if torch.allclose(apply(probe), curve, rtol=0, atol=_TOLERANCE):
            return kind, _SETTINGS.get(kind, {})
    slope = float(curve[0] / probe[0])
    if torch.allclose(F.leaky_relu(probe, slope), curve, rtol=0, atol=_TOLERANCE):
        return "leaky_relu", {"slope": slope}
    return None
