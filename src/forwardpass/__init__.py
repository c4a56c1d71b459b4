"""See a neural network think: record a forward pass and look inside it.

Importing this package needs NumPy alone. torch is imported by `Network.from_module` and by
`forwardpass.model` only; the page, the command line and the web server live in their own modules.
"""

from importlib import resources

from forwardpass.dropout import Spread, dropped, record_training, sample_masks, spread
from forwardpass.errors import InputError
from forwardpass.evidence import (
    Connections,
    Contrast,
    Effective,
    Evidence,
    InputMap,
    Terms,
    ablate,
    contrast,
    effective,
    evidence,
    important,
    input_map,
    terms,
)
from forwardpass.familiarity import Familiarity, familiarity
from forwardpass.lamp import Lamp, Rate
from forwardpass.network import Accuracy, Layer, Network, Operation, Source
from forwardpass.notebook import Animation
from forwardpass.paths import Hop, Path, path
from forwardpass.responses import arrange, measure_responses
from forwardpass.show import show
from forwardpass.trace import LayerTrace, Trace, calibrate, record

__all__ = [
    "Accuracy",
    "Animation",
    "Connections",
    "Contrast",
    "Effective",
    "Evidence",
    "Familiarity",
    "Hop",
    "InputError",
    "InputMap",
    "Lamp",
    "Layer",
    "LayerTrace",
    "Network",
    "Operation",
    "Path",
    "Rate",
    "Source",
    "Spread",
    "Terms",
    "Trace",
    "ablate",
    "arrange",
    "calibrate",
    "contrast",
    "dropped",
    "effective",
    "evidence",
    "familiarity",
    "important",
    "input_map",
    "measure_responses",
    "path",
    "record",
    "record_training",
    "sample_masks",
    "shipped",
    "show",
    "spread",
    "terms",
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
