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
from forwardpass.operations.table import kind_of
from forwardpass.trace.trace import Batch, Trace

CHUNK = 2_000  # images recorded at a time, fewer where their values fill
NUMBERS = 2**25  # numbers, 128 MB
_USUAL = 1e6  # what no picture or feature is above: then it is not the weights that are to blame


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
    start = images.reshape(-1, *network.input_shape)
    with np.errstate(all="ignore"):  # once a pass: what came of it is looked at
        values, log_probs, probs = _values(network, start, factors)
        if not _is_finite(network, values, log_probs):
            # On its way a sum may be too large for float32 although its end is not.
            values, log_probs, probs = _values(network, start, factors, wide=True)
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


def _values(
    network: Network, start: FloatArray, factors: Mapping[str, FloatArray], wide: bool = False
) -> tuple[dict[str, FloatArray], FloatArray, FloatArray]:
    """The value of every operation; log-probabilities and probabilities. `wide` adds in float64."""
    values = {INPUT: start}
    for op, kind in network.steps:
        reads = [values[name] for name in op.reads]
        if wide:
            reads = [read.astype(np.float64) for read in reads]
        value = kind.forward(op, reads)
        if wide:
            value = value.astype(np.float32)
        if factors and op.name in factors:
            value = value * factors[op.name]
        value.setflags(False)  # type: ignore[call-arg]  # by name it takes twice as long
        values[op.name] = value
    return values, *_shares(network, values)


def record_in_chunks(network: Network, images: Any) -> Iterator[Batch]:
    """The passes of any number of images, (N, ...), as batches that fit in memory, in order."""
    for chunk in in_chunks(images, chunk_of(network)):
        yield run(network, np.atleast_2d(as_images(network, chunk)), {})


def chunk_of(network: Network) -> int:
    """How many images are recorded at a time."""
    return max(1, min(CHUNK, NUMBERS // network.numbers))


def in_chunks(images: Any, size: int | None = None) -> Iterator[Any]:
    """The images, at most `size` at a time; CHUNK if None."""
    step = size or CHUNK
    return (images[start : start + step] for start in range(0, len(images), step))


def calibrate(network: Network, images: Any) -> Network:
    """The network with each hidden plane's drawing scale set from a batch of images.

    The scale is the 0.99 quantile of the plane's positive activations, 1 where there are none.
    """
    start = np.atleast_2d(as_images(network, images))
    posts = {plane.name: [np.zeros(0, np.float32)] for plane in network.planes[:-1]}
    for chunk in in_chunks(start, chunk_of(network)):
        for layer in run(network, chunk, {}).layers[:-1]:
            posts[layer.name].append(layer.post[layer.post > 0])
    scales = {name: _quantile(np.concatenate(found)) for name, found in posts.items()}
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
        array = _float32(array)
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
    if not math.isfinite(np.vdot(array, array)) and not np.isfinite(array).all():
        raise InputError("image has values that are NaN or infinite")
    return _locked(array)


def _float32(array: FloatArray) -> FloatArray:
    """A copy, since a trace must not change with its input; too large a number becomes infinity."""
    if array.dtype == np.float32:  # `errstate` costs as much as a layer's ReLU
        return array.copy()
    with np.errstate(over="ignore"):
        return array.astype(np.float32)


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


def _is_finite(network: Network, values: Mapping[str, FloatArray], log_probs: FloatArray) -> bool:
    """Whether no number of a pass is NaN or infinite: finite weights can have sums that are.

    Only sums can begin it, in what adds up what it reads, and in the scores' softmax. The sum of
    squares is finite only if every number is, and takes a third of the time of looking at each.
    """
    squares = np.vdot(log_probs, log_probs)
    for name in network.sums:
        squares += np.vdot(values[name], values[name])
    return math.isfinite(squares) or all(
        np.isfinite(value).all() for value in (*values.values(), log_probs)
    )


def _check_finite(
    network: Network, values: Mapping[str, FloatArray], log_probs: FloatArray
) -> None:
    """Refuse a pass with NaN or infinity in it. Raises `InputError`."""
    everything = {**values, "its probabilities": log_probs}
    wrong = next((name for name, x in everything.items() if not np.isfinite(x).all()), None)
    if wrong is not None:
        raise InputError(
            f"{network.name} gives values that are NaN or infinite, first in {wrong}: "
            f"{_why(network, values, wrong)}, so there is no answer to show"
        )


def _why(network: Network, values: Mapping[str, FloatArray], wrong: str) -> str:
    """Whose fault it is: a norm's whose values are all alike, the input's, or the weights'."""
    op = next((op for op in network.operations if op.name == wrong), None)
    if op is not None and kind_of(op).role == "norm" and np.isnan(values[wrong]).any():
        return "what this norm divides by is 0 for this input"
    most = float(np.abs(values[INPUT]).max())
    if most > _USUAL:
        return f"the input holds values up to {most:.2g}, too large to calculate with"
    return "its weights are too large for this input"


def _quantile(positive: FloatArray) -> float:
    return float(np.quantile(positive, 0.99)) if positive.size else 1.0


def _locked(array: FloatArray) -> FloatArray:
    array.setflags(write=False)
    return array
