"""What would have to change for the loss to fall: one fold of `learn` from the loss backwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.network.network import Network
from forwardpass.operations.table import kind_of
from forwardpass.trace.trace import Trace


@dataclass(frozen=True, eq=False)
class Gradients:
    """Derivatives of the loss of one pass, as autograd has them."""

    target: int  # the class that would have been right
    loss: float  # -log of its probability: negative log-likelihood, in nats
    values: Mapping[str, FloatArray]  # d loss / d value of "input" and of every operation
    tensors: Mapping[str, FloatArray]  # d loss / d tensor, by name and tensor: "fc1.weight"


def backward(network: Network, trace: Trace, target: int) -> Gradients:
    """The gradients of -log(probability of class `target`), the pass's factors held.

    At the scores they are p - y, so that nothing is divided by a probability that may be 0.
    Raises `InputError` for a class the network does not have.
    """
    wanted = one_hot(network, target)
    found: dict[str, FloatArray] = {network.scores: (trace.probs - wanted)[None]}
    tensors: dict[str, FloatArray] = {}
    after = _after_scores(network, trace, wanted)
    for op in reversed(network.operations):
        if op.name in after:
            continue
        gradient = found[op.name]
        if op.name in trace.factors:
            gradient = gradient * trace.factors[op.name]
        reads = [trace.values[name][None] for name in op.reads]
        # With a factor on it the value is no longer what the operation gave.
        value = trace.values[op.name][None]
        if op.name in trace.factors:
            value = kind_of(op).forward(op, reads)
        learnt = kind_of(op).learn(op, reads, value, gradient)
        tensors |= {f"{op.name}.{name}": values for name, values in learnt.tensors.items()}
        for name, arriving in zip(op.reads, learnt.reads, strict=True):
            found[name] = found[name] + arriving if name in found else arriving
    values = {name: gradient[0] for name, gradient in found.items()} | after
    return Gradients(target, -float(trace.log_probs[target]), values, tensors)


def one_hot(network: Network, target: int) -> FloatArray:
    """1 for class `target` and 0 for the others. Raises `InputError` for other classes."""
    count = network.planes[-1].outputs
    whole = isinstance(target, int | np.integer) and not isinstance(target, bool)
    if not whole or not 0 <= target < count:
        raise InputError(f"{network.name} has classes 0 to {count - 1}, got {target!r}")
    seed = np.zeros(count, np.float32)
    seed[target] = 1
    return seed


def _after_scores(network: Network, trace: Trace, wanted: FloatArray) -> dict[str, FloatArray]:
    """The gradient at what follows the scores, if anything does: their softmax or its logarithm."""
    last = network.operations[-1]
    if network.output == "log_softmax":
        return {last.name: -wanted}
    if network.output == "softmax":
        with np.errstate(divide="ignore"):
            slope = np.where(wanted > 0, -1 / trace.probs, np.float32(0))
        return {last.name: slope.astype(np.float32)}
    return {}
