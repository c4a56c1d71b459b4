"""Learns the lamp "this does not look like a digit" and measures how often it is wrong.

The lamp is learnt after the network and from its frozen activations. Which pictures it learns from
is left to tools/finish_network.py, what it says of one picture to `inside.familiarity`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from forwardpass.base.tensors import FloatArray, rounded_to_half
from forwardpass.inside.familiarity import Sums, lamp_of, lamp_scores
from forwardpass.network.lamp import Lamp, Rate
from forwardpass.network.measured import map_means
from forwardpass.network.network import Network
from forwardpass.trace.record import record_in_chunks

RIDGE = 3e-3  # weight decay of the logistic regression, on standardised activations
STEPS = 12  # of Newton's method: it has converged to float32 after about 8
LARGEST = 3e4  # a weight is kept below what float16 can hold

Measured: TypeAlias = tuple[str, bool, Any]  # name of a set, whether these are digits, images


def scores(network: Network, images: Any) -> Sums:
    """The lamp's score of each picture of a batch, (N,). Raises `InputError` without a lamp."""
    parts = [lamp_scores(network, trace) for trace in record_in_chunks(network, images)]
    return np.concatenate(parts) if parts else np.zeros(0)


def learn_lamp(network: Network, digits: Sequence[Any], others: Any) -> Network:
    """The network with a lamp that tells `digits` from `others`; its threshold is 0 as yet.

    `digits` is a row of batches that count the same, however many each holds; `others` is one
    batch. Logistic regression on all hidden activations, weights rounded to float16.
    """
    positive = [_activations(network, batch) for batch in digits]
    negative = _activations(network, others)
    features = np.concatenate([*positive, negative])
    labels = np.repeat([1.0, 0.0], [len(features) - len(negative), len(negative)])
    share = np.concatenate(
        [np.full(len(batch), 0.5 / len(positive) / len(batch)) for batch in positive]
        + [np.full(len(negative), 0.5 / len(negative))]
    )
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-3
    features -= mean
    features /= spread
    found = _regression(features, labels, share)
    weights = rounded_to_half(np.clip(found[:-1] / spread, -LARGEST, LARGEST))
    bias = float(np.float32(found[-1] - weights.astype(np.float64) @ mean))
    return _with_weights(network, weights, Lamp(bias, 0.0))


def set_threshold(network: Network, digits: Sequence[Any], false_alarms: float) -> Network:
    """The network with the highest threshold that lights for `false_alarms` of no batch more."""
    lowest = min(float(np.quantile(scores(network, batch), false_alarms)) for batch in digits)
    return replace(network, lamp=replace(lamp_of(network), threshold=float(np.float32(lowest))))


def measure_lamp(
    network: Network, sets: Sequence[Measured], choosing: Sequence[Measured] = ()
) -> Network:
    """The network with its lamp's rates on these sets, and on those that chose its threshold."""
    rates = [_rate(network, each) for each in sets]
    rates += [replace(_rate(network, each), choosing=True) for each in choosing]
    return replace(network, lamp=replace(lamp_of(network), rates=tuple(rates)))


def _rate(network: Network, measured: Measured) -> Rate:
    name, digits, images = measured
    share = float(np.mean(lit(network, images)))
    return Rate(name, len(images), digits, round(share, 6))


def lit(network: Network, images: Any) -> NDArray[np.bool_]:
    """Whether the lamp lights, (N,)."""
    return scores(network, images) < lamp_of(network).threshold


def _activations(network: Network, images: Any) -> FloatArray:
    """All hidden activations side by side, of stacks of maps the means: (N, hidden)."""
    planes = network.planes[:-1]
    return np.concatenate(
        [
            np.concatenate(
                [
                    map_means(layer.post, plane.form.maps)
                    for plane, layer in zip(planes, trace.layers, strict=False)
                ],
                axis=1,
            )
            for trace in record_in_chunks(network, images)
        ]
    )


def _regression(features: FloatArray, labels: Sums, share: Sums) -> Sums:
    """Weights and bias of the ridge logistic regression, by Newton's method.

    Minimises sum(share * log-loss) + RIDGE / 2 * |weights|^2.
    """
    count = features.shape[1]
    found = np.zeros(count + 1)
    ridge = np.append(np.full(count, RIDGE), 1e-9)  # the bias is free
    for _ in range(STEPS):
        z = features @ found[:-1].astype(np.float32) + found[-1]
        p = 0.5 * (1 + np.tanh(z / 2))
        error = share * (p - labels)
        slope = np.append(error @ features, error.sum()) + ridge * found
        curve = share * p * (1 - p)
        bent = features * np.sqrt(curve)[:, None].astype(np.float32)
        hessian = np.empty((count + 1, count + 1))
        hessian[:-1, :-1] = bent.T @ bent
        hessian[-1, :-1] = hessian[:-1, -1] = curve @ features
        hessian[-1, -1] = curve.sum()
        step = np.linalg.solve(hessian + np.diag(ridge), slope)
        found -= step
        if np.abs(step).max() < 1e-5:
            break
    return found


def _with_weights(network: Network, weights: FloatArray, lamp: Lamp) -> Network:
    measured, start = dict(network.measured), 0
    for plane in network.planes[:-1]:
        own = weights[start : start + plane.form.maps]
        measured[plane.name] = replace(network.measures(plane.name), familiar=own)
        start += plane.form.maps
    return replace(network, measured=measured, lamp=lamp)
