"""Why this digit: what every connection, neuron and pixel says for or against it, exactly.

A ReLU network is linear around one input, so a logit is a sum over the connections of any one
layer. Other activations pass through their secant slope (f(z) - f(0)) / z, with f(0) counted as
bias, which keeps the sum exact. Knows networks and traces, not how any of this is shown.

i source, j target, w[j, i] weight, a activation, z pre-activation, g[j] = d logit / d z[j].
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.network.network import Network
from forwardpass.operations.activations import activate, secant, value_at_zero
from forwardpass.trace.trace import IntArray, Trace, as_images, run

Neurons = int | Sequence[int]


@dataclass(frozen=True, eq=False)
class Evidence:
    """What speaks for one digit, layer by layer.

    The evidence of a connection is a[i] * w[j, i] * gradients[layer][j]. For every layer, the sum
    over its connections plus bias_terms[layer:].sum() is the logit.
    """

    digit: int
    logit: float
    gradients: tuple[FloatArray, ...]  # per layer (out,): g[j] (secant slopes for smooth functions)
    bias_terms: FloatArray  # per layer: sum of bias[j] * g[j], and its f(0) where that is not 0


@dataclass(frozen=True, eq=False)
class Connections:
    """The strongest connections of one layer for one digit, strongest first."""

    layer: int
    sources: IntArray  # (n,) i
    targets: IntArray  # (n,) j
    evidence: FloatArray  # (n,) signed
    needed: int  # size of the smallest set that carries the coverage asked for
    total: int  # all connections of the layer
    share: float  # share of the layer's absolute evidence that these n carry, 0..1


@dataclass(frozen=True, eq=False)
class InputMap:
    """What every input value says for or against a digit: map.sum() + bias is the logit."""

    map: FloatArray  # shaped as the network's input
    bias: float


@dataclass(frozen=True, eq=False)
class Contrast:
    """Why class `a` rather than class `b`: everything sums to `margin` = logit a - logit b."""

    a: int
    b: int
    margin: float
    gradients: tuple[FloatArray, ...]  # per layer (out,): d margin / d z[j]
    bias_terms: FloatArray  # per layer
    map: FloatArray  # shaped as the network's input; with bias_terms it sums to margin
    neurons: tuple[FloatArray, ...]  # per hidden layer; with the later bias_terms sums to margin

    def deciding(self, count: int = 3) -> list[tuple[int, int, float]]:
        """The `count` neurons that say most either way: (layer, neuron, what it adds to margin)."""
        rows = [(k, j, float(v)) for k, row in enumerate(self.neurons) for j, v in enumerate(row)]
        return sorted(rows, key=lambda row: -abs(row[2]))[:count]


@dataclass(frozen=True, eq=False)
class Terms:
    """The incoming products of one neuron, the largest first; with the bias they sum to z."""

    layer: int
    neuron: int
    sources: IntArray  # (in,) every i, once
    products: FloatArray  # (in,) w[j, i] * a[i]
    bias: float
    z: float
    a: float  # what the neuron hands on; in the last layer its probability


@dataclass(frozen=True, eq=False)
class Effective:
    """One neuron as a straight function of this input: (weights * image).sum() + bias is its z."""

    layer: int
    neuron: int
    weights: FloatArray  # shaped as the network's input
    bias: float
    z: float


def evidence(network: Network, trace: Trace, digit: int) -> Evidence:
    """The gradients and bias terms that split the logit of class `digit` over all connections.

    Raises `InputError` for a class the network does not have and for a trace of a batch.
    """
    check_trace(network, trace)
    seed = one_hot(network, digit)
    gradients, bias_terms, _ = backward(network, trace, len(network.layers) - 1, seed)
    return Evidence(digit, float(trace.layers[-1].pre[digit]), gradients, bias_terms)


def connection_evidence(network: Network, trace: Trace, found: Evidence, layer: int) -> FloatArray:
    """a[i] * w[j, i] * g[j] of every connection of a layer, shape (out, in)."""
    weight = network.layers[layer].weight
    return found.gradients[layer][:, None] * weight * sources_of(trace, layer)


def important(
    network: Network, trace: Trace, digit: int, coverage: float = 0.8, limit: int | None = None
) -> tuple[Connections, ...]:
    """Per layer, the smallest set of connections that carries `coverage` of its absolute evidence.

    At most `limit` of them are returned; `needed` and `share` tell what that leaves out. Equal ones
    are taken by target, then source. Raises `InputError` unless 0 < coverage <= 1.
    """
    if not 0 < coverage <= 1:
        raise InputError(f"coverage must be above 0 and at most 1, got {coverage}")
    found = evidence(network, trace, digit)
    return tuple(
        strongest(layer, connection_evidence(network, trace, found, layer), coverage, limit)
        for layer in range(len(network.layers))
    )


def strongest(layer: int, table: FloatArray, coverage: float, limit: int | None) -> Connections:
    """The smallest set of a table (out, in) of evidence that carries `coverage` of its size."""
    size = np.abs(table).ravel()
    order = np.argsort(-size, kind="stable")[: np.count_nonzero(size)]
    carried = np.cumsum(size[order], dtype=np.float64)
    whole = float(carried[-1]) if order.size else 0.0
    needed = min(int(np.searchsorted(carried, coverage * whole)) + 1, order.size)
    chosen = order[: needed if limit is None else min(needed, limit)]
    share = float(carried[chosen.size - 1]) / whole if chosen.size else 0.0
    targets, sources = np.divmod(chosen, table.shape[1])
    return Connections(layer, sources, targets, table.ravel()[chosen], needed, table.size, share)


def input_map(network: Network, trace: Trace, digit: int) -> InputMap:
    """Pixel by pixel, what speaks for and against class `digit`."""
    check_trace(network, trace)
    seed = one_hot(network, digit)
    _, bias_terms, weights = backward(network, trace, len(network.layers) - 1, seed)
    shaped = (weights * trace.image).reshape(network.input_shape)
    return InputMap(shaped, float(bias_terms.sum(dtype=np.float64)))


def contrast(network: Network, trace: Trace, a: int, b: int) -> Contrast:
    """Why class `a` and not class `b`, by connection, neuron and pixel."""
    check_trace(network, trace)
    seed = one_hot(network, a) - one_hot(network, b)
    gradients, bias_terms, weights = backward(network, trace, len(network.layers) - 1, seed)
    logits = trace.layers[-1].pre
    return Contrast(
        a,
        b,
        float(logits[a]) - float(logits[b]),
        gradients,
        bias_terms,
        (weights * trace.image).reshape(network.input_shape),
        tuple(
            trace.layers[k].post * (gradients[k + 1] @ network.layers[k + 1].weight)
            for k in range(len(network.layers) - 1)
        ),
    )


def terms(network: Network, trace: Trace, layer: int | str, neuron: int) -> Terms:
    """Every product that flows into a neuron, by size; equal ones in order of their source."""
    check_trace(network, trace)
    number = network.index(layer)
    check_neurons(network, number, [neuron])
    products = network.layers[number].weight[neuron] * sources_of(trace, number)
    order = np.argsort(-np.abs(products), kind="stable")
    here = trace.layers[number]
    return Terms(
        number,
        neuron,
        order,
        products[order],
        float(network.layers[number].bias[neuron]),
        float(here.pre[neuron]),
        float(here.post[neuron]),
    )


def effective(network: Network, trace: Trace, layer: int | str, neuron: int) -> Effective:
    """The exact picture and bias through which this input reaches a neuron of any layer."""
    check_trace(network, trace)
    number = network.index(layer)
    check_neurons(network, number, [neuron])
    seed = np.zeros(network.layers[number].outputs, np.float32)
    seed[neuron] = 1
    _, bias_terms, weights = backward(network, trace, number, seed)
    return Effective(
        number,
        neuron,
        weights.reshape(network.input_shape),
        float(bias_terms.sum(dtype=np.float64)),
        float(trace.layers[number].pre[neuron]),
    )


def ablate(
    network: Network,
    image: Any,
    layer: int | str | Mapping[int | str, Neurons],
    neurons: Neurons = (),
) -> Trace:
    """The forward pass with these hidden neurons switched off: their activation is held at 0.

    `image` is what `record` takes, or a Trace, whose image is run again. Neurons of several layers
    are given as one mapping: `{"fc1": [3, 5], "fc2": 7}`. Raises `InputError` for neurons that do
    not exist and for the output layer, where switching off would mean nothing.
    """
    factors: dict[int, FloatArray] = {}
    for place, some in (layer if isinstance(layer, Mapping) else {layer: neurons}).items():
        number = network.index(place)
        if number == len(network.layers) - 1:
            raise InputError(f"{network.layers[-1].name} is the output: switch off a hidden neuron")
        chosen = [some] if isinstance(some, int | np.integer) else list(some)
        check_neurons(network, number, chosen)
        factors.setdefault(number, np.ones(network.layers[number].outputs, np.float32))
        factors[number][np.array(chosen, dtype=np.int64)] = 0
    images = image.image if isinstance(image, Trace) else image
    return run(network, as_images(network, images), factors)


def backward(
    network: Network, trace: Trace, last: int, seed: FloatArray
) -> tuple[tuple[FloatArray, ...], FloatArray, FloatArray]:
    """Carry `seed`, the gradient at z of layer `last`, back to the input.

    Returns the gradients (one per layer up to `last`), the bias terms of these layers, and the
    gradient at the input (in,). Multiplying and adding up gives seed . z exactly.
    """
    gradient, extra = seed, 0.0
    gradients: list[FloatArray] = []
    bias_terms: list[float] = []
    for number in range(last, -1, -1):
        layer = network.layers[number]
        gradients.insert(0, gradient)
        bias_terms.insert(0, float(gradient @ layer.bias) + extra)
        arriving = gradient @ layer.weight  # the gradient at the activations it reads
        if number:
            slope, start = line_of(network, trace, number - 1)
            gradient, extra = arriving * slope, float(arriving @ start)
    return tuple(gradients), np.array(bias_terms, dtype=np.float32), arriving


def line_of(network: Network, trace: Trace, number: int) -> tuple[FloatArray, FloatArray]:
    """Slope and start of the line a = slope * z + start on which every neuron of a layer is.

    What was done to a neuron after its activation shows in a / f(z): 0 when it was switched off
    (`ablate`), 1 / (1 - p) when it survived dropout, exactly 1 otherwise. The line has it too.
    """
    layer, pre, post = network.layers[number], trace.layers[number].pre, trace.layers[number].post
    value = activate(layer.activation, pre, layer.slope)
    gain = np.divide(post, value, out=np.ones_like(post), where=value != 0)
    slope = secant(layer.activation, pre, layer.slope) * gain
    return slope, gain * np.float32(value_at_zero(layer.activation))


def sources_of(trace: Trace, layer: int) -> FloatArray:
    """The activations that a layer reads."""
    return trace.layers[layer - 1].post if layer else trace.image


def one_hot(network: Network, digit: int) -> FloatArray:
    """The gradient of class `digit` at the last z. Raises `InputError` for other classes."""
    count = network.layers[-1].outputs
    if not isinstance(digit, int | np.integer) or not 0 <= digit < count:
        raise InputError(f"{network.name} has classes 0 to {count - 1}, got {digit!r}")
    seed = np.zeros(count, np.float32)
    seed[digit] = 1
    return seed


def check_trace(network: Network, trace: Trace) -> None:
    """Refuse a batch, and a trace that some other network made."""
    if not trace.single:
        raise InputError(f"this trace holds {len(trace)} images: choose one, such as trace[0]")
    made = [(x.name, x.pre.size) for x in trace.layers]
    if made != [(x.name, x.outputs) for x in network.layers] or trace.image.size != network.inputs:
        raise InputError(f"this trace was recorded with another network than {network.name}")


def check_neurons(network: Network, number: int, neurons: Sequence[Any]) -> None:
    """Refuse neurons that the layer does not have."""
    layer = network.layers[number]
    for neuron in neurons:
        if not isinstance(neuron, int | np.integer) or not 0 <= neuron < layer.outputs:
            raise InputError(f"{layer.name} has neurons 0 to {layer.outputs - 1}, got {neuron!r}")
