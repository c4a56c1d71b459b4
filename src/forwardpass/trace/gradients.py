"""What would have to change for the loss to fall: one fold of `learn` from the loss backwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.network.network import Network
from forwardpass.operations.table import kind_of
from forwardpass.trace.trace import Batch, IntArray, Trace

Targets = int | Sequence[int] | NDArray[np.integer[Any]]


@dataclass(frozen=True, eq=False)
class Gradients:
    """Derivatives of the loss of one pass, or of the mean loss of a batch, as autograd has them."""

    target: int | IntArray  # the class that would have been right; of a batch (N,)
    loss: float  # -log of its probability: negative log-likelihood, in nats; of a batch the mean
    values: Mapping[str, FloatArray]  # d loss / d value of "input" and of every operation
    tensors: Mapping[str, FloatArray]  # d loss / d tensor, by name and tensor: "fc1.weight"


def backward(network: Network, trace: Trace | Batch, target: Targets) -> Gradients:
    """The gradients of -log(probability of class `target`), the pass's factors held.

    Of a batch `target` is one class an image, the loss their mean, and values have N rows.
    At the scores they are p - y, so that nothing is divided by a probability that may be 0.
    Raises `InputError` for a class the network does not have.
    """
    single = isinstance(trace, Trace)
    wanted = _one_hots(network, [target] if single else target, 1 if single else len(trace))
    probs, log_probs = np.atleast_2d(trace.probs), np.atleast_2d(trace.log_probs)
    share = np.float32(1 / len(wanted))
    found: dict[str, FloatArray] = {network.scores: (probs - wanted) * share}
    tensors: dict[str, FloatArray] = {}
    after = _after_scores(network, probs, wanted * share)
    for op in reversed(network.operations):
        if op.name in after:
            continue
        gradient = found[op.name]
        if op.name in trace.factors:
            gradient = gradient * trace.factors[op.name]
        reads = [trace.values[name][None] if single else trace.values[name] for name in op.reads]
        # With a factor on it the value is no longer what the operation gave.
        value = trace.values[op.name][None] if single else trace.values[op.name]
        if op.name in trace.factors:
            value = kind_of(op).forward(op, reads)
        learnt = kind_of(op).learn(op, reads, value, gradient)
        tensors |= {f"{op.name}.{name}": values for name, values in learnt.tensors.items()}
        for name, arriving in zip(op.reads, learnt.reads, strict=True):
            found[name] = found[name] + arriving if name in found else arriving
    values = found | after
    if single:
        values = {name: gradient[0] for name, gradient in values.items()}
    places = wanted.argmax(axis=1)
    loss = -float(log_probs[np.arange(len(wanted)), places].mean(dtype=np.float64))
    return Gradients(int(places[0]) if single else places, loss, values, tensors)


def one_hot(network: Network, target: Any) -> FloatArray:
    """1 for class `target` and 0 for the others. Raises `InputError` for other classes."""
    count = network.planes[-1].outputs
    whole = isinstance(target, int | np.integer) and not isinstance(target, bool)
    if not whole or not 0 <= target < count:
        raise InputError(f"{network.name} has classes 0 to {count - 1}, got {target!r}")
    seed = np.zeros(count, np.float32)
    seed[target] = 1
    return seed


def _one_hots(network: Network, targets: Any, count: int) -> FloatArray:
    """One row an image. Raises `InputError` for other classes and another number of them."""
    if np.ndim(targets) != 1 or len(targets) != count:
        raise InputError(f"{count} images need as many classes, got shape {np.shape(targets)}")
    return np.stack([one_hot(network, target) for target in targets])


def _after_scores(network: Network, probs: FloatArray, wanted: FloatArray) -> dict[str, FloatArray]:
    """The gradient at what follows the scores, if anything does: their softmax or its logarithm."""
    last = network.operations[-1]
    if network.output == "log_softmax":
        return {last.name: -wanted}
    if network.output == "softmax":
        with np.errstate(divide="ignore", invalid="ignore"):  # 0 / 0 where nothing is wanted
            slope = np.where(wanted > 0, -wanted / probs, np.float32(0))
        return {last.name: slope.astype(np.float32)}
    return {}
