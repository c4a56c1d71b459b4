"""A network with other layers than it has, for tests of dense networks."""

from collections.abc import Sequence
from typing import Any

from forwardpass import Layer, Network

GIVEN = ("name", "input_shape", "class_names", "output")


def with_layers(network: Network, layers: Sequence[Layer], **about: Any) -> Network:
    """The network with other layers, and whatever else is given."""
    kept = ("source", "accuracy", "credits", "feature_names", "lamp")
    fields = {name: getattr(network, name) for name in kept} | about
    given = {name: fields.pop(name, getattr(network, name)) for name in GIVEN}
    return Network.dense(layers=layers, **given, **fields)
