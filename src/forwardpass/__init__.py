"""See a neural network think: record a forward pass and look inside it.

Importing this package needs NumPy alone. torch is imported in the rooms `convert` and `learn` only
(`Network.from_module`, training); the command line and the web server are imported when asked for.
Which room may import which is in pyproject.toml, [tool.importlinter].
"""

from forwardpass.base.errors import InputError
from forwardpass.inside.arrange import arrange
from forwardpass.inside.dropout import Spread, dropped, record_training, sample_masks, spread
from forwardpass.inside.evidence import (
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
from forwardpass.inside.familiarity import Familiarity, familiarity
from forwardpass.inside.paths import Hop, Path, path
from forwardpass.measure.responses import measure_responses
from forwardpass.network.lamp import Lamp, Rate
from forwardpass.network.network import Accuracy, Layer, Network, Operation, Source
from forwardpass.network.shipped import shipped
from forwardpass.show.notebook import Animation
from forwardpass.show.show import show
from forwardpass.trace.trace import LayerTrace, Trace, calibrate, record

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
