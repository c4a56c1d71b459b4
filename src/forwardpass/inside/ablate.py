"""What if: the pass with some hidden neurons switched off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.inside.carry import check_neurons
from forwardpass.network.network import Network
from forwardpass.trace.record import as_images, run
from forwardpass.trace.trace import Trace

Neurons = int | Sequence[int]


def ablate(
    network: Network,
    image: Any,
    layer: int | str | Mapping[int | str, Neurons],
    neurons: Neurons = (),
) -> Any:
    """The forward pass with these hidden neurons switched off: their activation is held at 0.

    `image` is what `record` takes, or a Trace, whose image is run again. Neurons of several layers
    are given as one mapping: `{"fc1": [3, 5], "fc2": 7}`. Raises `InputError` for neurons that do
    not exist and for the output layer, where switching off would mean nothing.
    """
    factors: dict[str, FloatArray] = {}
    for place, some in (layer if isinstance(layer, Mapping) else {layer: neurons}).items():
        plane = network.planes[network.index(place)]
        if plane is network.planes[-1]:
            raise InputError(f"{plane.name} is the output: switch off a hidden neuron")
        chosen = [int(some)] if isinstance(some, int | np.integer) else list(some)
        check_neurons(plane, chosen)
        row = factors.setdefault(plane.post, np.ones(plane.shape, np.float32))
        row.reshape(-1)[np.array(chosen, dtype=np.int64)] = 0
    images = image.image if isinstance(image, Trace) else image
    return run(network, as_images(network, images), factors)
