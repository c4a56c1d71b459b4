"""Runs a network: from images to a Trace or a Batch, one fold over its operations."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.network.network import Network
from forwardpass.operations.operation import INPUT, Shape
from forwardpass.operations.softmax import softmax
from forwardpass.trace.trace import Batch, Trace

CHUNK = 2_000  # images recorded at a time


def record(network: Network, images: Any) -> Any:
    """Run `images` through the network and keep every number on the way: a Trace, or a Batch.

    One image has the network's input shape, or the same without leading ones, or is flat: (1, 28,
    28), (28, 28) or (784,), values 0..1. With one more axis in front it is a batch.
    Raises `InputError` for other shapes, for values that are not finite numbers, and when a number
    on the way is not.
    """
    return run(network, as_images(network, images), {})


def run(network: Network, images: FloatArray, factors: Mapping[str, FloatArray]) -> Any:
    """The pass of checked images (in,) or (N, in), values multiplied by `factors[operation]`.

    A factor of 0 switches a unit off; dropout gives survivors 1 / (1 - p).
    Raises `InputError` when any number of the pass is NaN or infinite.
    """
    values: dict[str, FloatArray] = {INPUT: images.reshape(-1, *network.input_shape)}
    with np.errstate(all="ignore"):  # once a pass: `_check_finite` looks at what came of it
        for op, kind in network.steps:
            value = kind.forward(op, [values[name] for name in op.reads])
            if factors and op.name in factors:
                value = value * factors[op.name]
            value.setflags(write=False)
            values[op.name] = value
        log_probs, probs = _shares(network, values)
        _check_finite(network, values, log_probs)
    scores = values[network.scores]
    if images.ndim == 2:
        best, highest = log_probs.argmax(axis=-1), probs.max(axis=-1)
        return Batch(network, values, dict(factors), scores, log_probs, probs, best, highest)
    rows = {name: value[0] for name, value in values.items()}
    prediction = int(log_probs[0].argmax())
    confidence = float(probs[0, prediction])
    return Trace(
        network, rows, dict(factors), scores[0], log_probs[0], probs[0], prediction, confidence
    )


def record_in_chunks(network: Network, images: Any) -> Iterator[Batch]:
    """The passes of any number of images, (N, ...), as batches of at most CHUNK, in order."""
    for chunk in in_chunks(images):
        yield run(network, np.atleast_2d(as_images(network, chunk)), {})


def in_chunks(images: Any) -> Iterator[Any]:
    """The images, at most CHUNK at a time."""
    return (images[start : start + CHUNK] for start in range(0, len(images), CHUNK))


def calibrate(network: Network, images: Any) -> Network:
    """The network with each hidden plane's drawing scale set from a batch of images.

    The scale is the 0.99 quantile of the plane's positive activations, 1 where there are none.
    """
    trace = record(network, images)
    hidden = zip(network.planes[:-1], trace.layers, strict=False)
    scales = {plane.name: _quantile(layer.post) for plane, layer in hidden}
    measured = {
        name: replace(network.measures(name), scale=scale)
        for name, scale in scales.items()
        if scale != 1 or name in network.measured
    }
    return replace(network, measured={**network.measured, **measured})


def as_images(network: Network, images: Any) -> FloatArray:
    """`images` as float32, (in,) for one and (N, in) for a batch. Raises `InputError`."""
    try:
        array = np.asarray(images)
        if array.dtype == np.uint8 and array.size and array.max() > 1:
            raise InputError("image has values up to 255: divide by 255, pixels are 0..1")
        with np.errstate(over="ignore"):  # too large for float32 becomes infinity, refused below
            array = array.astype(np.float32)  # a copy: the trace must not change with its input
    except (TypeError, ValueError, RuntimeError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError("image must be an array of numbers") from error
    count = network.inputs
    shapes = _one_image(network.input_shape)
    if array.shape in shapes:
        array = array.reshape(count)
    elif array.shape[1:] in shapes and array.ndim > 1:
        array = array.reshape(-1, count)
    else:
        raise InputError(f"image must have {count} values, got shape {array.shape}")
    if not np.isfinite(array).all():
        raise InputError("image has values that are NaN or infinite")
    return _locked(array)


@cache
def _one_image(shape: Shape) -> frozenset[Shape]:
    """The shapes in which one image may come."""
    shapes = {shape, (math.prod(shape),)}
    while shape[0] == 1 and len(shape) > 1:
        shape = shape[1:]
        shapes.add(shape)
    return frozenset(shapes)


def _shares(network: Network, values: dict[str, FloatArray]) -> tuple[FloatArray, FloatArray]:
    """The logarithm of the probabilities, and the probabilities."""
    if network.output == "log_softmax":
        log_probs = values[network.operations[-1].name]
        return log_probs, _locked(np.exp(log_probs))
    log_probs, probs = softmax(values[network.scores])
    return _locked(log_probs), _locked(probs)


def _check_finite(
    network: Network, values: Mapping[str, FloatArray], log_probs: FloatArray
) -> None:
    """Refuse a pass with NaN or infinity in it: finite weights can have sums that are not.

    Of one image the sum of all squares says it in one go, which costs 5 us of 80, unless that is
    infinite itself. Of many images one operation is looked at after the other, so that nothing of
    that size is copied.
    """
    computed = (*values.values(), log_probs)
    if len(log_probs) == 1:
        every = np.concatenate(computed, axis=None)
        if every.dot(every) < np.inf:
            return
    if all(np.isfinite(array).all() for array in computed):
        return
    wrong = (name for name, value in values.items() if not np.isfinite(value).all())
    raise InputError(
        f"{network.name} gives values that are NaN or infinite, first in "
        f"{next(wrong, 'its probabilities')}: its weights are too large for this input, "
        "so there is no answer to show"
    )


def _quantile(post: FloatArray) -> float:
    positive = post[post > 0]
    return float(np.quantile(positive, 0.99)) if positive.size else 1.0


def _locked(array: FloatArray) -> FloatArray:
    array.setflags(write=False)
    return array
