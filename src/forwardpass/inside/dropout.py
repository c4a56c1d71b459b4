"""Dropout made visible: the pass as it is in training, and how far its answers spread.

A dropped neuron gives 0 and a survivor is scaled by 1 / (1 - p), as PyTorch's Dropout does. The
masks come from a small generator of our own, so that a seed means the same masks in the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.network.network import Network
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
    """Masks as training would draw them, the same for the same seed (a whole number from 0)."""
    shares = (*dropped(network)[:-1], 0.0)
    sizes = [plane.outputs if p else 0 for p, plane in zip(shares, network.planes, strict=True)]
    chance = mulberry32(seed, sum(sizes))
    parts = np.split(chance, np.cumsum(sizes)[:-1])
    return tuple(part >= p if p else None for p, part in zip(shares, parts, strict=True))


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
    planes = network.planes
    if len(masks) != len(planes):
        raise InputError(f"{len(planes)} layers need as many masks, got {len(masks)}")
    factors: dict[str, FloatArray] = {}
    for plane, p, mask in zip(planes, network.dropped(), masks, strict=True):
        if mask is None:
            continue
        if np.shape(mask) != (plane.outputs,) or plane is planes[-1]:
            raise InputError(f"{plane.name} cannot take a mask of shape {np.shape(mask)}")
        factors[plane.post] = (np.asarray(mask) / (1 - p)).astype(np.float32).reshape(plane.shape)
    return factors
