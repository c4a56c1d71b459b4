"""What if: the pass with some hidden neurons, whole feature maps or input values switched off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from forwardpass.base.errors import InputError
from forwardpass.base.tensors import FloatArray
from forwardpass.inside.carry import check_neurons
from forwardpass.network.form import Form, form_of
from forwardpass.network.network import Network
from forwardpass.operations.operation import INPUT
from forwardpass.trace.record import as_images, run
from forwardpass.trace.trace import Trace

Neurons = int | Sequence[int]
Off = Neurons | Mapping[str, Neurons]  # neurons, or {"neurons": ..., "maps": ...}


def ablate(
    network: Network,
    image: Any,
    layer: int | str | Mapping[int | str, Off],
    neurons: Neurons = (),
    maps: Neurons = (),
) -> Any:
    """The forward pass with these hidden neurons switched off: their activation is held at 0.

    `image` is what `record` takes, or a Trace, whose image is run again. `maps` switches off whole
    feature maps; of the layer "input" these are colour planes and neurons are its values, which
    become 0. Several layers are given as one mapping: `{"fc1": [3, 5], "conv2": {"maps": 7}}`.
    Raises `InputError` for neurons that do not exist and for the output layer, where switching off
    would mean nothing.
    """
    asked: Mapping[int | str, Off] = (
        layer if isinstance(layer, Mapping) else {layer: {"neurons": neurons, "maps": maps}}
    )
    images = as_images(network, image.image if isinstance(image, Trace) else image)
    factors: dict[str, FloatArray] = {}
    for place, off in asked.items():
        if place == INPUT and INPUT not in [plane.name for plane in network.planes]:
            chosen = _units(form_of(network.input_shape), off, INPUT)
            images = images.copy()
            images[..., chosen] = 0
            continue
        plane = network.planes[network.index(place)]
        if plane is network.planes[-1]:
            raise InputError(f"{plane.name} is the output: switch off a hidden neuron")
        check_neurons(plane, _listed(off.get("neurons", ()) if isinstance(off, Mapping) else off))
        row = factors.setdefault(plane.post, np.ones(network.shape_of(plane.post), np.float32))
        row.reshape(-1)[_units(plane.form, off, plane.name)] = 0
    return run(network, images, factors)


def _units(form: Form, off: Off, name: str) -> np.ndarray[Any, np.dtype[np.int64]]:
    """The places of all that is to be switched off. Raises `InputError` for what is not there."""
    asked = off if isinstance(off, Mapping) else {"neurons": off}
    if other := set(asked) - {"neurons", "maps"}:
        raise InputError(f"{name} has no {min(other)!r:.60} to switch off: give neurons or maps")
    for what, count in (("neurons", form.units), ("maps", form.maps)):
        for index in _listed(asked.get(what, ())):
            if isinstance(index, bool) or index != int(index) or not 0 <= index < count:
                raise InputError(f"{name} has {what} 0 to {count - 1}, got {index!r}")
    chosen = np.array(_listed(asked.get("neurons", ())), dtype=np.int64)
    starts = np.array(_listed(asked.get("maps", ())), dtype=np.int64) * form.cells
    whole = (starts[:, None] + np.arange(form.cells)).ravel()
    return np.concatenate([chosen, whole])


def _listed(some: Neurons) -> list[int]:
    return [int(some)] if isinstance(some, int | np.integer) else list(some)
