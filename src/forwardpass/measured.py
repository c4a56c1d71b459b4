"""Checks what a network may have been measured for: responses, how often, the lamp's weights.

The arrays are optional tensors of hidden layers. What they mean and how they come about is left to
`responses` and `familiarity`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from forwardpass.errors import InputError

if TYPE_CHECKING:
    from forwardpass.network import Layer, Network

MEASURED: Final = ("responses", "often", "familiar")  # tensors that a hidden layer may have


def check_layer(layer: Layer) -> None:
    """Refuse wrong shapes and values; the number of classes is the network's to check."""
    name, responses = layer.name, layer.responses
    if responses is not None and (responses.ndim != 2 or responses.shape[1] != layer.outputs):
        expected = f"(classes, {layer.outputs})"
        raise InputError(f"{name}.responses must have shape {expected}, got {responses.shape}")
    for part in MEASURED:
        values = getattr(layer, part)
        if values is not None and part != "responses" and values.shape != (layer.outputs,):
            raise InputError(f"{name}.{part} must have shape ({layer.outputs},)")
        if values is not None and not np.isfinite(values).all():
            raise InputError(f"{name}.{part} has values that are NaN or infinite")
    if layer.often is not None and not ((layer.often >= 0) & (layer.often <= 1)).all():
        raise InputError(f"{name}.often must hold shares from 0 to 1")


def check_network(network: Network) -> None:
    """Only hidden layers are measured, and the lamp reads all of them or none."""
    *hidden, last = network.layers
    for layer in hidden:
        if layer.responses is not None and len(layer.responses) != last.outputs:
            raise InputError(f"{layer.name}.responses must have {last.outputs} rows, one a class")
    if any(getattr(last, part) is not None for part in MEASURED):
        raise InputError(f"{last.name} is the last layer: only hidden layers are measured")
    weighed = [layer.familiar is not None for layer in hidden]
    if not (all(weighed) and hidden if network.lamp else not any(weighed)):
        raise InputError(f"{network.name} must have a lamp with weights in every hidden layer")
