"""One neuron taken apart: the products that add up to it, and the picture that reaches it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.inside.carry import (
    carry_back,
    check_neurons,
    check_trace,
    straight,
    unit_seed,
)
from forwardpass.network.network import Network
from forwardpass.operations.operation import INPUT
from forwardpass.operations.table import kind_of
from forwardpass.trace.trace import IntArray, Trace


@dataclass(frozen=True, eq=False)
class Terms:
    """The incoming products of one neuron, the largest first; with the bias they sum to z."""

    layer: int
    neuron: int
    reads: IntArray  # (n,) which of the plane's reads each product comes from
    sources: IntArray  # (n,) i, every one once
    products: FloatArray  # (n,) w[j, i] * a[i]
    bias: float
    z: float
    a: float  # what the neuron hands on; in the last plane its probability


@dataclass(frozen=True, eq=False)
class Effective:
    """One neuron as a straight function of this input: (weights * image).sum() + bias is its z."""

    layer: int
    neuron: int
    weights: FloatArray  # shaped as the network's input
    bias: float
    z: float


def terms(network: Network, trace: Trace, layer: int | str, neuron: int) -> Terms:
    """Every product that flows into a neuron, by size; equal ones in order of their source."""
    check_trace(network, trace)
    number = network.index(layer)
    plane = network.planes[number]
    check_neurons(plane, [neuron])
    op = network.operation(plane.name)
    parts = kind_of(op).terms(op, neuron, [trace.values[name] for name in op.reads])
    values = [x.taken(trace.values[op.reads[x.read]]) * x.weights for x in parts]
    products = np.concatenate([np.zeros(0, np.float32), *values])
    reads = np.repeat([x.read for x in parts], [x.weights.size for x in parts]).astype(np.int64)
    sources = np.concatenate([np.zeros(0, np.int64), *(x.places() for x in parts)])
    order = np.argsort(-np.abs(products), kind="stable")
    here, constant = trace.layers[number], straight(op, trace).constant
    return Terms(
        number,
        neuron,
        reads[order],
        sources[order],
        products[order],
        0.0 if constant is None else float(constant.ravel()[neuron]),
        float(here.pre[neuron]),
        float(here.post[neuron]),
    )


def effective(network: Network, trace: Trace, layer: int | str, neuron: int) -> Effective:
    """The exact picture and bias through which this input reaches a neuron of any plane."""
    check_trace(network, trace)
    number = network.index(layer)
    plane = network.planes[number]
    check_neurons(plane, [neuron])
    carried = carry_back(network, trace, plane.pre, unit_seed(plane, neuron))
    return Effective(
        number,
        neuron,
        carried.gradients[INPUT],
        sum(carried.constants.values()),
        float(trace.layers[number].pre[neuron]),
    )
