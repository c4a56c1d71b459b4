"""Dropout made visible: the pass as it is in training, and how far its answers spread.

A dropped neuron gives 0 and a survivor is scaled by 1 / (1 - p), as PyTorch's Dropout does. The
masks come from a small generator of our own, so that a seed means the same masks in the page.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.network.network import Network
from forwardpass.operations.operation import Operation
from forwardpass.operations.table import kind_of
from forwardpass.trace.record import as_images, run

QUANTILES: Final = (0.05, 0.25, 0.5, 0.75, 0.95)

Mask = NDArray[np.bool_]  # (out,) True for a neuron that stays
Masks = Sequence[Mask | None]  # one a plane, None where nothing is dropped


@dataclass(frozen=True, eq=False)
class Spread:
    """What the probabilities did over many masks, one value a class."""

    runs: int
    mean: NDArray[np.float64]  # (classes,)
    std: NDArray[np.float64]  # (classes,)
    quantiles: NDArray[np.float64]  # (len(QUANTILES), classes)
    won: NDArray[np.float64]  # (classes,) share of the runs in which it was most probable


def dropped(network: Network) -> tuple[float, ...]:
    """Share of each layer's neurons that training switches off: p of the dropout after it, or 0."""
    return network.dropped()


def sample_masks(network: Network, seed: int) -> Masks:
    """Masks as training would draw them, the same for the same seed (a whole number from 0).

    A dropout of whole maps draws once for each map.
    """
    ops = _dropouts(network)
    drawn = [0 if op is None else _draws(op) for op in ops]
    parts = np.split(mulberry32(seed, sum(drawn)), np.cumsum(drawn)[:-1])
    return tuple(
        None if op is None else np.repeat(part >= op.number("p"), math.prod(op.shape) // count)
        for op, part, count in zip(ops, parts, drawn, strict=True)
    )


def record_training(network: Network, image: Any, masks: Masks) -> Any:
    """The pass in training mode. Raises `InputError` for masks that do not fit the layers."""
    return run(network, as_images(network, image), _factors(network, masks))


def spread(network: Network, image: Any, runs: int, seed: int) -> Spread:
    """Many passes in training mode; run k has the masks of `sample_masks(network, seed + k)`."""
    masks = (sample_masks(network, seed + k) for k in range(runs))
    traces = [record_training(network, image, mask) for mask in masks]
    probs = np.stack([trace.probs for trace in traces]).astype(np.float64)
    winners = np.bincount([trace.prediction for trace in traces], minlength=probs.shape[1])
    quantiles = np.quantile(probs, QUANTILES, axis=0)
    return Spread(runs, probs.mean(axis=0), probs.std(axis=0), quantiles, winners / runs)


def mulberry32(seed: int, count: int) -> NDArray[np.float64]:
    """`count` numbers in 0..1 from a seed (mulberry32 by T. Ettinger, public domain)."""
    state = (seed + 0x6D2B79F5 * np.arange(1, count + 1, dtype=np.uint64)).astype(np.uint32)
    t = (state ^ (state >> np.uint32(15))) * (state | np.uint32(1))
    t = (t + (t ^ (t >> np.uint32(7))) * (t | np.uint32(61))) ^ t
    numbers: NDArray[np.float64] = (t ^ (t >> np.uint32(14))).astype(np.float64) / 2**32
    return numbers


def _factors(network: Network, masks: Masks) -> dict[str, FloatArray]:
    """Masks are put on what a plane's dropout gives, or on what a plane without one hands on."""
    planes, ops = network.planes, _dropouts(network)
    if len(masks) != len(planes):
        raise InputError(f"{len(planes)} layers need as many masks, got {len(masks)}")
    factors: dict[str, FloatArray] = {}
    for plane, op, mask in zip(planes, ops, masks, strict=True):
        if mask is None:
            continue
        if np.shape(mask) != (plane.outputs,) or plane is planes[-1]:
            raise InputError(f"{plane.name} cannot take a mask of shape {np.shape(mask)}")
        name, p = (plane.post, 0.0) if op is None else (op.name, op.number("p"))
        survivor = np.float32(1 / (1 - p) if p < 1 else 0)
        factors[name] = (np.asarray(mask) * survivor).reshape(network.shape_of(name))
    return factors


def _dropouts(network: Network) -> tuple[Operation | None, ...]:
    """The dropout of each plane that switches anything off; none in the last, which answers."""
    hidden = (map(network.operation, plane.operations) for plane in network.planes[:-1])
    found = (next((op for op in ops if kind_of(op).role == "dropout"), None) for ops in hidden)
    return (*(op if op is not None and op.number("p") else None for op in found), None)


def _draws(op: Operation) -> int:
    """How many numbers a mask is drawn from: one a unit, or one a map."""
    return op.shape[0] if op.settings.get("maps") is True else math.prod(op.shape)
