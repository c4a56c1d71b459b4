"""One neuron taken apart: the products that add up to it, and the picture that reaches it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from forwardpass.base.tensors import FloatArray
from forwardpass.inside.bundle import bundles
from forwardpass.inside.carry import (
    before_factors,
    carry_back,
    check_neurons,
    check_trace,
    straight,
    unit_seed,
)
from forwardpass.network.network import Network
from forwardpass.operations.operation import INPUT
from forwardpass.trace.trace import IntArray, Trace


@dataclass(frozen=True, eq=False)
class Terms:
    """The incoming products of one neuron, the largest first; with the bias they add up to `sum`.

    That is z, unless a norm makes z of it.
    """

    layer: int
    neuron: int
    reads: IntArray  # (n,) which of the plane's reads each product comes from
    sources: IntArray  # (n,) i in the plane that is read, every one once
    products: FloatArray  # (n,) w[j, i] * a[i]
    bias: float
    sum: float
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
    reads, sources, products = _products(network, trace, number, neuron)
    order = np.argsort(-np.abs(products), kind="stable")
    here, constant = trace.layers[number], straight(op, trace).constant
    return Terms(
        number,
        neuron,
        reads[order],
        sources[order],
        products[order],
        (0.0 if constant is None else float(constant.ravel()[neuron]))
        + sum(x.padding(neuron) for x in bundles(network, trace, number)),
        float(before_factors(op, trace).ravel()[neuron]),
        float(here.pre[neuron]),
        float(here.post[neuron]),
    )


def _products(
    network: Network, trace: Trace, layer: int, neuron: int
) -> tuple[IntArray, IntArray, FloatArray]:
    """Which plane of those read, which unit of it, and its product; added up where read twice."""
    reads, sources = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    products = [np.zeros(0, np.float32)]
    for bundle in bundles(network, trace, layer):
        a = bundle.source(trace.values.__getitem__)
        for term in bundle.terms([neuron]):
            place = network.planes[layer].reads.index(bundle.read)
            reads.append(np.full(term.weights.size, place, np.int64))
            sources.append(term.places())
            products.append(term.taken(a) * term.weights)
    both = np.stack([np.concatenate(reads), np.concatenate(sources)])
    once, at = np.unique(both, axis=1, return_inverse=True)
    summed = np.bincount(at.ravel(), np.concatenate(products), once.shape[1])
    return once[0], once[1], summed.astype(np.float32)


def effective(network: Network, trace: Trace, layer: int | str, neuron: int) -> Effective:
    """The exact picture and bias through which this input reaches a neuron of any plane."""
    check_trace(network, trace)
    number = network.index(layer)
    plane = network.planes[number]
    check_neurons(plane, [neuron])
    seed = unit_seed(plane, neuron).reshape(network.shape_of(plane.pre))
    carried = carry_back(network, trace, plane.pre, seed)
    return Effective(
        number,
        neuron,
        carried.gradients[INPUT],
        sum(carried.constants.values()),
        float(trace.layers[number].pre[neuron]),
    )
