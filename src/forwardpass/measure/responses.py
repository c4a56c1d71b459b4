"""What neurons usually respond to: mean activation for each class, and how often they are active.

Measured once on many images and stored with the network, so that the page can say which digit a
neuron prefers and arrange neurons by it. Where the images come from is left to others.
"""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import rounded_to_half
from forwardpass.network.measured import map_means
from forwardpass.network.network import Network
from forwardpass.trace.record import chunk_of, in_chunks, record_in_chunks
from forwardpass.trace.trace import IntArray


def measure_responses(network: Network, images: Any, labels: Any) -> Network:
    """The network with `responses` and `often` of every hidden layer, rounded to float16.

    Of a stack of feature maps they are those of whole maps: the mean over their cells.

    `images` is a batch as `record` takes it, (N, ...); `labels` (N,) says the class of each.
    Classes without an image get 0. Raises `InputError` when the two do not fit.
    """
    known = np.asarray(labels, dtype=np.int64)
    classes = network.planes[-1].outputs
    if known.shape != (len(images),) or len(known) == 0:
        raise InputError(f"{len(images)} images need as many labels, got shape {known.shape}")
    if known.min() < 0 or known.max() >= classes:
        raise InputError(f"labels must be classes 0 to {classes - 1}")
    hidden = network.planes[:-1]
    sums = [np.zeros((classes, plane.form.maps)) for plane in hidden]
    active = [np.zeros(plane.form.maps) for plane in hidden]
    labelled = in_chunks(known, chunk_of(network))
    for trace, here in zip(record_in_chunks(network, images), labelled, strict=True):
        shown = _one_hot(here, classes)
        for k, (plane, layer) in enumerate(zip(hidden, trace.layers, strict=False)):
            sums[k] += shown.T @ map_means(layer.post, plane.form.maps)
            active[k] += map_means(layer.post > 0, plane.form.maps).sum(axis=0)
    each = np.maximum(np.bincount(known, minlength=classes), 1)[:, None]
    measured = {
        plane.name: replace(
            network.measures(plane.name),
            responses=rounded_to_half(total / each),
            often=rounded_to_half(count / len(known)),
        )
        for plane, total, count in zip(hidden, sums, active, strict=True)
    }
    return replace(network, measured={**network.measured, **measured})


def _one_hot(labels: IntArray, classes: int) -> NDArray[np.float32]:
    return np.eye(classes, dtype=np.float32)[labels]
