"""See a neural network think: record a forward pass and look inside it.

Importing this package needs NumPy alone. torch is imported by `Network.from_module` and by
`forwardpass.model` only; the page, the command line and the web server live in their own modules.
"""

from importlib import resources

from forwardpass.errors import InputError
from forwardpass.evidence import (
    Connections,
    Contrast,
    Effective,
    Evidence,
    InputMap,
    ablate,
    contrast,
    effective,
    evidence,
    important,
    input_map,
)
from forwardpass.network import Accuracy, Layer, Network, Operation, Source
from forwardpass.notebook import Animation
from forwardpass.show import show
from forwardpass.trace import LayerTrace, Trace, calibrate, record

__all__ = [
    "Accuracy",
    "Animation",
    "Connections",
    "Contrast",
    "Effective",
    "Evidence",
    "InputError",
    "InputMap",
    "Layer",
    "LayerTrace",
    "Network",
    "Operation",
    "Source",
    "Trace",
    "ablate",
    "calibrate",
    "contrast",
    "effective",
    "evidence",
    "important",
    "input_map",
    "record",
    "shipped",
    "show",
]


def shipped() -> Network:
    """The trained MNISTNet that comes with the package. Raises `InputError` when it is missing."""
    file = resources.files("forwardpass").joinpath("assets", "mnistnet.safetensors")
    try:
        return Network.from_bytes(file.read_bytes(), where="the shipped network")
    except OSError as error:
        raise InputError(
            "the shipped network is missing from this installation: "
            "install forwardpass again, or train one with `forwardpass train`"
        ) from error
